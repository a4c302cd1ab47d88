from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.link.event_dates import find_days, order_key, settle_dates
from communique.types import Date, DateBasis, Span
from tests.link.river_readings import date_of

DAYS = st.dates().map(lambda day: day.isoformat()).filter(lambda day: day >= "0001")


def dated(on: str | tuple[str, str], basis: DateBasis = DateBasis.RESOLVED) -> Date:
    date = date_of(on, basis)
    assert date is not None
    return date


def test_a_day_and_its_month_agree_on_the_day() -> None:
    date, others = settle_dates([(dated("2031-03"), 0.9), (dated("2031-03-04"), 0.2)])
    assert (date, others) == (dated("2031-03-04"), ())


def test_two_days_stay_two_dates_of_which_the_weightier_comes_first() -> None:
    date, others = settle_dates([(dated("2031-03-04"), 0.4), (dated("2031-03-05"), 0.9), (dated("2031-03-04"), 0.3)])
    assert (date, others) == (dated("2031-03-05"), (dated("2031-03-04"),))


def test_what_is_only_inferred_weighs_less_than_what_words_tell() -> None:
    inferred = dated("2031-03-05", DateBasis.INFERRED)
    assert settle_dates([(inferred, 0.8), (dated("2031-03-04"), 0.6)])[0] == dated("2031-03-04")


def test_two_intervals_that_overlap_leave_what_they_have_in_common() -> None:
    date, _ = settle_dates([(dated(("2031-03-01", "2031-03-06")), 0.5), (dated(("2031-03-05", "2031-03-09")), 0.5)])
    assert date is not None
    assert (date.earliest, date.latest) == ("2031-03-05", "2031-03-06")


def test_relative_intervals_leave_a_relative_date() -> None:
    date, _ = settle_dates([(dated(("Y-03-01", "Y-03-06")), 0.5), (dated(("Y-03-05", "Y-03-09")), 0.5)])
    assert date is not None
    assert date.relative == ("Y-03-05", "Y-03-06")


def test_a_date_carries_the_evidence_of_all_that_agree() -> None:
    here, there = Span("a", 1, 5), Span("b", 2, 6)
    day = Date("2031-03-04", "2031-03-04", DateBasis.RESOLVED, "Tuesday", (here,))
    month = Date("2031-03", "2031-03", DateBasis.STATED, "March 2031", (there,))
    date, _ = settle_dates([(month, 0.5), (day, 0.5)])
    assert date == Date("2031-03-04", "2031-03-04", DateBasis.RESOLVED, "Tuesday", (here, there))


def test_without_a_known_end_there_is_no_date() -> None:
    assert settle_dates([(Date(None, None, DateBasis.UNKNOWN), 0.9)]) == (None, ())


def test_the_order_of_mentions_makes_no_difference() -> None:
    dates = [(dated("2031-03-04"), 0.4), (dated("2031-03-05"), 0.4), (dated("2031-03"), 0.1), (dated("Y-03-04"), 0.2)]
    assert len({settle_dates(each) for each in permutations(dates)}) == 1


@given(st.lists(st.tuples(DAYS, st.floats(0.01, 1.0)), min_size=1, max_size=5))
def test_every_date_is_the_date_or_one_of_the_others(days: list[tuple[str, float]]) -> None:
    date, others = settle_dates([(dated(day), weight) for day, weight in days])
    assert date is not None
    assert {date.earliest, *(other.earliest for other in others)} == {day for day, _ in days}


@pytest.mark.parametrize(
    ("end", "first", "last"),
    [
        ("2031", "2031-01-01", "2031-12-31"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("Y-02", "Y-02-01", "Y-02-29"),
        ("Y-1", "Y-1-01-01", "Y-1-12-31"),
        ("Y-012-06", "Y-012-06-01", "Y-012-06-30"),
    ],
)
def test_a_month_or_a_year_is_all_its_days(end: str, first: str, last: str) -> None:
    assert find_days(dated(end)) == find_days(dated((first, last)))


def test_a_year_from_y_lies_before_and_after_it() -> None:
    dates = [dated(end) for end in ("Y-12", "Y+1-01", "Y-1-12-31", "Y-01-01")]
    in_order = [dated(end) for end in ("Y-1-12-31", "Y-01-01", "Y-12", "Y+1-01")]
    assert sorted(dates, key=order_key) == in_order


def test_known_years_come_before_y_and_undated_last() -> None:
    assert sorted([None, dated("Y-03"), dated("2031-03-04")], key=order_key) == [
        dated("2031-03-04"),
        dated("Y-03"),
        None,
    ]


@pytest.mark.parametrize("end", ["2031-13", "2031-W09", "soon", "0000-01-01", "2031-03-00"])
def test_what_is_no_date_has_no_days(end: str) -> None:
    assert find_days(dated(end)) is None
