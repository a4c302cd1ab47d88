"""Weigh what speaks for two attributions carrying one utterance, on the training stories.

usage: python -m training.stories.statements [--data ../shared]

Logistic regressions, with sentence vectors and without, printed with their figures; the weights stand, rounded, in
link/statements.py. Each story is measured by weights that the others taught.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from communique.link.speakers import Speakers, Tie
from communique.link.statements import Judge, Pile, Weights, link_statements
from communique.link.story import link_readings
from communique.link.wording import Evidence, complete_evidence, foresee_evidence, overlap
from communique.pipeline import read_articles
from communique.types import Attribution, Reading, Story
from evaluation.data import DEVELOPMENT_STORIES, find_data, find_stories

THRESHOLDS = (0.29, 0.3, 0.31, 0.32, 0.34, 0.4, 0.45, 0.5)
# Share of their letters in common from which a content is the annotated one; the rule of the scorer of stories.
FOUND = 0.5
TRAITS = Evidence._fields
TIES = tuple(tie for tie in Tie if tie is not Tie.SAME)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A story, what each attribution utters for those that are annotated, and how many pairs carry one utterance."""

    story: Story
    uttered: Mapping[str, str]
    pairs: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """Figures (pairs, traits + ties), and whether they are one utterance (pairs,)."""

    figures: np.ndarray
    labels: np.ndarray


def main() -> None:
    """Read, measure, print the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=None)
    data = parser.parse_args().data or find_data()
    folders = [folder for folder in find_stories(data) if folder.name not in DEVELOPMENT_STORIES]
    report([annotate(_build_story(folder), _read_gold(folder)) for folder in folders])


def report(stories: Sequence[Annotated]) -> None:
    """Print figures at several thresholds, then the weights of all stories."""
    pairs = [collect_pairs(each) for each in stories]
    print(sum(len(each.labels) for each in pairs), "pairs,", sum(int(each.labels.sum()) for each in pairs), "of one")
    for threshold in THRESHOLDS:
        judges = [learn([*pairs[:at], *pairs[at + 1 :]], threshold) for at in range(len(stories))]
        figures = [_score(each, judge) for each, judge in zip(stories, judges, strict=True)]
        print(threshold, *(f"{fmean(each):.3f}" for each in zip(*figures, strict=True)))
    print(learn(pairs, 0.0))


def annotate(story: Story, gold: dict[str, Any]) -> Annotated:
    """The annotation, gold.offsets.json, laid beside the story's attributions: best overlap first, one to one."""
    digests = {article["sha256"]: article["id"] for article in gold["articles"]}
    names = {article.id: digests.get(article.sha256) for article in story.articles}
    wanted = [(each["article"], _letters(each["content"])) for each in gold["attributions"]]
    found = [(names[each.article], _letters(each.content)) for each in story.attributions]
    shares = sorted(
        (-len(own & letters) / len(own | letters), at, nth)
        for at, (article, letters) in enumerate(wanted)
        for nth, (name, own) in enumerate(found)
        if article == name and own & letters and len(own & letters) >= FOUND * len(own | letters)
    )
    taken: dict[int, int] = {}
    for _, at, nth in shares:
        if at not in taken.values() and nth not in taken:
            taken[nth] = at
    uttered = [each.get("utterance") for each in gold["attributions"]]
    counts = Counter(each for each in uttered if each)
    return Annotated(
        story,
        {story.attributions[nth].id: uttered[at] or f"alone {at}" for nth, at in taken.items()},
        sum(count * (count - 1) // 2 for count in counts.values()),
    )


def collect_pairs(annotated: Annotated) -> Pairs:
    """All pairs of annotated contents whose speakers have a tie, and that share a word where they are not one."""
    story = annotated.story
    pile = Pile(story.attributions, story.articles, Speakers(story.entities))
    rows, labels = [], []
    for one, other in combinations(range(len(pile.members)), 2):
        tie = pile.find_tie(one, other)
        if tie is None or (tie is not Tie.SAME and not pile[one].stems & pile[other].stems):
            continue
        for first, second in _spread(pile, one, other):
            told = [annotated.uttered.get(each.id) for each in (first, second)]
            if None in told or overlap(first, second) or first.speaker is second.speaker is None:
                continue
            foreseen = foresee_evidence(pile[one], pile[other], pile.rarity)
            rows.append(_figures(complete_evidence(foreseen, pile[one], pile[other], pile.rarity), tie))
            labels.append(told[0] == told[1])
    for members in pile.members:  # the same words of one speaker
        for first, second in combinations((wording.attribution for wording in members), 2):
            told = [annotated.uttered.get(each.id) for each in (first, second)]
            if None not in told and first.speaker is not None:
                foreseen = foresee_evidence(members[0], members[0], pile.rarity)
                evidence = complete_evidence(foreseen._replace(one_article=0.0), members[0], members[0], pile.rarity)
                rows.append(_figures(evidence, Tie.SAME))
                labels.append(told[0] == told[1])
    return Pairs(np.array(rows), np.array(labels, dtype=bool))


def learn(pairs: Sequence[Pairs], threshold: float) -> Judge:
    """Both regressions on the pairs of several stories."""
    figures = np.concatenate([each.figures for each in pairs])
    labels = np.concatenate([each.labels for each in pairs])
    return Judge(_fit(figures, labels), _fit(_without_vectors(figures), labels), threshold)


def _fit(figures: np.ndarray, labels: np.ndarray) -> Weights:
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=3000))
    model.fit(figures, labels)
    scaler, regression = model[0], model[1]
    weights = regression.coef_[0] / scaler.scale_  # (traits + ties,)
    bias = float(regression.intercept_[0] - weights @ scaler.mean_)
    rounded = [round(float(weight), 2) for weight in weights]
    return Weights(
        bias=round(bias, 2),
        **dict(zip(TRAITS, rounded, strict=False)),
        ties={Tie.SAME: 0.0, **dict(zip(TIES, rounded[len(TRAITS) :], strict=True))},
    )


def _without_vectors(figures: np.ndarray) -> np.ndarray:
    bare = figures.copy()
    bare[:, TRAITS.index("likeness")] = 0.0
    return bare


def _figures(evidence: Evidence, tie: Tie) -> list[float]:
    return [float(getattr(evidence, name) or 0.0) for name in TRAITS] + [float(tie is each) for each in TIES]


def _spread(pile: Pile, one: int, other: int) -> Iterator[tuple[Attribution, Attribution]]:
    """The pairs of attributions that two members stand for."""
    for first in pile.members[one]:
        for second in pile.members[other]:
            yield first.attribution, second.attribution


def _score(annotated: Annotated, judge: Judge) -> tuple[float, float]:
    """Precision and recall over pairs, as the scorer of stories has them."""
    story, uttered = annotated.story, annotated.uttered
    joined = [
        pair
        for statement in link_statements(story.attributions, story.articles, story.entities, judge)
        for pair in combinations([uttered[each] for each in statement.attributions if each in uttered], 2)
    ]
    right = sum(one == other for one, other in joined)
    return right / max(len(joined), 1), right / max(annotated.pairs, 1)


def _letters(content: Sequence[Sequence[int]]) -> set[int]:
    return set(chain.from_iterable(range(start, end) for start, end in content))


def _build_story(folder: Path) -> Story:
    return link_readings([each for each in read_articles(folder / "articles") if isinstance(each, Reading)])


def _read_gold(folder: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((folder / "gold.offsets.json").read_text("utf-8"))
    return gold


if __name__ == "__main__":
    main()
