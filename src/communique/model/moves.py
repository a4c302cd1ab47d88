"""Which kind of move words make, and how likely a candidate is a move at all: two linear models, in NumPy.

The kind: multinomial logistic regression on turns of phrase and the sentence vector of the content, over the thirteen
kinds and none. That it is a move: logistic regression on traits, the sentence vector and what the first says. A phrase
or a trait that the weights do not know counts nothing; a content without a vector has that of zeros.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, fsum, log
from operator import mul

import numpy as np
import numpy.typing as npt

from communique.errors import ModelError
from communique.types import MoveKind

# What a column of the weights of kinds stands for; None is no move.
_KINDS = tuple(MoveKind)
OUTCOMES: tuple[MoveKind | None, ...] = (*_KINDS, None)

# A probability is taken for no less, so that its logarithm is one.
LEAST = 1e-6

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class KindWeights:
    """What each phrase (rows of `matrix`, outcomes) and dimension of a vector (size, outcomes) adds to each outcome."""

    phrases: Mapping[str, int]
    matrix: Floats
    vector: Floats
    bias: Floats

    def judge(self, phrases: Iterable[str], vector: Sequence[float]) -> KindOdds:
        """How likely each kind is, and that it is none."""
        rows = sorted(self.phrases[phrase] for phrase in phrases if phrase in self.phrases)
        scores = self.bias + self.matrix[rows].sum(axis=0)  # (outcomes,)
        if len(vector):
            scores += (self.vector[: len(vector)] * np.array(vector)[:, None]).sum(axis=0)
        shares = np.exp(scores - scores.max())
        return KindOdds(tuple((shares / shares.sum()).tolist()))


@dataclass(frozen=True, slots=True)
class KindOdds:
    """The probabilities of OUTCOMES."""

    shares: tuple[float, ...]

    @property
    def kind(self) -> MoveKind:
        """The likeliest kind, none left out."""
        return _KINDS[max(range(len(_KINDS)), key=self.shares.__getitem__)]

    @property
    def told(self) -> float:
        """The logit of its being a move of any kind."""
        none = min(max(self.shares[-1], LEAST), 1 - LEAST)
        return log(1 - none) - log(none)


@dataclass(frozen=True, slots=True)
class MoveWeights:
    """What each trait, dimension of a sentence vector, and the logit of the kinds add to the logit of a move."""

    kinds: KindWeights
    traits: Mapping[str, float]
    vector: tuple[float, ...]
    told: float
    bias: float

    def score(self, traits: Iterable[str], vector: Sequence[float], odds: KindOdds) -> float:
        """The probability that a candidate is a move."""
        logit = self.bias + fsum(self.traits.get(trait, 0.0) for trait in traits) + self.told * odds.told
        logit += fsum(map(mul, self.vector, vector))
        return 1 / (1 + exp(-logit))


@cache
def load_move_weights() -> MoveWeights:
    """The weights shipped with the package; raises ModelError where they are missing or unreadable."""
    path = files("communique.model").joinpath("weights/moves.npz")
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            phrases = {name: row for row, name in enumerate(arrays["kinds.phrases"].tolist())}
            kinds = KindWeights(
                phrases, *(arrays[f"kinds.{name}"].astype(np.float64) for name in ("matrix", "vector", "bias"))
            )
            traits = dict(zip(arrays["names"].tolist(), arrays["weights"].astype(float).tolist(), strict=True))
            vector = tuple(arrays["vector"].astype(float).tolist())
            return MoveWeights(kinds, traits, vector, float(arrays["told"]), float(arrays["bias"]))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the weights of moves cannot be loaded ({error}); install the package again") from error
