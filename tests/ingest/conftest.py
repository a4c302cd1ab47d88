"""Ingest without weights, which the marking of blocks has tests for, and with one process that opens pages for all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext

import pytest

import communique.ingest.files
from communique.ingest.html import PageReader
from communique.types import Block

PROSE = (
    "The envoy said on Monday that the two states would meet again at the Lower Sile dam before the end of the month. "
    "She did not say which of them had asked for the meeting, and both governments said that it was the other. "
)


@pytest.fixture(scope="session")
def pages() -> Iterator[PageReader]:
    """One reader of pages, started once."""
    with PageReader() as reader:
        yield reader


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, pages: PageReader) -> None:
    """No blocks are marked, and pages are opened by the one process."""

    def mark_none(text: str, *, headline: str | None) -> tuple[Block, ...]:
        return ()

    def lend() -> AbstractContextManager[PageReader]:
        return nullcontext(pages)

    monkeypatch.setattr(communique.ingest.files, "mark_blocks", mark_none)
    monkeypatch.setattr(communique.ingest.files, "PageReader", lend)


@pytest.fixture(scope="session")
def prose() -> str:
    """Two sentences of English, enough to be told as such."""
    return PROSE
