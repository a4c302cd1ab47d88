"""Tests of read/times.py."""

import itertools
from collections.abc import Iterator
from functools import cache
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.reader import Reader
from communique.model.times import ALONE, FIRST, INSIDE, LAST, OUTSIDE, TimeHeads
from communique.read.time_values import add_meanings
from communique.read.times import find_spans, find_times, part_unreadable
from communique.types import TimeExpression, TimeType

_reader = cache(Reader.load)


def _find(text: str) -> tuple[TimeExpression, ...]:
    reader, ranges = _reader(), [(0, len(text))]
    return find_times(text, ranges, reader.tag(reader.cut(text, ranges)), TimeHeads(reader.heads.weights))


def _found(text: str) -> list[tuple[str, TimeType]]:
    return [(text[time.start : time.end], time.type) for time in add_meanings(text, _find(text))]


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


def test_neither_a_fraction_nor_haste_is_a_time() -> None:
    text = "Varda imports about three-quarters of its food, and a last-minute offer failed on Monday."
    assert [words for words, _ in _found(text)] == ["Monday"]


def test_no_expression_reaches_over_the_end_of_a_paragraph() -> None:
    assert [words for words, _ in _found("They met last\n\nFriday was quiet.")] == ["Friday"]


def test_a_score_is_a_probability() -> None:
    (time,) = _find("Varda shut the sluice on Monday, Marn said.")
    assert 0.5 < time.score <= 1


@settings(max_examples=30)
@given(st.lists(st.sampled_from("early next 2031 Monday week, two ago . May\n\n the 's every".split(" ")), max_size=20))
def test_expressions_stay_in_the_text_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    found = _find(text)
    assert all(0 <= time.start < time.end <= len(text) for time in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


def _chances(*tags: int) -> np.ndarray:
    return np.where(np.arange(5) == np.array(tags)[:, None], 0.8, 0.05).astype(np.float32)


def _spans(chances: np.ndarray, *, readable: bool = True) -> list[tuple[int, int]]:
    return [(start, end) for start, end, _ in find_spans(chances, lambda _first, _end: readable)]


def test_a_span_is_as_long_as_its_tags() -> None:
    assert _spans(_chances(OUTSIDE, FIRST, INSIDE, LAST, ALONE)) == [(1, 4), (4, 5)]


def test_an_end_without_a_beginning_is_mended() -> None:
    chances = _chances(OUTSIDE, INSIDE, LAST)
    chances[0, FIRST] = 0.4
    assert _spans(chances) == [(0, 3)]


def test_what_the_grammar_cannot_read_gives_way_to_what_it_can() -> None:
    chances = _chances(OUTSIDE, FIRST, LAST)
    chances[2, ALONE] = 0.6
    spans = [(start, end) for start, end, _ in find_spans(chances, lambda first, end: end - first == 1)]
    assert spans == [(2, 3)]


def test_what_is_certain_stands_though_the_grammar_cannot_read_it() -> None:
    chances = np.full((1, 5), 1e-4, dtype=np.float32)
    chances[0, ALONE] = 0.999
    assert _spans(chances, readable=False) == [(0, 1)]


def test_no_word_is_no_span() -> None:
    assert _spans(np.zeros((0, 5), dtype=np.float32)) == []


def _random(words: int, random: Random) -> np.ndarray:
    return np.array([[random.random() for _ in range(5)] for _ in range(words)], dtype=np.float32)


def _likelihood(chances: np.ndarray, spans: list[tuple[int, int]]) -> float:
    tags = [OUTSIDE] * len(chances)
    for start, end in spans:
        tags[start:end] = [ALONE] if end == start + 1 else [FIRST, *[INSIDE] * (end - start - 2), LAST]
    return float(np.log(chances[np.arange(len(tags)), tags]).sum())


def _divisions(words: int, start: int = 0) -> Iterator[list[tuple[int, int]]]:
    """Every way to mark spans in so many words."""
    yield []
    for first in range(start, words):
        for end in range(first + 1, words + 1):
            for rest in _divisions(words, end):
                yield [(first, end), *rest]


@given(st.integers(1, 5), st.randoms(use_true_random=False))
def test_no_other_spans_are_likelier(words: int, random: Random) -> None:
    chances = np.clip(_random(words, random), 0.01, 0.99)
    best = max(_likelihood(chances, spans) for spans in _divisions(words))
    assert _likelihood(chances, _spans(chances)) == pytest.approx(best, abs=1e-4)


def test_two_expressions_that_were_taken_for_one_are_parted_where_only_they_are_readable() -> None:
    text = "July 17, nine days"
    whole = TimeExpression(0, len(text), TimeType.DATE, 0.9)
    assert [text[part.start : part.end] for part in part_unreadable(text, whole)] == ["July 17", "nine days"]


@pytest.mark.parametrize("words", ["May 3, 2031", "the end of June"])
def test_an_expression_that_is_readable_stays_whole(words: str) -> None:
    whole = TimeExpression(0, len(words), TimeType.DATE, 0.9)
    assert part_unreadable(words, whole) == (whole,)
