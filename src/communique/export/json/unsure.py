"""Questions left open <-> the objects of account.json."""

from __future__ import annotations

from collections.abc import Iterable

from communique.export.json.shape import UnsureJson
from communique.export.json.spans import spans_from_json, spans_to_json
from communique.types import Unsure


def unsure_to_json(unsure: Iterable[Unsure]) -> list[UnsureJson]:
    return [
        {"what": each.what, "candidates": list(each.candidates), "evidence": spans_to_json(each.evidence)}
        for each in sorted(unsure)
    ]


def unsure_from_json(item: UnsureJson) -> Unsure:
    return Unsure(item["what"], tuple(item["candidates"]), spans_from_json(item["evidence"]))
