"""Tests of model/event_mentions.py."""

import numpy as np
import pytest

from communique.model.event_mentions import KINDS, EventHeads

SIZE, MARKS = 4, 3


def heads() -> EventHeads:
    random = np.random.default_rng(7)
    shapes = {
        "event_mentions.kinds.weight": (len(KINDS), SIZE),
        "event_mentions.kinds.bias": (len(KINDS),),
        "event_mentions.worth.weight": (1, 2 * SIZE + MARKS),
        "event_mentions.worth.bias": (1,),
    }
    return EventHeads({name: random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()})


def test_the_kinds_of_a_word_are_probabilities() -> None:
    kinds = heads().kinds(np.ones((5, SIZE), dtype=np.float32))
    assert kinds.sum(axis=1) == pytest.approx(np.ones(5))


def test_worth_is_the_logistic_of_states_and_marks() -> None:
    model = heads()
    states, marks = np.ones((1, 2 * SIZE), dtype=np.float32), np.full((1, MARKS), 2, dtype=np.float32)
    weight, bias = model.weights["event_mentions.worth.weight"][0], model.weights["event_mentions.worth.bias"][0]
    score = weight[: 2 * SIZE].sum() + 2 * weight[2 * SIZE :].sum() + bias
    assert model.worth(states, marks)[0] == pytest.approx(1 / (1 + np.exp(-score)))


def test_a_reader_trained_without_stories_has_no_heads() -> None:
    assert not EventHeads({}).are_there
