"""One article's text -> markup in which every used span is marked and no character is changed.

Spans may nest and cross. Nested ones become nested elements; of two that cross, the later is cut where the earlier
ends, and its pieces share one name. The text nodes of the result, joined, are the text, character for character.
"""

from __future__ import annotations

import heapq
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import islice, pairwise

from markupsafe import Markup

from communique.types import Block, BlockKind

LETTERS = {"line": "", "event": "E", "move": "M", "dispute": "D"}
"""What stands before the number of a line, by what it is a line of."""

ELEMENTS = {"content": "mark", "cue": "i", "told": "b", "source": "u", "mention": "u", "move": "em", "claim": "em"}
"""What words are written as by what they are used as, the first that holds; all else is a span, and looks as it did."""

LINE_END = re.compile(r"\n\s*")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """A line, an event, a move or a dispute that uses a span: its anchor, and the number shown where the span ends."""

    number: int
    href: str
    of: str = "line"

    @property
    def shown(self) -> str:
        return f"{LETTERS[self.of]}{self.number}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A used span of the text: what it is used as ("content", "cue"), its anchor where it is led to, and its lines."""

    start: int
    end: int
    uses: tuple[str, ...]
    anchor: str | None
    notes: tuple[Note, ...] = ()


def mark_text(text: str, *, marks: Sequence[Mark], blocks: Sequence[Block]) -> Markup:
    """The text in paragraphs, boilerplate set apart, with all marks that lie inside it."""
    waiting = sorted((mark for mark in marks if 0 <= mark.start < mark.end <= len(text)), key=_outer_first)
    anchored: set[str] = set()
    out: list[str] = []
    around = BlockKind.BODY
    first = 0
    for start, end, kind in _paragraphs(text, blocks):
        if kind != around:
            out.append(_leave(around) + _enter(kind))
            around = kind
        while first < len(waiting) and waiting[first].end <= start:
            first += 1
        inside = []
        for mark in islice(waiting, first, None):
            if mark.start >= end:
                break
            if mark.end > start:
                inside.append(mark)
        pieces = "".join(_marked(text, start, end, inside, anchored))
        out.append(f"<p>{pieces}</p>" if text[start:end].strip() else pieces)
    out.append(_leave(around))
    return Markup("".join(out))


def mark_excerpts(text: str, *, marks: Sequence[Mark], excerpts: Sequence[tuple[int, int]], key: str) -> Markup:
    """Stretches of the text, each with its place and all marks that lie inside it."""
    ordered = sorted((mark for mark in marks if 0 <= mark.start < mark.end <= len(text)), key=_outer_first)
    anchored: set[str] = set()
    out: list[str] = []
    for start, end in excerpts:
        first, behind = (bisect_left(ordered, place, key=lambda mark: mark.start) for place in (start, end))
        inside = ordered[first:behind]
        out.append(f"<p data-at={key}.{start}-{end}>{''.join(_marked(text, start, end, inside, anchored))}</p>")
    return Markup("\n".join(out))


def escape_text(text: str) -> str:
    """Text between tags that every parser reads back unchanged; a bare carriage return would become a line feed."""
    return escape(text, quote=False).replace("\r", "&#13;")


def _outer_first(mark: Mark) -> tuple[int, int, str]:
    return mark.start, -mark.end, mark.anchor or ""


def _enter(kind: BlockKind) -> str:
    if kind is BlockKind.BODY:
        return ""
    name = "boilerplate" if kind.is_boilerplate else "heading"
    label = {BlockKind.OTHER_BOILERPLATE: "not the article"}.get(kind, kind.value)
    return f'<div class="{name}" data-kind="{label}">'


def _leave(kind: BlockKind) -> str:
    return "" if kind is BlockKind.BODY else "</div>"


def _paragraphs(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int, BlockKind]]:
    """Paragraphs, and the white space between them, cut at blocks; together they are the whole text.

    A paragraph ends at a blank line, or at a line end where the text has no blank line.
    """
    separator = BLANK_LINE if BLANK_LINE.search(text) else LINE_END
    cuts = {0, len(text)} | {place for match in separator.finditer(text) for place in match.span()}
    cuts |= {min(place, len(text)) for block in blocks for place in (block.start, block.end)}
    in_order = sorted(blocks)
    at = 0
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        while at < len(in_order) and in_order[at].end <= start:
            at += 1
        inside = at < len(in_order) and in_order[at].start <= start
        yield start, end, in_order[at].kind if inside else BlockKind.BODY


def _marked(text: str, start: int, end: int, marks: Sequence[Mark], anchored: set[str]) -> Iterator[str]:
    """The markup of text[start:end]; `anchored` holds the anchors given out before, and grows."""
    queue = [(*_outer_first(piece), piece) for mark in marks if (piece := _clipped(mark, start, end))]
    heapq.heapify(queue)
    open_marks: list[Mark] = []
    at = start
    while queue or open_marks:
        if open_marks and (not queue or open_marks[-1].end <= queue[0][0]):
            mark = open_marks.pop()
            yield escape_text(text[at : mark.end])
            yield _close(mark)
            at = mark.end
            continue
        mark = heapq.heappop(queue)[-1]
        if open_marks and mark.end > open_marks[-1].end:  # they cross: cut where the one outside ends
            inner_end = open_marks[-1].end
            rest = replace(mark, start=inner_end)
            heapq.heappush(queue, (*_outer_first(rest), rest))
            mark = replace(mark, end=inner_end, notes=())
        yield escape_text(text[at : mark.start])
        yield _open(mark, mark.anchor not in anchored)
        anchored.add(mark.anchor or "")
        at = mark.start
        open_marks.append(mark)
    yield escape_text(text[at:end])


def _clipped(mark: Mark, start: int, end: int) -> Mark:
    if mark.start >= start and mark.end <= end:
        return mark
    notes = mark.notes if mark.end <= end else ()
    return replace(mark, start=max(mark.start, start), end=min(mark.end, end), notes=notes)


def _open(mark: Mark, is_first: bool) -> str:
    if mark.anchor is None:
        return f"<{_element(mark)}>"
    return f"<{_element(mark)} {'id' if is_first else 'data-rest'}={mark.anchor}>"


def _close(mark: Mark) -> str:
    notes = "".join(f"<a href=#{note.href} title={note.shown}></a>" for note in mark.notes)
    return f"</{_element(mark)}>{notes}"


def _element(mark: Mark) -> str:
    return next((element for use, element in ELEMENTS.items() if use in mark.uses), "span")
