"""Account -> its tables as comma-separated values, joined by ids, and the descriptor that makes them a data package.

After Data Package and Table Schema (Frictionless Data, https://specs.frictionlessdata.io).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence

from communique.export.cells import write_table
from communique.export.dangling import without_dangling
from communique.export.exported import Exported, ExportedFolder, find_gaps
from communique.export.tables.bargaining import (
    tabulate_dispute_sides,
    tabulate_disputes,
    tabulate_evidence,
    tabulate_moves,
    tabulate_positions,
    tabulate_stands,
)
from communique.export.tables.contents import Contents
from communique.export.tables.events import tabulate_event_mentions, tabulate_events
from communique.export.tables.participants import tabulate_participants
from communique.export.tables.sources import tabulate_articles, tabulate_entities
from communique.export.tables.speech import tabulate_attributions, tabulate_statements
from communique.export.tables.table import Field, Table
from communique.types import Account

DESCRIPTOR = "datapackage.json"

TABULATE: dict[str, Callable[[Contents], Table]] = {
    "articles": tabulate_articles,
    "entities": tabulate_entities,
    "statements": tabulate_statements,
    "attributions": tabulate_attributions,
    "events": tabulate_events,
    "event_mentions": tabulate_event_mentions,
    "moves": tabulate_moves,
    "positions": tabulate_positions,
    "stands": tabulate_stands,
    "disputes": tabulate_disputes,
    "dispute_sides": tabulate_dispute_sides,
    "participants": tabulate_participants,
    "evidence": tabulate_evidence,
}
TABLES = tuple(TABULATE)

UNREAD_ROWS = "without all of their words, of an article whose text was not found; say --articles DIR"


def export_tables(account: Account) -> ExportedFolder:
    """Every table, and the descriptor last; same account, same bytes."""
    contents = Contents(without_dangling(account))
    tables = [tabulate(contents) for tabulate in TABULATE.values()]
    files = tuple((_file_of(table), _csv(table)) for table in tables)
    return ExportedFolder(
        files=(*files, (DESCRIPTOR, _describe(account.title, tables, [text for _, text in files]))),
        count=sum(len(table.rows) for table in tables),
        noun="row",
        gaps=find_gaps((sum(table.wordless for table in tables), UNREAD_ROWS)),
    )


def export_table(account: Account, name: str) -> Exported:
    """One of `TABLES`."""
    table = TABULATE[name](Contents(without_dangling(account)))
    return Exported(_csv(table), len(table.rows), "row", find_gaps((table.wordless, UNREAD_ROWS)))


def _file_of(table: Table) -> str:
    return f"{table.name}.csv"


def _csv(table: Table) -> str:
    return write_table([field.name for field in table.fields], table.rows)


def _describe(title: str, tables: Sequence[Table], texts: Sequence[str]) -> str:
    package = {
        "profile": "tabular-data-package",
        "name": "communique-account",
        "title": title,
        "resources": [_resource(table, text.encode()) for table, text in zip(tables, texts, strict=True)],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table, content: bytes) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": _file_of(table),
        "description": table.says,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [
                {"name": field.name, "type": field.type.value, "description": field.says} for field in table.fields
            ],
            **({"primaryKey": list(table.key)} if table.key else {}),
            "foreignKeys": [_foreign_key(table, field) for field in table.fields if field.table],
            "missingValues": [""],
        },
    }


def _foreign_key(table: Table, field: Field) -> dict[str, object]:
    """A table's key into itself names the resource by nothing, as Table Schema has it."""
    home = "" if field.table == table.name else field.table
    return {"fields": [field.name], "reference": {"resource": home, "fields": ["id"]}}
