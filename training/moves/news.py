"""Sentences of real news that a reader marked, news.tsv -> candidates with their kinds, to learn kinds of move from.

The file has no words of the news: of each sentence the kind, the article of newstext, and code points of its text:
where the clause begins that is marked, the source, the cue, the content, and how it stands in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from communique.compose.move_candidates import find_candidates
from communique.compose.move_phrases import find_phrases
from communique.model.moves import OUTCOMES
from communique.model.reader import Reader
from communique.types import Kind
from evaluation.moves import NO_MOVE, Told, make_told_story
from evaluation.newstext import read_news
from training.moves.sentences import Sentence

MARKED = Path(__file__).with_name("news.tsv")

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A row of the file."""

    kind: str
    article: str
    start: int
    told: Told


def read_marked_news(data: Path, reader: Reader) -> list[Sentence]:
    """The sentences in the order of the file; `data` holds corpora/."""
    rows = list(read_rows())
    wanted = {row.article for row in rows}
    texts = {news.id: news.text for news in read_news(data) if news.id in wanted}
    names = [NO_MOVE if kind is None else kind.value for kind in OUTCOMES]
    return [
        Sentence(find_phrases(candidate), candidate.attribution.vector, names.index(row.kind))
        for row in rows
        for text, told, start in [_cut_lines(row, texts[row.article])]
        for candidate in find_candidates(make_told_story(text, told, reader))
        if candidate.fragments[0][0] == start
    ]


def read_rows() -> Iterator[Marked]:
    """The rows of the file, in its order."""
    for line in MARKED.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, article, start, source, cue, content, marks = line.split("\t")
            fragments = tuple(_read_bounds(each) for each in content.split(","))
            yield Marked(
                kind, article, int(start), Told(_read_bounds(source), _read_bounds(cue), fragments, Kind(marks))
            )


def _read_bounds(written: str) -> Bounds:
    start, end = written.split("-")
    return int(start), int(end)


def _cut_lines(row: Marked, text: str) -> tuple[str, Told, int]:
    """The lines of a text that a sentence stands in, and its places in them."""
    told = row.told
    first = min(start for start, _ in (told.source, told.cue, *told.content))
    last = max(end for _, end in (told.source, told.cue, *told.content))
    begin = text.rfind("\n", 0, first) + 1
    end = text.find("\n", last)
    moved = Told(
        _shift(told.source, begin),
        _shift(told.cue, begin),
        tuple(_shift(each, begin) for each in told.content),
        told.kind,
    )
    return text[begin : end if end >= 0 else len(text)], moved, row.start - begin


def _shift(bounds: Bounds, by: int) -> Bounds:
    return bounds[0] - by, bounds[1] - by
