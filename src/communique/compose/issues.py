"""What moves are about: moves grouped by their words and sentence vectors, under names that the articles' words give.

In: moves without issues, and their `Story`. Out: the name of each one's issue. Groups grow by average link (UPGMA,
Sokal & Michener 1958), so that one word in common does not chain two issues into one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from communique.compose.issue_names import choose_names
from communique.compose.issue_words import StoryWords, weigh_words
from communique.types import Move, Span, Story

# The probability from which groups are joined: of 0.16 to 0.36 the one where F1 of the pairs of annotated moves is
# best, each of fourteen stories left out in turn. Lower joins what is not of one issue. See training/issues/README.md.
THRESHOLD = 0.24
# Code points to each side of a move that tell what it is about too; set by hand.
CONTEXT = 300

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a move is about: its words and those around it, and the mean vector of what its evidence holds."""

    words: frozenset[str]
    context: frozenset[str]
    vector: Floats  # (size,)


@dataclass(frozen=True, slots=True)
class IssueWeights:
    """What it counts that two moves have in common, in the logit of their being of one issue."""

    likeness: float
    words: float
    context: float
    bias: float


WEIGHTS = IssueWeights(likeness=2.44, words=2.22, context=1.84, bias=-2.58)
"""Learned by `training.issues.train` on the pairs of annotated moves of fourteen stories, one in seven of one issue."""


def name_issues(moves: Sequence[Move], story: Story, weights: IssueWeights = WEIGHTS) -> list[str]:
    """The name of each one's issue: an exact slice of an article, one name an issue."""
    if not moves:
        return []
    words = weigh_words(story)
    likeness, shared, around = compare_moves(moves, story, words)
    logits = weights.likeness * likeness + weights.words * shared + weights.context * around + weights.bias
    odds = 1 / (1 + np.exp(-logits))
    return choose_names(moves, _group(odds), odds, story, words)


def compare_moves(moves: Sequence[Move], story: Story, words: StoryWords) -> Floats:
    """What each two moves have in common: (3, moves, moves).

    The cosine of their vectors, of their weighed words, and twice that of the words of one and those around the other.
    """
    subjects = _describe(moves, story, words)
    rows = np.stack([subject.vector for subject in subjects])
    own, contexts = [subject.words for subject in subjects], [subject.context for subject in subjects]
    around = _cover(own, contexts, words.weights)
    return np.stack([rows @ rows.T, _cover(own, own, words.weights), around + around.T])


def _describe(moves: Sequence[Move], story: Story, words: StoryWords) -> list[Subject]:
    texts = {article.id: article.text for article in story.articles}
    vectors: dict[str, list[tuple[int, int, Floats]]] = defaultdict(list)
    for article, start, end, vector in _find_vectors(story):
        vectors[article].append((start, end, vector))
    every = [vector for held in vectors.values() for *_, vector in held]
    mean = np.mean(every, axis=0) if every else np.zeros(1)

    def join(spans: Sequence[Span], reach: int) -> str:
        return "\n".join(texts[span.article][max(0, span.start - reach) : span.end + reach] for span in spans)

    def average(spans: Sequence[Span]) -> Floats:
        own = [
            vector
            for span in spans
            for start, end, vector in vectors[span.article]
            if start < span.end and span.start < end
        ]
        return _to_unit(np.mean(own, axis=0) - mean) if own else np.zeros_like(mean)

    return [
        Subject(words.find(join(move.evidence, 0)), words.find(join(move.evidence, CONTEXT)), average(move.evidence))
        for move in moves
    ]


def _find_vectors(story: Story) -> Iterator[tuple[str, int, int, Floats]]:
    """Contents and event mentions with a vector, and where they stand."""
    for one in story.attributions:
        if one.vector:
            yield one.article, one.content[0][0], one.content[-1][1], np.array(one.vector)
    for event in story.events:
        for mention in event.mentions:
            if mention.vector:
                yield mention.article, mention.start, mention.end, np.array(mention.vector)


def _to_unit(vector: Floats) -> Floats:
    unit: Floats = vector / max(float(np.linalg.norm(vector)), 1e-9)
    return unit


def _cover(words: Sequence[frozenset[str]], others: Sequence[frozenset[str]], weights: Mapping[str, float]) -> Floats:
    """Cosines of each one's words and each other's, by their weights: (subjects, subjects)."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, held in enumerate(others):
        for word in held:
            holders[word].append(at)
    shared = np.zeros((len(words), len(others)))
    for at, own in enumerate(words):
        for word in sorted(own):
            shared[at, holders[word]] += weights[word]
    norms = [np.sqrt([fsum(weights[word] for word in each) for each in sets]) for sets in (words, others)]
    cosines: Floats = shared / np.maximum(np.outer(*norms), 1e-9)
    return cosines


def _group(likeness: NDArray[np.float64]) -> list[list[int]]:
    """Average link by chains of nearest neighbours (Murtagh 1983): as many steps as pairs, not cubes of them.

    Two groups that are each other's nearest are joined; one with none near enough stays as it is.
    """
    means = likeness.copy()
    np.fill_diagonal(means, -np.inf)
    members = {at: [at] for at in range(len(means))}
    waiting = list(members)
    chain: list[int] = []
    while chain or waiting:
        if not chain:
            chain.append(waiting.pop())
            continue
        one = chain[-1]
        other = int(means[one].argmax())
        if means[one, other] < THRESHOLD:
            means[one], means[:, one] = -np.inf, -np.inf
            chain.pop()
        elif len(chain) > 1 and means[one, chain[-2]] >= means[one, other]:
            other = chain[-2]
            del chain[-2:]
            share = len(members[one]) / (len(members[one]) + len(members[other]))
            joined = share * means[one] + (1 - share) * means[other]
            joined[[one, other]] = -np.inf
            means[other], means[:, other] = -np.inf, -np.inf
            means[one], means[:, one] = joined, joined
            members[one] = sorted(members[one] + members.pop(other))
            chain.append(one)
        else:
            chain.append(other)
            if other in waiting:
                waiting.remove(other)
    return sorted(members.values())
