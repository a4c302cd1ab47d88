"""Meanings of time expressions to dates, once the day is known that they are counted from.

In: the expressions of an article in text order, and when it was published: a day, an interval of days, an interval in
a year that nobody names, or nothing. Out: the date of each, unknown where that does not follow. What is counted from
an interval is resolved from its first and from its last day; what is counted from an unknown year, in every year of
the calendar's cycle of 28: the date is the interval that holds all answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from communique.read.time_periods import (
    Period,
    count_periods,
    is_by_the_moon,
    match_counted,
    match_nearest,
    match_within,
    read_period,
)
from communique.types import (
    Article,
    Date,
    DateBasis,
    Span,
    TimeAnchor,
    TimeExpression,
    TimeMeaning,
    TimeType,
    TimeUnit,
    Toward,
)

_YEARS = range(1996, 2024)
"""Weekdays and leap days come in the same order every 28 years."""

# Code points between a part of a day ("the afternoon") and the day told before, beyond which that need not be its day.
CONTEXT_REACH = 250

# Code points from a quarter to "a year ago" within which that is its quarter: of TimeBank's values 15 more are right
# with 250, 13 with 150, 14 with 700.
QUARTER_REACH = 250

_LENGTH = re.compile(r"P(?P<number>\d+)(?P<unit>[DWMQYEC])|PT\d+[HMS]")
_DAYS_OF = {"D": 1, "W": 7}
_MONTHS_OF = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_LETTER_OF = {
    TimeUnit.DAY: "D",
    TimeUnit.WEEKEND: "WE",
    TimeUnit.WEEK: "W",
    TimeUnit.MONTH: "M",
    TimeUnit.QUARTER: "Q",
    TimeUnit.YEAR: "Y",
    TimeUnit.DECADE: "E",
    TimeUnit.CENTURY: "C",
}
# A date that is not sharper than a unit of these is written as a month or a year.
_WRITTEN_AS = {
    TimeUnit.DAY: 10,
    TimeUnit.WEEKEND: 10,
    TimeUnit.WEEK: 10,
    TimeUnit.MONTH: 7,
    TimeUnit.SEASON: 7,
    TimeUnit.QUARTER: 7,
    TimeUnit.HALF: 7,
    TimeUnit.YEAR: 4,
    TimeUnit.DECADE: 4,
    TimeUnit.CENTURY: 4,
}
_ORDER = list(_WRITTEN_AS)
_USUALLY_PAST = ("XXXX-WXX", "XXXX-Q", "XXXX-XX")
_REFERENCES = {Toward.PAST: "PAST_REF", Toward.FUTURE: "FUTURE_REF"}
RELATIVE = re.compile(r"Y(?P<years>[+-](?:\d|\d{3,}))?(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?")
"""One end of `Date.relative`: "Y-1-06" is June of the year before the one that no article names."""

_NOTHING = Date(None, None, DateBasis.UNKNOWN)


def resolve_times(article: Article, times: Sequence[TimeExpression], published: Date) -> tuple[Date, ...]:
    """The date of every expression, in order; both ends None and no `relative` where it is unknown.

    STATED where the words alone tell it, RESOLVED where it is counted from the day of publication or from a date told
    before, INFERRED where no word tells on which side of that it lies. Evidence is the expression, and the one that it
    is counted from.
    """
    walks = _walk_all(times, published)
    dates = []
    for at, time in enumerate(times):
        found = walks.date(at)
        evidence = [Span(article.id, time.start, time.end)]
        if found.earliest or found.relative:
            sources = [Span(article.id, times[by].start, times[by].end) for by in walks.sources(at)]
            evidence += sources
            if time.type is TimeType.TIME and any(time.start - source.end > CONTEXT_REACH for source in sources):
                found = _NOTHING
        dates.append(replace(found, text=article.text[time.start : time.end], evidence=tuple(evidence)))
    return tuple(dates)


def resolve(meaning: TimeMeaning, anchor: Date) -> Date:
    """The date of one meaning, counted from `anchor` whatever it says that it is counted from; it has no text."""
    if meaning.anchor is TimeAnchor.CONTEXT:
        meaning = replace(meaning, anchor=TimeAnchor.PUBLICATION)
    return _walk_all([TimeExpression(0, 0, TimeType.DATE, 1.0, meaning)], anchor).date(0)


def find_values(times: Sequence[TimeExpression], published: date | None) -> tuple[str | None, ...]:
    """TIMEX3's value of every expression, in order, as annotators of TimeBank write it; None where there is none."""
    return tuple(_to_value(time, grounded) for time, grounded in zip(times, _walk(times, published), strict=True))


