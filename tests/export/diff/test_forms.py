"""The difference as text and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from communique.export.diff import compare_accounts, difference_to_json, difference_to_text
from communique.types import Account
from tests.export.river_account import river_account

RIVER = river_account()
LESS = replace(RIVER, moves=RIVER.moves[1:], positions=())


def text_of(new: Account, old: Account = LESS) -> str:
    return difference_to_text(compare_accounts(old, new))


def test_nothing_is_said_to_differ_where_nothing_does() -> None:
    assert text_of(RIVER, RIVER) == "Nothing differs.\n"


def test_a_new_line_stands_under_its_kind_with_its_id() -> None:
    lines = text_of(RIVER).splitlines()
    at = lines.index("Moves")
    assert lines[at + 1].startswith("  + new: ")
    assert lines[at + 1].endswith(f"[{RIVER.moves[0].id}]")


def test_words_cannot_command_a_terminal() -> None:
    hostile = replace(RIVER, title="\x1b[2Jgone\u202e")
    assert "\x1b" not in text_of(hostile)


def test_long_words_are_cut() -> None:
    long = replace(RIVER.moves[0], proposal="water " * 100)
    assert max(map(len, text_of(replace(RIVER, moves=(long, *RIVER.moves[1:]))).splitlines())) < 250


def test_json_names_change_kind_and_id() -> None:
    found = json.loads(difference_to_json(compare_accounts(LESS, RIVER)))
    (move,) = [each for each in found["changes"] if each["what"] == "move"]
    assert (move["change"], move["id"]) == ("new", RIVER.moves[0].id)


def test_json_of_no_difference_has_no_changes() -> None:
    assert json.loads(difference_to_json(compare_accounts(RIVER, RIVER)))["changes"] == []


def test_json_gives_the_words_whole() -> None:
    long = replace(RIVER.moves[0], proposal="water " * 100)
    new = replace(RIVER, moves=(long, *RIVER.moves[1:]))
    assert ("water " * 99) in difference_to_json(compare_accounts(LESS, new))
