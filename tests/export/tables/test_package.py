from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from frictionless import Package, validate

from communique.export.cells import FORMULA_STARTS
from communique.export.exported import Gap
from communique.export.tables import TABLES, export_table, export_tables
from communique.export.tables.package import DESCRIPTOR, UNREAD_ROWS
from communique.types import Account
from tests.export.river_account import river_account
from tests.export.river_disputes import disputed_account


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which the descriptor's paths must be under for frictionless to trust them."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(account: Account, folder: Path) -> None:
    for name, text in export_tables(account).files:
        (folder / name).write_bytes(text.encode())


def rows_of(account: Account, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export_table(account, table).text, newline=""), strict=True))


def hostile_account(words: str) -> Account:
    """The disputed account with these words wherever an article, a party or an issue has some of its own."""
    account = disputed_account()
    return replace(
        account,
        title=words,
        articles=tuple(replace(each, headline=words, outlet=words) for each in account.articles),
        entities=tuple(replace(each, name=words) for each in account.entities),
        moves=tuple(replace(each, issue=words, proposal=words) for each in account.moves),
        positions=tuple(replace(each, issue=words) for each in account.positions),
        disputes=tuple(replace(each, about=words, reason=words) for each in account.disputes),
    )


@pytest.mark.parametrize(
    "account", [disputed_account(), hostile_account("=1+1,\"\r\n'; \x00<b>")], ids=["own", "hostile"]
)
def test_every_type_and_every_key_of_the_package_holds(account: Account, folder: Path) -> None:
    write(account, folder)
    report = validate(DESCRIPTOR)
    assert (report.valid, [task.name for task in report.tasks]) == (True, list(TABLES)), report.flatten()


def test_the_package_tells_of_a_key_that_leads_nowhere(folder: Path) -> None:
    write(disputed_account(), folder)
    moves = (folder / "moves.csv").read_text("utf-8")
    (folder / "moves.csv").write_text(moves.replace(",varda,", ",nobody,"), encoding="utf-8", newline="")
    assert "foreign-key" in {error for (error,) in validate(DESCRIPTOR).flatten(["type"])}


def test_every_table_of_the_account_has_its_rows() -> None:
    account = disputed_account()
    counts = {name: len(rows_of(account, name)) for name in TABLES}
    assert counts == {
        "articles": 3, "entities": 7, "statements": 6, "attributions": 7, "events": 9, "event_mentions": 11,
        "moves": 2, "positions": 2, "stands": 2, "disputes": 1, "dispute_sides": 2, "participants": 18, "evidence": 4,
    }  # fmt: skip


@pytest.mark.parametrize("table", ["event_mentions", "evidence"])
def test_offsets_hold_the_words(table: str) -> None:
    texts = {each.id: each.text for each in river_account().articles}
    for row in rows_of(disputed_account(), table):
        assert row["words"] in (words := texts[row["article"]][int(row["start"]) : int(row["end"])], f"'{words}")


def test_the_fragments_of_what_is_said_stand_in_one_cell() -> None:
    (row,) = (row for row in rows_of(river_account(), "attributions") if row["id"] == "a2")
    assert row["words"].startswith("“We were promised levels,” […] “We were given letters.")


def test_those_who_take_part_are_told_with_their_role() -> None:
    rows = rows_of(disputed_account(), "participants")
    held = {(row["id"], row["side"], row["entity"]) for row in rows if row["role"] == "holder"}
    assert held == {("d-a5", "1", "ask"), ("d-a5", "2", "varda")}


def test_the_descriptor_gives_every_column_a_meaning(folder: Path) -> None:
    write(disputed_account(), folder)
    fields = [field for resource in Package(DESCRIPTOR).resources for field in resource.schema.fields]
    assert [field.name for field in fields if not field.description] == []


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_no_cell_begins_as_a_formula(start: str) -> None:
    hostile = hostile_account(f"{start}HYPERLINK(A1)")
    cells = [cell for table in TABLES for row in rows_of(hostile, table) for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(FORMULA_STARTS)] == []


def test_rows_of_no_text_at_hand_keep_their_offsets_and_are_counted() -> None:
    account = disputed_account()
    without = replace(account, articles=tuple(replace(each, text="") for each in account.articles))
    exported = export_table(without, "attributions")
    assert (exported.count, exported.gaps) == (7, (Gap(7, UNREAD_ROWS),))
    assert {row["words"] for row in rows_of(without, "attributions")} == {""}


def test_a_package_of_no_text_at_hand_is_valid_all_the_same(folder: Path) -> None:
    account = disputed_account()
    write(replace(account, articles=tuple(replace(each, text="") for each in account.articles)), folder)
    assert validate(DESCRIPTOR).valid


def test_the_title_of_the_account_is_that_of_the_package() -> None:
    (_, descriptor) = export_tables(river_account()).files[-1]
    assert json.loads(descriptor)["title"] == "Talks over the <Sile>"
