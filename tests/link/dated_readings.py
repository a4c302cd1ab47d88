"""Readings whose times are found by their words, for the tests of dates."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from communique.read.time_values import add_meanings
from communique.types import Article, Block, BlockKind, Date, DateBasis, Reading, TimeExpression, TimeType

MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
WEEKDAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
TIMES = re.compile(
    rf"(?:{WEEKDAY}, )?{MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{4}})?|(?:[Ll]ast |next ){MONTH}"
    rf"|{MONTH} \d{{4}}|[Ll]ast (?:month|week|year|{WEEKDAY})|{WEEKDAY}|yesterday|today|\b20\d\d\b"
)


def tell(article: str, body: str, tail: str = "", published: str | None = None) -> Reading:
    """An article of a body and a boilerplate tail; like the reader, it finds no times in the tail."""
    text = f"{body}\n{tail}" if tail else body
    blocks = [Block(0, len(body), BlockKind.BODY)]
    if tail:
        blocks.append(Block(len(body) + 1, len(text), BlockKind.RELATED))
    times = [TimeExpression(found.start(), found.end(), TimeType.DATE, 1.0) for found in TIMES.finditer(body)]
    known = Date(published, published, DateBasis.GIVEN) if published else Date(None, None, DateBasis.UNKNOWN)
    return Reading(
        Article(
            article,
            f"{article}.txt",
            text,
            hashlib.sha256(text.encode()).hexdigest(),
            published=known,
            blocks=tuple(blocks),
        ),
        (),
        (),
        times=add_meanings(text, times),
    )


def redate(reading: Reading, published: str) -> Reading:
    """The same reading of an article whose date is given."""
    return replace(
        reading, article=replace(reading.article, published=Date(published, published, DateBasis.GIVEN, published))
    )
