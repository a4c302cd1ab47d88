"""Tests of model/antecedents.py."""

import numpy as np
import pytest

from communique.model.antecedents import Pairs, score_pairs, span_states
from communique.model.links import SpanHeads
from tests.model.antecedent_weights import blank_antecedents

STATES = np.array([[1.0, 0.0], [0.0, 3.0], [2.0, 0.0]], dtype=np.float32)
RANGES = np.array([[0, 1], [0, 2], [2, 3]])
PAIRS = Pairs(
    asked=np.array([2]),
    rows=np.array([0, 0]),
    columns=np.array([0, 1]),
    mentions=np.array([[1.0], [0.0], [0.0]], dtype=np.float32),
    traits=np.array([[0.0], [1.0]], dtype=np.float32),
)


def odds_with(**changes: float) -> np.ndarray:
    """Odds of PAIRS with some weights set, each at its first place."""
    weights = blank_antecedents(4, mention_traits=1, pair_traits=1)
    for name, value in changes.items():
        side, _, part = name.rpartition("_")
        weights[f"antecedent.{side}.{part}"].flat[0] = value
    return score_pairs(SpanHeads(weights), STATES, RANGES, PAIRS)


def test_a_mention_is_its_first_and_its_last_piece() -> None:
    assert span_states(STATES, RANGES[1:2]).tolist() == [[1.0, 0.0, 0.0, 3.0]]


def test_what_is_no_pair_has_no_odds() -> None:
    assert odds_with()[0, 2] == -np.inf


def test_a_trait_of_a_pair_raises_its_odds() -> None:
    assert odds_with(traits_weight=2.0, hidden_weight=1.0, score_weight=3.0)[0, :2].tolist() == [0.0, 6.0]


def test_states_that_agree_raise_the_odds_by_their_product() -> None:
    assert odds_with(left_weight=1.0, right_weight=1.0)[0, 0] == pytest.approx(2.0 / np.sqrt(2))


def test_odds_are_against_none() -> None:
    assert odds_with(none_bias=1.5)[0, :2].tolist() == [-1.5, -1.5]
