"""Two who are named together as one: "Varda and Ostrel", "Marn and Doel", and the words for both: "the two sides".

In: articles and linked entities. Out: the entities, with one of type group for each pair that the pile names often
enough, however the pair is ordered or titled; joint sources of the same two become one. "The two leaders" is a pair
only where one pair of its article, and "both sides" only where one of the whole pile, stands out.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from communique.link.names import fold
from communique.link.state_mentions import find_bodies
from communique.link.states import States
from communique.types import Article, BlockKind, Entity, EntityType, Join, Span

# Times that a pair is named before it is an entity though it says nothing, and "both" is never said of it. Set by hand:
# below, lists of two are pairs.
FEWEST_NAMED = 3
# Times that an article, or else the pile, names a pair before "both" may mean it. Set by hand: once may be a slip.
FEWEST_MEANT = 2
# What the pair that "both" means has, as a share of all of its kind that are named. Set by hand: more than all others.
LEAST_SHARE = 0.5
# Code points before "the two leaders" in which nobody else may be named: a sentence or two. Set by hand.
NEAR = 250
# Set by hand; shown with a join, not summed.
SAME_PAIR = 0.85
SAME_BOTH = 0.7

Pair = frozenset[str]
_Mention = tuple[int, int, str]

_BODIES = frozenset({EntityType.GOVERNMENT, EntityType.ORGANIZATION, EntityType.PLACE})
_AND = re.compile(r"['’]?s? and (?:the )?")
# Between the two with which a headline opens: "Varda, Ostrel agree".
_COMMA = re.compile(r", ")
# After the second: "and Marn" goes on with the list, a capital with the name ("Senate and House Greens").
_GOES_ON = re.compile(r",? (?:and|or) |[- ][A-Z]|-")
_LISTED = re.compile(r"(?:,| and)\s+(?:the )?$")
_BOTH = re.compile(
    r"\b(?:both|(?:the |these )?two)\s(?:(?P<people>leaders|men|women|presidents|ministers|premiers)|"
    r"(?P<states>countries|nations|states|governments|neighbou?rs|powers)|(?P<sides>sides|parties|rivals|adversaries))\b"
    r"(?! of\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PairLinks:
    """The entities, sorted by id, and for each that has become part of another the id of that one."""

    entities: tuple[Entity, ...]
    ids: Mapping[str, str]


def link_pairs(
    articles: Iterable[Article], entities: Sequence[Entity], states: States, apart: Set[frozenset[str]] = frozenset()
) -> PairLinks:
    """Join the groups of the same two, and find where both are spoken of; `apart` are ids never joined."""
    articles = sorted(articles, key=lambda article: article.id)
    texts = {article.id: article.text for article in articles}
    kinds = {entity.id: entity.type for entity in entities if _is_one(entity)}
    mentions = _find_mentions(articles, entities, kinds, states)
    named = {article.id: _find_named(article, mentions[article.id], kinds) for article in articles}
    whole = Counter(pair for found in named.values() for pair, _ in found)
    both = _find_both(articles, mentions, named, kinds)
    spans: dict[Pair, set[Span]] = defaultdict(set)
    meant: dict[Pair, set[Span]] = defaultdict(set)
    for pair, span in (item for found in named.values() for item in found):
        spans[pair].add(span)
    for pair, span in both:
        meant[pair].add(span)
    groups = _find_groups(entities, named, both)
    kept = {pair for pair, count in whole.items() if count >= FEWEST_NAMED} | {*groups, *(pair for pair, _ in both)}
    ids: dict[str, str] = {}
    made = []
    for pair in sorted(kept, key=sorted):
        members = _leave_out(groups.get(pair, []), apart)
        group = _make(members, spans[pair], meant[pair], texts)
        ids |= {member.id: group.id for member in members}
        made.append(group)
    rest = [entity for entity in entities if entity.id not in ids]
    return PairLinks(tuple(sorted((*rest, *made), key=lambda entity: entity.id)), ids)


def _leave_out(members: Sequence[Entity], apart: Set[frozenset[str]]) -> list[Entity]:
    """The members without those that are to be kept from one before them."""
    kept: list[Entity] = []
    for member in members:
        if not any(frozenset({member.id, other.id}) in apart for other in kept):
            kept.append(member)
    return kept


def _is_one(entity: Entity) -> bool:
    return not entity.anonymous and (entity.type is EntityType.PERSON or entity.type in _BODIES)


def _find_mentions(
    articles: Sequence[Article], entities: Iterable[Entity], kinds: Mapping[str, EntityType], states: States
) -> dict[str, list[_Mention]]:
    """By article, the mentions of those who can be one of two, in text order, the longer first; no demonyms."""
    texts = {article.id: article.text for article in articles}
    mentions: dict[str, list[_Mention]] = {article.id: [] for article in articles}
    for entity in entities:
        if entity.id in kinds:
            for span in entity.mentions:
                if not _is_demonym(texts[span.article][span.start : span.end], states):
                    mentions[span.article].append((span.start, span.end, entity.id))
    return {
        article: sorted(own, key=lambda mention: (mention[0], -mention[1], mention[2]))
        for article, own in mentions.items()
    }


def _find_named(article: Article, own: Sequence[_Mention], kinds: Mapping[str, EntityType]) -> list[tuple[Pair, Span]]:
    """The pairs that an article names with "and", in text order, each with its place."""
    found = []
    ends = {end for _, end, _ in own}
    headlines = {block.start for block in article.blocks if block.kind is BlockKind.HEADLINE}
    for at, (start, end, one) in enumerate(own):
        comma = _COMMA.match(article.text, end) if start in headlines else None
        joined = _AND.match(article.text, end) or comma
        if joined is None or _is_listed(article.text, start, ends):
            continue
        following = bisect_left(own, joined.end(), at, key=_start)
        first, last, other = own[following] if following < len(own) else (len(article.text), 0, one)
        goes_on = _GOES_ON.match(article.text, last) or (comma and article.text.startswith(",", last))
        is_next = first == joined.end() and not goes_on
        if is_next and other != one and _match(kinds[one], kinds[other]):
            found.append((frozenset({one, other}), Span(article.id, start, last)))
    return found


def _start(mention: _Mention) -> int:
    return mention[0]


def _match(one: EntityType, other: EntityType) -> bool:
    return (one is EntityType.PERSON) == (other is EntityType.PERSON)


def _is_demonym(text: str, states: States) -> bool:
    form = fold(text)
    return form not in states.names and states.find_demonym(form) is not None


def _is_listed(text: str, start: int, ends: Set[int]) -> bool:
    """Whether a name is not the first of a list: "Doel" in "Marn, Doel and Brek"."""
    comma = _LISTED.search(text, max(0, start - 10), start)
    return comma is not None and comma.start() in ends


def _find_both(
    articles: Iterable[Article],
    mentions: Mapping[str, Sequence[_Mention]],
    named: Mapping[str, Sequence[tuple[Pair, Span]]],
    kinds: Mapping[str, EntityType],
) -> list[tuple[Pair, Span]]:
    """Where "both sides" and the like stand, with the pair that they mean."""
    whole = Counter(pair for found in named.values() for pair, _ in found)
    most = {kind: _stand_out(whole, kinds, kind) for kind in ("people", "states", "sides")}
    both = []
    for article in articles:
        own = Counter(pair for pair, _ in named[article.id])
        for start, end in find_bodies(article):
            for match in _BOTH.finditer(article.text, start, end):
                kind = match.lastgroup or ""
                pair = _stand_out(own, kinds, kind)
                if pair is None or own[pair] < FEWEST_MEANT or kind == "sides":
                    pair = most[kind]
                near = _find_near(mentions[article.id], match.start(), kinds) if kind == "people" else Pair()
                if pair is not None and whole[pair] >= FEWEST_MEANT and near <= pair:
                    both.append((pair, Span(article.id, match.start(), match.end())))
    return both


def _find_near(mentions: Sequence[_Mention], position: int, kinds: Mapping[str, EntityType]) -> Pair:
    """The people named just before a position."""
    low = bisect_left(mentions, position - NEAR, key=_start)
    high = bisect_left(mentions, position, key=_start)
    return frozenset(one for _, _, one in mentions[low:high] if kinds[one] is EntityType.PERSON)


def _stand_out(counts: Counter[Pair], kinds: Mapping[str, EntityType], kind: str) -> Pair | None:
    """The pair of a kind that has most of the counts of its kind."""
    fitting = [(count, pair) for pair, count in counts.items() if all(_fits(kinds[one], kind) for one in pair)]
    if not fitting:
        return None
    most, pair = max(fitting, key=lambda item: (item[0], sorted(item[1])))
    return pair if most > LEAST_SHARE * sum(count for count, _ in fitting) else None


def _fits(type_: EntityType, kind: str) -> bool:
    if kind == "states":
        return type_ in (EntityType.GOVERNMENT, EntityType.PLACE)
    return (type_ is EntityType.PERSON) == (kind == "people")


def _find_groups(
    entities: Iterable[Entity], named: Mapping[str, Sequence[tuple[Pair, Span]]], both: Sequence[tuple[Pair, Span]]
) -> dict[Pair, list[Entity]]:
    """The groups that are a pair: joint sources of the two, and "both sides" where that has spoken."""
    places = {(span.article, span.end): pair for found in named.values() for pair, span in found}
    places |= {(span.article, span.end): pair for pair, span in both}
    starts = {(span.article, span.end): span.start for found in named.values() for _, span in found}
    groups: dict[Pair, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.type is not EntityType.GROUP or not entity.mentions:
            continue
        meant = list(_find_meant(entity, places, starts))
        if len(meant) == len(entity.mentions) and len(set(meant)) == 1:
            groups[meant[0]].append(entity)
    return groups


def _find_meant(
    entity: Entity, places: Mapping[tuple[str, int], Pair], starts: Mapping[tuple[str, int], int]
) -> Iterator[Pair]:
    for span in entity.mentions:
        pair = places.get((span.article, span.end))
        if pair is not None and span.start <= starts.get((span.article, span.end), span.end):
            yield pair


def _make(members: Sequence[Entity], named: Set[Span], both: Set[Span], texts: Mapping[str, str]) -> Entity:
    mentions = _leave_out_inner({*named, *both, *(span for member in members for span in member.mentions)})
    spoken = [member.name for member in members if not _BOTH.fullmatch(member.name)]
    words = Counter(spoken or (texts[span.article][span.start : span.end] for span in named))
    name = min(words, key=lambda form: (" and " not in form, -words[form], len(form), form))
    joins = {join for member in members for join in member.joined}
    first = min(named)
    joins |= {Join((min(first, span), max(first, span)), "both of the two named together", SAME_BOTH) for span in both}
    joins |= {
        Join((min(first, other), max(first, other)), "the same two, named together", SAME_PAIR)
        for member in members
        if (other := member.mentions[0]) != first
    }
    key = f"{first.article}:{first.start}:{first.end}"
    id_ = min((member.id for member in members), default="e" + hashlib.sha256(key.encode()).hexdigest()[:12])
    return Entity(id=id_, name=name, type=EntityType.GROUP, mentions=mentions, joined=tuple(sorted(joins)))


def _leave_out_inner(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, sorted, without those inside another: "Varda and Ostrel" inside "both Varda and Ostrel"."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.article, span.start, -span.end)):
        if not kept or kept[-1].article != span.article or kept[-1].end < span.end:
            kept.append(span)
    return tuple(sorted(kept))
