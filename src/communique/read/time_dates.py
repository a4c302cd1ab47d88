"""Dates by the calendar's names and numbers, to what they mean: "14 March 2019", "last June", "this week", "2014-15".

In: words in the form of `spell_numbers`. Out: a TimeMeaning, None where they are no such date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from communique.read.time_names import (
    DAY,
    MONTH,
    NAMED,
    OF_CONTEXT,
    SEASON,
    SHIFTS,
    UNIT,
    UNITS,
    WEEKDAY,
    YEAR,
    mean_pattern,
    number_weekday,
    write_month,
    write_named,
    write_season,
)
from communique.types import TimeAnchor, TimeMeaning, TimeUnit, Toward


def read_date(words: str) -> TimeMeaning | None:
    """A day, month, season, year, decade or century, a holiday, a weekday, a weekend."""
    for pattern, write in _DATES:
        if found := pattern.fullmatch(words):
            meaning = mean_pattern(write(found))
            named = found.groupdict().get("weekday")
            return (
                replace(meaning, weekday=number_weekday(named)) if named and found.groupdict().get("day") else meaning
            )
    bare = words.removeprefix("the ").removeprefix("19 ")
    if bare in _DECADES:
        return mean_pattern(_DECADES[bare])
    if found := _HOLIDAY_OF_YEAR.fullmatch(bare):
        return mean_pattern(f"{found['year'] or 'XXXX'}-{_HOLIDAYS[found['holiday']]}")
    return _read_numbers(words)


def _write_day(found: re.Match[str]) -> str:
    year = found.groupdict().get("year") or "XXXX"
    return f"{year}-{write_month(found['month'])}-{int(found['day']):02}"


def _write_full_year(short: str) -> str:
    """'96 is 1996, '07 is 2007: what two digits meant to newspapers of both centuries."""
    return ("20" if int(short) < 40 else "19") + short


_THIS = r"(?:(?:this|last|next)(?: past| coming)? )?"
# "14 March 2019", "March 14", "March 2019", "Friday", "the 14th", "summer 2018", "fiscal 2018", "'96", "the 1990s".
_DATES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), write)
    for pattern, write in (
        (r"(?P<value>[12]\d{3}-[01]\d-[0-3]\d)(?:t[\d:.]*z?)?", lambda m: m["value"]),
        (r"(?P<value>[12]\d{3}-(?:0\d|1[0-2]))", lambda m: m["value"]),
        (
            r"(?P<year>[12]\d{3})/(?P<number>[01]?\d)/(?P<last>[0-3]?\d)",
            lambda m: f"{m['year']}-{int(m['number']):02}-{int(m['last']):02}",
        ),
        (rf"(?:{_THIS}{WEEKDAY} )?(?:the )?{DAY} (?:of )?{MONTH}(?: {YEAR})?", _write_day),
        (rf"(?:{_THIS}{WEEKDAY} )?(?:the )?{MONTH} (?:the )?{DAY}(?: {YEAR})?", _write_day),
        (rf"(?:the month of )?{MONTH}(?: of)? {YEAR}", lambda m: f"{m['year']}-{write_month(m['month'])}"),
        (rf"(?:the month of )?{MONTH}", lambda m: f"XXXX-{write_month(m['month'])}"),
        (rf"{WEEKDAY}(?:'s)?", lambda m: f"XXXX-WXX-{number_weekday(m['weekday'])}"),
        (rf"(?:the )?{DAY}(?<=[a-z])", lambda m: f"XXXX-XX-{int(m['day']):02}"),
        (rf"(?:the )?{SEASON}(?: of)? {YEAR}", lambda m: f"{m['year']}-{write_season(m['season'])}"),
        (rf"(?:the |its )?{SEASON}", lambda m: f"XXXX-{write_season(m['season'])}"),
        (rf"(?:the )?(?:(?:fiscal|calendar)(?: year)? |year )?{YEAR}(?:'s)?", lambda m: m["year"]),
        (rf"(?:the )?{YEAR} (?:quarter|period|season)", lambda m: m["year"]),
        (r"'(?P<short>\d\d)", lambda m: _write_full_year(m["short"])),
        (r"(?:the )?(?P<decade>1\d\d|20\d)0'?s", lambda m: m["decade"]),
        (r"(?:the )?'?(?P<decade>[1-9])0'?s", lambda m: "19" + m["decade"]),
        (r"(?:the )?(?P<century>\d\d?)(?:st|nd|rd|th) century", lambda m: f"{int(m['century']) - 1:02}"),
        (r"(?:the )?weekend", lambda _: "XXXX-WXX-WE"),
    )
)
_DECADES = {
    word: str(192 + i)
    for i, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split())
}
_HOLIDAYS = {
    "christmas": "12-25", "christmas day": "12-25", "christmas eve": "12-24", "boxing day": "12-26",
    "new year's day": "01-01", "new year's eve": "12-31", "new year's": "01-01", "new year": "01-01",
    "valentine's day": "02-14", "may day": "05-01", "independence day": "07-04", "halloween": "10-31",
    "veterans day": "11-11", "armistice day": "11-11", "easter": "EASTER", "easter sunday": "EASTER",
    "easter monday": "EASTERMONDAY", "good friday": "GOODFRIDAY", "ascension day": "ASCENSION",
    "pentecost": "PENTECOST", "whit sunday": "PENTECOST", "thanksgiving": "THANKSGIVING",
    "thanksgiving day": "THANKSGIVING",
    "labor day": "LABOR", "memorial day": "MEMORIAL", "columbus day": "COLUMBUS", "presidents' day": "PRESIDENTS",
    "presidents day": "PRESIDENTS", "martin luther king day": "KING", "mother's day": "MOTHERS",
    "father's day": "FATHERS",
}  # fmt: skip

_HOLIDAY_OF_YEAR = re.compile(rf"(?P<holiday>{'|'.join(sorted(_HOLIDAYS, key=len, reverse=True))})(?:(?: of)? {YEAR})?")

_NUMERIC_DATE = re.compile(r"(?P<first>\d\d?)[/-](?P<second>\d\d?)[/-](?P<year>\d{4}|\d\d)")


def _read_numbers(words: str) -> TimeMeaning | None:
    """27/02/2019; where both numbers may be the month, nobody can tell."""
    found = _NUMERIC_DATE.fullmatch(words)
    if found is None:
        return None
    year = found["year"] if len(found["year"]) == 4 else _write_full_year(found["year"])
    first, second = int(found["first"]), int(found["second"])
    both = {f"{year}-{month:02}-{day:02}" for month, day in ((first, second), (second, first)) if 0 < month <= 12}
    return mean_pattern(both.pop()) if len(both) == 1 else None


_QUARTER = re.compile(
    rf"(?:the |its |their )?(?:(?P<owner>this|last|next) year's |(?P<ago>year (?:ago|earlier)) |{YEAR}(?:'s)? )?"
    r"(?:fiscal |flat )?"
    r"(?P<which>[1-4](?:st|nd|rd|th)|last|latter|final) (?P<kind>quarter|half)"
    r"(?: (?:of |in )?(?:the )?"
    r"(?:(?:fiscal |year )?(?P<after>[12]\d{3})|(?:(?P<relative>this|last|next|previous) )?year))?"
)
_YEAR_SHIFTS = {"this": 0, "last": -1, "previous": -1, "next": 1}


def read_quarter(words: str) -> TimeMeaning | None:
    """The third quarter, the first half of 2018, last year's fourth quarter."""
    found = _QUARTER.fullmatch(words)
    if found is None:
        return None
    last = 4 if found["kind"] == "quarter" else 2
    number = int(found["which"][0]) if found["which"][0].isdigit() else last
    if number > last:
        return None
    rest = f"{'Q' if last == 4 else 'H'}{number}"
    if year := found["year"] or found["after"]:
        return mean_pattern(f"{year}-{rest}")
    if owner := "last" if found["ago"] else found["owner"] or found["relative"]:
        return TimeMeaning(TimeAnchor.PUBLICATION, f"XXXX-{rest}", TimeUnit.YEAR, _YEAR_SHIFTS[owner])
    return mean_pattern(f"XXXX-{rest}")


