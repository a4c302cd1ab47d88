"""Account -> the lists of its timeline, before anything of it is laid out: which event or statement stands where.

The order within a list is the account's own. A part stands under the event that it is a part of where both are in one
list, else by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from communique.export.days import Days, days_of
from communique.export.html.dates import YEAR_Y, show_date
from communique.export.mentions import choose_tellings
from communique.read.time_resolution import RELATIVE
from communique.types import Account, Date, Event, EventMention, Modality


class Part(StrEnum):
    """The lists of the timeline, in their order."""

    BACKGROUND = "Background"
    DATED = "What happened"
    YEARLESS = "Year not given"
    ANNOUNCED = "Announced"
    UNDATED = "Without a known date"


@dataclass(frozen=True, slots=True)
class Told:
    """An event, and the mentions of it that are shown, the best first."""

    event: Event
    tellings: tuple[EventMention, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: an event with its parts below it, or a statement's id."""

    told: Told | None
    parts: tuple[Told, ...]
    statement: str | None
    date: Date | None


def choose_told(account: Account, readable: Collection[str]) -> tuple[Told, ...]:
    """The events in the order of the account's timeline, those that it leaves out last."""
    at = {entry.event: number for number, entry in enumerate(account.timeline)}
    ordered = sorted(account.events, key=lambda event: (at.get(event.id, len(at)), event.id))
    chosen = (Told(event, choose_tellings(event, readable)) for event in ordered)
    return tuple(told for told in chosen if told.tellings)


def is_of_calendar(told: Sequence[Told]) -> bool:
    """Whether as many events have days of the calendar as have days of the year that is not given."""
    of_calendar = sum(drawn_days(one.event.date, of_calendar=True) is not None for one in told)
    return of_calendar >= sum(drawn_days(one.event.date, of_calendar=False) is not None for one in told)


def drawn_days(date: Date | None, *, of_calendar: bool) -> Days | None:
    """The days of a date of the calendar, or of one of the year not given, with YEAR_Y for that; None for the other."""
    if date is None or of_calendar is (date.relative is not None):
        return None
    if date.relative is None:
        return days_of(date)
    first, last = (_in_year_y(end) for end in date.relative)
    return days_of(Date(first, last, date.basis))


def _in_year_y(relative: str) -> str | None:
    end = RELATIVE.fullmatch(relative)
    return "-".join((f"{YEAR_Y + int(end[1] or 0):04}", *filter(None, (end[2], end[3])))) if end else None


def sort_entries(account: Account, told: Sequence[Told], period: Days | None) -> dict[Part, tuple[Entry, ...]]:
    """The entries of each list in their order; what lies before the `period` is background."""
    by_id = {one.event.id: one for one in told}
    part_of = {one.event.id: _choose_part(one.event, period) for one in told}
    top_of = {id_: _find_top(one.event, by_id, part_of) for id_, one in by_id.items()}
    at = {entry.event or f"said {entry.statement}": number for number, entry in enumerate(account.timeline)}
    entries = [
        (
            at.get(id_, len(at)),
            part_of[id_],
            Entry(one, tuple(by_id[below] for below in by_id if top_of[below] == id_ != below), None, one.event.date),
        )
        for id_, one in by_id.items()
        if top_of[id_] == id_
    ]
    entries += [
        (number, _choose_part_by(entry.date, period), Entry(None, (), entry.statement, entry.date))
        for number, entry in enumerate(account.timeline)
        if entry.event is None and entry.statement is not None
    ]
    entries.sort(key=lambda each: each[0])
    return {part: tuple(entry for _, own, entry in entries if own is part) for part in Part}


def _choose_part(event: Event, period: Days | None) -> Part:
    part = _choose_part_by(event.date, period)
    return Part.ANNOUNCED if event.modality is Modality.PLANNED and part is not Part.UNDATED else part


def _choose_part_by(date: Date | None, period: Days | None) -> Part:
    if date is None or show_date(date) is None:
        return Part.UNDATED
    if date.relative is not None:
        return Part.YEARLESS
    days = days_of(date)
    return Part.BACKGROUND if days and period and days.last < period.first else Part.DATED


def _find_top(event: Event, by_id: Mapping[str, Told], part_of: Mapping[str, Part]) -> str:
    """The event that the event stands under: itself where what it is a part of is in another list, or part of it."""
    way = [event.id]
    while (whole := by_id.get(event.part_of or "")) is not None and part_of[whole.event.id] is part_of[way[0]]:
        event = whole.event
        if event.id in way:
            return way[0]
        way.append(event.id)
    return way[-1]
