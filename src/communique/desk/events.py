"""The page on an event: when it was, how that is known, and everybody's words for it side by side."""

from __future__ import annotations

from dataclasses import dataclass

from werkzeug.exceptions import NotFound

from communique.desk.passages import Passage, show_mention
from communique.desk.rendering import render
from communique.desk.saying import Action
from communique.desk.shelf import OpenAccount
from communique.desk.visit import Visit
from communique.export.html.dates import show_date
from communique.export.html.places import anchor_of
from communique.export.html.timeline import HOW_KNOWN, HOW_TOLD
from communique.export.plover import PLAIN_WORDS
from communique.types import CorrectionKind, Date, DateBasis, Event


@dataclass(frozen=True, slots=True)
class Told:
    """One article's words for an event, and the day that they mean."""

    passage: Passage
    date: str | None
    words: str | None


def show_event(visit: Visit, key: str) -> str:
    """One event."""
    opened = visit.opened
    event = opened.events.get(key)
    if event is None:
        raise NotFound("The latest account has no such event; a correction may have changed it.")
    return render(
        "event",
        visit=visit,
        event=event,
        words=opened.telling(event),
        date=show_date(event.date),
        how=HOW_KNOWN[event.date.basis] if event.date else None,
        kind=PLAIN_WORDS[event.type] if event.type else None,
        told_as=HOW_TOLD[event.modality],
        anchor=anchor_of("event", key),
        reject=Action("This is no event of the story", CorrectionKind.REJECT, (key,)),
        others=[show_date(date) for date in event.other_dates],
        offered=_offer_dates(opened, event),
        actors=[opened.entities[id_] for id_ in event.actors if id_ in opened.entities],
        recipients=[opened.entities[id_] for id_ in event.recipients if id_ in opened.entities],
        told=[
            Told(show_mention(opened, each), show_date(each.date), each.date.text if each.date else None)
            for each in event.mentions
        ],
    )


def _offer_dates(opened: OpenAccount, event: Event) -> tuple[Action, ...]:
    """The days that its articles tell and the event has not, and the days on which they were published."""
    told = [*event.other_dates, *(each.date for each in event.mentions if each.date is not None)]
    told += [opened.articles[each.article].published for each in event.mentions]
    days = {date.earliest for date in told if date.earliest is not None and date.earliest == date.latest}
    days -= {event.date.earliest if event.date and event.date.earliest == event.date.latest else None}
    return tuple(
        Action(show_date(Date(day, day, DateBasis.GIVEN)) or day, CorrectionKind.DATE, (event.id, day))
        for day in sorted(days)
    )
