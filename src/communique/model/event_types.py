"""The words that tell an event -> how likely each of PLOVER's sixteen types is, and that it is of none.

Seen are the predicate, the words between it and the parties, and what hangs on those, by their states from the one
encoder pass and by their lemmas (hashed, Weinberger et al. 2009); one linear layer with softmax judges them, in NumPy.
Which party is which is not looked at, nor who they are: an accusation is one in both directions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

from communique.model.layers import apply_linear
from communique.model.links import softmax
from communique.model.reader import Tagged
from communique.model.syntax import Parse, Token, find_owners
from communique.types import EventType

# What a column of scores stands for; None is an event of no type.
OUTCOMES: tuple[EventType | None, ...] = (*EventType, None)

BUCKETS = 8192
# How many words above the predicate that carry it are seen with it, and how many letters of a word tell it from others
# where its lemma was not found right. One value of each was tried.
CARRIERS = 2
STEM = 6

Floats = npt.NDArray[np.float32]
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class EventWords:
    """One sentence that tells an event: the predicate's place among its tokens, and where its parties are named.

    `parties` are the actors and the recipients that the sentence names, pronouns too, in code points, in any order;
    there may be none.
    """

    parse: Parse
    predicate: int
    parties: tuple[Bounds, ...]


@dataclass(frozen=True, slots=True)
class EventTypeHeads:
    """The small heads' weights, by the names they have in training."""

    weights: Mapping[str, Floats]

    def score(self, tagged: Tagged, events: Sequence[EventWords]) -> Floats:
        """Probabilities (events, outcomes) in the order of OUTCOMES; the last is that of no type."""
        if not events:
            return np.zeros((0, len(OUTCOMES)), dtype=np.float32)
        views = view_events(tagged, events, self.weights["sentence.weight"])
        states = np.stack([view.states for view in views])  # (events, features)
        scores = apply_linear(self.weights, "event_types.states", states)
        for row, view in enumerate(views):
            scores[row] += view.shares @ self.weights["event_types.lemmas"][view.buckets]
        return softmax(scores)


@dataclass(frozen=True, slots=True)
class EventView:
    """What is seen of an event: states (features,), and the buckets of its lemmas with the share of each."""

    states: Floats
    buckets: npt.NDArray[np.int64]
    shares: Floats


def view_events(tagged: Tagged, events: Sequence[EventWords], sentence: Floats) -> list[EventView]:
    """The features of events, at least one; `sentence` is the weight that makes sentence vectors."""
    parses = list({id(event.parse): event.parse for event in events}.values())
    borders = [0, *accumulate(len(parse.tokens) for parse in parses)]
    rows = {id(parse): row for row, parse in enumerate(parses)}
    groups, words = [], []
    for event in events:
        tokens, first = event.parse.tokens, borders[rows[id(event.parse)]]
        parties = {head for head in (find_head(tokens, bounds) for bounds in event.parties) if head is not None}
        path = find_path(tokens, event.predicate, parties)
        hanging = {i for i, token in enumerate(tokens) if token.head in path and _tells_more(token)}
        around = sorted({*path, *(hanging - parties)})
        groups += [[first + i for i in group] for group in (path, around, sorted({*around, *parties}))]
        words.append(sorted(set(_name_words(tokens, event.predicate, path, around))))
    pieces = _find_pieces(parses, tagged)
    both = np.concatenate([tagged.whole.hidden[pieces], tagged.syntax[pieces]], axis=1)  # (words, 2 size)
    size = both.shape[1] // 2
    near = _mean_groups(both, groups).reshape(len(events), 3, -1)
    whole = np.stack([both[slice(*each), :size].mean(axis=0) for each in pairwise(borders)])  # (sentences, size)
    predicates = both[[borders[rows[id(event.parse)]] + event.predicate for event in events]]
    states = np.empty((len(events), 8, size), dtype=np.float32)
    states[:, 0], states[:, 5] = predicates[:, :size], predicates[:, size:]
    states[:, 1:3], states[:, 6:8] = near[:, :2, :size], near[:, :2, size:]
    states[:, 3] = _turn(near[:, 2, :size], sentence)
    states[:, 4] = _turn(whole, sentence)[[rows[id(event.parse)] for event in events]]
    return [
        EventView(
            state.ravel(),
            np.array([_bucket_of(name) for name in names], dtype=np.int64),
            np.full(len(names), len(names) ** -0.5, dtype=np.float32),
        )
        for state, names in zip(states, words, strict=True)
    ]


