"""Weights of the scorer of antecedents for tests: all nought, to be set one by one."""

import numpy as np
import numpy.typing as npt

from communique.read.pairs import MENTION_TRAITS, PAIR_TRAITS

UNITS = 2


def blank_antecedents(
    states: int, mention_traits: int = MENTION_TRAITS, pair_traits: int = PAIR_TRAITS
) -> dict[str, npt.NDArray[np.float32]]:
    """Weights for mentions of so many states, with two units; all pairs then score as "none" does."""
    width = states + mention_traits
    shapes = {
        **dict.fromkeys(("query", "key", "left", "right"), (UNITS, width)),
        "product": (UNITS, UNITS),
        "traits": (UNITS, pair_traits),
        "hidden": (UNITS, UNITS),
        "score": (1, UNITS),
        "none": (1, UNITS),
    }
    weights = {f"antecedent.{name}.weight": np.zeros(shape, dtype=np.float32) for name, shape in shapes.items()}
    biases = {f"antecedent.{name}.bias": np.zeros(shape[0], dtype=np.float32) for name, shape in shapes.items()}
    return {**weights, **biases}
