"""The running words of an article's body and the runs of five that begin at each (shingles; Broder 1997).

In: articles with marked blocks. Out: a `Body` each, and how common each shingle is. What is quoted is left out, for two
reporters may quote one speech: text between quotation marks, posts shown in full, and what a colon announces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from communique.read.posts import find_posts
from communique.types import Article

# Words in a shingle: five in a row are seldom shared by chance, and survive an editor's change every other line.
SHINGLE_WORDS = 5
# Shingles that so many articles have, all by one outlet, are what that outlet puts on its pages: an appeal for gifts, a
# standing paragraph on a running story. Not tuned; a report that one outlet brings eight times is not seen as copied.
TEMPLATE_ARTICLES = 8

_WORD = re.compile(r"\w+(?:['’]\w+)?")
# A quotation ends where its paragraph ends, if it is not closed before. Single marks count where they cannot be
# apostrophes: before a word and after none, to the next one after a word and before none, not too far away.
_QUOTED = re.compile(
    r"[“\"«][^”\"»\n]*(?:[”\"»]|(?=\n)|$)"
    r"|(?<![\w’'])‘(?=\w)[^‘\n]{1,2000}?(?<=[\w.,!?…])’(?!\w)"
    r"|(?<![\w’'])'(?=\w)(?:[^'\n]|'(?=\w)){1,2000}?(?<=[\w.,!?…])'(?!\w)"
)
# A paragraph after one that ends so is somebody's words, as pages set them off: 'The Courier reports:', 'He wrote:'.
_ANNOUNCED = re.compile(r":[ \t]*\n\s*([^\n]+)")
_PRIMES = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 1], np.uint64)
_MIX = np.uint64(0xFF51AFD7ED558CCD)

Integers = NDArray[np.int32]
Shingles = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The words of an article's body that are not quoted: offsets, the stretch each stands in, shingles.

    `shingles` has the one that begins at each word, 0 where a quotation or the end of a block cuts it short;
    `unique` has them sorted, once each, without 0.
    """

    article: str
    outlet: str | None
    starts: Integers  # (words)
    ends: Integers  # (words)
    stretches: Integers  # (words)
    shingles: Shingles  # (words)
    unique: Shingles


def read_body(article: Article) -> Body:
    """The body of one article; of the whole text where no blocks are marked."""
    spans: list[tuple[int, int]] = []
    stretches: list[int] = []
    for nth, (start, end) in enumerate(_find_stretches(article)):
        found = [match.span() for match in _WORD.finditer(article.text, start, end)]
        spans += found
        stretches += [nth] * len(found)
    codes = np.array([_code(article.text[start:end]) for start, end in spans], np.uint64)
    offsets = np.array(spans, np.int32).reshape(-1, 2)
    stretch = np.array(stretches, np.int32)
    shingles = _make_shingles(codes, stretch)
    unique = np.unique(shingles)
    starts, ends = offsets[:, 0].copy(), offsets[:, 1].copy()
    return Body(article.id, article.outlet, starts, ends, stretch, shingles, unique[unique > 0])


@dataclass(frozen=True, slots=True, eq=False)
class Holders:
    """Shingles that several bodies have, and who: `bodies[bounds[i] : bounds[i + 1]]` hold `shared[i]`, in order."""

    shared: Shingles
    bounds: NDArray[np.int64]
    bodies: Integers


def find_holders(bodies: Sequence[Body]) -> Holders:
    """The shingles that two bodies or more have; those an outlet puts on its pages are left out."""
    every = np.concatenate([body.unique for body in bodies]) if bodies else np.empty(0, np.uint64)
    holder = np.repeat(np.arange(len(bodies), dtype=np.int32), [len(body.unique) for body in bodies])
    order = np.argsort(every, kind="stable")
    every, holder = every[order], holder[order]
    heads = np.flatnonzero(np.concatenate([[True], every[1:] != every[:-1]])) if len(every) else np.empty(0, np.int64)
    sizes = np.diff(np.append(heads, len(every)))
    outlets = {outlet: at for at, outlet in enumerate(sorted({body.outlet or "" for body in bodies}))}
    outlet = np.array([outlets[body.outlet or ""] for body in bodies], np.int32)[holder]
    least = np.minimum.reduceat(outlet, heads) if len(heads) else heads
    most = np.maximum.reduceat(outlet, heads) if len(heads) else heads
    is_template = (sizes >= TEMPLATE_ARTICLES) & (least == most) & (least != outlets.get("", -1))
    kept = (sizes > 1) & ~is_template
    return Holders(every[heads[kept]], np.append(0, np.cumsum(sizes[kept])), holder[np.repeat(kept, sizes)])


def _find_stretches(article: Article) -> Iterator[tuple[int, int]]:
    """Stretches of body that are not quoted."""
    blocks = [(block.start, block.end) for block in article.blocks if not block.kind.is_boilerplate]
    posts = [match.span("content") for match in find_posts(article.text)]
    for start, end in blocks if article.blocks else [(0, len(article.text))]:
        quoted = [match.span() for match in _QUOTED.finditer(article.text, start, end)]
        quoted += [match.span(1) for match in _ANNOUNCED.finditer(article.text, start, end)]
        quoted += [post for post in posts if start <= post[0] < end]
        at = start
        for begun, ended in sorted(quoted):
            if at < begun:
                yield at, begun
            at = max(at, ended)
        yield at, end


def _make_shingles(codes: Shingles, stretches: Integers) -> Shingles:
    shingles = np.zeros(len(codes), np.uint64)
    count = len(codes) - SHINGLE_WORDS + 1
    if count > 0:
        total = np.zeros(count, np.uint64)
        for nth, prime in enumerate(_PRIMES):
            total += codes[nth : nth + count] * prime
        total = (total ^ (total >> np.uint64(32))) * _MIX | np.uint64(1)
        is_whole = stretches[:count] == stretches[SHINGLE_WORDS - 1 :]
        shingles[:count] = np.where(is_whole, total, 0)
    return shingles


@lru_cache(maxsize=1 << 16)
def _code(word: str) -> int:
    return crc32(word.casefold().replace("’", "'").encode())
