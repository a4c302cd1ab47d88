"""Event records -> JSON in the named fields of PLOVER's manual, and what it has no field for under names of our own."""

from __future__ import annotations

import json
from collections.abc import Iterable

from communique.export.days import ends_of
from communique.export.events.records import EventRecord
from communique.export.json_parts import date_json, json_lines_list, party_json, source_json


def records_to_json(records: Iterable[EventRecord]) -> str:
    """A list, one event to a line. `text_info` counts code points in the article's text, half-open."""
    return json_lines_list([json.dumps(_record_json(record), ensure_ascii=False) for record in records])


def _record_json(record: EventRecord) -> dict[str, object]:
    event, mention, article = record.event, record.mention, record.article
    first, last = ends_of(event.date)
    return {
        "id": event.id,
        "date": first or None,
        "enddate": last or None,
        "actor": [party_json(party) for party in record.actors],
        "recipient": [party_json(party) for party in record.recipients],
        "event": [event.type.value] if event.type else [],
        "quad_code": record.quad_class and int(record.quad_class),
        "mode": [],
        "event_text": [record.words],
        "text": record.sentence,
        "text_info": {"start": mention.start, "end": mention.end, "sentence_start": record.sentence_start},
        "cite_info": source_json(article),
        "told_by": [party and party.name for party in record.told_by],
        "modality": event.modality.value,
        "date_info": date_json(event.date),
        "other_dates": [date_json(date) for date in event.other_dates],
        "part_of": event.part_of,
        "origins": event.origins,
        "mentions": [[each.article, each.start, each.end] for each in event.mentions],
    }
