"""Groups of articles by average link: the two groups whose members are most alike on average become one, and again.

In: vectors, and how alike groups must be. Out: groups of positions. The mean likeness of two groups is the product of
the sums of their vectors over the number of pairs, so it is exact for groups of any size (UPGMA, Sokal & Michener
1958). Who is left alone joins the group it is most like, if less than that. Which articles are compared at all comes
from an inverted index, never from all pairs.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence

import numpy as np

from communique.link.neighbours import Index
from communique.link.vectors import Floats, Vector, sum_vectors


def group_by_average_link(
    rows: Sequence[Vector], size: int, *, threshold: float, lone_threshold: float
) -> list[list[int]]:
    """The positions of `rows`, grouped; groups and their members in ascending order. `size`: number of columns.

    `threshold` is for two groups, `lone_threshold`, at most as large, for one that none has joined and a group.
    """
    groups = _Groups(rows, size, threshold, lone_threshold)
    for one, other in _find_candidates(rows, size):
        groups.compare(one, other)
    groups.join_all()
    groups.join_lone()
    return groups.members()


class _Groups:
    """What is joined so far. A joined group gets a new number; the likeness of two groups is kept where it suffices."""

    def __init__(self, rows: Sequence[Vector], size: int, threshold: float, lone_threshold: float) -> None:
        self._threshold = threshold
        self._lone_threshold = lone_threshold
        self._sums: dict[int, Vector] = dict(enumerate(rows))
        self._members: dict[int, list[int]] = {at: [at] for at in range(len(rows))}
        self._alike: dict[int, dict[int, float]] = {at: {} for at in range(len(rows))}  # mean product
        self._heap: list[tuple[float, int, int]] = []
        self._next = len(rows)
        self._room = np.zeros(size)  # (columns,) all zero between calls

    def compare(self, one: int, others: Sequence[int]) -> None:
        """Keep how alike a group is to others, where that could suffice to join them."""
        for other, mean in zip(others, self._mean(one, others), strict=True):
            self._keep(one, other, float(mean))

    def join_all(self) -> None:
        """Join the two groups that are most alike until none are alike enough; ties go to the smallest numbers."""
        while self._heap:
            _, one, other = heapq.heappop(self._heap)
            if one in self._sums and other in self._sums:
                self._join(one, other)

    def join_lone(self) -> None:
        """Each that is alone joins the group of several that it is most like, as the groups are before any does."""
        joins = []
        for lone in sorted(group for group, members in self._members.items() if len(members) == 1):
            several = [(-mean, group) for group, mean in self._alike[lone].items() if len(self._members[group]) > 1]
            if several:
                joins.append((lone, min(several)[1]))
        for lone, group in joins:
            self._members[group] = sorted(self._members[group] + self._members.pop(lone))

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
        if mean >= self._lone_threshold:
            self._alike[one][other] = self._alike[other][one] = mean
        if mean >= self._threshold:
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
        sums = np.bincount(owners, products, minlength=len(vectors)).astype(np.float64, copy=False)
        means: Floats = (sums - debits) / pairs
        return means


def _find_candidates(rows: Sequence[Vector], size: int) -> Iterator[tuple[int, list[int]]]:
    """For each position those it is to be compared with, no pair twice."""
    index = Index(rows, size)
    seen: set[tuple[int, int]] = set()
    for at in range(len(rows)):
        new = [near for near in index.find_nearest(at) if (near, at) not in seen]
        seen.update((at, near) for near in new)
        yield at, new
