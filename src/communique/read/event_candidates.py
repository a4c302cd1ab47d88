"""A sentence's tree -> the predicates in it that may tell an event: verbs, and nouns that name something taking place.

A verb that only carries a noun ("held talks", "reached a deal", "the summit took place") and its noun are one
predicate, the noun; so are "failed to agree" and what was failed at. Which nouns name events the model says
(model/event_mentions.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.read.event_trees import Tree


@dataclass(frozen=True, slots=True, order=True)
class Predicate:
    """Places of words in a sentence's tree: of the predicate, and of the word that heads the clause which tells it.

    They differ where a light verb carries the predicate: "held" heads the clause of "talks".
    """

    place: int
    clause: int


def find_predicates(tree: Tree, eventful: Sequence[bool]) -> list[Predicate]:
    """Predicates in text order; `eventful` tells the words that the model takes for events."""
    carried = dict(_carried(tree, eventful))
    found = []
    for place, token in enumerate(tree.tokens):
        if place in carried:
            found.append(Predicate(carried[place], place))
        elif place in carried.values():
            continue
        elif token.upos == "VERB":
            if token.relation not in _NO_CLAUSE and tree.lemma(place) not in _NO_EVENT:
                found.append(Predicate(place, place))
        elif token.upos in ("NOUN", "PROPN", "ADJ") and eventful[place] and token.relation not in _PART_OF_NAME:
            found.append(Predicate(place, place))
    return sorted(found)


def _carried(tree: Tree, eventful: Sequence[bool]) -> list[tuple[int, int]]:
    """Each light verb with what it carries: (place of the verb, place of the predicate)."""
    found = []
    for place, token in enumerate(tree.tokens):
        if token.upos != "VERB":
            continue
        lemma = tree.lemma(place)
        objects = [child for child in tree.children[place] if tree.tokens[child].relation in ("obj", "nsubj:pass")]
        subjects = tree.dependents(place, "nsubj")
        nouns = [child for child in objects if tree.tokens[child].upos == "NOUN" and eventful[child]]
        if (lemma in _HAPPEN or (lemma == "take" and _takes_place(tree, objects))) and subjects:
            nouns = [child for child in subjects if tree.tokens[child].upos in ("NOUN", "PROPN") and eventful[child]]
        elif lemma in _FAIL:
            nouns = tree.dependents(place, "xcomp")
        elif lemma not in _LIGHT:
            continue
        if nouns:
            found.append((place, nouns[0]))
    return found


def _takes_place(tree: Tree, objects: Sequence[int]) -> bool:
    return any(tree.lemma(child) in ("place", "effect") for child in objects)


_LIGHT = frozenset(
    "hold have make take reach conduct sign strike deliver give carry undertake stage launch issue impose do mount "
    "pay engage wage conclude perform seal".split()
)
"""Verbs that say little more than that their object takes place: "hold talks", "reach a deal", "pay a visit"."""
_HAPPEN = frozenset("happen occur".split())
"""Verbs that say only that their subject takes place."""
_FAIL = frozenset(["fail"])
"""Verbs of which nothing is left but that something did not take place: "failed to agree"."""
_NO_EVENT = frozenset("be have seem appear remain include concern involve mean accord base regard belong".split())
"""Verbs of state, which tell no event by themselves."""
_NO_CLAUSE = frozenset("amod case mark compound fixed flat aux aux:pass cop det nmod:desc".split())
"""Relations in which a verb's form is no clause: "the visiting envoy", "according to"."""
_PART_OF_NAME = frozenset("flat fixed nmod:desc".split())
