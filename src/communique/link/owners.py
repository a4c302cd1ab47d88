"""What people belong to, by titles and what stands beside their names: "Hamas leader", "NPR's Ilse Marn".

In: linked entities with their roles, the entity of each state, who leads which state. Out: the entities, people with
the state or body that their titles tell. Articles tell it too (read/affiliations.py); a place gives way to a body, and
"the United States" to the chamber of a lawmaker that the pile names. What nothing tells stays open.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.link.names import fold
from communique.read.roles import TITLES, is_person_noun, singular
from communique.types import Article, Entity, EntityType, Span

_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GOVERNMENT, EntityType.OUTLET, EntityType.PLACE})
# Who held an office belongs to it no more.
_FORMER = re.compile(r"\b(?:former|formerly|ex|retired|late|then)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s? $")
_POSSESSIVE_REACH = 3
_LINK = re.compile(r"\b(?:of|for|at|with|from|in|to|and|on)\b")
# "the head of the Sile Board", "a fellow at the Brenna-based Sile Institute".
_OF = re.compile(r"\w (?:of|for|at)(?: the)? (?:[\w-]+-based )?$")
# After a name: "Ilse Marn, of the Sile Institute".
_FROM = re.compile(r",? of (?:the )?")
_SENATOR = re.compile(
    r"(?:\w+ )?(?:sens?|senators?)|(?:\w+ )?senate (?:majority|minority|republican|democratic) (?:leader|whip)"
)
_REPRESENTATIVE = re.compile(
    r"(?:\w+ )?(?:reps?|congress(?:wo)?man)|house (?:majority|minority|republican|democratic) (?:leader|whip)|"
    r"(?:house )?speaker"
)
_AMERICAN = re.compile(
    r"(?:acting )?(?:(?:defense|education|treasury|commerce|energy|labor|agriculture|transportation|interior|"
    r"homeland security) secretary|attorney general|special counsel)"
)
# What the pile names where it speaks of American politics without saying so.
_WASHINGTON = ("white house", "capitol hill", "pentagon", "congress", "us congress")
_SENATE = ("senate", "us senate")
_HOUSE = ("house", "house of representatives", "us house of representatives")
_CONGRESS = ("congress", "us congress", "capitol hill")
_AMERICA = "USA"
_OFFICE = re.compile(r"([\w-]+)['’]s? office$")


@dataclass(frozen=True, slots=True)
class _Bodies:
    """Where bodies are named, by article, and the entities of folded names."""

    texts: Mapping[str, str]
    mentions: Mapping[str, Sequence[tuple[int, int, Entity]]]
    starts: Mapping[tuple[str, int], Entity]
    ends: Mapping[tuple[str, int], Entity]
    names: Mapping[str, Entity]
    offices: Mapping[str, str]

    def first(self, names: Iterable[str]) -> str | None:
        return next((self.names[name].id for name in names if name in self.names), None)


def settle_owners(
    articles: Iterable[Article], entities: Sequence[Entity], owners: Mapping[str, str], leaders: Mapping[str, str]
) -> tuple[Entity, ...]:
    """The entities; `owners` tells the entity of each state that is one, `leaders` which state somebody leads."""
    texts = {article.id: article.text for article in articles}
    bodies = _find_bodies(entities, texts)
    places = {entity.id for entity in entities if entity.type is EntityType.PLACE}
    settled = {}
    for entity in entities:
        if entity.type is EntityType.PERSON:
            owner = _find_chamber(entity, bodies, owners)
            if owner is None and (entity.of is None or entity.of in places):
                owner = _find_owner(entity, bodies, owners, leaders)
            settled[entity.id] = owner or entity.of
    listed = _find_listed(entities, texts)
    for person, first in listed.items():
        settled[person] = settled[person] or settled[first]
    return tuple(replace(entity, of=settled.get(entity.id, entity.of)) for entity in entities)


def _find_bodies(entities: Iterable[Entity], texts: Mapping[str, str]) -> _Bodies:
    mentions: dict[str, list[tuple[int, int, Entity]]] = defaultdict(list)
    names: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.type in _BODIES and not entity.anonymous:
            names[fold(entity.name)].append(entity)
            for span in entity.mentions:
                mentions[span.article].append((span.start, span.end, entity))
    one_name = {name: found[0] for name, found in names.items() if len(found) == 1}
    for found in mentions.values():
        found.sort(key=lambda item: (item[0], item[1], item[2].id))
    return _Bodies(
        texts,
        mentions,
        {(article, start): entity for article, found in mentions.items() for start, _, entity in found},
        {(article, end): entity for article, found in mentions.items() for _, end, entity in found},
        one_name,
        _find_offices(one_name.values()),
    )


def _find_offices(bodies: Iterable[Entity]) -> dict[str, str]:
    """Whose office a body is: "marn" for "Senator Marn's office"; of nobody for "the mayor's office"."""
    offices = ((match[1], body.id) for body in bodies if (match := _OFFICE.search(body.name)) and match[1][0].isupper())
    return {fold(name): id_ for name, id_ in offices if not _is_office(fold(name))}


def _find_chamber(entity: Entity, bodies: _Bodies, owners: Mapping[str, str]) -> str | None:
    """The chamber of an American lawmaker, or else the Congress, or the state: of what the pile names."""
    if entity.of in set(owners.values()) - {owners.get(_AMERICA)}:
        return None
    roles = [fold(role.text) for role in entity.roles]
    for pattern, chamber in ((_SENATOR, _SENATE), (_REPRESENTATIVE, _HOUSE)):
        if any(map(pattern.fullmatch, roles)):
            return bodies.first((*chamber, *_CONGRESS)) or owners.get(_AMERICA)
    return None


def _find_owner(entity: Entity, bodies: _Bodies, owners: Mapping[str, str], leaders: Mapping[str, str]) -> str | None:
    """What most of the places tell, of the first way that tells anything."""
    ways: tuple[Callable[[], Iterator[str]], ...] = (
        lambda: _read_possessives(entity, bodies),
        lambda: _read_titles(entity, bodies),
        lambda: _read_descriptions(entity, bodies),
        lambda: _read_after(entity, bodies),
        lambda: _read_offices(entity, bodies),
    )
    for way in ways:
        votes = Counter(way())
        if votes:
            return min(votes, key=lambda owner: (-votes[owner], owner))
    if entity.roles and (led := owners.get(leaders.get(fold(entity.name), ""))):
        return led
    is_american = any(_AMERICAN.fullmatch(fold(role.text)) for role in entity.roles)
    return owners.get(_AMERICA) if is_american and bodies.first(_WASHINGTON) else None


def _read_possessives(entity: Entity, bodies: _Bodies) -> Iterator[str]:
    """ "NPR's Ilse Marn"."""
    for span in entity.mentions:
        text = bodies.texts[span.article]
        mark = _POSSESSIVE.search(text, max(0, span.start - _POSSESSIVE_REACH), span.start)
        if mark and (owner := bodies.ends.get((span.article, mark.start()))):
            yield owner.id


def _read_titles(entity: Entity, bodies: _Bodies) -> Iterator[str]:
    """The last body before the office: "the Ostreli Sile Board chairman"; of one without a name, in what he is called.

    A body before a place: a mayor is of his city, where no other body is named.
    """
    titles = entity.mentions if entity.anonymous else [span for role in entity.roles for span in role.evidence]
    for title in titles:
        text = bodies.texts[title.article]
        if _FORMER.search(text, title.start, title.end):
            continue
        found = [
            owner
            for start, end, owner in _find_inside(title, bodies)
            if not _LINK.search(text, title.start, start) and _has_office(text[end : title.end])
        ]
        found = [owner for owner in found if owner.type is not EntityType.PLACE] or found[:1]
        if found:
            yield found[-1].id


def _read_descriptions(entity: Entity, bodies: _Bodies) -> Iterator[str]:
    """The first body after the office: "head of the Sile Board"."""
    for title in (span for role in entity.roles for span in role.evidence):
        text = bodies.texts[title.article]
        if not _FORMER.search(text, title.start, title.end):
            for start, _, owner in _find_inside(title, bodies):
                if owner.type is not EntityType.PLACE and _OF.search(text[title.start : start]):
                    yield owner.id
                    break


def _read_after(entity: Entity, bodies: _Bodies) -> Iterator[str]:
    """ "Ilse Marn of the Sile Institute"; not "of Brenna", where somebody only comes from."""
    for span in entity.mentions:
        link = _FROM.match(bodies.texts[span.article], span.end)
        owner = bodies.starts.get((span.article, link.end())) if link else None
        if owner is not None and owner.type is not EntityType.PLACE:
            yield owner.id


def _read_offices(entity: Entity, bodies: _Bodies) -> Iterator[str]:
    """ "Marn's spokesman" and "an aide to Marn" are of Marn's office, where the pile names that."""
    titles = [role.text for role in entity.roles] + ([entity.name] if entity.anonymous else [])
    yield from (bodies.offices[word] for title in titles for word in fold(title).split() if word in bodies.offices)