@dataclass(frozen=True, slots=True)
class _Grounded:
    """A meaning on the calendar: its first and last day, what it is as sharp as, and how it is known.

    `source` is the place in order of the expression that it is counted from, None where that is the publication.
    """

    first: date
    last: date
    unit: TimeUnit
    value: str
    basis: DateBasis
    source: int | None = None


@dataclass(frozen=True, slots=True)
class _Walks:
    """An article's expressions grounded in every way that the anchor allows: without it, and from each of its days.

    Each day comes with the year that is called Y, None where years are known.
    """

    stated: tuple[_Grounded | None, ...]
    counted: tuple[tuple[int | None, tuple[_Grounded | None, ...]], ...]

    def date(self, at: int) -> Date:
        """The interval that holds all answers, if every walk has one."""
        known = self.stated[at]
        if known is not None:
            return _to_date([(None, known)])
        answers = [(year, walk[at]) for year, walk in self.counted]
        held = [(year, answer) for year, answer in answers if answer is not None]
        return _to_date(held) if answers and len(held) == len(answers) else _NOTHING

    def sources(self, at: int) -> Iterator[int]:
        """The expression that it is counted from, if any."""
        walk = self.stated if self.stated[at] is not None or not self.counted else self.counted[0][1]
        grounded = walk[at]
        if grounded is not None and grounded.source is not None:
            yield grounded.source


def _walk_all(times: Sequence[TimeExpression], published: Date) -> _Walks:
    stated = _walk(times, None)
    if published.relative is not None:
        times = [replace(time, meaning=None) if _is_by_the_moon(time) else time for time in times]
    return _Walks(stated, tuple((year, _walk(times, day)) for year, day in _find_days(published)))


def _is_by_the_moon(time: TimeExpression) -> bool:
    return time.meaning is not None and time.meaning.pattern is not None and is_by_the_moon(time.meaning.pattern)


def _find_days(anchor: Date) -> Iterator[tuple[int | None, date]]:
    """The first and the last day of an anchor; where its year is unknown, those in each year of the cycle."""
    if anchor.earliest is not None and anchor.latest is not None:
        first, last = read_period(anchor.earliest), read_period(anchor.latest)
        if first is not None and last is not None:
            yield from ((None, day) for day in dict.fromkeys((first.first, last.last)))
    elif anchor.relative is not None:
        for year in _YEARS:
            ends = [_read_relative(end, year) for end in anchor.relative]
            if ends[0] is not None and ends[1] is not None:
                yield from ((year, day) for day in dict.fromkeys((ends[0].first, ends[1].last)))


def _read_relative(text: str, year: int) -> Period | None:
    """What "Y-02-27" is where Y is that year; None for 29 February of other years."""
    found = RELATIVE.fullmatch(text)
    if found is None:
        return None
    return read_period("-".join(filter(None, (f"{year + int(found['years'] or 0):04}", found["month"], found["day"]))))


def _to_date(answers: Sequence[tuple[int | None, _Grounded]]) -> Date:
    width = min(_WRITTEN_AS[grounded.unit] for _, grounded in answers)
    basis = answers[0][1].basis
    if answers[0][0] is None:
        first = min(grounded.first for _, grounded in answers)
        last = max(grounded.last for _, grounded in answers)
        return Date(first.isoformat()[:width], last.isoformat()[:width], basis)
    ends = [
        (pick(_count_years(end, year) for year, end in days))
        for pick, days in (
            (min, [(year or 0, grounded.first) for year, grounded in answers]),
            (max, [(year or 0, grounded.last) for year, grounded in answers]),
        )
    ]
    first_end, last_end = (_write_relative(*end, width) for end in ends)
    return Date(None, None, basis, relative=(first_end, last_end))


def _count_years(day: date, year: int) -> tuple[int, str]:
    return day.year - year, day.isoformat()[4:]


def _write_relative(years: int, rest: str, width: int) -> str:
    digits = f"{abs(years)}" if abs(years) < 10 else f"{abs(years):03}"
    return "Y" + (f"{'-' if years < 0 else '+'}{digits}" if years else "") + rest[: width - 4]


def _walk(times: Sequence[TimeExpression], day: date | None) -> tuple[_Grounded | None, ...]:
    """Every expression grounded from one day of publication; the date told last is the context of the next."""
    published = None if day is None else Period(day.isoformat(), day, day, TimeUnit.DAY)
    told: list[tuple[Period, int] | None] = []
    walk: list[_Grounded | None] = []
    for at, time in enumerate(times):
        meaning = time.meaning
        if meaning is not None and _compares_quarters(time, meaning, told, times):
            meaning = replace(meaning, anchor=TimeAnchor.CONTEXT)
        grounded = _ground_in_context(meaning, published, told) if meaning is not None else None
        walk.append(grounded)
        if meaning is not None and time.type in (TimeType.DATE, TimeType.TIME) and _tells_date(meaning):
            told.append(
                (Period(grounded.value, grounded.first, grounded.last, grounded.unit), at) if grounded else None
            )
    return tuple(walk)


