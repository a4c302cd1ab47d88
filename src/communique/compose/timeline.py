"""The timeline: events in the order of their dates, and statements whose occasion is dated.

In: the account's events, and the linked statements. Out: `TimelineEntry`s as they are shown: what is dated in known
years first, then what is counted from an unknown year, then what nobody dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from communique.link.event_dates import find_days, order_key
from communique.types import Attribution, Event, Statement, TimelineEntry

# Words that a dated statement must have to stand on the timeline: a lone name or "which" tells a reader nothing.
FEWEST_WORDS = 4


def make_timeline(
    events: Sequence[Event],
    statements: Sequence[Statement],
    attributions: Sequence[Attribution],
    texts: Mapping[str, str],
) -> tuple[TimelineEntry, ...]:
    """The entries in order: by date, an event before its parts, an event before a statement, then by id.

    `texts` are those of the articles by id. A statement stands there if its day is told, it is more than a few words,
    and its being said is no event already.
    """
    wholes = {event.id for event in events}
    by_id = {attribution.id: attribution for attribution in attributions}
    predicates: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for event in events:
        for mention in event.mentions:
            predicates[mention.article].add(mention.predicate)
    placed = [
        (order_key(event.date), event.part_of in wholes, 0, event.id, TimelineEntry(event.date, event.id, None))
        for event in events
    ]
    placed += [
        (order_key(each.date), False, 1, each.id, TimelineEntry(each.date, None, each.id))
        for each in statements
        if find_days(each.date) is not None
        and is_worth_a_line([by_id[key] for key in each.attributions], texts)
        and not any(_is_event(by_id[key].cue, predicates[by_id[key].article]) for key in each.attributions)
    ]
    return tuple(entry for *_, entry in sorted(placed, key=lambda each: each[:4]))


def is_worth_a_line(carriers: Sequence[Attribution], texts: Mapping[str, str]) -> bool:
    """Whether what was said is more than a few words."""
    return any(
        sum(len(texts[one.article][start:end].split()) for start, end in one.content) >= FEWEST_WORDS
        for one in carriers
    )


def _is_event(cue: tuple[int, int] | None, predicates: Set[tuple[int, int]]) -> bool:
    """Whether the saying itself is told as an event: "agreed to meet again"; `predicates` are of its article."""
    return cue is not None and any(start < cue[1] and cue[0] < end for start, end in predicates)
