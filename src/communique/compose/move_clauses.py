"""A content -> its clauses, each of which may be a move of its own.

In: the fragments of a content and the article's text. Out: groups of fragments in text order. A content is cut where a
sentence ends and where a second statement begins in one ("... and that the toll must go"); what is only added to a
statement at its end ("..., which was shut in May", "... because it leaks") is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Bounds = tuple[int, int]

# Code points of a sentence: less is no sentence but an answer, "No.", and stays with the one before it.
SHORTEST_SENTENCE = 12
# Code points of a clause: no shorter one is cut off from its sentence, and none is left shorter.
SHORTEST_CLAUSE = 25


def cut_clauses(content: Sequence[Bounds], text: str) -> list[tuple[Bounds, ...]]:
    """The clauses of a content."""
    return [
        _drop_addition(clause, text)
        for sentence in _cut_sentences(content, text)
        for clause in _cut_statements(sentence, text)
    ]


def _cut_sentences(content: Sequence[Bounds], text: str) -> Iterator[tuple[Bounds, ...]]:
    current: list[Bounds] = []
    for start, end in content:
        at = start
        if current and _ENDED.search(text[current[-1][1] : start]) and text[start:end].lstrip(_MARKS)[:1].isupper():
            yield tuple(current)
            current = []
        for border in _BORDER.finditer(text, start, end):
            stop = border.start() + len(border.group().rstrip())
            if stop - at >= SHORTEST_SENTENCE:
                yield (*current, (at, stop))
                current, at = [], border.end()
        if at < end:
            current.append((at, end))
    if current:
        yield tuple(current)


def _cut_statements(sentence: tuple[Bounds, ...], text: str) -> Iterator[tuple[Bounds, ...]]:
    current: list[Bounds] = []
    for start, end in sentence:
        at = start
        for border in _SECOND.finditer(text, start, end):
            if border.start() - at >= SHORTEST_CLAUSE and end - border.end() >= SHORTEST_CLAUSE:
                yield (*current, (at, border.start()))
                current, at = [], border.end()
        current.append((at, end))
    yield tuple(current)


def _drop_addition(clause: tuple[Bounds, ...], text: str) -> tuple[Bounds, ...]:
    """Without what is added at the end, unless the statement goes on after it: "the lock, which leaks, must shut"."""
    kept: list[Bounds] = []
    for start, end in clause:
        added = _ADDED.search(text, start if kept else start + SHORTEST_CLAUSE, end)
        if added is not None and _RESUMED.search(text, added.end(), end) is None:
            return (*kept, (start, added.start())) if added.start() > start else tuple(kept)
        kept.append((start, end))
    return tuple(kept)


_BORDER = re.compile(
    r"(?<=[.!?])(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bMrs\.)(?<!\bSen\.)(?<!\bRep\.)(?<!\bGen\.)(?<!\bGov\.)"
    r"(?<!\bCol\.)(?<!\bLt\.)(?<!\bSt\.)(?<!\bNo\.)(?<!\b[A-Z]\.)[”\"’]?\s+(?=[“\"‘A-Z])"
)
# A sentence that ends between two fragments: "the toll,” he said. “The lock".
_ENDED = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?:][”\"’]?\s*[“\"‘]?$")
_MARKS = "“\"‘' "
_FINITE = r"(?:will|would|must|should|can|could|is|are|was|were|has|have|had|may|might|cannot|won[’']t|do|does|did)\b"
_SECOND = re.compile(
    r";\s+|,? (?:and|but) (?=that (?!\w+(?:ed|s)\b))|"
    r", (?:and|but) (?=(?:until|unless|if|once|as long as)\b|"
    rf"(?:it|he|she|they|we|I|there|the \w+|[A-Z]\w+) {_FINITE})"
)
_ADDED = re.compile(
    r"[,”\"]* (?:because|although|though|whereas)\b|"
    r"[,—–][”\"]* (?:which|who|whose|where|while|as|since|for (?:it|he|they|there)|"
    r"adding|saying|noting|citing|calling|according|despite|amid)\b"
)
_RESUMED = re.compile(rf"[—–]|,[”\"]* {_FINITE}")
