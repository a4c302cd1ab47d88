from __future__ import annotations

from communique.compose.issue_corrections import correct_issues
from communique.compose.moves import find_moves
from communique.types import Corrected, IssueName
from tests.compose.marked_story import ALL, mark

MOVES = find_moves(
    mark(
        {"2030-05-01": ["<Varda> [demanded] {a lower ferry toll}."], "2030-05-02": ["<Ostrel> [refused] {to dredge}."]},
        vectors={"a lower ferry toll": (1.0, 0.0), "to dredge": (-1.0, 0.0)},
        phrases=("toll",),
    ),
    ALL,
)
TOLL = next(move for move in MOVES if move.issue == "toll")
OPEN = Corrected(3, "rename: toll, the toll", (), "nobody is called 'toll'")


def test_an_issue_goes_by_the_name_given() -> None:
    moves, _ = correct_issues(MOVES, [OPEN], [IssueName(0, "Toll", "the toll")])
    assert [move.issue for move in moves if move.id == TOLL.id] == ["the toll"]


def test_the_other_issues_keep_theirs() -> None:
    moves, _ = correct_issues(MOVES, [OPEN], [IssueName(0, "toll", "the toll")])
    assert [move for move in moves if move.id != TOLL.id] == [move for move in MOVES if move.id != TOLL.id]


def test_an_issue_is_known_by_a_move_of_it() -> None:
    moves, _ = correct_issues(MOVES, [OPEN], [IssueName(0, TOLL.id, "the toll")])
    assert [move.issue for move in moves if move.id == TOLL.id] == ["the toll"]


def test_the_entry_tells_the_moves_it_changed() -> None:
    _, (corrected,) = correct_issues(MOVES, [OPEN], [IssueName(0, "toll", "the toll")])
    assert (corrected.changed, corrected.problem) == ((TOLL.id,), None)


def test_a_name_of_nothing_is_told_as_such() -> None:
    _, (corrected,) = correct_issues(MOVES, [OPEN], [IssueName(0, "tool", "the toll")])
    assert (corrected.changed, corrected.problem) == ((), "nobody and no issue is called 'tool'")


def test_of_several_names_the_last_holds() -> None:
    given = [IssueName(0, "toll", "the toll"), IssueName(1, "toll", "the fare")]
    moves, _ = correct_issues(MOVES, [OPEN, OPEN], given)
    assert [move.issue for move in moves if move.id == TOLL.id] == ["the fare"]


def test_two_issues_of_one_name_are_one() -> None:
    other = next(move for move in MOVES if move.id != TOLL.id)
    moves, _ = correct_issues(MOVES, [OPEN], [IssueName(0, other.id, "toll")])
    assert {move.issue for move in moves} == {"toll"}
