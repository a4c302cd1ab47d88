"""Words to how likely each tells an event, and of what kind; predicates to how likely they are worth a line.

Two linear layers over the states of the one encoder pass, in NumPy: the first sees every word and says what may be a
predicate, the second sees a predicate with what the rules found out about it. A word is seen at its first piece.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from communique.model.layers import apply_linear
from communique.model.links import softmax
from communique.model.reader import Tagged

# What a word tells, in the order of the columns: nothing that takes place, or one of TimeML's seven classes of event.
KINDS = ("none", "occurrence", "reporting", "state", "i_action", "i_state", "aspectual", "perception")

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class EventHeads:
    """The weights, by the names they have in training."""

    weights: Mapping[str, Floats]

    @property
    def are_there(self) -> bool:
        """Whether the reader has these heads: one without stories to learn from has none."""
        return "event_mentions.worth.weight" in self.weights

    def kinds(self, states: Floats) -> Floats:
        """Probabilities (words, KINDS) of the states (words, size) that `find_states` gives."""
        return softmax(apply_linear(self.weights, "event_mentions.kinds", states))

    def worth(self, states: Floats, marks: Floats) -> Floats:
        """Probabilities (predicates,) by the states of predicate and extent (predicates, 2 size) and marks."""
        scores = apply_linear(self.weights, "event_mentions.worth", np.concatenate([states, marks], axis=1))[:, 0]
        found: Floats = np.reciprocal(1 + np.exp(-scores))
        return found


def find_states(tagged: Tagged, pieces: Ints) -> Floats:
    """States (words, size) of words that are seen at some pieces."""
    return np.concatenate([tagged.syntax[pieces], tagged.whole.hidden[pieces]], axis=1)
