"""Event types on PLOVER's sentences, actor and recipient given: macro F1 over fifteen older types and four classes.

The older YIELD is CONCEDE and RETREAT. The sentences are what the shipped layer learns from, so the figures are taken
five-fold by training.events.score, which keeps them here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from communique.model.event_types import OUTCOMES
from evaluation.figures import Figure

KEPT = Path(__file__).with_name("results") / "event_types_five_fold.json"

# The fifteen older types by class: verbal and material cooperation, verbal and material conflict.
CLASSES = (
    ("AGREE", "CONSULT", "SUPPORT"),
    ("COOPERATE", "AID", "YIELD"),
    ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
OLDER = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def read_event_types() -> Iterator[Figure]:
    """What was kept; None where nothing has been."""
    kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    for name in ("plover/types/macro_f1", "plover/classes/macro_f1"):
        yield Figure(name, kept.get(name))


def score_event_types(types: Sequence[str], classes: Sequence[int], found: npt.NDArray[np.float64]) -> Iterator[Figure]:
    """F1 by type and class, and their means, from probabilities (sentences, outcomes) in the order of OUTCOMES.

    `classes` are numbered from 1. No sentence is of no type.
    """
    names = [name for members in CLASSES for name in members]
    by_type = np.zeros((len(found), len(names)))  # (sentences, types)
    for column, outcome in enumerate(OUTCOMES):
        if outcome is not None:
            by_type[:, names.index(OLDER.get(outcome.value, outcome.value))] += found[:, column]
    by_class = np.stack(
        [by_type[:, [names.index(name) for name in members]].sum(axis=1) for members in CLASSES], axis=1
    )
    yield from _score("types", types, [names[column] for column in by_type.argmax(axis=1)])
    yield from _score(
        "classes", [str(each) for each in classes], [str(column + 1) for column in by_class.argmax(axis=1)]
    )


def _score(measure: str, gold: Sequence[str], found: Sequence[str]) -> Iterator[Figure]:
    scores = {name: _f1(name, gold, found) for name in sorted(set(gold))}
    yield Figure(f"plover/{measure}/macro_f1", sum(scores.values()) / len(scores))
    yield from (Figure(f"plover/{measure}/{name}", score) for name, score in scores.items())


def _f1(name: str, gold: Sequence[str], found: Sequence[str]) -> float:
    right = sum(one == other == name for one, other in zip(gold, found, strict=True))
    return 2 * right / (gold.count(name) + found.count(name))
