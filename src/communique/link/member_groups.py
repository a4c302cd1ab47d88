"""Groups that are called by what they are members of: "union members", "members of the Lakes Union", "House Democrats".

In: articles, linked entities, noun phrases. Out: the entities, such groups made one for each body however they are
worded; a party's lawmakers in the whole Congress are the party. "Some members" and "two members" are somebody else.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from communique.link.head_mentions import find_meant, find_named_kinds
from communique.link.names import fold, is_pronoun
from communique.types import Article, Entity, EntityType, Join, NounPhrase, Span

# Times that a group is named before it is an entity though it says nothing. Set by hand: as for pairs.
FEWEST_NAMED = 3
# Code points of a phrase that is read.
LONGEST = 120
# Set by hand; shown with a join, not summed.
SAME_MEMBERS = 0.8


@dataclass(frozen=True, slots=True)
class MemberLinks:
    """The entities, sorted by id, and for each that has become part of a group the id of that one."""

    entities: tuple[Entity, ...]
    ids: Mapping[str, str]


@dataclass(frozen=True, slots=True, order=True)
class _Group:
    """Members of a body, by its id; or a party's lawmakers in a chamber."""

    body: str = ""
    party: str = ""
    chamber: str = ""


def link_member_groups(
    articles: Iterable[Article], entities: Sequence[Entity], states: Set[str], phrases: Sequence[NounPhrase]
) -> MemberLinks:
    """Find the groups and join their entities; `states` are the ids of states, whose people are no members."""
    texts = {article.id: article.text for article in articles}
    bodies = [entity for entity in entities if entity.type in _BODIES and entity.id not in states]
    spans = _find_members(bodies, texts, phrases) | _find_caucuses(texts, phrases)
    parties = {_PARTIES[form]: entity for entity in bodies if (form := fold(entity.name)) in _PARTIES}
    own = _find_own(entities, states, spans, texts)
    made: list[Entity] = []
    ids: dict[str, str] = {}
    for group in sorted(spans):
        party = parties.get(group.party) if group.chamber == _CONGRESS else None
        joined = [*([party] if party else []), *own.get(group, [])]
        if joined or len(spans[group]) >= FEWEST_NAMED:
            entity = _make(group, party, joined, spans[group], texts)
            ids |= {each.id: entity.id for each in joined}
            made.append(entity)
    rest = [entity for entity in entities if entity.id not in ids]
    linked = [replace(entity, of=ids.get(entity.of or "", entity.of)) for entity in (*rest, *made)]
    return MemberLinks(tuple(sorted(linked, key=lambda entity: entity.id)), ids)


def _find_members(
    bodies: Sequence[Entity], texts: Mapping[str, str], phrases: Iterable[NounPhrase]
) -> dict[_Group, set[Span]]:
    """Where members of bodies are spoken of; states and allies are members of a body that is said to have such."""
    named = {span: body.id for body in bodies if not body.anonymous for span in body.mentions}
    after = {(span.article, span.start): span for span in sorted(named)}
    kinds = find_named_kinds(bodies, texts)
    found: dict[_Group, set[Span]] = defaultdict(set)
    allied: dict[_Group, set[Span]] = defaultdict(set)
    alone = []
    for phrase in phrases:
        text = texts[phrase.article]
        span = _mend(phrase, text)
        words = text[span.start : min(span.end, span.start + LONGEST)]
        if bare := _BARE.fullmatch(words):
            link = _OF.match(text, span.end)
            body = after.get((span.article, link.end())) if link else None
            if body is not None:
                start = span.start + len(bare["other"] or "")
                found[_Group(named[body])].add(Span(span.article, start, body.end))
            elif link is None and bare["states"]:
                alone.append(span)
        elif members := _MEMBERS.fullmatch(words):
            place = Span(span.article, span.start + members.start("body"), span.start + members.end("body"))
            owner = named.get(place) or find_meant(kinds.get((span.article, members["body"]), ()), span.start)
            if owner is not None:
                (allied if members["allies"] else found)[_Group(owner)].add(span)
    for group in found:
        found[group] |= allied.get(group, set())
    groups: dict[str, set[_Group]] = defaultdict(set)
    for group, spans in found.items():
        for span in spans:
            groups[span.article].add(group)
    for span in alone:
        if len(groups[span.article]) == 1:
            found[min(groups[span.article])].add(span)
    return found


def _mend(phrase: NounPhrase, text: str) -> Span:
    """The phrase, with "rank-and" before "-file" where it has been cut there."""
    cut = _RANK_AND.search(text, max(0, phrase.start - _RANK_REACH), phrase.start)
    begins = cut is not None and _FILE.match(text, phrase.start)
    return Span(phrase.article, cut.start() if cut is not None and begins else phrase.start, phrase.end)


