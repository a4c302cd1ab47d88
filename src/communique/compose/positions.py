"""Positions: where each party stands on each issue, how its last own moves differ, and which of its people disagree.

In: `Move`s. Out: `Position`s. Movement is told of two own moves of one voice, the one over before the other begins, on
the same matter, and only where their kinds leave no doubt; the same thing said again in other words is none. Everything
else is unclear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from rapidfuzz import fuzz

from communique.compose.issue_words import find_telling_words
from communique.link.event_dates import find_days
from communique.types import Basis, Date, Move, MoveKind, Movement, Position

# Of 100: from here on two proposals are the same words, put otherwise. Lower calls a change a rephrasing.
SAME_WORDS = 70
# The share of the telling words of the shorter proposal from which two are on the same matter. Set by hand: an issue is
# wide enough that "accepts the toll" and "rejects the pilots" may both stand under the harbour, and are no reversal.
SAME_MATTER = 0.5
# Days apart at most of what two people of one party say for it to be a difference: later it may be a change of mind.
DIFFERENCE_DAYS = 3


def find_positions(moves: Sequence[Move]) -> tuple[Position, ...]:
    """One for each party and issue, sorted by issue, then party."""
    held: dict[tuple[str, str], list[Move]] = defaultdict(list)
    for move in moves:
        held[move.issue, move.party].append(move)
    return tuple(_take_position(party, issue, own) for (issue, party), own in sorted(held.items()))


def compare_moves(before: Move, after: Move) -> Movement:
    """What the later of two moves of one voice on one issue is beside the earlier."""
    if after.kind is MoveKind.REAFFIRM:
        return Movement.UNCHANGED if _are_one_matter(before, after) else Movement.UNCLEAR
    if before.kind is after.kind:
        same = fuzz.token_set_ratio(before.proposal.lower(), after.proposal.lower()) >= SAME_WORDS
        return Movement.UNCHANGED if same else Movement.UNCLEAR
    if not _are_one_matter(before, after):
        return Movement.UNCLEAR
    if after.kind is MoveKind.RETRACT:
        return Movement.REVERSED if _takes_back(before, after) else Movement.UNCLEAR
    if {before.kind, after.kind} in _CONTRARY:
        return Movement.REVERSED
    if before.kind in _HARD and after.kind in _YIELDING:
        return Movement.SOFTENED
    if before.kind in _MILD and after.kind in _HARDENING:
        return Movement.HARDENED
    return Movement.UNCLEAR


def _take_position(party: str, issue: str, moves: Sequence[Move]) -> Position:
    ordered = sorted(moves, key=lambda move: (_sort_latest(move.date), move.id))
    own = [move for move in ordered if move.basis is Basis.OWN]
    ids = tuple(move.id for move in (*own, *(move for move in ordered if move.basis is Basis.ASCRIBED)))
    differing = _find_differing(own)
    movement, steps = _find_movement(own) if not differing else (Movement.UNCLEAR, None)
    return Position(party, issue, ids, movement, steps, differing)


def _find_movement(own: Sequence[Move]) -> tuple[Movement, tuple[str, str] | None]:
    """The latest beside the last one before it in time; what was said since must not go another way."""
    if not own:
        return Movement.UNCLEAR, None
    if len(own) == 1:
        return Movement.NEW, None
    after = own[0]
    at = next((at for at, move in enumerate(own) if _is_later(after.date, move.date)), None)
    if at is None or not _are_one_voice(own[at], after):
        return Movement.UNCLEAR, None
    found = {compare_moves(own[at], move) for move in own[:at]}
    movement = found.pop() if len(found) == 1 else Movement.UNCLEAR
    return movement, None if movement is Movement.UNCLEAR else (own[at].id, after.id)


def _find_differing(own: Sequence[Move]) -> tuple[str, ...]:
    """Moves of different people that say the contrary of one matter within few days."""
    found = {
        move.id
        for one, other in combinations(own, 2)
        if one.speaker is not None
        and other.speaker is not None
        and one.speaker != other.speaker
        and {one.kind, other.kind} in _CONTRARY
        and _are_near(one.date, other.date)
        and _are_one_matter(one, other)
        for move in (one, other)
    }
    return tuple(move.id for move in own if move.id in found)


def _are_one_matter(one: Move, other: Move) -> bool:
    """Whether they share most telling words: one alone is too few, "the pact" and "a pact on herring with Karn"."""
    words = [find_telling_words(move.proposal) for move in (one, other)]
    shared = words[0] & words[1]
    return len(shared) >= max(1, SAME_MATTER * min(map(len, words))) and (len(shared) > 1 or words[0] == words[1])


def _takes_back(before: Move, after: Move) -> bool:
    """Whether a retraction is of what was said before and of little else: "its threat", not another offer with it."""
    words = [find_telling_words(move.proposal) for move in (before, after)]
    return len(words[0] & words[1]) >= SAME_MATTER * len(words[1])


def _are_one_voice(one: Move, other: Move) -> bool:
    """One person, or the party as such beside one of its people."""
    return one.speaker is None or other.speaker is None or one.speaker == other.speaker


def _sort_latest(date: Date | None) -> tuple[int, int, int]:
    """The latest first, then what is counted from an unknown year, then what has no date."""
    days = find_days(date)
    if days is None:
        return (2, 0, 0)
    return (1 if days.relative else 0, -days.last, -days.first)


def _is_later(after: Date | None, before: Date | None) -> bool:
    """Does the one begin when the other has ended?"""
    one, other = find_days(after), find_days(before)
    return one is not None and other is not None and one.relative == other.relative and one.first > other.last


def _are_near(one: Date | None, other: Date | None) -> bool:
    days = find_days(one), find_days(other)
    if days[0] is None or days[1] is None or days[0].relative != days[1].relative:
        return False
    return days[0].gap(days[1]) <= DIFFERENCE_DAYS


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
