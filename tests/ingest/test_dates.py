"""Dates of publication as others wrote them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest.dates import date_in_path, parse_date

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(
    DAYS,
    st.sampled_from(
        ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ", "%Y%m%d", "%Y/%m/%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y 10:00:00 GMT"]
    ),
)
def test_a_day_is_understood_in_every_form_that_means_one(day: date, form: str) -> None:
    assert parse_date(day.strftime(form)) == (day.isoformat(), day.isoformat())


@given(DAYS)
def test_numbers_before_a_year_give_both_days_that_they_can_mean(day: date) -> None:
    earliest, latest = parse_date(day.strftime("%d/%m/%Y")) or ("", "")
    assert earliest <= day.isoformat() <= latest
    assert (earliest == latest) == (day.day > 12 or day.day == day.month)


@pytest.mark.parametrize(("value", "meant"), [("2022-05", "2022-05"), ("2022", "2022"), ("May 2022", "2022-05")])
def test_a_month_or_year_stays_one(value: str, meant: str) -> None:
    assert parse_date(value) == (meant, meant)


@pytest.mark.parametrize(
    "value", ["", "today", "0001-01-01", "2022-02-30", "32/13/2022", "03/04/22", "9999-12-31", "12 May"]
)
def test_what_is_no_date_is_none(value: str) -> None:
    assert parse_date(value) is None


def test_seconds_since_1970_are_a_day() -> None:
    assert parse_date("1653350400") == parse_date("1653350400000") == ("2022-05-24", "2022-05-24")


def test_the_day_is_that_of_the_writer_whatever_the_zone() -> None:
    assert parse_date("2022-05-24T23:30:00-05:00") == ("2022-05-24", "2022-05-24")


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("https://a.example/2022/05/24/dam", "2022-05-24"),
        ("https://a.example/world/2022/may/24/dam", "2022-05-24"),
        ("https://a.example/2022/05/dam", "2022-05"),
        ("https://a.example/2022-05-24/dam", "2022-05-24"),
        ("https://a.example/article-20220524", None),
        ("https://a.example/2022/13/dam", None),
        ("https://a.example/2022/the/dam", None),
    ],
)
def test_the_date_in_an_address(path: str, day: str | None) -> None:
    assert date_in_path(path) == day
