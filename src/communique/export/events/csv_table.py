"""Event records -> a table of comma-separated values, its columns named as those of POLECAT where they mean the same.

One row for each event. Where a cell holds several, of several actors, they are joined by "; " as in POLECAT, and the
cells of one party's columns keep their order, so that the second country is the second actor's, empty where not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.export.cells import join_cells, party_cells, write_table
from communique.export.days import ends_of
from communique.export.events.records import EventRecord

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Quad Code",
    "Actor Name", "Actor Country", "Primary Actor Sector", "Actor Title",
    "Recipient Name", "Recipient Country", "Primary Recipient Sector", "Recipient Title",
    "Source", "Publication Date",
    # what follows is our own
    "Event Date Latest", "Event Date Relative", "Date Basis", "Date Text", "Modality", "Part Of", "Origins", "Mentions",
    "Event Text", "Sentence", "Told By", "Article ID", "Start", "End", "Headline", "URL",
)  # fmt: skip


def records_to_csv(records: Iterable[EventRecord]) -> str:
    """The table, headings first."""
    return write_table(COLUMNS, map(_row, records))


def _row(record: EventRecord) -> Sequence[str]:
    event, mention, article = record.event, record.mention, record.article
    first, last = ends_of(event.date)
    published, _ = ends_of(article.published)
    relative = event.date.relative if event.date else None
    tellers = join_cells(party.name if party else "" for party in record.told_by)
    return (
        event.id, first, event.type or "", "", str(int(record.quad_class)) if record.quad_class else "",
        *party_cells(record.actors),
        *party_cells(record.recipients),
        article.outlet or "", published,
        last, "/".join(relative or ()), event.date.basis if event.date else "", (event.date and event.date.text) or "",
        event.modality, event.part_of or "", str(event.origins), str(len(event.mentions)),
        record.words, record.sentence, tellers, article.id, str(mention.start), str(mention.end),
        article.headline or "", article.url or "",
    )  # fmt: skip
