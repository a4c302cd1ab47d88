"""Sentences to trees: parts of speech, lemmas and dependencies of words, from the states of the one encoder pass.

A layer of attention among a sentence's words, then the biaffine parser of Dozat & Manning (2017), in NumPy, for the
sentences asked for alone. Labels are those of Universal Dependencies. A word is seen at its first piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, islice, pairwise

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

# Words parsed together at most, since attention costs the square of them; EWT's longest sentence has 159. What a longer
# one goes on with hangs on its beginning, as sentences run together do in Universal Dependencies.
LONGEST, RUN_ON_RELATION = 250, "parataxis"

ATTENTION_HEADS = 6
NORM_FLOOR = np.float32(1e-5)  # PyTorch's
ROOT = DEPENDENCIES.index("root")
# Words whose layers are applied at a time: twice as many are 3 % quicker and need twice the memory, 256 are 3 % slower.
BATCH = 512

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
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
        cut = [[words[at : at + LONGEST] for at in range(0, len(words), LONGEST)] for words in sentences]
        parses = iter(self._parse_stretches(text, tagged, [stretch for each in cut for stretch in each]))
        return tuple(_join_parses(list(islice(parses, len(each)))) for each in cut)

    def _parse_stretches(self, text: str, tagged: Tagged, stretches: Sequence[Sequence[Bounds]]) -> Iterator[Parse]:
        owned = find_owners(stretches, tagged.pieces)
        seen = [own for _, own in owned if own]
        rows = chain.from_iterable(self._read_rows(tagged, batch) for batch in _batch(seen))
        for words, (owners, own) in zip(stretches, owned, strict=True):
            yield _build_parse(text, words, owners, own, next(rows)) if own else _bind_words(text, words)

    def _read_rows(self, tagged: Tagged, sentences: Sequence[Mapping[int, int]]) -> list[_Rows]:
        """What is read of some sentences, each of words and their pieces: layers over all words, trees one by one."""
        borders = [0, *accumulate(map(len, sentences))]
        ranges = list(pairwise(borders))
        pieces = [piece for own in sentences for piece in own.values()]
        states = self._attend(tagged.syntax[pieces], ranges)  # (words, size)
        trees = [find_tree(scores) for scores in self._score_arcs(states, ranges)]  # 0 is the root
        heads = [
            np.where(tree > 0, start + tree - 1, len(pieces)) for (start, _), tree in zip(ranges, trees, strict=True)
        ]
        relations = self._score_relations(states, np.concatenate(heads))
        relations[:, ROOT] = np.where(np.concatenate(trees) == 0, np.inf, -np.inf)
        best = relations.argmax(axis=1).tolist()
        upos = apply_linear(self.weights, "syntax.upos", states).argmax(axis=1).tolist()
        lemmas = apply_linear(self.weights, "syntax.lemma", states)  # (words, edits)
        return [
            _Rows(tree.tolist(), best[start:end], upos[start:end], lemmas[start:end])
            for (start, end), tree in zip(ranges, trees, strict=True)
        ]

    def _attend(self, words: Floats, ranges: Sequence[Bounds]) -> Floats:
        """One layer of attention among the words of each sentence: (words, size) -> (words, size)."""
        normed = self._norm("layer.attention_norm", words)
        parts = (apply_linear(self.weights, f"syntax.layer.{name}", normed) for name in ("queries", "keys", "values"))
        q, k, v = (part.reshape(len(words), ATTENTION_HEADS, -1).transpose(1, 0, 2) for part in parts)
        scale = np.float32(q.shape[-1] ** 0.5)
        mixed = np.empty((len(words), ATTENTION_HEADS, v.shape[-1]), dtype=np.float32)
        for start, end in ranges:
            shares = softmax(q[:, start:end] @ k[:, start:end].transpose(0, 2, 1) / scale)  # (heads, words, words)
            mixed[start:end] = (shares @ v[:, start:end]).transpose(1, 0, 2)
        words = words + apply_linear(self.weights, "syntax.layer.attended", mixed.reshape(len(words), -1))
        inner = apply_hidden(self.weights, "syntax.layer.inner", self._norm("layer.inner_norm", words))
        words += apply_linear(self.weights, "syntax.layer.outer", inner)
        return words

    def _norm(self, name: str, inputs: Floats) -> Floats:
        normed: Floats = inputs - inputs.mean(axis=1, keepdims=True)
        spread = np.einsum("ws,ws->w", normed, normed) / np.float32(inputs.shape[1])
        normed /= np.sqrt(spread + NORM_FLOOR)[:, None]
        normed *= self.weights[f"syntax.{name}.weight"]
        normed += self.weights[f"syntax.{name}.bias"]
        return normed

    def _score_arcs(self, states: Floats, ranges: Sequence[Bounds]) -> list[Floats]:
        """Scores (words, 1 + words) of each head in its sentence, the root first."""
        arc = self.weights["syntax.arc"]
        dependents = apply_hidden(self.weights, "syntax.arc_dependent", states) @ arc[:-1] + arc[-1]
        heads = apply_hidden(self.weights, "syntax.arc_head", states)
        root = apply_hidden(self.weights, "syntax.arc_head", self.weights["syntax.root"][None])
        return [dependents[start:end] @ np.concatenate([root, heads[start:end]]).T for start, end in ranges]

    def _score_relations(self, states: Floats, heads: Ints) -> Floats:
        """Scores (words, relations) of words with their heads (words,), the last of which is the root."""
        weights = self.weights["syntax.relation"]  # (relations, size, size)
        with_root = np.concatenate([states, self.weights["syntax.root"][None]])
        d = _add_one(apply_hidden(self.weights, "syntax.relation_dependent", states))
        h = _add_one(apply_hidden(self.weights, "syntax.relation_head", with_root))[heads]
        scores: Floats = np.einsum("rws,ws->wr", d @ weights, h)
        return scores


@dataclass(frozen=True, slots=True)
class _Rows:
    """What is read of the words of one sentence that have pieces; heads count from one, 0 is the root."""

    heads: Sequence[int]
    relations: Sequence[int]
    upos: Sequence[int]
    lemmas: Floats


def _batch(stretches: Sequence[Mapping[int, int]]) -> Iterator[Sequence[Mapping[int, int]]]:
    """Neighbours of together no more than BATCH words."""
    start = words = 0
    for place, own in enumerate(stretches):
        if words + len(own) > BATCH:
            yield stretches[start:place]
            start, words = place, 0
        words += len(own)
    if words:
        yield stretches[start:]


def _add_one(rows: Floats) -> Floats:
    return np.concatenate([rows, np.ones((len(rows), 1), dtype=np.float32)], axis=1)


def _build_parse(
    text: str, words: Sequence[Bounds], owners: Sequence[int], own: Mapping[int, int], rows: _Rows
) -> Parse:
    kept = list(own)
    best = rows.lemmas.argmax(axis=1).tolist()
    tokens = {
        word: Token(
            *words[word],
            UPOS[rows.upos[row]],
            _choose_lemma(text[slice(*words[word])], best[row], rows.lemmas[row]),
            kept[rows.heads[row] - 1] if rows.heads[row] else None,
            DEPENDENCIES[rows.relations[row]],
        )
        for row, word in enumerate(kept)
    }
    return Parse(tuple(tokens.get(i) or _bound_token(text, words[i], owners[i]) for i in range(len(words))))


def _bind_words(text: str, words: Sequence[Bounds]) -> Parse:
    """Words without any piece: all hang on the first."""
    return Parse(tuple(_bound_token(text, word, 0 if i else None) for i, word in enumerate(words)))


def _join_parses(parses: Sequence[Parse]) -> Parse:
    """The stretches of one sentence: the roots of all but the first hang on that of the first."""
    if len(parses) == 1:
        return parses[0]
    tokens: list[Token] = []
    for parse in parses:
        at = len(tokens)
        roots = [place for place, token in enumerate(tokens) if token.head is None]
        for token in parse.tokens:
            if token.head is not None:
                tokens.append(replace(token, head=at + token.head))
            else:
                tokens.append(replace(token, head=roots[0], relation=RUN_ON_RELATION) if roots else token)
    return Parse(tuple(tokens))


def find_owners(sentences: Sequence[Sequence[Bounds]], pieces: Pieces) -> list[tuple[tuple[int, ...], dict[int, int]]]:
    """For each word the word that stands for it, and each such word's piece: the first that starts inside it.

    Words are counted in their sentence. One without a piece of its own ("can|not") is stood for by the one before it,
    at the start by the first.
    """
    edges = np.array([bounds for words in sentences for bounds in words], dtype=np.int64).reshape(-1, 2)  # (words, 2)
    seen = zip(*np.searchsorted(pieces.offsets[:, 0], edges).T.tolist(), strict=True)
    return [_find_own(islice(seen, len(words))) for words in sentences]


def _find_own(seen: Iterable[Bounds]) -> tuple[tuple[int, ...], dict[int, int]]:
    """The same for one sentence, whose words are given by the first piece that starts there or later, and beyond."""
    owners: list[int] = []
    own: dict[int, int] = {}
    last, before = -1, -1
    for i, (at, end) in enumerate(seen):
        if before < at < end:
            own[i], last, before = at, i, at
        owners.append(last)
    first = min(own, default=-1)
    return tuple(first if owner < 0 else owner for owner in owners), own


def _bound_token(text: str, word: Bounds, head: int | None) -> Token:
    relation = "root" if head is None else BOUND_RELATION
    return Token(*word, BOUND_UPOS, text[slice(*word)].lower(), head, relation)


def _choose_lemma(form: str, best: int, scores: Floats) -> str:
    """What the best edit that fits the form makes of it."""
    edits = load_lemma_edits()
    lemma = edits[best].apply(form)
    if lemma is not None:
        return lemma
    others = (edits[int(i)].apply(form) for i in np.argsort(-scores, kind="stable"))
    return next(lemma for lemma in others if lemma is not None)
