"""Time tags to time expressions: the best spans, with edges as the guidelines of TIMEX3 draw them.

In: an article's text, its pieces and the log-probabilities of their time tags. Out: expressions in text order.
"""

from __future__ import annotations

import re

from communique.model.decode import Floats, decode_spans
from communique.model.encode import Pieces
from communique.model.labels import TIME_TAGS
from communique.types import TimeExpression, TimeType


def find_times(text: str, pieces: Pieces, scores: Floats) -> tuple[TimeExpression, ...]:
    """Time expressions of the pieces; `scores` is (pieces, time tags), offsets are code points of the whole text.

    Two of one type with a space between them are one ("every | day"): TimeBank has no such pair among its 1,243.
    """
    times: list[TimeExpression] = []
    for span in decode_spans(scores, TIME_TAGS, pieces):
        after = times[-1].end if times else 0
        start, end = int(pieces.offsets[span.start, 0]), int(pieces.offsets[span.end - 1, 1])
        start, end = mend_edges(text, max(start, after), end, after)
        if start >= end:
            continue
        if times and times[-1].type == span.kind and text[times[-1].end : start] == " ":
            start, score = times[-1].start, min(times.pop().score, span.score)
        else:
            score = span.score
        times.append(TimeExpression(start, end, TimeType(span.kind), score))
    return tuple(times)


def mend_edges(text: str, start: int, end: int, after: int) -> tuple[int, int]:
    """The expression without marks at its edges and with the words that belong to it; it begins at `after` or later."""
    if marks := _MARKS_BEFORE.match(text, start, end):
        start = marks.end()
    if marks := _MARKS_AFTER.search(text, start, end):
        end = marks.start()
    if start < end and (word := _BELONGS_BEFORE.search(text, after, start)):
        start = word.start()
    if start < end and (word := _BELONGS_AFTER.match(text, end)):
        end = word.end()
    return start, end


_MARKS_BEFORE = re.compile(r"(?!['’]\d)\W+")
"""What no expression begins with, but for the mark of a short year: "the '90s" cut to "'90s"."""
_MARKS_AFTER = re.compile(r"(?:(?<!\w\.\w)(?<!\b(?!May)[A-Z][a-z]{2})(?<!\bSept)\.|[^\w.])+$")
"""What no expression ends with; the stop stays with an abbreviation: "7 p.m.", "last Dec."."""
_BELONGS_BEFORE = re.compile(r"(?<![\w-])(?:early|late|nearly) $", re.IGNORECASE)
"""Words that TimeBank always counts to the expression after them: "early next week", "nearly two years" (23 of 23)."""
_BELONGS_AFTER = re.compile(r" ago\b")
"""As TimeBank always counts it to the expression before it: "two years ago" (40 of 40)."""
