"""Learn what two moves under one issue have in common, and print it for compose/issues.py.

`python -m training.issues.train` builds the training stories with the reader as shipped, takes the annotated moves as
they are, and measures how well their pairs are grouped: each story by weights that were learned on all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from communique.compose import issues
from communique.compose.issue_subjects import Floats, StoryVectors, compare_subjects, describe_moves
from communique.compose.issue_words import weigh_words
from communique.compose.issues import WEIGHTS, IssueWeights, name_issues
from communique.link.story import link_readings
from communique.pipeline import read_articles
from communique.types import Basis, Move, MoveKind, Reading, Span, Story
from evaluation.data import DEVELOPMENT_STORIES, find_data, find_stories
from training.moves.examples import read_gold

PRICES = (0.5, 0.7, 0.9, 1.1, 1.3)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A story with its annotated moves, the issue of each, and what each two have in common."""

    story: Story
    moves: tuple[Move, ...]
    issues: tuple[str, ...]
    common: Floats  # (3, moves, moves)

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The places of each two moves."""
        return tuple(combinations(range(len(self.moves)), 2))


def main() -> None:
    """Read, learn, measure, print."""
    folders = [folder for folder in find_stories(find_data()) if folder.name not in DEVELOPMENT_STORIES]
    stories = {folder: _annotate(folder) for folder in folders}
    left_out = {folder: learn(each for other, each in stories.items() if other != folder) for folder in stories}
    shipped = issues.PRICE
    for price in PRICES:
        issues.PRICE = price
        figures = [_score(each, left_out[folder]) for folder, each in stories.items()]
        means = (fmean(figure[place] for figure in figures) for place in range(3))
        print(f"{price:.1f}", *(f"{name} {mean:.3f}" for name, mean in zip("PRF", means, strict=True)))
    issues.PRICE = shipped
    print("learned", learn(stories.values()))
    print("shipped", WEIGHTS)


def learn(stories: Iterable[Annotated]) -> IssueWeights:
    """Logistic regression over the pairs of moves, those of every story counting as much as those of another."""
    rows, outcomes, counts = [], [], []
    for each in stories:
        for one, other in each.pairs:
            rows.append(each.common[:, one, other])
            outcomes.append(each.issues[one] == each.issues[other])
            counts.append(1 / len(each.pairs))
    regression = LogisticRegression(C=1.0, max_iter=1000)
    regression.fit(np.array(rows), outcomes, sample_weight=np.array(counts) * len(counts) / sum(counts))
    return IssueWeights(*(round(float(weight), 2) for weight in (*regression.coef_[0], regression.intercept_[0])))


def _score(each: Annotated, weights: IssueWeights) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs of moves that are under one issue."""
    names = name_issues(each.moves, each.story, weights)
    found = {(one, other) for one, other in each.pairs if names[one] == names[other]}
    right = {(one, other) for one, other in each.pairs if each.issues[one] == each.issues[other]}
    precision = len(found & right) / len(found) if found else 0.0
    recall = len(found & right) / len(right) if right else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _annotate(folder: Path) -> Annotated:
    story = link_readings([each for each in read_articles([folder / "articles"]) if isinstance(each, Reading)])
    gold = read_gold(folder)
    digests = {article["sha256"]: article["id"] for article in gold["articles"]}
    ids = {digests[article.sha256]: article.id for article in story.articles}
    texts = {article.id: article.text for article in story.articles}
    moves = tuple(_to_move(number, move, ids, texts) for number, move in enumerate(gold["moves"]))
    words = weigh_words(story)
    return Annotated(
        story=story,
        moves=moves,
        issues=tuple(move["issue"] for move in gold["moves"]),
        common=compare_subjects(describe_moves(moves, story, StoryVectors(story), words), words),
    )


def _to_move(number: int, move: dict[str, Any], ids: Mapping[str, str], texts: Mapping[str, str]) -> Move:
    """An annotated move with its evidence in place of what would be found."""
    evidence = tuple(Span(ids[article], start, end) for article, start, end in move["evidence"])
    first = evidence[0]
    return Move(
        id=f"m-{number}",
        party=move["party"],
        speaker=None,
        issue="",
        kind=MoveKind(move["move"]),
        proposal=texts[first.article][first.start : first.end],
        wording=first,
        condition=None,
        counterpart=(),
        basis=Basis(move["basis"]),
        ascribed_by=None,
        date=None,
        statement=None,
        origins=1,
        evidence=evidence,
    )


if __name__ == "__main__":
    main()
