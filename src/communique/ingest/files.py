"""Files, folders and standard input to articles: one reader per kind of file, in one registry.

In: paths, "-" for standard input. Out: an article or the reason why there is none, for every file and record. Articles
come sorted by the name of their file, then by their place in it, whatever the order of the paths. An article's id is
"a" and twelve hexadecimal digits of the SHA-256 of its text; "-2", "-3" tell equal texts of several outlets apart.
"""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import BinaryIO

from communique.errors import InputError
from communique.ingest.blocks import mark_blocks
from communique.ingest.decoding import decode_text, refuse_binary
from communique.ingest.drafts import Draft, Input
from communique.ingest.folders import Found, find_files
from communique.ingest.html import PageReader, read_html
from communique.ingest.identities import settle_identities
from communique.ingest.language import Language, judge_language
from communique.ingest.metadata import choose, find_metadata
from communique.ingest.records import read_json, read_json_lines
from communique.ingest.refusals import MAX_TEXT_CHARS, find_refusal
from communique.ingest.sidecars import SIDECAR_NAMES, Sidecar, read_sidecars
from communique.types import Article, Candidate, Skipped

STANDARD_INPUT = "-"

HEAD_BYTES = 4096
"""What is looked at to tell the kind of a file without a known ending."""

MAX_TEXT_BYTES = 4 * MAX_TEXT_CHARS

MAX_SOURCE_BYTES = 256_000_000
"""What is held whole in memory, and as one value in a database, of which SQLite takes 1,000,000,000 bytes."""


def read_text(source: Input, _: PageReader) -> Iterator[Draft]:
    """The one article of a text file: the decoded file, white space and line ends untouched."""
    refuse_binary(source.head)
    data = source.read(MAX_TEXT_BYTES)
    if data is None:
        raise InputError(f"is too long: more than {MAX_TEXT_CHARS:,} characters")
    decoded = decode_text(data)
    doubts = (Candidate("encoding", f"{decoded.encoding}: {decoded.doubt}", "text"),) if decoded.doubt else ()
    yield Draft(source.path, decoded.text, doubts)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: the endings of its names, how its first bytes look in lower case, and what reads it."""

    endings: tuple[str, ...]
    looks_like: Callable[[bytes], bool]
    read: Callable[[Input, PageReader], Iterator[Draft | Skipped]]


KINDS = (
    Kind(
        (".html", ".htm", ".xhtml"),
        lambda head: head.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head")),
        read_html,
    ),
    Kind(
        (".jsonl", ".ndjson"),
        lambda head: head.startswith(b"{") and b"}\n{" in head.replace(b"\r", b""),
        read_json_lines,
    ),
    Kind((".json",), lambda head: head.startswith((b"{", b"[{", b"[ ", b"[\n", b"[\r")), read_json),
    Kind((".txt", ".text"), lambda _: True, read_text),
)
"""Every kind of file that is read. A file of unknown ending is of the first kind that it looks like."""


def read_files(paths: Sequence[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Article | Skipped]:
    """Every article under `paths`, and every file, record or entry that is none, with the reason.

    `stdin` is read where `paths` has "-"; it is the process's standard input unless given.
    """
    yield from settle_identities(map(_make_article, _find_drafts(paths, stdin)))


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was found: its bytes, what metadata files say of it, and whether it was named or come upon."""

    path: str
    data: bytes
    given: tuple[Candidate, ...]
    chosen: bool


def find_sources(paths: Sequence[str | Path]) -> Iterator[Source | Skipped]:
    """Every file under `paths` that is of a kind to be read, in the order of `read_files`, and why others are not."""
    for each in _find_described([Path(path) for path in paths]):
        if isinstance(each, Skipped):
            yield each
            continue
        found, given = each
        try:
            with found.place.open("rb") as stream:
                head = stream.read(HEAD_BYTES)
                _tell_kind(found.name, head, chosen=found.chosen)
                data = head + stream.read(MAX_SOURCE_BYTES + 1 - len(head))
        except (OSError, InputError) as error:
            reason = f"cannot be read: {error.strerror}" if isinstance(error, OSError) else str(error)
            yield Skipped(found.name, reason)
            continue
        if len(data) > MAX_SOURCE_BYTES:
            yield Skipped(found.name, f"is too large to be kept: more than {MAX_SOURCE_BYTES:,} bytes; split it")
        else:
            yield Source(found.name, data, given, found.chosen)


def read_source(source: Source, pages: PageReader) -> Iterator[Article | Skipped]:
    """The articles of one file, as `read_files` has them but for equal texts, which it alone can tell apart."""
    drafts = _read_stream(source.path, io.BytesIO(source.data), pages, chosen=source.chosen)
    yield from map(_make_article, _describe(drafts, source.given))


def _find_drafts(paths: Sequence[str | Path], stdin: BinaryIO | None) -> Iterator[Draft | Skipped]:
    named = [Path(path) for path in paths if str(path) != STANDARD_INPUT]
    with PageReader() as pages:
        if len(named) < len(paths):
            yield from _read_stream(STANDARD_INPUT, stdin or sys.stdin.buffer, pages, chosen=True)
        for each in _find_described(named):
            if isinstance(each, Skipped):
                yield each
            else:
                found, given = each
                yield from _describe(_read_file(found, pages), given)


