"""What the user calls issues, applied: they are known only once there are moves.

In: moves, what became of the corrections so far, and the names the user gives. Out: the moves under the names given,
and the corrections with the moves that each changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.link.names import fold
from communique.types import Corrected, IssueName, Move


def correct_issues(
    moves: Sequence[Move], corrections: Sequence[Corrected], given: Sequence[IssueName]
) -> tuple[tuple[Move, ...], tuple[Corrected, ...]]:
    """Rename every issue that has a name given, or of which a move has its id; of several names, the last."""
    names = {move.id: move.issue for move in moves}
    settled = list(corrections)
    for one in given:
        wanted = {move.issue for move in moves if move.id == one.issue or fold(move.issue) == fold(one.issue)}
        changed = tuple(sorted(move.id for move in moves if move.issue in wanted))
        problem = None if changed else f"nobody and no issue is called {one.issue!r}"
        settled[one.place] = replace(settled[one.place], changed=changed, problem=problem)
        names |= dict.fromkeys(changed, one.name)
    return tuple(replace(move, issue=names[move.id]) for move in moves), tuple(settled)
