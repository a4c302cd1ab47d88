"""What the user says of events, applied: they are known only once their mentions are linked.

In: events, what became of the corrections so far, and the dates the user gives or the events that are none. Out: the
events with those dates, or without those, and the corrections with the events that each changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.link.events import key_mention
from communique.types import Corrected, Date, Event, Rejection


def correct_event_dates(
    events: Sequence[Event], corrections: Sequence[Corrected], given: Sequence[tuple[int, str, Date]]
) -> tuple[tuple[Event, ...], tuple[Corrected, ...]]:
    """Date the event that has the id, or had it before it was joined with others; of several dates, the last."""
    dates: dict[str, Date] = {}
    settled = list(corrections)
    for place, id_, date in given:
        changed = _find_events(events, id_)
        problem = None if changed else f"there is no article and no event {id_!r}"
        settled[place] = replace(settled[place], changed=changed, problem=problem)
        dates |= dict.fromkeys(changed, date)
    return tuple(replace(one, date=dates[one.id]) if one.id in dates else one for one in events), tuple(settled)


def reject_events(
    events: Sequence[Event], corrections: Sequence[Corrected], given: Sequence[Rejection]
) -> tuple[tuple[Event, ...], tuple[Corrected, ...]]:
    """Leave out the events that have one of the ids, or had it before they were joined with others."""
    rejected: set[str] = set()
    settled = list(corrections)
    for one in given:
        changed = _find_events(events, one.id)
        if changed:
            settled[one.place] = replace(settled[one.place], changed=changed, problem=None)
            rejected.update(changed)
    return tuple(event for event in events if event.id not in rejected), tuple(settled)


def _find_events(events: Sequence[Event], id_: str) -> tuple[str, ...]:
    return tuple(event.id for event in events if id_ == event.id or id_ in map(key_mention, event.mentions))
