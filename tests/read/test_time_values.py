"""Tests of read/time_values.py and what it reads with: time_dates.py, time_lengths.py."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.read.time_values import add_meanings, find_meaning
from communique.types import TimeAnchor, TimeExpression, TimeType, TimeUnit, Toward

WORDS = (
    "the a last next this early late about Monday March 14 2031 2014-15 days weeks year ago later noon of and to first "
    "quarter every 10 p.m. , - end half"
).split()


@pytest.mark.parametrize(
    ("words", "pattern"),
    [
        ("14 March 2031", "2031-03-14"),
        ("Friday, March 14th, 2031", "2031-03-14"),
        ("2031-03-14", "2031-03-14"),
        ("14/03/2031", "2031-03-14"),
        ("March 14", "XXXX-03-14"),
        ("the 14th of March", "XXXX-03-14"),
        ("Sept. 30", "XXXX-09-30"),
        ("March 2031", "2031-03"),
        ("June", "XXXX-06"),
        ("Monday", "XXXX-WXX-1"),
        ("the weekend", "XXXX-WXX-WE"),
        ("the 14th", "XXXX-XX-14"),
        ("2031", "2031"),
        ("nineteen ninety-six", "1996"),
        ("fiscal 2031", "2031"),
        ("the 1990s", "199"),
        ("the eighties", "198"),
        ("the 20th century", "19"),
        ("the summer of 2030", "2030-SU"),
        ("the third quarter", "XXXX-Q3"),
        ("the year-ago third quarter", "XXXX-Q3"),
        ("the 2030 quarter", "2030"),
        ("the first half of 2030", "2030-H1"),
        ("Christmas Eve", "XXXX-12-24"),
        ("Friday evening", "XXXX-WXX-5TEV"),
        ("10 p.m. Wednesday", "XXXX-WXX-3T22:00"),
        ("Friday at 12 a.m.", "XXXX-WXX-5T00:00"),
        ("the evening of 3 May", "XXXX-05-03TEV"),
        ("three weeks", "P3W"),
        ("15-month", "P15M"),
        ("twenty-four hours", "PT24H"),
        ("a year and a half", "P1Y6M"),
        ("2 1/2 years", "P2Y6M"),
        ("several days", "PXD"),
        ("two to three weeks", "P2W"),
        ("a fortnight", "P2W"),
        ("every two weeks", "P2W"),
        ("daily", "P1D"),
        ("each Thursday", "XXXX-WXX-4"),
        ("Tuesday nights", "XXXX-WXX-2TNI"),
        ("twice a year", "P1Y"),
        ("now", "PRESENT_REF"),
        ("recently", "PAST_REF"),
        ("soon", "FUTURE_REF"),
    ],
)
def test_words_have_their_value(words: str, pattern: str) -> None:
    meaning = find_meaning(words)
    assert meaning is not None
    assert meaning.pattern == pattern


@pytest.mark.parametrize(
    ("words", "unit", "shift", "anchor"),
    [
        ("today", TimeUnit.DAY, 0, TimeAnchor.PUBLICATION),
        ("the day before yesterday", TimeUnit.DAY, -2, TimeAnchor.PUBLICATION),
        ("last month", TimeUnit.MONTH, -1, TimeAnchor.PUBLICATION),
        ("three days ago", TimeUnit.DAY, -3, TimeAnchor.PUBLICATION),
        ("a couple of weeks ago", TimeUnit.WEEK, -2, TimeAnchor.PUBLICATION),
        ("three days later", TimeUnit.DAY, 3, TimeAnchor.CONTEXT),
        ("the next day", TimeUnit.DAY, 1, TimeAnchor.CONTEXT),
        ("that week", TimeUnit.WEEK, 0, TimeAnchor.CONTEXT),
        ("the following year", TimeUnit.YEAR, 1, TimeAnchor.CONTEXT),
        ("year-earlier", TimeUnit.YEAR, -1, TimeAnchor.CONTEXT),
    ],
)
def test_counted_words_have_unit_shift_and_anchor(words: str, unit: TimeUnit, shift: int, anchor: TimeAnchor) -> None:
    meaning = find_meaning(words)
    assert meaning is not None
    assert (meaning.unit, meaning.shift, meaning.anchor) == (unit, shift, anchor)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("from 3 to 5 March", "XXXX-03-03", "XXXX-03-05"),
        ("March 3-5", "XXXX-03-03", "XXXX-03-05"),
        ("27 and 28 February 2031", "2031-02-27", "2031-02-28"),
        ("between March and June 2031", "2031-03", "2031-06"),
        ("2014-15", "2014", "2015"),
        ("Monday through Friday", "XXXX-WXX-1", "XXXX-WXX-5"),
    ],
)
def test_a_range_has_both_ends(words: str, first: str, last: str) -> None:
    meaning = find_meaning(words)
    assert meaning is not None
    assert (meaning.pattern, meaning.until) == (first, last)


@pytest.mark.parametrize(
    ("words", "modifier"),
    [
        ("early March", "START"),
        ("mid-2031", "MID"),
        ("the end of the year", "END"),
        ("about two years", "APPROX"),
        ("more than three weeks", "MORE_THAN"),
        ("no more than sixty days", "EQUAL_OR_LESS"),
        ("no later than December", "ON_OR_BEFORE"),
        ("at least a month", "EQUAL_OR_MORE"),
    ],
)
def test_words_around_a_time_are_its_modifier(words: str, modifier: str) -> None:
    meaning = find_meaning(words)
    assert meaning is not None
    assert meaning.modifier == modifier


@pytest.mark.parametrize("words", ["03/04/2031", "the sluice", "", "–", "Monday sluice", "the fifth quarter"])
def test_what_the_grammar_does_not_know_means_nothing(words: str) -> None:
    assert find_meaning(words) is None


def test_what_a_day_is_called_beside_its_number_is_kept() -> None:
    meaning = find_meaning("Friday, 14 March")
    assert meaning is not None
    assert meaning.weekday == 5


@pytest.mark.parametrize(("kind", "pattern"), [(TimeType.DATE, "FUTURE_REF"), (TimeType.DURATION, "P1D")])
def test_the_type_decides_what_one_day_is(kind: TimeType, pattern: str) -> None:
    meaning = find_meaning("one day", kind)
    assert meaning is not None
    assert meaning.pattern == pattern


@pytest.mark.parametrize(
    ("words", "found", "settled"),
    [
        ("Friday evening", TimeType.DATE, TimeType.TIME),
        ("two years ago", TimeType.DURATION, TimeType.DATE),
        ("three weeks", TimeType.DATE, TimeType.DURATION),
        ("recent months", TimeType.DATE, TimeType.DATE),
        ("recent months", TimeType.DURATION, TimeType.DURATION),
        ("every week", TimeType.DURATION, TimeType.SET),
        ("a week", TimeType.SET, TimeType.SET),
        ("the sluice", TimeType.TIME, TimeType.TIME),
    ],
)
def test_the_type_is_that_of_the_meaning(words: str, found: TimeType, settled: TimeType) -> None:
    (time_found,) = add_meanings(words, [TimeExpression(0, len(words), found, 1.0)])
    assert time_found.type is settled


def _toward(text: str, words: str) -> Toward | None:
    start = text.index(words)
    (found,) = add_meanings(text, [TimeExpression(start, start + len(words), TimeType.DATE, 1.0)])
    assert found.meaning is not None
    return found.meaning.toward


@pytest.mark.parametrize(
    ("text", "toward"),
    [
        ("Marn left Ostrel on Monday.", Toward.PAST),
        ("Marn will leave Ostrel on Monday.", Toward.FUTURE),
        ("On Monday the two sides are to meet in Karsk.", Toward.FUTURE),
        ("The talks are scheduled for Monday.", Toward.FUTURE),
        ("Marn said that Varda would open the gates on Monday.", Toward.FUTURE),
        ("Marn agreed on Monday to open the gates.", Toward.PAST),
        ("The truce had been due to end on Monday.", Toward.PAST),
        ("Marn will speak. Dorn left on Monday.", Toward.PAST),
        ("The truce had been scheduled for Monday.", Toward.PAST),
        ("Marn announced a visit to Ostrel, starting Monday.", Toward.FUTURE),
        ("The gates have been shut since Monday, and will stay so.", Toward.PAST),
        ("The houses voted to end the truce on Monday.", Toward.PAST),
        ("Talks on Monday?", None),
    ],
)
def test_the_nearest_verb_tells_the_side_of_a_weekday(text: str, toward: Toward | None) -> None:
    assert _toward(text, "Monday") is toward


def test_words_that_tell_the_side_themselves_are_not_asked_for_tense() -> None:
    text = "Marn will say what became of the gates last Monday."
    (found,) = add_meanings(text, [TimeExpression(39, 50, TimeType.DATE, 1.0)])
    assert found.meaning is not None
    assert (found.meaning.toward, found.meaning.shift) == (None, -1)


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_words_in_any_order_have_a_meaning_or_none(words: list[str]) -> None:
    meaning = find_meaning(" ".join(words))
    assert meaning is None or meaning.pattern is not None or meaning.shift is not None


@pytest.mark.parametrize("words", ["9" * 100_000, "noon " * 20, "early " * 16, "1:" * 50, "from 1 to " * 10])
def test_hostile_words_take_no_time(words: str) -> None:
    start = time.process_time()
    find_meaning(words)
    assert time.process_time() - start < 0.5
