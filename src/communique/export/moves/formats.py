"""Account -> its moves in one of the formats that `communique export moves` writes, and what they lack."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.export.dangling import without_dangling
from communique.export.exported import Exported, find_gaps
from communique.export.moves.csv_table import records_to_csv
from communique.export.moves.json_list import records_to_json
from communique.export.moves.records import MoveRecord, make_records
from communique.types import Account

Writer = Callable[[Sequence[MoveRecord]], str]

WRITERS: dict[str, Writer] = {"csv": records_to_csv, "json": records_to_json}
FORMATS = tuple(WRITERS)


def export_moves(account: Account, format_: str) -> Exported:
    """The account's moves in one of `FORMATS`; same account, same bytes.

    A move's own words stand in the account, so none is left out where a text was not found; it lacks its sentence.
    """
    records = make_records(without_dangling(account))
    unread = sum(record.sentence is None for record in records)
    gaps = find_gaps((unread, "without their sentence, of an article whose text was not found; say --articles DIR"))
    return Exported(WRITERS[format_](records), len(records), "move", gaps)
