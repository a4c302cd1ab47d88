"""What a reader of one kind of file hands on: a text, where it stood, and what was said about it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from communique.types import Candidate


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that may become an article; `path` names the file, and the record in it: `wires.jsonl#3`.

    `asks_password` is True for a page with a field for a password, one sign of a login page.
    """

    path: str
    text: str
    candidates: tuple[Candidate, ...] = ()
    asks_password: bool = False


@dataclass(frozen=True, slots=True)
class Input:
    """An open file, or standard input; `head` has been read from `stream` already and comes before the rest."""

    path: str
    head: bytes
    stream: BinaryIO

    def read(self, limit: int) -> bytes | None:
        """All bytes, or None where there are more than `limit`."""
        data = self.head + self.stream.read(max(0, limit + 1 - len(self.head)))
        return data if len(data) <= limit else None

    def lines(self, limit: int) -> Iterator[bytes | None]:
        """The lines with their ends; None in place of a line of more than `limit` bytes. `limit` exceeds the head."""
        *whole, last = self.head.split(b"\n")
        yield from (line + b"\n" for line in whole)
        while line := last + self.stream.readline(limit + 1 - len(last)):
            last = b""
            too_long = len(line) > limit
            while too_long and line and not line.endswith(b"\n"):
                line = self.stream.readline(limit)
            yield None if too_long else line
