"""Parties: the government or body that each entity speaks for, else the entity itself.

In: a linked `Story`. Out: for each entity its party. Offices speak for their government, and those who hold one for
theirs, however many stand between: a spokesman of the palace, which is of a state. Those named together as one are of
one party where each of them is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from communique.compose.move_words import normalize
from communique.types import Attribution, Entity, EntityType, Span, Story

# Steps from one who speaks to the government: a spokesman, his ministry, its state.
MOST_STEPS = 4
# The share of a group's mentions that name who is in it, from which its party is theirs. Set by hand.
LEAST_NAMED = 0.5

# Mentions before a pronoun, or within a source, that are looked at.
MOST_NAMED = 12

_Place = tuple[int, int, str]
_Named = tuple[int, int, Entity]


def find_parties(story: Story) -> dict[str, Entity]:
    """The party of each entity, by the entity's id."""
    entities = {entity.id: entity for entity in story.entities}
    led = _find_led(story.entities, entities)
    parties = {entity.id: _climb(entity, entities, led) for entity in story.entities}
    return parties | _join_members(story, parties)


def settle_speakers(story: Story, parties: Mapping[str, Entity]) -> list[Attribution]:
    """A story's attributions, with no speaker where the source names several and the speaker is one of them.

    An owner is the one whom the sentence names last before it: "Marn was told that Dorn stands by | his | pledge".
    """
    texts = {article.id: article.text for article in story.articles}
    entities = {entity.id: entity for entity in story.entities}
    named = _find_named(story, texts)

    def settle(one: Attribution) -> Attribution:
        if one.source is None or one.speaker is None:
            return one
        text, near = texts[one.article], named[one.article]
        if _OWNER.fullmatch(text, *one.source):
            return replace(one, speaker=_find_owner_before(one.source[0], text, near) or one.speaker)
        return replace(one, speaker=None) if _is_one_of(entities[one.speaker], one.source, text, near, parties) else one

    return [settle(one) for one in story.attributions]


def may_bargain(party: Entity) -> bool:
    """Whether it can be a party at all: no outlet, no paper, not "a person"."""
    return party.type not in (EntityType.OUTLET, EntityType.DOCUMENT) and not _NOBODY.match(party.name)


def _find_named(story: Story, texts: Mapping[str, str]) -> dict[str, list[_Named]]:
    """For each article where somebody is named by more than a pronoun, in text order."""
    named: dict[str, list[_Named]] = defaultdict(list)
    for entity in story.entities:
        if entity.type in _NAMEABLE:
            for mention in entity.mentions:
                if not _PRONOUN.fullmatch(texts[mention.article], mention.start, mention.end):
                    named[mention.article].append((mention.start, mention.end, entity))
    for places in named.values():
        places.sort(key=lambda each: (each[0], each[1], each[2].id))
    return named


def _find_owner_before(place: int, text: str, named: Sequence[_Named]) -> str | None:
    """The person whom the sentence names last before a place."""
    at = bisect_left(named, place, key=lambda each: each[0])
    for start, end, entity in reversed(named[max(0, at - MOST_NAMED) : at]):
        if _STOP.search(text, end, place):
            return None
        if entity.type is EntityType.PERSON and start < end <= place:
            return entity.id
    return None


def _is_one_of(
    speaker: Entity, place: tuple[int, int], text: str, named: Sequence[_Named], parties: Mapping[str, Entity]
) -> bool:
    """Whether somebody is but one of those whom the source names: "the two leaders", "Varda and Ostrel"."""
    source = text[slice(*place)]
    if speaker.type is EntityType.GROUP:
        return False
    if _TWO.match(source):
        return _TWO.match(speaker.name) is None
    if " and " not in source or " and " in speaker.name:
        return False
    at = bisect_left(named, place[0], key=lambda each: each[0])
    inside = {parties[entity.id].id for start, end, entity in named[at : at + MOST_NAMED] if end <= place[1]}
    return parties[speaker.id].id in inside and _JOINED.search(source) is not None and len(inside) > 1


def _climb(speaker: Entity, entities: Mapping[str, Entity], led: Mapping[str, Entity]) -> Entity:
    party = speaker
    for _ in range(MOST_STEPS):
        owner = _find_owner(party, entities, led)
        if owner is None:
            break
        party = owner
    return party


def _find_owner(speaker: Entity, entities: Mapping[str, Entity], led: Mapping[str, Entity]) -> Entity | None:
    """The government or body that somebody speaks for.

    Its leaders, ministers, envoys, officials and offices do; its lawmakers, courts, former leaders and opponents do
    not, nor does a union of its workers, and of a place or an outlet nobody does.
    """
    owner = entities.get(speaker.of) if speaker.of else None
    if owner is None and speaker.type is not EntityType.PERSON:
        owner = led.get(normalize(speaker.name).removeprefix("the "))
    if owner is None or owner is speaker or owner.type not in _PARTIES:
        return None
    words = normalize(" ".join((speaker.name, *(role.text for role in speaker.roles))))
    if speaker.type is EntityType.DOCUMENT:
        return owner if _PAPER.search(words) else None
    if _LAWMAKER.search(words):
        return None
    holds_office = _OFFICE.search(words)
    if _OWN_MIND.search(words) and not (owner.type is EntityType.ORGANIZATION and holds_office):
        return None
    if speaker.type is EntityType.ORGANIZATION:
        return None if _UNION.search(words) and not holds_office else owner
    return owner if holds_office else None


