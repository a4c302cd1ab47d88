"""Reuse of text between articles: copies, abridged versions, shared passages; and the origins that follow.

In: articles with marked blocks. Out: `Reuse` for each pair with enough in common, `Origin`s for the whole pile. Bodies
are cut into overlapping runs of words (shingles; Broder 1997), quotations left out, for two reporters may quote one
speech. Candidates come from an inverted index over a fixed sample of shingles, never from all pairs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from communique.link.clusters import Clusters, Proposal
from communique.types import Article, Origin, Reuse, ReuseKind, Span

# Words in a shingle: five in a row are seldom shared by chance, and survive an editor's change every other line.
SHINGLE_WORDS = 5
# One shingle in so many, chosen by its hash, leads to candidates.
SAMPLE = 4
# Articles with one shingle beyond this number are paired with the first and the one before, not with all.
MOST_HOLDERS = 12
# Shares of the shorter body, set by hand. The 82 pairs of articles of fourteen annotated stories, all written apart
# though many on one day, share 0.064 at most and 0.017 but for two. No annotated story has a reprint, so
# the upper bounds are measured on none.
COPY_SHARE = 0.8
ABRIDGED_SHARE = 0.5
PARTLY_SHARE = 0.1
# A copy is nearly as long as what it copies; what is shorter has been abridged.
COPY_LENGTH = 0.8
# Shingles in common that the smallest reuse must have, so that two notes of three lines are not judged by one phrase.
FEWEST_SHINGLES = 12
# Paired passages shown as evidence.
MOST_EVIDENCE = 3

_WORD = re.compile(r"\w+(?:['’]\w+)?")
# A quotation ends where its paragraph ends, if it is not closed before.
_QUOTATION = re.compile(r"[“\"«][^”\"»\n]*(?:[”\"»]|(?=\n)|$)")


@dataclass(frozen=True, slots=True)
class _Body:
    """The words of an article's body, outside quotations, and the shingle that begins at each position."""

    article: str
    words: tuple[tuple[int, int], ...]  # offsets of each word in the text
    shingles: tuple[int | None, ...]  # None where a quotation or the end of a block cuts the run
    set_of_shingles: frozenset[int]


def find_reuse(articles: Sequence[Article]) -> tuple[Reuse, ...]:
    """Every pair of articles of which one reuses the other's text, sorted by the pair; `retold` is not sought here."""
    bodies = [_read_body(article) for article in sorted(articles, key=lambda article: article.id)]
    reuses = (_compare(bodies[one], bodies[other]) for one, other in _find_candidates(bodies))
    return tuple(sorted((reuse for reuse in reuses if reuse is not None), key=lambda reuse: reuse.articles))


def find_origins(articles: Sequence[Article], reuses: Sequence[Reuse]) -> tuple[Origin, ...]:
    """One origin for all articles joined by copying or abridging; its id is the smallest of theirs; sorted by id."""
    ids = sorted(article.id for article in articles)
    place = {article: at for at, article in enumerate(ids)}
    clusters = Clusters(len(ids))
    for reuse in reuses:
        if reuse.kind in (ReuseKind.COPY, ReuseKind.ABRIDGED):
            one, other = (place[article] for article in reuse.articles)
            clusters.join(Proposal(one, other, (None, None), reuse.kind, reuse.share))
    groups = clusters.groups().values()
    return tuple(Origin(ids[group[0]], tuple(ids[at] for at in group)) for group in groups)


def _read_body(article: Article) -> _Body:
    words: list[tuple[int, int]] = []
    shingles: list[int | None] = []
    for start, end in _find_runs(article):
        found = [(match.start(), match.end()) for match in _WORD.finditer(article.text, start, end)]
        plain = [article.text[a:b].casefold().replace("’", "'") for a, b in found]
        for at in range(len(found)):
            whole = at + SHINGLE_WORDS <= len(found)
            shingles.append(crc32(" ".join(plain[at : at + SHINGLE_WORDS]).encode()) if whole else None)
        words += found
    return _Body(article.id, tuple(words), tuple(shingles), frozenset(s for s in shingles if s is not None))


def _find_runs(article: Article) -> Iterable[tuple[int, int]]:
    """Stretches of body outside quotations; the whole text where no blocks are marked."""
    blocks = [(block.start, block.end) for block in article.blocks if not block.kind.is_boilerplate]
    for start, end in blocks if article.blocks else [(0, len(article.text))]:
        at = start
        for quotation in _QUOTATION.finditer(article.text, start, end):
            yield at, quotation.start()
            at = quotation.end()
        yield at, end


def _find_candidates(bodies: Sequence[_Body]) -> list[tuple[int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for at, body in enumerate(bodies):
        for shingle in body.set_of_shingles:
            if shingle % SAMPLE == 0:
                holders[shingle].append(at)
    pairs: set[tuple[int, int]] = set()
    for found in holders.values():
        for nth, at in enumerate(found):
            near = found[:nth] if nth < MOST_HOLDERS else [found[0], found[nth - 1]]
            pairs |= {(other, at) for other in near}
    return sorted(pairs)


def _compare(one: _Body, other: _Body) -> Reuse | None:
    sizes = sorted((len(one.set_of_shingles), len(other.set_of_shingles)))
    common = one.set_of_shingles & other.set_of_shingles
    share = len(common) / sizes[0]
    if len(common) < FEWEST_SHINGLES or share < PARTLY_SHARE:
        return None
    if share >= COPY_SHARE and sizes[0] >= COPY_LENGTH * sizes[1]:
        kind = ReuseKind.COPY
    elif share >= ABRIDGED_SHARE:
        kind = ReuseKind.ABRIDGED
    else:
        kind = ReuseKind.PARTLY_REUSED
    return Reuse((one.article, other.article), kind, round(share, 3), _find_evidence(one, other))


def _find_evidence(one: _Body, other: _Body) -> tuple[tuple[Span, Span], ...]:
    """The longest passages that stand in both, word for word, in the order of the first article."""
    uses = Counter(other.shingles)
    place = {shingle: at for at, shingle in enumerate(other.shingles) if shingle is not None and uses[shingle] == 1}
    runs: list[tuple[int, int, int]] = []  # (shingles, position in one, position in other)
    for at, shingle in enumerate(one.shingles):
        if shingle is None:
            continue
        size, start, there = runs[-1] if runs else (0, 0, 0)
        follows = there + size
        if size and start + size == at and follows < len(other.shingles) and other.shingles[follows] == shingle:
            runs[-1] = (size + 1, start, there)
        elif shingle in place:
            runs.append((1, at, place[shingle]))
    longest = sorted(runs, key=lambda run: (-run[0], run[1], run[2]))[:MOST_EVIDENCE]
    return tuple(sorted((_to_span(one, a, size), _to_span(other, b, size)) for size, a, b in longest))


def _to_span(body: _Body, at: int, shingles: int) -> Span:
    return Span(body.article, body.words[at][0], body.words[at + shingles + SHINGLE_WORDS - 2][1])
