"""Days of one event that exclude each other: "the gates open on 3 June" in one article, "on June 10" in another.

In: the `Claims` of a story. Out: for each event that two articles put on two days, both named by month and day, the
places that do. A weekday, a time of day or a day that is only reckoned is no ground for a dispute: of five events with
two days in the annotated training stories, only the one named so was one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from communique.compose.claims import Claims
from communique.types import Date, Event, Span

_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    "Nov(?:ember)?|Dec(?:ember)?"
)
_NAMED = re.compile(rf"\b(?:(?:{_MONTHS})\.? \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS}))\b")


@dataclass(frozen=True, slots=True)
class Dating:
    """A day that articles give for an event, and where they name it."""

    day: str
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Datings:
    """An event and the days given for it, the earliest first."""

    event: Event
    days: tuple[Dating, ...]


def find_datings(claims: Claims) -> tuple[Datings, ...]:
    """Events on two days or more, in the order of the events."""
    found = (Datings(event, _find_days(claims, event)) for event in claims.story.events if event.other_dates)
    return tuple(datings for datings in found if len(datings.days) > 1 and _are_apart(datings.days))


def _find_days(claims: Claims, event: Event) -> tuple[Dating, ...]:
    places: dict[str, set[Span]] = defaultdict(set)
    for date in (event.date, *event.other_dates):
        if date is not None and (day := _find_day(date)) is not None:
            places[day] |= {span for span in date.evidence if _NAMED.search(claims.read(span))}
    return tuple(Dating(day, tuple(sorted(places[day]))) for day in sorted(places) if places[day])


def _find_day(date: Date) -> str | None:
    """The one day that a date is; None where it is more or unknown."""
    return date.earliest if date.earliest == date.latest and date.earliest and len(date.earliest) == 10 else None


def _are_apart(days: tuple[Dating, ...]) -> bool:
    """Whether no article names two of the days: then they are of two things, or of its beginning and end."""
    articles = [{place.article for place in dating.places} for dating in days]
    return sum(map(len, articles)) == len(set().union(*articles))
