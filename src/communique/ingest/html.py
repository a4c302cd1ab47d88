"""The main text of an HTML page and what the page says of itself, found in a process of its own.

In: the source of a page. Out: the plain text that trafilatura makes of the main content, to which offsets refer, and
candidates for headline, outlet, byline, date and URL. A page that is too large, too deep, too slow or that kills its
process is refused by name; the process is started again for the next one.
"""

from __future__ import annotations

import json
import re
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

from communique.errors import InputError, LimitError
from communique.ingest.dates import MONTHS
from communique.ingest.decoding import decode_page
from communique.ingest.drafts import Draft, Input
from communique.types import Candidate

MAX_PAGE_BYTES = 5_000_000
"""Of 348 article pages of 2025 the largest has 1.1 million bytes, nearly all of them script."""

MAX_PAGE_TAGS = 60_000
"""Start and end tags. The fullest of those pages has 9,769."""

MAX_PAGE_DEPTH = 500
"""Elements within elements. The deepest of those pages has 90, counted with the markup inside scripts."""

PAGE_SECONDS = 4
"""Processor seconds for one page. The slowest of those pages takes 0.2; a limit that is reached costs one page."""

DEADLINE_SECONDS = 12
"""Seconds by the clock for one page, for what waits without computing; far above PAGE_SECONDS, so that a busy machine
leaves out no page that an idle one reads, and below the 20 that no input may take."""

START_SECONDS = 120
"""Seconds by the clock for the process to start and import the parser: 1 on an idle machine."""

PAGE_MEMORY = 1 << 30
"""Address space of the process, in bytes. After 116 of those pages it has 0.12 GB; not set by need but as a stop."""

_WORKER = Path(__file__).with_name("page_worker.py")
_CPU_TIME_SIGNAL = -24  # SIGXCPU
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_NOT_NESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd td th tr tbody thead tfoot option "
    "colgroup html head body path circle rect line polygon polyline ellipse use stop animate image".split()
)
"""Elements without content or that the parser closes by itself: they deepen nothing."""

_OWN_PAGE = '<meta name="generator" content="Communiqué '.encode()
_HEAD_BYTES = 4096
"""Within which an account page says so; it has 600 before it, for its policy."""


@dataclass(frozen=True, slots=True)
class Page:
    """What was found in a page; `text` may be empty."""

    text: str
    candidates: tuple[Candidate, ...]
    asks_password: bool


class PageReader:
    """Reads pages, one after the other, in a process that is started with the first and ended by `close`."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, source: str) -> Page:
        """The main text and metadata of a page; raises InputError where there is no page, LimitError past a limit."""
        _refuse_too_large(source)
        process = self._process or self._start()
        data = source.encode("utf-8", errors="replace")
        answer = self._exchange(process, struct.pack(">I", len(data)) + data, DEADLINE_SECONDS)
        if answer is None:
            raise LimitError(self._end())
        found = json.loads(answer)
        if error := found.get("error"):
            raise LimitError(error) if error.startswith(("takes", "is nested")) else InputError(error)
        return _make_page(found, source)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._end()

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(_WORKER), str(PAGE_MEMORY), str(PAGE_SECONDS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        if self._exchange(self._process, b"", START_SECONDS) is None:
            raise LimitError(f"the process that opens pages does not start: {self._end()}")
        return self._process

    def _exchange(self, process: subprocess.Popen[bytes], request: bytes, seconds: float) -> bytes | None:
        """Send a request and wait for the answer; None where the process ended or was killed at the deadline."""
        assert process.stdin is not None
        assert process.stdout is not None
        deadline = threading.Timer(seconds, process.kill)
        deadline.start()
        try:
            process.stdin.write(request)
            process.stdin.flush()
            header = _read_exactly(process.stdout, 4)
            return _read_exactly(process.stdout, struct.unpack(">I", header)[0]) if header else None
        except OSError:
            return None
        finally:
            deadline.cancel()

    def _end(self) -> str:
        """Stop the process and say why it stopped by itself."""
        process, self._process = self._process, None
        if process is None:
            return "is not running"
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        try:
            code = process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        if code in (_CPU_TIME_SIGNAL, -9):
            return f"takes too long: more than {PAGE_SECONDS} seconds"
        return f"breaks the parser (its process ended with {code})"


def read_html(source: Input, pages: PageReader) -> Iterator[Draft]:
    """The one article of an HTML file."""
    data = source.read(MAX_PAGE_BYTES)
    if data is None:
        raise LimitError(f"is too large: more than {MAX_PAGE_BYTES:,} bytes")
    if _OWN_PAGE in data[:_HEAD_BYTES]:
        raise InputError("is an account of articles and no article")
    page = pages.read(decode_page(data).text)
    if not page.text.strip():
        raise InputError("has no article text: what a browser shows may be made by scripts")
    yield Draft(source.path, page.text, page.candidates, page.asks_password)


def read_fragment(markup: str, pages: PageReader) -> str:
    """The plain text of a piece of HTML that is an article's body and nothing else."""
    return pages.read(f"<!DOCTYPE html><html><body><article>{markup}</article></body></html>").text


def _refuse_too_large(source: str) -> None:
    if "\0" in source:
        raise InputError(f"is binary: it has a NUL at {source.index(chr(0))}")
    if len(source) > MAX_PAGE_BYTES:
        raise LimitError(f"is too large: more than {MAX_PAGE_BYTES:,} characters")
    depth = 0
    for tags, tag in enumerate(_TAG.finditer(source), 1):
        if tags > MAX_PAGE_TAGS:
            raise LimitError(f"has too many tags: more than {MAX_PAGE_TAGS:,}")
        if tag[2].lower() not in _NOT_NESTED:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > MAX_PAGE_DEPTH:
                raise LimitError(f"is nested too deep: more than {MAX_PAGE_DEPTH} elements in each other")


def _read_exactly(pipe: IO[bytes], size: int) -> bytes | None:
    data = pipe.read(size)
    return data if len(data) == size else None


def _make_page(found: dict[str, object], source: str) -> Page:
    def candidates() -> Iterator[Candidate]:
        for key, field in (("title", "headline"), ("outlet", "outlet"), ("byline", "byline"), ("url", "url")):
            if isinstance(value := found.get(key), str) and value.strip():
                yield Candidate(field, " ".join(value.split()), "html-meta")
        dates = found.get("dates")
        for value in dates if isinstance(dates, list) else ():
            yield Candidate("published", str(value), "html-meta")
        date = found.get("found_date")
        if isinstance(date, str) and _shows(source, date):
            yield Candidate("published", date, "html-text")

    return Page(str(found.get("text") or ""), tuple(candidates()), found.get("asks_password") is True)


def _shows(source: str, day: str) -> bool:
    """Whether a page has a date in a form that means this day only; the finder of dates reads 03/04/2019 as one too."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return False
    year, month, number = day.split("-")
    name = MONTHS[int(month) - 1]
    named = rf"{name[:3]}(?:{name[3:]}|t)?\.?"
    ordinal = rf"0?{int(number)}(?:st|nd|rd|th)?"
    forms = rf"{year}-{month}-{number}|\b{named}\s+{ordinal},?\s+{year}|\b{ordinal}\s+{named},?\s+{year}"
    return re.search(forms, source, re.I) is not None
