"""What an article is like, found without comparing all pairs: an inverted index over the columns of vectors.

In: vectors. Out: for each the nearest others, by the columns that not too many have; and the same vectors with what
many neighbours have weighed down. Articles on the same actors share the actors' names, offices and places, many words
for one thing that parts no story from its neighbour; what is left are the words of the story.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from communique.link.vectors import SHARES, Columns, Floats, Vector, Vectors

# A term that more articles than this have leads to no neighbours: in a pile of a few hundred articles all terms do, in
# one of ten thousand those that one article in forty has. Without a bound time would grow with the square of the pile.
MOST_HOLDERS = 250
# Articles looked at around each. A column loses the share that its holders have of this number, however few neighbours
# there are: next to nothing in a pile of one story of five articles; all of it where a hundred articles share an actor,
# in his name. Without it the fourteen training stories reach the same BCubed F1, 0.986, but neighbours come along: with
# others published 30 days and more away counted as strangers, precision is 0.76 in place of 0.84. 50 and 200, or four
# fifths of the share, are no better.
NEIGHBOURS = 100
# Products under this are no neighbours; 0.03 and 0.08 do no better.
LEAST_PRODUCT = 0.05


def weigh_neighbours(vectors: Vectors) -> Vectors:
    """The same vectors, each column less by the share of `NEIGHBOURS` that have it; blocks keep their lengths."""
    index = Index(vectors.rows, vectors.size)
    ends = np.array([len(vectors.words), 2 * len(vectors.words), vectors.size])
    rows = tuple(
        _weigh_row(row, [vectors.rows[near] for near in index.find_nearest(at, LEAST_PRODUCT)], ends)
        for at, row in enumerate(vectors.rows)
    )
    return Vectors(rows, vectors.size, vectors.words)


def _weigh_row(row: Vector, neighbours: Sequence[Vector], ends: Columns) -> Vector:
    """`ends`: where the columns of each block end. What only one article has keeps its weight beside the others."""
    if not neighbours:
        return row
    columns, counts = np.unique(np.concatenate([near.columns for near in neighbours]), return_counts=True)
    at = np.minimum(np.searchsorted(columns, row.columns), len(columns) - 1)
    holders = np.where(columns[at] == row.columns, counts[at], 0)
    values = row.values * (1 - holders / NEIGHBOURS)
    blocks = np.split(np.arange(len(row.columns)), np.searchsorted(row.columns, ends[:-1]))
    for share, part in zip(SHARES, blocks, strict=True):
        alone = share - float(np.square(row.values[part]).sum())
        length = alone + float(np.square(values[part]).sum())
        values[part] *= np.sqrt(share / length) if length > 0 else 1.0
    return Vector(row.columns, values)


class Index:
    """For each column the rows that have it, one after the other."""

    def __init__(self, rows: Sequence[Vector], size: int) -> None:
        columns = np.concatenate([row.columns for row in rows])
        order = np.argsort(columns, kind="stable")
        self._rows = rows
        self._owners: Columns = np.repeat(np.arange(len(rows)), [len(row.columns) for row in rows])[order]
        self._values: Floats = np.concatenate([row.values for row in rows])[order]
        self._lengths: NDArray[np.int64] = np.bincount(columns, minlength=size)  # (columns,)
        self._starts = np.cumsum(self._lengths) - self._lengths  # (columns,)

    def find_nearest(self, at: int, least: float = 0.0) -> list[int]:
        """The positions of those that share most with one, `NEIGHBOURS` at most, in ascending order."""
        shared = self._sum_shared(self._rows[at])
        shared[at] = 0
        near = np.flatnonzero((shared > 0) & (shared >= least))
        if len(near) > NEIGHBOURS:
            near = np.sort(near[np.lexsort((near, -shared[near]))[:NEIGHBOURS]])
        found: list[int] = near.tolist()
        return found

    def _sum_shared(self, row: Vector) -> Floats:
        """The product of `row` with every row, (rows,), over the columns that few have."""
        few = self._lengths[row.columns] <= MOST_HOLDERS
        columns, values = row.columns[few], row.values[few]
        lengths = self._lengths[columns]
        before = np.cumsum(lengths) - lengths
        places = np.arange(int(lengths.sum())) + np.repeat(self._starts[columns] - before, lengths)
        weights = self._values[places] * np.repeat(values, lengths)
        return np.bincount(self._owners[places], weights, minlength=len(self._rows)).astype(np.float64, copy=False)
