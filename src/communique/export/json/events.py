"""Events and the places that tell of them <-> the objects of account.json."""

from __future__ import annotations

from communique.export.json.shape import EventJson, EventMentionJson, ToldJson
from communique.export.json.spans import (
    date_from_json,
    date_to_json,
    known_date_from_json,
    known_date_to_json,
    offsets_in_article,
    span_from_json,
)
from communique.types import Event, EventMention, EventType, Modality, Span


def event_to_json(event: Event) -> EventJson:
    mentions = sorted(event.mentions, key=_mention_place)
    return {
        "id": event.id,
        "type": event.type and event.type.value,
        "date": date_to_json(event.date),
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "modality": event.modality.value,
        "mentions": [(mention.article, mention.start, mention.end) for mention in mentions],
        "origins": event.origins,
        "part_of": event.part_of,
        "other_dates": [known_date_to_json(date) for date in event.other_dates],
        "told": [_told_json(mention) for mention in mentions],
    }


def event_mention_to_json(mention: EventMention) -> EventMentionJson:
    return {"mention": (mention.article, mention.start, mention.end), **_told_json(mention)}


def event_from_json(item: EventJson) -> Event:
    if not item["mentions"]:
        raise ValueError(f"event {item['id']} has no mention")
    return Event(
        id=item["id"],
        type=EventType(item["type"]) if item["type"] else None,
        date=date_from_json(item["date"]),
        actors=tuple(item["actors"]),
        recipients=tuple(item["recipients"]),
        modality=Modality(item["modality"]),
        mentions=tuple(
            _event_mention(span_from_json(place), told)
            for place, told in zip(item["mentions"], item["told"], strict=True)
        ),
        origins=item["origins"],
        other_dates=tuple(known_date_from_json(date) for date in item["other_dates"]),
        part_of=item["part_of"],
    )


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
        "date": date_to_json(mention.date),
        "told_in": mention.told_in,
        "score": mention.score,
    }


def _event_mention(place: Span, told: ToldJson) -> EventMention:
    return EventMention(
        article=place.article,
        start=place.start,
        end=place.end,
        predicate=offsets_in_article(place.article, told["predicate"]),
        lemma=told["lemma"],
        type=EventType(told["type"]) if told["type"] else None,
        modality=Modality(told["modality"]),
        actors=tuple(told["actors"]),
        recipients=tuple(told["recipients"]),
        score=told["score"],
        time=offsets_in_article(place.article, told["time"]) if told["time"] else None,
        date=date_from_json(told["date"]),
        told_in=told["told_in"],
    )
