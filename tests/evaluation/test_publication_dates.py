"""Counting which inferred dates are right."""

from __future__ import annotations

from datetime import date

import pytest

from communique.types import Article, Date, DateBasis
from evaluation.publication_dates import DateCounts, Dated, count_date

WANTED = Dated(Article("a", "text.txt", "The gates stay shut.", "0"), date(2031, 3, 14))


@pytest.mark.parametrize(
    ("earliest", "latest", "counts"),
    [
        ("2031-03-14", "2031-03-14", DateCounts(1, 1, 1, 1)),
        ("2031-03-08", "2031-03-14", DateCounts(1, 1, 1, 7)),
        ("2031-03-15", "2031-03-21", DateCounts(1, 1, 0, 7)),
        ("2031-03-08", "2031-03-15", DateCounts(1)),
        ("2031-03", "2031-03", DateCounts(1)),
        (None, None, DateCounts(1)),
    ],
)
def test_an_answer_is_a_week_at_most_and_right_where_it_holds_the_day(
    earliest: str | None, latest: str | None, counts: DateCounts
) -> None:
    assert count_date(WANTED, Date(earliest, latest, DateBasis.INFERRED)) == counts


def test_the_share_that_is_right_is_of_the_answers() -> None:
    figures = {figure.name: figure.value for figure in DateCounts(10, 4, 3, 20).to_figures("sile")}
    assert figures == {
        "sile/publication/right": 0.75,
        "sile/publication/answered": 0.4,
        "sile/publication/width": 5.0,
    }


def test_without_an_answer_nothing_is_right_or_wrong() -> None:
    figures = {figure.name: figure.value for figure in DateCounts(10).to_figures("sile")}
    assert figures["sile/publication/right"] is None
