"""Moves, positions, disputes, and where it stands <-> the objects of account.json."""

from __future__ import annotations

from communique.export.json.shape import DisputeJson, MoveJson, PositionJson, StandJson
from communique.export.json.spans import (
    date_from_json,
    date_to_json,
    span_from_json,
    span_to_json,
    spans_from_json,
    spans_to_json,
)
from communique.types import (
    Basis,
    Condition,
    ConditionType,
    Dispute,
    DisputeKind,
    DisputeLevel,
    DisputeSide,
    Move,
    MoveKind,
    Movement,
    Position,
    Stand,
)


def move_to_json(move: Move) -> MoveJson:
    condition = move.condition
    return {
        "id": move.id,
        "party": move.party,
        "speaker": move.speaker,
        "issue": move.issue,
        "move": move.kind.value,
        "proposal": move.proposal,
        "wording": span_to_json(move.wording),
        "condition": None
        if condition is None
        else {"type": condition.type.value, "text": condition.text, "evidence": [span_to_json(condition.evidence)]},
        "counterpart": list(move.counterpart),
        "basis": move.basis.value,
        "ascribed_by": move.ascribed_by,
        "date": date_to_json(move.date),
        "statement": move.statement,
        "origins": move.origins,
        "evidence": spans_to_json(move.evidence),
        "attributions": list(move.attributions),
    }


def move_from_json(item: MoveJson) -> Move:
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
        wording=span_from_json(item["wording"]),
        condition=None
        if condition is None
        else Condition(ConditionType(condition["type"]), condition["text"], span_from_json(condition["evidence"][0])),
        counterpart=tuple(item["counterpart"]),
        basis=Basis(item["basis"]),
        ascribed_by=item["ascribed_by"],
        date=date_from_json(item["date"]),
        statement=item["statement"],
        origins=item["origins"],
        evidence=spans_from_json(item["evidence"]),
        attributions=tuple(item["attributions"]),
    )


def position_to_json(position: Position) -> PositionJson:
    return {
        "party": position.party,
        "issue": position.issue,
        "moves": list(position.moves),
        "movement": position.movement.value,
        "steps": list(position.steps or ()),
        "differing": list(position.differing),
    }


def position_from_json(item: PositionJson) -> Position:
    return Position(
        party=item["party"],
        issue=item["issue"],
        moves=tuple(item["moves"]),
        movement=Movement(item["movement"]),
        steps=_steps(item),
        differing=tuple(item.get("differing", ())),
    )


def stand_to_json(stand: Stand) -> StandJson:
    return {
        "party": stand.party,
        "issue": stand.issue,
        "says": stand.says,
        "evidence": [span_to_json(span) for span in stand.evidence],
        "moves": list(stand.moves),
    }


def stand_from_json(item: StandJson) -> Stand:
    return Stand(
        party=item["party"],
        issue=item["issue"],
        says=item["says"],
        evidence=tuple(span_from_json(span) for span in item["evidence"]),
        moves=tuple(item["moves"]),
    )


def dispute_to_json(dispute: Dispute) -> DisputeJson:
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
                "evidence": [span_to_json(span) for span in side.evidence],
            }
            for side in dispute.sides
        ],
    }


def dispute_from_json(item: DisputeJson) -> Dispute:
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
                evidence=tuple(span_from_json(span) for span in side["evidence"]),
            )
            for side in item["sides"]
        ),
    )


def _steps(item: PositionJson) -> tuple[str, str] | None:
    steps = item.get("steps")
    if not steps:
        return None
    if len(steps) != 2:
        raise ValueError(f"the position of {item['party']} on {item['issue']} has {len(steps)} steps, not two or none")
    return steps[0], steps[1]