_DEICTIC = re.compile(rf"(?:the )?(?P<which>{'|'.join(sorted(SHIFTS, key=len, reverse=True))}) {NAMED}")
_NAMED_THEN = re.compile(
    rf"(?:the )?{NAMED}(?: of)? (?:the )?"
    r"(?P<which>this|last|next|previous|following|same|that) (?P<unit>week|month|year)"
)


def read_deictic_name(words: str) -> TimeMeaning | None:
    """Last June, next Friday, this summer; June last year, Friday of next week."""
    if found := _DEICTIC.fullmatch(words):
        pattern, which = write_named(found), found["which"]
        anchor = TimeAnchor.CONTEXT if which in OF_CONTEXT else TimeAnchor.PUBLICATION
        if SHIFTS[which]:
            return TimeMeaning(anchor, pattern, shift=SHIFTS[which])
        return TimeMeaning(anchor, pattern, TimeUnit.WEEK if "-WXX-" in pattern else TimeUnit.YEAR, 0)
    if found := _NAMED_THEN.fullmatch(words):
        anchor = TimeAnchor.CONTEXT if found["which"] in OF_CONTEXT else TimeAnchor.PUBLICATION
        return TimeMeaning(anchor, write_named(found), UNITS[found["unit"]], SHIFTS[found["which"]])
    return None


