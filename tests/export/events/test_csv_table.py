from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.export.cells import FORMULA_STARTS
from communique.export.events.csv_table import COLUMNS, records_to_csv
from communique.export.events.records import make_records
from communique.types import Account
from tests.export.events.told import record_of, telling
from tests.export.river_account import river_account


def read(table: str) -> list[dict[str, str]]:
    """The rows as Python's own reader finds them."""
    return list(csv.DictReader(io.StringIO(table, newline=""), strict=True))


def rows_of(account: Account) -> dict[str, dict[str, str]]:
    return {row["Event ID"]: row for row in read(records_to_csv(make_records(account)))}


def test_each_event_is_a_row_with_every_column() -> None:
    rows = read(records_to_csv(make_records(river_account())))
    assert {row["Event ID"] for row in rows} == {event.id for event in river_account().events}
    assert {tuple(row) for row in rows} == {COLUMNS}


def test_the_columns_begin_as_those_of_polecat() -> None:
    header = records_to_csv(()).splitlines()[0]
    assert header.startswith("Event ID,Event Date,Event Type,Event Mode,Quad Code,Actor Name,Actor Country")


def test_offsets_hold_the_words_of_the_event() -> None:
    texts = {each.id: each.text for each in river_account().articles}
    rows = rows_of(river_account()).values()
    told = [texts[row["Article ID"]][int(row["Start"]) : int(row["End"])] for row in rows]
    assert told == [row["Event Text"].removeprefix("'") for row in rows]


def test_a_date_is_given_by_its_first_and_last_day() -> None:
    row = rows_of(river_account())["e-treaty"]
    assert (row["Event Date"], row["Event Date Latest"]) == ("1974-01-01", "1974-12-31")


def test_a_year_not_given_leaves_the_days_empty() -> None:
    row = rows_of(river_account())["e-archives"]
    assert (row["Event Date"], row["Event Date Relative"]) == ("", "Y-1-06/Y-1-06")


def test_several_actors_stand_in_one_cell_and_their_countries_in_the_same_order() -> None:
    account = river_account()
    entities = tuple(replace(each, name="France") if each.id == "ostrel" else each for each in account.entities)
    row = rows_of(replace(account, entities=entities))["e-meeting"]
    assert (row["Actor Name"], row["Actor Country"]) == ("Varda; France", "; FRA")


def test_a_semicolon_in_a_name_does_not_make_two_of_it() -> None:
    account = river_account()
    entities = tuple(replace(each, name="Varda; or not") if each.id == "varda" else each for each in account.entities)
    row = rows_of(replace(account, entities=entities))["e-meeting"]
    assert row["Actor Name"].split("; ") == ["Varda, or not", "Ostrel"]


def test_words_of_somebody_are_told_by_them() -> None:
    account = river_account()
    deal = next(each for each in account.events if each.id == "e-deal")
    said = replace(deal, mentions=tuple(one for one in deal.mentions if one.told_in))
    rows = rows_of(replace(account, events=(said, account.events[0])))
    assert [rows[key]["Told By"] for key in ("e-deal", "e-archives")] == ["Mira Holt", ""]


@pytest.mark.parametrize(
    ("event", "quad"), [("e-meeting", "1"), ("e-archives", "2"), ("e-threat", "3"), ("e-guards", "4"), ("e-treaty", "")]
)
def test_the_class_follows_from_the_type(event: str, quad: str) -> None:
    assert rows_of(river_account())[event]["Quad Code"] == quad


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_no_cell_begins_as_a_formula(start: str) -> None:
    words = f"{start}HYPERLINK(A1) met"
    (row,) = read(records_to_csv([record_of(telling(words, headline=words, outlet=words))]))
    assert [cell for cell in row.values() if cell.startswith(FORMULA_STARTS)] == []
    assert row["Headline"] == f"'{words}"


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_words_are_read_back(words: str) -> None:
    (row,) = read(records_to_csv([record_of(telling(words))]))
    assert row["Event Text"] == (f"'{words}" if words.startswith(FORMULA_STARTS) else words)
