"""Ids in an account that lead nowhere: found in its JSON, left out of an account that is to be shown.

An account may come from a file that somebody edited. What is shown of it leans on every id leading somewhere.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from communique.errors import AccountError
from communique.types import (
    Account,
    Article,
    Attribution,
    Date,
    Dispute,
    Entity,
    Event,
    EventMention,
    Move,
    OnlyToldWhat,
    Position,
    Span,
)

LEADS_TO = {
    "article": "articles", "articles": "articles", "origin": "origins",
    "speaker": "entities", "via": "entities", "of": "entities", "party": "entities", "counterpart": "entities",
    "ascribed_by": "entities", "holder": "entities", "actors": "entities", "recipients": "entities",
    "nested_in": "attributions", "attributions": "attributions", "told_in": "attributions", "statement": "statements",
    "event": "events", "part_of": "events", "moves": "moves", "steps": "moves", "differing": "moves",
}  # fmt: skip
"""Keys that hold one id or a list of them, and the list of the account where those are at home."""

TOLD = {what.value: f"{what.value}s" for what in OnlyToldWhat}
"""What one article alone tells, and the list of the account where its id is at home."""


@dataclass(frozen=True, slots=True)
class Dangling:
    """An id that leads nowhere: `where` is the way to it in the JSON, `home` the list it should be in."""

    where: str
    id: str
    home: str


def find_dangling(account_json: str) -> tuple[Dangling, ...]:
    """The ids of an account that lead nowhere, in the order of the JSON; raises AccountError where it is no JSON."""
    try:
        account = json.loads(account_json)
        return tuple(_walk(account, "", _ids_of(account)))
    except (json.JSONDecodeError, RecursionError) as error:
        raise AccountError(f"the account is not JSON: {error}") from error


def without_dangling(account: Account) -> Account:
    """The account without the ids, and the spans of articles, that lead nowhere.

    A statement of no line falls away, and so do an event of no mention, a line of the timeline of neither, a move of no
    evidence or no known party, a position without moves, a dispute of one side, and a stand without its words.
    """
    articles = {article.id for article in account.articles}
    entities = {entity.id for entity in account.entities}
    attributions = {each.id for each in account.attributions if each.article in articles}
    statements = tuple(
        replace(
            statement,
            speaker=_known(statement.speaker, entities),
            attributions=_all_known(statement.attributions, attributions),
            date=_date_within(statement.date, articles),
        )
        for statement in account.statements
    )
    statements = tuple(statement for statement in statements if statement.attributions)
    events = [_event_within(event, articles, entities, attributions) for event in account.events]
    told = {
        OnlyToldWhat.STATEMENT: {statement.id for statement in statements},
        OnlyToldWhat.EVENT: {event.id for event in events if event.mentions},
    }
    moves = tuple(
        _move_within(move, articles, entities, attributions, told[OnlyToldWhat.STATEMENT])
        for move in account.moves
        if move.party in entities and move.wording.article in articles and _spans_within(move.evidence, articles)
    )
    told[OnlyToldWhat.MOVE] = {move.id for move in moves}
    origins = tuple(replace(origin, articles=_all_known(origin.articles, articles)) for origin in account.origins)
    return replace(
        account,
        articles=tuple(_article_within(article, articles) for article in account.articles),
        origins=tuple(origin for origin in origins if origin.articles),
        reuse=tuple(reuse for reuse in account.reuse if articles.issuperset(reuse.articles)),
        entities=tuple(_entity_within(entity, articles, entities) for entity in account.entities),
        attributions=tuple(
            _attribution_within(each, entities, attributions)
            for each in account.attributions
            if each.id in attributions
        ),
        statements=statements,
        only_told_by=tuple(
            only for only in account.only_told_by if only.article in articles and only.id in told[only.what]
        ),
        unsure=tuple(replace(each, evidence=_spans_within(each.evidence, articles)) for each in account.unsure),
        events=tuple(
            replace(event, part_of=_known(event.part_of, told[OnlyToldWhat.EVENT]))
            for event in events
            if event.mentions
        ),
        timeline=tuple(
            replace(entry, date=_date_within(entry.date, articles))
            for entry in account.timeline
            if entry.event in told[OnlyToldWhat.EVENT] or entry.statement in told[OnlyToldWhat.STATEMENT]
        ),
        moves=moves,
        positions=tuple(
            _position_within(position, told[OnlyToldWhat.MOVE])
            for position in account.positions
            if position.party in entities and told[OnlyToldWhat.MOVE].intersection(position.moves)
        ),
        disputes=tuple(
            dispute
            for dispute in (_dispute_within(dispute, articles, entities) for dispute in account.disputes)
            if len(dispute.sides) > 1
        ),
        stands=tuple(
            replace(
                stand,
                evidence=_spans_within(stand.evidence, articles),
                moves=_all_known(stand.moves, told[OnlyToldWhat.MOVE]),
            )
            for stand in account.stands
            if stand.party in entities and _spans_within(stand.evidence[:1], articles)
        ),
        opinion=_spans_within(account.opinion, articles),
    )


def _ids_of(account: object) -> Mapping[str, Collection[str]]:
    """The ids that each list of the account is home to."""
    lists = account if isinstance(account, dict) else {}
    return {
        name: {item["id"] for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)}
        for name, items in lists.items()
        if isinstance(items, list)
    }


def _walk(value: object, where: str, homes: Mapping[str, Collection[str]]) -> Iterator[Dangling]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _walk(item, f"{where}[{number}]", homes)
    elif isinstance(value, dict):
        leads_to = _leads_to(value)
        for key, item in value.items():
            way = f"{where}.{key}".lstrip(".")
            for place, one in _ids_at(item, way) if key in leads_to else ():
                if one not in homes.get(leads_to[key], ()):
                    yield Dangling(place, one, leads_to[key])
            yield from _walk(item, way, homes)


def _leads_to(item: Mapping[str, object]) -> Mapping[str, str]:
    """Which keys of an item hold ids, and of what: the `origin` of a candidate is where it was found, and no id."""
    if "field" in item:
        return {}
    home = TOLD.get(str(item.get("what")))
    return {**LEADS_TO, "id": home} if home else LEADS_TO


def _ids_at(value: object, where: str) -> Iterator[tuple[str, str]]:
    """One id, or each of a list of ids; a list of items is no list of ids."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, list):
        yield from ((f"{where}[{number}]", item) for number, item in enumerate(value) if isinstance(item, str))


