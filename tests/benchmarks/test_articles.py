"""The articles that speed is measured on: long enough, all different, the same every time."""

from __future__ import annotations

from pathlib import Path

from benchmarks.articles import write_articles


def written(folder: Path) -> list[str]:
    folder.mkdir()
    write_articles(folder, count=100, words=750)
    return [path.read_text("utf-8") for path in sorted(folder.iterdir())]


def test_every_article_has_its_length(tmp_path: Path) -> None:
    assert all(750 <= len(text.split()) < 900 for text in written(tmp_path / "one"))


def test_no_two_articles_are_equal(tmp_path: Path) -> None:
    assert len(set(written(tmp_path / "one"))) == 100


def test_the_same_articles_are_written_every_time(tmp_path: Path) -> None:
    assert written(tmp_path / "one") == written(tmp_path / "two")
