"""Which pairs of mentions may tell one event: those that share a key, and what the evidence on each weighs.

In: mentions made comparable, and the weights of evidence. Out: pairs of their places, weighed many at once: what
`compare_mentions` finds of one pair after the other, but for rounding.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from communique.link.event_evidence import (
    MOST_SHARED,
    NARROW,
    ONE_OCCASION,
    USUAL_LIKENESS,
    Comparable,
    EventEvidence,
    Rarity,
    tells_end,
)

# Mentions by which each key (a word, a pair of actors) proposes candidates, the first of them in a fixed order. Keeps
# a huge pile near linear and is out of reach of a story.
MOST_CANDIDATES = 60
# Words by which a mention looks for others like it, its rarest first.
QUERY_WORDS = 6
# A mention that stands so near to the beginning of its article is compared with the beginnings of the others.
OPENING = 0.5
# Cosine of the vectors of two mentions from which on they are compared. Of the pairs of the training stories that are
# judged to be one event 403 of 406 are as like or liker, of all pairs two in five. So many are looked at together.
LEAST_LIKENESS = 0.4
TOGETHER = 512
# Digits that sums taken in another order have in common.
DIGITS = 5

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]


def weigh_pairs(
    comparables: Sequence[Comparable], rarity: Rarity, *, weights: EventEvidence, least: float
) -> dict[tuple[int, int], float]:
    """What the evidence weighs on each pair of mentions on which it reaches `least`; each smaller place first."""
    if not comparables:
        return {}
    pairs = _share_keys(comparables)
    likeness = _liken(pairs, comparables)
    alike = ~(likeness < LEAST_LIKENESS)
    pairs, likeness = pairs[alike], np.where(np.isnan(likeness), USUAL_LIKENESS, likeness)[alike]
    found = np.round(_weigh(pairs, likeness, comparables, rarity, weights), DIGITS)
    enough = found >= least
    return dict(zip(map(tuple, pairs[enough].tolist()), found[enough].tolist(), strict=True))


def _share_keys(comparables: Sequence[Comparable]) -> Ints:
    """Pairs (pairs, 2) of mentions that share a key, sorted."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    common = Counter(stem for comparable in comparables for stem in comparable.stems)
    for at, comparable in enumerate(comparables):
        for key in _find_keys(comparable, common):
            holders[key].append(at)
    pairs = [np.array(own)[_pick_pairs(len(own))] for own in (own[:MOST_CANDIDATES] for own in holders.values())]
    numbered = np.concatenate([each @ (len(comparables), 1) for each in pairs])  # each pair as one number
    numbered.sort()
    distinct = np.ones(len(numbered), dtype=np.bool_)  # as np.unique finds them, which takes forty times as long
    distinct[1:] = numbered[1:] != numbered[:-1]
    return np.stack(np.divmod(numbered[distinct], len(comparables)), axis=1)


@cache
def _pick_pairs(count: int) -> Ints:
    """The places (pairs, 2) of all pairs of so many things, at most MOST_CANDIDATES."""
    return np.stack(np.triu_indices(count, 1), axis=1)


def _find_keys(comparable: Comparable, common: Mapping[str, int]) -> set[Hashable]:
    rarest = sorted(comparable.stems, key=lambda stem: (common[stem], stem))[:QUERY_WORDS]
    keys: set[Hashable] = {("word", stem) for stem in rarest}
    keys.add(("lemma", comparable.mention.lemma))
    keys |= {("people", *pair) for pair in combinations(sorted(comparable.people), 2)}
    if comparable.opening >= OPENING:
        keys.add(("opening", comparable.mention.type))
    return keys


def _liken(pairs: Ints, comparables: Sequence[Comparable]) -> Floats:
    """The cosine of each pair, (pairs,); not a number where one has no vector."""
    size = max((len(each.vector) for each in comparables if each.vector is not None), default=0)
    nothing = np.zeros(size, dtype=np.float32)
    vectors = np.array([nothing if each.vector is None else each.vector for each in comparables])  # (comparables, size)
    known = np.array([each.vector is not None for each in comparables])
    likeness = np.empty(len(pairs))
    for at in range(0, len(pairs), TOGETHER):
        rows, columns = pairs[at : at + TOGETHER].T
        likeness[at : at + TOGETHER] = np.einsum("ij,ij->i", vectors[rows], vectors[columns])
    return np.where(known[pairs].all(axis=1), likeness, np.nan)


