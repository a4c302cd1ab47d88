"""A date -> the words a reader is shown for it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable

from communique.ingest.dates import MONTHS
from communique.read.time_resolution import RELATIVE
from communique.types import Date, DateBasis

ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?")

YEAR_Y = 2000
"""The year that stands for the one that no article names: one of 29 days of February."""

NO_YEAR = ", year not given"

LATER_THAN_ANY = (2, 0, 0, 0)


def show_date(date: Date | None) -> str | None:
    """ "4 March 2031", "March 2031", "4 to 6 March 2031", "27 February, year not given"; None where none is known."""
    if date is None:
        return None
    if date.relative is not None:
        return _show_relative(*date.relative)
    if not (date.earliest and date.latest):
        known = date.earliest or date.latest
        side = "from" if date.earliest else "until"
        return f"{side} {_iso_in_words(known)}" if known else None
    first, last = ISO.fullmatch(date.earliest[:10]), ISO.fullmatch(date.latest[:10])
    if not first or not last:
        return date.earliest if date.earliest == date.latest else f"{date.earliest} to {date.latest}"
    return _join(first, last)


def show_briefly(date: Date | None) -> str | None:
    """The same where it is told again and again: that a year is not given goes without saying."""
    shown = show_date(date)
    return shown and shown.removesuffix(NO_YEAR)


def order_of(date: Date | None) -> tuple[int, int, int, int]:
    """What dates are sorted by: the calendar's first, then those of a year that is not given, then the unknown ones."""
    if date is None:
        return LATER_THAN_ANY
    first = RELATIVE.fullmatch(date.relative[0]) if date.relative else None
    found = first or ISO.fullmatch((date.earliest or date.latest or "")[:10])
    if found is None:
        return LATER_THAN_ANY
    year, month, day = (int(part or 0) for part in found.groups())
    return (1 if first else 0, year, month, day)


def span_of(dates: Iterable[Date]) -> Date | None:
    """From the earliest of the dates to the latest; where none is of the calendar, in the year that is not given."""
    dated = sorted(dates, key=order_of)
    days = sorted(day[:10] for date in dated for day in (date.earliest, date.latest) if day is not None)
    if days:
        return Date(days[0], days[-1], DateBasis.INFERRED)
    ends = [end for date in dated if date.relative for end in date.relative]
    if not ends:
        return None
    ends.sort(key=lambda end: order_of(Date(None, None, DateBasis.INFERRED, relative=(end, end))))
    return Date(None, None, DateBasis.INFERRED, relative=(ends[0], ends[-1]))


def _show_relative(earliest: str, latest: str) -> str:
    """Both ends with the year they are counted in: "June of the year before", "27 February, year not given"."""
    first, last = RELATIVE.fullmatch(earliest), RELATIVE.fullmatch(latest)
    if not first or not last:
        return f"{earliest} to {latest}"
    if first[1] == last[1]:
        return _in_year(_part_of_year(first, last), int(first[1] or 0))
    parts = (_in_year(_part_of_year(end, end), int(end[1] or 0)) for end in (first, last))
    return " to ".join(parts)


def _in_year(part: str, years: int) -> str:
    if years == 0:
        return f"{part}{NO_YEAR}" if part else "a year not given"
    side = "before" if years < 0 else "after"
    count = "the year" if abs(years) == 1 else f"{abs(years)} years"
    if not part:
        return f"{count} {side}"
    return f"{part} of the year {side}" if abs(years) == 1 else f"{part}, {count} {side}"


def _join(first: re.Match[str], last: re.Match[str]) -> str:
    if first[1] == last[1]:
        return " ".join(filter(None, (_part_of_year(first, last), first[1])))
    return f"{_iso_in_words(first[0])} to {_iso_in_words(last[0])}"


def _part_of_year(first: re.Match[str], last: re.Match[str]) -> str:
    """Month and day of two ends in one year, what they share once; a whole month by its name."""
    if _is_month(first, last):
        return _month(first)
    if first.groups() == last.groups():
        return " ".join(filter(None, (_day(first), _month(first))))
    if first[2] == last[2] and first[3] and last[3]:
        return f"{_day(first)} to {_day(last)} {_month(first)}"
    ends = (" ".join(filter(None, (_day(end), _month(end)))) for end in (first, last))
    return " to ".join(filter(None, ends))


def _is_month(first: re.Match[str], last: re.Match[str]) -> bool:
    """A year that is not given is taken for a leap year: its February may end on the 28th or the 29th."""
    if first[2] is None or first[2] != last[2]:
        return False
    if first[0].startswith("Y"):
        ends: tuple[str, ...] = ("28", "29") if first[2] == "02" else (str(monthrange(YEAR_Y, int(first[2]))[1]),)
    else:
        ends = (str(monthrange(int(first[1]), int(first[2]))[1]),)
    return first[3] == "01" and last[3] in ends


def _month(end: re.Match[str]) -> str:
    return MONTHS[int(end[2]) - 1] if end[2] else ""


def _day(end: re.Match[str]) -> str:
    return str(int(end[3])) if end[3] else ""


def _iso_in_words(iso: str) -> str:
    match = ISO.fullmatch(iso[:10])
    return " ".join(filter(None, (_day(match), _month(match), match[1]))) if match else iso
