"""An account's parts by id, and the cells of what its tables share: dates, places, yes and no."""

from __future__ import annotations

from communique.export.days import ends_of
from communique.types import Account, Date, Span


class Contents:
    """Holds the account and its articles by id while its tables are made."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.articles = {article.id: article for article in account.articles}

    def words(self, span: Span) -> str:
        """The exact words, nothing where the article's text was not found."""
        return self.articles[span.article].text[span.start : span.end]

    def place_cells(self, span: Span) -> tuple[str, str, str, str]:
        return span.article, str(span.start), str(span.end), self.words(span)


def date_cells(date: Date | None) -> tuple[str, str, str, str, str]:
    if date is None:
        return "", "", "", "", ""
    first, last = ends_of(date)
    return first, last, "/".join(date.relative or ()), date.basis.value, date.text or ""


def truth_cell(true: bool) -> str:
    return "true" if true else "false"
