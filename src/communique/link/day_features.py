"""How the days of a calendar stand to the clues of an article: the rows of a table of weights that each day takes.

In: clues, and the days among which the writing is looked for. Out: for every feature the row of each day, and the clue
that puts it there. A feature looks at the clue nearest to the day, or counts those that it would contradict, so that an
article with many dates is no surer than its nearest ones make it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from communique.link.date_clues import Clue, ClueKind
from communique.types import Toward

Ints = NDArray[np.int64]

# Distances in days, months and years from which a new row begins.
_DAYS = (1, 2, 3, 4, 6, 8, 15, 31, 61, 121, 241, 366, 731)
_SIGNED_DAYS = (-120, -60, -30, -14, -7, -3, -1, 0, 1, 2, 3, 5, 8, 15, 31, 61, 121, 366)
_WITHIN_YEAR = (1, 2, 3, 4, 6, 8, 15, 31, 61, 121, 241)
_MONTHS = (1, 2, 3, 4, 6, 9, 12, 24)
_SIGNED_MONTHS = (-6, -3, -1, 0, 1, 2, 3, 6, 12, 24)
_TWELVE = (1, 2, 3, 6, 9, 11)
_YEARS = (-1, 0, 1, 2, 3, 5)
_COUNT = (1, 2)
_YES = (1,)

EDGES: dict[str, tuple[int, ...]] = {
    "date-since": _DAYS,
    "date-contradicted": _COUNT,
    "date-ahead": _DAYS,
    "date-overtaken": _COUNT,
    "date-open": _SIGNED_DAYS,
    "date-latest": _SIGNED_DAYS,
    "date-opening": _SIGNED_DAYS,
    "date-of-weekday": _SIGNED_DAYS,
    "post-alone": _SIGNED_DAYS,
    "posts-latest": _SIGNED_DAYS,
    "dateline": (-1, 0, 1, 2, 3),
    "day-since": _WITHIN_YEAR,
    "day-since-most": _WITHIN_YEAR,
    "day-opening": _WITHIN_YEAR,
    "day-ahead": _WITHIN_YEAR,
    "day-ahead-most": _WITHIN_YEAR,
    "day-open": _SIGNED_DAYS,
    "weekday-wrong": _COUNT,
    "day-of-weekday": _SIGNED_DAYS,
    "days-just-before": (1, 2, 3),
    "month-since": _TWELVE,
    "month-since-most": _TWELVE,
    "month-named-last": (1, 2, 3, 5, 8, 11),
    "month-ahead": _TWELVE,
    "month-open": (-3, -1, 0, 1, 2, 4),
    "month-of-year-since": _MONTHS,
    "month-of-year-contradicted": _COUNT,
    "month-of-year-open": _SIGNED_MONTHS,
    "year-since": _YEARS,
    "year-named": (1, 2, 4),
    "year-ahead-overtaken": _COUNT,
    "last-month-named": _YES,
    "this-month-named": _YES,
    "next-month-named": _YES,
    "last-year-named": _YES,
    "this-year-named": _YES,
    "next-year-named": _YES,
    "years-ago-named": _YES,
}
"""Every feature with the edges of its rows; a feature has one row more than edges."""

JUST_BEFORE = 10
"""Days; not tuned."""

OFFSETS = dict(zip(EDGES, accumulate((len(edges) + 1 for edges in EDGES.values()), initial=0), strict=False))
SIZE = sum(len(edges) + 1 for edges in EDGES.values())


@dataclass(frozen=True, slots=True)
class Days:
    """Every day of some years, in order: the ordinal, and year and month of each."""

    ordinals: Ints  # (days,)
    years: Ints  # (days,)
    months: Ints  # (days,), January is 1
    numbers: Ints  # (days,), the day of its month


@dataclass(frozen=True, slots=True)
class Described:
    """One feature of all days: the row of the table that each takes, and the number of the clue, -1 for none."""

    name: str
    rows: Ints  # (days,)
    clues: Ints  # (days,)


def list_days(years: Iterable[int]) -> Days:
    """All days of the years, each year once."""
    spans = [np.arange(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1) for year in sorted(set(years))]
    ordinals = np.concatenate(spans)
    stamps = (ordinals - date(1970, 1, 1).toordinal()).astype("datetime64[D]")
    years_of = stamps.astype("datetime64[Y]").astype(np.int64) + 1970
    months = stamps.astype("datetime64[M]").astype(np.int64)
    numbers = (stamps - stamps.astype("datetime64[M]")).astype(np.int64) + 1
    return Days(ordinals, years_of, months % 12 + 1, numbers)


def describe_days(clues: Sequence[Clue], days: Days) -> Iterator[Described]:
    """The features that the clues speak to; a feature without a clue says nothing and is left out."""
    yield from _dates(clues, days)
    yield from _days_of_any_year(clues, days)
    yield from _just_before(clues, days)
    yield from _months(clues, days)
    yield from _years(clues, days)
    yield from _counts(clues, days)


def _pick(clues: Sequence[Clue], test: Callable[[Clue], bool]) -> list[int]:
    return [at for at, clue in enumerate(clues) if test(clue)]


def _of(kind: ClueKind, toward: Toward | None) -> Callable[[Clue], bool]:
    return lambda clue: clue.kind is kind and clue.toward is toward


def _nearest(name: str, distances: Ints, which: Sequence[int], *, most: bool = False) -> Described:
    """By the clue with the smallest distance, or the greatest; `distances` is (clues, days)."""
    chosen = distances.argmax(axis=0) if most else np.abs(distances).argmin(axis=0)
    return _rows(name, np.take_along_axis(distances, chosen[None], axis=0)[0], np.asarray(which)[chosen])


def _rows(name: str, values: Ints, clues: Ints | None = None) -> Described:
    rows = OFFSETS[name] + np.searchsorted(np.asarray(EDGES[name]), values, side="right")
    return Described(name, rows, np.full(len(values), -1) if clues is None else clues)


def _dates(clues: Sequence[Clue], days: Days) -> Iterator[Described]:
    dated = {at: day for at in _pick(clues, lambda clue: clue.kind is ClueKind.DATE) if (day := _ordinal(clues[at]))}
    for toward, since, against in (
        (Toward.PAST, "date-since", "date-contradicted"),
        (Toward.FUTURE, "date-ahead", "date-overtaken"),
    ):
        which = [at for at in dated if clues[at].toward is toward and not clues[at].is_post]
        if which:
            distances = days.ordinals - np.array([dated[at] for at in which])[:, None]
            distances = -distances if toward is Toward.FUTURE else distances
            yield _nearest(since, np.where(distances < 0, 10**6, distances), which)
            yield _rows(against, (distances < 0).sum(axis=0))
    for name, which in (
        ("date-open", [at for at in dated if clues[at].toward is None and not clues[at].is_post]),
        ("dateline", [at for at in dated if clues[at].is_dateline]),
        ("date-opening", [at for at in dated if clues[at].is_opening]),
        ("date-of-weekday", [at for at in dated if clues[at].weekday is not None]),
    ):
        if which:
            yield _nearest(name, days.ordinals - np.array([dated[at] for at in which])[:, None], which)
    told = [at for at in dated if clues[at].toward is not Toward.FUTURE and not clues[at].is_post]
    posts = [at for at in dated if clues[at].is_post]
    for name, which in (("date-latest", told), ("posts-latest" if len(posts) > 1 else "post-alone", posts)):
        if which:
            latest = max(which, key=lambda at: (dated[at], -at))
            yield _rows(name, days.ordinals - dated[latest], np.full(len(days.ordinals), latest))


def _ordinal(clue: Clue) -> int | None:
    try:
        return date(clue.year or 0, clue.month or 0, clue.day or 0).toordinal()
    except ValueError:
        return None


def _days_of_any_year(clues: Sequence[Clue], days: Days) -> Iterator[Described]:
    """A day without its year is, for each day of the calendar, the one before, the one after, or the nearer of them."""
    told: dict[Toward | None, list[tuple[int, Ints]]] = {Toward.PAST: [], Toward.FUTURE: [], None: []}
    datelines: list[tuple[int, Ints]] = []
    wrong = []
    for at, clue in enumerate(clues):
        days_since = _find_occurrences(clue, days) if clue.kind is ClueKind.DAY else None
        if days_since is None:
            continue
        if clue.is_dateline:
            datelines.append((at, days_since))
        else:
            told[clue.toward].append((at, np.abs(days_since) if clue.toward else days_since))
        if clue.weekday is not None:
            wrong.append((at, (days.ordinals - days_since - 1) % 7 != clue.weekday, days_since))
    for toward, name in ((Toward.PAST, "day-since"), (Toward.FUTURE, "day-ahead"), (None, "day-open")):
        if told[toward]:
            yield _nearest(name, *_stack(told[toward]))
            if toward is not None:
                yield _nearest(f"{name}-most", *_stack(told[toward]), most=True)
    opening = [(at, row) for at, row in told[Toward.PAST] if clues[at].is_opening]
    if opening:
        yield _nearest("day-opening", *_stack(opening))
    if datelines:
        yield _nearest("dateline", *_stack(datelines))
    if wrong:
        yield _rows("weekday-wrong", np.sum([missed for _, missed, _ in wrong], axis=0))
        yield _nearest("day-of-weekday", *_stack([(at, since) for at, _, since in wrong]))


def _just_before(clues: Sequence[Clue], days: Days) -> Iterator[Described]:
    """How many days are named of those right before each day; what is told of day by day is news."""
    since: dict[tuple[int | None, int | None], Ints] = {}
    for clue in clues:
        if clue.kind is ClueKind.DAY and clue.toward is not Toward.FUTURE:
            found = _find_occurrences(clue, days)
        elif clue.kind is ClueKind.DATE and clue.toward is not Toward.FUTURE and not clue.is_post:
            day = _ordinal(clue)
            found = None if day is None else days.ordinals - day
        else:
            continue
        if found is not None:
            since.setdefault((clue.month, clue.day), found)
    if since:
        hits = sum(((each >= 0) & (each <= JUST_BEFORE)).astype(np.int64) for each in since.values())
        yield _rows("days-just-before", np.asarray(hits, np.int64))


def _find_occurrences(clue: Clue, days: Days) -> Ints | None:
    """Days from the occurrence that is meant to each day, less than 0 where it is yet to come."""
    years = range(int(days.years[0]) - 8, int(days.years[-1]) + 9)
    found = [_ordinal(replace(clue, year=year)) for year in years]
    occurrences = np.array([day for day in found if day])
    if not len(occurrences):
        return None
    ahead = occurrences[np.searchsorted(occurrences, days.ordinals, side="left")] - days.ordinals
    since = days.ordinals - occurrences[np.searchsorted(occurrences, days.ordinals, side="right") - 1]
    if clue.toward is None or clue.is_dateline:
        return np.where(ahead < since, -ahead, since)
    return since if clue.toward is Toward.PAST else -ahead


def _stack(rows: Sequence[tuple[int, Ints]]) -> tuple[Ints, list[int]]:
    return np.stack([row for _, row in rows]), [at for at, _ in rows]


def _months(clues: Sequence[Clue], days: Days) -> Iterator[Described]:
    for toward, name in ((Toward.PAST, "month-since"), (Toward.FUTURE, "month-ahead"), (None, "month-open")):
        which = _pick(clues, _of(ClueKind.MONTH, toward))
        if not which:
            continue
        named = np.array([clues[at].month for at in which])[:, None]
        since = (days.months - named) % 12
        if toward is Toward.PAST:
            last = [at for at in which if clues[at].shift == -1]  # "last June"
            if last:
                yield _nearest("month-named-last", since[[at in last for at in which]], last)
            yield _nearest(name, since, which)
            yield _nearest(f"{name}-most", since, which, most=True)
        elif toward is Toward.FUTURE:
            yield _nearest(name, (named - days.months) % 12, which)
        else:
            yield _nearest(name, (since + 6) % 12 - 6, which)
    for toward, name in ((Toward.PAST, "month-of-year-since"), (None, "month-of-year-open")):
        which = _pick(clues, _of(ClueKind.MONTH_OF_YEAR, toward))
        if which:
            named = np.array([(clues[at].year or 0) * 12 + (clues[at].month or 0) for at in which])[:, None]
            since = days.years * 12 + days.months - named
            if toward is None:
                yield _nearest(name, since, which)
            else:
                yield _nearest(name, np.where(since < 0, 10**6, since), which)
                yield _rows("month-of-year-contradicted", (since < 0).sum(axis=0))


def _years(clues: Sequence[Clue], days: Days) -> Iterator[Described]:
    named = [(at, clue.year) for at, clue in enumerate(clues) if clue.year and clue.toward is not Toward.FUTURE]
    if named:
        latest, year = max(named, key=lambda each: (each[1], -each[0]))
        yield _rows("year-since", days.years - year, np.full(len(days.years), latest))
        every = np.array([year for _, year in named])
        first = {year: at for at, year in reversed(named)}
        holders = np.array([first.get(int(year), -1) for year in np.unique(days.years)])
        counts = np.array([(every == year).sum() for year in np.unique(days.years)])
        of_year = np.searchsorted(np.unique(days.years), days.years)
        yield _rows("year-named", counts[of_year], holders[of_year])
    ahead = np.array([clue.year for clue in clues if clue.year and clue.toward is Toward.FUTURE])
    if len(ahead):
        yield _rows("year-ahead-overtaken", (days.years > ahead[:, None]).sum(axis=0))


def _counts(clues: Sequence[Clue], days: Days) -> Iterator[Described]:
    """ "Last month" beside a month that is named: the month before the writing is likelier to be that one."""
    months = {clue.month for clue in clues if clue.month and clue.shift is None}
    named_months = np.isin(np.arange(12), [month - 1 for month in months])
    years = np.array(sorted({clue.year for clue in clues if clue.year}))
    for kind, shift, name in (
        (ClueKind.COUNTED_MONTHS, -1, "last-month-named"),
        (ClueKind.COUNTED_MONTHS, 0, "this-month-named"),
        (ClueKind.COUNTED_MONTHS, 1, "next-month-named"),
        (ClueKind.COUNTED_YEARS, -1, "last-year-named"),
        (ClueKind.COUNTED_YEARS, 0, "this-year-named"),
        (ClueKind.COUNTED_YEARS, 1, "next-year-named"),
    ):
        which = _pick(clues, lambda clue, kind=kind, shift=shift: clue.kind is kind and clue.shift == shift)  # type: ignore[misc]
        if which and kind is ClueKind.COUNTED_MONTHS and months:
            yield _rows(
                name, named_months[(days.months - 1 + shift) % 12].astype(np.int64), np.full(len(days.years), which[0])
            )
        elif which and kind is ClueKind.COUNTED_YEARS and len(years):
            yield _rows(name, np.isin(days.years + shift, years).astype(np.int64), np.full(len(days.years), which[0]))
    ago = _pick(clues, lambda clue: clue.kind is ClueKind.COUNTED_YEARS and (clue.shift or 0) < -1)
    if ago and len(years):
        hits = np.stack([np.isin(days.years + (clues[at].shift or 0), years) for at in ago]).astype(np.int64)
        yield _nearest("years-ago-named", hits, ago, most=True)