def _find_led(every: Sequence[Entity], entities: Mapping[str, Entity]) -> dict[str, Entity]:
    """What a government is called after the one who leads it: "marn administration", where Marn's is but one."""
    found: dict[str, dict[str, Entity]] = defaultdict(dict)
    for entity in every:
        if entity.type is EntityType.PERSON:
            owner = _climb(entity, entities, {})
            if owner.type is EntityType.GOVERNMENT:
                name = normalize(entity.name)
                roles = [normalize(role.text) for role in entity.roles]
                for called in (name, name.rpartition(" ")[2], *(f"{role} {name}" for role in roles)):
                    for mark in ("", "'s"):
                        found[f"{called}{mark} administration"][owner.id] = owner
                        found[f"{called}{mark} government"][owner.id] = owner
    return {called: next(iter(owners.values())) for called, owners in found.items() if len(owners) == 1}


def _join_members(story: Story, parties: Mapping[str, Entity]) -> dict[str, Entity]:
    """Groups whose names end, at each "and", in somebody of one party: "Marn and his minister Ollin"."""
    texts = {article.id: article.text for article in story.articles}
    ends: dict[str, list[_Place]] = defaultdict(list)
    for entity in story.entities:
        if entity.type is not EntityType.GROUP:
            for mention in entity.mentions:
                ends[mention.article].append((mention.end, mention.start, entity.id))
    for places in ends.values():
        places.sort()
    joined: dict[str, Entity] = {}
    for group in story.entities:
        if group.type is EntityType.GROUP and group.of is None:
            told = [_find_members(mention, texts, ends[mention.article]) for mention in group.mentions]
            named = [members for members in told if members]
            found = {parties[member].id: parties[member] for members in named for member in members}
            if len(found) == 1 and len(named) > LEAST_NAMED * len(told):
                joined[group.id] = next(iter(found.values()))
    return joined


def _find_members(mention: Span, texts: Mapping[str, str], ends: Sequence[_Place]) -> list[str]:
    """Who is named at the end of each part of "A and B"; empty where a part ends in nobody's name."""
    words = texts[mention.article][mention.start : mention.end]
    stops = [mention.start + joint.start() for joint in _JOINT.finditer(words)]
    if not stops:
        return []
    found = []
    for stop in (*stops, mention.end):
        at = bisect_left(ends, (stop, mention.start, ""))
        if at == len(ends) or ends[at][0] != stop:
            return []
        found.append(ends[at][2])
    return found


_PARTIES = (EntityType.GOVERNMENT, EntityType.ORGANIZATION, EntityType.GROUP)
_NAMEABLE = (EntityType.PERSON, EntityType.GOVERNMENT, EntityType.ORGANIZATION)
_PRONOUN = re.compile(
    r"(?:s?he|his|hers?|him|it|its|they|their|them|we|us|our|i|my|me|who|whose|which|that|you|your|(?:him|her|it|them)sel\w+)",
    re.IGNORECASE,
)
_OWNER = re.compile(r"his|her", re.IGNORECASE)
_STOP = re.compile(r"[.!?][”\"’]?\s|\n")
_TWO = re.compile(
    r"(?:both|the two|two|the) (?:of (?:the|them)\b|sides\b|parties\b|leaders\b|presidents\b|capitals\b|men\b)"
)
# "Varda and Ostrel" by themselves: not "Varda and its allies", nor what hangs on a name, "of the dam and the lock".
_JOINED = re.compile(r"^(?:[Bb]oth )?[A-Z][^,]*? and (?:the )?[A-Z]")
_JOINT = re.compile(r",? and |, ")
_NOBODY = re.compile(
    r"(?:nobody|no one|none|neither|no)\b|(?:an?|any|every|some) (?:person|people|individual)\b|"
    r"(?:any|every|some)(?:body|one)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:(?:president|minister|secretary|prime|leader|chief|chancell?or|chair\w*|premier|king|mayor|spokes\w+|official|"
    r"envoy|ambassador|representative|negotiator|aide|delegat\w+|administration|government|military|army|ministry|"
    r"diplomat|advis[eo]r|counsel\w*|director|head|governor|commander|general)s?|secretaries|white house|palace)\b"
)
_LAWMAKER = re.compile(
    r"\b(?:sens?|senators?|reps?|congress\w*|lawmakers?|senate|(?<!white )house|parliament\w*|knesset|representatives|"
    r"majority|minority)\b"
)
_OWN_MIND = re.compile(
    r"\b(?:court|judge|former|ex|opposition|candidate|professor|analyst|expert|rebels?|critics?|deput(?:y|ies) of)\b"
)
_PAPER = re.compile(r"\b(?:statement|communiqu[eé]|declaration|letter|readout|press release|memorandum)\b")
_UNION = re.compile(r"\b(?:association|(?<!european )union|federation|league|society|coalition)\b")
