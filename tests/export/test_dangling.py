from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from communique.errors import AccountError
from communique.export.dangling import find_dangling, without_dangling
from communique.export.html import account_to_html
from communique.export.json import account_from_json, account_to_json, with_texts
from communique.types import Account
from tests.export.html.links import find_anchors, find_targets
from tests.export.river_account import river_account

Parts = dict[str, list[dict[str, object]]]


def broken(way: str) -> Account:
    """The account read back from a JSON in which the id at `way` is one of nobody."""
    account = river_account()
    return with_texts(account_from_json(break_json(account_to_json(account), way)), account.articles)


def break_json(text: str, way: str) -> str:
    parts = json.loads(text)
    *steps, last = [int(step) if step.isdigit() else step for step in re.findall(r"\w+", way)]
    at = parts
    for step in steps:
        at = at[step]
    at[last] = "nobody"
    return json.dumps(parts)


WAYS = [
    "articles[0].origin",
    "origins[0].articles[0]",
    "reuse[0].articles[1]",
    "entities[1].of",
    "attributions[0].article",
    "attributions[0].speaker",
    "attributions[1].via[0]",
    "attributions[5].nested_in",
    "statements[0].speaker",
    "statements[0].attributions[0]",
    "statements[1].attributions[0]",
    "only_told_by[0].article",
    "only_told_by[0].id",
    "events[0].actors[0]",
    "events[8].recipients[0]",
    "events[2].part_of",
    "events[1].told[0].told_in",
    "events[1].told[0].actors[0]",
    "timeline[0].event",
    "timeline[1].statement",
    "moves[0].party",
    "moves[0].speaker",
    "moves[0].counterpart[0]",
    "moves[1].ascribed_by",
    "moves[0].statement",
    "moves[0].attributions[0]",
    "positions[0].moves[0]",
    "positions[1].party",
]


@pytest.mark.parametrize("way", WAYS)
def test_an_id_that_leads_nowhere_is_found_where_it_stands(way: str) -> None:
    found = find_dangling(break_json(account_to_json(river_account()), way))
    assert [(each.where, each.id) for each in found] == [(way, "nobody")]


@pytest.mark.parametrize("way", WAYS)
def test_a_page_is_made_of_an_account_with_an_id_that_leads_nowhere(way: str) -> None:
    html = account_to_html(broken(way))
    targets = find_targets(html)
    assert targets
    assert set(targets) <= set(find_anchors(html))


@pytest.mark.parametrize(
    "way",
    [
        "entities[1].mentions[0][0]",
        "unsure[0].evidence[0][0]",
        "reuse[0].evidence[0][0][0]",
        "events[0].date.evidence[0][0]",
        "events[2].other_dates[0].evidence[0][0]",
    ],
)
def test_a_page_is_made_of_an_account_with_a_span_of_no_article(way: str) -> None:
    assert "Who said what" in account_to_html(broken(way))


def test_every_id_of_a_sound_account_leads_somewhere() -> None:
    assert find_dangling(account_to_json(river_account())) == ()


def test_a_sound_account_is_left_as_it_is() -> None:
    assert without_dangling(river_account()) == river_account()


def test_a_statement_of_no_line_falls_away() -> None:
    account = river_account()
    without = replace(account, attributions=tuple(each for each in account.attributions if each.id != "a5"))
    assert {each.id for each in account.statements} - {each.id for each in without_dangling(without).statements} == {
        "s5"
    }


def test_a_move_of_an_unknown_party_falls_away_with_its_position() -> None:
    kept = without_dangling(broken("moves[0].party"))
    assert [move.id for move in kept.moves] == ["m-a5-0"]
    assert [position.party for position in kept.positions] == ["ostrel"]


def test_an_event_of_no_mention_falls_away_with_its_line_and_its_parts_stand_alone() -> None:
    account = river_account()
    events = tuple(replace(each, mentions=()) if each.id == "e-meeting" else each for each in account.events)
    kept = without_dangling(replace(account, events=events))
    assert {each.id for each in account.events} - {each.id for each in kept.events} == {"e-meeting"}
    assert [entry.event for entry in kept.timeline if entry.event == "e-meeting"] == []
    assert [each.part_of for each in kept.events if each.id == "e-end"] == [None]


def test_an_id_in_a_part_that_comes_later_is_found_too() -> None:
    account: Parts = json.loads(account_to_json(river_account()))
    account["stands"] = [{"party": "nobody", "issue": "gates"}]
    assert [each.where for each in find_dangling(json.dumps(account))] == ["stands[0].party"]


@pytest.mark.parametrize("text", ["", "{"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(AccountError):
        find_dangling(text)
