"""People, parties and places <-> the objects of account.json."""

from __future__ import annotations

from collections.abc import Iterable

from communique.export.json.shape import EntityJson
from communique.export.json.spans import span_from_json, span_to_json, spans_from_json, spans_to_json
from communique.types import Entity, EntityType, Join, Role


def entities_to_json(entities: Iterable[Entity]) -> list[EntityJson]:
    return [
        {
            "id": entity.id,
            "name": entity.name,
            "type": entity.type.value,
            "of": entity.of,
            "roles": [{"text": role.text, "evidence": spans_to_json(role.evidence)} for role in sorted(entity.roles)],
            "mentions": spans_to_json(entity.mentions),
            "joined": [
                {
                    "mentions": (span_to_json(join.mentions[0]), span_to_json(join.mentions[1])),
                    "reason": join.reason,
                    "score": join.score,
                }
                for join in sorted(entity.joined)
            ],
            "anonymous": entity.anonymous,
        }
        for entity in sorted(entities, key=lambda entity: entity.id)
    ]


def entity_from_json(item: EntityJson) -> Entity:
    return Entity(
        id=item["id"],
        name=item["name"],
        type=EntityType(item["type"]),
        mentions=spans_from_json(item["mentions"]),
        of=item["of"],
        roles=tuple(Role(role["text"], spans_from_json(role["evidence"])) for role in item["roles"]),
        joined=tuple(
            Join(
                (span_from_json(join["mentions"][0]), span_from_json(join["mentions"][1])),
                join["reason"],
                join["score"],
            )
            for join in item["joined"]
        ),
        anonymous=item.get("anonymous", False),
    )
