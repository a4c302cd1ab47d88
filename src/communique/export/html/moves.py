"""Account -> its moves as the page shows them: who does what, in which words, on what condition, and who tells it."""

from __future__ import annotations

from dataclasses import dataclass

from communique.export.html.citations import Citation, cite, cite_each
from communique.export.html.dates import show_date
from communique.export.html.marks import Note
from communique.export.html.places import Places, Shown, anchor_of, label_of
from communique.types import Basis, ConditionType, Move, MoveKind, Span

# Words of a proposal in a cell of the table; the rest is a click away. Set by eye: a column of 150 pixels shows 14 in
# six lines.
CELL_WORDS = 14

VERBS = {
    MoveKind.DEMAND: "demands",
    MoveKind.OFFER: "offers",
    MoveKind.ACCEPT: "accepts",
    MoveKind.REJECT: "rejects",
    MoveKind.CONCEDE: "concedes",
    MoveKind.RETRACT: "takes back",
    MoveKind.COMMIT: "commits to",
    MoveKind.THREATEN: "threatens",
    MoveKind.PROMISE: "promises",
    MoveKind.SUPPORT: "supports",
    MoveKind.OPPOSE: "opposes",
    MoveKind.DENY: "denies",
    MoveKind.REAFFIRM: "reaffirms",
}
"""What a party does with the words that follow."""

CONDITIONS = {
    ConditionType.IN_EXCHANGE_FOR: "in exchange",
    ConditionType.ONLY_IF: "only if",
    ConditionType.UNLESS: "unless",
    ConditionType.BEFORE: "before",
    ConditionType.AFTER: "after",
}


@dataclass(frozen=True, slots=True)
class MoveView:
    """A move. `clipped` are the first of its words where they are many; `speaker` is set where a person speaks for it.

    A condition's words are behind how they are one, which is empty where they say it themselves.

    `ascribed_by` is None for a move of the party's own; names stand with their anchors, which an unnamed voice has not.
    `lines` begin with the place of its words.
    """

    anchor: str
    number: int
    kind: str
    verb: str
    words: Shown
    clipped: Shown | None
    condition: tuple[str, Shown] | None
    party: tuple[str, str]
    speaker: tuple[str, str] | None
    counterpart: tuple[tuple[str, str], ...]
    ascribed_by: tuple[str, str | None] | None
    date: str | None
    basis: str | None
    lines: tuple[Citation, ...]
    articles: tuple[str, ...]
    origins: int


def view_move(places: Places, move: Move, number: int) -> MoveView:
    """The move under its number, which also stands in the text where its words end."""
    anchor = anchor_of("move", move.id)
    places.note(move.wording, Note(number, f"M{number}", "move"))
    own = [move.wording, *([move.condition.evidence] if move.condition else [])]
    own = [span for span in own if span.article == move.wording.article]
    others = [span for span in dict.fromkeys(move.evidence) if not _meets(span, move.wording)]
    lines = [cite(places, own, "move"), *cite_each(places, others, "move")]
    return MoveView(
        anchor=anchor,
        number=number,
        kind=move.kind.value.lower(),
        verb=VERBS[move.kind],
        words=places.shown(move.wording, "move"),
        clipped=places.clipped(move.wording, CELL_WORDS, "move"),
        condition=_condition(places, move),
        party=places.named(move.party),
        speaker=places.named(move.speaker) if move.speaker and move.speaker != move.party else None,
        counterpart=tuple(map(places.named, move.counterpart)),
        ascribed_by=_ascribed_by(places, move),
        date=show_date(move.date),
        basis=move.date.basis.value if move.date else None,
        lines=tuple(lines),
        articles=tuple(dict.fromkeys(line.article for line in lines)),
        origins=move.origins,
    )


def _meets(one: Span, other: Span) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


def _condition(places: Places, move: Move) -> tuple[str, Shown] | None:
    if move.condition is None:
        return None
    words = places.shown(move.condition.evidence, "move")
    how = CONDITIONS[move.condition.type]
    return "" if how in words.text.casefold() else how, words


def _ascribed_by(places: Places, move: Move) -> tuple[str, str | None] | None:
    if move.basis is Basis.OWN:
        return None
    if move.ascribed_by is not None:
        return places.named(move.ascribed_by)
    return f"{label_of(places.articles[move.wording.article])}, in its own voice", None
