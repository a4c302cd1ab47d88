"""The words that tell an event -> how likely each of PLOVER's sixteen types is, and that it is of none.

Seen are the predicate, the words between it and the parties, and what hangs on those, by their states from the one
encoder pass and by their lemmas (hashed, Weinberger et al. 2009); one linear layer with softmax judges them, in NumPy.
Which party is which is not looked at, nor who they are: an accusation is one in both directions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
        views = [view_event(tagged, event, self.weights["sentence.weight"]) for event in events]
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


def view_event(tagged: Tagged, event: EventWords, sentence: Floats) -> EventView:
    """The features of one event; `sentence` is the weight that makes sentence vectors."""
    tokens = event.parse.tokens
    owners, own = find_owners([(token.start, token.end) for token in tokens], tagged.pieces)
    parties = {head for head in (find_head(tokens, bounds) for bounds in event.parties) if head is not None}
    path = find_path(tokens, event.predicate, parties)
    hanging = {i for i, token in enumerate(tokens) if token.head in path and _relation(token) in _TELLING}
    around = sorted({*path, *(hanging - parties)})

    def mean(states: Floats, places: Sequence[int]) -> Floats:
        pieces = [own[owners[i]] for i in places if owners[i] in own]
        size = states.shape[1] if states.ndim == 2 else 0
        found: Floats = states[pieces].mean(axis=0) if pieces else np.zeros(size, dtype=np.float32)
        return found

    hidden, syntax = tagged.whole.hidden, tagged.syntax
    whole = mean(hidden, range(len(tokens)))
    parts = [
        *(mean(states, places) for places in ([event.predicate], path, around) for states in (hidden, syntax)),
        *(_unit(sentence @ vector) for vector in (whole, mean(hidden, sorted({*around, *parties})))),
    ]
    names = sorted(set(_name_lemmas(tokens, event.predicate, path, around)))
    buckets = np.array([crc32(name.encode()) % BUCKETS for name in names], dtype=np.int64)
    shares = np.full(len(names), len(names) ** -0.5, dtype=np.float32)
    return EventView(np.concatenate(parts), buckets, shares)


def find_head(tokens: Sequence[Token], bounds: Bounds) -> int | None:
    """The token of a range that the others there hang on; None where no token begins in it."""
    inside = [i for i, token in enumerate(tokens) if bounds[0] <= token.start < bounds[1]]
    heads = (i for i in inside if tokens[i].head not in inside and tokens[i].upos not in ("PUNCT", "ADP", "DET"))
    return next(heads, inside[-1] if inside else None)


def find_path(tokens: Sequence[Token], predicate: int, parties: set[int]) -> list[int]:
    """The predicate and the words between it and its parties in the tree, themselves left out, in text order."""
    found = {predicate}
    upwards = climb(tokens, predicate)
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


_TELLING = frozenset("obj xcomp ccomp obl compound amod advmod aux nmod nsubj conj mark case".split())


def _relation(token: Token) -> str:
    """Without its subtype."""
    return token.relation.split(":")[0]


def _name_lemmas(tokens: Sequence[Token], predicate: int, path: Sequence[int], around: Sequence[int]) -> Iterator[str]:
    """Lemmas with how near they are to the predicate."""
    yield f"predicate {tokens[predicate].lemma}"
    yield from (f"path {tokens[i].lemma}" for i in path)
    yield from (f"around {tokens[i].lemma}" for i in around)


def _unit(vector: Floats) -> Floats:
    unit: Floats = vector / max(float(np.linalg.norm(vector)), 1e-6)
    return unit
