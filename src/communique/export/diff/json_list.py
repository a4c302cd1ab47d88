"""A difference as JSON: what is compared, then one change to a line."""

from __future__ import annotations

import json

from communique.export.diff.changes import Difference

SCHEMA = "communique/difference/1"


def difference_to_json(difference: Difference) -> str:
    """The difference as JSON, ending in a newline; `what` and `id` are those of account.json."""
    changes = [
        json.dumps(
            {
                "change": change.kind.value,
                "what": change.what.value,
                "id": change.id,
                "words": change.words,
                "fields": [{"name": each.name, "old": each.old, "new": each.new} for each in change.fields],
            },
            ensure_ascii=False,
        )
        for change in difference.changes
    ]
    head = {
        "schema": SCHEMA,
        "titles": {"old": difference.titles[0], "new": difference.titles[1]},
        "tools": {"old": difference.tools[0], "new": difference.tools[1]} if difference.tools else None,
        "issues": [{"old": old, "new": new} for old, new in difference.issues],
    }
    lines = [f'"{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in head.items()]
    held = "[\n  " + ",\n  ".join(changes) + "\n ]" if changes else "[]"
    return "{\n " + ",\n ".join((*lines, f'"changes": {held}')) + "\n}\n"
