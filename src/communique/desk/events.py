"""The page on an event: when it was, how that is known, and everybody's words for it side by side."""

from __future__ import annotations

from dataclasses import dataclass

from werkzeug.exceptions import NotFound

from communique.desk.passages import Passage, show_mention
from communique.desk.rendering import render
from communique.desk.visit import Visit
from communique.export.html.dates import show_date


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
        date=show_date(event.date),
        others=[show_date(date) for date in event.other_dates],
        actors=[opened.entities[id_] for id_ in event.actors if id_ in opened.entities],
        recipients=[opened.entities[id_] for id_ in event.recipients if id_ in opened.entities],
        told=[
            Told(show_mention(opened, each), show_date(each.date), each.date.text if each.date else None)
            for each in event.mentions
        ],
    )
