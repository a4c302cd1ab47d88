"""Any events and any timeline, as strategies of Hypothesis, for what the exports must survive."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st

from communique.types import (
    Account,
    Date,
    DateBasis,
    Event,
    EventMention,
    EventType,
    Modality,
    Span,
    TimelineEntry,
    Tool,
)

NOTHING = Account("Nothing", Tool("0.1.0", "reader-1"), (), (), (), (), (), (), (), (), ())
Item = TypeVar("Item")

IDS = st.text("abc:. é", min_size=1, max_size=4)
OFFSETS = st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda pair: (pair[0], sum(pair)))
DAYS = st.dates().map(str) | st.dates().map(lambda day: str(day)[:7]) | st.dates().map(lambda day: str(day)[:4])
RELATIVE = st.sampled_from(["Y", "Y-02", "Y-02-27", "Y-1-06", "Y+1", "Y-012"])


def maybe(strategy: st.SearchStrategy[Item]) -> st.SearchStrategy[Item | None]:
    return st.none() | strategy


@st.composite
def dates(draw: st.DrawFn) -> Date:
    is_relative = draw(st.booleans())
    days = draw(st.tuples(maybe(DAYS), maybe(DAYS)))
    evidence = draw(st.lists(st.builds(lambda id_, at: Span(id_, *at), IDS, OFFSETS), max_size=2))
    return Date(
        *((None, None) if is_relative else days),
        basis=draw(st.sampled_from(DateBasis)),
        text=draw(maybe(st.text(max_size=5))),
        evidence=tuple(sorted(evidence)),
        relative=draw(st.tuples(RELATIVE, RELATIVE)) if is_relative else None,
    )


MENTIONS = st.builds(
    lambda at, **fields: EventMention(start=at[0], end=at[1], **fields),
    at=OFFSETS,
    article=IDS,
    predicate=OFFSETS,
    lemma=st.text(max_size=5),
    type=maybe(st.sampled_from(EventType)),
    modality=st.sampled_from(Modality),
    actors=st.lists(IDS, max_size=2).map(tuple),
    recipients=st.lists(IDS, max_size=2).map(tuple),
    score=st.floats(0, 1),
    time=maybe(OFFSETS),
    date=maybe(dates()),
    told_in=maybe(IDS),
)
EVENTS = st.builds(
    Event,
    id=IDS,
    type=maybe(st.sampled_from(EventType)),
    date=maybe(dates()),
    actors=st.lists(IDS, max_size=2).map(tuple),
    recipients=st.lists(IDS, max_size=2).map(tuple),
    modality=st.sampled_from(Modality),
    mentions=st.lists(MENTIONS, min_size=1, max_size=3, unique_by=lambda m: (m.article, m.start, m.end)).map(
        lambda mentions: tuple(sorted(mentions, key=lambda m: (m.article, m.start, m.end)))
    ),
    origins=st.integers(1, 9),
    other_dates=st.lists(dates(), max_size=2).map(tuple),
    part_of=maybe(IDS),
)


@st.composite
def account_of_events(draw: st.DrawFn) -> Account:
    """Any events by id and any timeline, in an account of nothing else."""
    events = draw(st.lists(EVENTS, max_size=3, unique_by=lambda event: event.id))
    entries = st.builds(TimelineEntry, date=maybe(dates()), event=maybe(IDS), statement=maybe(IDS))
    timeline = draw(st.lists(entries, max_size=2))
    return replace(NOTHING, events=tuple(sorted(events, key=lambda event: event.id)), timeline=tuple(timeline))
