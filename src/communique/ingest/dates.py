"""The date of publication as others wrote it down, for machines or in words.

In: one value of a metadata field or the words beside "Published". Out: the earliest and latest day, month or year that
it can mean, or None. 03/04/2019 means two days and is not resolved to one. Time zones are not applied: the date is as
written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

FIRST_YEAR, LAST_YEAR = 1800, 2199
"""Years outside are placeholders ("0001-01-01", "9999-12-31") or no years at all."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_MONTHS = tuple(month[:3].lower() for month in MONTHS)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})\b"

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?:[T ]+\d{2}:?\d{2}.*)?")
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T\d{4,6}.*)?")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})(?:[T ].*)?")
_NUMBERS = re.compile(r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>\d{4})(?:\D.*)?")
_EPOCH = re.compile(r"(?P<seconds>\d{9,10})(?P<milliseconds>\d{3})?(?:\.\d+)?")
_IN_WORDS = tuple(
    re.compile(rf"(?<![\w]){pattern}", re.I)
    for pattern in (rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}", rf"{_MONTH} {_DAY},? {_YEAR}", rf"{_DAY}-{_MONTH}-{_YEAR}")
)
_MONTH_IN_WORDS = re.compile(rf"\W*{_MONTH},? {_YEAR}\W*", re.I)
_IN_PATH = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>0?[1-9]|1[0-2]|[a-z]{3})(?:[/-](?P<day>0?[1-9]|[12]\d|3[01]))?(?=[/-]|$)",
    re.I,
)


def parse_date(value: str) -> tuple[str, str] | None:
    """The earliest and latest ISO date, month or year that `value` can mean."""
    value = " ".join(value.split())
    for pattern in (_ISO, _COMPACT, _YEAR_FIRST):
        if found := pattern.fullmatch(value):
            return _interval(found)
    if found := _EPOCH.fullmatch(value):
        day = datetime.fromtimestamp(int(found["seconds"]), tz=UTC).date().isoformat()
        return day, day
    if found := _NUMBERS.fullmatch(value):
        return _either_way(int(found["year"]), int(found["first"]), int(found["second"]))
    if found := _MONTH_IN_WORDS.fullmatch(value):
        return _interval(found)
    meant = {interval for _, _, interval in find_dates(value)}
    return meant.pop() if len(meant) == 1 else None


def find_dates(text: str) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """Dates in words with day, month and year: start, end and the day meant, twice, as `parse_date` has it."""
    for pattern in _IN_WORDS:
        for found in pattern.finditer(text):
            if interval := _interval(found):
                yield found.start(), found.end(), interval


def date_in_path(path: str) -> str | None:
    """The date or month in a URL's path, "/2019/03/15/dam" or "/2019/mar/15/dam", as ISO."""
    found = _IN_PATH.search(path)
    if found is None or (found["month"].isalpha() and found["month"].lower() not in _MONTHS):
        return None
    interval = _interval(found)
    return interval[0] if interval else None


def _interval(found: re.Match[str]) -> tuple[str, str] | None:
    parts = found.groupdict()
    year, month, day = int(parts["year"]), parts.get("month"), parts.get("day")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is None:
        return f"{year:04}", f"{year:04}"
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    if day is None:
        return (f"{year:04}-{number:02}",) * 2 if 1 <= number <= 12 else None
    iso = _day(year, number, int(day))
    return (iso, iso) if iso else None


def _either_way(year: int, first: int, second: int) -> tuple[str, str] | None:
    """Both readings of two numbers before a year; one where the other is no date."""
    days = sorted(filter(None, (_day(year, first, second), _day(year, second, first))))
    return (days[0], days[-1]) if days else None


def _day(year: int, month: int, day: int) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
