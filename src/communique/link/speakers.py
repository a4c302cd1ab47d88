"""Who may have said one and the same thing: a speaker, the body he speaks for or those he speaks with, or nobody named.

In: linked entities. Out: the `Tie` of two speakers, None where what they say is never one statement; and the scopes
under which a speaker's contents are found, and in which it looks for others, so that no two strangers are compared.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from communique.link.names import fold
from communique.types import Entity, EntityType

# How far up a speaker's owners count: the spokesman, of the ministry, of the state.
OWNERS = 2

Scope = tuple[str, str | None]

# "Marn, Brek and Dorosh".
_BETWEEN = re.compile(r",? and (?:the )?|, ")


class Tie(StrEnum):
    """How two speakers belong together.

    `nobody`: the text names none of one. `body`: the one belongs to the other: a spokesman and the ministry, a
    minister and "the minister and his colleague", named. `unnamed`: both belong to one body, and at least one of them
    has no name: "a senior official".
    """

    SAME = "same"
    NOBODY = "nobody"
    BODY = "body"
    UNNAMED = "unnamed"


class Speakers:
    """What the entities of a pile tell of each other as speakers."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities: Mapping[str, Entity] = {entity.id: entity for entity in entities}
        self._joint = _find_joint(self._entities)
        self._ties: dict[tuple[str | None, str | None], Tie | None] = {}

    def find_tie(self, one: str | None, other: str | None) -> Tie | None:
        """How two speakers, None for nobody named, belong together."""
        pair = (one, other)
        if pair not in self._ties:
            self._ties[pair] = self._compare(one, other)
        return self._ties[pair]

    def list_scopes(self, speaker: str | None) -> list[Scope]:
        """Where what a speaker says is found."""
        if speaker is None:
            return [("anybody", None)]
        own: list[Scope] = [("speaker", speaker), ("anybody", None)]
        return own + [("body", owner) for owner in self._owners(speaker)]

    def list_searched(self, speaker: str | None) -> list[Scope]:
        """Where a speaker may find the same said: of two with a tie at least one looks where the other is found."""
        if speaker is None:
            return [("anybody", None)]
        owners = self._owners(speaker)
        searched: list[Scope] = [("speaker", each) for each in (speaker, *owners, *self._joint.get(speaker, ()))]
        return searched + ([("body", owner) for owner in owners] if self._is_unnamed(speaker) else [])

    def choose(self, speakers: Sequence[str | None]) -> str | None:
        """Whose a statement is: a person's before a body's, somebody's without a name last; then whose it is most."""
        counts = Counter(speaker for speaker in speakers if speaker is not None)
        return min(counts, key=lambda each: (self._rank(each), -counts[each], each), default=None)

    def _compare(self, one: str | None, other: str | None) -> Tie | None:
        if one == other:
            return Tie.SAME
        if one is None or other is None:
            return Tie.NOBODY
        owners, others = self._owners(one), self._owners(other)
        if one in others or other in owners or one in self._joint.get(other, ()) or other in self._joint.get(one, ()):
            return Tie.BODY
        unnamed = self._is_unnamed(one) or self._is_unnamed(other)
        return Tie.UNNAMED if unnamed and not set(owners).isdisjoint(others) else None

    def _owners(self, speaker: str) -> list[str]:
        """The bodies it belongs to, the nearest first."""
        owners: list[str] = []
        for _ in range(OWNERS):
            entity = self._entities.get(owners[-1] if owners else speaker)
            if entity is None or entity.of is None or entity.of in (speaker, *owners):
                break
            owners.append(entity.of)
        return owners

    def _is_unnamed(self, speaker: str) -> bool:
        entity = self._entities.get(speaker)
        return entity is not None and entity.anonymous

    def _rank(self, speaker: str) -> tuple[bool, bool]:
        entity = self._entities.get(speaker)
        return self._is_unnamed(speaker), entity is None or entity.type is not EntityType.PERSON


def _find_joint(entities: Mapping[str, Entity]) -> dict[str, list[str]]:
    """The groups that are named by their members, by each who is one of them: "Marn and Brek"."""
    groups: dict[str, list[str]] = defaultdict(list)
    for key, entity in sorted(entities.items()):
        for name in _name_members(entity):
            groups[name].append(key)
    joint = {}
    for key, entity in entities.items():
        words = fold(entity.name).split() if groups else []
        name = words[-1] if words and entity.type is EntityType.PERSON else " ".join(words)
        if found := [group for group in groups.get(name, ()) if group != key]:
            joint[key] = found
    return joint


def _name_members(entity: Entity) -> set[str]:
    """The names that make up the name of a group, each whole and by its last word."""
    if entity.type is not EntityType.GROUP or " and " not in entity.name:
        return set()
    names = [fold(part) for part in _BETWEEN.split(entity.name)]
    return {each for name in names if name for each in (name, name.split()[-1])}
