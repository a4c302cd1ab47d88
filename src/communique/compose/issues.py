"""What moves are about: each move goes to one of the few nouns of all proposals that fit the moves best.

In: moves without issues, and their `Story`. Out: the name of each one's issue. A noun fits a move by where it stands,
by what else the story says of it, and by how like the move is to those that name it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from communique.compose.issue_choice import choose_issues
from communique.compose.issue_names import choose_name, count_tails
from communique.compose.issue_phrases import IN_EVIDENCE, IN_PROPOSAL, Phrase, Phrases, read_phrases
from communique.compose.issue_subjects import Floats, StoryVectors, Subject, compare_subjects, describe_moves
from communique.compose.issue_words import weigh_words
from communique.types import Move, Span, Story

# What an issue more costs; and what it counts, beside a noun's standing in a proposal, that the move is like what is
# said of the noun, and like the moves that name it. Set on fourteen annotated stories: training/issues/README.md.
PRICE = 0.5
SAID, NAMED = 1.0, 1.0
# The fit from which a move is of an issue; under it the issue is its own proposal, for no row should stand under a name
# that it has nothing to do with. Set by hand; the file named says what other bounds give.
LEAST_FIT = 0.2

Near = Sequence[tuple[Phrase, float]]


@dataclass(frozen=True, slots=True)
class IssueWeights:
    """What it counts that two moves have in common, in the logit of their being of one issue."""

    likeness: float
    words: float
    context: float
    bias: float

    def judge(self, common: Floats) -> Floats:
        """How likely each two are of one issue by what they have in common: (moves, moves)."""
        logits = np.tensordot([self.likeness, self.words, self.context], common, axes=1) + self.bias
        odds: Floats = 1 / (1 + np.exp(-logits))
        return odds


WEIGHTS = IssueWeights(likeness=2.44, words=2.22, context=1.84, bias=-2.58)
"""Learned by `training.issues.train` on the pairs of annotated moves of fourteen stories, one in seven of one issue."""


def name_issues(moves: Sequence[Move], story: Story, weights: IssueWeights = WEIGHTS) -> list[str]:
    """The name of each one's issue: an exact slice of an article, one name an issue."""
    words = weigh_words(story)
    phrases = read_phrases(story, words)
    near = [list(phrases.find_near(move)) for move in moves]
    matters = sorted({phrase.matter for held in near for phrase, weight in held if weight == IN_PROPOSAL})
    if not matters:
        return [move.proposal for move in moves]
    vectors = StoryVectors(story)
    subjects = describe_moves(moves, story, vectors, words)
    stands = _find_stands(near, matters)
    said = _compare_said(subjects, matters, vectors, phrases)
    named = _compare_named(weights.judge(compare_subjects(subjects, words)), stands)
    fit = (stands + SAID * said + NAMED * named) * _weigh(matters, phrases.weights)
    chosen = [
        matters[at] if row[at] >= LEAST_FIT else None for at, row in zip(choose_issues(fit, PRICE), fit, strict=True)
    ]
    names = _name(chosen, near, phrases)
    return [move.proposal if one is None else names[one] for move, one in zip(moves, chosen, strict=True)]


def _find_stands(near: Sequence[Near], matters: Sequence[str]) -> Floats:
    """What it counts where each noun stands in and near each move: (moves, matters)."""
    columns = {matter: at for at, matter in enumerate(matters)}
    stands = np.zeros((len(near), len(matters)))
    for row, held in enumerate(near):
        for phrase, weight in held:
            if (at := columns.get(phrase.matter)) is not None:
                stands[row, at] = max(stands[row, at], weight)
    return stands


def _compare_said(
    subjects: Sequence[Subject], matters: Sequence[str], vectors: StoryVectors, phrases: Phrases
) -> Floats:
    """How like each move is to what is said of each noun in the story: (moves, matters)."""
    places: dict[str, list[Span]] = {matter: [] for matter in matters}
    for held in phrases.by_article.values():
        for phrase in held:
            if phrase.matter in places:
                places[phrase.matter].append(Span(phrase.article, phrase.starts[-1], phrase.end))
    said = np.stack([vectors.average(places[matter]) for matter in matters])  # (matters, size)
    return np.maximum(np.stack([subject.vector for subject in subjects]) @ said.T, 0.0)


def _compare_named(odds: Floats, stands: Floats) -> Floats:
    """How likely each move is of one issue with those that name each noun, on average: (moves, matters)."""
    naming = (stands >= IN_EVIDENCE).astype(float)
    named: Floats = odds @ naming / naming.sum(axis=0)
    return named


def _weigh(matters: Sequence[str], weights: Mapping[str, float]) -> Floats:
    """What each noun counts beside the weightiest, less apart than their weights are."""
    own = np.array([weights[matter] for matter in matters])
    shares: Floats = np.sqrt(own / max(own.max(), 1e-9))
    return shares


def _name(chosen: Sequence[str | None], near: Sequence[Near], phrases: Phrases) -> dict[str, str]:
    """The name of each noun that moves are given to."""
    own: dict[str, list[tuple[Phrase, float]]] = defaultdict(list)
    for matter, held in zip(chosen, near, strict=True):
        if matter is not None:
            own[matter] += [each for each in held if each[0].matter == matter]
    counts = count_tails(phrases)
    return {
        matter: choose_name(matter, held or _find_any(matter, phrases), counts, phrases) for matter, held in own.items()
    }


def _find_any(matter: str, phrases: Phrases) -> list[tuple[Phrase, float]]:
    """All phrases of a noun that the moves given to it do not name."""
    return [(phrase, 1.0) for held in phrases.by_article.values() for phrase in held if phrase.matter == matter]
