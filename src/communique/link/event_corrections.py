"""What the user says of when an event was, applied: events are known only once their mentions are linked.

In: events, what became of the corrections so far, and the dates the user gives. Out: the events with those dates, and
the corrections with the events that each changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.link.events import key_mention
from communique.types import Corrected, Date, Event


def correct_event_dates(
    events: Sequence[Event], corrections: Sequence[Corrected], given: Sequence[tuple[int, str, Date]]
) -> tuple[tuple[Event, ...], tuple[Corrected, ...]]:
    """Date the event that has the id, or had it before it was joined with others; of several dates, the last."""
    dates: dict[str, Date] = {}
    settled = list(corrections)
    for place, id_, date in given:
        changed = tuple(event.id for event in events if id_ == event.id or id_ in map(key_mention, event.mentions))
        problem = None if changed else f"there is no article and no event {id_!r}"
        settled[place] = replace(settled[place], changed=changed, problem=problem)
        dates |= dict.fromkeys(changed, date)
    return tuple(replace(one, date=dates[one.id]) if one.id in dates else one for one in events), tuple(settled)
