"""Text and its blocks -> the bounds of paragraphs, sentences and quotations, as offsets in code points.

Plain rules and no model: a sentence ends at a full stop, question or exclamation mark that is followed by a capital,
unless the stop belongs to an abbreviation or an initial. No bound crosses a block or a line that ends a paragraph.
A quotation opens and closes in one paragraph; one that is never closed runs to the paragraph's end, which is how a
speech over several paragraphs is set in print.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from communique.types import Block

Bounds = tuple[int, int]

_ABBREVIATIONS = frozenset(
    "mr mrs ms messrs dr prof sen sens rep reps gov govs gen col lt sgt capt maj adm cmdr hon rev fr st mt no "
    "nos vs etc inc ltd corp co bros jr sr jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed "
    "thu thurs fri sat sun u.s u.n u.k e.u d.c a.m p.m i.e e.g cf fla calif tex conn mass mich minn ill pa va "
    "wash ariz ala ga ky tenn".split()
)
"""Words whose full stop does not end a sentence when a capital follows ("Gov. Ilse Marn"). Those that often do end
one ("in the U.S. The river ...") are settled by the next word: see _STARTERS."""

_STARTERS = frozenset(
    "the a an he she it they we i you but and in on at that this these those his her their its our if when while after "
    "before as for with from by there what who how why although though however meanwhile some many both".split()
)
# Possessive, and never from the middle of a run: lines of dots would take quadratic time.
_ENDING = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s+[\"'“‘«(\[]*[A-Z0-9À-ÞА-Я]|\s*$)")
_LAST_WORD = re.compile(r"[^\s(\[\"“‘«]+$")
_FIRST_WORD = re.compile(r"\s+[\"'“‘«(\[]*(\w+)")
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n\s*|\n")
_OPENING = "“«„"
_CLOSING = "”»"
_MARK = re.compile(f'[{_OPENING}{_CLOSING}"]')
_TEXTS = 1024
"""Texts whose bounds are kept, a few kilobytes each: reading, linking and the page ask for those of one story."""


@lru_cache(maxsize=_TEXTS)
def find_sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Bounds, ...]:
    """Sentences in order, outer white space left out; together they hold every visible character of the text."""
    return tuple(
        sentence for paragraph in find_paragraphs(text, blocks) for sentence in _split_paragraph(text, paragraph)
    )


@lru_cache(maxsize=_TEXTS)
def find_paragraphs(text: str, blocks: tuple[Block, ...]) -> tuple[Bounds, ...]:
    """Paragraphs in order, outer white space left out. A line break ends a paragraph, and so does a block's border."""
    borders = sorted({0, len(text)} | {edge for block in blocks for edge in (block.start, block.end)})
    found: list[Bounds] = []
    for start, end in pairwise(borders):
        at = start
        for gap in _PARAGRAPH_END.finditer(text, start, end):
            found.append(_trim(text, at, gap.start()))
            at = gap.end()
        found.append(_trim(text, at, end))
    return tuple(bounds for bounds in found if bounds[0] < bounds[1])


@lru_cache(maxsize=_TEXTS)
def find_quotations(text: str, blocks: tuple[Block, ...]) -> tuple[Bounds, ...]:
    """Passages in double quotation marks, the marks included, in order; inner quotations are part of the outer one."""
    return tuple(quotation for paragraph in find_paragraphs(text, blocks) for quotation in _quotations(text, paragraph))


def _quotations(text: str, paragraph: Bounds) -> list[Bounds]:
    found = []
    opened: int | None = None
    for match in _MARK.finditer(text, *paragraph):
        at, mark = match.start(), match.group()
        if mark in _OPENING or (mark == '"' and opened is None):
            opened = at if opened is None else opened
        elif opened is not None and (mark in _CLOSING or mark == '"'):
            found.append((opened, at + 1))
            opened = None
    if opened is not None:
        found.append((opened, paragraph[1]))
    return found


def _split_paragraph(text: str, paragraph: Bounds) -> list[Bounds]:
    start, end = paragraph
    found = []
    for ending in _ENDING.finditer(text, start, end):
        if ending.end() < end and _is_abbreviated(text, start, ending):
            continue
        found.append(_trim(text, start, ending.end()))
        start = ending.end()
    found.append(_trim(text, start, end))
    return [bounds for bounds in found if bounds[0] < bounds[1]]


def _is_abbreviated(text: str, start: int, ending: re.Match[str]) -> bool:
    if ending.group() != ".":
        return False
    before = _LAST_WORD.search(text, max(start, ending.start() - 20), ending.start())
    if before is None:
        return False
    word = before.group()
    following = _FIRST_WORD.match(text, ending.end())
    next_word = following.group(1) if following else ""
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    if "." in word and not is_initial:  # "in the U.S. The river" ends, "the U.S. Senate" does not
        return word.replace(".", "").isalpha() and next_word.lower() not in _STARTERS
    if word.lower() == "no":
        return next_word.isdigit()
    return is_initial or (word.lower() in _ABBREVIATIONS and (word[0].isupper() or word in ("vs", "etc")))


def _trim(text: str, start: int, end: int) -> Bounds:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