def _compares_quarters(
    time: TimeExpression,
    meaning: TimeMeaning,
    told: Sequence[tuple[Period, int] | None],
    times: Sequence[TimeExpression],
) -> bool:
    """Whether "a year ago" is the quarter of a year ago: right after a quarter that a firm reports of."""
    last = told[-1] if told else None
    is_year_ago = meaning.unit is TimeUnit.YEAR and meaning.shift == -1 and meaning.toward is Toward.PAST
    if last is None or not is_year_ago or last[0].unit is not TimeUnit.QUARTER:
        return False
    return time.start - times[last[1]].end <= QUARTER_REACH


def _ground_in_context(
    meaning: TimeMeaning, published: Period | None, told: Sequence[tuple[Period, int] | None]
) -> _Grounded | None:
    """Grounded from publication, or from the date told last; "the quarter" is the last quarter told."""
    if meaning.anchor is not TimeAnchor.CONTEXT:
        return _ground(meaning, published)
    context = told[-1] if told else None
    if meaning.unit is TimeUnit.QUARTER and meaning.shift == 0:
        context = next((one for one in reversed(told) if one is None or one[0].unit is TimeUnit.QUARTER), None)
    if context is not None:
        grounded = _ground(meaning, context[0])
        return replace(grounded, source=context[1]) if grounded is not None else None
    # "A year earlier", where nothing was told before, compares with the year of publication.
    compares = not told and meaning.unit in (TimeUnit.YEAR, TimeUnit.QUARTER) and (meaning.shift or 0) < 0
    return _ground(meaning, published) if compares else None


def _tells_date(meaning: TimeMeaning) -> bool:
    """Whether later ones may be counted from it: no length, no "recently", no glance back at "a year earlier"."""
    if meaning.pattern is not None and (meaning.pattern.endswith("_REF") or meaning.pattern.startswith("P")):
        return False
    return meaning.anchor is not TimeAnchor.CONTEXT or (meaning.shift or 0) >= 0


@lru_cache(maxsize=1 << 14)  # few meanings, few days: all that the articles of a story count from
def _ground(meaning: TimeMeaning, anchor: Period | None) -> _Grounded | None:
    found = _find_period(meaning, anchor)
    if isinstance(found, Period):
        told = meaning.toward is not None or meaning.shift is not None or meaning.anchor is TimeAnchor.NONE
        basis = DateBasis.RESOLVED if told else DateBasis.INFERRED
        basis = DateBasis.STATED if meaning.anchor is TimeAnchor.NONE else basis
        first, last, unit = _narrow(found, meaning, anchor)
        return _Grounded(first, last, unit, found.value, basis)
    return None


def _find_period(meaning: TimeMeaning, anchor: Period | None) -> Period | None:
    pattern, unit, shift = meaning.pattern, meaning.unit, meaning.shift
    if pattern is not None and meaning.anchor is TimeAnchor.NONE:
        return _extend(read_period(pattern), meaning.until)
    if anchor is None or (unit is not None and _ORDER.index(unit) < _ORDER.index(anchor.unit)):
        return None  # "the next day" after "in March"
    if pattern is None:
        return _count_from(anchor, unit, shift)
    if pattern == "PRESENT_REF":
        return anchor
    if pattern.startswith("P"):
        return _reach(pattern, meaning.toward, anchor)
    if shift is None:
        return _extend(match_nearest(pattern, anchor.first, _lean(meaning), meaning.weekday), meaning.until)
    if unit is None:
        return match_counted(pattern, anchor.first, shift)
    within = count_periods(unit, anchor.first, shift)
    return match_within(pattern, within) if within is not None else None


def _count_from(anchor: Period, unit: TimeUnit | None, shift: int | None) -> Period | None:
    """So many units on from the anchor's; years after a quarter are quarters, and no unit is the anchor itself."""
    if unit is None or shift is None:
        return anchor if shift == 0 else None
    if unit is TimeUnit.YEAR and anchor.unit is TimeUnit.QUARTER:
        return count_periods(TimeUnit.QUARTER, anchor.first, 4 * shift)
    return count_periods(unit, anchor.first, shift)


