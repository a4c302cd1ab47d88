"""An account of one event, told in any words, for what the formats must survive."""

from __future__ import annotations

from communique.export.events.records import EventRecord, make_records
from communique.types import Account, Date, DateBasis, Event, EventMention, EventType, Modality, Tool
from tests.export.river_account import article

DAY = Date("2031-03-05", "2031-03-06", DateBasis.STATED, "5 and 6 March")


def telling(words: str, *, date: Date | None = DAY, **fields: object) -> Account:
    """The account; `fields` are those of its one article, whose whole text is the `words`."""
    text = article("gazette", words, **fields)
    mention = EventMention(
        article="gazette",
        start=0,
        end=len(words),
        predicate=(0, len(words)),
        lemma="meet",
        type=EventType.CONSULT,
        modality=Modality.ACTUAL,
        actors=(),
        recipients=(),
        score=0.9,
    )
    event = Event("e-1", EventType.CONSULT, date, (), (), Modality.ACTUAL, (mention,), 1)
    tool = Tool("0.1.0", "reader-1")
    return Account("Talks", tool, (text,), (), (), (), (), (), (), (), (), events=(event,))


def record_of(account: Account) -> EventRecord:
    """The record of its one event."""
    (record,) = make_records(account)
    return record