def _article_within(article: Article, articles: Collection[str]) -> Article:
    published = replace(article.published, evidence=_spans_within(article.published.evidence, articles))
    candidates = tuple(replace(each, evidence=_spans_within(each.evidence, articles)) for each in article.candidates)
    return replace(article, published=published, candidates=candidates)


def _entity_within(entity: Entity, articles: Collection[str], entities: Collection[str]) -> Entity:
    return replace(
        entity,
        of=_known(entity.of, entities),
        mentions=_spans_within(entity.mentions, articles),
        roles=tuple(replace(role, evidence=_spans_within(role.evidence, articles)) for role in entity.roles),
        joined=tuple(join for join in entity.joined if all(span.article in articles for span in join.mentions)),
    )


def _attribution_within(
    attribution: Attribution, entities: Collection[str], attributions: Collection[str]
) -> Attribution:
    return replace(
        attribution,
        speaker=_known(attribution.speaker, entities),
        via=_all_known(attribution.via, entities),
        nested_in=_known(attribution.nested_in, attributions),
    )


def _move_within(
    move: Move,
    articles: Collection[str],
    entities: Collection[str],
    attributions: Collection[str],
    statements: Collection[str],
) -> Move:
    return replace(
        move,
        speaker=_known(move.speaker, entities),
        counterpart=_all_known(move.counterpart, entities),
        ascribed_by=_known(move.ascribed_by, entities),
        statement=_known(move.statement, statements),
        date=_date_within(move.date, articles),
        condition=move.condition if move.condition and move.condition.evidence.article in articles else None,
        evidence=_spans_within(move.evidence, articles),
        attributions=_all_known(move.attributions, attributions),
    )


def _position_within(position: Position, moves: Collection[str]) -> Position:
    steps = position.steps if position.steps and set(position.steps) <= set(moves) else None
    differing = position.differing if set(position.differing) <= set(moves) else ()
    return replace(position, moves=_all_known(position.moves, moves), steps=steps, differing=differing)


def _dispute_within(dispute: Dispute, articles: Collection[str], entities: Collection[str]) -> Dispute:
    """The dispute without the sides whose words are gone."""
    sides = (
        replace(side, holder=_all_known(side.holder, entities), evidence=_spans_within(side.evidence, articles))
        for side in dispute.sides
        if _spans_within(side.evidence[:1], articles)
    )
    return replace(dispute, sides=tuple(sides))


def _event_within(
    event: Event, articles: Collection[str], entities: Collection[str], attributions: Collection[str]
) -> Event:
    def mention_within(mention: EventMention) -> EventMention:
        return replace(
            mention,
            actors=_all_known(mention.actors, entities),
            recipients=_all_known(mention.recipients, entities),
            told_in=_known(mention.told_in, attributions),
            date=_date_within(mention.date, articles),
        )

    return replace(
        event,
        date=_date_within(event.date, articles),
        actors=_all_known(event.actors, entities),
        recipients=_all_known(event.recipients, entities),
        mentions=tuple(mention_within(each) for each in event.mentions if each.article in articles),
        other_dates=tuple(replace(date, evidence=_spans_within(date.evidence, articles)) for date in event.other_dates),
    )


def _date_within(date: Date | None, articles: Collection[str]) -> Date | None:
    return None if date is None else replace(date, evidence=_spans_within(date.evidence, articles))


def _spans_within(spans: Iterable[Span], articles: Collection[str]) -> tuple[Span, ...]:
    return tuple(span for span in spans if span.article in articles)


def _all_known(ids: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    return tuple(each for each in ids if each in known)


def _known(one: str | None, known: Collection[str]) -> str | None:
    return one if one in known else None
