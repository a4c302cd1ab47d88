"""Tests of read/time_periods.py."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.read.time_periods import (
    count_periods,
    match_counted,
    match_nearest,
    match_within,
    read_period,
)
from communique.types import TimeUnit, Toward

# A Friday.
DAY = date(2031, 3, 14)
DAYS = st.dates(date(600, 1, 1), date(9300, 12, 31))
PATTERNS = ("XXXX-06", "XXXX-02-29", "XXXX-WXX-5", "XXXX-XX-31", "XXXX-SU", "XXXX-Q3", "XXXX-WXX-WE", "XXXX-XX-XXTMO")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-03-14", "2031-03-14", "2031-03-14"),
        ("2031-W01", "2030-12-30", "2031-01-05"),
        ("2031-W11-WE", "2031-03-15", "2031-03-16"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031-Q4", "2031-10-01", "2031-12-31"),
        ("2031-H1", "2031-01-01", "2031-06-30"),
        ("2031-WI", "2031-12-01", "2032-02-29"),
        ("203", "2030-01-01", "2039-12-31"),
        ("20", "2000-01-01", "2099-12-31"),
        ("2000-EASTER", "2000-04-23", "2000-04-23"),
        ("2019-GOODFRIDAY", "2019-04-19", "2019-04-19"),
        ("2031-THANKSGIVING", "2031-11-27", "2031-11-27"),
        ("2031-MEMORIAL", "2031-05-26", "2031-05-26"),
    ],
)
def test_a_value_names_its_days(value: str, first: str, last: str) -> None:
    period = read_period(value)
    assert period is not None
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@pytest.mark.parametrize("value", ["2031-02-29", "2031-13", "2031-W54", "XXXX-06", "PRESENT_REF", "2031-FEAST", ""])
def test_what_names_no_days_is_no_period(value: str) -> None:
    assert read_period(value) is None


@given(DAYS, st.sampled_from(list(set(TimeUnit))))
def test_the_period_of_a_day_holds_it(day: date, unit: TimeUnit) -> None:
    period = count_periods(unit, day, 0)
    assert period is not None
    assert period.first <= day + timedelta(6 if unit is TimeUnit.WEEKEND else 0)
    assert day <= period.last


@given(DAYS, st.sampled_from([unit for unit in TimeUnit if unit is not TimeUnit.WEEKEND]))
def test_the_next_period_begins_where_one_ends(day: date, unit: TimeUnit) -> None:
    here, after = count_periods(unit, day, 0), count_periods(unit, day, 1)
    assert here is not None
    assert after is not None
    assert after.first == here.last + timedelta(1)


@given(DAYS, st.sampled_from(list(set(TimeUnit))), st.integers(-5, 5))
def test_a_counted_period_is_what_its_value_names(day: date, unit: TimeUnit, shift: int) -> None:
    period = count_periods(unit, day, shift)
    assert period is not None
    assert read_period(period.value) == period


def test_nothing_is_counted_beyond_the_calendar() -> None:
    assert count_periods(TimeUnit.CENTURY, DAY, 100) is None
    assert count_periods(TimeUnit.DAY, DAY, -10_000_000) is None


@pytest.mark.parametrize(
    ("pattern", "toward", "value"),
    [
        ("XXXX-WXX-5", Toward.PAST, "2031-03-14"),
        ("XXXX-WXX-4", Toward.FUTURE, "2031-03-20"),
        ("XXXX-12", None, "2030-12"),
        ("XXXX-12", Toward.FUTURE, "2031-12"),
        ("XXXX-02-29", Toward.PAST, "2028-02-29"),
    ],
)
def test_the_nearest_match_is_on_the_side_that_is_told(pattern: str, toward: Toward | None, value: str) -> None:
    found = match_nearest(pattern, DAY, toward)
    assert found is not None
    assert found.value == value


def test_a_bare_weekday_is_the_next_day_rather_than_six_days_ago() -> None:
    found = match_nearest("XXXX-WXX-6", DAY, Toward.PAST)
    assert found is not None
    assert found.value == "2031-03-15"


@given(DAYS, st.sampled_from(PATTERNS), st.integers(1, 3))
def test_counted_matches_leave_the_day_out(day: date, pattern: str, shift: int) -> None:
    after, before = match_counted(pattern, day, shift), match_counted(pattern, day, -shift)
    assert after is None or after.first > day
    assert before is None or before.last < day


def test_a_match_within_a_year_begins_in_it() -> None:
    year = read_period("2031")
    assert year is not None
    found = match_within("XXXX-WI", year)
    assert found is not None
    assert found.value == "2031-WI"


def test_a_common_year_has_no_29_february() -> None:
    year = read_period("2031")
    assert year is not None
    assert match_within("XXXX-02-29", year) is None
