from __future__ import annotations

import pytest

from communique.compose.positions import compare_moves, find_positions
from communique.types import Basis, Date, DateBasis, Move, MoveKind, Movement, Span


def move(
    kind: MoveKind, day: str | None, proposal: str = "the lock", basis: Basis = Basis.OWN, issue: str = "lock"
) -> Move:
    place = Span("a", 0, 8)
    return Move(
        id=f"m-{kind}-{day}-{basis}",
        party="e-Varda",
        speaker=None,
        issue=issue,
        kind=kind,
        proposal=proposal,
        wording=place,
        condition=None,
        counterpart=(),
        basis=basis,
        ascribed_by=None,
        date=Date(day, day, DateBasis.STATED) if day else None,
        statement=None,
        origins=1,
        evidence=(place,),
    )


def test_a_single_move_is_new() -> None:
    (position,) = find_positions([move(MoveKind.DEMAND, "2030-05-01")])
    assert position.movement is Movement.NEW


def test_a_refusal_after_an_acceptance_is_a_reversal_shown_by_both() -> None:
    accepted, refused = move(MoveKind.ACCEPT, "2030-05-01"), move(MoveKind.REJECT, "2030-05-03")
    (position,) = find_positions([refused, accepted])
    assert (position.movement, position.steps) == (Movement.REVERSED, (accepted.id, refused.id))


@pytest.mark.parametrize(
    ("before", "after", "movement"),
    [
        (MoveKind.DEMAND, MoveKind.THREATEN, Movement.HARDENED),
        (MoveKind.REJECT, MoveKind.CONCEDE, Movement.SOFTENED),
        (MoveKind.DEMAND, MoveKind.REAFFIRM, Movement.UNCHANGED),
        (MoveKind.THREATEN, MoveKind.RETRACT, Movement.REVERSED),
        (MoveKind.COMMIT, MoveKind.SUPPORT, Movement.UNCLEAR),
    ],
)
def test_kinds_tell_the_movement(before: MoveKind, after: MoveKind, movement: Movement) -> None:
    assert compare_moves(move(before, "2030-05-01"), move(after, "2030-05-02")) is movement


def test_a_rephrasing_is_no_movement() -> None:
    before = move(MoveKind.DEMAND, "2030-05-01", "that Ostrel open the upper sluices")
    after = move(MoveKind.DEMAND, "2030-05-02", "Ostrel should open its upper sluices")
    assert compare_moves(before, after) is Movement.UNCHANGED


def test_moves_of_one_day_show_no_movement() -> None:
    (position,) = find_positions([move(MoveKind.ACCEPT, "2030-05-01"), move(MoveKind.REJECT, "2030-05-01")])
    assert (position.movement, position.steps) == (Movement.UNCLEAR, None)


def test_undated_moves_show_no_movement() -> None:
    (position,) = find_positions([move(MoveKind.ACCEPT, None), move(MoveKind.REJECT, "2030-05-01")])
    assert position.movement is Movement.UNCLEAR


def test_what_is_ascribed_moves_nothing_and_stands_last() -> None:
    own = move(MoveKind.ACCEPT, "2030-05-01")
    told = move(MoveKind.REJECT, "2030-05-03", basis=Basis.ASCRIBED)
    (position,) = find_positions([told, own])
    assert (position.movement, position.moves) == (Movement.NEW, (own.id, told.id))


def test_every_issue_has_a_position_of_its_own() -> None:
    found = find_positions([move(MoveKind.ACCEPT, None), move(MoveKind.DEMAND, None, issue="toll")])
    assert [position.issue for position in found] == ["lock", "toll"]
