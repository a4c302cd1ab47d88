"""The dates of one event's mentions -> the interval where they may all agree, and those that differ from it.

In: dates as intervals of days, months or years, absolute or counted from an unknown year Y. Out: `Date`s. Nothing is
averaged: a date comes out as some articles tell it, or as what two of them leave together.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as day
from functools import lru_cache

from communique.types import Date, DateBasis

# The year that stands for Y where relative dates are compared with each other; a leap year, so that 29 February is one.
UNKNOWN_YEAR = 4000
# What a date counts for that is only inferred, beside one that the words tell. Set by hand.
INFERRED_WEIGHT = 0.5
BASES = (DateBasis.GIVEN, DateBasis.METADATA, DateBasis.STATED, DateBasis.RESOLVED, DateBasis.INFERRED)


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """An interval of days by their ordinals; those `relative` to Y are compared with their like alone."""

    relative: bool
    first: int
    last: int

    @property
    def count(self) -> int:
        return self.last - self.first + 1

    def meets(self, other: Days) -> bool:
        """Whether the two have a day in common."""
        return self.relative == other.relative and self.first <= other.last and other.first <= self.last

    def meet(self, other: Days) -> Days:
        """The days in common."""
        return Days(self.relative, max(self.first, other.first), min(self.last, other.last))

    def gap(self, other: Days) -> int:
        """Days between the two, 0 where they meet."""
        return max(0, self.first - other.last, other.first - self.last)


@lru_cache(maxsize=4096)
def find_days(date: Date | None) -> Days | None:
    """The days of a date whose two ends are known."""
    if date is None:
        return None
    ends = date.relative or (date.earliest, date.latest)
    if ends[0] is None or ends[1] is None:
        return None
    first, last = _read_end(ends[0], is_last=False), _read_end(ends[1], is_last=True)
    if first is None or last is None or last < first:
        return None
    return Days(date.relative is not None, first, last)


def settle_dates(dates: Sequence[tuple[Date, float]]) -> tuple[Date | None, tuple[Date, ...]]:
    """The date that weighs most with all that may agree with it, narrowed to what they have in common; and the others.

    `dates` are the dates of an event's mentions with a weight each, in any order. Of the others, one for each interval.
    """
    known = [(date, days, weight) for date, weight in dates if (days := find_days(date)) is not None]
    if not known:
        return None, ()
    weights = {days: 0.0 for _, days, _ in known}
    for date, days, weight in known:
        weights[days] += weight * (INFERRED_WEIGHT if date.basis is DateBasis.INFERRED else 1.0)
    chosen = min(
        weights,
        key=lambda days: (-round(sum(weights[one] for one in weights if one.meets(days)), 6), days.count, days),
    )
    by_narrowness = sorted(weights, key=lambda days: (days != chosen, days.count, -round(weights[days], 6), days))
    common = chosen
    for days in by_narrowness:
        if days.meets(common):
            common = common.meet(days)
    agreeing = [date for date, days, _ in known if days.meets(common)]
    differing = sorted({days for days in weights if not days.meets(common)})
    others = tuple(_unite([date for date, days, _ in known if days == own], own) for own in differing)
    return _unite(agreeing, common), others


def cut_date(date: Date, *, first: int | None = None, last: int | None = None) -> Date:
    """The date without the days before `first` and after `last`, ordinals of its kind; some day of it must be left."""
    days = find_days(date)
    if days is None:
        return date
    return _fill(date, days.meet(Days(days.relative, first or days.first, last or days.last)))


def write_days(days: Days) -> Date:
    """The date that an interval of days is, counted from another; its words and evidence are to be given."""
    return _fill(Date(None, None, DateBasis.RESOLVED), days)


def order_key(date: Date | None) -> tuple[int, int, int]:
    """For sorting by time: what has a date in known years first, then what is counted from Y, then what has none.

    An interval has the place of its middle: what took place on some day of March comes after what did on its first.
    """
    days = find_days(date)
    if days is None:
        return (2, 0, 0)
    return (1 if days.relative else 0, days.first + days.last, days.first)


def _unite(dates: Sequence[Date], common: Days) -> Date:
    """One date for those that agree: as the one tells it whose days these are, with the evidence of all."""
    told = sorted(dates, key=lambda date: (BASES.index(date.basis), date.evidence, date.text or ""))
    exact = [date for date in told if find_days(date) == common]
    evidence = tuple(sorted({span for date in dates for span in date.evidence}))
    if exact:
        return replace(exact[0], evidence=evidence)
    narrowest = min(told, key=lambda date: ((days := find_days(date)) is None, days.count if days else 0))
    return replace(_fill(narrowest, common), evidence=evidence)


def _fill(date: Date, days: Days) -> Date:
    ends = (_write_end(days.first, days.relative), _write_end(days.last, days.relative))
    if days.relative:
        return replace(date, earliest=None, latest=None, relative=ends)
    return replace(date, earliest=ends[0], latest=ends[1])


def _read_end(end: str, *, is_last: bool) -> int | None:
    """The ordinal of an ISO day, or of the first or last day of a month or year; years may count from Y."""
    match = _END.fullmatch(end)
    if match is None:
        return None
    sign, years = match["sign"], int(match["years"] or 0)
    year = int(match["year"]) if match["year"] else UNKNOWN_YEAR + (-years if sign == "-" else years)
    if not day.min.year <= year <= day.max.year:
        return None
    month = int(match["month"] or (12 if is_last else 1))
    if not 1 <= month <= 12:
        return None
    longest = monthrange(year, month)[1]
    # 29 February of an unknown year, or 31 as the end of a month of thirty days.
    number = min(int(match["day"] or (longest if is_last else 1)), longest)
    return day(year, month, number).toordinal() if number else None


def _write_end(ordinal: int, relative: bool) -> str:
    """The ISO day of an ordinal, or the day in a year counted from Y."""
    one = day.fromordinal(ordinal)
    if not relative:
        return one.isoformat()
    years = one.year - UNKNOWN_YEAR
    digits = "" if not years else f"{'-' if years < 0 else '+'}{_spell_years(abs(years))}"
    return f"Y{digits}-{one.month:02}-{one.day:02}"


def _spell_years(years: int) -> str:
    """One digit, or three and more: two would be a month."""
    return str(years) if years < 10 else f"{years:03}"


_END = re.compile(
    r"(?:(?P<year>\d{4})|Y(?:(?P<sign>[+-])(?P<years>\d|\d{3,}))?)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
)
