"""Readings, by the digest of the article and by what read it; nothing is read twice by the same version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.store.database import Store, now
from communique.store.packing import READING_FORM, Packed, digest_article, pack_reading, unpack_reading
from communique.types import Article, Reading, Tool


@dataclass(frozen=True, slots=True)
class Sorted:
    """Articles whose readings the store has, and those that are still to be read, in their order.

    `outdated` counts those of the unread that another version has read.
    """

    read: tuple[Article, ...]
    unread: tuple[Article, ...]
    outdated: int


def sort_articles(store: Store, articles: Sequence[Article], tool: Tool) -> Sorted:
    """Which of the articles this version and model have read."""
    known: dict[str, bool] = {}
    for article, ours in store.rows(
        "SELECT article, max(version = ? AND model = ? AND form = ?) FROM reading GROUP BY article",
        (tool.version, tool.model, READING_FORM),
    ):
        known[article] = bool(ours)
    found = [known.get(digest_article(article)) for article in articles]
    return Sorted(
        tuple(article for article, ours in zip(articles, found, strict=True) if ours),
        tuple(article for article, ours in zip(articles, found, strict=True) if not ours),
        found.count(False),
    )


def keep_reading(store: Store, reading: Reading, tool: Tool) -> None:
    """Write a reading in a transaction of its own; what another process has written meanwhile stays."""
    packed = pack_reading(reading)
    with store.transaction():
        store.execute(
            "INSERT OR IGNORE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                digest_article(reading.article),
                reading.article.id,
                tool.version,
                tool.model,
                READING_FORM,
                packed.json,
                packed.vectors,
                now(),
            ),
        )


def load_reading(store: Store, article: Article, tool: Tool) -> Reading | None:
    """The reading of an article by this version and model, None where there is none yet."""
    rows = store.rows(
        "SELECT found, vectors FROM reading WHERE article = ? AND version = ? AND model = ? AND form = ?",
        (digest_article(article), tool.version, tool.model, READING_FORM),
    )
    return unpack_reading(Packed(*rows[0]), article) if rows else None
