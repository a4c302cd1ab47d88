"""Corrections as they are said at the desk: the words that name a thing for good, and what a form sends.

A thing is named by its id, or, a person or party, by its name where that is one that the articles write and nobody else
has: a name holds for the articles to come as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from werkzeug.exceptions import BadRequest

from communique.desk.shelf import OpenAccount
from communique.export.corrections import corrections_to_yaml
from communique.export.html.dates import show_date
from communique.export.html.places import clip, label_of
from communique.ingest.corrections import parse_corrections
from communique.ingest.dates import parse_date
from communique.link.corrections import STATEMENT
from communique.link.names import fold
from communique.types import Correction, CorrectionKind, Date, DateBasis, Entity

CLOSING = {"“": "”", '"': '"', "‘": "’", "«": "»"}
"""By the mark that opens a quotation."""

SAID_OF_A_LINE = frozenset({CorrectionKind.REJECT, CorrectionKind.SPEAKER, CorrectionKind.DATE})
"""Name a line or an article by its id, which what they say may take out of the account."""


@dataclass(frozen=True, slots=True)
class Action:
    """A button: what it says, and the correction that it sends."""

    label: str
    kind: CorrectionKind
    names: tuple[str, ...]


def name_for_good(opened: OpenAccount, entity: Entity) -> str:
    """The entity's name, or its id where the name is nowhere written, titles aside, or another has it, too."""
    wanted = fold(entity.name)
    bearers = [each for each in opened.account.entities if fold(each.name) == wanted]
    written = any(f" {fold(opened.words(span))} ".endswith(f" {wanted} ") for span in entity.mentions)
    return entity.name if written and len(bearers) == 1 else entity.id


def tell_name(opened: OpenAccount | None, name: str) -> str:
    """What a name or an id of a correction stands for, for people: a name, or the first words of a line."""
    if not name:
        return "nobody that can be told"
    if opened is None:
        return name
    if entity := opened.entities.get(name):
        return entity.name
    if article := opened.articles.get(name):
        return label_of(article)
    if event := opened.events.get(name):
        return _quote([opened.telling(event)])
    if move := opened.moves.get(name):
        return _quote([move.proposal])
    if dispute := opened.disputes.get(name):
        return " / ".join(_quote([side.says]) for side in dispute.sides)
    attribution = opened.attributions.get(name.removeprefix(STATEMENT))
    if attribution is None:
        return name
    return f"{_quote(opened.fragments(attribution))} ({label_of(opened.articles[attribution.article])})"


def _quote(fragments: Sequence[str]) -> str:
    """The first words in quotation marks: those that the article has, or ours."""
    words = clip(fragments)
    closing = CLOSING.get(words[:1])
    if closing is None:
        return f"“{words}”"
    return words if closing in words[1:] else words + closing


def tell_correction(opened: OpenAccount | None, said: Correction) -> str:
    """The correction as a sentence; what the account has no longer is told by the note that was made of it."""
    told = [tell_name(opened, name) for name in said.names]
    if said.kind is CorrectionKind.RENAME and opened is not None and said.names[0] in opened.moves:
        told[0] = f"the issue of {told[0]}"
    if told[0] == said.names[0] and said.note and said.kind in SAID_OF_A_LINE:
        told[0] = said.note
    match said.kind:
        case CorrectionKind.SAME:
            return f"{' and '.join(told)} are one"
        case CorrectionKind.DIFFERENT:
            return f"{' and '.join(told)} are not the same"
        case CorrectionKind.RENAME:
            return f"{told[0]} is called {told[1]}"
        case CorrectionKind.REJECT:
            return f"{told[0]} is left out"
        case CorrectionKind.SPEAKER:
            return f"{told[0]} was said by {told[1]}"
        case CorrectionKind.DATE:
            days = parse_date(said.names[1])
            return f"{told[0]} is of {show_date(Date(*days, DateBasis.GIVEN)) if days else told[1]}"
        case None:
            return ", ".join(told)


def understand(opened: OpenAccount, kind: str, names: Sequence[str]) -> Correction:
    """The correction that a form sends, with a note on what its ids stand for.

    Raises BadRequest where it is none, or names nothing that is there.
    """
    try:
        known = CorrectionKind(kind)
    except ValueError:
        raise BadRequest("There is no such correction.") from None
    said = Correction(0, known, tuple(" ".join(name.split()) for name in names))
    if not said.names or (len(said.names) < 2 and known is not CorrectionKind.REJECT):
        raise BadRequest("Something is missing: say the name.")
    (back,) = parse_corrections(corrections_to_yaml([said]))
    if back.problem is not None or back.names != said.names:
        raise BadRequest(f"This cannot be written down: {back.problem or 'it would be read otherwise'}")
    for name in _names_to_find(said):
        if not _is_there(opened, name) and not (known is CorrectionKind.RENAME and name in opened.issues):
            raise BadRequest(f"The account has nobody and nothing called “{name}”.")
    if known is CorrectionKind.RENAME and not said.names[1]:
        raise BadRequest("The new name is empty.")
    if known is CorrectionKind.DATE:
        days = parse_date(said.names[1])
        if days is None or days[0] != days[1]:
            raise BadRequest("That is no date, or can mean two: write YEAR-MONTH-DAY, as in 2031-03-16.")
    told = {name: tell_name(opened, name) for name in said.names}
    note = "; ".join(words for name, words in told.items() if name and words != name)
    return replace(said, note=note or None)


def _names_to_find(said: Correction) -> tuple[str, ...]:
    """Those of the names that must be there already; a speaker may be nobody."""
    if said.kind in (CorrectionKind.RENAME, CorrectionKind.DATE):
        return said.names[:1]
    return tuple(name for name in said.names if name or said.kind is not CorrectionKind.SPEAKER)


def _is_there(opened: OpenAccount, name: str) -> bool:
    composed = (opened.events, opened.moves, opened.disputes)
    ids = (opened.attributions, opened.statements, opened.entities, opened.articles, *composed)
    wanted = fold(name)
    return any(name in each for each in ids) or (
        bool(wanted)
        and any(
            fold(each.name) == wanted or any(fold(opened.words(span)) == wanted for span in each.mentions)
            for each in opened.account.entities
        )
    )
