"""Tests of read/times.py."""

import itertools
from functools import cache
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.reader import Reader
from communique.model.times import ALONE, FIRST, INSIDE, LAST, OUTSIDE, TimeHeads
from communique.read.times import best_path, find_spans, find_times, search_path
from communique.types import TimeExpression, TimeType

_reader = cache(Reader.load)


def _find(text: str) -> tuple[TimeExpression, ...]:
    reader, ranges = _reader(), [(0, len(text))]
    return find_times(text, ranges, reader.tag(reader.cut(text, ranges)), TimeHeads(reader.heads.weights))


def _found(text: str) -> list[tuple[str, TimeType]]:
    return [(text[time.start : time.end], time.type) for time in _find(text)]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Varda shut the sluice on Monday, Marn said.", "Monday", TimeType.DATE),
        ("Varda shut the sluice two years ago.", "two years ago", TimeType.DATE),
        ("The talks broke off on 14 March 2031 in Ostrel.", "14 March 2031", TimeType.DATE),
        ("The talks went on for three weeks.", "three weeks", TimeType.DURATION),
        ("They agreed on a five-year plan for the river.", "five-year", TimeType.DURATION),
        ("The gates are opened every week.", "every week", TimeType.SET),
    ],
)
def test_an_expression_has_its_words_and_type(text: str, words: str, kind: TimeType) -> None:
    assert _found(text) == [(words, kind)]


def test_expressions_come_in_text_order() -> None:
    text = "The sluice built in 2019 was shut on Monday, and the talks resume next week."
    assert [words for words, _ in _found(text)] == ["2019", "Monday", "next week"]


def test_a_text_without_words_that_tell_time_has_no_expressions() -> None:
    assert _found("Varda and Ostrel share the river Sile.") == []


def test_a_text_without_words_has_no_expressions() -> None:
    assert _found(" ") == []


def test_what_was_not_read_has_no_expressions() -> None:
    text = "Marn spoke on Friday. Dorn left on Monday."
    reader, ranges = _reader(), [(0, 21)]
    times = find_times(text, ranges, reader.tag(reader.cut(text, ranges)), TimeHeads(reader.heads.weights))
    assert [text[time.start : time.end] for time in times] == ["Friday"]


def test_no_expression_reaches_over_the_end_of_a_paragraph() -> None:
    assert [words for words, _ in _found("They met last\n\nFriday was quiet.")] == ["Friday"]


def test_a_score_is_a_probability() -> None:
    (time,) = _find("Varda shut the sluice on Monday, Marn said.")
    assert 0.5 < time.score <= 1


@settings(deadline=None, max_examples=30)  # a busy machine takes its time
@given(st.lists(st.sampled_from("early next 2031 Monday week, two ago . May\n\n the 's every".split(" ")), max_size=20))
def test_expressions_stay_in_the_text_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    found = _find(text)
    assert all(0 <= time.start < time.end <= len(text) for time in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


def _chances(*tags: int) -> np.ndarray:
    return np.where(np.arange(5) == np.array(tags)[:, None], 0.8, 0.05).astype(np.float32)


def test_a_span_is_as_long_as_its_tags() -> None:
    chances = _chances(OUTSIDE, FIRST, INSIDE, LAST, ALONE)
    assert [(start, end) for start, end, _ in find_spans(chances)] == [(1, 4), (4, 5)]


def test_an_end_without_a_beginning_is_mended() -> None:
    chances = _chances(OUTSIDE, INSIDE, LAST)
    chances[0, FIRST] = 0.4
    assert best_path(chances) == [FIRST, INSIDE, LAST]


def _random(words: int, random: Random) -> np.ndarray:
    return np.array([[random.random() for _ in range(5)] for _ in range(words)], dtype=np.float32)


@given(st.integers(1, 12), st.randoms(use_true_random=False))
def test_the_best_path_is_legal(words: int, random: Random) -> None:
    path = best_path(_random(words, random))
    opened = [tag in (FIRST, INSIDE) for tag in path]
    assert [tag in (INSIDE, LAST) for tag in path] == [False, *opened[:-1]]
    assert not opened[-1]


@given(st.integers(1, 3), st.randoms(use_true_random=False))
def test_the_search_finds_each_words_best_tag_where_that_is_legal(words: int, random: Random) -> None:
    chances = _random(words, random)
    assert search_path(chances) == best_path(chances)
