"""What lines in the terminal share: an article's name, the words of a span and their place, text made harmless."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from communique.export.html.dates import show_date
from communique.export.html.places import label_of
from communique.types import Account, Date, Span

NOT_FOUND = "(the text was not found)"


class Words:
    """The articles and entities of an account by id, asked for words and names."""

    def __init__(self, account: Account) -> None:
        self.articles = {article.id: article for article in account.articles}
        self.names = {entity.id: entity.name for entity in account.entities}

    def of(self, span: Span) -> str:
        """The words of a span; a remark where its article's text is not at hand."""
        return self.articles[span.article].text[span.start : span.end] or NOT_FOUND

    def names_of(self, ids: Sequence[str]) -> str:
        return ", ".join(self.names[id_] for id_ in ids)

    def place(self, span: Span) -> str:
        """ "Karsk Gazette, 4 March 2031  karsk-gazette:12-34"."""
        article = self.articles[span.article]
        date = show_date(article.published) or "date unknown"
        return f"{label_of(article)}, {date}  {span.article}:{span.start}-{span.end}"


def show_basis(date: Date) -> str:
    """The date, how it is known, and by which words."""
    basis = f"{date.basis.value}: “{date.text}”" if date.text else date.basis.value
    return f"{show_date(date) or 'undated'} ({basis})"


def printed(text: str, style: str = "") -> Text:
    return Text(printable(text), style=style)


def printable(text: str) -> str:
    """Article text is hostile: characters that could command a terminal are made harmless."""
    return "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in text)
