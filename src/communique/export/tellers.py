"""A move that somebody else tells of its party -> the words that say so behind it."""

from __future__ import annotations

from collections.abc import Mapping

from communique.types import Basis, Move


def tell_ascribed(move: Move, names: Mapping[str, str]) -> str:
    """ ", as Joren Ask has it", by the names of entities; empty for a move of the party's own."""
    if move.basis is Basis.OWN:
        return ""
    return f", as {names.get(move.ascribed_by or '', 'the article')} has it"
