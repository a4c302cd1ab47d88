"""How likely a candidate is a move: logistic regression on its traits and its sentence vector, in NumPy.

The weights are `weights/moves.npz`: `names` and `weights` of the traits, `vector` for the content's sentence vector,
`bias`. A trait that the weights do not know counts nothing; a content without a vector has that of zeros.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, fsum

import numpy as np

from communique.errors import ModelError


@dataclass(frozen=True, slots=True)
class MoveWeights:
    """What each trait and each dimension of a sentence vector adds to the logit."""

    traits: Mapping[str, float]
    vector: tuple[float, ...]
    bias: float

    def score(self, traits: Iterable[str], vector: Sequence[float]) -> float:
        """The probability that a candidate is a move."""
        logit = self.bias + fsum(self.traits.get(trait, 0.0) for trait in traits)
        logit += fsum(weight * value for weight, value in zip(self.vector, vector, strict=False))
        return 1 / (1 + exp(-logit))


@cache
def load_move_weights() -> MoveWeights:
    """The weights shipped with the package; raises ModelError where they are missing or unreadable."""
    path = files("communique.model").joinpath("weights/moves.npz")
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            traits = dict(zip(arrays["names"].tolist(), arrays["weights"].astype(float).tolist(), strict=True))
            return MoveWeights(traits, tuple(arrays["vector"].astype(float).tolist()), float(arrays["bias"]))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the weights of moves cannot be loaded ({error}); install the package again") from error
