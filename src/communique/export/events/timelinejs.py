"""Event records -> the JSON of TimelineJS (Knight Lab), which puts text fields into a page as HTML.

Every text is an exact slice of an article, escaped; nothing in it becomes a link by itself.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable

from markupsafe import Markup, escape

from communique.export.days import Days, days_of
from communique.export.events.records import EventRecord
from communique.export.html.dates import show_date
from communique.types import Modality

GROUPS = {
    Modality.ACTUAL: "Told as having happened",
    Modality.PLANNED: "Announced",
    Modality.HYPOTHETICAL: "Only thought of",
    Modality.NEGATED: "Did not happen",
}


def records_to_timelinejs(records: Iterable[EventRecord], title: str) -> str:
    """The timeline; events without a day of the calendar must have been left out. "<" is written as an escape."""
    slides = [_slide(record, days) for record in records if (days := days_of(record.event.date))]
    timeline = {"title": {"text": {"headline": _markup(title)}}, "events": slides}
    return json.dumps(timeline, ensure_ascii=False, indent=1).replace("<", "\\u003c") + "\n"


def _slide(record: EventRecord, days: Days) -> dict[str, object]:
    return {
        "unique_id": record.event.id,
        "start_date": _day(days.first),
        **({"end_date": _day(days.last)} if days.last != days.first else {}),
        "display_date": str(escape(show_date(record.event.date) or "")),
        "text": {"headline": _markup(record.words), "text": _quotation(record)},
        "group": GROUPS[record.event.modality],
        "autolink": False,
    }


def _day(day: datetime.date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _quotation(record: EventRecord) -> str:
    return str(Markup("<blockquote>{}</blockquote><p>{}</p>").format(record.sentence, record.told))


def _markup(text: str) -> str:
    return str(escape(text))
