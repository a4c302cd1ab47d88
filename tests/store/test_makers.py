"""What made a reading is named by the version and by the code and tables behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.store import makers
from communique.store.makers import name_maker
from communique.version import __version__


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stages of a package of our own, each with one file."""
    for stage in makers.STAGES:
        (tmp_path / f"communique.{stage}" / "__pycache__").mkdir(parents=True)
        (tmp_path / f"communique.{stage}" / "one.py").write_text(stage)
    monkeypatch.setattr(makers, "files", lambda name: tmp_path / name)
    return tmp_path / "communique.read"


def name_anew() -> str:
    return name_maker.__wrapped__()


def test_the_version_stands_in_it() -> None:
    assert name_maker().startswith(f"{__version__} ")


@pytest.mark.parametrize("name", ["one.py", "two.py", "table.tsv"])
def test_other_code_or_another_table_makes_another_name(folder: Path, name: str) -> None:
    before = name_anew()
    (folder / name).write_text("changed")
    assert name_anew() != before


@pytest.mark.parametrize("name", ["__pycache__/one.pyc", "reader.onnx"])
def test_what_is_no_code_or_has_a_digest_of_its_own_does_not_count(folder: Path, name: str) -> None:
    before = name_anew()
    (folder / name).write_text("changed")
    assert name_anew() == before
