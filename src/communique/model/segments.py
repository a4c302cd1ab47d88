"""Tag scores and edge vectors -> spans: the likeliest way to part each paragraph into spans and what is outside.

A span scores what its tags do, a B and its Is, and what its two edges do together: the product of a vector of its first
word and one of its last, and a number for its length. So a span's end is chosen with its start in view, which tags
alone cannot do. All ways to part a text compete (semi-Markov model: Sarawagi & Cohen 2004; edges scored together as in
biaffine parsing: Dozat & Manning 2017; Yu et al. 2020).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from communique.model.decode import score_words
from communique.model.encode import WINDOW, Pieces
from communique.model.labels import Role

# Numbers in a word's vector as the edge of a span, for each kind and side.
EDGE_SIZE = 32
# Lengths in words fall into powers of two, the first being one word.
LENGTH_BUCKETS = 10
# Added to each span's score: annotators leave out what others of the same article mark, and what is learned from all is
# shy. PolNeAR dev, spans micro, relations strict / relaxed, by 0, 0.3, 0.5, 0.8: 75.3, 57.1 / 73.7; 75.4, 57.4 / 74.0;
# 75.2, 56.8 / 73.8; 74.9, 56.6 / 73.9.
GAIN = 0.3
# A span is looked at where its first word is a B, and leaving it behind its last one is likely, by at least this, ...
LEAST_LIKELY = 0.01
# ... and where its tags are at most this far, in log-probability, below the best tags of its words. On 40 articles of
# PolNeAR dev the spans are those of 0.0001 and 20, and one weighs 0.19 more or less, at 0.02 and 7 one span is another.
FURTHEST = 8.0

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A range of pieces with its kind; `score` is the mean probability of its tags.

    `weight` is how likely it is with just these boundaries: the share of all ways to part the text that hold it.
    """

    start: int
    end: int
    kind: Role
    score: float
    weight: float


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Spans that may be: first word and the one after the last, kind, score; sorted by end. All are (candidates,)."""

    starts: Ints
    ends: Ints
    kinds: Ints
    scores: Doubles


def length_bucket(words: Ints) -> Ints:
    """Lengths in words -> 0 for one, 1 for two, 2 for three and four, 3 up to eight, and so on, at most 9."""
    bits = np.frexp(np.maximum(words - 1, 0))[1]  # of a whole number: how many bits it has
    buckets: Ints = np.minimum(bits, LENGTH_BUCKETS - 1).astype(np.int64)
    return buckets


def part_text(scores: Floats, edges: Floats, lengths: Floats, pieces: Pieces) -> tuple[Segment, ...]:
    """Sources, cues and contents in order; none cuts a word or reaches over the end of a paragraph.

    `scores` is (pieces, role tags) of log-probabilities, `edges` (pieces, 2 * roles * EDGE_SIZE) the vectors of each
    piece as a first and as a last one, `lengths` (LENGTH_BUCKETS, roles).
    """
    words = np.flatnonzero(pieces.opens)
    if not len(words):
        return ()
    logs = score_words(scores, pieces).astype(np.float64)  # (words, tags)
    opening = np.append(np.unique(np.append(0, np.flatnonzero(pieces.paragraphs[words]))), len(words))
    found = _find_candidates(logs, opening)
    sides = edges[words].reshape(len(words), 2, len(Role), EDGE_SIZE)
    both = np.einsum("cd,cd->c", sides[found.starts, 0, found.kinds], sides[found.ends - 1, 1, found.kinds])
    both = both / np.float32(EDGE_SIZE**0.5) + lengths[length_bucket(found.ends - found.starts), found.kinds] + GAIN
    outside = np.append(0.0, np.cumsum(logs[:, 0]))
    kept, weights = _choose(found, (found.scores + both).tolist(), outside)
    borders = np.append(words, len(pieces)).tolist()
    chances = np.exp(logs)
    segments = []
    for at, weight in zip(kept, weights, strict=True):
        start, end, kind = int(found.starts[at]), int(found.ends[at]), int(found.kinds[at])
        tags = (chances[start, 1 + 2 * kind], *chances[start + 1 : end, 2 + 2 * kind])
        score = round(float(sum(tags) / len(tags)), 4)
        segments.append(Segment(borders[start], borders[end], tuple(Role)[kind], score, weight))
    return tuple(segments)


def _find_candidates(logs: Doubles, opening: Ints) -> _Candidates:
    """Spans whose tags are not hopeless; `opening` are the words that open paragraphs, and the end of all."""
    until = np.repeat(opening[1:], np.diff(opening))  # (words,) where each word's paragraph ends
    best = np.append(0.0, np.cumsum(logs.max(axis=1)))
    columns = []
    for kind in range(len(Role)):
        begin, inside = logs[:, 1 + 2 * kind], logs[:, 2 + 2 * kind]
        starts = np.flatnonzero(begin >= math.log(LEAST_LIKELY))
        going_on = np.append(np.exp(inside[1:]), 0.0)
        lasts = np.flatnonzero(1 - going_on >= LEAST_LIKELY)
        first = np.searchsorted(lasts, starts)
        counts = np.searchsorted(lasts, np.minimum(until[starts], starts + WINDOW)) - first
        start = np.repeat(starts, counts)
        offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        end = lasts[np.repeat(first, counts) + offsets] + 1
        so_far = np.cumsum(inside)
        score = begin[start] + so_far[end - 1] - so_far[start]
        near = best[end] - best[start] - score <= FURTHEST
        columns.append((start[near], end[near], np.full(np.count_nonzero(near), kind), score[near]))
    starts, ends, kinds, scores = (np.concatenate(column) for column in zip(*columns, strict=True))
    order = np.lexsort((kinds, starts, ends))
    return _Candidates(starts[order], ends[order], kinds[order], scores[order])


def _choose(found: _Candidates, scores: Sequence[float], outside: Doubles) -> tuple[list[int], list[float]]:
    """Which candidates the likeliest parting holds, in order, and what share of all partings holds each.

    `outside` (1 + words) are the summed scores of being outside. Between the borders of candidates all is outside, so
    only these borders are walked.
    """
    borders = np.unique(np.concatenate([[0, len(outside) - 1], found.starts, found.ends]))
    gaps = np.diff(outside[borders]).tolist()
    starts, ends = (np.searchsorted(borders, words).tolist() for words in (found.starts, found.ends))
    opens: list[list[int]] = [[] for _ in borders]
    closes: list[list[int]] = [[] for _ in borders]
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        opens[start].append(at)
        closes[end].append(at)
    mass, best, came = [0.0], [0.0], [-1]
    for here, gap in enumerate(gaps, start=1):
        mass.append(add_logs([mass[-1] + gap, *[mass[starts[at]] + scores[at] for at in closes[here]]]))
        top, by = best[-1] + gap, -1
        for at in closes[here]:
            if (score := best[starts[at]] + scores[at]) > top:
                top, by = score, at
        best.append(top)
        came.append(by)
    after = [0.0] * len(borders)
    for here in range(len(gaps) - 1, -1, -1):
        after[here] = add_logs([after[here + 1] + gaps[here], *[after[ends[at]] + scores[at] for at in opens[here]]])
    kept, here = [], len(gaps)
    while here:
        if (at := came[here]) >= 0:
            kept.append(at)
            here = starts[at]
        else:
            here -= 1
    kept.reverse()
    shares = (mass[starts[at]] + scores[at] + after[ends[at]] - mass[-1] for at in kept)
    return kept, [math.exp(min(0.0, share)) for share in shares]


def add_logs(logs: Sequence[float]) -> float:
    """The logarithm of the sum of what logarithms, at least one, stand for."""
    top = max(logs)
    return top + math.log(sum([math.exp(log - top) for log in logs])) if len(logs) > 1 else top
