"""Spans of role tags -> the same, kept to quotation marks where the tags cross them.

A quotation is one content from its opening to its closing mark; what stands behind the closing mark is not in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

import numpy as np

from communique.model.encode import Pieces
from communique.model.labels import Role
from communique.model.segments import Segment


def keep_to_marks(text: str, pieces: Pieces, spans: Sequence[Segment]) -> tuple[Segment, ...]:
    """The spans in order, with contents that run over a closing mark cut, and those that stop inside one made whole."""
    sources = {span.start for span in spans if span.kind == Role.SOURCE}
    return tuple(
        _join_open(text, pieces, [part for span in spans for part in _cut_saying(text, pieces, span, sources)])
    )


# Pieces between a cue and its source: none, or an article that the tags left out.
_SOURCE_GAP = 1
_SAYING = re.compile(
    r"([“\"].*[,.!?…][”\"]) (said|says|say|added|adds|told|asked|wrote|writes|tweeted|insisted|warned|declared)",
    re.DOTALL,
)


def _cut_saying(text: str, pieces: Pieces, span: Segment, sources: Set[int]) -> list[Segment]:
    """A quotation that took the verb behind it along, cut in two: "“We wait,” said | Marn, according to Karskpress"."""
    if span.kind != Role.CONTENT or sources.isdisjoint(range(span.end, span.end + _SOURCE_GAP + 1)):
        return [span]
    saying = _SAYING.fullmatch(text, *_characters(pieces, span.start, span.end))
    if saying is None:
        return [span]
    at = int(np.searchsorted(pieces.offsets[:, 0], saying.start(2)))
    return [replace(span, end=at), replace(span, start=at, kind=Role.CUE)]


def _join_open(text: str, pieces: Pieces, spans: Sequence[Segment]) -> list[Segment]:
    """Contents of one paragraph within one pair of marks as one: what lies between them is quoted as well."""
    joined: list[Segment] = []
    for span in spans:
        first = next((s for s in reversed(joined) if s.kind == Role.CONTENT), None)
        if first is not None and span.kind == Role.CONTENT and _is_in_one_quotation(text, pieces, first, span):
            del joined[joined.index(first) :]
            joined.append(replace(first, end=span.end, score=min(first.score, span.score)))
        else:
            joined.append(span)
    return joined


def _is_in_one_quotation(text: str, pieces: Pieces, first: Segment, second: Segment) -> bool:
    """Whether a quotation opened by the first content's first mark goes on to a closing mark in the second."""
    if pieces.paragraphs[first.start + 1 : second.end].any():
        return False
    start, second_start, end = (
        int(pieces.offsets[at, edge]) for at, edge in ((first.start, 0), (second.start, 0), (second.end - 1, 1))
    )
    opening = text[start]
    if opening == '"':
        return '"' not in text[start + 1 : second_start] and '"' in text[second_start:end]
    if opening == "“":
        before = text[start:second_start]
        return before.count("“") > before.count("”") and text[start:end].count("“") <= text[start:end].count("”")
    return False


def _characters(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    return int(pieces.offsets[start, 0]), int(pieces.offsets[end - 1, 1])
