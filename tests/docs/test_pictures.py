"""Every picture that the documents name is there, and small enough to be kept with them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
NAMED = [
    (document.relative_to(PROJECT).as_posix(), name)
    for document in (PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md")))
    for name in re.findall(r"!\[[^\]]*\]\(([^)]*)\)", document.read_text("utf-8"))
]
LARGEST = 300_000
"""Bytes of one picture: twice what one of the desk takes."""


def test_documents_have_pictures() -> None:
    assert {"README.md", "docs/tutorial.md"} <= {document for document, _ in NAMED}


@pytest.mark.parametrize(("document", "name"), NAMED)
def test_a_picture_that_is_named_is_there(document: str, name: str) -> None:
    picture = (PROJECT / document).parent / name
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < LARGEST


def test_no_picture_is_kept_that_no_document_shows() -> None:
    shown = {((PROJECT / document).parent / name).resolve() for document, name in NAMED}
    assert set((PROJECT / "docs").glob("*.png")) == shown
