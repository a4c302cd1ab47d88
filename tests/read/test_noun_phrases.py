"""Tests of read/noun_phrases.py."""

import numpy as np

from communique.model.encode import encode, load_tokenizer
from communique.model.labels import UPOS
from communique.model.links import SpanHeads, Window
from communique.model.reader import Tagged
from communique.read.noun_phrases import find_noun_phrases
from communique.types import Article, NounPhrase


def phrases_of(text: str, tags: str) -> tuple[NounPhrase, ...]:
    """The noun phrases of a text whose words, as the encoder cuts them, have these parts of speech."""
    pieces = encode(text, [(0, len(text))], load_tokenizer())
    states = np.zeros((len(pieces), len(UPOS)), dtype=np.float32)
    for at, tag in zip(np.flatnonzero(pieces.opens), tags.split(), strict=True):
        states[at, UPOS.index(tag)] = 1
    window = Window(0, states)
    tagged = Tagged(pieces, states, states, states, states, states, window, (window,))
    one = {
        "syntax.upos_alone.weight": np.eye(len(UPOS), dtype=np.float32),
        "syntax.upos_alone.bias": np.zeros(len(UPOS), dtype=np.float32),
    }
    return find_noun_phrases(Article("a", "a.txt", text, "a"), tagged, SpanHeads(one))


def words_of(text: str, tags: str) -> list[str]:
    return [text[phrase.start : phrase.end] for phrase in phrases_of(text, tags)]


def test_a_phrase_runs_from_determiner_to_noun() -> None:
    text = "The old river envoy left the town of Sile."
    tags = "DET ADJ NOUN NOUN VERB DET NOUN ADP PROPN PUNCT"
    assert words_of(text, tags) == ["The old river envoy", "the town", "Sile"]


def test_a_possessive_pronoun_opens_a_phrase() -> None:
    assert words_of("He sold her dam.", "PRON VERB PRON NOUN PUNCT") == ["her dam"]


def test_an_owner_is_a_phrase_and_part_of_what_it_owns() -> None:
    text = "The envoy's letter burned."
    assert words_of(text, "DET NOUN PART PART NOUN VERB PUNCT") == ["The envoy", "The envoy's letter"]


def test_a_verb_behind_a_noun_is_no_part_of_a_phrase() -> None:
    assert words_of("The dam holds water.", "DET NOUN VERB NOUN PUNCT") == ["The dam", "water"]


def test_a_participle_behind_a_determiner_is() -> None:
    assert words_of("The visiting envoy left.", "DET VERB NOUN VERB PUNCT") == ["The visiting envoy"]


def test_a_word_with_hyphens_is_one() -> None:
    text = "A vice-chairman left."
    assert words_of(text, "DET NOUN PUNCT NOUN VERB PUNCT") == ["A vice-chairman"]


def test_no_phrase_reaches_over_a_paragraph() -> None:
    assert words_of("River talks\n\nEnvoys left", "NOUN NOUN NOUN VERB") == ["River talks", "Envoys"]


def test_a_long_phrase_is_its_noun_alone() -> None:
    text = "The " + "very old and crumbling ".replace("and ", "") * 4 + "dam fell."
    assert words_of(text, "DET " + "ADV ADJ ADJ " * 4 + "NOUN VERB PUNCT") == ["dam"]


def test_the_name_that_a_phrase_ends_in_is_told() -> None:
    text = "The envoy Ilse Marn left."
    (phrase,) = phrases_of(text, "DET NOUN PROPN PROPN VERB PUNCT")
    assert phrase.proper == text.index("Ilse")
