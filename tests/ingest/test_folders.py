"""The files under the given paths."""

from __future__ import annotations

import os
from pathlib import Path

from communique.ingest.folders import Found, find_files
from communique.types import Skipped


def test_files_come_sorted_and_hidden_ones_not_at_all(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "b").mkdir()
    for name in ("b/c.txt", "a.txt", ".hidden.txt", ".git/config.txt"):
        (tmp_path / name).touch()
    names = [str(each.inside) for each in find_files([tmp_path]) if isinstance(each, Found)]
    assert names == ["a.txt", "b/c.txt"]


def test_a_file_given_twice_comes_once_and_counts_as_chosen(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (found,) = find_files([tmp_path / "a.txt", tmp_path])
    assert isinstance(found, Found)
    assert found.chosen


def test_a_link_to_a_folder_is_reported_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [each.reason for each in find_files([tmp_path]) if not isinstance(each, Found)] == [
        "is a link to a folder, which is not followed"
    ]


def test_a_link_to_itself_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    (found,) = find_files([tmp_path])
    assert not isinstance(found, Found)


def test_a_name_that_is_no_text_is_reported(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt")).touch()
    (skipped,) = find_files([tmp_path])
    assert isinstance(skipped, Skipped)
    assert skipped.path.endswith("/a?.txt")
