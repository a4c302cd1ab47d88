from importlib.resources import files

import numpy as np
import pytest

from communique.model.encode import Pieces, encode, load_tokenizer
from communique.model.links import Window
from communique.model.parser import Parser
from communique.model.reader import Tagged
from communique.model.syntax import LONGEST, find_owners, parse_sentences
from communique.model.words import find_words

SIZE = 384
TEXT = "Varda cannot open the gates."


def tag(text: str, states: np.ndarray | None = None) -> Tagged:
    """A text as the encoder leaves it; states are random where none are given."""
    pieces: Pieces = encode(text, [(0, len(text))], load_tokenizer())
    if states is None:
        states = np.random.default_rng(1).normal(size=(len(pieces), SIZE)).astype(np.float32)
    none = np.zeros((len(pieces), 0), dtype=np.float32)
    return Tagged(pieces, none, none, none, states, Window(0, none), ())


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load(files("communique.model").joinpath("weights"))


def test_every_sentence_has_one_root(parser: Parser) -> None:
    text = TEXT + " Ostrel waits by the river."
    parses = parse_sentences(text, tag(text), [(0, 28), (29, len(text))], parser)
    assert [[token.head for token in parse.tokens].count(None) for parse in parses] == [1, 1]


def test_the_root_alone_is_called_root(parser: Parser) -> None:
    (parse,) = parse_sentences(TEXT, tag(TEXT), [(0, len(TEXT))], parser)
    assert [token.relation == "root" for token in parse.tokens] == [token.head is None for token in parse.tokens]


def test_tokens_stand_where_their_words_do(parser: Parser) -> None:
    (parse,) = parse_sentences(TEXT, tag(TEXT), [(0, len(TEXT))], parser)
    words = [TEXT[token.start : token.end] for token in parse.tokens]
    assert words == ["Varda", "can", "not", "open", "the", "gates", "."]


def test_a_word_inside_another_words_piece_hangs_on_it(parser: Parser) -> None:
    (parse,) = parse_sentences(TEXT, tag(TEXT), [(0, len(TEXT))], parser)
    assert parse.tokens[2].head == 1


def test_a_word_is_seen_at_its_first_piece() -> None:
    text = "the Vardanese"
    tagged = tag(text)
    ((_, own),) = find_owners([find_words(text, 0, len(text))], tagged.pieces)
    assert own == {0: 0, 1: 1}


def test_a_sentence_outside_the_pieces_is_still_a_tree(parser: Parser) -> None:
    tagged = tag("")
    (parse,) = parse_sentences("by night", tagged, [(0, 8)], parser)
    assert [token.head for token in parse.tokens] == [None, 0]


def test_the_rest_of_the_text_does_not_change_a_sentence(parser: Parser) -> None:
    text = TEXT + " Ostrel waits by the river."
    both = parse_sentences(text, tag(text), [(0, 28), (29, len(text))], parser)
    assert parse_sentences(text, tag(text), [(29, len(text))], parser) == both[1:]


def test_a_sentence_without_end_is_one_tree(parser: Parser) -> None:
    text = "( " * (LONGEST + 10)
    (parse,) = parse_sentences(text, tag(text), [(0, len(text))], parser)
    heads_found = [token.head for token in parse.tokens]
    assert (len(heads_found), heads_found.count(None)) == (LONGEST + 10, 1)


def test_what_a_sentence_too_long_goes_on_with_hangs_on_its_root(parser: Parser) -> None:
    text = "( " * (LONGEST + 10)
    (parse,) = parse_sentences(text, tag(text), [(0, len(text))], parser)
    root = next(place for place, token in enumerate(parse.tokens) if token.head is None)
    assert [token.head for token in parse.tokens[LONGEST:] if token.relation == "parataxis"].count(root) >= 1
