from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.export.days import Days, days_of, first_day, last_day
from communique.types import Date, DateBasis


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("1974", "1974-01-01", "1974-12-31"),
        ("2031-03-04T06:00:00", "2031-03-04", "2031-03-04"),
    ],
)
def test_a_month_or_year_has_its_first_and_last_day(iso: str, first: str, last: str) -> None:
    assert (str(first_day(iso)), str(last_day(iso))) == (first, last)


@pytest.mark.parametrize("iso", [None, "", "2031-13", "2031-02-30", "0000", "Y-02-27", "27 February"])
def test_what_is_no_date_has_no_days(iso: str | None) -> None:
    assert (first_day(iso), last_day(iso)) == (None, None)


@pytest.mark.parametrize(
    ("earliest", "latest"), [(None, "2031"), ("2031", None), ("2031-03-05", "2031-03-04"), (None, None)]
)
def test_a_date_without_two_ends_in_order_has_no_days(earliest: str | None, latest: str | None) -> None:
    assert days_of(Date(earliest, latest, DateBasis.STATED)) is None


@given(st.dates())
def test_a_day_begins_and_ends_on_itself(day: datetime.date) -> None:
    assert days_of(Date(str(day), str(day), DateBasis.STATED)) == Days(day, day)
