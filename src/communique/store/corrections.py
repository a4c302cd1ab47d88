"""What the user says is so, in order, with who said it and when; what was undone stays, and no longer counts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.store.database import Store, now
from communique.types import Correction, CorrectionKind


@dataclass(frozen=True, slots=True)
class KeptCorrection:
    """A correction in the store; `undone_at` is set where it no longer counts. `said` has its number for a line."""

    number: int
    said: Correction
    undone_by: str | None
    undone_at: str | None


def keep_correction(store: Store, said: Correction) -> int:
    """Write a correction under the next number, which is given back; its time is now where it has none."""
    with store.transaction():
        _insert(store, replace(said, at=said.at or now()))
        number = store.rows("SELECT max(number) FROM correction")[0][0]
    return int(number)


def keep_new_corrections(store: Store, said: Sequence[Correction]) -> int:
    """Write those that can be used and were never said in this store, done or undone; how many they are."""
    with store.transaction():
        known = {(each.said.kind, each.said.names) for each in list_corrections(store)}
        new = {(each.kind, each.names): each for each in said if each.problem is None}
        fresh = [each for key, each in new.items() if key not in known]
        for each in fresh:
            _insert(store, each)
    return len(fresh)


def undo_correction(store: Store, number: int, *, by: str | None) -> bool:
    """Whether there was such a correction to undo."""
    with store.transaction():
        undone = store.execute(
            "UPDATE correction SET undone_by = ?, undone_at = ? WHERE number = ? AND undone_at IS NULL",
            (by, now(), number),
        )
    return undone > 0


def list_corrections(store: Store) -> tuple[KeptCorrection, ...]:
    """All corrections in the order in which they were said, those undone too."""
    rows = store.rows(
        "SELECT number, kind, names, said_by, said_at, note, undone_by, undone_at FROM correction ORDER BY number"
    )
    return tuple(
        KeptCorrection(
            number,
            Correction(number, CorrectionKind(kind), tuple(json.loads(names)), None, by, at, note),
            undone_by,
            undone_at,
        )
        for number, kind, names, by, at, note, undone_by, undone_at in rows
    )


def _insert(store: Store, said: Correction) -> None:
    names = json.dumps(said.names, ensure_ascii=False)
    store.execute(
        "INSERT INTO correction (kind, names, said_by, said_at, note) VALUES (?, ?, ?, ?, ?)",
        (said.kind, names, said.by, said.at, said.note),
    )
