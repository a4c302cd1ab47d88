"""Tag scores to spans: the best sequence in which every I follows its own B or I (Viterbi over BIO)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from communique.model.encode import Pieces

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True, order=True)
class TagSpan:
    """A range of pieces with its kind; `score` is the mean probability of its tags."""

    start: int
    end: int
    kind: str
    score: float


def decode_spans(scores: Floats, tags: Sequence[str], pieces: Pieces) -> tuple[TagSpan, ...]:
    """Spans of the best legal tag sequence; none cuts a word or reaches over the end of a paragraph.

    `scores` is (pieces, tags) of log-probabilities, column 0 is O, then B and I of each kind in turn.
    """
    words = np.flatnonzero(pieces.opens)
    scores = score_words(scores, pieces)
    path = best_path(scores)  # (words,)
    begins = np.flatnonzero(path % 2 == 1)
    breaks = np.append(np.flatnonzero((path == 0) | (path % 2 == 1)), len(path))
    ends = breaks[np.searchsorted(breaks, begins, side="right")]
    chances = np.exp(scores[np.arange(len(path)), path])
    borders = np.append(words, len(pieces))
    return tuple(
        TagSpan(first, last, tags[tag][2:], round(float(np.add.reduce(chances[begin:end]) / (end - begin)), 4))
        for begin, end, first, last, tag in zip(
            begins.tolist(),
            ends.tolist(),
            borders[begins].tolist(),
            borders[ends].tolist(),
            path[begins].tolist(),
            strict=True,
        )
    )


def score_words(scores: Floats, pieces: Pieces) -> Floats:
    """Scores (words, tags): a word has those of its first piece; no span goes on over a paragraph's end."""
    words = np.flatnonzero(pieces.opens)
    chosen = scores[words]
    chosen[pieces.paragraphs[words], 2::2] = NEVER
    return chosen


def best_path(scores: Floats) -> Ints:
    """The best sequence of tag columns (words,); odd columns are B, the even ones after them their I.

    It takes each word's best tag wherever that breaks no rule, and searches only stretches where one is broken. A
    stretch opens with a word that is surely no I: put O or B in its place, and B for an I after it, and all gain.
    """
    rows = scores.astype(np.float64)
    path: Ints = rows.argmax(axis=1)
    before = np.append(0, path)[:-1]
    broken = np.flatnonzero((path > 0) & (path % 2 == 0) & (before != path) & (before != path - 1))
    if len(broken):
        begin, inside = rows[:, 1::2], rows[:, 2::2]
        gain = np.maximum(rows[:, 0], begin.max(axis=1)) - inside.max(axis=1)
        loss = np.append((inside - begin)[1:].max(axis=1), 0.0)
        gain[0] = np.inf
        borders = np.append(np.flatnonzero(gain > np.maximum(loss, 0.0)), len(rows))
        for stretch in np.unique(np.searchsorted(borders, broken, side="right")).tolist():
            start, end = borders[stretch - 1], borders[stretch]
            path[start:end] = search_path(rows[start:end])
    return path


def search_path(rows: Doubles) -> list[int]:
    """The best legal sequence of tag columns among all (Viterbi)."""
    width = rows.shape[1]
    lists = rows.tolist()
    total = [lists[0][t] if t == 0 or t % 2 == 1 else -1e9 for t in range(width)]
    back: list[list[int]] = []
    for row in lists[1:]:
        top = max(range(width), key=total.__getitem__)
        best = total[top]
        step = [top] * width
        fresh = [best + row[0]]
        for b in range(1, width, 2):
            fresh.append(best + row[b])
            if total[b] >= total[b + 1]:
                step[b + 1] = b
                fresh.append(total[b] + row[b + 1])
            else:
                step[b + 1] = b + 1
                fresh.append(total[b + 1] + row[b + 1])
        back.append(step)
        total = fresh
    path = [max(range(width), key=total.__getitem__)]
    for step in reversed(back):
        path.append(step[path[-1]])
    return path[::-1]