def _find_caucuses(texts: Mapping[str, str], phrases: Iterable[NounPhrase]) -> dict[_Group, set[Span]]:
    """Where the lawmakers of a party are spoken of: "House Democrats", "Democrats in the House"."""
    found: dict[_Group, set[Span]] = defaultdict(set)
    for phrase in phrases:
        text = texts[phrase.article]
        words = text[phrase.start : phrase.end]
        end = phrase.end
        if named := _IN_CHAMBER.fullmatch(words) or _PARTY_LAWMAKERS.fullmatch(words):
            party, chamber = named["party"], named["chamber"]
        elif (named := _PARTY_ALONE.fullmatch(words)) and (place := _CHAMBER_AFTER.match(text, end)):
            party, chamber, end = named["party"], place["chamber"], place.end()
        else:
            continue
        group = _Group(party=_PARTIES[party.lower()], chamber=_CHAMBERS[chamber.lower()])
        found[group].add(Span(phrase.article, phrase.start, end))
    return found


def _find_own(
    entities: Iterable[Entity], states: Set[str], spans: Mapping[_Group, Set[Span]], texts: Mapping[str, str]
) -> dict[_Group, list[Entity]]:
    """The entities that are nothing but one of the groups."""
    ends = {(span.article, span.end): (group, span.start) for group, found in spans.items() for span in found}
    own: dict[_Group, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.type not in (EntityType.GROUP, *_BODIES) or entity.id in states or _SOME.match(entity.name.lower()):
            continue
        named = [span for span in entity.mentions if not is_pronoun(texts[span.article][span.start : span.end])]
        meant = [ends.get((span.article, span.end)) for span in named]
        groups = {each[0] for span, each in zip(named, meant, strict=True) if each and span.start <= each[1] + _THE}
        if len(groups) == 1 and None not in meant:
            own[groups.pop()].append(entity)
    return own


def _make(
    group: _Group, party: Entity | None, joined: Sequence[Entity], found: Set[Span], texts: Mapping[str, str]
) -> Entity:
    first = min(found)
    words = Counter(_THE_BEFORE.sub("", texts[span.article][span.start : span.end]) for span in found)
    key = f"{first.article}:{first.start}:{first.end}"
    new = Entity(
        id="e" + hashlib.sha256(key.encode()).hexdigest()[:12],
        name=min(words, key=lambda form: (-words[form], len(form), form)),
        type=EntityType.GROUP,
        mentions=(),
        of=group.body or None,
    )
    joins = {join for each in joined for join in each.joined}
    joins |= {Join((first, span), "members of one body", SAME_MEMBERS) for span in sorted(found)[1:]}
    return replace(
        party or new,
        id=min((each.id for each in joined), default=new.id),
        mentions=_leave_out_inner({*found, *(span for each in joined for span in each.mentions)}),
        joined=tuple(sorted(joins)),
    )


def _leave_out_inner(spans: Iterable[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.article, span.start, -span.end)):
        if not kept or kept[-1].article != span.article or kept[-1].end < span.end:
            kept.append(span)
    return tuple(kept)


_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GOVERNMENT})
_LEAD = r"(?:[Tt]he (?:\d+ )?)?(?:[Ff]ellow )?(?:[Rr]ank[- ]and[- ]file )?"
_MEMBERS = re.compile(
    rf"{_LEAD}(?P<body>\S.*?)(?:['’]s?)? (?:members|member (?:states|countries|nations)|"
    r"(?P<allies>allies|countries|nations|states))"
)
_BARE = re.compile(rf"(?P<other>[Oo]ther )?{_LEAD}(?:[Mm]embers|[Mm]ember (?P<states>states|countries|nations))")
_OF = re.compile(r" of (?:the )?")
_RANK_AND = re.compile(r"(?:\b[Tt]he )?\b[Rr]ank[- ]and[- ]?$")
_RANK_REACH = len("the rank-and-")
_FILE = re.compile(r"-?file ")
_SOME = re.compile(r"(?:some|many|several|most|other|few|two|three|four|five|both|a|an)\b|\d")
_THE_BEFORE = re.compile(r"^[Tt]he ")
_THE = len("the ")
_CONGRESS = "congress"
_PARTIES = {
    "republicans": "republican",
    "republican": "republican",
    "gop": "republican",
    "democrats": "democrat",
    "democratic": "democrat",
}
_CHAMBERS = {
    "congress": _CONGRESS,
    "congressional": _CONGRESS,
    "capitol hill": _CONGRESS,
    "lawmakers": _CONGRESS,
    "house": "house",
    "house of representatives": "house",
    "house members": "house",
    "representatives": "house",
    "senate": "senate",
    "senators": "senate",
}
_PARTY = rf"(?P<party>{'|'.join(_PARTIES)})"
_IN_CHAMBER = re.compile(rf"(?:the )?(?P<chamber>congressional|house|senate) {_PARTY}", re.IGNORECASE)
_PARTY_LAWMAKERS = re.compile(
    rf"(?:the )?{_PARTY} (?P<chamber>lawmakers|house members|representatives|senators)", re.IGNORECASE
)
_PARTY_ALONE = re.compile(rf"(?:the )?{_PARTY}", re.IGNORECASE)
_CHAMBER_AFTER = re.compile(
    r" (?:in|on|in control of) (?:the )?(?P<chamber>Congress|Capitol Hill|House of Representatives|House|Senate)\b"
)
