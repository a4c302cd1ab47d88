"""ISO 8601 dates, months and years -> the days they begin and end on."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from communique.read.time_periods import Period, read_period
from communique.types import Date, DateBasis

# What follows a day is a time of it.
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?=$|T| )|$)|$)")


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


def is_told(date: Date) -> bool:
    """Whether somebody told a date of publication, so that a citation can stand by it; any other was worked out."""
    return date.basis in (DateBasis.GIVEN, DateBasis.METADATA, DateBasis.STATED)


def ends_of(date: Date | None) -> tuple[str, str]:
    """The first and the last day in ISO 8601, each empty where it is not known."""
    ends = (first_day(date.earliest), last_day(date.latest)) if date else (None, None)
    first, last = (day.isoformat() if day else "" for day in ends)
    return first, last


def first_day(iso: str | None) -> datetime.date | None:
    """The day that a date, month or year begins on; None where it is none of the calendar."""
    period = _read(iso)
    return period.first if period else None


def last_day(iso: str | None) -> datetime.date | None:
    """The day that a date, month or year ends on; None where it is none of the calendar."""
    period = _read(iso)
    return period.last if period else None


def _read(iso: str | None) -> Period | None:
    return read_period(iso[:10]) if iso and _ISO.match(iso) else None
