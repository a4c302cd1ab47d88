"""The timeline: events in the order of their dates, and statements whose occasion is dated.

In: the account's events, and the linked statements. Out: `TimelineEntry`s as they are shown: what is dated in known
years first, then what is counted from an unknown year, then what nobody dates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.link.event_dates import find_days, order_key
from communique.types import Attribution, Event, Statement, TimelineEntry

# Articles that must carry a statement for it to stand on the timeline, so that it does not become a list of all that
# was said.
FEWEST_ARTICLES = 2


def make_timeline(
    events: Sequence[Event], statements: Sequence[Statement], attributions: Sequence[Attribution]
) -> tuple[TimelineEntry, ...]:
    """The entries in order: by date, an event before its parts, an event before a statement, then by id."""
    wholes = {event.id for event in events}
    article_of = {attribution.id: attribution.article for attribution in attributions}
    placed = [
        (order_key(event.date), event.part_of in wholes, 0, event.id, TimelineEntry(event.date, event.id, None))
        for event in events
    ]
    placed += [
        (order_key(each.date), False, 1, each.id, TimelineEntry(each.date, None, each.id))
        for each in statements
        if is_worth_a_line(each, article_of)
    ]
    return tuple(entry for *_, entry in sorted(placed, key=lambda each: each[:4]))


def is_worth_a_line(statement: Statement, article_of: Mapping[str, str]) -> bool:
    """Whether the occasion is dated and several articles carry what was said."""
    articles = {article_of[key] for key in statement.attributions}
    return find_days(statement.date) is not None and len(articles) >= FEWEST_ARTICLES
