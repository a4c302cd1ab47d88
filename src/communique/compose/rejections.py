"""What the user says is no move and no dispute, applied: they are known only once they are composed.

In: moves or disputes, what became of the corrections so far, and the lines that are none. Out: those that are left, and
the corrections with what each took away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from communique.types import Corrected, Dispute, Move, Rejection

Line = TypeVar("Line", Move, Dispute)


def reject_lines(
    lines: Sequence[Line], corrections: Sequence[Corrected], given: Sequence[Rejection]
) -> tuple[tuple[Line, ...], tuple[Corrected, ...]]:
    """Leave out the lines that have one of the ids; what has none of them stays as it became."""
    ids = {line.id for line in lines}
    settled = list(corrections)
    for one in given:
        if one.id in ids:
            settled[one.place] = replace(settled[one.place], changed=(one.id,), problem=None)
    rejected = {one.id for one in given}
    return tuple(line for line in lines if line.id not in rejected), tuple(settled)
