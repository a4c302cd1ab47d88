"""What moves have in common: their words, those around them, and the sentence vectors of what tells them.

In: moves and their `Story`. Out: `Subject`s, and how alike each two are in three ways.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from communique.compose.issue_words import StoryWords
from communique.types import Move, Span, Story

# Code points to each side of a move that tell what it is about too; set by hand.
CONTEXT = 300

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a move is about: its words and those around it, and the mean vector of what its evidence holds."""

    words: frozenset[str]
    context: frozenset[str]
    vector: Floats  # (size,)


class StoryVectors:
    """The vectors of a story's contents and event mentions, by where they stand."""

    def __init__(self, story: Story) -> None:
        self._held: dict[str, list[tuple[int, int, Sequence[float]]]] = defaultdict(list)
        total, count = np.zeros(1), 0
        for article, start, end, vector in _find_vectors(story):
            self._held[article].append((start, end, vector))
            total, count = total + np.array(vector), count + 1
        self._mean: Floats = total / max(count, 1)

    def average(self, places: Sequence[Span]) -> Floats:
        """The mean of those that overlap one of the places, each as often as it does, less the mean of all: a unit."""
        found = [
            vector
            for place in places
            for start, end, vector in self._held[place.article]
            if start < place.end and place.start < end
        ]
        return _to_unit(np.mean(found, axis=0) - self._mean) if found else np.zeros_like(self._mean)


def describe_moves(moves: Sequence[Move], story: Story, vectors: StoryVectors, words: StoryWords) -> list[Subject]:
    """What each move is about."""
    texts = {article.id: article.text for article in story.articles}

    def join(spans: Sequence[Span], reach: int) -> str:
        return "\n".join(texts[span.article][max(0, span.start - reach) : span.end + reach] for span in spans)

    return [
        Subject(
            words.find(join(move.evidence, 0)), words.find(join(move.evidence, CONTEXT)), vectors.average(move.evidence)
        )
        for move in moves
    ]


def compare_subjects(subjects: Sequence[Subject], words: StoryWords) -> Floats:
    """What each two have in common: (3, subjects, subjects).

    The cosine of their vectors, of their weighed words, and twice that of the words of one and those around the other.
    """
    rows = np.stack([subject.vector for subject in subjects])
    own, contexts = [subject.words for subject in subjects], [subject.context for subject in subjects]
    around = _cover(own, contexts, words.weights)
    return np.stack([rows @ rows.T, _cover(own, own, words.weights), around + around.T])


def _find_vectors(story: Story) -> Iterator[tuple[str, int, int, Sequence[float]]]:
    """Contents and event mentions with a vector, and where they stand."""
    for one in story.attributions:
        if one.vector:
            yield one.article, one.content[0][0], one.content[-1][1], one.vector
    for event in story.events:
        for mention in event.mentions:
            if mention.vector:
                yield mention.article, mention.start, mention.end, mention.vector


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
