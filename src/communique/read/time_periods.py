"""The calendar: stretches of days by their TIMEX3 values, counted by units, and matched against patterns with X.

In: a value ("2019-02-27", "2019-W09", "2019-Q3"), a unit and a number, or a pattern ("XXXX-02-27", "XXXX-WXX-5").
Out: periods of whole days. Weeks are those of ISO 8601; quarters and halves are of the calendar's year; winter is that
which begins in the year. Nothing before year 1 or after 9999 is a period.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from communique.types import TimeUnit, Toward

SEASONS = ("SP", "SU", "FA", "WI")
"""In the order of the year; spring begins in March, and winter ends in February of the next year."""

CLEARLY = 6
"""How many times as far a match must be to lose against one that the tense speaks against: late in October, "the offer
was extended to 16 November" does not mean last year's."""

# Weekdays and days of a month are never so far apart that one could not be meant.
_HALF_A_YEAR = 183
# Matches looked at on either side of the anchor: 29 February may be eight years away.
_FAR = 9
_MONTHS = {TimeUnit.MONTH: 1, TimeUnit.SEASON: 3, TimeUnit.QUARTER: 3, TimeUnit.HALF: 6}
_YEARS = {TimeUnit.YEAR: 1, TimeUnit.DECADE: 10, TimeUnit.CENTURY: 100}
# Holidays that move: the month, the weekday and which one of the month it is, the last where that is -1.
_NTH_WEEKDAYS = {
    "KING": (1, 1, 3),
    "PRESIDENTS": (2, 1, 3),
    "MOTHERS": (5, 7, 2),
    "MEMORIAL": (5, 1, -1),
    "FATHERS": (6, 7, 3),
    "LABOR": (9, 1, 1),
    "COLUMBUS": (10, 1, 2),
    "THANKSGIVING": (11, 4, 4),
}
_FROM_EASTER = {"GOODFRIDAY": -2, "EASTER": 0, "EASTERMONDAY": 1, "ASCENSION": 39, "PENTECOST": 49}
_HOLIDAY = re.compile(r"(?P<year>\d{4})-(?P<name>[A-Z]{4,})(?P<clock>T.*)?")
_VALUE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T.*)?"
    r"|(?P<week>(?P<iso>\d{4})-W(?P<number>\d\d))(?:-(?P<weekday>[1-7])(?P<clock>T.*)?|(?P<weekend>-WE))?"
    r"|(?P<year>\d{4})(?:-(?:(?P<month>\d\d)|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
    r"|(?P<decade>\d{3})|(?P<century>\d\d)"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A TIMEX3 value with its first and last day; `unit` tells what the value names."""

    value: str
    first: date
    last: date
    unit: TimeUnit


def read_period(value: str) -> Period | None:
    """The period that a value names, None where it names none: "2019-02-30", "PRESENT_REF", "XXXX-06".

    TIMEX3 has no name for the holidays that move; here they are "2019-EASTER" and the like.
    """
    if found := _HOLIDAY.fullmatch(value):
        day = _find_holiday(found["name"], int(found["year"]))
        return Period(day.isoformat() + (found["clock"] or ""), day, day, TimeUnit.DAY) if day is not None else None
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    try:
        return _to_period(value, found)
    except (ValueError, OverflowError):
        return None


def is_by_the_moon(pattern: str) -> bool:
    """Whether its day is counted from Easter, which knows no cycle of years that anybody could go through."""
    return pattern.partition("-")[2] in _FROM_EASTER


def count_periods(unit: TimeUnit, day: date, shift: int) -> Period | None:
    """The period `shift` units after the one that holds `day`."""
    try:
        return _period_at(unit, _index_of(unit, day) + shift)
    except (ValueError, OverflowError):
        return None


# Of a bare weekday that is the day after publication: "on Friday", written late on Thursday, or dated a day too early.
# Whoever means the day six days ago says "last Friday". Of the 187 event dates of the training stories five more are
# right so; of TimeBank's values 0.858 either way.
_WEEK_ROUND = (6, 1)


def match_nearest(pattern: str, day: date, toward: Toward | None, weekday: int | None = None) -> Period | None:
    """The match of a pattern that is nearest to `day`, one that holds the day before all.

    One on the side `toward` goes before others, unless it is months farther, and CLEARLY as far. Where the weekday of
    the match is known, those that are on another day of the week come last.
    """
    matches = _match_around(pattern, day)
    if not matches:
        return None
    on_day = [found for found in matches if weekday is None or found.first.isoweekday() == weekday]
    before = [found for found in on_day or matches if found.first <= day]
    after = [found for found in on_day or matches if found.last >= day]
    past, future = (before[-1] if before else None), (after[0] if after else None)
    if past is None or future is None:
        return past or future
    told, other = (past, future) if toward is not Toward.FUTURE else (future, past)
    far, near = _distance(told, day), _distance(other, day)
    if toward is None:
        return told if far <= near else other
    if toward is Toward.PAST and (far, near) == _WEEK_ROUND:
        return other
    return other if far > CLEARLY * near and abs(far - near) > _HALF_A_YEAR else told


def match_counted(pattern: str, day: date, shift: int) -> Period | None:
    """The match that is so many matches after the day, or before it where `shift` is negative; none holds the day."""
    matches = _match_around(pattern, day)
    if shift < 0:
        counted = [found for found in matches if found.last < day][::-1]
    else:
        counted = [found for found in matches if found.first > day]
    return counted[abs(shift) - 1] if 0 < abs(shift) <= len(counted) else None


def match_within(pattern: str, within: Period) -> Period | None:
    """The first match that begins in a period."""
    cycle = _cycle(pattern)
    if cycle is None:
        return None
    unit, fill = cycle
    start = _index_of(unit, within.first)
    for index in range(start, _index_of(unit, within.last) + 1):
        found = fill(index)
        if found is not None and within.first <= found.first <= within.last:
            return found
    return None


def _to_period(value: str, found: re.Match[str]) -> Period:
    if found["day"]:
        day = date.fromisoformat(found["day"])
        return Period(value, day, day, TimeUnit.DAY)
    if found["week"]:
        return _to_week(value, found)
    if found["decade"] or found["century"]:
        length, unit = (10, TimeUnit.DECADE) if found["decade"] else (100, TimeUnit.CENTURY)
        start = int(value) * length
        return Period(value, date(max(start, 1), 1, 1), date(start + length - 1, 12, 31), unit)
    year = int(found["year"])
    if found["month"]:
        return _of_months(value, TimeUnit.MONTH, year, int(found["month"]))
    if found["quarter"]:
        return _of_months(value, TimeUnit.QUARTER, year, 3 * int(found["quarter"]) - 2)
    if found["half"]:
        return _of_months(value, TimeUnit.HALF, year, 6 * int(found["half"]) - 5)
    if found["season"]:
        return _of_months(value, TimeUnit.SEASON, year, 3 * SEASONS.index(found["season"]) + 3)
    return Period(value, date(year, 1, 1), date(year, 12, 31), TimeUnit.YEAR)


def _find_holiday(name: str, year: int) -> date | None:
    if name in _FROM_EASTER:
        return _find_easter(year) + timedelta(_FROM_EASTER[name])
    if name not in _NTH_WEEKDAYS or year < 1:
        return None
    month, weekday, which = _NTH_WEEKDAYS[name]
    days = [date(year, month, day) for day in range(1, 32) if day <= monthrange(year, month)[1]]
    named = [day for day in days if day.isoweekday() == weekday]
    return named[which - 1 if which > 0 else which]


def _find_easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus of 1876)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = moon + week - 7 * ((year % 19 + 11 * moon + 22 * week) // 451) + 114
    return date(year, shift // 31, shift % 31 + 1)


def _to_week(value: str, found: re.Match[str]) -> Period:
    monday = date.fromisocalendar(int(found["iso"]), int(found["number"]), 1)
    if found["weekday"]:
        day = monday + timedelta(int(found["weekday"]) - 1)
        return Period(day.isoformat() + (found["clock"] or ""), day, day, TimeUnit.DAY)
    if found["weekend"]:
        return Period(value, monday + timedelta(5), monday + timedelta(6), TimeUnit.WEEKEND)
    return Period(value, monday, monday + timedelta(6), TimeUnit.WEEK)


def _of_months(value: str, unit: TimeUnit, year: int, month: int) -> Period:
    after = year * 12 + month - 1 + _MONTHS[unit]
    return Period(value, date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(1), unit)


def _index_of(unit: TimeUnit, day: date) -> int:
    """The number of the unit that holds a day, counted without a gap."""
    if unit is TimeUnit.DAY:
        return day.toordinal()
    if unit in (TimeUnit.WEEK, TimeUnit.WEEKEND):
        return (day.toordinal() - 1) // 7  # 1 January of year 1 is a Monday
    if unit in _YEARS:
        return day.year // _YEARS[unit]
    return (day.year * 12 + day.month - (3 if unit is TimeUnit.SEASON else 1)) // _MONTHS[unit]


def _period_at(unit: TimeUnit, index: int) -> Period:
    if unit is TimeUnit.DAY:
        day = date.fromordinal(index)
        return Period(day.isoformat(), day, day, unit)
    if unit in (TimeUnit.WEEK, TimeUnit.WEEKEND):
        year, week, _ = date.fromordinal(7 * index + 1).isocalendar()
        return _known(f"{year:04}-W{week:02}" + ("-WE" if unit is TimeUnit.WEEKEND else ""))
    if unit in _YEARS:
        digits = 5 - len(str(_YEARS[unit]))
        return _known(f"{index:0{digits}}" if index < 10**digits else "")
    year, part = divmod(index, 12 // _MONTHS[unit])
    names = {TimeUnit.MONTH: f"{part + 1:02}", TimeUnit.QUARTER: f"Q{part + 1}", TimeUnit.HALF: f"H{part + 1}"}
    return _known(f"{year:04}-" + (SEASONS[part] if unit is TimeUnit.SEASON else names[unit]))


def _known(value: str) -> Period:
    found = _VALUE.fullmatch(value)
    if found is None:
        raise ValueError(f"{value} names no period")
    return _to_period(value, found)


@lru_cache(maxsize=4096)  # the articles of a story count the same patterns from the same days
def _match_around(pattern: str, day: date) -> tuple[Period, ...]:
    """Matches around a day, in order."""
    cycle = _cycle(pattern)
    if cycle is None:
        return ()
    unit, fill = cycle
    at = _index_of(unit, day)
    return tuple(found for index in range(at - _FAR, at + _FAR + 1) if (found := fill(index)) is not None)


def _distance(period: Period, day: date) -> int:
    return max((period.first - day).days, (day - period.last).days, 0)


@lru_cache(maxsize=256)
def _cycle(pattern: str) -> tuple[TimeUnit, Callable[[int], Period | None]] | None:
    """How often a pattern recurs, and the period that fills it in at an index of that unit; None where it does not."""
    for prefix, unit in (
        ("XXXX-XX-XX", TimeUnit.DAY),
        ("XXXX-WXX", TimeUnit.WEEK),
        ("XXXX-XX", TimeUnit.MONTH),
        ("XXXX", TimeUnit.YEAR),
    ):
        if pattern.startswith(prefix):
            rest = pattern.removeprefix(prefix)

            def fill(index: int, unit: TimeUnit = unit, rest: str = rest) -> Period | None:
                try:
                    return read_period(_period_at(unit, index).value + rest)
                except (ValueError, OverflowError):
                    return None

            return unit, fill
    return None