def _lean(meaning: TimeMeaning) -> Toward | None:
    """The side that a match is looked for on first: where nobody tells, news tells of weekdays and quarters gone by."""
    if meaning.toward is None and meaning.pattern is not None and meaning.pattern.startswith(_USUALLY_PAST):
        return Toward.PAST
    return meaning.toward


def _extend(start: Period | None, until: str | None) -> Period | None:
    """A range: up to the end of the period that fills `until` first after the start."""
    if start is None or until is None:
        return start
    end = read_period(until) or match_nearest(until, start.first, Toward.FUTURE)
    return replace(start, last=end.last) if end is not None and end.last > start.last else None


def _reach(pattern: str, toward: Toward | None, anchor: Period) -> Period | None:
    """The stretch of a length that ends with the anchor, or begins with it: "the past two years"."""
    found = _LENGTH.fullmatch(pattern)
    if found is None or toward is None:
        return None
    if found["unit"] is None:
        return anchor
    many = int(found["number"]) * (-1 if toward is Toward.PAST else 1)
    if found["unit"] in _DAYS_OF:
        unit, end = TimeUnit.DAY, count_periods(TimeUnit.DAY, anchor.first, many * _DAYS_OF[found["unit"]])
    else:
        unit, end = TimeUnit.MONTH, count_periods(TimeUnit.MONTH, anchor.first, many * _MONTHS_OF[found["unit"]])
    if end is None:
        return None
    return Period(pattern, min(anchor.first, end.first), max(anchor.last, end.last), unit)


def _narrow(period: Period, meaning: TimeMeaning, anchor: Period | None) -> tuple[date, date, TimeUnit]:
    """The part that a modifier tells: the first half of it, its middle, the second half, or up to the anchor."""
    first, last, unit = period.first, period.last, period.unit
    if meaning.shift == 0 and meaning.toward is not None and anchor is not None and anchor.unit is TimeUnit.DAY:
        if meaning.toward is Toward.PAST and first <= anchor.last <= last:
            return first, anchor.last, TimeUnit.DAY
        if meaning.toward is Toward.FUTURE and first <= anchor.first <= last:
            return anchor.first, last, TimeUnit.DAY
    is_limit = meaning.modifier == "ON_OR_BEFORE" and anchor is not None and anchor.unit is TimeUnit.DAY
    if is_limit and anchor is not None and anchor.first <= last:  # "no later than December"
        return anchor.first, last, TimeUnit.DAY
    if unit is TimeUnit.DAY or meaning.modifier not in ("START", "MID", "END"):
        return first, last, unit
    if _WRITTEN_AS[unit] == 4:
        return *_cut_by_months(first, last, meaning.modifier), TimeUnit.MONTH
    half, quarter = (last - first) / 2, (last - first) / 4
    if meaning.modifier == "MID":
        return first + quarter, last - quarter, TimeUnit.DAY
    return (first, first + half, TimeUnit.DAY) if meaning.modifier == "START" else (last - half, last, TimeUnit.DAY)


def _cut_by_months(first: date, last: date, modifier: str) -> tuple[date, date]:
    """Early in a year is before July, late is after June, and the middle is between March and October."""
    months = (last.year - first.year + 1) * 12
    begin, end = {"START": (0, months // 2), "END": (months // 2, months)}.get(modifier, (months // 4, months * 3 // 4))
    cut = [first.year * 12 + first.month - 1 + month for month in (begin, end)]
    return date(cut[0] // 12, cut[0] % 12 + 1, 1), date(cut[1] // 12, cut[1] % 12 + 1, 1) - timedelta(1)


def _to_value(time: TimeExpression, grounded: _Grounded | None) -> str | None:
    meaning = time.meaning
    if meaning is None:
        return None
    pattern = meaning.pattern
    if pattern is None or pattern.endswith("_REF") or not pattern.startswith("P"):
        return grounded.value if grounded is not None and pattern != "PRESENT_REF" else pattern
    if time.type is TimeType.DATE and meaning.toward is not None:
        return _to_date_value(pattern, meaning.toward, grounded)
    return pattern


def _to_date_value(length: str, toward: Toward, grounded: _Grounded | None) -> str | None:
    """A length that is read as a date: "recent years" are the past, "the past year" is the year before."""
    if not length.startswith("P1"):
        return _REFERENCES[toward] if length.startswith(("PX", "PTX")) else length
    unit = next((unit for unit, letter in _LETTER_OF.items() if letter == length[2:]), None)
    if unit is None or grounded is None:
        return length
    past = toward is Toward.PAST
    counted = count_periods(unit, grounded.last if past else grounded.first, -1 if past else 1)
    return counted.value if counted is not None else None
