"""Account -> the tables of what happened: events, and the mentions that tell them."""

from __future__ import annotations

from communique.export.mentions import choose_tellings
from communique.export.tables.contents import Contents, date_cells
from communique.export.tables.table import (
    DATE_FIELDS,
    PLACE_FIELDS,
    Field,
    FieldType,
    Table,
    count_field,
    id_field,
)
from communique.types import Event, EventMention, Span


def tabulate_events(contents: Contents) -> Table:
    events = sorted(contents.account.events, key=lambda event: event.id)
    tellings = {event.id: _telling(contents, event) for event in events}
    rows = tuple(
        (
            event.id, event.type or "", event.modality.value, *date_cells(event.date), event.part_of or "",
            str(event.origins), *contents.place_cells(tellings[event.id]),
        )
        for event in events
    )  # fmt: skip
    fields = (
        id_field("the event's id"), Field("type", "PLOVER's type"),
        Field("modality", "actual, planned, hypothetical, negated"), *DATE_FIELDS,
        Field("part_of", "the event that it is a part of", table="events"),
        count_field("origins", "independent origins that tell it"), *PLACE_FIELDS,
    )  # fmt: skip
    wordless = sum(not contents.words(span) for span in tellings.values())
    says = "What took place, or is to; the words are those of the mention that tells it best."
    return Table("events", says, fields, ("id",), rows, wordless)


def tabulate_event_mentions(contents: Contents) -> Table:
    mentions = [
        (event.id, mention)
        for event in sorted(contents.account.events, key=lambda event: event.id)
        for mention in sorted(event.mentions, key=lambda each: (each.article, each.start, each.end, each.predicate))
    ]
    rows = tuple(
        (
            event, *contents.place_cells(_span(mention)), mention.lemma, mention.type or "", mention.modality.value,
            *date_cells(mention.date), mention.told_in or "", str(mention.score),
        )
        for event, mention in mentions
    )  # fmt: skip
    fields = (
        Field("event", "what it tells", table="events"), *PLACE_FIELDS, Field("lemma", "its predicate"),
        Field("type", "PLOVER's type"), Field("modality", "actual, planned, hypothetical, negated"), *DATE_FIELDS,
        Field("told_in", "the attribution in whose words it stands", table="attributions"),
        Field("score", "probability that the words tell an event", FieldType.NUMBER),
    )  # fmt: skip
    wordless = sum(not contents.words(_span(mention)) for _, mention in mentions)
    says = "One article tells of one event."
    return Table("event_mentions", says, fields, (), rows, wordless)


def _telling(contents: Contents, event: Event) -> Span:
    """The mention that tells the event best, of an article at hand where there is one."""
    read = {article.id for article in contents.account.articles if article.text}
    return _span((choose_tellings(event, read) or choose_tellings(event, contents.articles))[0])


def _span(mention: EventMention) -> Span:
    return Span(mention.article, mention.start, mention.end)
