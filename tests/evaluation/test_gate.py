"""The gate: floors hold, fall, and rise, never sink."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.data import Digest
from evaluation.figures import Figure
from evaluation.gate import Floor, find_changed_data, find_falls, raise_floors, read_floors, write_floors
from evaluation.marks import MARKS

HIGHER = next(mark for mark in MARKS if not mark.lower_is_better and mark.margin)
LOWER = next(mark for mark in MARKS if mark.lower_is_better and mark.margin)
VALUES = st.floats(min_value=0, max_value=100)


def test_a_figure_within_its_margin_holds() -> None:
    floor = Floor(HIGHER.figure, 70.0, None)
    assert not find_falls([floor], [Figure(HIGHER.figure, 70.0 - HIGHER.margin)])


def test_a_figure_below_its_margin_falls() -> None:
    floor = Floor(HIGHER.figure, 70.0, None)
    assert find_falls([floor], [Figure(HIGHER.figure, 69.9 - HIGHER.margin)])


def test_a_figure_that_should_be_low_falls_when_it_is_high() -> None:
    floor = Floor(LOWER.figure, 0.1, None)
    assert find_falls([floor], [Figure(LOWER.figure, 0.11 + LOWER.margin)])


@pytest.mark.parametrize("figures", [[], [Figure(HIGHER.figure, None)]], ids=["absent", "nothing counted"])
def test_a_figure_that_is_no_longer_taken_falls(figures: list[Figure]) -> None:
    assert find_falls([Floor(HIGHER.figure, 70.0, None)], figures)


@given(old=VALUES, new=VALUES)
def test_raising_never_lowers_a_floor(old: float, new: float) -> None:
    (floor,) = raise_floors([Floor(HIGHER.figure, old, None)], [Figure(HIGHER.figure, new)], [])
    assert floor.value == max(old, new)


@given(old=VALUES, new=VALUES)
def test_raising_never_lifts_a_ceiling(old: float, new: float) -> None:
    (floor,) = raise_floors([Floor(LOWER.figure, old, None)], [Figure(LOWER.figure, new)], [])
    assert floor.value == min(old, new)


def test_a_floor_taken_on_other_data_is_named() -> None:
    data = HIGHER.figure.split("/")[0]
    assert find_changed_data([Floor(HIGHER.figure, 70.0, "old")], [Digest(data, "new")]) == (data,)


def test_floors_come_back_as_they_were_written(tmp_path: Path) -> None:
    floors = (Floor(HIGHER.figure, 70.5, "abc"), Floor(LOWER.figure, 0.25, None))
    write_floors(floors, tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == floors
