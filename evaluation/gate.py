"""The floors: what was once reached is held.

`floors.json` has, for each figure with a mark, the value it may not fall under by more than the mark's margin, and the
digest of the data it was taken on. Floors are only ever raised by machine; lowering one is done by hand, with a line in
the changelog.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.data import Digest
from evaluation.figures import Figure
from evaluation.marks import MARKS, Mark

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True)
class Floor:
    """The value a figure has reached, on data of this digest."""

    figure: str
    value: float
    data: str | None


def read_floors(path: Path = FLOORS) -> tuple[Floor, ...]:
    """The floors as they stand; none where there is no file."""
    if not path.exists():
        return ()
    return tuple(Floor(each["figure"], each["value"], each["data"]) for each in json.loads(path.read_text("utf-8")))


def find_falls(floors: Iterable[Floor], figures: Iterable[Figure]) -> tuple[str, ...]:
    """A line for each figure that has fallen under its floor, or is no longer taken."""
    values = {figure.name: figure.value for figure in figures}
    falls = []
    for floor in floors:
        value = values.get(floor.figure)
        mark = _mark(floor.figure)
        bound = floor.value + mark.margin if mark.lower_is_better else floor.value - mark.margin
        if not mark.is_met(value, bound):
            falls.append(f"{floor.figure} is {value}, its floor {floor.value}, margin {mark.margin}")
    return tuple(falls)


def find_changed_data(floors: Iterable[Floor], digests: Sequence[Digest]) -> tuple[str, ...]:
    """The data sets that are not in the state the floors were taken on."""
    now = {digest.data: digest.sha256 for digest in digests}
    return tuple(sorted({_data(floor.figure) for floor in floors if floor.data != now.get(_data(floor.figure))}))


def raise_floors(floors: Iterable[Floor], figures: Iterable[Figure], digests: Sequence[Digest]) -> tuple[Floor, ...]:
    """The floors, each at the better of what it was and what is reached now."""
    now = {digest.data: digest.sha256 for digest in digests}
    values = {figure.name: figure.value for figure in figures}
    old = {floor.figure: floor for floor in floors}
    raised = []
    for mark in MARKS:
        value, floor = values.get(mark.figure), old.get(mark.figure)
        if value is not None and (floor is None or mark.is_met(value, floor.value)):
            raised.append(Floor(mark.figure, value, now.get(_data(mark.figure))))
        elif floor is not None:
            raised.append(floor)
    return tuple(raised)


def write_floors(floors: Iterable[Floor], path: Path = FLOORS) -> None:
    """Write the floors, one to a line."""
    rows = [json.dumps({"figure": each.figure, "value": each.value, "data": each.data}) for each in floors]
    path.write_text("[\n" + ",\n".join(rows) + "\n]\n", encoding="utf-8")


def _mark(figure: str) -> Mark:
    return next(mark for mark in MARKS if mark.figure == figure)


def _data(figure: str) -> str:
    """The name of the data a figure was taken on."""
    return figure.split("/", maxsplit=1)[0]
