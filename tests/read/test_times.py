"""Tests of read/times.py."""

import itertools
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.encode import Pieces, encode, load_tokenizer
from communique.model.labels import TIME_TAGS
from communique.read.times import find_times, mend_edges
from communique.types import TimeType

TEXT = "Varda shut the sluice early on Monday, nearly two weeks after the talks of 2031 broke off."


_tokenizer = cache(load_tokenizer)


def _cut(text: str) -> Pieces:
    return encode(text, [(0, len(text))], _tokenizer())


def _found(text: str, *marked: tuple[str, TimeType]) -> list[tuple[str, TimeType]]:
    """What is found under scores that mark exactly the given words."""
    pieces = _cut(text)
    scores = np.full((len(pieces), len(TIME_TAGS)), -5, dtype=np.float32)
    scores[:, 0] = -1
    for words, kind in marked:
        start = text.index(words)
        inside = np.flatnonzero((pieces.offsets[:, 0] >= start) & (pieces.offsets[:, 1] <= start + len(words)))
        scores[inside, TIME_TAGS.index(f"I-{kind}")] = 0
        scores[inside[0], TIME_TAGS.index(f"B-{kind}")] = 1
    return [(text[time.start : time.end], time.type) for time in find_times(text, pieces, scores)]


def test_an_expression_has_its_words_and_type() -> None:
    assert _found(TEXT, ("Monday", TimeType.DATE)) == [("Monday", TimeType.DATE)]


def test_expressions_come_in_text_order() -> None:
    assert [words for words, _ in _found(TEXT, ("2031", TimeType.DATE), ("Monday", TimeType.DATE))] == [
        "Monday",
        "2031",
    ]


def test_nearly_counts_to_the_time_it_qualifies() -> None:
    assert _found(TEXT, ("two weeks", TimeType.DURATION)) == [("nearly two weeks", TimeType.DURATION)]


def test_a_text_without_time_tags_has_no_expressions() -> None:
    assert _found(TEXT) == []


def _mended(text: str, words: str) -> str:
    start = text.index(words)
    start, end = mend_edges(text, start, start + len(words), 0)
    return text[start:end]


def test_ago_is_taken_in() -> None:
    assert _mended("The sluice was built two years ago.", "two years") == "two years ago"


def test_early_elsewhere_in_the_sentence_stays_out() -> None:
    assert _mended(TEXT, "Monday") == "Monday"


@pytest.mark.parametrize("words", ["Friday,", "Friday.", "“Friday", "Friday’", "May."])
def test_marks_at_the_edges_are_left_out(words: str) -> None:
    assert _mended(f"They met on {words} Marn said", words) == words.strip("“’,.")


@pytest.mark.parametrize("words", ["7 p.m.", "last Dec.", "Sept.", "’90s"])
def test_a_mark_that_belongs_to_a_word_stays(words: str) -> None:
    assert _mended(f"Until {words} they wait", words) == words


def test_marks_alone_are_no_expression() -> None:
    text = "Marn left — Dorn stayed."
    assert _found(text, ("—", TimeType.DATE)) == []


@settings(deadline=None)  # a busy machine takes its time
@given(st.text(alphabet="ago early.Mn2'", max_size=40), st.data())
def test_expressions_stay_in_the_text_and_apart(text: str, data: st.DataObject) -> None:
    pieces = _cut(text)
    tags = data.draw(st.lists(st.sampled_from(range(len(TIME_TAGS))), min_size=len(pieces), max_size=len(pieces)))
    scores = np.full((len(pieces), len(TIME_TAGS)), -5, dtype=np.float32)
    scores[np.arange(len(pieces)), tags] = -0.1
    found = find_times(text, pieces, scores)
    assert all(0 <= time.start < time.end <= len(text) for time in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


def test_two_of_one_type_side_by_side_are_one() -> None:
    text = "The gates open every week."
    assert _found(text, ("every", TimeType.SET), ("week", TimeType.SET)) == [("every week", TimeType.SET)]


def test_two_of_different_types_side_by_side_stay_two() -> None:
    text = "They sat for four hours Friday."
    found = _found(text, ("four hours", TimeType.DURATION), ("Friday", TimeType.DATE))
    assert [words for words, _ in found] == ["four hours", "Friday"]
