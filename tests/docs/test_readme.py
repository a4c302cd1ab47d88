"""The README's Python works as it stands."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_lines_of_python_write_an_account(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), flags=re.DOTALL)
    (tmp_path / "articles").mkdir()
    shutil.copy(example / "articles" / "no-second-table.txt", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    exec(code, {})
    assert {path.name for path in tmp_path.iterdir()} == {"articles", "account.html", "account.json"}
