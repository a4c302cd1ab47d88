"""Tests of read/time_resolution.py."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.read.time_resolution import find_values, resolve, resolve_times
from communique.read.time_values import add_meanings, find_meaning
from communique.types import Article, Date, DateBasis, TimeAnchor, TimeExpression, TimeMeaning, TimeType, TimeUnit

# 14 March 2031 is a Friday.
FRIDAY = Date("2031-03-14", "2031-03-14", DateBasis.GIVEN)
UNKNOWN = Date(None, None, DateBasis.UNKNOWN)
PHRASES = (
    "Monday", "last Friday", "next Friday", "June", "last June", "27 February", "March 30", "yesterday", "last week",
    "the weekend", "earlier this week", "later this year", "early March", "the third quarter", "last summer",
    "the past two years", "the next three weeks", "the 29th", "February 29", "Monday evening", "this month",
    "a year ago", "next decade",
    "from 3 to 5 March", "Monday through Friday", "the end of the year", "a century ago", "Friday, 14 March",
)  # fmt: skip
DAYS = st.dates(date(1850, 1, 1), date(2150, 12, 31))


def _relative(first: str, last: str | None = None) -> Date:
    return Date(None, None, DateBasis.INFERRED, relative=(first, last or first))


def _meaning(words: str) -> TimeMeaning:
    meaning = find_meaning(words)
    assert meaning is not None
    return meaning


def _ends(words: str, anchor: Date = FRIDAY) -> tuple[str | None, str | None]:
    found = resolve(_meaning(words), anchor)
    return found.earliest, found.latest


def _read(text: str, *marked: str) -> tuple[Article, tuple[TimeExpression, ...]]:
    times, at = [], 0
    for words in marked:
        at = text.index(words, at)
        times.append(TimeExpression(at, at + len(words), TimeType.DATE, 1.0))
        at += len(words)
    return Article("a", "a.txt", text, "0" * 64), add_meanings(text, times)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("today", "2031-03-14", "2031-03-14"),
        ("Monday", "2031-03-10", "2031-03-10"),
        ("Friday", "2031-03-14", "2031-03-14"),
        ("last Friday", "2031-03-07", "2031-03-07"),
        ("next Friday", "2031-03-21", "2031-03-21"),
        ("this Saturday", "2031-03-15", "2031-03-15"),
        ("last week", "2031-03-03", "2031-03-09"),
        ("earlier this week", "2031-03-10", "2031-03-14"),
        ("later this week", "2031-03-14", "2031-03-16"),
        ("last June", "2030-06", "2030-06"),
        ("June last year", "2030-06", "2030-06"),
        ("27 February", "2031-02-27", "2031-02-27"),
        ("three days ago", "2031-03-11", "2031-03-11"),
        ("last summer", "2030-06", "2030-08"),
        ("last winter", "2030-12", "2031-02"),
        ("last year's third quarter", "2030-07", "2030-09"),
        ("the past two years", "2029-03", "2031-03"),
        ("the next two weeks", "2031-03-14", "2031-03-28"),
        ("early 2030", "2030-01", "2030-06"),
        ("late March", "2031-03-16", "2031-03-31"),
        ("the 1990s", "1990", "1999"),
        ("2014-15", "2014", "2015"),
        ("from 3 to 5 March", "2031-03-03", "2031-03-05"),
        ("the 14th", "2031-03-14", "2031-03-14"),
        ("the past three hours", "2031-03-14", "2031-03-14"),
    ],
)
def test_a_time_is_counted_from_the_day_of_publication(words: str, first: str, last: str) -> None:
    assert _ends(words) == (first, last)


def test_the_tense_decides_between_last_and_next_monday() -> None:
    article, times = _read("Marn left on Monday. He will return on Monday.", "Monday", "Monday")
    assert [found.earliest for found in resolve_times(article, times, FRIDAY)] == ["2031-03-10", "2031-03-17"]


def test_a_date_a_fortnight_ahead_is_not_of_last_year_whatever_the_tense() -> None:
    article, times = _read("The offer was extended to 28 March.", "28 March")
    assert resolve_times(article, times, FRIDAY)[0].earliest == "2031-03-28"


def test_a_weekday_beside_the_date_tells_the_year() -> None:
    assert _ends("Tuesday, 18 March", Date("2031-01-05", "2031-01-05", DateBasis.GIVEN)) == ("2031-03-18", "2031-03-18")
    assert _ends("Monday, 18 March", Date("2031-01-05", "2031-01-05", DateBasis.GIVEN)) == ("2030-03-18", "2030-03-18")


def test_an_interval_of_publication_gives_an_interval() -> None:
    assert _ends("yesterday", Date("2031-03-08", "2031-03-14", DateBasis.INFERRED)) == ("2031-03-07", "2031-03-13")


def test_a_month_of_publication_is_an_interval_of_days() -> None:
    assert _ends("last week", Date("2031-03", "2031-03", DateBasis.INFERRED)) == ("2031-02-17", "2031-03-30")


@pytest.mark.parametrize(
    ("words", "relative"),
    [
        ("27 February", ("Y-02-27", "Y-02-27")),
        ("last June", ("Y-1-06", "Y-1-06")),
        ("next year", ("Y+1", "Y+1")),
        ("twelve years ago", ("Y-012", "Y-012")),
        ("three days ago", ("Y-03-11", "Y-03-11")),
        ("Monday", ("Y-03-09", "Y-03-15")),
    ],
)
def test_where_the_year_is_unknown_a_date_stays_relative(words: str, relative: tuple[str, str]) -> None:
    found = resolve(_meaning(words), _relative("Y-03-14"))
    assert (found.earliest, found.latest, found.relative) == (None, None, relative)


def test_the_day_after_28_february_is_one_of_two_where_the_year_is_unknown() -> None:
    found = resolve(TimeMeaning(TimeAnchor.PUBLICATION, None, TimeUnit.DAY, 1), _relative("Y-02-28"))
    assert found.relative == ("Y-02-29", "Y-03-01")


def test_a_stated_date_needs_no_anchor() -> None:
    found = resolve(_meaning("14 March 2031"), UNKNOWN)
    assert (found.earliest, found.basis) == ("2031-03-14", DateBasis.STATED)


def test_what_is_counted_is_resolved_and_what_only_custom_tells_is_inferred() -> None:
    assert resolve(_meaning("yesterday"), FRIDAY).basis is DateBasis.RESOLVED
    assert resolve(_meaning("Monday"), FRIDAY).basis is DateBasis.INFERRED


@pytest.mark.parametrize("words", ["recently", "three weeks", "soon", "every week"])
def test_no_date_is_made_of_what_is_none(words: str) -> None:
    assert _ends(words) == (None, None)


@pytest.mark.parametrize("words", PHRASES)
def test_from_an_unknown_day_nothing_is_known(words: str) -> None:
    found = resolve(_meaning(words), UNKNOWN)
    assert (found.earliest, found.latest, found.relative, found.basis) == (None, None, None, DateBasis.UNKNOWN)


def test_what_follows_is_counted_from_the_date_told_before() -> None:
    text = "Varda shut the sluice on 3 May 2030. Three days later Ostrel protested."
    article, times = _read(text, "3 May 2030", "Three days later")
    found = resolve_times(article, times, FRIDAY)[1]
    assert (found.earliest, found.basis) == ("2030-05-06", DateBasis.RESOLVED)
    assert [text[span.start : span.end] for span in found.evidence] == ["Three days later", "3 May 2030"]


def test_nothing_is_counted_over_a_date_that_is_not_understood() -> None:
    text = "Varda shut the sluice on 3 May 2030. It rose on Monday. The next day Ostrel protested."
    article, times = _read(text, "3 May 2030", "Monday", "The next day")
    assert resolve_times(article, times, UNKNOWN)[2].earliest is None


@pytest.mark.parametrize(
    ("text", "marked", "value"),
    [
        ("Profit rose in the third quarter from 3 million a year ago.", ("the third quarter", "a year ago"), "2030-Q3"),
        ("Profit rose in October from 3 million a year ago.", ("October", "a year ago"), "2030"),
        ("Profit rose in the third quarter." + " Varda waits." * 30 + " It fell a year ago.",
         ("the third quarter", "a year ago"), "2030"),
        ("Profit rose in the third quarter from last year.", ("the third quarter", "last year"), "2030"),
    ],
)  # fmt: skip
def test_a_year_ago_is_the_quarter_of_the_report_that_it_stands_in(
    text: str, marked: tuple[str, str], value: str
) -> None:
    _, times = _read(text, *marked)
    assert find_values(times, date(2031, 11, 14))[1] == value


def test_a_day_is_not_counted_from_a_month() -> None:
    article, times = _read(
        "In May 2030 Varda shut the sluice. The next day Ostrel protested.", "May 2030", "The next day"
    )
    assert resolve_times(article, times, FRIDAY)[1].earliest is None


def test_a_date_keeps_its_words() -> None:
    article, times = _read("Marn left recently.", "recently")
    assert resolve_times(article, times, FRIDAY)[0].text == "recently"


@given(DAYS, st.integers(0, 4000), st.sampled_from([TimeUnit.DAY, TimeUnit.MONTH, TimeUnit.YEAR, TimeUnit.WEEK]))
def test_so_many_later_and_so_many_earlier_comes_back(day: date, count: int, unit: TimeUnit) -> None:
    count = count if unit in (TimeUnit.DAY, TimeUnit.WEEK) else count % 100
    there = resolve(
        TimeMeaning(TimeAnchor.CONTEXT, None, unit, count), Date(day.isoformat(), day.isoformat(), DateBasis.GIVEN)
    )
    back = resolve(
        TimeMeaning(TimeAnchor.CONTEXT, None, unit, -count), Date(there.earliest, there.earliest, DateBasis.GIVEN)
    )
    assert back.earliest is not None
    assert back.latest is not None
    assert back.earliest <= day.isoformat() <= back.latest + "~"


@given(DAYS, st.integers(0, 400), st.sampled_from(PHRASES))
def test_the_ends_are_in_order_and_as_sharp_as_each_other(day: date, length: int, words: str) -> None:
    last = date.fromordinal(day.toordinal() + length)
    found = resolve(_meaning(words), Date(day.isoformat(), last.isoformat(), DateBasis.INFERRED))
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= found.latest
    assert len(found.earliest) == len(found.latest)


@given(DAYS, st.integers(0, 60), st.sampled_from(PHRASES))
def test_a_day_of_the_interval_gives_a_date_within_the_interval_s(day: date, length: int, words: str) -> None:
    meaning = _meaning(words)
    ends = [date.fromordinal(day.toordinal() + more).isoformat() for more in (0, length, 2 * length)]
    wide = resolve(meaning, Date(ends[0], ends[2], DateBasis.INFERRED))
    sharp = resolve(meaning, Date(ends[1], ends[1], DateBasis.GIVEN))
    assert wide.earliest is not None
    assert wide.latest is not None
    assert sharp.earliest is not None
    assert sharp.latest is not None
    assert wide.earliest <= sharp.earliest
    assert sharp.latest <= wide.latest


@given(st.dates(date(2001, 1, 1), date(2001, 12, 31)), st.sampled_from(PHRASES))
def test_no_year_is_given_where_none_is_known(day: date, words: str) -> None:
    found = resolve(_meaning(words), _relative(f"Y-{day.isoformat()[5:]}"))
    assert (found.earliest, found.latest) == (None, None)
    assert found.relative is not None


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("last week", TimeType.DATE, "2031-W10"),
        ("Friday evening", TimeType.TIME, "2031-03-14TEV"),
        ("now", TimeType.DATE, "PRESENT_REF"),
        ("recent months", TimeType.DATE, "PAST_REF"),
        ("recent months", TimeType.DURATION, "PXM"),
        ("the past year", TimeType.DATE, "2030"),
        ("two years ago", TimeType.DATE, "2029"),
        ("each Thursday", TimeType.SET, "XXXX-WXX-4"),
        ("the weekend", TimeType.DATE, "2031-W10-WE"),
        ("the sluice", TimeType.DATE, None),
    ],
)
def test_a_value_is_written_as_timex3_has_it(words: str, kind: TimeType, value: str | None) -> None:
    times = add_meanings(words, [TimeExpression(0, len(words), kind, 1.0)])
    assert find_values(times, date(2031, 3, 14)) == (value,)


def _afternoon(between: str) -> str | None:
    text = f"On Tuesday the envoys met in Ilmsund. {between}They left in the late afternoon."
    article, times = _read(text, "Tuesday", "the late afternoon")
    return resolve_times(article, times, FRIDAY)[1].earliest


def test_a_part_of_a_day_is_of_the_day_told_just_before() -> None:
    assert _afternoon("") == "2031-03-11"


def test_a_part_of_a_day_that_is_told_long_after_any_day_is_unknown() -> None:
    assert _afternoon("The gates of the dam are old, and nobody has painted them for years. " * 5) is None
