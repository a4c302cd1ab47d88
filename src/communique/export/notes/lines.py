"""What the account is made of where it is written out: sections, their lines, and the quotations they rest on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from communique.types import Article

_QUOTED = re.compile(r"[“\"].*[”\"]\Z", re.DOTALL)


class Look(StrEnum):
    """How a piece of a line is set: as our own words, in bold, or as words of an article, in quotation marks."""

    PLAIN = "plain"
    STRONG = "strong"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """What a note quotes: whole sentences of an article; the words of the account alone where there is no text."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line; `article` is set where it is an article's own entry. `under` are the lines that belong to it."""

    pieces: tuple[Piece, ...]
    places: tuple[Place, ...] = ()
    under: tuple[Line, ...] = ()
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; level 1 stands below the title, level 2 below level 1."""

    level: int
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class WrittenAccount:
    """The account written out. `unread` counts lines left out, and `unquoted` notes that lack their quotation.

    Both are for want of an article's text.
    """

    title: str
    about: str
    sections: tuple[Section, ...]
    unread: int
    unquoted: int

    @property
    def count(self) -> int:
        """Lines that rest on an article's words."""

        def resting(lines: tuple[Line, ...]) -> int:
            return sum(bool(line.places) + resting(line.under) for line in lines)

        return sum(resting(section.lines) for section in self.sections)


def plain(text: str) -> Piece:
    return Piece(text)


def strong(text: str) -> Piece:
    return Piece(text, Look.STRONG)


def quoted(text: str) -> Piece:
    return Piece(text, Look.QUOTED)


def set_pieces(pieces: Sequence[Piece], escape: Callable[[str], str], *, bold: str) -> str:
    """The pieces of a line in a format that escapes words so and begins and ends bold ones with that mark."""
    return "".join(_set_piece(piece, escape, bold) for piece in pieces).strip()


def in_quotes(escaped: str) -> str:
    """Words of an article in quotation marks; those that bring marks of their own at both ends need none."""
    return escaped if _QUOTED.match(escaped) else f"“{escaped}”"


def _set_piece(piece: Piece, escape: Callable[[str], str], bold: str) -> str:
    if piece.look is Look.STRONG:
        return f"{bold}{escape(piece.text)}{bold}" if piece.text.strip() else ""
    if piece.look is Look.QUOTED:
        return in_quotes(escape(piece.text))
    before, after = (" " if piece.text[at : at + 1].isspace() else "" for at in (0, len(piece.text) - 1))
    return f"{before}{escape(piece.text)}{after}"
