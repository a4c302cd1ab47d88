"""Words that may be an article's, and hostile -> the same for a terminal: what could command it is made harmless."""

from __future__ import annotations

REPLACED = "\ufffd"


def printable(text: str) -> str:
    """On one line: line breaks are replaced, too."""
    return "".join(character if character.isprintable() else REPLACED for character in text)


def printable_lines(text: str) -> str:
    """The same with its line breaks."""
    return "\n".join(map(printable, text.split("\n")))
