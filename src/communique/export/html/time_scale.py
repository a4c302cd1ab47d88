"""Days -> places on a strip: the days that the story is about to scale, what lies before and after them by order only.

In: spans of days, and the day around which the story turns. Out: a `TimeScale`. A story of one week may reach back for
decades; on one scale the week would be a dot.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.export.days import Days

# Days from the drawn period within which a further event joins it, where the period itself is not longer yet. Set by
# eye on invented stories: a week would break a month of talks in pieces, two months would squeeze a week of them.
NEAR = 14
# Days beyond which an event's date is too uncertain to stretch the period: a year would swallow the month it lies in.
UNCERTAIN = 31
# Percent of the strip's width: its margins, a place in what is not to scale and the most all those may take, a break.
MARGIN = 2.0
PLACE, MOST_PLACES = 5.0, 30.0
BREAK = 4.0


@dataclass(frozen=True, slots=True)
class TimeScale:
    """`first` to `last` are ordinals of the days drawn to scale; `before` and `after` those that have a place each.

    `left` and `right` are where the scale begins and ends, in percent of the width.
    """

    first: int
    last: int
    before: tuple[int, ...]
    after: tuple[int, ...]
    left: float
    right: float

    def at(self, day: int) -> float:
        """Where the middle of a day is, in percent."""
        if day < self.first:
            return _place(self.before, day, MARGIN, self.left - BREAK)
        if day > self.last:
            return _place(self.after, day, self.right + BREAK, 100 - MARGIN)
        return self.left + (day - self.first + 0.5) * self.day_width

    @property
    def day_width(self) -> float:
        return (self.right - self.left) / (self.last - self.first + 1)


def make_scale(spans: Sequence[Days], *, around: datetime.date) -> TimeScale:
    """The scale on which all spans have a place; there must be one at least."""
    ordinals = [(span.first.toordinal(), span.last.toordinal()) for span in spans]
    first, last = _find_period(ordinals, around.toordinal())
    before = tuple(sorted({day for span in ordinals for day in span if day < first}))
    after = tuple(sorted({day for span in ordinals for day in span if day > last}))
    left = MARGIN + (min(PLACE * len(before), MOST_PLACES) + BREAK if before else 0.0)
    right = 100 - MARGIN - (min(PLACE * len(after), MOST_PLACES) + BREAK if after else 0.0)
    return TimeScale(first, last, before, after, left, right)


def _find_period(spans: Iterable[tuple[int, int]], around: int) -> tuple[int, int]:
    """From the span nearest to the day `around`, grown as long as another is near to what it has become."""
    everything = sorted(set(spans))
    waiting = [span for span in everything if span[1] - span[0] < UNCERTAIN] or everything
    nearest = min(waiting, key=lambda span: (_gap(span, (around, around)), span))
    first, last = nearest
    while True:
        reach = max(NEAR, last - first)
        joining = [span for span in waiting if _gap(span, (first, last)) <= reach]
        grown = min(first, *(span[0] for span in joining)), max(last, *(span[1] for span in joining))
        if grown == (first, last):
            return grown
        first, last = grown


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Days between two spans, 0 where they touch."""
    return max(0, one[0] - other[1], other[0] - one[1])


def _place(places: Sequence[int], day: int, left: float, right: float) -> float:
    return left + (bisect_left(places, day) + 0.5) / len(places) * (right - left)
