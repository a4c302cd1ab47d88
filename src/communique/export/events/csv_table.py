"""Event records -> a table of comma-separated values, its columns named as those of POLECAT where they mean the same.

One row for each event. Where a cell holds several, of several actors, they are joined by "; " as in POLECAT, and the
cells of one party's columns keep their order, so that the second country is the second actor's, empty where not known.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from communique.export.days import first_day, last_day
from communique.export.events.parties import Party
from communique.export.events.records import EventRecord
from communique.types import Date

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Quad Code",
    "Actor Name", "Actor Country", "Primary Actor Sector", "Actor Title",
    "Recipient Name", "Recipient Country", "Primary Recipient Sector", "Recipient Title",
    "Source", "Publication Date",
    # what follows is our own
    "Event Date Latest", "Event Date Relative", "Date Basis", "Date Text", "Modality", "Part Of", "Origins", "Mentions",
    "Event Text", "Sentence", "Told By", "Article ID", "Start", "End", "Headline", "URL",
)  # fmt: skip

JOINER = "; "

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula, or of white space before one (OWASP, CSV injection)."""


def records_to_csv(records: Iterable[EventRecord]) -> str:
    """The table (RFC 4180), headings first; an apostrophe goes before what a spreadsheet would take for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for record in records:
        writer.writerow(_defuse(cell) for cell in _row(record))
    return out.getvalue()


def _row(record: EventRecord) -> Sequence[str]:
    event, mention, article = record.event, record.mention, record.article
    first, last = _ends(event.date)
    published, _ = _ends(article.published)
    relative = event.date.relative if event.date else None
    tellers = _join(party.name if party else "" for party in record.told_by)
    return (
        event.id, first, event.type or "", "", str(int(record.quad_class)) if record.quad_class else "",
        *_party_cells(record.actors),
        *_party_cells(record.recipients),
        article.outlet or "", published,
        last, "/".join(relative or ()), event.date.basis if event.date else "", (event.date and event.date.text) or "",
        event.modality, event.part_of or "", str(event.origins), str(len(event.mentions)),
        record.words, record.sentence, tellers, article.id, str(mention.start), str(mention.end),
        article.headline or "", article.url or "",
    )  # fmt: skip


def _ends(date: Date | None) -> tuple[str, str]:
    """The first and the last day, empty where not known."""
    days = (first_day(date.earliest), last_day(date.latest)) if date else (None, None)
    first, last = (day.isoformat() if day else "" for day in days)
    return first, last


def _party_cells(parties: Sequence[Party]) -> tuple[str, str, str, str]:
    """Name, country, sector and title of each; a semicolon in one would make two of it, and becomes a comma."""
    columns = (
        [party.name for party in parties],
        [party.country or "" for party in parties],
        [party.sector or "" for party in parties],
        [party.roles[0] if party.roles else "" for party in parties],
    )
    names, countries, sectors, titles = map(_join, columns)
    return names, countries, sectors, titles


def _join(cells: Iterable[str]) -> str:
    return JOINER.join(cell.replace(";", ",") for cell in cells)


def _defuse(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
