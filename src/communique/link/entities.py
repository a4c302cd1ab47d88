"""Entities across articles: who in one article is who in another, each join with its reason and score.

In: readings, whose entities hold within one article. Out: `EntityLinks`. Candidates come from shared keys (folded
names, states, acronyms, surnames), never from all pairs; each gets a judgement SAME, DIFFERENT or UNSURE, and what is
UNSURE stays apart and is listed. Precision first: a wrong join puts words into a wrong mouth.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from communique.link.bodies import Named, propose_joins, read_named
from communique.link.clusters import Clusters, Proposal
from communique.link.names import TITLES, fold
from communique.link.people import OpenName, join_people, read_person
from communique.link.states import States, learn_states, load_states
from communique.types import Entity, EntityType, Origin, Reading, Role, Span, Unsure

# Shown with a join, not summed.
SAME_STATE = 0.9
SAME_IN_COPY = 0.85
# Types a state is never joined to: a people is no government, and an outlet is no state.
NEVER_STATES = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.OUTLET, EntityType.DOCUMENT})
# Which type wins when articles disagree, as many for the one as for the other.
TYPE_ORDER = (
    EntityType.PERSON,
    EntityType.GOVERNMENT,
    EntityType.OUTLET,
    EntityType.ORGANIZATION,
    EntityType.PLACE,
    EntityType.DOCUMENT,
    EntityType.GROUP,
)
# Types between which a tagger wavers when it has never heard of a name.
LONE_TYPES = (EntityType.PERSON, EntityType.GOVERNMENT, EntityType.PLACE, EntityType.ORGANIZATION)
SETTLED_TYPES = (*LONE_TYPES, EntityType.OUTLET, EntityType.DOCUMENT)
WHO_IS_IT = "which of these people the name means"


@dataclass(frozen=True, slots=True)
class EntityLinks:
    """The linked entities, sorted by id, and `ids`: the linked id for every id of a reading."""

    entities: tuple[Entity, ...]
    ids: Mapping[str, str]
    unsure: tuple[Unsure, ...]


@dataclass(frozen=True, slots=True)
class _Member:
    """One article's entity, at its place in the clusters."""

    at: int
    reading: Reading
    entity: Entity


def link_entities(readings: Sequence[Reading], origins: Sequence[Origin]) -> EntityLinks:
    """Join the entities of all readings; the order of the readings does not matter.

    An entity of the same words in another article of its origin is the same, and for an anonymous one that is the only
    way. A linked entity has its members' smallest id.
    """
    readings = settle_types(readings)
    members = _number_members(readings)
    clusters = Clusters(len(members))
    titles = _learn_titles(readings)
    known = [member for member in members if not member.entity.anonymous]
    people = [
        read_person(m.at, m.reading.article.id, m.reading.article.text, m.entity, titles)
        for m in known
        if m.entity.type is EntityType.PERSON
    ]
    open_names = join_people(people, clusters)
    named = [
        read_named(m.at, m.reading.article.text, m.entity) for m in known if m.entity.type is not EntityType.PERSON
    ]
    texts = [member.article.text for member in sorted(readings, key=lambda reading: reading.article.id)]
    states = learn_states(
        load_states(),
        texts=texts,
        governments=[form for one in named if one.type is EntityType.GOVERNMENT for form, _ in one.forms],
        others=[form for one in named if one.type not in NEVER_STATES for form, _ in one.forms],
    )
    actors = _find_actors(readings)
    _join_states(named, states, actors, clusters)
    named = [_leave_out_capitals(one, states) if _is_actor(one, actors) else one for one in named]
    for proposal in [*propose_joins(named, states, texts), *_propose_copied(members, origins)]:
        clusters.join(proposal)
    return _merge(members, clusters, states, open_names)