def _find_described(paths: Sequence[Path]) -> Iterator[tuple[Found, tuple[Candidate, ...]] | Skipped]:
    """The files that may hold articles, each with what the metadata files beside and above it say of it."""
    shelf = _Shelf()
    for found in find_files(paths):
        if isinstance(found, Skipped):
            yield found
        elif found.place.name in SIDECAR_NAMES:
            yield from shelf.open(found)
        else:
            yield found, tuple(shelf.describe(found))
    yield from shelf.unused()


def _describe(drafts: Iterator[Draft | Skipped], given: tuple[Candidate, ...]) -> Iterator[Draft | Skipped]:
    for draft in drafts:
        if isinstance(draft, Skipped) or not given:
            yield draft
        else:
            yield Draft(draft.path, draft.text, (*given, *draft.candidates), draft.asks_password)


def _read_file(found: Found, pages: PageReader) -> Iterator[Draft | Skipped]:
    try:
        with found.place.open("rb") as stream:
            yield from _read_stream(found.name, stream, pages, chosen=found.chosen)
    except OSError as error:
        yield Skipped(found.name, f"cannot be read: {error.strerror}")


def _read_stream(path: str, stream: BinaryIO, pages: PageReader, *, chosen: bool) -> Iterator[Draft | Skipped]:
    """What the reader for the kind of file makes of it; a fault ends the file, and is told."""
    head = stream.read(HEAD_BYTES)
    try:
        kind = _tell_kind(path, head, chosen=chosen)
        yield from kind.read(Input(path, head, stream), pages)
    except InputError as error:
        yield Skipped(path, str(error))


def _tell_kind(path: str, head: bytes, *, chosen: bool) -> Kind:
    """By the ending of the name; without one, or with an unknown one where the file was named, by the first bytes.

    A page saved under the name of a text is a page.
    """
    ending = PurePath(path).suffix.lower()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    by_looks = next(kind for kind in KINDS if kind.looks_like(start))
    by_name = next((kind for kind in KINDS if ending in kind.endings), None)
    if by_name and not (by_name.read is read_text and by_looks.read is read_html):
        return by_name
    if ending and by_name is None and not chosen:
        known = " ".join(ending for kind in KINDS for ending in kind.endings)
        raise InputError(f"is of a kind that is not read ({ending}; known: {known})")
    return by_looks


def _make_article(draft: Draft | Skipped) -> Article | Skipped:
    if isinstance(draft, Skipped):
        return draft
    if reason := find_refusal(draft):
        return Skipped(draft.path, reason)
    sha256 = hashlib.sha256(draft.text.encode("utf-8")).hexdigest()
    article = f"a{sha256[:12]}"
    blocks = mark_blocks(draft.text, headline=choose(draft.candidates, "headline"))
    metadata = find_metadata(draft.text, draft.candidates, article=article, blocks=blocks)
    return Article(
        id=article,
        path=draft.path,
        text=draft.text,
        sha256=sha256,
        url=metadata.url,
        language="en" if judge_language(draft.text) is Language.ENGLISH else None,
        outlet=metadata.outlet,
        headline=metadata.headline,
        byline=metadata.byline,
        published=metadata.published,
        candidates=metadata.candidates,
        blocks=blocks,
    )


class _Shelf:
    """The metadata files met so far, and which of their entries were used."""

    def __init__(self) -> None:
        self._sidecars: dict[Path, tuple[Sidecar, ...]] = {}
        self._walked: set[Path] = set()
        self._used: set[tuple[str, int]] = set()

    def open(self, found: Found) -> Iterator[Skipped]:
        """Report the faults of a metadata file that was come upon."""
        if found.chosen:
            yield Skipped(
                found.name, "describes the articles beside it and is never read as one; give the folder instead"
            )
        folder = found.place.parent
        self._walked.add(folder)
        for sidecar in self._in(folder, PurePosixPath(found.name).parent.as_posix()):
            if sidecar.path == found.name:
                yield from sidecar.faults

    def describe(self, found: Found) -> Iterator[Candidate]:
        """What the metadata files beside and above a file say of it, the nearest folder first."""
        for up in range(1, len(found.inside.parts) + 1):
            inside = PurePosixPath(*found.inside.parts[-up:])
            folder = found.place.parents[up - 1]
            for sidecar in self._in(folder, PurePosixPath(found.name).parents[up - 1].as_posix()):
                if entry := sidecar.entry_for(inside):
                    self._used.add((sidecar.path, entry.number))
                    yield from entry.candidates

    def unused(self) -> Iterator[Skipped]:
        """Per metadata file the entries that name no file, in one line."""
        for folder in sorted(self._walked):
            for sidecar in self._sidecars[folder]:
                idle = [entry for entry in sidecar.entries if (sidecar.path, entry.number) not in self._used]
                if idle:
                    names = ", ".join(entry.key for entry in idle[:3]) + (", ..." if len(idle) > 3 else "")
                    yield Skipped(sidecar.path, f"{len(idle)} of its entries name no file here: {names}")

    def _in(self, folder: Path, name: str) -> tuple[Sidecar, ...]:
        if folder not in self._sidecars:
            self._sidecars[folder] = read_sidecars(folder, name)
        return self._sidecars[folder]
