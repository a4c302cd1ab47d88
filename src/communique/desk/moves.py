"""The page on a move: who does what, in which words, and what can be said about it."""

from __future__ import annotations

from werkzeug.exceptions import NotFound

from communique.desk.passages import show_spans
from communique.desk.rendering import render
from communique.desk.saying import Action
from communique.desk.visit import Visit
from communique.export.html.dates import show_date
from communique.export.html.moves import CONDITIONS, VERBS
from communique.export.html.places import anchor_of
from communique.export.tellers import tell_ascribed
from communique.types import CorrectionKind


def show_move(visit: Visit, key: str) -> str:
    """One move with all places that tell it; who said it is corrected in its lines."""
    opened = visit.opened
    move = opened.moves.get(key)
    if move is None:
        raise NotFound("The latest account has no such move; a correction may have changed it.")
    names = {id_: entity.name for id_, entity in opened.entities.items()}
    condition = move.condition
    return render(
        "move",
        visit=visit,
        move=move,
        party=opened.name_of(move.party) or "Somebody not named",
        speaker=opened.name_of(move.speaker) if move.speaker != move.party else None,
        verb=VERBS[move.kind],
        ascribed=tell_ascribed(move, names),
        condition=(CONDITIONS[condition.type], condition.text) if condition else None,
        date=show_date(move.date),
        anchor=anchor_of("move", key),
        passages=show_spans(opened, (move.wording, *move.evidence)),
        lines=[
            (id_, opened.name_of(opened.attributions[id_].speaker))
            for id_ in move.attributions
            if id_ in opened.statement_of
        ],
        reject=Action("This is no move", CorrectionKind.REJECT, (key,)),
    )
