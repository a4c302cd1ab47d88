"""Metadata files beside the texts."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest

from communique.ingest.sidecars import Sidecar, read_sidecars


def sidecar(folder: Path, entries: object) -> Sidecar:
    (folder / "articles.json").write_text(json.dumps(entries))
    (found,) = read_sidecars(folder, "pile")
    return found


@pytest.mark.parametrize("entry", [{"id": "a"}, {"id": "a.txt"}, {"file": "a.txt"}, {"path": "./a.txt"}])
def test_an_entry_names_its_file_by_stem_name_or_path(entry: dict[str, str], tmp_path: Path) -> None:
    found = sidecar(tmp_path, [entry | {"outlet": "Karskpress"}]).entry_for(PurePosixPath("a.txt"))
    assert found is not None


def test_an_id_does_not_reach_into_a_folder_below(tmp_path: Path) -> None:
    assert sidecar(tmp_path, [{"id": "a", "outlet": "Karskpress"}]).entry_for(PurePosixPath("may/a.txt")) is None


def test_a_table_says_the_same_as_a_list(tmp_path: Path) -> None:
    (tmp_path / "articles.csv").write_bytes('\ufeffid,outlet,date\r\na,"Dispatch, Ostrel",2022-05-24\r\n'.encode())
    (found,) = read_sidecars(tmp_path, "pile")
    assert [each.value for each in found.entries[0].candidates] == ["Dispatch, Ostrel", "2022-05-24"]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("a", "entry 1 is no object with keys and values"),
        ({"outlet": "Karskpress"}, "entry 1 names no article: it needs `id`, `path` or `file`"),
        ({"id": "a", "rank": 3}, "entry 1 says nothing of a: it needs outlet, published, url, title or authors"),
    ],
)
def test_a_bad_entry_is_reported(entry: object, fault: str, tmp_path: Path) -> None:
    assert [each.reason for each in sidecar(tmp_path, [entry]).faults] == [fault]


def test_a_second_entry_for_a_file_is_reported(tmp_path: Path) -> None:
    found = sidecar(tmp_path, [{"id": "a", "outlet": "Karskpress"}, {"id": "a", "outlet": "Ostrel Dispatch"}])
    assert [each.reason for each in found.faults] == ["entry 2 names a again; the first entry is used"]


def test_a_broken_file_is_reported_by_name(tmp_path: Path) -> None:
    (tmp_path / "articles.json").write_text('[{"id": "a"')
    (found,) = read_sidecars(tmp_path, "pile")
    assert found.faults[0].path == "pile/articles.json"