def _weigh(
    pairs: Ints, likeness: Floats, comparables: Sequence[Comparable], rarity: Rarity, weights: EventEvidence
) -> Floats:
    """What the evidence on each pair weighs, (pairs,)."""
    rows, columns = pairs.T
    shared = _weigh_shared(pairs, [each.stems for each in comparables], rarity.stems)
    around = _weigh_shared(pairs, [each.context for each in comparables], rarity.context)
    wholes = np.array([rarity.mentions[each.stems] for each in comparables])
    contexts = np.array([rarity.contexts[each.context] for each in comparables])
    opening = np.array([each.opening for each in comparables])
    kinds = _number(each.mention.type for each in comparables)
    typed = _both(pairs, comparables, lambda each: each.mention.type is not None)
    same_type = kinds[rows] == kinds[columns]
    lemmas = _number(each.mention.lemma for each in comparables)
    articles = _number(each.mention.article for each in comparables)
    numbers = _count_shared(pairs, [each.numbers for each in comparables])
    peopled = _both(pairs, comparables, lambda each: bool(each.people))
    people = _count_shared(pairs, [each.people for each in comparables])
    same_day, other_day = _compare_days(pairs, comparables)
    found: Floats = (
        weights.same_lemma * (lemmas[rows] == lemmas[columns])
        + weights.shared * np.minimum(shared, MOST_SHARED) / 10
        + weights.less_covered * shared / np.maximum(np.maximum(wholes[rows], wholes[columns]), 1)
        + weights.more_covered * shared / np.maximum(np.minimum(wholes[rows], wholes[columns]), 1)
        + weights.context * around / np.maximum(np.minimum(contexts[rows], contexts[columns]), 1)
        + weights.number * (numbers > 0)
        + weights.likeness * likeness
        + weights.other_people * (peopled & (people == 0))
        + weights.same_type * (typed & same_type)
        + weights.other_type * (typed & ~same_type)
        + weights.same_day * same_day
        + weights.other_day * other_day
        + weights.openings * opening[rows] * opening[columns]
        + weights.one_article * (articles[rows] == articles[columns])
    )
    return found


def _compare_days(pairs: Ints, comparables: Sequence[Comparable]) -> tuple[Flags, Flags]:
    """Whether the two of each pair tell the same day or two, and whether they tell different days, (pairs,) each."""
    days = [each.days for each in comparables]
    first = np.array([0 if each is None else each.first for each in days])
    last = np.array([0 if each is None else each.last for each in days])
    count = last - first + 1
    relative = np.array([each is not None and each.relative for each in days])
    ends = np.array([each.days is not None and tells_end(each) for each in comparables])
    rows, columns = pairs.T
    dated = _both(pairs, comparables, lambda each: each.days is not None)
    alike = relative[rows] == relative[columns]
    gap = np.maximum(first[rows] - last[columns], first[columns] - last[rows])
    meet = dated & alike & (gap <= 0)
    is_end = alike & (gap <= ONE_OCCASION) & (ends[rows] | ends[columns])
    return meet & (np.maximum(count[rows], count[columns]) <= NARROW), dated & ~meet & ~is_end


def _count_shared(pairs: Ints, sets: Sequence[frozenset[str]]) -> Floats:
    """How many the sets of each pair share, (pairs,); pairs are sorted."""
    return _weigh_shared(pairs, sets, dict.fromkeys(set().union(*sets), 1.0))


def _weigh_shared(pairs: Ints, sets: Sequence[frozenset[str]], weight: Mapping[str, float]) -> Floats:
    """What the words that the sets of each pair share weigh, (pairs,); pairs are sorted."""
    places = {word: at for at, word in enumerate(sorted(set().union(*sets)))}
    weights = np.array([weight[word] for word in places] + [0.0])
    words = np.full((len(sets), max(map(len, sets))), len(places))  # (sets, words), what is over stands for no word
    for own, each in zip(words, sets, strict=True):
        own[: len(each)] = sorted(places[word] for word in each)
    room = np.zeros(len(weights))  # (words,) all zero between the rows
    found = np.empty(len(pairs))
    rows, starts, counts = np.unique(pairs[:, 0], return_index=True, return_counts=True)
    for row, start, count in zip(rows.tolist(), starts.tolist(), counts.tolist(), strict=True):
        room[words[row]] = weights[words[row]]
        found[start : start + count] = room[words[pairs[start : start + count, 1]]].sum(axis=1)
        room[words[row]] = 0
    return found


def _number(values: Iterable[Hashable]) -> Ints:
    """The same number for the same value."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values])


def _both(pairs: Ints, comparables: Sequence[Comparable], tell: Callable[[Comparable], bool]) -> Flags:
    """Whether something holds for both of each pair, (pairs,)."""
    own = np.array([tell(each) for each in comparables])
    flags: Flags = own[pairs[:, 0]] & own[pairs[:, 1]]
    return flags
