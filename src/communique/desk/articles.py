"""The page on an article: its text in full with all that was marked in it, and its date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from werkzeug.exceptions import NotFound

from communique.desk.rendering import render
from communique.desk.saying import Action
from communique.desk.shelf import OpenAccount
from communique.desk.visit import Visit
from communique.export.html.dates import show_date
from communique.export.html.places import anchor_of, label_of
from communique.ingest.dates import parse_date
from communique.types import Article, BlockKind, CorrectionKind

KINDS = ("content", "source", "cue", "move", "dispute", "event", "name")
"""What is marked; of two marks on the same words the later opens."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked place; `href` leads to what it is a part of, relative to the project's address."""

    start: int
    end: int
    kind: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between two ends of marks: the classes that they are shown in, and the innermost mark that they open."""

    text: str
    classes: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text, and what it is: headline, subhead, boilerplate or body."""

    kind: str
    stretches: tuple[Stretch, ...]


def show_article(visit: Visit, key: str) -> str:
    """One article with all its marks."""
    opened = visit.opened
    article = opened.articles.get(key)
    if article is None:
        raise NotFound("The latest account has no such article.")
    published = article.published
    found = (parse_date(each.value) for each in article.candidates if each.field == "published")
    dates = {days[0] for days in found if days and days[0] == days[1]} - {published.earliest}
    return render(
        "article",
        visit=visit,
        article=article,
        label=label_of(article),
        published=show_date(published),
        offered=[Action(value, CorrectionKind.DATE, (key, value)) for value in sorted(dates)],
        anchor=anchor_of("article", article.id),
        paragraphs=list(part(article, cut(article, find_marks(opened, article)))),
    )


def find_marks(opened: OpenAccount, article: Article) -> list[Mark]:
    """All that an account has from an article: what was said, names, events, moves, sides of disputes."""
    marks: list[Mark] = []
    for said in opened.said_in.get(article.id, ()):
        speaker = opened.name_of(said.speaker) or "somebody unknown"
        href = f"lines/{said.id}"
        marks += [Mark(*place, "content", href, f"said by {speaker}") for place in said.content]
        if said.source:
            marks.append(Mark(*said.source, "source", href, f"source: {speaker}"))
        if said.cue:
            marks.append(Mark(*said.cue, "cue", href, f"{said.act}, {said.kind}"))
    for entity in opened.account.entities:
        marks += [
            Mark(span.start, span.end, "name", f"names/{entity.id}", f"{entity.name}, {entity.type}")
            for span in entity.mentions
            if span.article == article.id
        ]
    for event in opened.account.events:
        marks += [
            Mark(told.start, told.end, "event", f"events/{event.id}", event.type or "event")
            for told in event.mentions
            if told.article == article.id
        ]
    for move in opened.account.moves:
        href = f"moves/{move.id}"
        marks += [
            Mark(span.start, span.end, "move", href, f"{move.kind.lower()}, on {move.issue}")
            for span in {move.wording, *move.evidence}
            if span.article == article.id
        ]
    for dispute in opened.account.disputes:
        href = f"disputes/{dispute.id}"
        marks += [
            Mark(span.start, span.end, "dispute", href, f"disputed: {dispute.kind}")
            for side in dispute.sides
            for span in side.evidence
            if span.article == article.id
        ]
    return marks


def cut(article: Article, marks: list[Mark]) -> Iterator[Stretch]:
    """The text, whole and in order, cut wherever a mark, a block or a line begins or ends."""
    blocks = [block for block in article.blocks if block.kind.is_boilerplate]
    ends = {0, len(article.text)}
    ends.update(at + 1 for at, character in enumerate(article.text) if character == "\n")
    ends.update(end for block in blocks for end in (block.start, block.end))
    ends.update(end for mark in marks for end in (mark.start, mark.end))
    opening = sorted(marks, key=lambda mark: mark.start)
    live: list[Mark] = []
    at = 0
    for start, end in pairwise(sorted(ends)):
        while at < len(opening) and opening[at].start <= start:
            live.append(opening[at])
            at += 1
        live = [mark for mark in live if mark.end > start]
        boilerplate = any(block.start <= start < block.end for block in blocks)
        kinds = {mark.kind for mark in live} | ({"boilerplate"} if boilerplate else set())
        innermost = min(
            live, key=lambda mark: (mark.end - mark.start, -KINDS.index(mark.kind), mark.href), default=None
        )
        yield Stretch(article.text[start:end], " ".join(sorted(kinds)), innermost)


def part(article: Article, stretches: Iterable[Stretch]) -> Iterator[Paragraph]:
    """The stretches line by line; lines without words are passed over."""
    blocks = sorted(article.blocks)
    start = end = 0
    line: list[Stretch] = []
    for stretch in stretches:
        line.append(stretch)
        end += len(stretch.text)
        if stretch.text.endswith("\n") or end == len(article.text):
            if article.text[start:end].strip():
                kind = next((block.kind for block in blocks if block.start <= start < block.end), BlockKind.BODY)
                yield Paragraph("boilerplate" if kind.is_boilerplate else kind.value, tuple(line))
            start, line = end, []
