"""Tag scores to spans: the best sequence in which every I follows its own B or I (Viterbi over BIO).

How likely a span is with just its boundaries comes from all such sequences (forward-backward).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from communique.model.encode import Pieces

Floats = npt.NDArray[np.float32]


NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True, order=True)
class TagSpan:
    """A range of pieces with its kind; `score` is the mean probability of its tags."""

    start: int
    end: int
    kind: str
    score: float


def decode_spans(
    scores: Floats, tags: Sequence[str], pieces: Pieces, *, outside_bonus: float = 0.0
) -> tuple[TagSpan, ...]:
    """Spans of the best legal tag sequence; none cuts a word or reaches over the end of a paragraph.

    `scores` is (pieces, tags) of log-probabilities, column 0 is O, then B and I of each kind in turn.
    `outside_bonus` is added to O: above 0 it trades recall for precision.
    """
    words = np.flatnonzero(pieces.opens)
    ends = [*words[1:].tolist(), len(scores)]
    scores = score_words(scores, pieces)
    borders = [*np.flatnonzero(pieces.paragraphs[words]).tolist(), len(scores)]
    path = [tag for start, end in pairwise([0, *borders]) for tag in best_path(scores[start:end], outside_bonus)]
    spans: list[TagSpan] = []
    at = 0
    while at < len(path):
        tag = path[at]
        if tag == 0:
            at += 1
            continue
        end = at + 1
        inside = tag + 1 if tag % 2 == 1 else tag
        while end < len(path) and path[end] == inside:
            end += 1
        probability = float(np.exp(scores[np.arange(at, end), path[at:end]]).mean())
        spans.append(TagSpan(int(words[at]), ends[end - 1], tags[tag][2:], round(probability, 4)))
        at = end
    return tuple(spans)


def score_words(scores: Floats, pieces: Pieces) -> Floats:
    """Scores (words, tags): a word has those of its first piece; no span goes on over a paragraph's end."""
    words = np.flatnonzero(pieces.opens)
    chosen = scores[words]
    chosen[np.ix_(pieces.paragraphs[words], np.arange(2, scores.shape[1], 2))] = NEVER
    return chosen


def weigh_spans(scores: Floats, tags: Sequence[str], pieces: Pieces, spans: Sequence[TagSpan]) -> list[float]:
    """Each span's probability with just these boundaries: the share of all legal tag sequences that hold it.

    `scores` and `tags` are those of `decode_spans`. What may follow is the same after a B and after its I, so a
    sequence is at each word outside, or inside one kind; both passes are scaled anew at every word.
    """
    if not spans:
        return []
    words = np.flatnonzero(pieces.opens)
    logs = score_words(scores, pieces).astype(np.float64)
    rows = np.exp(logs).tolist()
    begins = range(1, len(tags), 2)
    inside = [0.0 for _ in begins]  # share of the sequences so far that are inside each kind
    until = [0.0]  # log mass of all sequences up to each word
    for row in rows:
        inside = [row[b] + row[b + 1] * share for b, share in zip(begins, inside, strict=True)]
        mass = row[0] + sum(inside)
        inside = [share / mass for share in inside]
        until.append(until[-1] + math.log(mass))
    going_on = [1.0 for _ in begins]  # mass of what may follow inside each kind, against what may follow outside
    since = [0.0]  # log mass of all sequences from each word on that open with O or a B there, last word first
    for row in reversed(rows):
        mass = row[0] + sum(row[b] * ratio for b, ratio in zip(begins, going_on, strict=True))
        going_on = [1.0 + row[b + 1] * ratio / mass for b, ratio in zip(begins, going_on, strict=True)]
        since.append(since[-1] + math.log(mass))
    since.reverse()
    weights = []
    for span in spans:
        start, end = (int(at) for at in np.searchsorted(words, (span.start, span.end)))
        begin = tags.index(f"B-{span.kind}")
        own = logs[start, begin] + logs[start + 1 : end, begin + 1].sum()
        weights.append(math.exp(min(0.0, until[start] + own + since[end] - until[-1])))
    return weights


def best_path(scores: Floats, outside_bonus: float) -> list[int]:
    """The best sequence of tag columns; odd columns are B, the even ones after them their I."""
    if not len(scores):
        return []
    rows = scores.astype(np.float64)
    rows[:, 0] += outside_bonus
    greedy = rows.argmax(axis=1)
    before = np.concatenate([[0], greedy[:-1]])
    if not ((greedy > 0) & (greedy % 2 == 0) & (before != greedy) & (before != greedy - 1)).any():
        return [int(tag) for tag in greedy]  # each word's best tag, and no rule is broken: no path can be better
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
