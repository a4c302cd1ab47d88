"""Files are whole, and the paths in them hold from where they lie."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from communique.export.files import place_beside, write_whole
from communique.types import Account, Article, Skipped, Tool

ARTICLE = Article(id="a1", path="articles/gazette.txt", text="The dam.", sha256="0" * 64)
ACCOUNT = Account("Talks", Tool("1", "m"), (ARTICLE,), (), (), (), (), (), (), (), (Skipped("-", "empty"),))


def test_a_path_is_told_from_the_folder_of_the_account() -> None:
    assert place_beside(ACCOUNT, Path("out/account.json")).articles[0].path == "../articles/gazette.txt"


def test_a_path_beside_the_account_stays_as_it_is() -> None:
    assert place_beside(ACCOUNT, Path("account.json")) == ACCOUNT


def test_an_absolute_path_becomes_relative_too(tmp_path: Path) -> None:
    article = replace(ARTICLE, path=(tmp_path / "articles" / "gazette.txt").as_posix())
    placed = place_beside(replace(ACCOUNT, articles=(article,)), tmp_path / "account.json")
    assert placed.articles[0].path == "articles/gazette.txt"


def test_standard_input_is_no_path() -> None:
    assert place_beside(ACCOUNT, Path("out/account.json")).skipped[0].path == "-"


def test_a_file_is_written_as_utf_8_with_line_feeds(tmp_path: Path) -> None:
    write_whole(tmp_path / "page.html", "Sile – Ω\n")
    assert (tmp_path / "page.html").read_bytes() == "Sile – Ω\n".encode()


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "page.html", "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "page.html", "new \ud800")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("page.html", "old")]
