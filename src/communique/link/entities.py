"""Entities across articles: who in one article is who in another, each join with its reason and score.

In: readings, whose entities hold within one article. Out: `EntityLinks`. Candidates come from shared keys (folded
names, states, acronyms, surnames), never from all pairs; each gets a judgement SAME, DIFFERENT or UNSURE, and what is
UNSURE stays apart and is listed. Precision first: a wrong join puts words into a wrong mouth.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from communique.link.bodies import Named, propose_joins, read_named
from communique.link.body_mentions import find_body_mentions
from communique.link.clusters import Clusters, Proposal
from communique.link.credit_mentions import find_credit_mentions
from communique.link.head_mentions import find_head_mentions
from communique.link.leaders import find_leaders, propose_regimes
from communique.link.member_groups import link_member_groups
from communique.link.name_extents import find_name_extents
from communique.link.names import TITLES, fold
from communique.link.office_mentions import find_office_mentions
from communique.link.owners import settle_owners
from communique.link.pairs import link_pairs
from communique.link.people import OpenName, join_people, read_person
from communique.link.phrases import mend_phrases
from communique.link.plain_groups import link_plain_groups
from communique.link.state_descriptions import find_state_descriptions
from communique.link.state_mentions import find_state_mentions
from communique.link.states import States, count_places, find_state_slips, learn_states, load_states
from communique.read.epithets import load_epithets
from communique.read.given_names import is_given_name
from communique.read.metonyms import is_acting
from communique.types import Article, Entity, EntityType, Join, Origin, Reading, Role, Span, Unsure

# Shown with a join, not summed.
SAME_BY_USER = 1.0
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
# Times that the texts of a pile speak of a lone name as of a place before it is one, whatever the tagger says.
# Set by hand: once may be a slip.
FEWEST_PLACED = 2
# Types between which a tagger wavers when it has never heard of a name.
LONE_TYPES = (EntityType.PERSON, EntityType.GOVERNMENT, EntityType.PLACE, EntityType.ORGANIZATION)
SETTLED_TYPES = (*LONE_TYPES, EntityType.OUTLET, EntityType.DOCUMENT)
# Letters in capitals that may be initials.
LONGEST_INITIALS = 4
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


def link_entities(
    readings: Sequence[Reading],
    origins: Sequence[Origin],
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
) -> EntityLinks:
    """Join the entities of all readings; the order of the readings does not matter.

    `same` and `different` are pairs of ids that the user says are one, and are not.

    An entity of the same words in another article of its origin is the same, and for an anonymous one that is the only
    way. A linked entity has its members' smallest id.
    """
    different = tuple(different)
    readings = settle_types(readings)
    members = _number_members(readings)
    clusters = Clusters(len(members))
    _follow_user(members, clusters, same, different)
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
    actors = _find_actors(readings) | _find_acting_capitals(members, states)
    holders = _join_states(named, states, actors, clusters)
    named = [_leave_out_capitals(one, states) if _is_actor(one, actors) else one for one in named]
    leaders = find_leaders(people, states)
    regimes = propose_regimes(named, leaders, holders)
    for proposal in [*regimes, *propose_joins(named, states, texts), *_propose_copied(members, origins)]:
        clusters.join(proposal)
    links = _merge(members, clusters, states, open_names)
    owners = {state: links.ids[members[at].entity.id] for state, (at, _) in holders.items()}
    links = _settle_states(links, set(owners.values()), {links.ids[actor] for actor in actors if actor in links.ids})
    articles = {reading.article.id: reading.article for reading in readings}
    found = find_state_mentions(articles.values(), links.entities, owners, states, leaders)
    credited = find_credit_mentions(articles.values(), links.entities)
    offices = find_office_mentions(articles.values(), links.entities, owners, states, leaders)
    bodies = find_body_mentions(articles.values(), links.entities, owners, states)
    for id_, spans in (*credited.items(), *offices.items(), *bodies.items()):
        found.setdefault(id_, set()).update(spans)
    entities = _move_capitals([_add_mentions(entity, found) for entity in links.entities], owners, states, articles)
    phrases = mend_phrases(
        (phrase for reading in readings for phrase in reading.noun_phrases),
        {id_: article.text for id_, article in articles.items()},
    )
    heads = find_head_mentions(articles.values(), entities, phrases)
    entities = tuple(_add_mentions(entity, heads) for entity in entities)
    described = find_state_descriptions(articles.values(), entities, owners, phrases)
    entities = tuple(_add_mentions(entity, described) for entity in entities)
    entities = settle_owners(articles.values(), entities, owners, leaders)
    apart = {frozenset({links.ids[one], links.ids[other]}) for one, other in different}
    groups = link_member_groups(articles.values(), entities, set(owners.values()), phrases)
    pairs = link_pairs(articles.values(), groups.entities, states, apart)
    ids = {id_: groups.ids.get(linked, linked) for id_, linked in links.ids.items()}
    ids = {id_: pairs.ids.get(linked, linked) for id_, linked in ids.items()}
    extents = find_name_extents(articles.values(), pairs.entities, phrases, states, set(owners.values()))
    entities = tuple(_add_mentions(entity, extents) for entity in pairs.entities)
    entities = link_plain_groups(articles.values(), entities, phrases, states)
    return EntityLinks(entities, ids, links.unsure)


def settle_types(readings: Sequence[Reading]) -> list[Reading]:
    """One type for all where the pile knows better than one article: outlets, and lone names.

    Only one article may say that Karskpress is an agency, or spell out the accord whose initials the others give; so it
    is for those that take it for a body, too. A tagger that has never heard of Varda guesses from the sentence. A lone
    name that more mentions take for a state, place or body than for a person is none, unless a full name ends in it
    ("Ilse Varda"); nor is one that texts speak of as of a place ("in Varda", "Varda's border"). A capital is no person,
    and "South Korean" no outlet; but states and people share names ("Jordan"). A party is one by the plural of its
    members ("the Tories").
    """
    parties = {fold(name) for epithet in load_epithets() if epithet.state is None for name in epithet.names}
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
    table = load_states()
    settled |= {
        form: EntityType.PLACE
        for form in weight
        if form not in full and not is_given_name(form) and table.find(form, actor=True) and form not in table.names
    }
    places = count_places([reading.article.text for reading in readings])
    for form, types in weight.items():
        for known in (EntityType.OUTLET, EntityType.DOCUMENT):
            if types[known] and 2 * (types[known] + types[EntityType.ORGANIZATION]) > types.total():
                settled.setdefault(form, known)
        if " " in form or form in full or form in settled or not types[EntityType.PERSON]:
            continue
        if 2 * types[EntityType.PERSON] >= types.total():
            if places[form] >= FEWEST_PLACED:
                settled[form] = EntityType.PLACE
            continue
        settled[form] = max((t for t in LONE_TYPES if t is not EntityType.PERSON), key=lambda t: (types[t], t.value))
    return [
        replace(
            reading,
            entities=tuple(_settle(entity, settled.get(fold(entity.name)), parties) for entity in reading.entities),
        )
        for reading in readings
    ]


def _settle(entity: Entity, settled: EntityType | None, parties: Set[str]) -> Entity:
    if entity.type in (EntityType.GROUP, EntityType.DOCUMENT) and fold(entity.name) in parties:
        return replace(entity, type=EntityType.ORGANIZATION, anonymous=False)
    is_wrong = (
        entity.type in (EntityType.PERSON, EntityType.OUTLET)
        if settled is EntityType.PLACE
        else entity.type is EntityType.PERSON or settled in (EntityType.OUTLET, EntityType.DOCUMENT)
    )
    if settled is None or not is_wrong or entity.anonymous:
        return entity
    return replace(entity, type=settled)


def _number_members(readings: Sequence[Reading]) -> list[_Member]:
    pairs = ((reading, entity) for reading in readings for entity in reading.entities)
    ordered = sorted(pairs, key=lambda pair: (pair[0].article.id, pair[1].id))
    return [_Member(at, reading, entity) for at, (reading, entity) in enumerate(ordered)]


def _follow_user(
    members: Sequence[_Member],
    clusters: Clusters,
    same: Iterable[tuple[str, str]],
    different: Iterable[tuple[str, str]],
) -> None:
    by_id = {member.entity.id: member for member in members}
    for one, other in different:
        clusters.keep_apart(by_id[one].at, by_id[other].at)
    for one, other in same:
        first, second = by_id[one], by_id[other]
        spans = (min(first.entity.mentions, default=None), min(second.entity.mentions, default=None))
        clusters.join(Proposal(first.at, second.at, spans, "the user says so", SAME_BY_USER))


def _learn_titles(readings: Sequence[Reading]) -> frozenset[str]:
    """Words of roles that stand in small letters somewhere in a role: no part of a name."""
    roles = (role.text for reading in readings for entity in reading.entities for role in entity.roles)
    return TITLES | {fold(word) for role in roles for word in role.split() if word.islower()}


def _find_actors(readings: Sequence[Reading]) -> frozenset[str]:
    """Ids of entities that say something or pass it on: a capital among them stands for its government."""
    said = [attribution for reading in readings for attribution in reading.attributions]
    return frozenset(a.speaker for a in said if a.speaker) | frozenset(relay for a in said for relay in a.via)


def _find_acting_capitals(members: Sequence[_Member], states: States) -> frozenset[str]:
    """Ids of capitals that an article never names as the city."""
    return frozenset(
        member.entity.id
        for member in members
        if fold(member.entity.name) in states.capitals
        and all(
            is_acting(text, span.start, span.end)
            for text in [member.reading.article.text]
            for span in member.entity.mentions
            if fold(text[span.start : span.end]) in states.capitals  # "its regime" is nobody's name
        )
    )


def _move_capitals(
    entities: Sequence[Entity], owners: Mapping[str, str], states: States, articles: Mapping[str, Article]
) -> tuple[Entity, ...]:
    """Give a state the mentions of its capital that mean its government; the city keeps the others."""
    moved: dict[str, set[Span]] = defaultdict(set)
    kept = []
    cities = {
        owner: entity.id
        for entity in entities
        if entity.type is EntityType.PLACE and (owner := owners.get(states.capitals.get(fold(entity.name), "")))
    }
    state_of = {owner: state for state, owner in owners.items()}
    for entity in entities:
        if entity.id in cities and (city := _find_city(entity, state_of[entity.id], states, articles)):
            moved[cities[entity.id]] |= city
            kept.append(replace(entity, mentions=tuple(span for span in entity.mentions if span not in city)))
            continue
        owner = owners.get(states.capitals.get(fold(entity.name), ""), entity.id)
        if owner != entity.id and entity.type is EntityType.PLACE:
            acting = {span for span in entity.mentions if is_acting(articles[span.article].text, span.start, span.end)}
            moved[owner] |= acting
            rest = tuple(span for span in entity.mentions if span not in acting)
            words = {articles[span.article].text[span.start : span.end] for span in rest}
            kept.append(replace(entity, mentions=rest, name=_word_name(entity.name, words) if words else entity.name))
        else:
            kept.append(entity)
    return tuple(
        _add_mentions(entity, moved) if entity.type is EntityType.PLACE else _add_capitals(entity, moved[entity.id])
        for entity in kept
    )


def _find_city(entity: Entity, state: str, states: States, articles: Mapping[str, Article]) -> set[Span]:
    """Mentions of a state by its capital's name where that does not act; none where nothing would be left."""
    named = [
        (span, is_acting(text, span.start, span.end))
        for span in entity.mentions
        if states.capitals.get(fold((text := articles[span.article].text)[span.start : span.end])) == state
    ]
    city = {span for span, acts in named if not acts}
    return city if len(city) < len(entity.mentions) else set()


