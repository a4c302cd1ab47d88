"""What a move proposes, in the source's words: the content trimmed by four rules.

The longest fragment of the sentence is taken; quotation marks, blanks and a leading "that" are cut off; so is a
condition at either end; so is the punctuation that is then left. What remains is an exact slice of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.types import Condition, Span

Bounds = tuple[int, int]

# Code points before a condition that still leads: "And, if".
LEADING = 10


def trim_proposal(text: str, article: str, fragments: Sequence[Bounds], condition: Condition | None) -> Span:
    """The place of the proposal; the whole of the longest fragment where nothing would be left."""
    start, end = max(fragments, key=lambda each: (each[1] - each[0], -each[0]))
    whole = Span(article, *_strip(text, start, end))
    start, end = whole.start, whole.end
    if condition is not None:
        cut = condition.evidence
        if cut.start < start + LEADING and start < cut.end < end:
            start = cut.end
        elif start < cut.start < end <= cut.end:
            end = cut.start
    lead = _LEAD.match(text, start, end)
    start, end = _strip(text, lead.end() if lead else start, end)
    return Span(article, start, end) if start < end else whole


def _strip(text: str, start: int, end: int) -> Bounds:
    """Without blanks, marks of quotation and punctuation at the edges."""
    left = len(text[start:end]) - len(text[start:end].lstrip(_EDGE))
    right = len(text[start:end]) - len(text[start:end].rstrip(_EDGE))
    return (start + left, end - right) if left < end - start else (start, end)


_LEAD = re.compile(r"[\s,]*(?:that|then)\s+", re.IGNORECASE)
_EDGE = " \n\t\r\"'“”‘’«».,;:!?–—-"
