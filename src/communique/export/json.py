"""Account <-> account.json, and Reading -> one line of JSON.

The keys are those of `account.schema.json`. Every list is sorted: articles, origins, entities, statements and events by
id, attributions and mentions by article and place, the others by all they hold; the timeline stands as it is shown. No
clock, so that the same account gives the same bytes. The articles' texts are not in account.json: it carries their
digests, and paths relative to itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import cast

from communique.errors import AccountError
from communique.export.json_fit import find_misfit
from communique.export.json_shape import (
    AccountJson,
    ArticleJson,
    AttributionJson,
    BlockJson,
    DateJson,
    DisputeJson,
    EntityJson,
    EventJson,
    EventMentionJson,
    MoveJson,
    OffsetsJson,
    PositionJson,
    ReadArticleJson,
    ReadingJson,
    SpanJson,
    ToldJson,
    UnsureJson,
)
from communique.types import (
    Account,
    Act,
    Article,
    Attribution,
    Basis,
    Block,
    BlockKind,
    Candidate,
    Condition,
    ConditionType,
    Corrected,
    Date,
    DateBasis,
    Dispute,
    DisputeKind,
    DisputeLevel,
    DisputeSide,
    Entity,
    EntityType,
    Event,
    EventMention,
    EventType,
    Join,
    Kind,
    Modality,
    Move,
    MoveKind,
    Movement,
    OnlyTold,
    OnlyToldWhat,
    Origin,
    Position,
    Reading,
    Reuse,
    ReuseKind,
    Role,
    Skipped,
    Span,
    Stand,
    Statement,
    TimelineEntry,
    Tool,
    Unsure,
)

SCHEMA = "communique/account/1"
HEADINGS = (BlockKind.HEADLINE, BlockKind.SUBHEAD)


def account_to_json(account: Account) -> str:
    """The account as JSON, one item of each list to a line, ending in a newline."""
    origin_of = {article: origin.id for origin in account.origins for article in origin.articles}
    parts: AccountJson = {
        "schema": "communique/account/1",
        "title": account.title,
        "tool": {
            "version": account.tool.version,
            "model": account.tool.model,
            "options": dict(sorted(account.tool.options)),
        },
        "articles": [
            _article_json(article, origin_of.get(article.id))
            for article in sorted(account.articles, key=lambda article: article.id)
        ],
        "origins": [{"id": origin.id, "articles": sorted(origin.articles)} for origin in sorted(account.origins)],
        "reuse": [
            {
                "articles": reuse.articles,
                "kind": reuse.kind.value,
                "share": reuse.share,
                "evidence": [(_span_json(one), _span_json(other)) for one, other in sorted(reuse.evidence)],
                "credit": reuse.credit,
            }
            for reuse in sorted(account.reuse, key=lambda reuse: (reuse.articles, reuse.kind))
        ],
        "entities": _entities_json(account.entities),
        "attributions": _attributions_json(account.attributions),
        "statements": [
            {
                "id": statement.id,
                "speaker": statement.speaker,
                "date": _date_json(statement.date),
                "attributions": list(statement.attributions),
                "origins": statement.origins,
            }
            for statement in sorted(account.statements, key=lambda statement: statement.id)
        ],
        "events": [_event_json(event) for event in sorted(account.events, key=lambda event: event.id)],
        "moves": [_move_json(move) for move in sorted(account.moves, key=lambda move: move.id)],
        "positions": [
            {
                "party": position.party,
                "issue": position.issue,
                "moves": list(position.moves),
                "movement": position.movement.value,
                "steps": list(position.steps or ()),
                "differing": list(position.differing),
            }
            for position in sorted(account.positions, key=lambda position: (position.issue, position.party))
        ],
        "disputes": [_dispute_json(dispute) for dispute in sorted(account.disputes, key=lambda dispute: dispute.id)],
        "stands": [
            {
                "party": stand.party,
                "issue": stand.issue,
                "says": stand.says,
                "evidence": [_span_json(span) for span in stand.evidence],
                "moves": list(stand.moves),
            }
            for stand in account.stands
        ],
        "only_told_by": [
            {"article": only.article, "what": only.what.value, "id": only.id} for only in sorted(account.only_told_by)
        ],
        "opinion": _spans_json(account.opinion),
        "timeline": [
            {"date": _date_json(entry.date), "event": entry.event, "statement": entry.statement}
            for entry in account.timeline
        ],
        "unsure": _unsure_json(account.unsure),
        "skipped": [{"path": skipped.path, "reason": skipped.reason} for skipped in sorted(account.skipped)],
        "corrections": [
            {"line": one.line, "said": one.said, "changed": list(one.changed), "problem": one.problem}
            for one in account.corrections
        ],
    }
    return _one_item_a_line(parts)


def account_from_json(text: str) -> Account:
    """The account of an account.json; its articles come with an empty `text` until `with_texts` puts it back.

    What account.json does not carry stays at its default: body blocks and vectors. Raises AccountError.
    """
    try:
        parsed = json.loads(text)
        if not isinstance(parsed, dict) or parsed.get("schema") != SCHEMA:
            raise AccountError(f'this is no account: its "schema" is not "{SCHEMA}"')
        if "\\u" in text:  # an escape can hold what no text can
            json.dumps(parsed, ensure_ascii=False).encode()
        misfit = find_misfit(parsed, AccountJson)
        if misfit is not None:
            raise AccountError(f"the account does not fit account.schema.json: {misfit}")
        return _account(cast(AccountJson, parsed))
    except UnicodeEncodeError as error:
        raise AccountError("the account holds half a character, a lone surrogate") from error
    except json.JSONDecodeError as error:
        raise AccountError(f"the account is not JSON: line {error.lineno}: {error.msg}") from error
    except RecursionError as error:
        raise AccountError("the account is nested too deep to be read") from error
    except ValueError as error:
        raise AccountError(f"the account does not fit account.schema.json: {error}") from error


def with_texts(account: Account, articles: Iterable[Article]) -> Account:
    """The account with the texts of those `articles` whose digest is the one it names; the others stay empty."""
    texts = {article.sha256: article.text for article in articles}
    return replace(
        account, articles=tuple(replace(article, text=texts.get(article.sha256, "")) for article in account.articles)
    )


def reading_to_json(reading: Reading) -> str:
    """The reading of one article on one line, without a newline, in the keys of account.json."""
    parts: ReadingJson = {
        **_read_article_json(reading.article),
        "attributions": _attributions_json(reading.attributions),
        "entities": _entities_json(reading.entities),
        "times": [
            {
                "start": time.start,
                "end": time.end,
                "type": time.type.value,
                "meaning": asdict(time.meaning) if time.meaning else None,
            }
            for time in reading.times
        ],
        "unsure": _unsure_json(reading.unsure),
        "events": [_event_mention_json(mention) for mention in reading.events],
    }
    return json.dumps(parts, ensure_ascii=False)


def _one_item_a_line(parts: AccountJson) -> str:
    def value_lines(value: object) -> str:
        if not isinstance(value, list) or not value:
            return json.dumps(value, ensure_ascii=False)
        return "[\n  " + ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value) + "\n ]"

    return "{\n " + ",\n ".join(f'"{key}": {value_lines(value)}' for key, value in parts.items()) + "\n}\n"


def _read_article_json(article: Article) -> ReadArticleJson:
    return {
        "id": article.id,
        "path": article.path,
        "url": article.url,
        "sha256": article.sha256,
        "chars": len(article.text),
        "language": article.language,
        "outlet": article.outlet,
        "headline": article.headline,
        "byline": article.byline,
        "published": _known_date_json(article.published),
        "boilerplate": _blocks_json(block for block in article.blocks if block.kind.is_boilerplate),
        "headings": _blocks_json(block for block in article.blocks if block.kind in HEADINGS),
        "candidates": [
            {"field": each.field, "value": each.value, "origin": each.origin, "evidence": _spans_json(each.evidence)}
            for each in article.candidates
        ],
    }


def _article_json(article: Article, origin: str | None) -> ArticleJson:
    return {**_read_article_json(article), "origin": origin}


def _entities_json(entities: Iterable[Entity]) -> list[EntityJson]:
    return [
        {
            "id": entity.id,
            "name": entity.name,
            "type": entity.type.value,
            "of": entity.of,
            "roles": [{"text": role.text, "evidence": _spans_json(role.evidence)} for role in sorted(entity.roles)],
            "mentions": _spans_json(entity.mentions),
            "joined": [
                {
                    "mentions": (_span_json(join.mentions[0]), _span_json(join.mentions[1])),
                    "reason": join.reason,
                    "score": join.score,
                }
                for join in sorted(entity.joined)
            ],
            "anonymous": entity.anonymous,
        }
        for entity in sorted(entities, key=lambda entity: entity.id)
    ]


def _attributions_json(attributions: Iterable[Attribution]) -> list[AttributionJson]:
    def place(attribution: Attribution) -> tuple[str, int, int, str]:
        start, end = attribution.content[0]
        return attribution.article, start, -end, attribution.id

    return [
        {
            "id": attribution.id,
            "article": attribution.article,
            "content": list(attribution.content),
            "cue": attribution.cue,
            "source": attribution.source,
            "speaker": attribution.speaker,
            "kind": attribution.kind.value,
            "act": attribution.act.value,
            "denied": attribution.denied,
            "hedged": attribution.hedged,
            "via": list(attribution.via),
            "nested_in": attribution.nested_in,
            "confidence": attribution.confidence,
        }
        for attribution in sorted(attributions, key=place)
    ]


def _event_json(event: Event) -> EventJson:
    mentions = sorted(event.mentions, key=_mention_place)
    return {
        "id": event.id,
        "type": event.type and event.type.value,
        "date": _date_json(event.date),
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "modality": event.modality.value,
        "mentions": [(mention.article, mention.start, mention.end) for mention in mentions],
        "origins": event.origins,
        "part_of": event.part_of,
        "other_dates": [_known_date_json(date) for date in event.other_dates],
        "told": [_told_json(mention) for mention in mentions],
    }


def _mention_place(mention: EventMention) -> tuple[str, int, int, tuple[int, int]]:
    return mention.article, mention.start, mention.end, mention.predicate


def _told_json(mention: EventMention) -> ToldJson:
    return {
        "predicate": (mention.article, *mention.predicate),
        "lemma": mention.lemma,
        "type": mention.type and mention.type.value,
        "modality": mention.modality.value,
        "actors": list(mention.actors),
        "recipients": list(mention.recipients),
        "time": (mention.article, *mention.time) if mention.time else None,
        "date": _date_json(mention.date),
        "told_in": mention.told_in,
        "score": mention.score,
    }


def _event_mention_json(mention: EventMention) -> EventMentionJson:
    return {"mention": (mention.article, mention.start, mention.end), **_told_json(mention)}


def _move_json(move: Move) -> MoveJson:
    condition = move.condition
    return {
        "id": move.id,
        "party": move.party,
        "speaker": move.speaker,
        "issue": move.issue,
        "move": move.kind.value,
        "proposal": move.proposal,
        "wording": _span_json(move.wording),
        "condition": None
        if condition is None
        else {"type": condition.type.value, "text": condition.text, "evidence": [_span_json(condition.evidence)]},
        "counterpart": list(move.counterpart),
        "basis": move.basis.value,
        "ascribed_by": move.ascribed_by,
        "date": _date_json(move.date),
        "statement": move.statement,
        "origins": move.origins,
        "evidence": _spans_json(move.evidence),
        "attributions": list(move.attributions),
    }


def _dispute_json(dispute: Dispute) -> DisputeJson:
    """The evidence of a side stands as given: its first span is what the side says."""
    return {
        "id": dispute.id,
        "about": dispute.about,
        "kind": dispute.kind.value,
        "level": dispute.level.value,
        "reason": dispute.reason,
        "sides": [
            {
                "holder": list(side.holder),
                "says": side.says,
                "origins": side.origins,
                "evidence": [_span_json(span) for span in side.evidence],
            }
            for side in dispute.sides
        ],
    }


def _unsure_json(unsure: Iterable[Unsure]) -> list[UnsureJson]:
    return [
        {"what": each.what, "candidates": list(each.candidates), "evidence": _spans_json(each.evidence)}
        for each in sorted(unsure)
    ]


def _date_json(date: Date | None) -> DateJson | None:
    return None if date is None else _known_date_json(date)


def _known_date_json(date: Date) -> DateJson:
    return {
        "earliest": date.earliest,
        "latest": date.latest,
        "basis": date.basis.value,
        "text": date.text,
        "evidence": _spans_json(date.evidence),
        "relative": date.relative,
    }


def _blocks_json(blocks: Iterable[Block]) -> list[BlockJson]:
    return [{"start": block.start, "end": block.end, "kind": block.kind.value} for block in sorted(blocks)]


def _spans_json(spans: Iterable[Span]) -> list[SpanJson]:
    return [_span_json(span) for span in sorted(spans)]


def _span_json(span: Span) -> SpanJson:
    return span.article, span.start, span.end


def _account(parts: AccountJson) -> Account:
    tool = parts["tool"]
    return Account(
        title=parts["title"],
        tool=Tool(tool["version"], tool["model"], tuple(sorted(tool["options"].items()))),
        articles=tuple(_article(item) for item in parts["articles"]),
        origins=tuple(Origin(item["id"], tuple(item["articles"])) for item in parts["origins"]),
        reuse=tuple(
            Reuse(
                articles=(item["articles"][0], item["articles"][1]),
                kind=ReuseKind(item["kind"]),
                share=item["share"],
                evidence=tuple((_span(one), _span(other)) for one, other in item["evidence"]),
                credit=item["credit"],
            )
            for item in parts["reuse"]
        ),
        entities=tuple(_entity(item) for item in parts["entities"]),
        attributions=tuple(_attribution(item) for item in parts["attributions"]),
        statements=tuple(
            Statement(
                id=item["id"],
                speaker=item["speaker"],
                date=_date(item["date"]),
                attributions=tuple(item["attributions"]),
                origins=item["origins"],
            )
            for item in parts["statements"]
        ),
        only_told_by=tuple(
            OnlyTold(item["article"], OnlyToldWhat(item["what"]), item["id"]) for item in parts["only_told_by"]
        ),
        unsure=tuple(
            Unsure(item["what"], tuple(item["candidates"]), _spans(item["evidence"])) for item in parts["unsure"]
        ),
        skipped=tuple(Skipped(item["path"], item["reason"]) for item in parts["skipped"]),
        corrections=tuple(
            Corrected(item["line"], item["said"], tuple(item["changed"]), item["problem"])
            for item in parts["corrections"]
        ),
        events=tuple(_event(item) for item in parts["events"]),
        timeline=tuple(
            TimelineEntry(_date(item["date"]), item["event"], item["statement"]) for item in parts["timeline"]
        ),
        moves=tuple(_move(item) for item in parts["moves"]),
        positions=tuple(
            Position(
                party=item["party"],
                issue=item["issue"],
                moves=tuple(item["moves"]),
                movement=Movement(item["movement"]),
                steps=_steps(item),
                differing=tuple(item.get("differing", ())),
            )
            for item in parts["positions"]
        ),
        disputes=tuple(_dispute(item) for item in parts["disputes"]),
        stands=tuple(
            Stand(
                party=item["party"],
                issue=item["issue"],
                says=item["says"],
                evidence=tuple(_span(span) for span in item["evidence"]),
                moves=tuple(item["moves"]),
            )
            for item in parts["stands"]
        ),
        opinion=_spans(parts["opinion"]),
    )


def _article(item: ArticleJson) -> Article:
    return Article(
        id=item["id"],
        path=item["path"],
        text="",
        sha256=item["sha256"],
        url=item["url"],
        language=item["language"],
        outlet=item["outlet"],
        headline=item["headline"],
        byline=item["byline"],
        published=_known_date(item["published"]),
        candidates=tuple(
            Candidate(each["field"], each["value"], each["origin"], _spans(each["evidence"]))
            for each in item.get("candidates", [])
        ),
        blocks=tuple(
            sorted(
                Block(each["start"], each["end"], BlockKind(each["kind"]))
                for each in (*item["boilerplate"], *item.get("headings", []))
            )
        ),
    )


def _entity(item: EntityJson) -> Entity:
    return Entity(
        id=item["id"],
        name=item["name"],
        type=EntityType(item["type"]),
        mentions=_spans(item["mentions"]),
        of=item["of"],
        roles=tuple(Role(role["text"], _spans(role["evidence"])) for role in item["roles"]),
        joined=tuple(
            Join((_span(join["mentions"][0]), _span(join["mentions"][1])), join["reason"], join["score"])
            for join in item["joined"]
        ),
        anonymous=item.get("anonymous", False),
    )


def _attribution(item: AttributionJson) -> Attribution:
    if not item["content"]:
        raise ValueError(f"attribution {item['id']} has no content")
    return Attribution(
        id=item["id"],
        article=item["article"],
        content=tuple(_offsets(fragment) for fragment in item["content"]),
        cue=_offsets(item["cue"]) if item["cue"] else None,
        source=_offsets(item["source"]) if item["source"] else None,
        kind=Kind(item["kind"]),
        act=Act(item["act"]),
        denied=item["denied"],
        hedged=item["hedged"],
        confidence=item["confidence"],
        nested_in=item["nested_in"],
        speaker=item["speaker"],
        via=tuple(item["via"]),
    )


def _event(item: EventJson) -> Event:
    if not item["mentions"]:
        raise ValueError(f"event {item['id']} has no mention")
    return Event(
        id=item["id"],
        type=EventType(item["type"]) if item["type"] else None,
        date=_date(item["date"]),
        actors=tuple(item["actors"]),
        recipients=tuple(item["recipients"]),
        modality=Modality(item["modality"]),
        mentions=tuple(
            _event_mention(_span(place), told) for place, told in zip(item["mentions"], item["told"], strict=True)
        ),
        origins=item["origins"],
        other_dates=tuple(_known_date(date) for date in item["other_dates"]),
        part_of=item["part_of"],
    )


def _event_mention(place: Span, told: ToldJson) -> EventMention:
    return EventMention(
        article=place.article,
        start=place.start,
        end=place.end,
        predicate=_offsets_in(place.article, told["predicate"]),
        lemma=told["lemma"],
        type=EventType(told["type"]) if told["type"] else None,
        modality=Modality(told["modality"]),
        actors=tuple(told["actors"]),
        recipients=tuple(told["recipients"]),
        score=told["score"],
        time=_offsets_in(place.article, told["time"]) if told["time"] else None,
        date=_date(told["date"]),
        told_in=told["told_in"],
    )


def _move(item: MoveJson) -> Move:
    condition = item["condition"]
    if condition and not condition["evidence"]:
        raise ValueError(f"the condition of move {item['id']} has no evidence")
    return Move(
        id=item["id"],
        party=item["party"],
        speaker=item["speaker"],
        issue=item["issue"],
        kind=MoveKind(item["move"]),
        proposal=item["proposal"],
        wording=_span(item["wording"]),
        condition=None
        if condition is None
        else Condition(ConditionType(condition["type"]), condition["text"], _span(condition["evidence"][0])),
        counterpart=tuple(item["counterpart"]),
        basis=Basis(item["basis"]),
        ascribed_by=item["ascribed_by"],
        date=_date(item["date"]),
        statement=item["statement"],
        origins=item["origins"],
        evidence=_spans(item["evidence"]),
        attributions=tuple(item["attributions"]),
    )


def _steps(item: PositionJson) -> tuple[str, str] | None:
    steps = item.get("steps")
    if not steps:
        return None
    if len(steps) != 2:
        raise ValueError(f"the position of {item['party']} on {item['issue']} has {len(steps)} steps, not two or none")
    return steps[0], steps[1]


def _dispute(item: DisputeJson) -> Dispute:
    return Dispute(
        id=item["id"],
        about=item["about"],
        kind=DisputeKind(item["kind"]),
        level=DisputeLevel(item["level"]),
        reason=item["reason"],
        sides=tuple(
            DisputeSide(
                holder=tuple(side["holder"]),
                says=side["says"],
                origins=side["origins"],
                evidence=tuple(_span(span) for span in side["evidence"]),
            )
            for side in item["sides"]
        ),
    )


def _date(item: DateJson | None) -> Date | None:
    return None if item is None else _known_date(item)


def _known_date(item: DateJson) -> Date:
    relative = item.get("relative")
    return Date(
        earliest=item["earliest"],
        latest=item["latest"],
        basis=DateBasis(item["basis"]),
        text=item.get("text"),
        evidence=_spans(item.get("evidence", [])),
        relative=(relative[0], relative[1]) if relative else None,
    )


def _spans(items: list[SpanJson]) -> tuple[Span, ...]:
    return tuple(_span(item) for item in items)


def _span(item: SpanJson) -> Span:
    return Span(*item)


def _offsets_in(article: str, item: SpanJson) -> tuple[int, int]:
    """The offsets of a span that must lie in the article."""
    span = _span(item)
    if span.article != article:
        raise ValueError(f"{item!r} is not in article {article}, as its mention is")
    return span.start, span.end


def _offsets(item: OffsetsJson) -> tuple[int, int]:
    start, end = item
    return start, end
