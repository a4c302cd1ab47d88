"""The layers that the heads outside the graph are made of, in NumPy, by the names their weights have in training."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


def apply_linear(weights: Mapping[str, Floats], name: str, inputs: Floats) -> Floats:
    """One affine layer: (rows, inputs) -> (rows, outputs)."""
    outputs: Floats = inputs @ weights[f"{name}.weight"].T
    outputs += weights[f"{name}.bias"]
    return outputs


def apply_hidden(weights: Mapping[str, Floats], name: str, inputs: Floats) -> Floats:
    """One affine layer and what of its outputs is above zero."""
    outputs: Floats = np.maximum(apply_linear(weights, name, inputs), 0)
    return outputs
