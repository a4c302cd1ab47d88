"""Words to time expressions: the best sequence of tags whose spans the grammar of values can read, and each one's type.

In: an article's text, which of its ranges are read, and what the reader says of them. Out: expressions in text order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

import numpy as np

from communique.model.labels import TIME_TYPES
from communique.model.links import softmax
from communique.model.reader import Tagged
from communique.model.times import (
    ALONE,
    FIRST,
    INSIDE,
    LAST,
    OPENING,
    OUTSIDE,
    Bounds,
    Floats,
    TimeHeads,
    describe_words,
)
from communique.model.words import find_words
from communique.read.time_edges import mend_times
from communique.read.time_values import find_meaning
from communique.types import TimeExpression

# What the tags say of a span counts so much less, in logarithms, where the grammar cannot read it ("a half later").
# Five-fold on TimeBank with heads that see words alone, strict F1: 0.834 at 0, 0.840 at 1, 0.848 at 4, 0.843 at 50.
UNREADABLE = 4.0
# No expression is longer, in words; of TimeBank's 1,243 the longest has ten.
LONGEST = 12
# A word outside of expressions with this probability is looked at no further.
SURE = 0.9995
# What stands between two expressions that were taken for one.
_BETWEEN = re.compile(r",? and |, ")
_FRACTION = re.compile(
    r"(?:(?:about|almost|nearly|over|more than|less than) )?(?:three|a|one)[- ]quarters?", re.IGNORECASE
)
_HASTE = re.compile(r"(?:the |a )?(?:last|eleventh)[- ](?:minute|hour)", re.IGNORECASE)
# Under this all chances are alike, so that no single word decides.
_FLOOR = 1e-6


def find_times(text: str, ranges: Sequence[Bounds], tagged: Tagged, heads: TimeHeads) -> tuple[TimeExpression, ...]:
    """Time expressions of the ranges that were read; none reaches over the end of a paragraph.

    An expression's score is the mean probability of its words' tags.
    """
    bounds = [word for start, end in ranges for word in find_words(text, start, end)]
    if not bounds or not heads.are_there:
        return ()
    words = describe_words(text, bounds, tagged.pieces)
    tags, types = (softmax(scores) for scores in heads.score(words, tagged))
    near = np.flatnonzero(words.near)
    stretches = np.flatnonzero((np.diff(near, prepend=-2) > 1) | (words.gaps[near] == OPENING))
    times = []
    for start, end in pairwise([*stretches.tolist(), len(near)]):
        edges = [bounds[at] for at in near[start:end].tolist()]
        for first, last, score in find_spans(tags[start:end], partial(_is_readable, text, edges)):
            kind = TIME_TYPES[int(types[start + first : start + last].sum(axis=0).argmax())]
            times.append(TimeExpression(edges[first][0], edges[last - 1][1], kind, round(score, 4)))
    parts = (part for time in mend_times(text, times) for part in part_unreadable(text, time))
    return tuple(part for part in parts if not _tells_no_time(text, part))


def _tells_no_time(text: str, time: TimeExpression) -> bool:
    """Whether the words are a fraction, or haste: "three-quarters of its food", "a last-minute offer"."""
    words = text[time.start : time.end]
    return _HASTE.fullmatch(words) is not None or (
        _FRACTION.fullmatch(words) is not None and text.startswith(" of ", time.end)
    )


def part_unreadable(text: str, time: TimeExpression) -> tuple[TimeExpression, ...]:
    """The expression; or the two that it is made of, where only they are readable: "3 May, nine days after"."""
    if find_meaning(text[time.start : time.end]) is None:
        for found in _BETWEEN.finditer(text, time.start, time.end):
            parts = (time.start, found.start()), (found.end(), time.end)
            if all(find_meaning(text[start:end]) is not None for start, end in parts):
                return tuple(replace(time, start=start, end=end) for start, end in parts)
    return (time,)


def _is_readable(text: str, edges: Sequence[Bounds], first: int, last: int) -> bool:
    return find_meaning(text[edges[first][0] : edges[last - 1][1]]) is not None


def find_spans(chances: Floats, is_readable: Callable[[int, int], bool]) -> Iterator[tuple[int, int, float]]:
    """Spans of the likeliest sequence of tags, in order, with their mean probability; `chances` is (words, 5).

    Semi-Markov Viterbi: `is_readable` is asked for a span that would win.
    """
    surely_outside = (chances[:, OUTSIDE] > SURE).tolist()
    if all(surely_outside):
        return
    logs = np.log(np.maximum(chances.astype(np.float64), _FLOOR)).tolist()
    best, begun = [0.0], [0]  # of the words up to each, and where the span that ends there begins
    for end, row in enumerate(logs, 1):
        score, start = best[-1] + row[OUTSIDE], end
        between = 0.0
        for first in range(end - 1, max(-1, end - 1 - LONGEST), -1):
            if surely_outside[first]:
                break
            tags = row[ALONE] if first == end - 1 else logs[first][FIRST] + between + row[LAST]
            between += logs[first][INSIDE] if first < end - 1 else 0.0
            total = best[first] + tags
            if total > score and (is_readable(first, end) or (total := total - UNREADABLE) > score):
                score, start = total, first
        best.append(score)
        begun.append(start)
    yield from reversed([(first, end, _mean_chance(chances, first, end)) for first, end in _trace(begun)])


def _trace(begun: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The spans of the best sequence, the last first."""
    end = len(begun) - 1
    while end:
        if begun[end] < end:
            yield begun[end], end
        end = min(begun[end], end - 1)


def _mean_chance(chances: Floats, first: int, end: int) -> float:
    tags = [ALONE] if end == first + 1 else [FIRST, *[INSIDE] * (end - first - 2), LAST]
    return float(np.mean(chances[np.arange(first, end), tags]))
