"""The best dependency tree of a sentence by the scores of its arcs (Chu & Liu 1965; Edmonds 1967).

Taking each word's best head mostly gives a tree already; only where it does not are cycles contracted.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def find_tree(scores: npt.NDArray[np.floating]) -> Ints:
    """Heads (words,) of the tree of the highest total score with one root, of scores (words, 1 + words).

    Column 0 is the root; head i is the word of row i - 1. A word is never its own head.
    """
    words = len(scores)
    full = np.full((words + 1, words + 1), -np.inf)  # (dependents, heads), the root first
    full[1:] = scores
    np.fill_diagonal(full, -np.inf)
    heads: Ints = full.argmax(axis=1)
    if np.count_nonzero(heads[1:] == 0) != 1 or _find_cycle(heads) is not None:
        # So dear that no second root pays (Zmigrod et al. 2020).
        finite = scores[np.isfinite(scores)]
        full[1:, 0] -= (finite.max() - finite.min()) * (words + 1) + 1
        heads = _span(full)
    return heads[1:]


def _span(scores: npt.NDArray[np.float64]) -> Ints:
    """Heads (nodes,) of the best tree from node 0; a cycle of best heads is made one node and broken where it costs
    least."""
    heads: Ints = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    rest = np.setdiff1d(np.arange(len(scores)), cycle)
    entering = scores[np.ix_(cycle, rest)] - scores[cycle, heads[cycle]][:, None]  # (cycle, rest)
    leaving = scores[np.ix_(rest, cycle)]  # (rest, cycle)
    one = len(rest)
    smaller = np.full((one + 1, one + 1), -np.inf)
    smaller[:one, :one] = scores[np.ix_(rest, rest)]
    smaller[one, :one] = entering.max(axis=0)
    smaller[:one, one] = leaving.max(axis=1)
    found = _span(smaller)
    from_cycle = cycle[leaving.argmax(axis=1)]  # (rest,)
    heads[rest] = np.where(found[:one] == one, from_cycle, rest[np.minimum(found[:one], one - 1)])
    heads[cycle[entering[:, found[one]].argmax()]] = rest[found[one]]
    heads[0] = 0
    return heads


def _find_cycle(heads: Ints) -> Ints | None:
    """The nodes of one cycle; node 0 is on none."""
    seen = np.zeros(len(heads), dtype=np.int64)
    for start in range(1, len(heads)):
        node = start
        while node and not seen[node]:
            seen[node] = start
            node = int(heads[node])
        if node and seen[node] == start:
            cycle = [node]
            while heads[cycle[-1]] != node:
                cycle.append(int(heads[cycle[-1]]))
            return np.array(sorted(cycle))
    return None
