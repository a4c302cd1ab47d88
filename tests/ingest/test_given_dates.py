"""Dates that the user gives for single articles."""

from __future__ import annotations

import pytest

from communique.errors import InputError
from communique.ingest.given_dates import give_dates, parse_given_dates
from communique.types import Article, DateBasis, Skipped

FOUND = (
    Article("a1", "talks/gazette.txt", "One.", "1"),
    Skipped("talks/empty.txt", "is empty"),
    Article("a2", "talks/blog.txt", "Two.", "2"),
    Article("a3", "older/blog.txt", "Three.", "3"),
)


def dates_of(dates: dict[str, str]) -> list[str | None]:
    return [each.published.earliest for each in give_dates(FOUND, dates) if isinstance(each, Article)]


@pytest.mark.parametrize("name", ["talks/gazette.txt", "gazette.txt", "gazette", "a1"])
def test_an_article_is_named_by_its_path_its_file_or_its_id(name: str) -> None:
    assert dates_of({name: "2031-03-16"}) == ["2031-03-16", None, None]


def test_a_given_date_says_that_it_is_given() -> None:
    first = next(iter(give_dates(FOUND[:1], {"a1": "16 March 2031"})))
    assert isinstance(first, Article)
    assert first.published.basis is DateBasis.GIVEN


def test_a_given_date_stands_before_what_the_files_say() -> None:
    first = next(iter(give_dates(FOUND[:1], {"a1": "2031-03-16"})))
    assert isinstance(first, Article)
    assert (first.candidates[0].field, first.candidates[0].value) == ("published", "2031-03-16")


def test_what_is_not_named_passes_as_it_is() -> None:
    assert list(give_dates(FOUND, {})) == list(FOUND)


@pytest.mark.parametrize(
    ("dates", "reason"),
    [
        ({"gazete.txt": "2031-03-16"}, "no article that was read"),
        ({"blog.txt": "2031-03-16"}, "names 2 articles"),
        ({"a1": "yesterday"}, "is no date"),
        ({"a1": "2031-02-30"}, "is no date"),
        ({"a1": "03/04/2031"}, "can mean"),
    ],
)
def test_a_wrong_name_or_date_is_an_error_with_a_reason(dates: dict[str, str], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        list(give_dates(FOUND, dates))


def test_the_last_equals_sign_parts_name_and_date() -> None:
    assert parse_given_dates(["a=b.txt=2031-03-16", "c.txt=2031"]) == {"a=b.txt": "2031-03-16", "c.txt": "2031"}


@pytest.mark.parametrize("option", ["2031-03-16", "=2031-03-16", "a.txt="])
def test_an_option_without_both_is_an_error(option: str) -> None:
    with pytest.raises(InputError, match="write FILE="):
        parse_given_dates([option])


def test_two_dates_for_one_file_are_an_error() -> None:
    with pytest.raises(InputError, match="is given as"):
        parse_given_dates(["a.txt=2031-03-16", "a.txt=2031-03-17"])
