from __future__ import annotations

from math import isclose

from communique.model.moves import MoveWeights, load_move_weights


def test_a_score_is_a_probability_of_traits_vector_and_bias() -> None:
    weights = MoveWeights({"demand": 2.0}, (1.0, 0.0), bias=-2.5)
    assert isclose(weights.score(["demand"], (0.5, 0.9)), 0.5)


def test_an_unknown_trait_counts_nothing() -> None:
    weights = MoveWeights({"demand": 2.0}, (), bias=0.3)
    assert weights.score(["weather"], ()) == weights.score([], ())


def test_the_shipped_weights_hold_an_accusation_less_likely_than_a_demand() -> None:
    weights = load_move_weights()
    assert weights.traits["cue accuse"] < weights.traits["cue demand"]
