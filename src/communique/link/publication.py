"""When each article of a story was written, where nobody says so: an interval with the words that it rests on.

In: the readings of a story. Out: the same with `published` filled in where it was unknown. Every day of the years that
the bodies name is scored by how it stands to the article's clues (day_features.py), by weights learnt from dated news
(training/publication); the scores of articles of one story draw each other. The shortest stretch of days that holds
nearly all of the probability is the date, or none. A year that no body and no given date names is left open: Y.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from communique.link.date_clues import Clue, ClueKind, find_clues
from communique.link.day_features import EDGES, OFFSETS, SIZE, Days, describe_days, list_days
from communique.read.time_periods import read_period
from communique.types import Date, DateBasis, Reading, Span

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

WEIGHTS = Path(__file__).with_name("publication.json")

# Years before the first and after the last that is named among which the writing is looked for, and how many in all.
# Set by hand. Time grows with them; what tells only of years longer gone than that is dated wrong, or not at all.
YEARS_BEFORE, YEARS_AFTER, MOST_YEARS = 2, 6, 60
# Where no year is named, every order of weekdays and leap days once.
CYCLE = range(1996, 2024)

WEEK, LONGEST = 7, 92
"""Days: the interval that is given where it holds enough, and the longest one."""
ENOUGH, NEARLY_ALL = 0.9, 0.97
"""The probability that an interval of a week or more has to hold, and a shorter one. Of held-out news that names a day
with its year, 0.98 of those of a week hold the day; at 0.8 twice as many are given, and 0.94 hold it."""
SHOWN = 3
"""Clues shown as evidence at most."""
TELLING = 0.5
"""What a clue must add to the logarithm of its day's probability, over the mean day, to be shown. Set by eye."""

# What it adds to the logarithm of a day's probability that "last month's meeting" is then the meeting of a day that the
# story names. Set by hand for want of cases: the 2,500 articles of newstext have two.
TOLD_AGAIN = 3.5

# How far the articles of one story are apart: the probability that an article is so many days from another one. From
# the fourteen training stories, where it is 0 to 3 days nearly always, and flattened by hand: piles are not so well
# picked.
APART = ((0, 0.36), (1, 0.24), (3, 0.16), (7, 0.1), (31, 0.07), (365, 0.04))
ANYWHERE = 0.03


