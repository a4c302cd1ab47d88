"""Name tags looked at again: the encoder's opinion of each word, corrected by its neighbours and by the whole text.

In: what the encoder says of a text. Out: log-probabilities of the name tags. A word that the text has elsewhere is seen
together with its other places (after Luoma & Pyysalo 2020 and Akbik et al. 2019), so that one clear place helps the
others. A small network in NumPy; only words that may be part of a name are looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from communique.model.encode import FEATURE_SIZES, Pieces
from communique.model.layers import apply_hidden, apply_linear
from communique.model.reader import Tagged

REACH = 2  # neighbours seen on each side, in words
FLOOR = np.float32(-12)  # log-probabilities below say no more
SCALE = np.float32(0.25)  # brings log-probabilities to the size of states
LIKELY_NONE = np.float32(np.log(0.998))
"""A word that the encoder takes for no name with more than this, and that has no capital, keeps its tags: three words
in four. Higher is slower; on the last fifth of CoNLL++ train F1 is the same from 0.99 up to looking at every word."""
LOWER, TITLE, UPPER, SINGLE_CAPITAL, MIXED = 1, 2, 3, 4, 5  # communique.model.encode.case_of

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of a text: their first pieces, forms (case ignored) and paragraphs by number, all (words,).

    `traits` (words, traits) is what their letters and the text's tell: case, gap, quotation; whether the form stands
    elsewhere in another case; how much of the paragraph is in capitals or without letters.
    """

    firsts: Ints
    forms: Ints
    paragraphs: Ints
    traits: Floats


def describe_words(pieces: Pieces) -> NameWords:
    """The words of a text, by its pieces alone."""
    firsts = np.flatnonzero(pieces.opens)
    ids = pieces.ids.tolist()
    ends = [*firsts[1:].tolist(), len(ids)]
    numbers: dict[tuple[int, ...], int] = {}
    words = (tuple(ids[start:end]) for start, end in zip(firsts.tolist(), ends, strict=True))
    forms = np.array([numbers.setdefault(word, len(numbers)) for word in words], dtype=np.int64)
    opening = pieces.paragraphs[firsts]
    paragraphs = np.cumsum(opening) - opening[0]
    features = pieces.features[firsts]
    case = features[:, 0]
    small, capitals = case == LOWER, (case == UPPER) | (case == SINGLE_CAPITAL)
    titled = (case == TITLE) | (case == MIXED)
    kinds = [np.eye(size, dtype=np.float32)[features[:, i]] for i, size in enumerate(FEATURE_SIZES)]
    elsewhere = [_count(forms, flag)[forms] > flag for flag in (small, titled, capitals, np.ones_like(small))]
    lettered = np.maximum(_count(paragraphs, case > 0), 1)
    shares = [_count(paragraphs, flag) / lettered for flag in (capitals, titled, small)]
    length = _count(paragraphs, np.ones_like(small))
    numeric = _count(paragraphs, case == 0) / np.maximum(length, 1)
    columns = [
        *elsewhere,
        *(share[paragraphs] for share in (*shares, numeric)),
        np.minimum(length, 40)[paragraphs] / 20,
    ]
    columns += [np.full(len(firsts), not flag.any()) for flag in (small, titled)]
    traits = np.concatenate([*kinds, np.stack(columns, axis=1).astype(np.float32)], axis=1)
    return NameWords(firsts, forms, paragraphs, traits)


def _count(groups: Ints, flags: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """How many words of each group have a flag: (groups,)."""
    return np.bincount(groups, weights=flags).astype(np.float64)


@dataclass(frozen=True, slots=True)
class NameHead:
    """The network's weights, by the names they have in training."""

    weights: Mapping[str, Floats]

    def retag(self, tagged: Tagged) -> Floats:
        """Log-probabilities (pieces, name tags); they change at first pieces of words alone, where decoding reads."""
        if not len(tagged.pieces):
            return tagged.names
        words = describe_words(tagged.pieces)
        names = np.maximum(tagged.names[words.firsts], FLOOR)  # (words, tags)
        states = [tagged.whole.hidden[words.firsts], tagged.syntax[words.firsts], names * SCALE, words.traits]
        inner = apply_hidden(self.weights, "names.word", np.concatenate(states, axis=1))  # (words, size)
        chosen = np.flatnonzero((names[:, 0] < LIKELY_NONE) | (tagged.pieces.features[words.firsts, 0] > LOWER))
        padded = np.pad(inner, ((REACH, REACH), (0, 0)))
        around = [padded[chosen + i] for i in range(2 * REACH + 1)]
        chances = np.exp(names)
        paragraph = _mean(words.paragraphs, inner)[words.paragraphs[chosen]]
        seen = [_others(words.forms, inner)[chosen], paragraph, _others(words.forms, chances)[chosen]]
        best = _most(words.forms, chances)[words.forms[chosen]]
        outer = apply_hidden(self.weights, "names.context", np.concatenate([*around, *seen, best], axis=1))
        scores = names[chosen] + apply_linear(self.weights, "names.tag", outer)
        scores -= scores.max(axis=1, keepdims=True)
        result = tagged.names.copy()
        result[words.firsts[chosen]] = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return result


def _sums(groups: Ints, values: Floats) -> tuple[Floats, Floats]:
    """Sums (groups, size) of values (words, size), and counts (groups, 1)."""
    order, starts = _grouped(groups)
    counts = np.diff(starts, append=len(groups)).astype(np.float32)[:, None]
    sums: Floats = np.add.reduceat(values[order], starts, axis=0)
    return sums, counts


def _grouped(groups: Ints) -> tuple[Ints, Ints]:
    """Words in the order of their groups, and where each group starts; groups are numbered without holes."""
    order = np.argsort(groups, kind="stable")
    starts: Ints = np.flatnonzero(np.diff(groups[order], prepend=-1))
    return order, starts


def _mean(groups: Ints, values: Floats) -> Floats:
    sums, counts = _sums(groups, values)
    means: Floats = sums / counts
    return means


def _others(groups: Ints, values: Floats) -> Floats:
    """The mean over the other words of each word's group, zero where it is alone: (words, size)."""
    sums, counts = _sums(groups, values)
    rest = np.maximum(counts - 1, 1).astype(np.float32)
    means: Floats = (sums[groups] - values) / rest[groups]
    return means


def _most(groups: Ints, values: Floats) -> Floats:
    """The greatest value in each group: (groups, size)."""
    order, starts = _grouped(groups)
    most: Floats = np.maximum.reduceat(values[order], starts, axis=0)
    return most
