"""Which mention a pronoun or description may name: a small network over pairs of mentions.

A mention is the encoder's fifth layer at its first and last piece, and what the reader knows of it; a pair is both
mentions, their product, and what the reader knows of the two together, as in mention ranking (Lee et al. 2017). The
fifth layer and not the top one: the top has learned the training texts' own links, and says less of others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from communique.model.links import SpanHeads

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """What is scored: `asked` (asked,) places among the mentions, and pairs in order of their rows.

    `rows` (pairs,) are places in `asked`, `columns` (pairs,) among the mentions; `mentions` (mentions, traits) and
    `traits` (pairs, traits) what is known of each. Traits that hold are 1.
    """

    asked: Ints
    rows: Ints
    columns: Ints
    mentions: Floats
    traits: Floats


def score_pairs(heads: SpanHeads, states: Floats, ranges: Ints, pairs: Pairs) -> Floats:
    """Log-odds (asked, mentions) that one mention names the same as another, against "none"; -inf for no pair.

    `states` (pieces, size) are those of the whole text, `ranges` (mentions, 2) the mentions' pieces.
    """
    mentions = np.concatenate([span_states(states, ranges), pairs.mentions], axis=1)
    asked = mentions[pairs.asked]
    query, left = (heads.linear(f"antecedent.{side}", asked) for side in ("query", "left"))  # (asked, units)
    key, right = (heads.linear(f"antecedent.{side}", mentions) for side in ("key", "right"))  # (mentions, units)
    product = left[pairs.rows] * right[pairs.columns] / np.float32(left.shape[1] ** 0.5)  # (pairs, units)
    units = query[pairs.rows] + key[pairs.columns]
    units += heads.linear("antecedent.product", product)
    units += heads.linear("antecedent.traits", pairs.traits)
    units = np.maximum(heads.linear("antecedent.hidden", np.maximum(units, 0)), 0)
    scores = heads.linear("antecedent.score", units)[:, 0] + product.sum(axis=1)
    none = heads.linear("antecedent.none", np.maximum(query, 0))[:, 0]
    odds = np.full((len(pairs.asked), len(mentions)), -np.inf, dtype=np.float32)
    odds[pairs.rows, pairs.columns] = scores - none[pairs.rows]
    return odds


def span_states(states: Floats, ranges: Ints) -> Floats:
    """States (pieces, size) of the first and last piece of each range, side by side: (ranges, 2 size)."""
    return np.concatenate([states[ranges[:, 0]], states[ranges[:, 1] - 1]], axis=1)
