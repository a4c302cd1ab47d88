"""Which of the nouns that moves have are issues, and of which each move is.

In: how well each noun fits each move. Out: a noun for each move. As in facility location (Kuehn & Hamburger 1963), an
issue more has its price, and one is taken after the other while the moves that it fits better than those taken before
are worth it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def choose_issues(fit: Floats, price: float) -> list[int]:
    """The place of each move's noun; `fit` is (moves, nouns). The first noun is taken at any price."""
    best = np.zeros(len(fit))
    taken: list[int] = []
    while len(taken) < fit.shape[1]:
        gains = np.maximum(fit - best[:, None], 0.0).sum(axis=0)  # (nouns,)
        at = int(np.round(gains, 9).argmax())
        if taken and gains[at] < price:
            break
        taken.append(at)
        best = np.maximum(best, fit[:, at])
    return [taken[int(np.round(row, 9).argmax())] for row in fit[:, taken]]
