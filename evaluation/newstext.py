"""The articles of newstext: 14,000 pieces of news and politics without annotation, read where they lie.

In: the folder that holds corpora/. Out: articles as ingest makes them, boilerplate marked, or the bare records.
"""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from communique.ingest.blocks import mark_blocks
from communique.types import Article
from evaluation.data import DataError

NEWSTEXT = "corpora/newstext/articles.jsonl.xz"


@dataclass(frozen=True, slots=True)
class News:
    """One record; `published` is as the collection has it, mostly an ISO 8601 date."""

    id: str
    outlet: str
    published: str
    title: str
    text: str


def read_news(data: Path) -> Iterator[News]:
    """Every record, in the order of the file; DataError where it is missing."""
    path = data / NEWSTEXT
    if not path.exists():
        raise DataError(f"no {NEWSTEXT} in {data}")
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield News(row["id"], row["outlet"] or "", row["published"] or "", row["title"] or "", row["text"])


def make_article(news: News) -> Article:
    """The record as an article."""
    sha256 = hashlib.sha256(news.text.encode()).hexdigest()
    blocks = mark_blocks(news.text, headline=news.title or None)
    return Article(
        news.id, news.id, news.text, sha256, outlet=news.outlet or None, headline=news.title or None, blocks=blocks
    )
