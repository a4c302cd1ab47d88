"""Words to scores of time tags, from the states of the one encoder pass and from the words' own forms.

One layer over a window of five words, in NumPy, for the words near one that tells time alone. A word is seen at its
first piece.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from communique.model.encode import PARAGRAPH, Pieces
from communique.model.layers import apply_hidden, apply_linear
from communique.model.reader import Tagged
from communique.model.time_words import describe_word

# Outside, alone, and first, inside and last of several words: the edges are what is hard, so each has its own tag.
OUTSIDE, ALONE, FIRST, INSIDE, LAST = range(5)
# What stands before a word: nothing, white space, the end of a paragraph.
JOINED, SPACED, OPENING = range(3)
# Words seen on either side of a word.
AROUND = 2
# How far an expression may reach from a word that tells time, in words; at 5 none of TimeBank's 1,243 is cut.
REACH = 5

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of a text as the heads take them; arrays are (words,).

    `numbers` and `shapes` are those of `describe_word`, `gaps` what is before each word, `pieces` where each is seen,
    `near` tells those near enough to a word that tells time to belong to its expression.
    """

    bounds: tuple[Bounds, ...]
    numbers: Ints
    shapes: Ints
    gaps: Ints
    pieces: Ints
    near: Flags


@dataclass(frozen=True, slots=True)
class TimeHeads:
    """The weights, by the names they have in training."""

    weights: Mapping[str, Floats]

    @property
    def are_there(self) -> bool:
        """Whether the reader has these heads: one trained without TimeBank has none."""
        return "times.tags.weight" in self.weights

    def score(self, words: TimeWords, tagged: Tagged) -> tuple[Floats, Floats]:
        """Scores of the words that are `near`, in order: (near, 5) of the tags above, (near, types)."""
        window = find_windows(words)  # (near, window), 0 is no word
        seen = np.unique(window[window > 0]) - 1
        width = self.weights["times.window.weight"].shape[1]
        inputs = np.zeros((len(words.bounds) + 1, width // window.shape[1]), dtype=np.float32)
        forms = (
            self.weights["times.words.weight"][words.numbers[seen]]
            + self.weights["times.shapes.weight"][words.shapes[seen]]
            + self.weights["times.gaps.weight"][words.gaps[seen]]
        )
        pieces = words.pieces[seen]
        states = np.concatenate([tagged.syntax[pieces], tagged.whole.hidden[pieces]], axis=1)
        inputs[seen + 1] = np.concatenate([forms, apply_linear(self.weights, "times.states", states)], axis=1)
        hidden = apply_hidden(self.weights, "times.window", inputs[window].reshape(len(window), width))
        return apply_linear(self.weights, "times.tags", hidden), apply_linear(self.weights, "times.types", hidden)


def describe_words(text: str, bounds: Sequence[Bounds], pieces: Pieces) -> TimeWords:
    """Words of a text that the reader has read, in order, as the heads take them."""
    edges = np.asarray(bounds, dtype=np.int64).reshape(-1, 2)
    forms = np.asarray([describe_word(text[start:end]) for start, end in bounds], dtype=np.int64).reshape(-1, 3)
    at = np.maximum(np.searchsorted(pieces.offsets[:, 0], edges[:, 0], side="right") - 1, 0)
    gaps = np.full(len(edges), SPACED)
    gaps[1:][edges[1:, 0] == edges[:-1, 1]] = JOINED
    fresh = np.diff(at, prepend=-1) > 0
    gaps[fresh & (pieces.features[at, 1] == PARAGRAPH)] = OPENING
    return TimeWords(tuple(bounds), forms[:, 0], forms[:, 1], gaps, at, find_near(forms[:, 2] > 0, gaps))


def find_near(telling: Flags, gaps: Ints) -> Flags:
    """Tells the words at most REACH words from a telling one, in its paragraph."""
    paragraphs = np.cumsum(gaps == OPENING)
    near = telling.copy()
    for step in range(1, REACH + 1):
        same = paragraphs[step:] == paragraphs[:-step]
        near[step:] |= telling[:-step] & same
        near[:-step] |= telling[step:] & same
    return near


def find_windows(words: TimeWords) -> Ints:
    """For each word that is near, itself and those around it, (near, window): its place plus one, 0 beyond the text."""
    around = np.flatnonzero(words.near)[:, None] + np.arange(1 - AROUND, 2 + AROUND)
    around[(around < 0) | (around > len(words.bounds))] = 0
    return around
