"""What an entity of FollowTheMoney is: an id, the name of its schema, and its properties, each a list of texts."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from communique.export.one_line import on_one_line

_ID = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?")


@dataclass(frozen=True, slots=True)
class FtmEntity:
    """`properties` are pairs of a name and a value; a value may be None, a name may come again."""

    id: str
    schema: str
    properties: tuple[tuple[str, str | None], ...]

    def to_json(self) -> str:
        """One line, properties by name, empty ones left out, each value once."""
        values: dict[str, dict[str, None]] = {}
        for name, value in self.properties:
            text = on_one_line(value) if value else ""
            if text:
                values.setdefault(name, {})[text] = None
        shaped = {name: list(values[name]) for name in sorted(values)}
        return json.dumps({"id": self.id, "schema": self.schema, "properties": shaped}, ensure_ascii=False)


def make_id(*keys: str) -> str:
    """An id that leads from the account's; by its digest where FollowTheMoney does not allow one of its characters."""
    joined = "-".join(keys)
    return f"communique-{joined if _ID.fullmatch(joined) else hashlib.sha256(joined.encode()).hexdigest()[:20]}"


def each_of(name: str, values: Iterable[str | None]) -> tuple[tuple[str, str | None], ...]:
    return tuple((name, value) for value in values)
