from __future__ import annotations

from communique.compose.rejections import reject_lines
from communique.types import Corrected, Rejection
from tests.export.bargain_account import bargain_account

MOVES = bargain_account().moves
DISPUTES = bargain_account().disputes
SAID = Corrected(1, "reject: x", (), "there is no attribution")


def test_a_move_that_is_none_is_left_out_and_the_others_stay() -> None:
    moves, _ = reject_lines(MOVES, [SAID], [Rejection(0, MOVES[0].id)])
    assert moves == MOVES[1:]


def test_the_entry_tells_what_it_took_away() -> None:
    _, (corrected,) = reject_lines(DISPUTES, [SAID], [Rejection(0, DISPUTES[0].id)])
    assert (corrected.changed, corrected.problem) == ((DISPUTES[0].id,), None)


def test_a_line_that_is_not_there_leaves_its_problem_as_it_was() -> None:
    assert reject_lines(MOVES, [SAID], [Rejection(0, "nothing")]) == (MOVES, (SAID,))