def _add_capitals(entity: Entity, acting: Set[Span]) -> Entity:
    if not acting:
        return entity
    join = Join((entity.mentions[0], min(acting)), "its capital, where it acts", SAME_STATE)
    return replace(
        entity, mentions=tuple(sorted({*entity.mentions, *acting})), joined=tuple(sorted({*entity.joined, join}))
    )


def _join_states(
    named: Sequence[Named], states: States, actors: frozenset[str], clusters: Clusters
) -> dict[str, tuple[int, Span | None]]:
    """Join what stands for one state; returns the first position of each, and where it is named there."""
    first: dict[str, tuple[int, Span | None]] = {}
    slips = find_state_slips({form for one in named for form, _ in one.forms}, states)
    for one in named:
        if one.type in NEVER_STATES:
            continue
        actor = _is_actor(one, actors)
        found = [(state, span) for form, span in one.forms if (state := states.find(form, actor=actor))]
        found = found or [(slips[form], span) for form, span in one.forms if form in slips]
        if len({state for state, _ in found}) != 1:
            continue
        state, span = found[0]
        if state in first:
            reason = "names, peoples or capitals of one state"
            clusters.join(Proposal(first[state][0], one.at, (first[state][1], span), reason, SAME_STATE))
        else:
            first[state] = (one.at, span)
    return first


