from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.export.cells import FORMULA_STARTS
from communique.export.moves.csv_table import COLUMNS, records_to_csv
from communique.export.moves.records import make_records
from communique.types import Account
from tests.export.river_account import river_account


def rows_of(account: Account) -> dict[str, dict[str, str]]:
    """The rows as Python's own reader finds them, by the move's id."""
    table = records_to_csv(make_records(account))
    return {row["Move ID"]: row for row in csv.DictReader(io.StringIO(table, newline=""), strict=True)}


def test_each_move_is_a_row_with_every_column() -> None:
    rows = rows_of(river_account())
    assert set(rows) == {move.id for move in river_account().moves}
    assert {tuple(row) for row in rows.values()} == {COLUMNS}


def test_offsets_hold_the_proposal() -> None:
    texts = {each.id: each.text for each in river_account().articles}
    rows = rows_of(river_account()).values()
    told = [texts[row["Article ID"]][int(row["Start"]) : int(row["End"])] for row in rows]
    assert told == [row["Proposal"] for row in rows]


def test_a_condition_has_its_type_beside_its_words() -> None:
    row = rows_of(river_account())["m-a1-0"]
    assert (row["Condition Type"], row["Condition"]) == ("before", "before Ostrel signs")


def test_a_party_has_its_speaker_and_its_country() -> None:
    account = river_account()
    entities = tuple(replace(each, name="France") if each.id == "varda" else each for each in account.entities)
    row = rows_of(replace(account, entities=entities))["m-a1-0"]
    assert (row["Party Name"], row["Party Country"], row["Speaker Name"]) == ("France", "FRA", "Mira Holt")


def test_what_somebody_else_says_of_a_party_has_that_somebody() -> None:
    row = rows_of(river_account())["m-a5-0"]
    assert (row["Basis"], row["Ascribed By"]) == ("ascribed", "Joren Ask")


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_no_cell_begins_as_a_formula(start: str) -> None:
    account = river_account()
    hostile = f"{start}HYPERLINK(A1)"
    moves = tuple(replace(move, proposal=hostile, issue=hostile) for move in account.moves)
    row = rows_of(replace(account, moves=moves))["m-a1-0"]
    assert [cell for cell in row.values() if cell.startswith(FORMULA_STARTS)] == []
    assert row["Proposal"] == f"'{hostile}"


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_words_are_read_back(words: str) -> None:
    account = river_account()
    moves = tuple(replace(move, proposal=words) for move in account.moves)
    row = rows_of(replace(account, moves=moves))["m-a1-0"]
    assert row["Proposal"] == (f"'{words}" if words.startswith(FORMULA_STARTS) else words)
