"""Sentences to trees: parts of speech, lemmas and dependencies of words, from the states of the one encoder pass.

A layer of attention among a sentence's words, then the biaffine parser of Dozat & Manning (2017), for the sentences
asked for alone. Labels are those of Universal Dependencies. A word is seen at its first piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, islice, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from communique.model.encode import Pieces
from communique.model.labels import DEPENDENCIES, UPOS
from communique.model.lemmas import load_lemma_edits
from communique.model.parser import Parser
from communique.model.reader import Tagged
from communique.model.trees import find_tree
from communique.model.words import find_words

# What a word without a piece of its own is taken for; of the words found here that is the "not" of "cannot" alone.
BOUND_UPOS, BOUND_RELATION = "PART", "advmod"

# Words parsed together at most, since attention costs the square of them; EWT's longest sentence has 159. What a longer
# one goes on with hangs on its beginning, as sentences run together do in Universal Dependencies.
LONGEST, RUN_ON_RELATION = 250, "parataxis"

ROOT = DEPENDENCIES.index("root")
# Words whose layers are applied at a time: twice as many are 3 % quicker and need twice the memory, 256 are 3 % slower.
BATCH = 512

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bounds = tuple[int, int]


class Token(NamedTuple):
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


def parse_sentences(text: str, tagged: Tagged, sentences: Sequence[Bounds], parser: Parser) -> tuple[Parse, ...]:
    """A tree for each sentence of a text that the reader has read."""
    return parse_words(text, tagged, [find_words(text, start, end) for start, end in sentences], parser)


def parse_words(text: str, tagged: Tagged, sentences: Sequence[Sequence[Bounds]], parser: Parser) -> tuple[Parse, ...]:
    """A tree for each sentence, its words given."""
    cut = [[words[at : at + LONGEST] for at in range(0, len(words), LONGEST)] for words in sentences]
    parses = iter(_parse_stretches(text, tagged, [stretch for each in cut for stretch in each], parser))
    return tuple(_join_parses(list(islice(parses, len(each)))) for each in cut)


def _parse_stretches(
    text: str, tagged: Tagged, stretches: Sequence[Sequence[Bounds]], parser: Parser
) -> Iterator[Parse]:
    owned = find_owners(stretches, tagged.pieces)
    seen = [own for _, own in owned if own]
    rows = chain.from_iterable(_read_rows(tagged, batch, parser) for batch in _batch(seen))
    for words, (owners, own) in zip(stretches, owned, strict=True):
        yield _build_parse(text, words, owners, own, next(rows)) if own else _bind_words(text, words)


def _read_rows(tagged: Tagged, sentences: Sequence[Mapping[int, int]], parser: Parser) -> list[_Rows]:
    """What is read of some sentences, each of words and their pieces."""
    lengths = [len(own) for own in sentences]
    ranges = list(pairwise(accumulate(lengths, initial=0)))
    pieces = [piece for own in sentences for piece in own.values()]
    scores = parser.score_words(tagged.syntax[pieces], lengths)
    trees = [
        find_tree(arcs[:length, : 1 + length]) for arcs, length in zip(scores.arcs, lengths, strict=True)
    ]  # 0 is the root
    tree = np.concatenate(trees)
    at = np.repeat([start for start, _ in ranges], lengths) + tree - 1
    relations = parser.score_relations(scores.dependents, scores.heads[np.where(tree > 0, at, len(pieces))])
    relations[:, ROOT] = np.where(tree == 0, np.inf, -np.inf)
    best, upos = relations.argmax(axis=1).tolist(), scores.upos.tolist()
    return [
        _Rows(tree.tolist(), best[start:end], upos[start:end], scores.lemmas[start:end])
        for (start, end), tree in zip(ranges, trees, strict=True)
    ]


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


def _build_parse(
    text: str, words: Sequence[Bounds], owners: Sequence[int], own: Mapping[int, int], rows: _Rows
) -> Parse:
    above = [*own, None]  # by heads: the root, zero, is no word
    best = rows.lemmas.argmax(axis=1).tolist()
    read = zip(own, rows.heads, rows.relations, rows.upos, best, strict=True)
    tokens: dict[int, Token] = {}
    for row, (word, head, relation, upos, edit) in enumerate(read):
        start, end = words[word]
        lemma = _apply_edit(edit, text[start:end]) or _choose_lemma(text[start:end], rows.lemmas[row])
        tokens[word] = Token(start, end, UPOS[upos], lemma, above[head - 1], DEPENDENCIES[relation])
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
                tokens.append(token._replace(head=at + token.head))
            else:
                tokens.append(token._replace(head=roots[0], relation=RUN_ON_RELATION) if roots else token)
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
    if owners and owners[0] < 0:
        first = min(own, default=-1)
        owners = [first if owner < 0 else owner for owner in owners]
    return tuple(owners), own


def _bound_token(text: str, word: Bounds, head: int | None) -> Token:
    relation = "root" if head is None else BOUND_RELATION
    return Token(*word, BOUND_UPOS, text[slice(*word)].lower(), head, relation)


@lru_cache(maxsize=65536)
def _apply_edit(edit: int, form: str) -> str | None:
    return load_lemma_edits()[edit].apply(form)


def _choose_lemma(form: str, scores: Floats) -> str:
    """What the best edit that fits the form makes of it."""
    edits = load_lemma_edits()
    others = (edits[int(i)].apply(form) for i in np.argsort(-scores, kind="stable"))
    return next(lemma for lemma in others if lemma is not None)
