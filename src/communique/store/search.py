"""Full-text search over the texts of the articles that stand in the store now (SQLite's FTS5)."""

from __future__ import annotations

from dataclasses import dataclass

from communique.store.database import Store

MAX_FOUND = 200
"""Articles of one answer; more are no help to a reader, who then asks for more words."""


@dataclass(frozen=True, slots=True)
class FoundText:
    """An article's digest and path, best first by bm25; where its words stand is for the reader of the text to find."""

    sha256: str
    path: str


def search_texts(store: Store, words: str) -> tuple[FoundText, ...]:
    """The articles in which all the words stand, in any order; words in double quotation marks as a phrase."""
    query = _make_query(words)
    if not query:
        return ()
    rows = store.rows(
        "SELECT text.sha256, article.path FROM text_search JOIN text ON text.number = text_search.rowid "
        "JOIN article ON article.sha256 = text.sha256 "
        "WHERE text_search MATCH ? ORDER BY rank, article.path LIMIT ?",
        (query, MAX_FOUND),
    )
    return tuple(FoundText(*row) for row in rows)


def _make_query(words: str) -> str:
    """Every word or phrase as a string of FTS5's, so that nothing in it is taken for an operator."""
    parts: list[str] = []
    for number, part in enumerate(words.replace("\0", " ").split('"')):
        parts += [part] if number % 2 else part.split()
    return " ".join(f'"{part}"' for part in parts if any(map(str.isalnum, part)))
