"""What can be taken away from the desk: corrections, and the account in every format that the command line writes."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from communique import project
from communique.desk.visit import Visit
from communique.export.annotations import export_annotations
from communique.export.csl import export_csl
from communique.export.events import export_events
from communique.export.ftm import export_ftm
from communique.export.json import account_to_json
from communique.export.moves import export_moves
from communique.export.notes import export_citations, export_markdown
from communique.export.tables import export_tables


@dataclass(frozen=True, slots=True)
class Download:
    """A file: its name, what it is for, its media type, and what makes it."""

    name: str
    about: str
    media: str
    make: Callable[[Visit], str | bytes]


DOWNLOADS = (
    Download("account.html", "the account page, one file to pass on", "text/html", lambda visit: visit.opened.page),
    Download(
        "account.json",
        "the whole account, for programs",
        "application/json",
        lambda visit: account_to_json(visit.opened.whole),
    ),
    Download(
        "corrections.yaml",
        "what was corrected, for `communique build`",
        "application/yaml",
        lambda visit: project.write_corrections(visit.store),
    ),
    Download(
        "account.md",
        "Markdown with footnotes",
        "text/markdown",
        lambda visit: export_markdown(visit.opened.whole).text,
    ),
    Download(
        "account.wiki",
        "wikitext with citations",
        "text/plain",
        lambda visit: export_citations(visit.opened.whole).text,
    ),
    Download(
        "events.csv", "events as a table", "text/csv", lambda visit: export_events(visit.opened.whole, "csv").text
    ),
    Download("moves.csv", "moves as a table", "text/csv", lambda visit: export_moves(visit.opened.whole, "csv").text),
    Download(
        "tables.zip",
        "every table, joined by ids: a data package",
        "application/zip",
        lambda visit: _zip(export_tables(visit.opened.whole).files),
    ),
    Download(
        "timeline.json",
        "events for TimelineJS",
        "application/json",
        lambda visit: export_events(visit.opened.whole, "timelinejs").text,
    ),
    Download(
        "events.ics",
        "events for calendars",
        "text/calendar",
        lambda visit: export_events(visit.opened.whole, "ics").text,
    ),
    Download(
        "articles.csl.json",
        "the articles for Zotero and Pandoc",
        "application/vnd.citationstyles.csl+json",
        lambda visit: export_csl(visit.opened.whole).text,
    ),
    Download(
        "annotations.jsonld",
        "Web Annotations",
        "application/ld+json",
        lambda visit: export_annotations(visit.opened.whole).text,
    ),
    Download(
        "account.ftm.json",
        "people, parties, events and moves for OpenAleph",
        "application/json",
        lambda visit: export_ftm(visit.opened.whole).text,
    ),
)


def _zip(files: Sequence[tuple[str, str]]) -> bytes:
    """An archive without a clock: the same files, the same bytes."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, text in files:
            archive.writestr(ZipInfo(name), text.encode(), compress_type=ZIP_DEFLATED)
    return packed.getvalue()
