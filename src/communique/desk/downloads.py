"""What can be taken away from the desk: corrections, and the account in every format that the command line writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from communique import project
from communique.desk.visit import Visit
from communique.export.annotations import export_annotations
from communique.export.csl import export_csl
from communique.export.events import export_events
from communique.export.json import account_to_json
from communique.export.notes import export_citations, export_markdown


@dataclass(frozen=True, slots=True)
class Download:
    """A file: its name, what it is for, its media type, and what makes it."""

    name: str
    about: str
    media: str
    make: Callable[[Visit], str]


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
)