def _find_inside(title: Span, bodies: _Bodies) -> Iterator[tuple[int, int, Entity]]:
    for start, end, owner in bodies.mentions.get(title.article, ()):
        if title.start <= start and end <= title.end:
            yield start, end, owner


def _has_office(words: str) -> bool:
    return any(_is_office(fold(word)) for word in words.split())


def _is_office(word: str) -> bool:
    return is_person_noun(singular(word)) or word in TITLES


def _find_listed(entities: Iterable[Entity], texts: Mapping[str, str]) -> dict[str, str]:
    """Who shares the title of the one named before: "Sens. Ilse Marn and Teo Doel", "the aides Marn and Doel"."""
    people = [entity for entity in entities if entity.type is EntityType.PERSON and not entity.anonymous]
    titled = {
        (span.article, span.end): entity.id
        for entity in people
        if any(_is_of_many(role.text) for role in entity.roles)
        for span in entity.mentions
    }
    found = {}
    for entity in people:
        for span in entity.mentions:
            before = span.start - len(" and ")
            first = titled.get((span.article, before))
            if first and first != entity.id and texts[span.article].startswith(" and ", max(before, 0)):
                found[entity.id] = first
    return found


def _is_of_many(title: str) -> bool:
    last = fold(title).split()[-1:]
    return bool(last) and singular(last[0]) != last[0] and _is_office(singular(last[0]))
