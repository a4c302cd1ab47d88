"""Outlet, headline, byline, date and URL of an article: every candidate with where it was found, and the choice.

In: what files, records and pages gave, and the text. Out: candidates, and the first of each field by the order of
`PRECEDENCE`. Nothing found is None or unknown. A copyright line is a candidate for the outlet, but never the choice: it
names the owner of the words, and a reprint carries another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from communique.ingest.dates import date_in_path, find_dates, parse_date
from communique.ingest.outlets import outlet_of
from communique.types import Block, BlockKind, Candidate, Date, DateBasis, Span

PRECEDENCE = ("metadata-file", "json", "html-meta", "url", "text", "html-text")
"""What a person wrote down for these files, what came with the text, what the page says of itself, what its address
implies, what the text says; last a date that merely stands on the page."""

HEAD_LINES = 12
"""Lines looked at for "By ..." and "Published ...": a title, a standfirst, and what may stand between them."""

PARAGRAPH_WORDS = 25
"""Words from which a line is a paragraph and ends the head of an article; standfirsts are mostly shorter."""

_BASIS = {"metadata-file": DateBasis.GIVEN, "json": DateBasis.GIVEN, "html-meta": DateBasis.METADATA,
          "url": DateBasis.METADATA, "text": DateBasis.INFERRED}  # fmt: skip

_PUBLISHED = re.compile(r"(?:first |originally )?(?:published|posted|issued|date|date of publication)\b\W", re.I)
_BYLINE = re.compile(
    r"\s*(?P<byline>By [A-Z][\w.'’-]*(?:,? (?:(?:and|in|de|de la|da|di|van|von|der|bin) )?[A-Z&][\w.'’-]*){1,9})\s*"
)
_COPYRIGHT = re.compile(
    r"\s*(?:©|\(c\)|copyright)[ ©()c]*(?:19|20)\d\d(?:[-–]\d{2,4})?,? (?P<owner>[A-Z][^.,|\n]{2,60}?)"
    r"(?:[.,|]? all rights reserved\.?)?[.,|]?\s*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text, and all that could have been."""

    outlet: str | None
    headline: str | None
    byline: str | None
    url: str | None
    published: Date
    candidates: tuple[Candidate, ...]


def find_metadata(text: str, given: Iterable[Candidate], *, article: str, blocks: tuple[Block, ...]) -> Metadata:
    """Every candidate, and for each field the one to be used; `article` is the id for spans of evidence."""
    given = tuple(given)
    found = (*given, *_from_urls(given), *_from_text(text, article, blocks))
    candidates = tuple(sorted(dict.fromkeys(found), key=lambda candidate: PRECEDENCE.index(candidate.origin)))
    return Metadata(
        outlet=choose([each for each in candidates if each.origin != "text"], "outlet"),
        headline=choose(candidates, "headline"),
        byline=choose(candidates, "byline"),
        url=choose(candidates, "url"),
        published=_choose_date(candidates),
        candidates=candidates,
    )


def choose(candidates: Iterable[Candidate], field: str) -> str | None:
    """The value of the first candidate for a field by precedence; among equals the first."""
    values = [candidate for candidate in candidates if candidate.field == field]
    return min(values, key=lambda candidate: PRECEDENCE.index(candidate.origin)).value if values else None


def _choose_date(candidates: Iterable[Candidate]) -> Date:
    """The first date that can be read; one that can mean two days stays an interval.

    A date that merely stands on the page is not taken: on 15 pages with no other whose date is known, 4 were wrong.
    """
    for candidate in candidates:
        if (
            candidate.field == "published"
            and candidate.origin != "html-text"
            and (interval := parse_date(candidate.value))
        ):
            return Date(*interval, _BASIS[candidate.origin], candidate.value, candidate.evidence)
    return Date(None, None, DateBasis.UNKNOWN)


def _from_urls(given: Iterable[Candidate]) -> Iterator[Candidate]:
    for candidate in given:
        if candidate.field == "url":
            if outlet := outlet_of(candidate.value):
                yield Candidate("outlet", outlet, "url")
            if day := date_in_path(candidate.value.split("?")[0].split("#")[0]):
                yield Candidate("published", day, "url")


def _from_text(text: str, article: str, blocks: tuple[Block, ...]) -> Iterator[Candidate]:
    for block in blocks:
        if block.kind is BlockKind.HEADLINE:
            yield _candidate("headline", article, text, block.start, block.end)
            break
    lines = [found for found in re.finditer(r"[^\r\n]+", text) if not found[0].isspace()]
    is_head = takewhile(lambda line: len(line[0].split()) < PARAGRAPH_WORDS, lines[:HEAD_LINES])
    head = list(is_head)
    if len(head) < len(lines):
        yield from _from_head(head, text, article)
    for line in lines:
        if found := _COPYRIGHT.fullmatch(line[0]):
            yield _candidate("outlet", article, text, *(line.start() + at for at in found.span("owner")))


def _from_head(head: list[re.Match[str]], text: str, article: str) -> Iterator[Candidate]:
    """What the lines above the first paragraph say: "By Mara Venn", "Published 3 March 2022"."""
    for line in head:
        if found := _BYLINE.fullmatch(line[0]):
            yield _candidate("byline", article, text, *(line.start() + at for at in found.span("byline")))
        if label := _PUBLISHED.match(line[0].lstrip()):
            start = len(line[0]) - len(line[0].lstrip()) + label.end()
            dates = {(start + first, start + last) for first, last, _ in find_dates(line[0][start:])}
            if dates:
                first, last = min(dates)
                yield _candidate("published", article, text, line.start() + first, line.start() + last)


def _candidate(field: str, article: str, text: str, start: int, end: int) -> Candidate:
    return Candidate(field, text[start:end], "text", (Span(article, start, end),))
