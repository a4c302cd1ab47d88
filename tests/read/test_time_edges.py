"""Tests of read/time_edges.py."""

from __future__ import annotations

import time

import pytest

from communique.read.time_edges import mend_times
from communique.types import TimeExpression, TimeType


def _mend(marked: str) -> list[str]:
    """The words between the mended edges; square brackets mark those that were found."""
    times, text = [], ""
    for part in marked.split("["):
        words, closed, rest = part.partition("]")
        if closed:
            times.append(TimeExpression(len(text), len(text) + len(words), TimeType.DATE, 1.0))
        text += words + rest
    return [text[time.start : time.end] for time in mend_times(text, times)]


@pytest.mark.parametrize(
    ("found", "whole"),
    [
        ("It held for almost [two years].", "almost two years"),
        ("It took no more [than sixty days].", "no more than sixty days"),
        ("The sluice broke at [least two years ago].", "at least two years ago"),
        ("Marn came at around [7:15 p.m.] to Karsk.", "around 7:15 p.m."),
        ("The gates open by the end of [the month].", "the end of the month"),
        ("Dorn left early [Tuesday] for Karsk.", "early Tuesday"),
        ("The price rose later [this year].", "later this year"),
        ("They meet each [Thursday].", "each Thursday"),
        ("Varda won the [following year].", "the following year"),
        ("He was seen on Saturday, [April 25], in Karsk.", "Saturday, April 25"),
        ("He was seen [Thursday] evening in Karsk.", "Thursday evening"),
        ("The [8-month]-old truce broke.", "8-month-old"),
        ("The truce began [two years] ago.", "two years ago"),
        ("It began on [March 14], 2031.", "March 14, 2031"),
        ("It may end [within weeks].", "weeks"),
        ("Dorn began [a two-day] visit.", "two-day"),
        ("He recalled [the November 1995] flood.", "November 1995"),
        ("They missed [the Tuesday] deadline.", "Tuesday"),
        ("It fell on the previous [Friday] too.", "the previous Friday"),
        ("It was in [twenty thirty-]one.", "twenty thirty-one"),
        ("Sales fell in [its fourth quarter].", "fourth quarter"),
        ("He led it for [only six months].", "six months"),
        ("It took [just over two years].", "just over two years"),
    ],
)
def test_an_expression_has_its_whole_words_and_no_others(found: str, whole: str) -> None:
    assert _mend(found) == [whole]


@pytest.mark.parametrize(
    "found",
    [
        "Marn left on [Monday].",
        "It held for [a day] or so.",
        "[The two-day visit] ended.",
        "About [Monday] nobody spoke.",
        "It is older than [1996], they said.",
    ],
)
def test_edges_that_are_right_stay(found: str) -> None:
    assert _mend(found) == [found[found.index("[") + 1 : found.index("]")]]


def test_two_that_are_parts_of_one_become_one() -> None:
    assert _mend("He was seen on [Saturday], [April 25], in Karsk.") == ["Saturday, April 25"]


def test_two_that_are_apart_stay_two() -> None:
    assert _mend("They met on [Monday] and on [Friday].") == ["Monday", "Friday"]


@pytest.mark.parametrize("text", ["9" * 100_000, "a " * 50_000, "at least " * 10_000])
def test_hostile_text_takes_no_time(text: str) -> None:
    start = time.process_time()
    list(mend_times(text, [TimeExpression(0, len(text), TimeType.DATE, 1.0)]))
    assert time.process_time() - start < 1