def settle_types(readings: Sequence[Reading]) -> list[Reading]:
    """One type for all where the pile knows better than one article: outlets, and lone names.

    Only one article may say that Karskpress is an agency, or spell out the accord whose initials the others give; so it
    is for those that take it for a body, too. A tagger that has never heard of Varda guesses from the sentence. A lone
    name that more mentions take for a state, place or body than for a person is none, unless a full name ends in it
    ("Ilse Varda").
    """
    full = {
        fold(entity.name).split()[-1]
        for reading in readings
        for entity in reading.entities
        if entity.type is EntityType.PERSON and " " in fold(entity.name)
    }
    weight: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for reading in readings:
        for entity in reading.entities:
            if entity.type in SETTLED_TYPES and not entity.anonymous:
                weight[fold(entity.name)][entity.type] += len(entity.mentions)
    settled = {fold(r.article.outlet): EntityType.OUTLET for r in readings if r.article.outlet}
    for form, types in weight.items():
        for known in (EntityType.OUTLET, EntityType.DOCUMENT):
            if types[known] and 2 * (types[known] + types[EntityType.ORGANIZATION]) > types.total():
                settled.setdefault(form, known)
        if " " in form or form in full or form in settled or not 0 < 2 * types[EntityType.PERSON] < types.total():
            continue
        settled[form] = max((t for t in LONE_TYPES if t is not EntityType.PERSON), key=lambda t: (types[t], t.value))
    return [
        replace(reading, entities=tuple(_settle(entity, settled.get(fold(entity.name))) for entity in reading.entities))
        for reading in readings
    ]


def _settle(entity: Entity, settled: EntityType | None) -> Entity:
    is_wrong = entity.type is EntityType.PERSON or settled in (EntityType.OUTLET, EntityType.DOCUMENT)
    if settled is None or not is_wrong or entity.anonymous:
        return entity
    return replace(entity, type=settled)


def _number_members(readings: Sequence[Reading]) -> list[_Member]:
    pairs = ((reading, entity) for reading in readings for entity in reading.entities)
    ordered = sorted(pairs, key=lambda pair: (pair[0].article.id, pair[1].id))
    return [_Member(at, reading, entity) for at, (reading, entity) in enumerate(ordered)]


def _learn_titles(readings: Sequence[Reading]) -> frozenset[str]:
    """Words of roles that stand in small letters somewhere in a role: no part of a name."""
    roles = (role.text for reading in readings for entity in reading.entities for role in entity.roles)
    return TITLES | {fold(word) for role in roles for word in role.split() if word.islower()}


def _find_actors(readings: Sequence[Reading]) -> frozenset[str]:
    """Ids of entities that say something or pass it on: a capital among them stands for its government."""
    said = [attribution for reading in readings for attribution in reading.attributions]
    return frozenset(a.speaker for a in said if a.speaker) | frozenset(relay for a in said for relay in a.via)


def _join_states(named: Sequence[Named], states: States, actors: frozenset[str], clusters: Clusters) -> None:
    first: dict[str, tuple[int, Span | None]] = {}
    for one in named:
        if one.type in NEVER_STATES:
            continue
        actor = _is_actor(one, actors)
        found = [(state, span) for form, span in one.forms if (state := states.find(form, actor=actor))]
        if len({state for state, _ in found}) != 1:
            continue
        state, span = found[0]
        if state in first:
            reason = "names, peoples or capitals of one state"
            clusters.join(Proposal(first[state][0], one.at, (first[state][1], span), reason, SAME_STATE))
        else:
            first[state] = (one.at, span)


def _is_actor(one: Named, actors: frozenset[str]) -> bool:
    return one.type is EntityType.GOVERNMENT or one.id in actors


def _leave_out_capitals(one: Named, states: States) -> Named:
    """An actor without its capital's name, which it does not share with the city: "Brenna objects", "in Brenna"."""
    return replace(one, forms=tuple(item for item in one.forms if item[0] not in states.capitals))


