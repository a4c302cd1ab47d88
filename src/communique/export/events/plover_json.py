"""Event records -> JSON in the named fields of PLOVER's manual, and what it has no field for under names of our own."""

from __future__ import annotations

import json
from collections.abc import Iterable

from communique.export.days import first_day, last_day
from communique.export.events.parties import Party
from communique.export.events.records import EventRecord
from communique.types import Date


def records_to_json(records: Iterable[EventRecord]) -> str:
    """A list, one event to a line. `text_info` counts code points in the article's text, half-open."""
    lines = ",\n ".join(json.dumps(_record_json(record), ensure_ascii=False) for record in records)
    return f"[\n {lines}\n]\n"


def _record_json(record: EventRecord) -> dict[str, object]:
    event, mention, article = record.event, record.mention, record.article
    first = first_day(event.date.earliest) if event.date else None
    last = last_day(event.date.latest) if event.date else None
    published = first_day(article.published.earliest)
    return {
        "id": event.id,
        "date": first and first.isoformat(),
        "enddate": last and last.isoformat(),
        "actor": [_party_json(party) for party in record.actors],
        "recipient": [_party_json(party) for party in record.recipients],
        "event": [event.type.value] if event.type else [],
        "quad_code": record.quad_class and int(record.quad_class),
        "mode": [],
        "event_text": [record.words],
        "text": record.sentence,
        "text_info": {"start": mention.start, "end": mention.end, "sentence_start": record.sentence_start},
        "cite_info": {
            "url": article.url,
            "title": article.headline,
            "language": article.language,
            "publication": article.outlet,
            "published": published and published.isoformat(),
            "article": article.id,
            "sha256": article.sha256,
        },
        "told_by": [party and party.name for party in record.told_by],
        "modality": event.modality.value,
        "date_info": _date_json(event.date),
        "other_dates": [_date_json(date) for date in event.other_dates],
        "part_of": event.part_of,
        "origins": event.origins,
        "mentions": [[each.article, each.start, each.end] for each in event.mentions],
    }


def _party_json(party: Party) -> dict[str, object]:
    return {
        "code": party.country,
        "sector": party.sector,
        "entity_text": party.name,
        "office": party.roles[0] if party.roles else None,
        "type": party.type.value,
    }


def _date_json(date: Date | None) -> dict[str, object] | None:
    if date is None:
        return None
    return {
        "earliest": date.earliest,
        "latest": date.latest,
        "relative": date.relative,
        "basis": date.basis.value,
        "text": date.text,
    }
