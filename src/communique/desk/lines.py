"""The pages on what was said: one line and what can be said of it, one statement in its wordings, two side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from werkzeug.exceptions import NotFound

from communique.desk.passages import Line, show_lines
from communique.desk.rendering import render
from communique.desk.saying import Action, name_for_good
from communique.desk.shelf import OpenAccount
from communique.desk.visit import Visit
from communique.export.html.places import anchor_of
from communique.types import Attribution, CorrectionKind, Entity, EntityType, Statement

SPEAKERS_OFFERED = 9
"""Speakers with a button of their own; the others are typed. About what one takes in at a glance."""

STATEMENTS_OFFERED = 5
LIKE_ENOUGH = 45
"""Of 100, of rapidfuzz's token_set_ratio: what is offered to be joined, by eye on the example story; under it wordings
share little but small words. Nothing is joined by it."""

SPEAKING = (EntityType.PERSON, EntityType.GOVERNMENT, EntityType.ORGANIZATION, EntityType.GROUP)


@dataclass(frozen=True, slots=True)
class Offer:
    """Another line, and the button that joins or parts."""

    line: Line
    action: Action


def show_line(visit: Visit, key: str) -> str:
    """One attribution: its words, and what can be said about it."""
    opened = visit.opened
    attribution = _find(opened, key)
    statement = opened.statement_of[key]
    (line,) = show_lines(opened, [attribution])
    article = opened.articles[attribution.article]
    return render(
        "line",
        visit=visit,
        line=line,
        source=article.text[slice(*attribution.source)] if attribution.source else None,
        cue=article.text[slice(*attribution.cue)] if attribution.cue else None,
        attribution=attribution,
        statement=statement,
        anchor=anchor_of("line", key),
        reject=Action("Nobody said this", CorrectionKind.REJECT, (key,)),
        nobody=Action("Nobody that can be told", CorrectionKind.SPEAKER, (key, "")),
        speakers=_offer_speakers(opened, attribution),
        names=sorted({each.name for each in opened.account.entities}),
        together=_offer_parting(opened, attribution, statement),
        alike=_offer_joining(opened, attribution, statement),
    )


def show_statement(visit: Visit, key: str) -> str:
    """All wordings of a statement side by side, what differs marked."""
    opened = visit.opened
    statement = opened.statements.get(key)
    if statement is None:
        raise NotFound("The latest account has no such statement; a correction may have changed it.")
    attributions = [opened.attributions[id_] for id_ in statement.attributions]
    first = attributions[0].id
    parting = {
        each.id: Action("Another statement", CorrectionKind.DIFFERENT, (first, each.id)) for each in attributions[1:]
    }
    return render("statement", visit=visit, lines=show_lines(opened, attributions), parting=parting)


def show_comparison(visit: Visit) -> str:
    """Two lines side by side, and the button that makes one statement of them, or two."""
    opened = visit.opened
    pair = [_find(opened, visit.arguments.get(name, "")) for name in ("one", "other")]
    ids = (pair[0].id, pair[1].id)
    together = opened.statement_of[ids[0]].id == opened.statement_of[ids[1]].id
    action = (
        Action("These are two statements", CorrectionKind.DIFFERENT, ids)
        if together
        else Action("These are one statement", CorrectionKind.SAME, ids)
    )
    return render("comparison", visit=visit, lines=show_lines(opened, pair), together=together, action=action)


def _find(opened: OpenAccount, key: str) -> Attribution:
    attribution = opened.attributions.get(key)
    if attribution is None or key not in opened.statement_of:
        raise NotFound("The latest account has no such line; a correction may have removed it.")
    return attribution


def _offer_speakers(opened: OpenAccount, attribution: Attribution) -> tuple[Action, ...]:
    """Whoever is named in the article, those named nearest to the words first; the present speaker is no choice."""
    start, end = attribution.content[0][0], attribution.content[-1][1]

    def distance(entity: Entity) -> int:
        places = (span for span in entity.mentions if span.article == attribution.article)
        return min((max(start - span.end, span.start - end, 0) for span in places), default=-1)

    near = sorted(
        (found, each.name, each.id)
        for each in opened.account.entities
        if each.type in SPEAKING
        and each.id != attribution.speaker
        and not _is_pair(opened, each)
        and (found := distance(each)) >= 0
    )
    return tuple(
        Action(name, CorrectionKind.SPEAKER, (attribution.id, name_for_good(opened, opened.entities[id_])))
        for _, name, id_ in near[:SPEAKERS_OFFERED]
    )


def _is_pair(opened: OpenAccount, entity: Entity) -> bool:
    """Whether it is two others named together, "Varda and Ostrel", who are in no article's reading one speaker."""
    one, _, other = entity.name.partition(" and ")
    names = {each.name for each in opened.account.entities}
    return one in names and other in names


def _offer_parting(opened: OpenAccount, attribution: Attribution, statement: Statement) -> tuple[Offer, ...]:
    others = [opened.attributions[id_] for id_ in statement.attributions if id_ != attribution.id]
    return tuple(
        Offer(line, Action("Another statement", CorrectionKind.DIFFERENT, (attribution.id, line.id)))
        for line in _against(opened, attribution, others)
    )


def _offer_joining(opened: OpenAccount, attribution: Attribution, statement: Statement) -> tuple[Offer, ...]:
    """The statements whose words are most like these, each by its first line."""
    firsts = {
        each.id: " ".join(opened.fragments(opened.attributions[each.attributions[0]]))
        for each in opened.account.statements
        if each.id != statement.id
    }
    found = process.extract(
        " ".join(opened.fragments(attribution)),
        firsts,
        scorer=fuzz.token_set_ratio,
        limit=STATEMENTS_OFFERED,
        score_cutoff=LIKE_ENOUGH,
    )
    others = [opened.attributions[opened.statements[key].attributions[0]] for _, _, key in found]
    return tuple(
        Offer(line, Action("The same statement", CorrectionKind.SAME, (attribution.id, line.id)))
        for line in _against(opened, attribution, others)
    )


def _against(opened: OpenAccount, attribution: Attribution, others: Iterable[Attribution]) -> Iterable[Line]:
    """Other lines, each with the words marked that differ from this one's."""
    return (show_lines(opened, [attribution, other])[1] for other in others)