@lru_cache(maxsize=65536)
def _bucket_of(name: str) -> int:
    return crc32(name.encode()) % BUCKETS


def _find_pieces(parses: Sequence[Parse], tagged: Tagged) -> list[int]:
    """Each token's piece, or that of the word that stands for it."""
    owned = find_owners([[(token.start, token.end) for token in parse.tokens] for parse in parses], tagged.pieces)
    return [own[owner] for owners, own in owned for owner in owners]


def _mean_groups(states: Floats, groups: Sequence[Sequence[int]]) -> Floats:
    """The mean (groups, size) of the states (words, size) of each group's words; none is empty."""
    sizes = np.array([len(group) for group in groups])
    starts = np.cumsum(sizes) - sizes
    means: Floats = np.add.reduceat(states[[word for group in groups for word in group]], starts, axis=0)
    means /= sizes[:, None].astype(np.float32)
    return means


def _turn(means: Floats, sentence: Floats) -> Floats:
    """Means of states (rows, size) into unit vectors of sentences."""
    vectors = means @ sentence.T
    unit: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return unit


def find_head(tokens: Sequence[Token], bounds: Bounds) -> int | None:
    """The token of a range that the others there hang on; None where no token begins in it."""
    inside = [i for i, token in enumerate(tokens) if bounds[0] <= token.start < bounds[1]]
    heads = (i for i in inside if tokens[i].head not in inside and tokens[i].upos not in ("PUNCT", "ADP", "DET"))
    return next(heads, inside[-1] if inside else None)


def find_path(tokens: Sequence[Token], predicate: int, parties: set[int]) -> list[int]:
    """The predicate, what carries it, and the words between it and its parties in the tree, in text order.

    The parties themselves are left out.
    """
    upwards = climb(tokens, predicate)
    found = {predicate}
    for below, above in pairwise(upwards[: CARRIERS + 1]):
        if _relation(tokens[below]) not in _CARRIED:
            break
        found.add(above)
    for party in sorted(parties):
        steps = climb(tokens, party)
        meeting = next(i for i in steps if i in upwards)
        found |= {*steps[: steps.index(meeting) + 1], *upwards[: upwards.index(meeting) + 1]}
    return sorted(found - (parties - {predicate}))


def climb(tokens: Sequence[Token], start: int) -> list[int]:
    """A token, its head, and so on to the root."""
    steps = [start]
    while (head := tokens[steps[-1]].head) is not None:
        steps.append(head)
    return steps


# Words in these relations to the path say more of it.
_TELLING = frozenset("obj xcomp ccomp obl compound amod advmod aux nmod nsubj conj mark case".split())
# "held talks", "talks began", "agreed to meet": the word above tells the event as well.
_CARRIED = frozenset("obj nsubj xcomp".split())
# Whether it took place is modality, not type; "did" comes with "not".
_MODAL = frozenset("not n't never no if unless whether do".split())
_PAIRED = frozenset("VERB NOUN PROPN ADJ ADP PART AUX".split())
_STEMMED = frozenset("VERB NOUN ADJ".split())


def _tells_more(token: Token) -> bool:
    return _relation(token) in _TELLING and token.lemma.lower() not in _MODAL


def _relation(token: Token) -> str:
    """Without its subtype."""
    return token.relation.split(":")[0]


def _name_words(tokens: Sequence[Token], predicate: int, path: Sequence[int], around: Sequence[int]) -> Iterator[str]:
    """Lemmas with how near they are to the predicate, their stems, and pairs of a word and its head."""
    lemmas = [token.lemma.lower() for token in tokens]
    yield f"predicate {lemmas[predicate]}"
    yield from (f"path {lemmas[i]}" for i in path)
    for i in around:
        token = tokens[i]
        yield f"around {lemmas[i]}"
        if token.upos in _STEMMED:
            yield f"stem {lemmas[i][:STEM]}"
        if token.head in around and token.head is not None and token.upos in _PAIRED:
            yield f"{lemmas[token.head]} {_relation(token)} {lemmas[i]}"