def _add_mentions(entity: Entity, found: Mapping[str, Set[Span]]) -> Entity:
    more = found.get(entity.id)
    return replace(entity, mentions=tuple(sorted({*entity.mentions, *more}))) if more else entity


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
        words = {
            members[at].reading.article.text[span.start : span.end]
            for at in group
            for span in members[at].entity.mentions
        }
        entities.append(
            Entity(
                id=ids[own[0].id],
                name=_word_name(name, words),
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


def _settle_states(links: EntityLinks, states: Set[str], actors: Set[str]) -> EntityLinks:
    """A state that acts is a government, and any other a place, whatever the tagger made of a name it did not know.

    So is one whose officers the story tells of, by name or not: they speak for it.
    """
    wrong = (EntityType.ORGANIZATION, EntityType.PLACE)
    served = {entity.of for entity in links.entities if _is_officer(entity)}
    entities = tuple(
        replace(entity, type=EntityType.GOVERNMENT if entity.id in actors | served else EntityType.PLACE)
        if entity.id in states and entity.type in wrong
        else entity
        for entity in links.entities
    )
    return replace(links, entities=entities)


def _is_officer(entity: Entity) -> bool:
    """Whether somebody has an office: "Minister Ilse Marn", "officials from Varda"."""
    if entity.type is EntityType.PERSON and entity.roles:
        return True
    return entity.type in (EntityType.PERSON, EntityType.GROUP) and _OFFICERS.search(entity.name) is not None


def _choose_name(own: Sequence[Entity], states: States) -> str:
    """The name most articles use, a full name before a surname; of a state the one used most that is no demonym."""
    uses: Counter[str] = Counter()
    for entity in own:
        uses[entity.name] += len(entity.mentions) if states.is_name(fold(entity.name)) else 1
    person = own[0].type is EntityType.PERSON

    def rank(name: str) -> tuple[bool, bool, int, bool, int, str]:
        shouted = name.isupper() and len(name) > LONGEST_INITIALS  # a dateline's "BRENNA"
        return (not states.is_name(fold(name)), person and " " not in name, -uses[name], shouted, -len(name), name)

    return min(uses, key=rank)


def _word_name(name: str, mentions: Set[str]) -> str:
    """The name, as far as a mention has it, word for word; else the mention that has most of it.

    "Marn and Doel" are named as the article has them: "Foreign Minister Ilse Marn and President Doel".
    """
    if any(name in " ".join(each.split()) for each in mentions):
        return name
    parts = name.casefold().split()
    return min(mentions, key=lambda each: (-sum(part in each.casefold() for part in parts), len(each), each))


def _choose_type(own: Sequence[Entity]) -> EntityType:
    """What most articles say; a state that acts in one of them is a government in all."""
    votes = Counter(entity.type for entity in own)
    if EntityType.GOVERNMENT in votes and votes.keys() <= {EntityType.GOVERNMENT, EntityType.PLACE}:
        return EntityType.GOVERNMENT
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


_OFFICERS = re.compile(
    r"\b(?:officials?|diplomats?|ministers?|negotiators?|envoys?|ambassadors?|spokes(?:man|men|woman|women|person))\b",
    re.IGNORECASE,
)
