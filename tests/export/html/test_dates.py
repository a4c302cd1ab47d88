"""Dates in words and in order."""

import pytest

from communique.export.html.dates import order_of, show_date, span_of
from communique.types import Date, DateBasis


@pytest.mark.parametrize(
    ("earliest", "latest", "shown"),
    [
        ("2031-03-04", "2031-03-04", "4 March 2031"),
        ("2031-03-04T09:00", "2031-03-04T09:00", "4 March 2031"),
        ("2031-03", "2031-03", "March 2031"),
        ("2031", "2031", "2031"),
        ("2031-03-04", "2031-03-06", "4 to 6 March 2031"),
        ("2031-03-28", "2031-04-02", "28 March to 2 April 2031"),
        ("2031-03-01", "2031-03-31", "March 2031"),
        ("2031-02-01", "2031-02-28", "February 2031"),
        ("2031-12-30", "2032-01-02", "30 December 2031 to 2 January 2032"),
        ("2031-03-04", None, "from 4 March 2031"),
        (None, "2031-03-04", "until 4 March 2031"),
        ("2031-13-04", "2031-13-04", "2031-13-04"),
        ("0000-00", "soon", "0000-00 to soon"),
        (None, None, None),
    ],
)
def test_a_date_is_written_in_words(earliest: str | None, latest: str | None, shown: str | None) -> None:
    assert show_date(Date(earliest, latest, DateBasis.GIVEN)) == shown


@pytest.mark.parametrize(
    ("relative", "shown"),
    [
        (("Y-02-27", "Y-02-27"), "27 February, year not given"),
        (("Y-03-01", "Y-03-31"), "March, year not given"),
        (("Y-02-01", "Y-02-29"), "February, year not given"),
        (("Y-03-14", "Y-03-20"), "14 to 20 March, year not given"),
        (("Y-03-28", "Y-04-02"), "28 March to 2 April, year not given"),
        (("Y-1-06", "Y-1-06"), "June of the year before"),
        (("Y+1", "Y+1"), "the year after"),
        (("Y-012-06", "Y-012-06"), "June, 12 years before"),
        (("Y-2", "Y-2"), "2 years before"),
        (("Y", "Y"), "a year not given"),
        (("Y-1-12-30", "Y-01-02"), "30 December of the year before to 2 January, year not given"),
    ],
)
def test_a_date_without_a_year_says_so(relative: tuple[str, str], shown: str) -> None:
    assert show_date(Date(None, None, DateBasis.INFERRED, relative=relative)) == shown


def test_dates_sort_by_calendar_then_within_the_year_not_given_then_unknown() -> None:
    inferred = DateBasis.INFERRED
    dates = [
        Date("2031", "2031", inferred),
        Date("2031-03-04", "2031-03-04", inferred),
        Date(None, None, inferred, relative=("Y-1-06", "Y-1-06")),
        Date(None, None, inferred, relative=("Y-02-27", "Y-02-27")),
        Date(None, None, inferred, relative=("Y-12", "Y-12")),
        None,
    ]
    shuffled = [dates[place] for place in (3, 5, 0, 2, 4, 1)]
    assert sorted(shuffled, key=order_of) == dates


def test_the_span_of_dates_without_a_year_has_none() -> None:
    month = Date(None, None, DateBasis.INFERRED, relative=("Y-03-01", "Y-03-31"))
    day = Date(None, None, DateBasis.INFERRED, relative=("Y-02-27", "Y-02-27"))
    assert show_date(span_of([month, day])) == "27 February to 31 March, year not given"


def test_the_span_of_dates_is_of_the_calendar_where_one_is() -> None:
    month = Date(None, None, DateBasis.INFERRED, relative=("Y-03-01", "Y-03-31"))
    assert show_date(span_of([month, Date("2031-03-04", "2031-03-05", DateBasis.GIVEN)])) == "4 to 5 March 2031"


def test_nothing_spans_nothing() -> None:
    assert span_of([Date(None, None, DateBasis.UNKNOWN)]) is None
