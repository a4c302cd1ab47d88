"""Sentences to trees: parts of speech, lemmas and dependencies of words, from the states of the one encoder pass.

A layer of attention among a sentence's words, then the biaffine parser of Dozat & Manning (2017), in NumPy, for the
sentences asked for alone. Labels are those of Universal Dependencies. A word is seen at its first piece.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from communique.model.encode import Pieces
from communique.model.labels import DEPENDENCIES, UPOS
from communique.model.layers import apply_hidden, apply_linear
from communique.model.lemmas import load_lemma_edits
from communique.model.links import softmax
from communique.model.reader import Tagged
from communique.model.trees import find_tree
from communique.model.words import find_words

# What a word without a piece of its own is taken for; of the words found here that is the "not" of "cannot" alone.
BOUND_UPOS, BOUND_RELATION = "PART", "advmod"

ATTENTION_HEADS = 6
NORM_FLOOR = np.float32(1e-5)  # PyTorch's
ROOT = DEPENDENCIES.index("root")

Floats = npt.NDArray[np.float32]
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A word; `head` is the place of its head among the sentence's tokens, None for the root."""

    start: int
    end: int
    upos: str
    lemma: str
    head: int | None
    relation: str


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence's words in order; their heads make one tree."""

    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class SyntaxHeads:
    """The small heads' weights, by the names they have in training."""

    weights: Mapping[str, Floats]

    def parse(self, text: str, tagged: Tagged, sentences: Sequence[Bounds]) -> tuple[Parse, ...]:
        """A tree for each sentence of a text that the reader has read."""
        return self.parse_words(text, tagged, [find_words(text, start, end) for start, end in sentences])

    def parse_words(self, text: str, tagged: Tagged, sentences: Sequence[Sequence[Bounds]]) -> tuple[Parse, ...]:
        """A tree for each sentence, its words given."""
        return tuple(self._parse_sentence(text, tagged, words) for words in sentences)

    def _parse_sentence(self, text: str, tagged: Tagged, words: Sequence[Bounds]) -> Parse:
        owners, own = find_owners(words, tagged.pieces)
        if not own:
            return Parse(tuple(_bound_token(text, word, 0 if i else None) for i, word in enumerate(words)))
        states = self._attend(tagged.syntax[list(own.values())])  # (kept, size)
        heads = find_tree(self._score_arcs(states))  # (kept,), 0 is the root
        with_root = np.concatenate([self.weights["syntax.root"][None], states])
        relations = self._score_relations(states, with_root[heads])  # (kept, relations)
        relations[:, ROOT] = np.where(heads == 0, np.inf, -np.inf)
        best = relations.argmax(axis=1)
        upos = apply_linear(self.weights, "syntax.upos", states).argmax(axis=1)
        lemmas = apply_linear(self.weights, "syntax.lemma", states)  # (kept, edits)
        kept = list(own)
        tokens = {
            word: Token(
                *words[word],
                UPOS[upos[row]],
                _choose_lemma(text[slice(*words[word])], lemmas[row]),
                kept[heads[row] - 1] if heads[row] else None,
                DEPENDENCIES[best[row]],
            )
            for row, word in enumerate(kept)
        }
        return Parse(tuple(tokens.get(i) or _bound_token(text, words[i], owners[i]) for i in range(len(words))))

    def _attend(self, words: Floats) -> Floats:
        """One layer of attention among the words of a sentence: (words, size) -> (words, size)."""
        normed = self._norm("layer.attention_norm", words)
        parts = (apply_linear(self.weights, f"syntax.layer.{name}", normed) for name in ("queries", "keys", "values"))
        q, k, v = (part.reshape(len(words), ATTENTION_HEADS, -1).transpose(1, 0, 2) for part in parts)
        shares = softmax(q @ k.transpose(0, 2, 1) / np.float32(q.shape[-1] ** 0.5))  # (heads, words, words)
        mixed = (shares @ v).transpose(1, 0, 2).reshape(len(words), -1)
        words = words + apply_linear(self.weights, "syntax.layer.attended", mixed)
        inner = apply_hidden(self.weights, "syntax.layer.inner", self._norm("layer.inner_norm", words))
        attended: Floats = words + apply_linear(self.weights, "syntax.layer.outer", inner)
        return attended

    def _norm(self, name: str, inputs: Floats) -> Floats:
        centred = inputs - inputs.mean(axis=1, keepdims=True)
        scaled: Floats = centred / np.sqrt(np.square(centred).mean(axis=1, keepdims=True) + NORM_FLOOR)
        normed: Floats = scaled * self.weights[f"syntax.{name}.weight"] + self.weights[f"syntax.{name}.bias"]
        return normed

    def _score_arcs(self, states: Floats) -> Floats:
        """Scores (words, 1 + words) of each head, the root first."""
        dependents = apply_hidden(self.weights, "syntax.arc_dependent", states)
        heads = apply_hidden(
            self.weights, "syntax.arc_head", np.concatenate([self.weights["syntax.root"][None], states])
        )
        arc = self.weights["syntax.arc"]
        scores: Floats = (dependents @ arc[:-1] + arc[-1]) @ heads.T
        return scores

    def _score_relations(self, dependents: Floats, heads: Floats) -> Floats:
        """Scores (words, relations) of words with their heads."""
        one = np.ones((len(dependents), 1), dtype=np.float32)
        d = np.concatenate([apply_hidden(self.weights, "syntax.relation_dependent", dependents), one], axis=1)
        h = np.concatenate([apply_hidden(self.weights, "syntax.relation_head", heads), one], axis=1)
        weights = self.weights["syntax.relation"]  # (relations, size, size)
        pairs = np.einsum("wi,wj->wij", d, h).reshape(len(d), -1)
        scores: Floats = pairs @ weights.reshape(len(weights), -1).T
        return scores


def find_owners(words: Sequence[Bounds], pieces: Pieces) -> tuple[tuple[int, ...], dict[int, int]]:
    """For each word the word that stands for it, and each such word's piece: the first that starts inside it.

    A word without a piece of its own ("can|not") is stood for by the one before it, at the start by the first.
    """
    starts = pieces.offsets[:, 0]
    owners: list[int] = []
    own: dict[int, int] = {}
    last = -1
    for i, (start, end) in enumerate(words):
        at = bisect_left(starts, start)
        if at < len(starts) and starts[at] < end and (last < 0 or at > own[last]):
            own[i], last = at, i
        owners.append(last)
    first = min(own, default=-1)
    return tuple(first if owner < 0 else owner for owner in owners), own


def _bound_token(text: str, word: Bounds, head: int | None) -> Token:
    relation = "root" if head is None else BOUND_RELATION
    return Token(*word, BOUND_UPOS, text[slice(*word)].lower(), head, relation)


def _choose_lemma(form: str, scores: Floats) -> str:
    """What the best edit that fits the form makes of it."""
    edits = load_lemma_edits()
    best = edits[int(scores.argmax())].apply(form)
    if best is not None:
        return best
    others = (edits[int(i)].apply(form) for i in np.argsort(-scores, kind="stable"))
    return next(lemma for lemma in others if lemma is not None)
