"""The account written out -> wikitext with a citation template for each quotation (Wikipedia's Template:Cite news).

Words of articles are escaped: none becomes markup, a template, a link or a signature. A date is given where an article
has one; where it was inferred, a comment in its place says so. Wikipedia's own rules on quoting and on sources hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from communique.export.addresses import encode_address, find_web_address
from communique.export.dangling import without_dangling
from communique.export.days import is_told
from communique.export.exported import UNREAD, Exported, find_gaps
from communique.export.html.dates import ISO, show_date
from communique.export.notes.lines import Line, Place, Section, WrittenAccount, set_pieces
from communique.export.notes.markdown import UNQUOTED
from communique.export.notes.sections import write_out
from communique.export.one_line import on_one_line
from communique.types import Account, Article, Date

# The colon only where an address could begin with it: "https:", not "10:30".
_SPECIAL = re.compile(r"[&<>\[\]{}|~=]|''+|__+|(?<=[A-Za-z]):(?=\S)|^'|'$")
# What can make emphasis, a signature or a switch even in an address: "''", "~~~~", "__NOTOC__".
_SPECIAL_IN_ADDRESS = "'~_"
_NOT_IN_COMMENT = re.compile(r"[^\w ,.:]+")


def export_citations(account: Account) -> Exported:
    """The account as one wikitext; same account, same bytes."""
    account = without_dangling(account)
    written = write_out(account)
    articles = {article.id: article for article in account.articles}
    gaps = find_gaps((written.unread, UNREAD), (written.unquoted, UNQUOTED))
    return Exported(_write(written, articles), written.count, "line", gaps)


def escape(text: str) -> str:
    """Text that MediaWiki shows as it is."""
    return _SPECIAL.sub(lambda special: "".join(f"&#{ord(each)};" for each in special[0]), on_one_line(text))


def cite_news(article: Article, words: str | None) -> str:
    """The template for an article, with its quotation where there is one."""
    fields = (
        ("author", article.byline and escape(article.byline)),
        ("title", escape(article.headline or "")),
        ("work", article.outlet and escape(article.outlet)),
        ("date", _date(article.published)),
        ("language", article.language and article.language != "en" and escape(article.language)),
        ("url", _url(article.url)),
        ("quote", words and escape(words)),
    )
    return f"{{{{cite news{''.join(f' |{name}={value}' for name, value in fields if value or name == 'title')}}}}}"


def _write(written: WrittenAccount, articles: Mapping[str, Article]) -> str:
    numbers: dict[Place, int] = {}
    blocks = [f"'''{escape(written.title)}'''", escape(written.about)]
    for section in written.sections:
        blocks.extend(_section(section, numbers, articles))
    blocks += ["== References ==", "{{reflist}}"] if numbers else []
    return "\n\n".join(blocks) + "\n"


def _section(section: Section, numbers: dict[Place, int], articles: Mapping[str, Article]) -> Iterator[str]:
    marks = "=" * (section.level + 1)
    yield f"{marks} {escape(section.heading)} {marks}"
    if section.lines:
        yield "\n".join(row for line in section.lines for row in _rows(line, 1, numbers, articles))


def _rows(line: Line, depth: int, numbers: dict[Place, int], articles: Mapping[str, Article]) -> Iterator[str]:
    """A line and those under it as items of a list; a place that was cited before is cited by its name."""
    references = "".join(_reference(place, numbers, articles[place.article]) for place in line.places)
    told = cite_news(line.article, None) if line.article else set_pieces(line.pieces, escape, bold="'''")
    yield f"{'*' * depth} {told}{references}"
    for under in line.under:
        yield from _rows(under, depth + 1, numbers, articles)


def _reference(place: Place, numbers: dict[Place, int], article: Article) -> str:
    if place in numbers:
        return f'<ref name="note-{numbers[place]}" />'
    numbers[place] = len(numbers) + 1
    return f'<ref name="note-{numbers[place]}">{cite_news(article, article.text[place.start : place.end])}</ref>'


def _date(date: Date) -> str | None:
    """A day in ISO 8601, a month by its name, or a year; where it is none of these, or is not told, a comment."""
    shown = show_date(date)
    found = ISO.fullmatch((date.earliest or "")[:10])
    if is_told(date) and date.earliest == date.latest and found:
        return found[0] if found[3] else shown
    return f"<!-- {_NOT_IN_COMMENT.sub(' ', shown)}, {date.basis.value} -->" if shown else None


def _url(url: str | None) -> str | None:
    """A web address without what wikitext gives a meaning; None for any other."""
    address = find_web_address(url)
    return encode_address(address, special=_SPECIAL_IN_ADDRESS) if address else None
