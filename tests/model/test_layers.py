from __future__ import annotations

import numpy as np

from communique.model.layers import apply_hidden, apply_linear

WEIGHTS = {
    "one.weight": np.array([[1, 0], [0, -1]], dtype=np.float32),
    "one.bias": np.array([0.5, 0], dtype=np.float32),
}
INPUTS = np.array([[1, 2]], dtype=np.float32)


def test_an_affine_layer_multiplies_and_adds() -> None:
    assert apply_linear(WEIGHTS, "one", INPUTS).tolist() == [[1.5, -2.0]]


def test_a_hidden_layer_lets_nothing_below_zero_through() -> None:
    assert apply_hidden(WEIGHTS, "one", INPUTS).tolist() == [[1.5, 0.0]]
