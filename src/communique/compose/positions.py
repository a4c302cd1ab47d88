"""Positions: where each party stands on each issue, and how its last two own moves differ.

In: `Move`s. Out: `Position`s. Movement is told of two own moves of different days alone, and only where their kinds
leave no doubt; the same thing said again in other words is none. Everything else is unclear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

from communique.types import Basis, Date, Move, MoveKind, Movement, Position

# Of 100: from here on two proposals are the same words, put otherwise. Lower calls a change a rephrasing.
SAME_WORDS = 70


def find_positions(moves: Sequence[Move]) -> tuple[Position, ...]:
    """One for each party and issue, sorted by issue, then party."""
    held: dict[tuple[str, str], list[Move]] = defaultdict(list)
    for move in moves:
        held[move.issue, move.party].append(move)
    return tuple(_take_position(party, issue, own) for (issue, party), own in sorted(held.items()))


def compare_moves(before: Move, after: Move) -> Movement:
    """What the later of two moves of one party on one issue is beside the earlier."""
    if after.kind is MoveKind.RETRACT or {before.kind, after.kind} in _CONTRARY:
        return Movement.REVERSED
    if after.kind is MoveKind.REAFFIRM or before.kind is after.kind:
        same = fuzz.token_set_ratio(before.proposal.lower(), after.proposal.lower()) >= SAME_WORDS
        return Movement.UNCHANGED if same or after.kind is MoveKind.REAFFIRM else Movement.UNCLEAR
    if before.kind in _HARD and after.kind in _YIELDING:
        return Movement.SOFTENED
    if before.kind in _MILD and after.kind in _HARDENING:
        return Movement.HARDENED
    return Movement.UNCLEAR


def _take_position(party: str, issue: str, moves: Sequence[Move]) -> Position:
    """Own moves from the latest back, undated ones last, then the ascribed ones likewise."""
    ordered = sorted(moves, key=lambda move: move.id)
    ordered.sort(key=lambda move: _sort_date(move.date), reverse=True)
    own = [move for move in ordered if move.basis is Basis.OWN]
    ids = tuple(move.id for move in (*own, *(move for move in ordered if move.basis is Basis.ASCRIBED)))
    if len(own) < 2:
        return Position(party, issue, ids, Movement.NEW if own else Movement.UNCLEAR)
    after, before = own[0], own[1]
    movement = compare_moves(before, after) if _is_later(after.date, before.date) else Movement.UNCLEAR
    steps = None if movement is Movement.UNCLEAR else (before.id, after.id)
    return Position(party, issue, ids, movement, steps)


def _sort_date(date: Date | None) -> tuple[str, str]:
    """Text that sorts as the dates do; nothing where none is known."""
    return (date.earliest or "", date.latest or "") if date else ("", "")


def _is_later(after: Date | None, before: Date | None) -> bool:
    """Does the one begin when the other has ended?"""
    if after is None or before is None or after.earliest is None or before.latest is None:
        return False
    return after.earliest > before.latest


_CONTRARY = (
    {MoveKind.REJECT, MoveKind.ACCEPT},
    {MoveKind.OPPOSE, MoveKind.SUPPORT},
    {MoveKind.OPPOSE, MoveKind.ACCEPT},
    {MoveKind.REJECT, MoveKind.SUPPORT},
)
_HARD = (MoveKind.REJECT, MoveKind.OPPOSE, MoveKind.THREATEN, MoveKind.DEMAND)
_YIELDING = (MoveKind.CONCEDE, MoveKind.OFFER)
_MILD = (MoveKind.OFFER, MoveKind.CONCEDE, MoveKind.SUPPORT, MoveKind.DEMAND)
_HARDENING = (MoveKind.THREATEN, MoveKind.REJECT)
