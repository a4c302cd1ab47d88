"""Groups of articles by average link: the two groups whose members are most alike on average become one, and again.

In: vectors, and how alike groups must be. Out: groups of positions. The mean likeness of two groups is the product of
the sums of their vectors over the number of pairs, so it is exact for groups of any size (UPGMA, Sokal & Michener
1958). Which articles are compared at all comes from an inverted index, never from all pairs.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from communique.link.vectors import Columns, Floats, Vector, sum_vectors

# A term that more articles than this have leads to no candidates: in a pile of a few hundred articles all terms do, in
# one of ten thousand those that one article in forty has. Without a bound time would grow with the square of the pile.
MOST_HOLDERS = 250
# Articles compared with each: those that share most, by the terms that lead to candidates.
MOST_CANDIDATES = 50


def group_by_average_link(rows: Sequence[Vector], size: int, *, threshold: float) -> list[list[int]]:
    """The positions of `rows`, grouped; groups and their members in ascending order. `size`: number of columns."""
    groups = _Groups(rows, size, threshold)
    for one, other in _find_candidates(rows, size):
        groups.compare(one, other)
    groups.join_all()
    return groups.members()


class _Groups:
    """What is joined so far. A joined group gets a new number; the likeness of two groups is kept where it suffices."""

    def __init__(self, rows: Sequence[Vector], size: int, threshold: float) -> None:
        self._threshold = threshold
        self._sums: dict[int, Vector] = dict(enumerate(rows))
        self._members: dict[int, list[int]] = {at: [at] for at in range(len(rows))}
        self._alike: dict[int, dict[int, float]] = {at: {} for at in range(len(rows))}  # mean product
        self._heap: list[tuple[float, int, int]] = []
        self._next = len(rows)
        self._room = np.zeros(size)  # (columns,) all zero between calls

    def compare(self, one: int, others: Sequence[int]) -> None:
        """Keep how alike a group is to others, where that suffices to join them."""
        for other, mean in zip(others, self._mean(one, others), strict=True):
            self._keep(one, other, float(mean))

    def join_all(self) -> None:
        """Join the two groups that are most alike until none are alike enough; ties go to the smallest numbers."""
        while self._heap:
            _, one, other = heapq.heappop(self._heap)
            if one in self._sums and other in self._sums:
                self._join(one, other)

    def members(self) -> list[list[int]]:
        return sorted(self._members.values())

    def _join(self, one: int, other: int) -> None:
        """What is like neither enough is not like both: their mean lies between."""
        alike, alike_other = self._alike.pop(one), self._alike.pop(other)
        near = sorted((alike.keys() | alike_other.keys()) - {one, other})
        for each in near:
            self._alike[each].pop(one, None)
            self._alike[each].pop(other, None)
        joined, self._next = self._next, self._next + 1
        self._sums[joined] = sum_vectors([self._sums.pop(one), self._sums.pop(other)])
        self._members[joined] = sorted(self._members.pop(one) + self._members.pop(other))
        self._alike[joined] = {}
        self.compare(joined, near)

    def _keep(self, one: int, other: int, mean: float) -> None:
        if mean >= self._threshold:
            self._alike[one][other] = self._alike[other][one] = mean
            heapq.heappush(self._heap, (-mean, min(one, other), max(one, other)))

    def _mean(self, one: int, others: Sequence[int]) -> Floats:
        if not others:
            return np.zeros(0)
        own = self._sums[one]
        self._room[own.columns] = own.values
        vectors = [self._sums[other] for other in others]
        products = self._room[np.concatenate([vector.columns for vector in vectors])]
        products *= np.concatenate([vector.values for vector in vectors])
        self._room[own.columns] = 0
        owners = np.repeat(np.arange(len(vectors)), [len(vector.columns) for vector in vectors])
        debits = own.debit * np.array([vector.debit for vector in vectors])
        pairs = len(self._members[one]) * np.array([len(self._members[other]) for other in others])
        sums: Floats = np.bincount(owners, products, minlength=len(vectors))
        return (sums - debits) / pairs


def _find_candidates(rows: Sequence[Vector], size: int) -> Iterator[tuple[int, list[int]]]:
    """For each position the earlier ones that it is to be compared with, and those it shares most with, once each."""
    index = _Index(rows, size)
    seen: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        shared = index.sum_shared(row)
        shared[at] = 0
        near = np.flatnonzero(shared)
        if len(near) > MOST_CANDIDATES:
            near = near[np.lexsort((near, -shared[near]))[:MOST_CANDIDATES]]
        new = [other for other in sorted(near.tolist()) if (min(at, other), max(at, other)) not in seen]
        seen.update((min(at, other), max(at, other)) for other in new)
        yield at, new


class _Index:
    """For each column the rows that have it, one after the other."""

    def __init__(self, rows: Sequence[Vector], size: int) -> None:
        columns = np.concatenate([row.columns for row in rows])
        order = np.argsort(columns, kind="stable")
        self._rows = len(rows)
        self._owners: Columns = np.repeat(np.arange(len(rows)), [len(row.columns) for row in rows])[order]
        self._values: Floats = np.concatenate([row.values for row in rows])[order]
        self._lengths: NDArray[np.int64] = np.bincount(columns, minlength=size)  # (columns,)
        self._starts = np.cumsum(self._lengths) - self._lengths  # (columns,)

    def sum_shared(self, row: Vector) -> Floats:
        """The product of `row` with every row, (rows,), over the columns that few have."""
        few = self._lengths[row.columns] <= MOST_HOLDERS
        columns, values = row.columns[few], row.values[few]
        lengths = self._lengths[columns]
        before = np.cumsum(lengths) - lengths
        places = np.arange(int(lengths.sum())) + np.repeat(self._starts[columns] - before, lengths)
        weights = self._values[places] * np.repeat(values, lengths)
        return np.bincount(self._owners[places], weights, minlength=self._rows)
