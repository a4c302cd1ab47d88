"""A sentence's tree -> the predicates in it that may tell an event: verbs, and nouns that name something taking place.

A verb that only carries a noun ("held talks", "the summit took place") and its noun are one predicate, the noun; and a
verb that only says that something is to be, seems or failed to be ("is expected to resume") and that one are one, too.
Which nouns name events the model says (model/event_mentions.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.read.event_trees import Tree
from communique.read.roles import is_person_noun


@dataclass(frozen=True, slots=True, order=True)
class Predicate:
    """Places of words in a sentence's tree: of the predicate, of the verb that carries it, of the head of its clause.

    They are one for "Varda withdrew"; in "talks are expected to be held" they are "talks", "held" and "expected".
    """

    place: int
    carrier: int
    clause: int


def find_predicates(tree: Tree, eventful: Sequence[bool]) -> list[Predicate]:
    """Predicates in text order; `eventful` tells the words that the model takes for events."""
    carried = _find_carried(tree, eventful)
    raised = _find_raised(tree)
    inside = {*carried.values(), *raised, *_find_idle(tree, carried)}
    found = []
    for place, token in enumerate(tree.tokens):
        is_verb = token.upos == "VERB" and token.relation not in _NO_CLAUSE and tree.lemma(place) not in _NO_EVENT
        is_noun = token.upos in _NAMES and eventful[place] and token.relation not in _PART_OF_NAME
        is_noun = is_noun and not is_person_noun(tree.lemma(place)) and tree.lemma(place) not in _PLACES
        if _only_describes(tree, place, eventful) or place in inside or not (is_verb or is_noun or place in carried):
            continue
        carrier = place
        while carrier in raised.values():
            carrier = next(below for below, above in raised.items() if above == carrier)
        found.append(Predicate(carried.get(carrier, carrier), carrier, place))
    return sorted(found)


def _only_describes(tree: Tree, verb: int, eventful: Sequence[bool]) -> bool:
    """Whether a light verb says of a noun that it takes place, and the noun is a predicate: "the talks held in May"."""
    token = tree.tokens[verb]
    if tree.relation(verb) != "acl" or token.head is None:
        return False
    is_for = any("for" in tree.cases(child) for child in tree.dependents(verb, "obl"))
    if token.relation == "acl" and is_for and tree.lemma(verb) in ON_PROGRAMME:  # "a vote of the council set for May"
        return any(eventful[above] for above in find_described(tree, verb))
    if tree.lemma(verb) not in _LIGHT:
        return False
    is_passive = token.relation == "acl" or bool(tree.dependents(verb, "aux:pass"))
    return is_passive and not tree.dependents(verb, "obj") and eventful[token.head]


def find_described(tree: Tree, verb: int) -> list[int]:
    """The nouns that a participle may describe, the nearest first: "a vote of the council | set for May"."""
    found = []
    for above in tree.ancestors(verb):
        found.append(above)
        if tree.relation(above) != "nmod":
            break
    return found


def _find_carried(tree: Tree, eventful: Sequence[bool]) -> dict[int, int]:
    """For each light verb the place of the noun that it carries."""
    found: dict[int, int] = {}
    for place, token in enumerate(tree.tokens):
        if token.upos != "VERB":
            continue
        objects = [child for child in tree.children[place] if tree.tokens[child].relation in ("obj", "nsubj:pass")]
        if tree.lemma(place) in _HAPPEN or any(tree.lemma(child) in _IDLE for child in objects):
            carried = tree.dependents(place, "nsubj")
        else:
            carried = objects if tree.lemma(place) in _LIGHT else []
        nouns = [child for child in carried if tree.tokens[child].upos in ("NOUN", "PROPN") and eventful[child]]
        if nouns:
            found[place] = nouns[0]
    return found


def _find_idle(tree: Tree, carried: Iterable[int]) -> list[int]:
    """The nouns that only make up a verb which carries another: "place" of "took place"."""
    return [child for verb in carried for child in tree.dependents(verb, "obj") if tree.lemma(child) in _IDLE]


def _find_raised(tree: Tree) -> dict[int, int]:
    """For each verb whose clause is that of a word which says only that it is to be, seems or failed: that word."""
    found: dict[int, int] = {}
    for place, token in enumerate(tree.tokens):
        is_infinitive = token.upos == "VERB" and token.relation == "xcomp" and "to" in tree.cases(place)
        if is_infinitive and token.head is not None and token.head < place and token.head not in found.values():
            above = tree.lemma(token.head)
            is_passive = bool(tree.dependents(token.head, "nsubj:pass", "aux:pass"))
            if above in _RAISING or (is_passive and above in _RAISING_PASSIVE):
                found[place] = token.head
    return found


_LIGHT = frozenset(
    "hold have make take reach conduct sign strike deliver give carry undertake stage launch issue impose do mount "
    "pay engage wage conclude perform seal schedule slate".split()
)
"""Verbs that say little more than that their object takes place, or is to: "hold talks", "reach a deal"."""
ON_PROGRAMME = frozenset("schedule slate set plan".split())
"""Verbs that say of a noun that it is to take place: "a meeting set for Friday"."""
_HAPPEN = frozenset("happen occur".split())
"""Verbs that say only that their subject takes place."""
_PLACES = ("sideline", "margin", "fringe")
"""Beside what something takes place."""
_IDLE = ("place", "effect")
"""What a subject takes that takes place."""
_RAISING = frozenset("fail seem appear tend due likely slate scheduled".split())
_RAISING_PASSIVE = frozenset("expect schedule set slate believe report say plan suppose think".split())
"""Words of which nothing is left but how sure it is that something takes place: "is expected to resume"."""
ORDERS = frozenset("follow precede".split())
"""Verbs that say of two events which came first, each having its own time: "May's talks followed a summit in June"."""
_NO_EVENT = ORDERS | frozenset(
    "be have seem appear remain include concern involve mean accord base regard belong".split()
)
"""Verbs of state, which tell no event by themselves."""
_NO_CLAUSE = frozenset("amod case mark compound fixed flat aux aux:pass cop det nmod:desc".split())
"""Relations in which a verb's form is no clause: "the visiting envoy", "according to"."""
_NAMES = ("NOUN", "PROPN", "ADJ")
_PART_OF_NAME = frozenset("flat fixed nmod:desc".split())
