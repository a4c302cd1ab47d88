from __future__ import annotations

from dataclasses import replace

import pytest

from communique.compose.positions import compare_moves, find_positions
from communique.types import Basis, Date, DateBasis, Move, MoveKind, Movement, Span


def move(
    kind: MoveKind,
    day: str | None,
    proposal: str = "the lock",
    basis: Basis = Basis.OWN,
    *,
    issue: str = "lock",
    speaker: str | None = None,
) -> Move:
    place = Span("a", 0, 8)
    return Move(
        id=f"m-{kind}-{day}-{basis}-{speaker}",
        party="e-Varda",
        speaker=speaker,
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


def test_what_takes_back_something_beside_is_no_reversal() -> None:
    before = move(MoveKind.DEMAND, "2030-05-01", "a third of the flow")
    after = move(
        MoveKind.RETRACT, "2030-05-03", "a third of the flow for orchards, hospitals and mills, the case at court"
    )
    assert compare_moves(before, after) is Movement.UNCLEAR


def test_one_word_in_common_makes_no_matter() -> None:
    before = move(MoveKind.SUPPORT, "2030-05-01", "the pact")
    after = move(MoveKind.THREATEN, "2030-05-02", "a pact on herring with Karn")
    assert compare_moves(before, after) is Movement.UNCLEAR


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


@pytest.mark.parametrize(
    ("before", "after"),
    [(MoveKind.ACCEPT, MoveKind.REJECT), (MoveKind.DEMAND, MoveKind.REAFFIRM), (MoveKind.REJECT, MoveKind.CONCEDE)],
)
def test_moves_on_different_matters_show_no_movement(before: MoveKind, after: MoveKind) -> None:
    one, other = move(before, "2030-05-01", "a higher lock"), move(after, "2030-05-03", "the toll on barges")
    assert compare_moves(one, other) is Movement.UNCLEAR


def test_the_step_before_is_the_last_that_was_over_when_the_latest_began() -> None:
    first, second = move(MoveKind.DEMAND, "2030-05-01"), move(MoveKind.REJECT, "2030-05-02")
    latest = move(MoveKind.ACCEPT, "2030-05-03")
    (position,) = find_positions([latest, first, second])
    assert (position.movement, position.steps) == (Movement.REVERSED, (second.id, latest.id))


def test_what_was_said_the_same_day_must_not_go_another_way() -> None:
    before = move(MoveKind.REJECT, "2030-05-01")
    (position,) = find_positions([before, move(MoveKind.ACCEPT, "2030-05-03"), move(MoveKind.REJECT, "2030-05-03")])
    assert position.movement is Movement.UNCLEAR


def test_dates_that_overlap_show_no_movement() -> None:
    month = Date("2030-05-01", "2030-05-31", DateBasis.STATED)
    before = replace(move(MoveKind.REJECT, None), date=month)
    (position,) = find_positions([before, move(MoveKind.ACCEPT, "2030-05-20")])
    assert position.movement is Movement.UNCLEAR


def test_days_of_a_year_that_is_not_given_follow_each_other() -> None:
    one, other = (
        replace(move(kind, None), date=Date(None, None, DateBasis.STATED, relative=(day, day)))
        for kind, day in ((MoveKind.REJECT, "Y-05-01"), (MoveKind.ACCEPT, "Y-05-03"))
    )
    (position,) = find_positions([other, one])
    assert position.movement is Movement.REVERSED


def test_two_people_of_one_party_who_differ_are_shown_and_no_movement() -> None:
    one = move(MoveKind.ACCEPT, "2030-05-01", speaker="e-Dorn")
    other = move(MoveKind.REJECT, "2030-05-02", speaker="e-Hale")
    (position,) = find_positions([one, other])
    assert (position.movement, position.differing) == (Movement.UNCLEAR, (other.id, one.id))


def test_what_one_person_says_and_then_takes_back_is_no_difference() -> None:
    one = move(MoveKind.ACCEPT, "2030-05-01", speaker="e-Dorn")
    other = move(MoveKind.REJECT, "2030-05-02", speaker="e-Dorn")
    (position,) = find_positions([one, other])
    assert (position.movement, position.differing) == (Movement.REVERSED, ())


def test_what_two_people_say_weeks_apart_is_no_difference() -> None:
    one = move(MoveKind.ACCEPT, "2030-05-01", speaker="e-Dorn")
    other = move(MoveKind.REJECT, "2030-06-02", speaker="e-Hale")
    (position,) = find_positions([one, other])
    assert position.differing == ()


def test_two_people_who_speak_of_different_matters_do_not_differ() -> None:
    one = move(MoveKind.ACCEPT, "2030-05-01", "a higher lock", speaker="e-Dorn")
    other = move(MoveKind.REJECT, "2030-05-02", "the toll on barges", speaker="e-Hale")
    (position,) = find_positions([one, other])
    assert position.differing == ()


def test_every_issue_has_a_position_of_its_own() -> None:
    found = find_positions([move(MoveKind.ACCEPT, None), move(MoveKind.DEMAND, None, issue="toll")])
    assert [position.issue for position in found] == ["lock", "toll"]
