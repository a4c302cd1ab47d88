"""Words that stand for participants -> the entities of the article that they name.

A phrase stands for the entity that a mention at its head names; where none does, for what its words before the head
name or its "of" ("Vardan troops", "leaders of Varda and Ostrel"), for those act for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.read.countries import is_state
from communique.read.event_participants import Participants
from communique.read.event_trees import Tree
from communique.read.metonyms import is_acting
from communique.read.nations import is_same_nation, nation_of
from communique.types import Entity, EntityType


@dataclass(frozen=True, slots=True)
class Named:
    """A place where an entity is named."""

    start: int
    end: int
    entity: Entity


class Parties:
    """The entities of an article by where they are named, documents left out.

    A place is no party, unless it is a state, its name stands for those who govern there, or it is itself attacked.
    """

    def __init__(self, entities: Iterable[Entity], text: str) -> None:
        self.text = text
        self.entities = [entity for entity in entities if entity.type is not EntityType.DOCUMENT]
        named = [Named(m.start, m.end, entity) for entity in self.entities for m in entity.mentions]
        self.named = sorted(named, key=lambda each: (each.start, -each.end, each.entity.id))
        self.starts = [each.start for each in self.named]
        self.longest = max((each.end - each.start for each in self.named), default=0)
        self.nations = {
            nation_of(entity.name.casefold()): entity
            for entity in reversed(self.entities)
            if entity.type in (EntityType.GOVERNMENT, EntityType.PLACE)
        }

    def names(self, position: int) -> bool:
        """Whether a position is in the name of somebody, a place or an outlet, which tells no event."""
        named = self._at(position)
        return named is not None and named.entity.type in _NO_EVENTS

    def find(self, tree: Tree, places: Sequence[int]) -> list[tuple[int, Named]]:
        """Whom words name that head the phrases of participants, in text order, each entity once."""
        found: dict[str, tuple[int, Named]] = {}
        for place in places:
            for named in self._name(tree, place):
                if self._is_party(tree, place, named):
                    found.setdefault(named.entity.id, (place, named))
        return list(found.values())

    def find_both(self, tree: Tree, participants: Participants) -> tuple[list[Named], list[Named]]:
        """Those who act and those who are acted on; nobody is both.

        A pronoun that acts on the one it stands for was misread: "it" in "Varda said it had attacked Ostrel".
        """
        acting, acted_on = self.find(tree, participants.actors), self.find(tree, participants.recipients)
        named = {each.entity.id for place, each in acted_on if tree.tokens[place].upos != "PRON"}
        actors = [each for place, each in acting if tree.tokens[place].upos != "PRON" or each.entity.id not in named]
        taken = {each.entity.id for each in actors}
        return actors, [each for _, each in acted_on if each.entity.id not in taken]

    def _is_party(self, tree: Tree, place: int, named: Named) -> bool:
        """Whether a participant's phrase names somebody who can take part; of a place as a rule the words decide."""
        if named.entity.type is not EntityType.PLACE:
            return True
        token = tree.tokens[place]
        first = tree.tokens[token.head] if token.relation == "conj" and token.head is not None else token
        is_named = named.start <= token.start < named.end and first.relation in ("nsubj", "nsubj:pass", "obj", "iobj")
        if is_named and first.head is not None and tree.lemma(first.head) not in _GOING:  # "attacked Ilmsund"
            return True
        is_nation = named.entity.name.casefold() != self.text[named.start : named.end].casefold()
        return is_state(named.entity.name) or is_nation or is_acting(self.text, named.start, named.end)

    def _name(self, tree: Tree, place: int) -> list[Named]:
        token = tree.tokens[place]
        if (named := self._at(token.start)) is not None:
            return [named]
        if token.upos not in ("NOUN", "PROPN", "ADJ", "NUM", "DET"):
            return []
        found = []
        if (nation := self._nation(tree, place)) is not None:
            found.append(nation)
        for child in tree.children[place]:
            relation = tree.tokens[child].relation
            is_of = relation == "nmod" and _BELONGING.intersection(tree.cases(child))
            if relation in ("compound", "amod", "nmod:poss", "nmod:desc") or is_of:
                for word in (child, *tree.dependents(child, "conj")):
                    named = self._at(tree.tokens[word].start) or self._nation(tree, word)
                    if named is not None:
                        found.append(named)
        return found

    def _at(self, position: int) -> Named | None:
        """The shortest mention that holds a position."""
        last = bisect_right(self.starts, position)
        first = bisect_right(self.starts, position - self.longest - 1)
        holding = [each for each in self.named[first:last] if each.end > position]
        return min(holding, key=lambda each: (each.end - each.start, each.start), default=None)

    def _nation(self, tree: Tree, place: int) -> Named | None:
        """The state that a nationality comes from: "Vardan"."""
        token = tree.tokens[place]
        if token.upos not in ("ADJ", "PROPN") or not token.lemma[:1].isupper():
            return None
        nation = nation_of(token.lemma.casefold())
        for name, entity in self.nations.items():
            if is_same_nation(name, nation):
                return Named(token.start, token.end, entity)
        return None


_GOING = frozenset("leave visit reach enter cross quit tour pass fill open close near fly".split())
"""Verbs whose object is only where somebody goes, or is no party: "left Ilmsund", "opened the Lower Sile"."""
_NO_EVENTS = (EntityType.PERSON, EntityType.GOVERNMENT, EntityType.PLACE, EntityType.OUTLET)
_BELONGING = frozenset("of from for between among with by".split())
