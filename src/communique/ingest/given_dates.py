"""Dates of publication that the user gives for single articles: FILE=2031-03-16.

In: articles as they come, and dates by the name of an article: its path, its file's name with or without the ending, or
its id. Out: the articles, those named with the date. It goes before whatever files and pages say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from communique.errors import InputError
from communique.ingest.dates import parse_date
from communique.types import Article, Candidate, Date, DateBasis, Skipped

ORIGIN = "option"
"""The place where the candidate for the date was found."""


def parse_given_dates(options: Sequence[str]) -> dict[str, str]:
    """Names and dates of "FILE=DATE"; raises InputError where that is not what is written, or a name comes twice."""
    dates: dict[str, str] = {}
    for option in options:
        name, sign, value = option.rpartition("=")
        if not sign or not name or not value:
            raise InputError(f"--date {option}: write FILE=YEAR-MONTH-DAY")
        if dates.setdefault(name, value) != value:
            raise InputError(f"--date {name}: is given as {dates[name]} and as {value}")
    return dates


def give_dates(found: Iterable[Article | Skipped], dates: Mapping[str, str]) -> Iterator[Article | Skipped]:
    """Pass on what was found, with the dates; raises InputError, at the latest after the last article.

    A name is wrong that no article has, or several; a date, that is no date or can mean two.
    """
    given = {name: _read(name, value) for name, value in dates.items()}
    used: dict[str, list[str]] = defaultdict(list)
    for each in found:
        names = sorted(given.keys() & _names_of(each)) if isinstance(each, Article) else []
        for name in names:
            used[name].append(each.path)
        yield _date(each, given[names[0]]) if isinstance(each, Article) and names else each
    for name in given:
        if not used[name]:
            raise InputError(f"--date {name}: no article that was read has this path, file name or id")
        if len(used[name]) > 1:
            raise InputError(f"--date {name}: names {len(used[name])} articles ({', '.join(used[name][:3])}); say more")


def give_date(article: Article, value: str) -> Article:
    """The article with that date of publication; raises InputError where it is no date or can mean two."""
    return _date(article, _read(article.path, value))


def _read(name: str, value: str) -> Date:
    interval = parse_date(value)
    if interval is None:
        raise InputError(f"--date {name}={value}: is no date; write YEAR-MONTH-DAY, as in 2031-03-16")
    if interval[0] != interval[1]:
        raise InputError(f"--date {name}={value}: can mean {interval[0]} or {interval[1]}; write one of them")
    return Date(*interval, DateBasis.GIVEN, value)


def _names_of(article: Article) -> set[str]:
    path = PurePath(article.path)
    return {article.id, article.path, path.as_posix(), path.name, path.stem}


def _date(article: Article, given: Date) -> Article:
    candidate = Candidate("published", given.text or "", ORIGIN)
    return replace(article, published=given, candidates=(candidate, *article.candidates))
