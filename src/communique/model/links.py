"""Heads over spans: which cue a content has, which source a cue has, what act it is, its sentence vector.

They run in NumPy on the hidden states of the one encoder pass. A span's vector is its first and last piece side by
side; a link's score is bilinear plus a learned bias for the distance, as in biaffine parsing (Dozat & Manning 2017).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from communique.types import Act

DISTANCE_BUCKETS = 17
ACTS = (Act.SPEECH, Act.THOUGHT, Act.DOCUMENT)

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

    def holds(self, span: PieceRange) -> bool:
        """Whether a range lies wholly inside."""
        return self.start <= span[0] and span[1] <= self.start + len(self.hidden)

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

        `link` is `content_cue`, `cue_source` or `content_source`. Hidden states know their place in their window, so a
        pair is judged in a window that holds both, in the best where there are several; without one it is no pair.
        """
        scores = np.full((len(queries), 1 + len(keys)), -np.inf, dtype=np.float32)
        scores[:, 0] = 0
        for window in windows:
            rows = [i for i, query in enumerate(queries) if window.holds(query)]
            columns = [i for i, key in enumerate(keys) if window.holds(key)]
            if rows and columns:
                found = self.link_in_window(link, window, [queries[i] for i in rows], [keys[i] for i in columns])
                part = np.ix_(rows, [1 + i for i in columns])
                scores[part] = np.maximum(scores[part], found)
        return softmax(scores)

    def link_in_window(
        self, link: str, window: Window, queries: Sequence[PieceRange] | Ints, keys: Sequence[PieceRange] | Ints
    ) -> Floats:
        """Log-odds (queries, keys) of each key against "to none"."""
        asked = window.span_vectors(queries)
        q = self.linear(f"link_query.{link}", asked)
        k = self.linear(f"link_key.{link}", window.span_vectors(keys))
        buckets = distance_buckets(np.asarray(queries, dtype=np.int64), np.asarray(keys, dtype=np.int64))
        bias = self.weights[f"link_distance.{link}.weight"][buckets, 0]
        odds: Floats = q @ k.T / np.float32(q.shape[1] ** 0.5) + bias - self.linear(f"link_none.{link}", asked)
        return odds

    def act(self, text: Window, cue: PieceRange, content: PieceRange) -> Act:
        """Whether something is said, thought or written."""
        both = text.span_vectors([cue, content]).reshape(1, -1)
        return ACTS[int(self.linear("act", both)[0].argmax())]

    def sentence_vector(self, text: Window, ranges: Sequence[PieceRange]) -> Floats:
        """Unit vector (size,) of some ranges of pieces, close to what the untouched sentence encoder gives."""
        mean = np.concatenate([text.hidden[start:end] for start, end in ranges]).mean(axis=0)
        vector: Floats = self.weights["sentence.weight"] @ mean
        return vector / max(float(np.linalg.norm(vector)), 1e-6)

    def linear(self, name: str, inputs: Floats) -> Floats:
        """One affine layer."""
        outputs: Floats = inputs @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return outputs


def softmax(scores: Floats) -> Floats:
    """Along the last axis."""
    exponent = np.exp(scores - scores.max(axis=-1, keepdims=True))
    quotient: Floats = exponent / exponent.sum(axis=-1, keepdims=True)
    return quotient
