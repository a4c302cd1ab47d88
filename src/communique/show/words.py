"""What lines in the terminal share: an article's name, the words of a span and their place, harmless text."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from communique.export.html.dates import show_date
from communique.export.html.places import label_of
from communique.export.terminal import printable_lines
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


def printed(*parts: str | tuple[str, str]) -> Text:
    """Words, each alone or with its style, made harmless."""
    pairs = ((part, "") if isinstance(part, str) else part for part in parts)
    return Text.assemble(*((printable_lines(words), style) for words, style in pairs))