def _propose_copied(members: Sequence[_Member], origins: Sequence[Origin]) -> list[Proposal]:
    """ "A senior official" or "the board" in a reprint is the one of the original, where each has one such alone."""
    origin_of = {article: origin.id for origin in origins for article in origin.articles}
    alike: dict[tuple[str, str, EntityType], list[_Member]] = defaultdict(list)
    for member in members:
        if fold(member.entity.name):
            article = member.reading.article.id
            alike[origin_of[article], fold(member.entity.name), member.entity.type].append(member)
    proposals = []
    for found in alike.values():
        if len({member.reading.article.id for member in found}) == len(found):
            for other in found[1:]:
                spans = (min(found[0].entity.mentions, default=None), min(other.entity.mentions, default=None))
                proposals.append(
                    Proposal(found[0].at, other.at, spans, "same words in copies of one text", SAME_IN_COPY)
                )
    return proposals


def _merge(
    members: Sequence[_Member], clusters: Clusters, states: States, open_names: Sequence[OpenName]
) -> EntityLinks:
    groups = clusters.groups()
    ids = {members[at].entity.id: min(members[i].entity.id for i in group) for group in groups.values() for at in group}
    outlets = {fold(member.reading.article.outlet) for member in members if member.reading.article.outlet}
    joins = clusters.joins()
    entities = []
    for root, group in groups.items():
        own = [members[at].entity for at in group]
        name = _choose_name(own, states)
        entities.append(
            Entity(
                id=ids[own[0].id],
                name=name,
                type=EntityType.OUTLET if fold(name) in outlets and _may_be_outlet(own) else _choose_type(own),
                mentions=tuple(sorted({span for entity in own for span in entity.mentions})),
                of=_choose_owner(own, ids),
                roles=_merge_roles(own),
                joined=tuple(sorted({join for entity in own for join in entity.joined} | set(joins.get(root, [])))),
                anonymous=all(entity.anonymous for entity in own),
            )
        )
    unsure = {
        Unsure(
            WHO_IS_IT,
            tuple(sorted({ids[members[at].entity.id] for at in (name.at, *name.candidates)})),
            () if name.evidence is None else (name.evidence,),
        )
        for name in open_names
    }
    return EntityLinks(
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        ids=ids,
        unsure=tuple(sorted(question for question in unsure if len(question.candidates) > 1)),
    )


def _choose_name(own: Sequence[Entity], states: States) -> str:
    """The name most articles use, a state's own name before its demonym, a full name before a surname."""
    uses = Counter(entity.name for entity in own)
    person = own[0].type is EntityType.PERSON

    def rank(name: str) -> tuple[bool, bool, int, int, str]:
        return (not states.is_name(fold(name)), person and " " not in name, -uses[name], -len(name), name)

    return min(uses, key=rank)


def _choose_type(own: Sequence[Entity]) -> EntityType:
    votes = Counter(entity.type for entity in own)
    return min(votes, key=lambda kind: (-votes[kind], TYPE_ORDER.index(kind)))


def _may_be_outlet(own: Sequence[Entity]) -> bool:
    return all(entity.type in (EntityType.OUTLET, EntityType.ORGANIZATION, EntityType.PLACE) for entity in own)


def _choose_owner(own: Sequence[Entity], ids: Mapping[str, str]) -> str | None:
    votes = Counter(ids.get(entity.of, entity.of) for entity in own if entity.of is not None)
    votes.pop(ids[own[0].id], None)
    return min(votes, key=lambda owner: (-votes[owner], owner)) if votes else None


def _merge_roles(own: Sequence[Entity]) -> tuple[Role, ...]:
    texts: dict[str, Counter[str]] = defaultdict(Counter)
    evidence: dict[str, set[Span]] = defaultdict(set)
    for role in (role for entity in own for role in entity.roles):
        key = fold(role.text) or role.text
        texts[key][role.text] += 1
        evidence[key].update(role.evidence)
    roles = (
        Role(min(found, key=lambda text: (-found[text], text)), tuple(sorted(evidence[key])))
        for key, found in texts.items()
    )
    return tuple(sorted(roles))
