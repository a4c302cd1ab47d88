"""ISO 8601 dates, months and years -> the days they begin and end on."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from communique.types import Date

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|T| )")


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """From the first day to the last, both included."""

    first: datetime.date
    last: datetime.date


def days_of(date: Date | None) -> Days | None:
    """The days that a date may mean; None where not both of its ends are days of the calendar, in their order."""
    if date is None:
        return None
    first, last = first_day(date.earliest), last_day(date.latest)
    return Days(first, last) if first and last and first <= last else None


def first_day(iso: str | None) -> datetime.date | None:
    """The day that a date, month or year begins on; None where it is none of the calendar."""
    found = _ISO.match(iso or "")
    return _day(int(found[1]), int(found[2] or 1), int(found[3] or 1)) if found else None


def last_day(iso: str | None) -> datetime.date | None:
    """The day that a date, month or year ends on; None where it is none of the calendar."""
    found = _ISO.match(iso or "")
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or 12)
    if not (year >= 1 and 1 <= month <= 12):
        return None
    return _day(year, month, int(found[3] or calendar.monthrange(year, month)[1]))


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
