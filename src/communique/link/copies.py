"""Reuse of text between articles: copies, abridged versions, shared passages.

In: articles with marked blocks. Out: a `Reuse` for each pair with enough in common. Bodies are cut into shingles,
quotations left out; candidates come from an inverted index over a fixed sample of them, never from all pairs. What is
counted is words: those of common shingles, and a word or two between them that an editor has changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from communique.link.shingles import SHINGLE_WORDS, Body, Holders, Shingles, find_holders, read_body
from communique.types import Article, Reuse, ReuseKind, Span

# One shingle in so many, chosen by its bits, leads to candidates. Two articles are compared from so many common ones
# on, where these promise half the share that counts.
SAMPLE = 4
FEWEST_SAMPLED = 2
# Articles with one shingle beyond this number are paired with the first and the one before, not with all.
MOST_HOLDERS = 12
# All below was set on the tuning half of the pairs that evaluation/copies.py makes, 339 of them, 190 copy or abridged.
# Words between common shingles that count as common, of a correction or another title. With none, one copy in a
# hundred is called abridged; from 1 to 6 nothing changes.
BRIDGE = 2
# Share of the shorter body from which it is the other's text: at 0.65 five of 149 others are called abridged, at 0.7
# none, and three of 190 are missed; at 0.75 eight.
ABRIDGED_SHARE = 0.7
# Below this it is a shared phrase or a standing paragraph. 0.05 calls seven more of 339 pairs wrong, 0.15 two fewer.
PARTLY_SHARE = 0.1
# A copy takes over nearly all of either. 0.7 to 0.85 for the one and 0.75 or 0.8 for the other give the same kinds.
COPY_SHARE = 0.8
COPY_SHARE_OF_LONGER = 0.8
# Words in common that the smallest reuse must have, so that two notes of three lines are not judged by one phrase. With
# 20 three more pairs are called reuse that are none; 40 changes nothing.
FEWEST_WORDS = 30
# Paired passages shown as evidence.
MOST_EVIDENCE = 3


def find_reuse(articles: Sequence[Article]) -> tuple[Reuse, ...]:
    """Every pair of articles of which one reuses the other's text, sorted by the pair; `retold` is not sought here."""
    bodies = [read_body(article) for article in sorted(articles, key=lambda article: article.id)]
    holders = find_holders(bodies)
    shared = _by_body(holders, len(bodies))
    sizes = np.array([len(body.unique) for body in bodies])
    reuses = (_compare(bodies, shared, one, other) for one, other in _find_candidates(holders, sizes))
    return tuple(sorted((reuse for reuse in reuses if reuse is not None), key=lambda reuse: reuse.articles))


def _by_body(holders: Holders, count: int) -> list[Shingles]:
    """The shingles that each body has in common with any other, sorted."""
    shingles = np.repeat(holders.shared, np.diff(holders.bounds))
    order = np.argsort(holders.bodies, kind="stable")
    ends = np.searchsorted(holders.bodies[order], np.arange(count + 1))
    ordered = shingles[order]
    return [ordered[start:end] for start, end in pairwise(ends)]


