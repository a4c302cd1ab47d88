import numpy as np

from communique.model.event_types import OUTCOMES
from communique.types import EventType
from evaluation.event_types import score_event_types


def found(*types: EventType | None) -> np.ndarray:
    """Each sentence's type with all probability."""
    return np.array([[float(outcome is kind) for outcome in OUTCOMES] for kind in types])


def test_what_is_right_scores_one() -> None:
    figures = score_event_types(["AID", "ACCUSE"], [2, 3], found(EventType.AID, EventType.ACCUSE))
    assert {figure.value for figure in figures} == {1.0}


def test_concessions_and_retreats_are_the_older_yield() -> None:
    figures = score_event_types(["YIELD", "YIELD"], [2, 2], found(EventType.CONCEDE, EventType.RETREAT))
    assert {figure.name: figure.value for figure in figures}["plover/types/YIELD"] == 1.0


def test_a_wrong_type_of_the_right_class_counts_for_the_class() -> None:
    figures = {f.name: f.value for f in score_event_types(["ACCUSE"], [3], found(EventType.REJECT))}
    assert figures["plover/types/macro_f1"] == 0.0
    assert figures["plover/classes/macro_f1"] == 1.0


def test_every_type_counts_alike() -> None:
    types = ["AID", "AID", "AID", "ACCUSE"]
    figures = {f.name: f.value for f in score_event_types(types, [2, 2, 2, 3], found(*[EventType.AID] * 4))}
    assert figures["plover/types/macro_f1"] == (6 / 7) / 2


def test_no_type_is_never_chosen() -> None:
    undecided = found(None) * 0.9 + found(EventType.AID) * 0.1
    figures = {f.name: f.value for f in score_event_types(["AID"], [2], undecided)}
    assert figures["plover/types/AID"] == 1.0
