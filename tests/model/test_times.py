"""Tests of model/times.py."""

import numpy as np
import pytest

from communique.model.encode import encode, load_tokenizer
from communique.model.reader import Reader
from communique.model.times import (
    AROUND,
    JOINED,
    OPENING,
    REACH,
    SPACED,
    TimeHeads,
    TimeWords,
    describe_words,
    find_windows,
)
from communique.model.words import find_words

TEXT = "Varda shut the third-largest sluice on Monday.\n\nOstrel waited."


def _described(text: str) -> TimeWords:
    words = find_words(text, 0, len(text))
    return describe_words(text, words, encode(text, [(0, len(text))], load_tokenizer()))


def test_what_stands_before_a_word_is_told() -> None:
    words = _described(TEXT)
    gaps = {TEXT[start:end]: gap for (start, end), gap in zip(words.bounds, words.gaps.tolist(), strict=True)}
    assert gaps == {
        "Varda": OPENING, "shut": SPACED,
        "the": SPACED, "third": SPACED, "-": JOINED, "largest": JOINED, "sluice": SPACED,
        "on": SPACED, "Monday": SPACED, ".": JOINED, "Ostrel": OPENING, "waited": SPACED,
    }  # fmt: skip


def test_words_around_one_that_tells_time_are_near() -> None:
    words = _described("Marn said the gates of the sluice would open on Monday")
    assert words.near.tolist() == [False] * (10 - REACH) + [True] * (1 + REACH)


def test_nothing_beyond_its_paragraph_is_near() -> None:
    words = _described("They opened Monday.\n\nOstrel waited.")
    assert words.near.tolist() == [True, True, True, True, False, False, False]


def test_a_word_is_seen_at_its_first_piece() -> None:
    text = "The Ostreli sluicegates opened."
    pieces = encode(text, [(0, len(text))], load_tokenizer())
    words = describe_words(text, find_words(text, 0, len(text)), pieces)
    assert pieces.offsets[words.pieces, 0].tolist() == [start for start, _ in words.bounds]


def test_a_word_inside_another_words_piece_is_seen_there() -> None:
    words = _described("They cannot open.")
    assert words.pieces[2] == words.pieces[1]


def test_a_window_reaches_over_no_end_of_the_text() -> None:
    assert find_windows(_described("on Monday")).tolist() == [[0, 0, 1, 2, 0], [0, 1, 2, 0, 0]]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def test_only_words_near_one_that_tells_time_are_scored(reader: Reader) -> None:
    tagged = reader.tag(reader.cut(TEXT, [(0, len(TEXT))]))
    words = describe_words(TEXT, find_words(TEXT, 0, len(TEXT)), tagged.pieces)
    tags, types = TimeHeads(reader.heads.weights).score(words, tagged)
    assert len(tags) == len(types) == np.count_nonzero(words.near) < len(words.bounds)


def test_a_window_has_as_many_words_on_either_side(reader: Reader) -> None:
    words = _described("Marn left on Monday for the river")
    assert find_windows(words)[:, AROUND].tolist() == (1 + np.flatnonzero(words.near)).tolist()
