"""An article and the marks of its text -> the stretches of it that a page carries, where it does not carry all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from communique.export.html.marks import Mark
from communique.export.mentions import sentence_around
from communique.types import Article


class Evidence(StrEnum):
    """How much of each article a page carries: all, the sentences around what it quotes, or only the words it opens."""

    FULL = "full"
    CONTEXT = "context"
    QUOTE = "quote"


NAMING = frozenset({"mention", "role", "evidence"})
"""Uses of words that are opened for themselves: the sentences around every name would be nearly all of an article."""


def find_excerpts(article: Article, marks: Iterable[Mark], evidence: Evidence) -> tuple[tuple[int, int], ...]:
    """The stretches in order, none of them touching another; a mark that nothing leads to brings none."""
    opened = [mark for mark in marks if mark.anchor is not None and 0 <= mark.start < mark.end <= len(article.text)]
    around = [
        (mark.start, mark.end)
        if evidence is Evidence.QUOTE or NAMING.issuperset(mark.uses)
        else sentence_around(article, mark.start, mark.end)
        for mark in opened
    ]
    return tuple(_join(article.text, sorted(around)))


def _join(text: str, stretches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches that overlap, or have only blanks between them, made one."""
    if not stretches:
        return
    start, end = stretches[0]
    for next_start, next_end in stretches[1:]:
        if next_start <= end or text[end:next_start].isspace():
            end = max(end, next_end)
        else:
            yield start, end
            start, end = next_start, next_end
    yield start, end
