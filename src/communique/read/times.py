"""Words to time expressions: the best sequence of tags among those that are legal (Viterbi), and each one's type.

In: an article's text, which of its ranges are read, and what the reader says of them. Out: expressions in text order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from communique.types import TimeExpression

# The tags that may stand before each tag.
_OPEN, _CLOSED = (FIRST, INSIDE), (OUTSIDE, ALONE, LAST)
_BEFORE = {OUTSIDE: _CLOSED, ALONE: _CLOSED, FIRST: _CLOSED, INSIDE: _OPEN, LAST: _OPEN}


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
        for first, last, score in find_spans(tags[start:end]):
            kind = TIME_TYPES[int(types[start + first : start + last].sum(axis=0).argmax())]
            edges = bounds[near[start + first]][0], bounds[near[start + last - 1]][1]
            times.append(TimeExpression(*edges, kind, round(score, 4)))
    return tuple(times)


def find_spans(chances: Floats) -> Iterator[tuple[int, int, float]]:
    """Spans of the best legal sequence of tags, with their mean probability; `chances` is (words, 5)."""
    path = best_path(chances)
    first = 0
    for at, tag in enumerate(path):
        if tag in (ALONE, FIRST):
            first = at
        if tag in (ALONE, LAST):
            yield first, at + 1, float(np.mean(chances[np.arange(first, at + 1), path[first : at + 1]]))


def best_path(chances: Floats) -> list[int]:
    """The likeliest legal sequence of tags; it begins and ends outside of an expression, or with one that is whole.

    Each word's best tag where that is legal, else the best of all sequences.
    """
    path: list[int] = chances.argmax(axis=1).tolist()
    legal = all(before in _BEFORE[tag] for before, tag in pairwise([OUTSIDE, *path, OUTSIDE]))
    return path if legal else search_path(chances)


def search_path(chances: Floats) -> list[int]:
    """The same, by Viterbi."""
    rows = np.log(np.maximum(chances.astype(np.float64), 1e-12)).tolist()
    total = [0.0 if tag == OUTSIDE else -np.inf for tag in _BEFORE]
    back: list[list[int]] = []
    for row in rows:
        step = [max(before, key=total.__getitem__) for before in _BEFORE.values()]
        total = [total[step[tag]] + row[tag] for tag in _BEFORE]
        back.append(step)
    tag = max(_CLOSED, key=total.__getitem__)
    path = []
    for step in reversed(back):
        path.append(tag)
        tag = step[tag]
    return path[::-1]