def _find_candidates(holders: Holders, sizes: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Pairs with enough sampled shingles in common, in order."""
    is_sampled = (holders.shared >> np.uint64(1)) % np.uint64(SAMPLE) == 0
    starts, counts = holders.bounds[:-1][is_sampled], np.diff(holders.bounds)[is_sampled]
    found = []
    for nth in range(1, int(counts.max(initial=0))):
        has = starts[counts > nth]
        before = np.arange(nth) if nth < MOST_HOLDERS else np.array([0, nth - 1])
        one = holders.bodies[has[:, None] + before]  # (shingles, pairs)
        other = np.broadcast_to(holders.bodies[has + nth][:, None], one.shape)
        found.append(one.ravel().astype(np.int64) * len(sizes) + other.ravel())
    keys, times = np.unique(np.concatenate(found), return_counts=True) if found else (np.empty(0, int),) * 2
    ones, others = np.divmod(keys, max(len(sizes), 1))
    promised = times * SAMPLE >= PARTLY_SHARE / 2 * np.minimum(sizes[ones], sizes[others])
    chosen = promised & (times >= FEWEST_SAMPLED)
    return zip(ones[chosen].tolist(), others[chosen].tolist(), strict=True)


@dataclass(frozen=True, slots=True)
class _Share:
    """Words of one body that stand in another, and their part of all."""

    words: int
    of_all: float


def _compare(bodies: Sequence[Body], shared: Sequence[Shingles], at: int, other_at: int) -> Reuse | None:
    one, other = bodies[at], bodies[other_at]
    common = np.intersect1d(shared[at], shared[other_at], assume_unique=True)
    shorter, longer = sorted((one, other), key=lambda body: (len(body.starts), body.article))
    share = _measure(shorter, common)
    if share.words < FEWEST_WORDS or share.of_all < PARTLY_SHARE:
        return None
    if share.of_all >= COPY_SHARE and _measure(longer, common).of_all >= COPY_SHARE_OF_LONGER:
        kind = ReuseKind.COPY
    elif share.of_all >= ABRIDGED_SHARE:
        kind = ReuseKind.ABRIDGED
    else:
        kind = ReuseKind.PARTLY_REUSED
    return Reuse((one.article, other.article), kind, round(share.of_all, 3), _find_evidence(one, other, common))


def _measure(body: Body, common: Shingles) -> _Share:
    """The words in common shingles, and short gaps between them within a stretch."""
    covered = np.zeros(len(body.starts), bool)
    begins = _find_places(body.shingles, common)
    for nth in range(SHINGLE_WORDS):
        covered[begins + nth] = True
    places = np.flatnonzero(covered)
    gaps = np.diff(places) - 1
    bridged = (gaps > 0) & (gaps <= BRIDGE) & (body.stretches[places[:-1]] == body.stretches[places[1:]])
    words = len(places) + int(gaps[bridged].sum())
    return _Share(words, words / max(len(covered), 1))


def _find_evidence(one: Body, other: Body, common: Shingles) -> tuple[tuple[Span, Span], ...]:
    """The longest passages that stand in both, word for word, in the order of the first article."""
    places = _find_places(other.shingles, common)
    found = other.shingles[places].tolist()
    uses = Counter(found)
    place = {shingle: at for shingle, at in zip(found, places.tolist(), strict=True) if uses[shingle] == 1}
    there_are = other.shingles.tolist()
    runs: list[tuple[int, int, int]] = []  # (shingles, position in one, position in other)
    size, start, there = 0, 0, 0
    begins = _find_places(one.shingles, common)
    for at, shingle in zip(begins.tolist(), one.shingles[begins].tolist(), strict=True):
        follows = there + size
        if size and start + size == at and follows < len(there_are) and there_are[follows] == shingle:
            size += 1
            runs[-1] = (size, start, there)
        elif shingle in place:
            size, start, there = 1, at, place[shingle]
            runs.append((size, start, there))
    longest = sorted(runs, key=lambda run: (-run[0], run[1], run[2]))[:MOST_EVIDENCE]
    return tuple(sorted((_to_span(one, a, size), _to_span(other, b, size)) for size, a, b in longest))


def _find_places(shingles: Shingles, common: Shingles) -> NDArray[np.int64]:
    """Where one of `common`, sorted, begins."""
    if not len(common):
        return np.empty(0, np.int64)
    nearest = np.minimum(np.searchsorted(common, shingles), len(common) - 1)
    return np.flatnonzero(common[nearest] == shingles)


def _to_span(body: Body, at: int, shingles: int) -> Span:
    return Span(body.article, int(body.starts[at]), int(body.ends[at + shingles + SHINGLE_WORDS - 2]))
