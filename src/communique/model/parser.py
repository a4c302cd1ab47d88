"""States of words -> what the parser says of them: scores of heads and relations, parts of speech, edits to lemmas.

Two graphs, for trees are found between them: a layer of attention among a sentence's words with all that is said of
words and pairs of words, and the relation of a word to the head that the tree gives it. They are in full precision:
rounded to int8 they take half the time, but a few trees change, and with them dates of events.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources.abc import Traversable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import onnxruntime

from communique.model.sessions import open_session

GRAPHS = ("words.onnx", "relations.onnx")
# Their inputs and outputs, in their order.
WORD_INPUTS = ("states", "places", "rows")
WORD_OUTPUTS = ("arcs", "upos", "lemmas", "dependents", "heads")
RELATION_INPUTS = ("dependents", "heads")
RELATION_OUTPUTS = ("relations",)

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


class WordScores(NamedTuple):
    """What is said of the words of some sentences, in the order of WORD_OUTPUTS.

    `arcs` (sentences, longest, 1 + longest) are scores of a word's heads, the root first, with padding after a
    sentence's end; `upos` (words,) the likeliest parts of speech; `lemmas` (words, edits) scores. `dependents` (words,
    size) and `heads` (words + 1, size), the root last, are what relations are scored by.
    """

    arcs: Floats
    upos: Ints
    lemmas: Floats
    dependents: Floats
    heads: Floats


class Parser:
    """The two loaded graphs."""

    def __init__(self, words: onnxruntime.InferenceSession, relations: onnxruntime.InferenceSession) -> None:
        self.words = words
        self.relations = relations

    @classmethod
    def load(cls, folder: Traversable) -> Parser:
        """Those of a folder of weights; raises OSError where they are missing."""
        return cls(*(open_session(folder.joinpath(graph)) for graph in GRAPHS))

    def score_words(self, states: Floats, lengths: Sequence[int]) -> WordScores:
        """What is said of words, by the states (words, size) of sentences of so many words each, none empty."""
        return WordScores(*self.words.run(list(WORD_OUTPUTS), lay_out(states, lengths)))

    def score_relations(self, dependents: Floats, heads: Floats) -> Floats:
        """Scores (words, relations) of words with their heads, both as `score_words` has them."""
        feeds = dict(zip(RELATION_INPUTS, (dependents, heads), strict=True))
        scores: Floats = self.relations.run(list(RELATION_OUTPUTS), feeds)[0]
        return scores


def lay_out(states: Floats, lengths: Sequence[int]) -> dict[str, npt.NDArray[np.generic]]:
    """The inputs of the first graph: states, each sentence's words in a row of their own, and where those stand there.

    A row is padded with the place after the last word.
    """
    filled = np.arange(max(lengths)) < np.array(lengths)[:, None]  # (sentences, longest)
    places = np.full(filled.shape, len(states))
    places[filled] = np.arange(len(states))
    return dict(zip(WORD_INPUTS, (states, places, np.flatnonzero(filled)), strict=True))