def date_articles(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings in the order given; the date of an article that has none is inferred, where that can be done."""
    undated = {reading.article.id for reading in readings if _is_undated(reading)}
    if not undated:
        return tuple(readings)
    by_id = sorted(readings, key=lambda reading: reading.article.id)  # sums of floats depend on their order
    clues = {reading.article.id: find_clues(reading.article, reading.times) for reading in by_id}
    given = [reading.article.published for reading in by_id if reading.article.id not in undated]
    named = {clue.year for own in clues.values() for clue in own if clue.year}
    named |= {int(end[:4]) for known in given for end in (known.earliest, known.latest) if end}
    days = list_days(years_around(named))
    told = [(article, clue) for article, own in clues.items() for clue in own if clue.month and not clue.shift]
    judged = {key: Judged.judge(clues[key], days, told) for key in sorted(undated)}
    drawn = _draw_together(judged, given, days)
    dates = {key: _to_date(key, judged[key], chances, days, named) for key, chances in drawn.items()}
    dates = _share_evidence(_count_from_one_year(dates))
    return tuple(
        replace(reading, article=replace(reading.article, published=dates[reading.article.id]))
        if reading.article.id in undated
        else reading
        for reading in readings
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """The clues of one article and what they make of every day: the score by feature, and the probability.

    `told` has, for a clue by its number, the place where the same is told with its date. All articles of a story are
    held at once, with ten thousand days each, so scores are kept as places in a table.
    """

    clues: tuple[Clue, ...]
    rows: NDArray[np.int16]  # (features, days), places in `load_scores`
    means: Floats  # (features,), the score of the mean day
    holders: NDArray[np.signedinteger]  # (features, days), the number of the clue, -1 for none
    chances: Floats  # (days,)
    told: Mapping[int, Span]

    @classmethod
    def judge(cls, clues: tuple[Clue, ...], days: Days, told: Sequence[tuple[str, Clue]]) -> Judged:
        """Score all days; `told` are the days and months named in any article of the story, by its id."""
        described = list(describe_days(clues, days))
        again = {at: found for at, clue in enumerate(clues) if (found := _find_told(clue, told)) is not None}
        count = len(days.ordinals)
        told_again = [SIZE + fits(clues[at], clue, days) for at, (_, clue) in again.items()]
        rows = np.array([*(each.rows for each in described), *told_again], np.int16).reshape(-1, count)
        holders = [each.clues for each in described] + [np.full(count, at) for at in again]
        scores = load_scores()[rows]
        return cls(
            clues,
            rows,
            scores.mean(axis=1),
            np.array(holders, np.min_scalar_type(-max(1, len(clues)))).reshape(-1, count),
            soften(scores.sum(axis=0)),
            {at: Span(article, clue.start, clue.end) for at, (article, clue) in again.items()},
        )


def _find_told(counted: Clue, told: Sequence[tuple[str, Clue]]) -> tuple[str, Clue] | None:
    """Of "last month's meeting", where a meeting is told with its day or month; none where several months are told."""
    if not counted.about or counted.kind not in _FITS:
        return None
    found = [(article, clue) for article, clue in told if counted.about & clue.about]
    months = {(clue.year, clue.month) for _, clue in found}
    return found[0] if len({month for _, month in months}) == 1 else None


def fits(counted: Clue, told: Clue, days: Days) -> Bools:
    """The days from which what is counted is when it is told."""
    return _FITS[counted.kind](counted.shift or 0, told, days)


def _fits_month(shift: int, told: Clue, days: Days) -> Bools:
    months = days.years * 12 + days.months - 1 + shift
    fitting = months % 12 == (told.month or 0) - 1
    return np.asarray(fitting if told.year is None else fitting & (months // 12 == told.year), np.bool_)


def _fits_week(shift: int, told: Clue, days: Days) -> Bools:
    is_told = (days.months == told.month) & (days.numbers == (told.day or 0))
    if told.year is not None:
        is_told &= days.years == told.year
    weeks = (days.ordinals - 1) // 7
    return np.asarray(np.isin(weeks + shift, weeks[is_told]), np.bool_)


_FITS = {ClueKind.COUNTED_MONTHS: _fits_month, ClueKind.COUNTED_WEEKS: _fits_week}


def soften(scores: Floats) -> Floats:
    """Scores to probabilities."""
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum(), np.float64)


@cache
def load_weights() -> Floats:
    """The table of weights, one row after the other as `OFFSETS` has them."""
    table: Mapping[str, Sequence[float]] = json.loads(WEIGHTS.read_text("utf-8"))
    weights = np.zeros(SIZE)
    for name, own in table.items():
        weights[OFFSETS[name] : OFFSETS[name] + len(EDGES[name]) + 1] = own
    return weights


@cache
def load_scores() -> Floats:
    """The weights by row, then what a day scores that is not told again, and one that is."""
    return np.append(load_weights(), (0.0, TOLD_AGAIN))


def _is_undated(reading: Reading) -> bool:
    published = reading.article.published
    return published.earliest is None and published.latest is None


def years_around(named: Iterable[int]) -> range:
    """The years among which the writing is looked for: around those that are named, or a cycle of any."""
    years = sorted(named)
    if not years:
        return CYCLE
    last = years[-1] + YEARS_AFTER
    return range(max(years[0] - YEARS_BEFORE, last - MOST_YEARS), last + 1)


def _draw_together(judged: Mapping[str, Judged], given: Sequence[Date], days: Days) -> dict[str, Floats]:
    """The probabilities of each article, with what the dates of the others make likely."""
    told = {key: np.log(_spread(own.chances)) for key, own in judged.items()}
    fixed = [np.log(_spread(_as_chances(known, days))) for known in given if known.earliest or known.latest]
    # Dates that are given are no independent witnesses: all are of the day on which most was written.
    known = np.sum(fixed, axis=0) / max(len(fixed), 1) ** 0.5
    together = known + np.sum(list(told.values()), axis=0)
    return {key: soften(np.log(np.maximum(own.chances, 1e-300)) + together - told[key]) for key, own in judged.items()}


def _spread(chances: Floats) -> Floats:
    """How likely each day is for another article of the story."""
    reach = APART[-1][0]
    total = np.concatenate([np.zeros(reach + 1), np.cumsum(chances), np.full(reach, chances.sum())])
    places = np.arange(len(chances)) + reach
    likely = np.full(len(chances), ANYWHERE / len(chances))
    inside, before = np.zeros(len(chances)), -1
    for end, chance in APART:
        held = total[places + end + 1] - total[places - end]
        likely += chance / (2 * (end - before) - (before < 0)) * np.maximum(held - inside, 0.0)
        inside, before = held, end
    return likely


def _as_chances(known: Date, days: Days) -> Floats:
    first, last = (read_period((end or "")[:10]) for end in (known.earliest, known.latest))
    if first is None or last is None:
        return np.full(len(days.ordinals), 1 / len(days.ordinals))
    held = (days.ordinals >= first.first.toordinal()) & (days.ordinals <= last.last.toordinal())
    return np.asarray(held / max(held.sum(), 1), np.float64)


# ----------------------------------------------------------------------------------------------------- intervals


def _to_date(article: str, judged: Judged, chances: Floats, days: Days, named: Collection[int]) -> Date:
    """The shortest interval of the calendar that is held, else the shortest in a year left open, else nothing.

    A year is of the calendar where the story names it, or another one and the weekday of a day.
    """
    if not judged.clues and chances.max() < 2 / len(chances):
        return Date(None, None, DateBasis.UNKNOWN)
    found = find_stretch(chances)
    if found is not None:
        start, end = found
        first, last = date.fromordinal(int(days.ordinals[start])), date.fromordinal(int(days.ordinals[end - 1]))
        known = set(named) if all(clue.weekday is None for clue in judged.clues) else set(days.years.tolist())
        if named and {first.year, last.year} <= known:
            evidence = _evidence(article, judged, chances, slice(start, end))
            return Date(first.isoformat(), last.isoformat(), DateBasis.INFERRED, evidence=evidence)
    return _to_relative(article, judged, chances, days)


def find_stretch(chances: Floats) -> tuple[int, int] | None:
    """The shortest stretch of consecutive days that holds enough, as start and end; None where none does."""
    total = np.concatenate([[0.0], np.cumsum(chances)])
    for length in range(1, WEEK):
        start, held = _best(total, length)
        if held >= NEARLY_ALL:
            return start, start + length
    length = bisect_left(range(LONGEST + 1), ENOUGH, WEEK, LONGEST + 1, key=lambda each: _best(total, each)[1])
    return (_best(total, length)[0], min(_best(total, length)[0] + length, len(chances))) if length <= LONGEST else None


def _best(total: Floats, length: int) -> tuple[int, float]:
    length = min(length, len(total) - 1)
    held = total[length:] - total[:-length]
    start = int(held.argmax())
    return start, float(held[start])


def _to_relative(article: str, judged: Judged, chances: Floats, days: Days) -> Date:
    """The same for the days of any year: a week, or a month of the calendar."""
    of_day = np.zeros(12 * 31)
    np.add.at(of_day, (days.months - 1) * 31 + days.numbers - 1, chances)
    real = np.flatnonzero(np.bincount((days.months - 1) * 31 + days.numbers - 1, minlength=12 * 31))
    circle = of_day[real]
    length = WEEK
    start, held = _best(np.concatenate([[0.0], np.cumsum(np.concatenate([circle, circle[: length - 1]]))]), length)
    if held >= ENOUGH:
        ends = [divmod(int(real[place % len(real)]), 31) for place in (start, start + length - 1)]
        years = ("Y", "Y" if start + length <= len(real) else "Y+1")
        chosen = np.isin(
            (days.months - 1) * 31 + days.numbers - 1, real.take(range(start, start + length), mode="wrap")
        )
        relative = tuple(f"{year}-{month + 1:02}-{day + 1:02}" for year, (month, day) in zip(years, ends, strict=True))
    else:
        by_month = of_day.reshape(12, 31).sum(axis=1)
        month = int(by_month.argmax())
        if by_month[month] < ENOUGH:
            return Date(None, None, DateBasis.UNKNOWN)
        chosen = days.months == month + 1
        last = int(np.flatnonzero(real // 31 == month).size)
        relative = (f"Y-{month + 1:02}-01", f"Y-{month + 1:02}-{last:02}")
    evidence = _evidence(article, judged, chances, chosen)
    return Date(None, None, DateBasis.INFERRED, evidence=evidence, relative=(relative[0], relative[1]))


def _count_from_one_year(dates: Mapping[str, Date]) -> dict[str, Date]:
    """One Y for all: where a story runs over New Year, what lies in spring is a year after what lies in autumn."""
    months = {key: int(found.relative[0].split("-")[1]) for key, found in dates.items() if found.relative}
    if not months or max(months.values()) - min(months.values()) <= 6:
        return dict(dates)
    return {
        key: replace(found, relative=(_next_year(found.relative[0]), _next_year(found.relative[1])))
        if found.relative and months[key] <= 6
        else found
        for key, found in dates.items()
    }


def _share_evidence(dates: Mapping[str, Date]) -> dict[str, Date]:
    """An article whose own words tell nothing is dated by those of the others."""
    spans = sorted({span for found in dates.values() for span in found.evidence})[:SHOWN]
    return {
        key: replace(found, evidence=tuple(spans))
        if found.basis is DateBasis.INFERRED and not found.evidence
        else found
        for key, found in dates.items()
    }


def _next_year(end: str) -> str:
    return end.replace("Y+1", "Y+2") if end.startswith("Y+1") else end.replace("Y", "Y+1", 1)


def _evidence(article: str, judged: Judged, chances: Floats, chosen: slice | NDArray[np.bool_]) -> tuple[Span, ...]:
    """The clues that speak most for the interval against all other days, in text order."""
    share = chances[chosen] / max(float(chances[chosen].sum()), 1e-300)
    gains: dict[int, float] = {}
    over_mean = load_scores()[judged.rows[:, chosen]] - judged.means[:, None]
    for gain, holders in zip(over_mean, judged.holders[:, chosen], strict=True):
        for holder in np.unique(holders[holders >= 0]).tolist():
            own = float((gain * share)[holders == holder].sum())
            gains[holder] = gains.get(holder, 0.0) + own
    told = sorted((at for at, gain in gains.items() if gain >= TELLING), key=lambda at: (-gains[at], at))[:SHOWN]
    spans = {Span(article, judged.clues[at].start, judged.clues[at].end) for at in told}
    return tuple(sorted(spans | {judged.told[at] for at in told if at in judged.told}))
