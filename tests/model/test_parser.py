from importlib.resources import files

import numpy as np
import pytest

from communique.model.labels import DEPENDENCIES, UPOS
from communique.model.lemmas import load_lemma_edits
from communique.model.parser import Parser, lay_out

STATES = np.random.default_rng(3).normal(size=(9, 384)).astype(np.float32)
LENGTHS = (2, 4, 3)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load(files("communique.model").joinpath("weights"))


def test_sentences_are_laid_out_in_rows_of_the_longest() -> None:
    laid = lay_out(STATES, LENGTHS)
    assert laid["places"].tolist() == [[0, 1, 9, 9], [2, 3, 4, 5], [6, 7, 8, 9]]


def test_each_word_is_found_again_where_it_was_laid_out() -> None:
    laid = lay_out(STATES, LENGTHS)
    assert laid["places"].ravel()[laid["rows"]].tolist() == list(range(len(STATES)))


def test_there_is_a_lemma_edit_for_each_column(parser: Parser) -> None:
    assert parser.score_words(STATES, LENGTHS).lemmas.shape == (len(STATES), len(load_lemma_edits()))


def test_parts_of_speech_are_among_those_of_the_treebanks(parser: Parser) -> None:
    assert set(parser.score_words(STATES, LENGTHS).upos.tolist()) <= set(range(len(UPOS)))


def test_the_root_may_be_every_words_head(parser: Parser) -> None:
    scores = parser.score_words(STATES, LENGTHS)
    relations = parser.score_relations(scores.dependents, scores.heads[[-1] * len(STATES)])
    assert relations.shape == (len(STATES), len(DEPENDENCIES))


def test_sentences_beside_it_do_not_change_what_is_said_of_a_sentence(parser: Parser) -> None:
    together, alone = parser.score_words(STATES, LENGTHS), parser.score_words(STATES[:2], LENGTHS[:1])
    np.testing.assert_allclose(together.lemmas[:2], alone.lemmas, atol=1e-5)


def test_sentences_beside_it_do_not_change_a_sentences_arcs(parser: Parser) -> None:
    together, alone = parser.score_words(STATES, LENGTHS), parser.score_words(STATES[6:], LENGTHS[2:])
    np.testing.assert_allclose(together.arcs[2, :3, :4], alone.arcs[0], atol=1e-5)
