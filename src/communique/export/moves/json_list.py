"""Move records -> JSON: parties in the field names of PLOVER's manual, the rest in those of account.json."""

from __future__ import annotations

import json
from collections.abc import Iterable

from communique.export.json_parts import date_json, json_lines_list, party_json, source_json
from communique.export.moves.records import MoveRecord


def records_to_json(records: Iterable[MoveRecord]) -> str:
    """A list, one move to a line. `text_info` counts code points in the article's text, half-open."""
    return json_lines_list([json.dumps(_record_json(record), ensure_ascii=False) for record in records])


def _record_json(record: MoveRecord) -> dict[str, object]:
    move, condition = record.move, record.move.condition
    return {
        "id": move.id,
        "date": date_json(move.date),
        "party": party_json(record.party),
        "speaker": record.speaker and party_json(record.speaker),
        "issue": move.issue,
        "move": move.kind.value,
        "proposal": move.proposal,
        "condition": condition and {"type": condition.type.value, "text": condition.text},
        "counterpart": [party_json(party) for party in record.counterpart],
        "basis": move.basis.value,
        "ascribed_by": record.ascribed_by and party_json(record.ascribed_by),
        "movement": record.movement and record.movement.value,
        "moved_from": record.moved_from,
        "origins": move.origins,
        "text": record.sentence,
        "text_info": {
            "start": move.wording.start,
            "end": move.wording.end,
            "sentence_start": record.sentence_start,
        },
        "cite_info": source_json(record.article),
        "evidence": [[span.article, span.start, span.end] for span in move.evidence],
        "statement": move.statement,
        "attributions": list(move.attributions),
    }
