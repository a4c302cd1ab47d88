"""Event types, five-fold over PLOVER's sentences and a story left out at a time, with layers that are thrown away.

usage: python -m training.events.score [--data ../shared]

Folds are drawn by type with a fixed seed, equal sentences on one side. Each fold learns from the project's own
sentences besides. A story's mentions are judged by what the other training stories, PLOVER and our sentences teach.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.model_selection import GroupKFold, StratifiedGroupKFold

from communique.model.reader import Reader
from evaluation.event_types import KEPT, score_event_types
from evaluation.figures import Figure
from training.events.examples import NONE, Example
from training.events.train import NAMES, Config, collect_examples, train

FOLDS = 5
SEED = 0


def score_plover(sentences: Sequence[Example], others: Sequence[Example]) -> Iterator[Figure]:
    """Five-fold, `others` learned from in each."""
    types, groups = [each.type for each in sentences], [each.group for each in sentences]
    found = np.zeros((len(sentences), len(NAMES)))
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    for learned, asked in folds.split(types, types, number(groups)):
        weights = train([*(sentences[i] for i in learned), *others], Config())
        found[asked] = weights.score([sentences[i] for i in asked])
    yield from score_event_types(types, [each.penta for each in sentences], found)


def score_free(sentences: Sequence[Example], phrases: Sequence[Example]) -> Iterator[Figure]:
    """All of PLOVER's sentences by what the project's own teach alone."""
    found = train(phrases, Config()).score(sentences)
    for each in score_event_types([s.type for s in sentences], [s.penta for s in sentences], found):
        yield Figure(f"own-sentences-alone/{each.name}", each.value)


def score_stories(mentions: Sequence[Example], others: Sequence[Example]) -> Iterator[Figure]:
    """Shares of mentions of typed events with the right type, and of others with none, some stories left out."""
    types, groups = np.array([each.type for each in mentions]), [each.group for each in mentions]
    found = np.zeros((len(mentions), len(NAMES)))
    for learned, asked in GroupKFold(FOLDS).split(types, types, number(groups)):
        weights = train([*(mentions[i] for i in learned), *others], Config())
        found[asked] = weights.score([mentions[i] for i in asked])
    right = np.array(NAMES)[found.argmax(axis=1)] == types
    yield Figure("training-stories/mentions/typed", float(right[types != NONE].mean()))
    yield Figure("training-stories/mentions/none", float(right[types == NONE].mean()))


def number(groups: Sequence[str]) -> list[int]:
    """Groups by the order in which they first come."""
    first = {group: place for place, group in reversed(list(enumerate(groups)))}
    return [first[group] for group in groups]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    arguments = parser.parse_args()
    phrases, plover, stories = collect_examples(arguments.data, Reader.load())
    figures = [
        *score_free(plover, phrases),
        *score_plover(plover, phrases),
        *score_stories(stories, [*phrases, *plover]),
    ]
    for figure in figures:
        print(f"{figure.name:40} {figure.value:.3f}")
    KEPT.write_text(json.dumps({each.name: each.value for each in figures}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
