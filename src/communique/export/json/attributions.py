"""What somebody said <-> the objects of account.json: attributions, and the statements that they are of."""

from __future__ import annotations

from collections.abc import Iterable

from communique.export.json.shape import AttributionJson, StatementJson
from communique.export.json.spans import date_from_json, date_to_json, offsets_from_json
from communique.types import Act, Attribution, Kind, Statement


def attributions_to_json(attributions: Iterable[Attribution]) -> list[AttributionJson]:
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


def attribution_from_json(item: AttributionJson) -> Attribution:
    if not item["content"]:
        raise ValueError(f"attribution {item['id']} has no content")
    return Attribution(
        id=item["id"],
        article=item["article"],
        content=tuple(offsets_from_json(fragment) for fragment in item["content"]),
        cue=offsets_from_json(item["cue"]) if item["cue"] else None,
        source=offsets_from_json(item["source"]) if item["source"] else None,
        kind=Kind(item["kind"]),
        act=Act(item["act"]),
        denied=item["denied"],
        hedged=item["hedged"],
        confidence=item["confidence"],
        nested_in=item["nested_in"],
        speaker=item["speaker"],
        via=tuple(item["via"]),
    )


def statement_to_json(statement: Statement) -> StatementJson:
    return {
        "id": statement.id,
        "speaker": statement.speaker,
        "date": date_to_json(statement.date),
        "attributions": list(statement.attributions),
        "origins": statement.origins,
    }


def statement_from_json(item: StatementJson) -> Statement:
    return Statement(
        id=item["id"],
        speaker=item["speaker"],
        date=date_from_json(item["date"]),
        attributions=tuple(item["attributions"]),
        origins=item["origins"],
    )
