"""Names of the calendar as time expressions have them, in the form that `spell_numbers` gives them.

Each piece of a pattern has a group of its own name: month, day, year, weekday, season, unit, number, length, part.
"""

from __future__ import annotations

import re

from communique.types import TimeAnchor, TimeMeaning, TimeUnit

_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr may jun jul aug sep oct nov dec sept"
).split()
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun tues thur thurs".split()
)
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNITS = {
    "day": TimeUnit.DAY,
    "weekend": TimeUnit.WEEKEND,
    "week": TimeUnit.WEEK,
    "month": TimeUnit.MONTH,
    "quarter": TimeUnit.QUARTER,
    "season": TimeUnit.SEASON,
    "year": TimeUnit.YEAR,
    "decade": TimeUnit.DECADE,
    "century": TimeUnit.CENTURY,
}
PARTS = {
    "morning": "TMO", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO", "midday": "TMI", "lunchtime": "TMI",
    "afternoon": "TAF", "evening": "TEV", "dusk": "TEV", "sunset": "TEV", "nightfall": "TEV", "night": "TNI",
    "overnight": "TNI", "noon": "T12:00", "midnight": "T24:00",
}  # fmt: skip
"""TIMEX3's parts of the day; a day ends with its midnight."""
EDGES = {
    "early": "START", "earlier": "START", "beginning": "START", "start": "START", "mid": "MID", "middle": "MID",
    "late": "END", "later": "END", "end": "END", "close": "END",
}  # fmt: skip
"""TIMEX3's modifiers of a part of a time."""


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


MONTH = rf"(?P<month>{_any(_MONTHS)})"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>1\d\d\d|20\d\d|21\d\d)"
WEEKDAY = rf"(?P<weekday>{_any(_WEEKDAYS)})"
SEASON = rf"(?P<season>{_any(list(_SEASONS))})(?:time)?"
UNIT = rf"(?P<unit>{_any(list(UNITS))})"
PART = rf"(?P<part>{_any(list(PARTS))})"
NAMED = rf"(?:{MONTH}(?: {DAY})?|{WEEKDAY}|{SEASON}|(?P<weekend>weekend))"
"""A month or a day of it, a weekday, a season, a weekend: what "last" and "next" may stand before."""

SHIFTS = {
    "this": 0, "that": 0, "same": 0, "last": -1, "past": -1, "previous": -1, "this past": -1, "next": 1,
    "following": 1, "coming": 1, "this coming": 1, "upcoming": 1,
}  # fmt: skip
OF_CONTEXT = frozenset({"that", "same", "previous", "following"})
"""Words that count from the date told before, not from the day of publication."""


def write_month(name: str) -> str:
    """The month's number, of two digits."""
    return f"{[month[:3] for month in _MONTHS[:12]].index(name[:3]) + 1:02}"


def number_weekday(name: str) -> int:
    """The weekday's number, from Monday, 1."""
    return [day[:3] for day in _WEEKDAYS[:7]].index(name[:3]) + 1


def write_named(found: re.Match[str]) -> str:
    """The pattern of what NAMED has matched."""
    if found["month"]:
        return f"XXXX-{write_month(found['month'])}" + (f"-{int(found['day']):02}" if found["day"] else "")
    if found["weekday"]:
        return f"XXXX-WXX-{number_weekday(found['weekday'])}"
    return f"XXXX-{write_season(found['season'])}" if found["season"] else "XXXX-WXX-WE"


def write_season(name: str) -> str:
    """TIMEX3's letters of a season."""
    return _SEASONS[name]


def mean_pattern(pattern: str, until: str | None = None) -> TimeMeaning:
    """A date by its pattern; one that is open is counted from the day of publication."""
    anchor = TimeAnchor.PUBLICATION if "X" in pattern else TimeAnchor.NONE
    return TimeMeaning(anchor, pattern, until=until)
