"""Heads over spans: which cue a content has, which source a cue has, what act it is, its sentence vector.

They run in NumPy on the hidden states of the one encoder pass. A span's vector is its first and last piece side by
side; a link's score is bilinear plus a learned bias for the distance, as in biaffine parsing (Dozat & Manning 2017).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from communique.model.layers import apply_linear
from communique.types import Act

DISTANCE_BUCKETS = 17
ACTS = (Act.SPEECH, Act.THOUGHT, Act.DOCUMENT)

# Into so many steps one is divided in the vectors that are kept.
STEPS = 10_000
# By their steps; those below zero stand at the end, where negative places count from. An array hands out many at once.
_NUMBERS = np.array([step / STEPS for step in (*range(STEPS + 1), *range(-STEPS, 0))], dtype=np.object_)

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
PieceRange = tuple[int, int]


def distance_bucket(query: PieceRange, key: PieceRange) -> int:
    """Signed gap between two piece ranges in powers of two: 0..7 before, 8 overlapping, 9..16 after."""
    if key[0] >= query[1]:
        gap = key[0] - query[1] + 1
        return min(16, 8 + gap.bit_length())
    if key[1] <= query[0]:
        gap = query[0] - key[1] + 1
        return max(0, 8 - gap.bit_length())
    return 8


def distance_buckets(queries: Ints, keys: Ints) -> Ints:
    """`distance_bucket` of all pairs: piece ranges (queries, 2) and (keys, 2) -> (queries, keys)."""
    after = keys[None, :, 0] - queries[:, None, 1] + 1
    before = queries[:, None, 0] - keys[None, :, 1] + 1
    steps = np.frexp(np.maximum(after, before))[1]  # of a whole number: how many bits it has
    buckets: Ints = np.where(after > 0, np.minimum(16, 8 + steps), np.where(before > 0, np.maximum(0, 8 - steps), 8))
    return buckets


@dataclass(frozen=True, slots=True)
class Window:
    """Hidden states (pieces, size) of one window; ranges are in pieces of the whole text."""

    start: int
    hidden: Floats

    def holds(self, spans: Ints) -> npt.NDArray[np.bool_]:
        """Which of some ranges (spans, 2) lie wholly inside; an empty one nowhere."""
        starts, ends = spans.T
        inside: npt.NDArray[np.bool_] = (
            (self.start <= starts) & (starts < ends) & (ends <= self.start + len(self.hidden))
        )
        return inside

    def span_vectors(self, spans: Sequence[PieceRange] | Ints) -> Floats:
        """First and last piece of each span, side by side: (spans, 2 size)."""
        edges = np.asarray(spans, dtype=np.int64) - self.start  # (spans, 2)
        return np.concatenate([self.hidden[edges[:, 0]], self.hidden[edges[:, 1] - 1]], axis=1)


@dataclass(frozen=True, slots=True)
class SpanHeads:
    """The small heads' weights, by the names they have in training."""

    weights: Mapping[str, Floats]

    def link(
        self, link: str, windows: Sequence[Window], queries: Sequence[PieceRange], keys: Sequence[PieceRange]
    ) -> Floats:
        """Probabilities (queries, 1 + keys) that a query belongs to a key; column 0 is "to none".

        `link` is `content_cue`, `cue_source` or `content_source`.
        """
        asked, offered = (np.array(ranges, dtype=np.int64).reshape(-1, 2) for ranges in (queries, keys))
        odds = self.odds(link, windows, asked, offered)
        return softmax(np.concatenate([np.zeros((len(odds), 1), dtype=np.float32), odds], axis=1))

    def odds(self, link: str, windows: Sequence[Window], queries: Ints, keys: Ints) -> Floats:
        """Log-odds (queries, keys) of each key against "to none"; ranges are (queries, 2) and (keys, 2).

        Hidden states know their place in their window, so a pair is judged in a window that holds both, in the best
        where there are several; without one it is no pair: -inf.
        """
        best = np.full((len(queries), len(keys)), -np.inf, dtype=np.float32)
        held = [(window, window.holds(queries).nonzero()[0], window.holds(keys).nonzero()[0]) for window in windows]
        held = [(window, rows, columns) for window, rows, columns in held if len(rows) and len(columns)]
        if not held:
            return best
        asked = np.concatenate([window.span_vectors(queries[rows]) for window, rows, _ in held])
        offered = np.concatenate([window.span_vectors(keys[columns]) for window, _, columns in held])
        q = self.linear(f"link_query.{link}", asked)
        k = self.linear(f"link_key.{link}", offered)
        none = self.linear(f"link_none.{link}", asked)
        bias = self.weights[f"link_distance.{link}.weight"][distance_buckets(queries, keys), 0]
        row = column = 0
        for _, rows, columns in held:
            own, other = slice(row, row + len(rows)), slice(column, column + len(columns))
            part = np.ix_(rows, columns)
            found = q[own] @ k[other].T / np.float32(q.shape[1] ** 0.5) + bias[part] - none[own]
            best[part] = np.maximum(best[part], found)
            row, column = own.stop, other.stop
        return best

    def acts(self, text: Window, cues: Sequence[PieceRange], contents: Sequence[PieceRange]) -> list[Act]:
        """Of each cue with its content, whether something is said, thought or written."""
        both = np.concatenate([text.span_vectors(cues), text.span_vectors(contents)], axis=1)
        return [ACTS[column] for column in self.linear("act", both).argmax(axis=1).tolist()]

    def sentence_vectors(self, text: Window, contents: Sequence[Sequence[PieceRange]]) -> Floats:
        """Unit vectors (contents, size) of ranges of pieces, close to what the untouched sentence encoder gives."""
        rows = [np.concatenate([text.hidden[start:end] for start, end in each]) for each in contents]
        sums = np.stack([np.add.reduce(each, axis=0) for each in rows])  # quicker by half than so many calls of mean
        means = sums / np.array([len(each) for each in rows], dtype=np.float32)[:, None]
        vectors = means @ self.weights["sentence.weight"].T
        unit: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
        return unit

    def linear(self, name: str, inputs: Floats) -> Floats:
        """One affine layer."""
        return apply_linear(self.weights, name, inputs)


def round_vectors(vectors: Floats) -> list[tuple[float, ...]]:
    """Vectors (rows, size) of no more than unit length as they are kept, with four digits.

    Equal numbers are one object: a number of its own takes four times the memory, half a megabyte for each article.
    """
    steps = np.rint(vectors.astype(np.float64) * STEPS).astype(np.int64)
    return [tuple(row) for row in _NUMBERS[steps].tolist()]


def softmax(scores: Floats) -> Floats:
    """Along the last axis."""
    exponent = np.exp(scores - scores.max(axis=-1, keepdims=True))
    quotient: Floats = exponent / exponent.sum(axis=-1, keepdims=True)
    return quotient
