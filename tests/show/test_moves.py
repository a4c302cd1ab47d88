from __future__ import annotations

from dataclasses import replace

import pytest

from communique.types import Condition, ConditionType, MoveKind, Movement, Position, Span, Stand
from tests.export.river_account import river_account
from tests.show.shown import shown


def test_moves_come_by_date_with_party_kind_issue_and_words() -> None:
    first, _, second, *_ = shown("moves").splitlines()
    assert first == (
        "3 March 2031  Varda (Mira Holt)  REJECT on gates: opening the gates of the Lower Sile in any form … "
        "before Ostrel signs"
    )
    assert second == "undated  Ostrel, as Joren Ask has it  PROMISE on gates: the water would come"


def test_a_condition_among_the_words_of_the_proposal_is_shown_once() -> None:
    account = river_account()
    promise = replace(
        account.moves[1], condition=Condition(ConditionType.ONLY_IF, "would come", account.moves[1].wording)
    )
    assert shown("moves", replace(account, moves=(promise,))).count("would come") == 1


def test_a_move_is_shown_with_its_condition_and_every_place() -> None:
    move = shown("m-a1-0")
    assert "before: before Ostrel signs" in move
    assert "toward Ostrel" in move
    assert "3 March 2031 (resolved: “on Monday”)" in move
    assert "no intention of opening the gates of the Lower Sile in any form" in move
    assert "Karsk Gazette, 4 March 2031" in move


def test_positions_stand_under_their_issue_with_their_movement() -> None:
    lines = shown("positions").splitlines()
    assert lines[0] == "gates"
    assert any(line.endswith("Ostrel  unclear") for line in lines)
    assert any(line.endswith("Varda  new") for line in lines)


def test_a_movement_names_its_two_steps() -> None:
    account = river_account()
    position = Position("varda", "gates", ("m-a1-0", "m-a5-0"), Movement.SOFTENED, ("m-a5-0", "m-a1-0"))
    assert "Varda  softened (m-a5-0 → m-a1-0)" in shown("positions", replace(account, positions=(position,)))


def test_people_of_one_party_who_differ_are_named() -> None:
    account = river_account()
    position = Position("varda", "gates", ("m-a1-0", "m-a5-0"), Movement.UNCLEAR, None, ("m-a1-0", "m-a5-0"))
    assert "unclear, its people differ: m-a1-0, m-a5-0" in shown("positions", replace(account, positions=(position,)))


def test_a_stand_shows_its_words_and_where_they_are() -> None:
    account = river_account()
    wording = account.moves[0].wording
    stand = Stand("varda", "gates", account.moves[0].proposal, (wording,), ("m-a1-0",))
    printed = shown("stands", replace(account, stands=(stand,)))
    assert "on gates" in printed
    assert f"karsk-gazette:{wording.start}-{wording.end}" in printed


def test_a_stand_says_what_the_party_does_with_its_words() -> None:
    account = river_account()
    refused = replace(account.moves[0], kind=MoveKind.REJECT)
    stand = Stand("varda", "gates", refused.proposal, (refused.wording,), (refused.id,))
    assert "Varda  REJECT on gates" in shown("stands", replace(account, moves=(refused,), stands=(stand,)))


@pytest.mark.parametrize(
    ("wanted", "remark"),
    [("moves", "No move was"), ("positions", "No position was"), ("stands", "No party's stand was")],
)
def test_an_account_without_any_says_so(wanted: str, remark: str) -> None:
    nothing = replace(river_account(), moves=(), positions=(), stands=())
    assert remark in shown(wanted, nothing)


def test_a_proposal_cannot_command_the_terminal() -> None:
    account = river_account()
    moves = tuple(replace(move, proposal="\x1b[2J", issue="\x1b[2J") for move in account.moves)
    hostile = replace(account, moves=moves, stands=(Stand("varda", "\x1b", "\x1b", (Span("post", 0, 5),)),))
    assert "\x1b" not in "".join(shown(wanted, hostile) for wanted in ("moves", "positions", "stands", "m-a1-0"))
