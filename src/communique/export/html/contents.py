"""A page -> what it carries: the account as JSON, the articles' texts, and every exact slice it shows.

The texts are read from the marked-up articles and the slices from the lines, so that a check of a page is a check of
what its reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from communique.errors import AccountError
from communique.export.html.packing import unpack_account
from communique.types import Span

WORDS = re.compile(r"(.+)\.(\d+)-(\d+)")
"""The anchor of a place in an article, whose short name stands first."""

ASIDE = ("span", "i", "a")
"""What stands in a quotation besides its bare words: flags, numbers, and words that say themselves where they stand."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Words a page shows as the exact words of a span."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class PageContents:
    """`texts` are (article id, text) pairs in the order of the page, `excerpts` what it has of the other articles."""

    account_json: str
    texts: tuple[tuple[str, str], ...]
    slices: tuple[Slice, ...]
    excerpts: tuple[Slice, ...]


def read_page(html: str) -> PageContents:
    """What an account page carries; raises AccountError where it is none."""
    parser = _PageParser()
    parser.feed(html)
    parser.close()
    if parser.account_json is None:
        raise AccountError("this page carries no account: it has no account data")
    slices, excerpts = (
        tuple(Slice(_span(at, parser.keys), words) for at, words in found) for found in (parser.slices, parser.excerpts)
    )
    return PageContents(unpack_account(parser.account_json), tuple(parser.texts), slices, excerpts)


def _span(at: str, keys: Mapping[str, str]) -> Span:
    """The span of an anchor; `keys` are the articles' ids by their short names."""
    found = WORDS.fullmatch(at)
    if found is None or found[1] not in keys:
        raise AccountError(f"this page names a place that is none of its articles: {at}")
    return Span(keys[found[1]], int(found[2]), int(found[3]))


class _PageParser(HTMLParser):
    """Collects the character data below the elements that say what it is, which are all ended by their own tag.

    The bare words of a quotation, which do not say where they stand, are those that the next link opens.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.account_json: str | None = None
        self.texts: list[tuple[str, str]] = []
        self.keys: dict[str, str] = {}
        self.slices: list[tuple[str, str]] = []
        self.excerpts: list[tuple[str, str]] = []
        self._open: list[_Collected] = []
        self._within: str | None = None  # a quotation, as a block or among other words
        self._aside = 0  # elements of a quotation around what is not its bare words
        self._waiting: list[str] = []  # words of a quotation whose place the next link tells

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for collected in self._open:
            collected.depth += collected.tag == tag
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and self._waiting and WORDS.fullmatch(given.get("href", "")[1:]):
            self.slices += [(given["href"][1:], words) for words in self._waiting]
            self._waiting.clear()
        if tag in ASIDE and self._within == "blockquote":
            self._aside += 1
        if tag == "blockquote":
            self._open.append(_Collected("waiting", "", tag))
        if tag in ("q", "blockquote"):
            self._within = tag
        elif tag == "script" and given.get("id") == "account-data":
            self._open.append(_Collected("account", "", tag))
        elif "data-text" in given:
            self.keys[given.get("data-key", "")] = given["data-text"]
            self._open.append(_Collected("text", given["data-text"], tag))
        elif "data-excerpts" in given:
            self.keys[given.get("data-key", "")] = given["data-excerpts"]
        elif tag == "p" and "data-at" in given:
            self._open.append(_Collected("excerpt", given["data-at"], tag))
        elif "data-at" in given or (tag == "a" and (self._within == "q" or given.get("class") == "slice")):
            self._open.append(_Collected("slice", given.get("data-at") or given.get("href", "")[1:], tag))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element closed at once (SVG) holds no characters."""

    def handle_endtag(self, tag: str) -> None:
        if tag in ASIDE and self._within == "blockquote":
            self._aside -= 1
        if tag in ("q", "blockquote"):
            self._within = None
        for collected in self._open:
            collected.depth -= collected.tag == tag
        if self._open and self._open[-1].depth == 0:
            ended = self._open.pop()
            whole = "".join(ended.characters)
            if ended.what == "text":
                self.texts.append((ended.name, whole))
            elif ended.what == "slice":
                self.slices.append((ended.name, whole))
            elif ended.what == "excerpt":
                self.excerpts.append((ended.name, whole))
            elif ended.what == "waiting":
                self._waiting += [whole] if whole.strip() else []
            else:
                self.account_json = whole

    def handle_data(self, data: str) -> None:
        for collected in self._open:
            if collected.what != "waiting" or not self._aside:
                collected.characters.append(data)


class _Collected:
    """What is being collected, its name, and how many elements like its own it is in."""

    def __init__(self, what: str, name: str, tag: str) -> None:
        self.what, self.name, self.tag = what, name, tag
        self.characters: list[str] = []
        self.depth = 1
