"""How the days of a calendar stand to the clues of an article: the rows of a table of weights that each day takes.

In: clues, and the days among which the writing is looked for. Out: for every feature the row of each day, and the clue
that puts it there. A feature looks at the clue nearest to the day, or counts those that it would contradict, so that an
article with many dates is no surer than its nearest ones make it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
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
NEVER = 10**6
"""The distance of what would lie on the wrong side of the day; beyond every edge."""

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
    yield from _months_of_years(clues, days)
    yield from _years(clues, days)
    yield from _counts(clues, days)


def _pick(clues: Sequence[Clue], test: Callable[[Clue], bool]) -> list[int]:
    return [at for at, clue in enumerate(clues) if test(clue)]


def _of(kind: ClueKind, toward: Toward | None) -> Callable[[Clue], bool]:
    return lambda clue: clue.kind is kind and clue.toward is toward


def _first_of_each(clues: Sequence[Clue], which: Sequence[int], key: Callable[[Clue], Hashable]) -> list[int]:
    """Of clues that tell the same, the first: a page may name one day a thousand times."""
    return sorted({key(clues[at]): at for at in reversed(which)}.values())


Distances = tuple[int, Ints]
"""The number of a clue, and how far it is from each day, (days,)."""


def _nearest(name: str, distances: Iterable[Distances], *, most: bool = False) -> Described:
    """By the clue with the smallest distance, or the greatest; the first of equal ones. There must be one."""
    (first, chosen), *others = distances
    holders = np.full(len(chosen), first)
    for at, row in others:
        is_better = row > chosen if most else np.abs(row) < np.abs(chosen)
        chosen = np.where(is_better, row, chosen)
        holders = np.where(is_better, at, holders)
    return _rows(name, chosen, holders)


def _rows(name: str, values: Ints, clues: Ints | None = None) -> Described:
    rows = OFFSETS[name] + np.searchsorted(np.asarray(EDGES[name]), values, side="right")
    return Described(name, rows, np.full(len(values), -1) if clues is None else clues)


def _dates(clues: Sequence[Clue], days: Days) -> Iterator[Described]:
    dated = {at: day for at in _pick(clues, lambda clue: clue.kind is ClueKind.DATE) if (day := _ordinal(clues[at]))}

    def since(which: Sequence[int]) -> Iterator[Distances]:
        return ((at, days.ordinals - dated[at]) for at in _first_of_each(clues, which, _ordinal))

    own = [at for at in dated if not clues[at].is_post]
    for toward, sign, name, against in (
        (Toward.PAST, 1, "date-since", "date-contradicted"),
        (Toward.FUTURE, -1, "date-ahead", "date-overtaken"),
    ):
        which = [at for at in own if clues[at].toward is toward]
        if which:
            told = ((at, sign * row) for at, row in since(which))
            yield _nearest(name, ((at, np.where(row < 0, NEVER, row)) for at, row in told))
            yield _rows(against, _count_below(sign * days.ordinals, [sign * dated[at] for at in which]))
    for name, which in (
        ("date-open", [at for at in own if clues[at].toward is None]),
        ("dateline", [at for at in dated if clues[at].is_dateline]),
        ("date-opening", [at for at in dated if clues[at].is_opening]),
        ("date-of-weekday", [at for at in dated if clues[at].weekday is not None]),
    ):
        if which:
            yield _nearest(name, since(which))
    news = [at for at in own if clues[at].toward is not Toward.FUTURE]
    posts = [at for at in dated if clues[at].is_post]
    for name, which in (("date-latest", news), ("posts-latest" if len(posts) > 1 else "post-alone", posts)):
        if which:
            latest = max(which, key=lambda at: (dated[at], -at))
            yield _rows(name, days.ordinals - dated[latest], np.full(len(days.ordinals), latest))


def _count_below(places: Ints, named: Sequence[int]) -> Ints:
    """For each place, how many of those named it is below."""
    return np.asarray(len(named) - np.searchsorted(np.sort(named), places, side="right"), np.int64)


def _ordinal(clue: Clue) -> int | None:
    try:
        return date(clue.year or 0, clue.month or 0, clue.day or 0).toordinal()
    except ValueError:
        return None


def _days_of_any_year(clues: Sequence[Clue], days: Days) -> Iterator[Described]:
    """A day without its year is, for each day of the calendar, the one before, the one after, or the nearer of them."""
    told: dict[Toward | None, list[Distances]] = {Toward.PAST: [], Toward.FUTURE: [], None: []}
    datelines: list[Distances] = []
    of_weekday: list[Distances] = []
    wrong = np.zeros(len(days.ordinals), np.int64)
    for which in _same_days(clues):
        first = clues[which[0]]
        since = _find_occurrences(first, days)
        if since is None:
            continue
        if first.is_dateline:
            datelines.append((which[0], since))
        else:
            told[first.toward].append((which[0], np.abs(since) if first.toward else since))
        beside = [at for at in which if clues[at].weekday is not None]
        if beside:
            of_weekday.append((beside[0], since))
            weekdays = (days.ordinals - since - 1) % 7
            for weekday, count in Counter(clues[at].weekday for at in beside).items():
                wrong += count * (weekdays != weekday)
    for toward, name in ((Toward.PAST, "day-since"), (Toward.FUTURE, "day-ahead"), (None, "day-open")):
        if told[toward]:
            yield _nearest(name, told[toward])
            if toward is not None:
                yield _nearest(f"{name}-most", told[toward], most=True)
    opening = [(at, row) for at, row in told[Toward.PAST] if clues[at].is_opening]
    if opening:
        yield _nearest("day-opening", opening)
    if datelines:
        yield _nearest("dateline", datelines)
    if of_weekday:
        yield _rows("weekday-wrong", wrong)
        yield _nearest("day-of-weekday", sorted(of_weekday, key=lambda each: each[0]))


def _same_days(clues: Sequence[Clue]) -> Iterable[list[int]]:
    """The clues that name a day of any year, those together that name the same one alike, in text order."""
    same: dict[Hashable, list[int]] = {}
    for at in _pick(clues, lambda clue: clue.kind is ClueKind.DAY):
        clue = clues[at]
        same.setdefault((clue.month, clue.day, clue.toward, clue.is_dateline), []).append(at)
    return same.values()


def _just_before(clues: Sequence[Clue], days: Days) -> Iterator[Described]:
    """How many days are named of those right before each day; what is told of day by day is news."""
    since: dict[tuple[int | None, int | None], Ints] = {}
    for clue in clues:
        if (clue.month, clue.day) in since:
            continue
        if clue.kind is ClueKind.DAY and clue.toward is not Toward.FUTURE:
            found = _find_occurrences(clue, days)
        elif clue.kind is ClueKind.DATE and clue.toward is not Toward.FUTURE and not clue.is_post:
            day = _ordinal(clue)
            found = None if day is None else days.ordinals - day
        else:
            continue
        if found is not None:
            since[clue.month, clue.day] = found
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


def _months(clues: Sequence[Clue], days: Days) -> Iterator[Described]:
    def since(which: Sequence[int]) -> list[Distances]:
        first = _first_of_each(clues, which, lambda clue: clue.month)
        return [(at, (days.months - (clues[at].month or 0)) % 12) for at in first]

    for toward, name in ((Toward.PAST, "month-since"), (Toward.FUTURE, "month-ahead"), (None, "month-open")):
        which = _pick(clues, _of(ClueKind.MONTH, toward))
        if not which:
            continue
        if toward is Toward.PAST:
            last = [at for at in which if clues[at].shift == -1]  # "last June"
            if last:
                yield _nearest("month-named-last", since(last))
            yield _nearest(name, since(which))
            yield _nearest(f"{name}-most", since(which), most=True)
        elif toward is Toward.FUTURE:
            yield _nearest(name, ((at, -row % 12) for at, row in since(which)))
        else:
            yield _nearest(name, ((at, (row + 6) % 12 - 6) for at, row in since(which)))


def _months_of_years(clues: Sequence[Clue], days: Days) -> Iterator[Described]:
    months = days.years * 12 + days.months

    def since(which: Sequence[int]) -> Iterator[Distances]:
        return ((at, months - _number_month(clues[at])) for at in _first_of_each(clues, which, _number_month))

    if past := _pick(clues, _of(ClueKind.MONTH_OF_YEAR, Toward.PAST)):
        yield _nearest("month-of-year-since", ((at, np.where(row < 0, NEVER, row)) for at, row in since(past)))
        yield _rows("month-of-year-contradicted", _count_below(months, [_number_month(clues[at]) for at in past]))
    if on_either_side := _pick(clues, _of(ClueKind.MONTH_OF_YEAR, None)):
        yield _nearest("month-of-year-open", since(on_either_side))


def _number_month(clue: Clue) -> int:
    return (clue.year or 0) * 12 + (clue.month or 0)


def _years(clues: Sequence[Clue], days: Days) -> Iterator[Described]:
    named = [(at, clue.year) for at, clue in enumerate(clues) if clue.year and clue.toward is not Toward.FUTURE]
    if named:
        latest, year = max(named, key=lambda each: (each[1], -each[0]))
        yield _rows("year-since", days.years - year, np.full(len(days.years), latest))
        every = np.array([year for _, year in named])
        first = {year: at for at, year in reversed(named)}
        begins = np.diff(days.years, prepend=days.years[:1] - 1) > 0  # years are in order
        holders = np.array([first.get(year, -1) for year in days.years[begins].tolist()])
        counts = np.array([(every == year).sum() for year in days.years[begins].tolist()])
        of_year = np.cumsum(begins) - 1
        yield _rows("year-named", counts[of_year], holders[of_year])
    ahead = [-clue.year for clue in clues if clue.year and clue.toward is Toward.FUTURE]
    if ahead:
        yield _rows("year-ahead-overtaken", _count_below(-days.years, ahead))


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
        first = _first_of_each(clues, ago, lambda clue: clue.shift)
        hits = ((at, np.isin(days.years + (clues[at].shift or 0), years).astype(np.int64)) for at in first)
        yield _nearest("years-ago-named", hits, most=True)
