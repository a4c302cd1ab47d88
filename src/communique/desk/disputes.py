"""The page on a dispute: its sides facing each other, and the button that takes it away."""

from __future__ import annotations

from werkzeug.exceptions import NotFound

from communique.desk.passages import show_spans
from communique.desk.rendering import render
from communique.desk.saying import Action
from communique.desk.visit import Visit
from communique.export.html.disputes import IN_WORDS, LEVELS
from communique.export.html.places import anchor_of
from communique.types import CorrectionKind


def show_dispute(visit: Visit, key: str) -> str:
    """One dispute, each side with all its places."""
    opened = visit.opened
    dispute = opened.disputes.get(key)
    if dispute is None:
        raise NotFound("The latest account has no such dispute; a correction may have settled it.")
    return render(
        "dispute",
        visit=visit,
        dispute=dispute,
        what=f"{IN_WORDS[dispute.kind]}, {LEVELS[dispute.level]}",
        anchor=anchor_of("dispute", key),
        sides=[
            (
                [(id_, name) for id_ in side.holder if (name := opened.name_of(id_))],
                show_spans(opened, side.evidence),
            )
            for side in dispute.sides
        ],
        reject=Action("These do not conflict", CorrectionKind.REJECT, (key,)),
    )
