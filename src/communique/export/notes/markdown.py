"""The account written out -> Markdown with footnotes (CommonMark, and the footnotes of GitHub, Pandoc and others).

Each line has a note for every place it rests on: the whole sentences, the outlet, the date, and a link to the words or
their offsets. Words of articles are escaped: none becomes markup, a link or a mention of somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from communique.export.addresses import encode_address, find_web_address
from communique.export.dangling import without_dangling
from communique.export.exported import UNREAD, Exported, find_gaps
from communique.export.html.dates import show_date
from communique.export.html.links import link_to_words
from communique.export.html.places import label_of
from communique.export.notes.lines import Line, Place, Section, WrittenAccount, in_quotes, set_pieces
from communique.export.notes.sections import write_out
from communique.export.one_line import on_one_line
from communique.types import Account, Article

UNQUOTED = "notes without their quotation, of an article whose text was not found; say --articles DIR"

# Beside what CommonMark gives a meaning: formulas, raised and lowered words, citations and mentions, bare addresses.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~$^@]|&(?=#?\w+;)|:(?=//)|(?<=www)\.", re.IGNORECASE)


def export_markdown(account: Account) -> Exported:
    """The account as one Markdown text; same account, same bytes."""
    account = without_dangling(account)
    written = write_out(account)
    articles = {article.id: article for article in account.articles}
    gaps = find_gaps((written.unread, UNREAD), (written.unquoted, UNQUOTED))
    return Exported(_write(written, articles), written.count, "line", gaps)


def escape(text: str) -> str:
    """Text that Markdown shows as it is; it must not begin a line."""
    return _SPECIAL.sub(r"\\\g<0>", on_one_line(text))


def _write(written: WrittenAccount, articles: Mapping[str, Article]) -> str:
    numbers: dict[Place, int] = {}
    blocks = [f"# {escape(written.title)}", escape(written.about)]
    for section in written.sections:
        blocks.extend(_section(section, numbers))
    blocks.extend(f"[^{number}]: {_note(place, articles[place.article])}" for place, number in numbers.items())
    return "\n\n".join(blocks) + "\n"


def _section(section: Section, numbers: dict[Place, int]) -> Iterator[str]:
    yield f"{'#' * (section.level + 1)} {escape(section.heading)}"
    if section.lines:
        yield "\n".join(row for line in section.lines for row in _rows(line, 0, numbers))


def _rows(line: Line, depth: int, numbers: dict[Place, int]) -> Iterator[str]:
    """A line and those under it as items of a list; a place that was noted before keeps its number."""
    notes = "".join(f"[^{numbers.setdefault(place, len(numbers) + 1)}]" for place in line.places)
    link = _link("link", line.article.url) if line.article else None
    yield f"{'    ' * depth}- {set_pieces(line.pieces, escape, bold='**')}{f' ({link})' if link else ''}{notes}"
    for under in line.under:
        yield from _rows(under, depth + 1, numbers)


def _note(place: Place, article: Article) -> str:
    words = article.text[place.start : place.end]
    title = article.headline or article.path
    link = _link(title, link_to_words(article.url, words))
    parts = (
        in_quotes(escape(words)) if words else None,
        escape(label_of(article)),
        escape(show_date(article.published) or "date unknown"),
        link or (escape(title) if title != label_of(article) else None),
        escape(f"characters {place.start} to {place.end} of {article.id}"),
    )
    return ", ".join(filter(None, parts))


def _link(words: str, url: str | None) -> str | None:
    """None unless it is a web address."""
    address = find_web_address(url)
    return f"[{escape(words)}](<{encode_address(address)}>)" if address else None
