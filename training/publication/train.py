"""Learn what a time expression tells of the day its article was written: one weight for each row of each feature.

In: the examples of prepare.py. Out: `publication.json` for communique.link.publication. The day of publication is to
be the likeliest of all days of the years around those that the article names (a softmax, by L-BFGS). Weights are held
near zero, and near the next row's, which few examples would else leave ragged.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from communique.link.date_clues import find_clues
from communique.link.day_features import EDGES, OFFSETS, SIZE, describe_days, list_days
from communique.link.publication import CYCLE, years_around
from communique.read.time_values import add_meanings
from training.publication.prepare import Example

SMALL = 0.1
"""How strongly weights are held near zero: 2, 1 and 0.5 leave articles undated that can be."""
SMOOTH = 1.0
"""How strongly the weights of neighbouring rows are held together."""
STEPS = 120
DATELINE = (-5.0, -2.0, 6.0, 5.0, 3.0, -5.0)
"""Where datelines are held near instead of zero, by hand: the corpora have them stripped."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """The days of one article, those alike taken together: their rows, how many they are, and which is the day."""

    rows: NDArray[np.int64]  # (features, kinds of day)
    counts: Floats  # (kinds of day,), logarithms
    right: int


def make_choice(example: Example) -> Choice | None:
    """None where the article tells nothing, or its day is not among the days looked at."""
    clues = find_clues(example.article, add_meanings(example.article.text, example.times))
    named = {clue.year for clue in clues if clue.year}
    days = list_days(years_around(named))
    described = list(describe_days(clues, days))
    day = example.day
    if not named:
        length = len(CYCLE)
        day = date(CYCLE[0] + (day.year - CYCLE[0]) % length, day.month, day.day)
    at = int(np.searchsorted(days.ordinals, day.toordinal()))
    if not described or at == len(days.ordinals) or days.ordinals[at] != day.toordinal():
        return None
    rows = np.array([each.rows for each in described])
    kinds, kind_of, counts = np.unique(rows, axis=1, return_inverse=True, return_counts=True)
    return Choice(kinds, np.log(counts), int(np.ravel(kind_of)[at]))


def fit(choices: Sequence[Choice]) -> Floats:
    """The weights."""
    held = np.zeros(SIZE)
    held[OFFSETS["dateline"] : OFFSETS["dateline"] + len(DATELINE)] = DATELINE
    firsts = np.array([OFFSETS[name] + row for name, edges in EDGES.items() for row in range(len(edges))])

    def lose(weights: Floats) -> tuple[float, Floats]:
        gradient = np.zeros(SIZE)
        loss = 0.0
        for choice in choices:
            scores = weights[choice.rows].sum(axis=0) + choice.counts
            powers = np.exp(scores - scores.max())
            loss += float(scores.max() + np.log(powers.sum()) - scores[choice.right])
            np.add.at(gradient, choice.rows, np.broadcast_to(powers / powers.sum(), choice.rows.shape))
            np.add.at(gradient, choice.rows[:, choice.right], -1)
        away = weights - held
        steps = away[firsts + 1] - away[firsts]
        np.add.at(gradient, firsts + 1, SMOOTH * steps)
        np.add.at(gradient, firsts, -SMOOTH * steps)
        return loss + 0.5 * (SMALL * away @ away + SMOOTH * steps @ steps), gradient + SMALL * away

    found = minimize(lose, held, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    print(f"{len(choices)} articles, loss {found.fun / len(choices):.4f} after {found.nit} steps")
    return np.asarray(found.x, np.float64)


def main() -> None:
    """Write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    examples: list[Example] = pickle.loads(options.examples.read_bytes())
    weights = fit([choice for example in examples if (choice := make_choice(example)) is not None])
    lines = (
        f" {json.dumps(name)}: {json.dumps([round(each, 3) for each in _own(weights, name).tolist()])}"
        for name in EDGES
    )
    options.output.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _own(weights: Floats, name: str) -> Floats:
    return weights[OFFSETS[name] : OFFSETS[name] + len(EDGES[name]) + 1]


if __name__ == "__main__":
    main()