_WHICH = SHIFTS | {
    "current": 0, "full": 0, "whole": 0, "entire": 0, "prior": -1, "preceding": -1, "latest": 0, "ensuing": 1, "new": 0,
}  # fmt: skip
_FROM_CONTEXT = OF_CONTEXT | {"prior", "preceding", "ensuing"}
_DEICTIC_UNIT = re.compile(
    rf"(?P<the>the |its |their )?(?:(?P<which>{'|'.join(sorted(_WHICH, key=len, reverse=True))}) )?"
    rf"(?:fiscal |calendar |whole |full |trading )?{UNIT}(?:'s)?"
)


def read_deictic_unit(words: str) -> TimeMeaning | None:
    """This week, last month, next year; the next day, that week, the day, the quarter: those of the context."""
    found = _DEICTIC_UNIT.fullmatch(words)
    if found is None or not (found["the"] or found["which"]):
        return None
    which, unit = found["which"], UNITS[found["unit"]]
    if which is None:
        of_context = unit in (TimeUnit.DAY, TimeUnit.QUARTER)
        return TimeMeaning(TimeAnchor.CONTEXT if of_context else TimeAnchor.PUBLICATION, None, unit, 0)
    if which in ("past", "last") and found["the"] and unit is not TimeUnit.WEEKEND:
        letter = {TimeUnit.DECADE: "E", TimeUnit.CENTURY: "C"}.get(unit, unit.value[0].upper())
        return TimeMeaning(TimeAnchor.PUBLICATION, "P1" + letter, toward=Toward.PAST)
    if which == "latest" and unit is TimeUnit.QUARTER:
        return TimeMeaning(TimeAnchor.PUBLICATION, None, unit, -1)  # the latest that is over, and reported
    of_context = which in _FROM_CONTEXT or (which == "next" and (found["the"] is not None or unit is TimeUnit.DAY))
    return TimeMeaning(TimeAnchor.CONTEXT if of_context else TimeAnchor.PUBLICATION, None, unit, _WHICH[which])


_TO = r"(?: ?- ?| to | and | through | until | till )"
_YEARS_RANGE = re.compile(rf"(?:from |between )?(?P<first>1\d{{3}}|20\d\d)(?:/|{_TO})(?P<last>1\d{{3}}|20\d\d|\d\d)")
_DAYS_RANGES = (
    re.compile(
        rf"(?:from |between )?(?:the )?(?P<first>[0-3]?\d)(?:st|nd|rd|th)?{_TO}(?:the )?"
        rf"{DAY} (?:of )?{MONTH}(?: {YEAR})?"
    ),
    re.compile(rf"(?:from |between )?{MONTH} (?P<first>[0-3]?\d)(?:st|nd|rd|th)?{_TO}{DAY}(?: {YEAR})?"),
)
_RANGE = re.compile(rf"(?:from |between )?(?P<first>.+?){_TO}(?P<last>.+)")


def read_range(words: str) -> TimeMeaning | None:
    """2014-15, 3 to 5 March, March 3-5, from Monday to Friday, between March and June 2018."""
    if found := _YEARS_RANGE.fullmatch(words):
        last = found["first"][: 4 - len(found["last"])] + found["last"]
        return mean_pattern(found["first"], last) if last > found["first"] else None
    for pattern in _DAYS_RANGES:
        if found := pattern.fullmatch(words):
            month = f"{found['year'] or 'XXXX'}-{write_month(found['month'])}"
            return mean_pattern(f"{month}-{int(found['first']):02}", f"{month}-{int(found['day']):02}")
    found = _RANGE.fullmatch(words)
    if found is None:
        return None
    first, end = read_date(found["first"]), read_date(found["last"])
    if first is None or end is None or first.pattern is None or end.pattern is None:
        return None
    if first.pattern.startswith("XXXX") and "W" not in first.pattern and not end.pattern.startswith("X"):
        first = mean_pattern(end.pattern[:4] + first.pattern[4:])
    return replace(first, until=end.pattern)
