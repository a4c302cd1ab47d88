"""Files with their bytes, the articles that were made of them, and what could not be used.

A source is written whole: its bytes, what metadata files say of it, its articles and what was skipped in it. A file
that comes again as it is kept changes nothing; one that has changed takes its place, and its old bytes and texts stay,
for the accounts that were built on them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from communique.store.database import Store, now
from communique.store.makers import name_maker
from communique.store.packing import (
    ARTICLE_FORM,
    pack_article,
    pack_candidates,
    unpack_article,
    unpack_candidates,
)
from communique.types import Article, Candidate, Skipped

_BELOW = "(path = ? OR ? = '.' OR substr(path, 1, ?) = ?)"
"""A path is that of a file, or of a folder above it."""

_INSERT_ARTICLE = "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as it is kept; `path` is relative to the store's folder, `chosen` is True where the user named it."""

    path: str
    data: bytes
    given: tuple[Candidate, ...]
    chosen: bool


def holds_file(store: Store, file: KeptFile) -> bool:
    """Whether the store has this file as it is, with its articles as this version makes them."""
    found = store.rows(
        "SELECT 1 FROM source WHERE path = ? AND content = ? AND given = ? AND read_as = ?",
        (file.path, _digest(file.data), pack_candidates(file.given), made_by()),
    )
    return bool(found)


def keep_file(store: Store, file: KeptFile, found: Iterable[Article | Skipped]) -> None:
    """Write a file with what was made of it, in one transaction; what stood at its path is no longer current."""
    made = list(found)
    articles = [each for each in made if isinstance(each, Article)]
    with store.transaction():
        if holds_file(store, file):  # another process was faster
            return
        digest = _digest(file.data)
        store.execute("INSERT OR IGNORE INTO content VALUES (?, ?, ?)", (digest, len(file.data), file.data))
        store.execute("DELETE FROM source WHERE path = ?", (file.path,))
        store.execute("DELETE FROM skipped WHERE path = ?", (file.path,))
        store.execute(
            "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?)",
            (file.path, digest, file.chosen, pack_candidates(file.given), made_by(), now()),
        )
        for number, article in enumerate(articles, 1):
            store.execute("INSERT OR IGNORE INTO text (sha256, text) VALUES (?, ?)", (article.sha256, article.text))
            store.execute(_INSERT_ARTICLE, (file.path, number, *_columns(article)))
        for each in made:
            if isinstance(each, Skipped):
                store.execute("INSERT INTO skipped VALUES (?, ?, ?)", (each.path, each.reason, file.path))


def drop_files(store: Store, path: str) -> int:
    """Take the file at `path`, or all below it, out of the project, and those that were skipped; how many they are.

    Bytes and texts stay for old accounts.
    """
    below = (path, path, len(path) + 1, f"{path}/")
    with store.transaction():
        skipped = store.execute(f"DELETE FROM skipped WHERE source IS NULL AND {_BELOW}", below)
        return skipped + store.execute(f"DELETE FROM source WHERE {_BELOW}", below)


def keep_skipped(store: Store, roots: Sequence[str], skipped: Iterable[Skipped]) -> None:
    """Write what was skipped whole under the paths `roots`, in place of what was skipped there before."""
    with store.transaction():
        for root in roots:
            below = (root, root, len(root) + 1, f"{root}/")
            store.execute(f"DELETE FROM skipped WHERE source IS NULL AND {_BELOW}", below)
        for each in sorted(skipped):
            store.execute("INSERT INTO skipped VALUES (?, ?, NULL)", (each.path, each.reason))


def load_outdated(store: Store) -> Iterator[KeptFile]:
    """The files whose articles another version made, one at a time."""
    for (path,) in store.rows("SELECT path FROM source WHERE read_as != ? ORDER BY path", (made_by(),)):
        rows = store.rows(
            "SELECT data, given, chosen FROM source JOIN content ON sha256 = content WHERE path = ?", (path,)
        )
        for data, given, chosen in rows:
            yield KeptFile(path, data, unpack_candidates(given), bool(chosen))


def load_articles(store: Store) -> tuple[Article, ...]:
    """All articles as they stand now, in the order of their files' names and their place in them.

    Equal texts are not told apart yet, and dates that the user gave not yet applied.
    """
    rows = store.rows(
        "SELECT details, text FROM article JOIN text USING (sha256) JOIN source ON source.path = source "
        "WHERE read_as = ? ORDER BY source, article.number",
        (made_by(),),
    )
    return tuple(unpack_article(details, text) for details, text in rows)


def list_digests(store: Store) -> tuple[str, ...]:
    """The digests of the texts that stand in the store now, each once, sorted."""
    return tuple(digest for (digest,) in store.rows("SELECT DISTINCT sha256 FROM article ORDER BY sha256"))


def load_texts(store: Store, digests: Iterable[str]) -> dict[str, str]:
    """Texts by their digests, those of former articles too."""
    found: dict[str, str] = {}
    for digest in digests:
        found.update(store.rows("SELECT sha256, text FROM text WHERE sha256 = ?", (digest,)))
    return found


def load_skipped(store: Store) -> tuple[Skipped, ...]:
    """What could not be used, sorted."""
    return tuple(Skipped(*row) for row in store.rows("SELECT path, reason FROM skipped ORDER BY 1, 2"))


def count_files(store: Store) -> int:
    return int(store.rows("SELECT count(*) FROM source")[0][0])


def give_date(store: Store, path: str, date: str) -> None:
    """Write when the article at `path` was published, as the user says; it replaces what was said before."""
    with store.transaction():
        store.execute("INSERT OR REPLACE INTO given_date VALUES (?, ?, ?)", (path, date, now()))


def load_given_dates(store: Store) -> dict[str, str]:
    """Dates by the path of the article."""
    return dict(store.rows("SELECT article, date FROM given_date ORDER BY article"))


def made_by() -> str:
    """What the articles of a source are made by; those made by another are made again from its bytes."""
    return f"{name_maker()} {ARTICLE_FORM}"


def _columns(article: Article) -> tuple[str | None, ...]:
    published = article.published
    return (
        article.path,
        article.sha256,
        article.headline,
        article.outlet,
        article.byline,
        article.url,
        published.earliest,
        published.latest,
        published.basis.value,
        pack_article(replace(article, text="")),
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
