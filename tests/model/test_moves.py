from __future__ import annotations

from math import isclose

import numpy as np

from communique.model.moves import OUTCOMES, KindOdds, KindWeights, MoveWeights, load_move_weights
from communique.types import MoveKind

NOTHING = KindWeights({}, np.zeros((0, len(OUTCOMES))), np.zeros((2, len(OUTCOMES))), np.zeros(len(OUTCOMES)))
EVEN = KindOdds((1 / 26,) * 13 + (0.5,))


def lean(phrase: str, kind: MoveKind) -> KindWeights:
    row = np.zeros((1, len(OUTCOMES)))
    row[0, OUTCOMES.index(kind)] = 5.0
    return KindWeights({phrase: 0}, row, NOTHING.vector, NOTHING.bias)


def test_a_score_is_a_probability_of_traits_vector_and_bias() -> None:
    weights = MoveWeights(NOTHING, {"demand": 2.0}, (1.0, 0.0), told=1.0, bias=-2.5)
    assert isclose(weights.score(["demand"], (0.5, 0.9), EVEN), 0.5)


def test_an_unknown_trait_counts_nothing() -> None:
    weights = MoveWeights(NOTHING, {"demand": 2.0}, (), told=1.0, bias=0.3)
    assert weights.score(["weather"], (), EVEN) == weights.score([], (), EVEN)


def test_what_the_kinds_hold_no_move_is_less_likely_one() -> None:
    weights = MoveWeights(NOTHING, {}, (), told=1.0, bias=0.0)
    assert weights.score([], (), KindOdds((0.1 / 13,) * 13 + (0.9,))) < weights.score([], (), EVEN)


def test_a_phrase_makes_its_kind_the_likeliest() -> None:
    assert lean("must", MoveKind.DEMAND).judge(["must"], ()).kind is MoveKind.DEMAND


def test_an_unknown_phrase_leaves_all_kinds_alike() -> None:
    assert len(set(lean("must", MoveKind.DEMAND).judge(["weather"], (0.1, 0.2)).shares)) == 1


def test_the_shipped_weights_hold_an_accusation_less_likely_than_a_demand() -> None:
    weights = load_move_weights()
    assert weights.traits["cue accuse"] < weights.traits["cue demand"]
