"""What `articles.json` or `articles.csv` says of the articles that lie beside it.

In: a folder. Out: candidates per file. An entry names its file by `file` or `path`, relative to the folder, or by `id`,
the file's name or its stem; it gives outlet, published or date, url, title, authors by the keys of records.py. Such a
file is never read as an article; an entry that says nothing usable or names no file is reported.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from communique.errors import InputError
from communique.ingest.decoding import decode_text
from communique.ingest.records import Json, find_candidates, parse_json
from communique.types import Candidate, Skipped

SIDECAR_NAMES = ("articles.json", "articles.csv")
"""In order of precedence where a folder has both."""

MAX_SIDECAR_BYTES = 20_000_000
"""At 300 bytes an entry, 60,000 articles in one folder."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one entry gives; `key` is as written, `number` counts from 1."""

    key: str
    is_path: bool
    number: int
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The entries of one metadata file, and its faults."""

    path: str
    entries: tuple[Entry, ...]
    faults: tuple[Skipped, ...]

    def entry_for(self, inside: PurePosixPath) -> Entry | None:
        """The entry for a file, by its path from the folder: first by path, then, in the folder itself, by id."""
        names = (inside.name, inside.stem) if len(inside.parts) == 1 else ()
        by_path = (
            each for each in self.entries if each.is_path and PurePosixPath(os.path.normpath(each.key)) == inside
        )
        by_id = (each for each in self.entries if not each.is_path and each.key in names)
        return next(by_path, None) or next(by_id, None)


def read_sidecars(folder: Path, name: str) -> tuple[Sidecar, ...]:
    """The metadata files of a folder; `name` is the folder's, for reports."""
    present = [each for each in SIDECAR_NAMES if (folder / each).is_file()]
    return tuple(_read_sidecar(folder / each, (PurePosixPath(name) / each).as_posix()) for each in present)


def _read_sidecar(place: Path, path: str) -> Sidecar:
    try:
        with place.open("rb") as file:
            data = file.read(MAX_SIDECAR_BYTES + 1)
        if len(data) > MAX_SIDECAR_BYTES:
            raise InputError(f"is too large: more than {MAX_SIDECAR_BYTES:,} bytes")
        records = _parse_csv(data) if place.suffix == ".csv" else _parse_list(data)
    except (InputError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return Sidecar(path, (), (Skipped(path, f"gives no metadata: {reason}"),))
    entries, faults, keys = [], [], set()
    for number, record in enumerate(records, 1):
        made = _make_entry(record, number)
        if isinstance(made, str):
            faults.append(Skipped(path, f"entry {number} {made}"))
        elif (made.key, made.is_path) in keys:
            faults.append(Skipped(path, f"entry {number} names {made.key} again; the first entry is used"))
        else:
            entries.append(made)
            keys.add((made.key, made.is_path))
    return Sidecar(path, tuple(entries), tuple(faults))


def _parse_list(data: bytes) -> list[Json]:
    found = parse_json(data)
    if isinstance(found, dict):
        lists = [value for value in found.values() if isinstance(value, list)]
        if lists:
            return lists[0]
        return [{"id": key, **value} if isinstance(value, dict) else value for key, value in found.items()]
    if not isinstance(found, list):
        raise InputError("a list of entries is expected")
    return found


def _parse_csv(data: bytes) -> list[Json]:
    def rows() -> Iterator[Json]:
        text = decode_text(data).text.removeprefix("\ufeff")
        reader = csv.DictReader(io.StringIO(text, newline=""), skipinitialspace=True)
        for row in reader:
            yield {key.strip(): value for key, value in row.items() if isinstance(key, str) and isinstance(value, str)}

    try:
        return list(rows())
    except csv.Error as error:
        raise InputError(f"is not CSV: {error}") from None


def _make_entry(record: Json, number: int) -> Entry | str:
    """The entry, or what is wrong with it."""
    if not isinstance(record, dict):
        return "is no object with keys and values"
    key, is_path = _name_file(record)
    if not key:
        return "names no article: it needs `id`, `path` or `file`"
    candidates = find_candidates(record, "metadata-file")
    if not candidates:
        return f"says nothing of {key}: it needs outlet, published, url, title or authors"
    return Entry(key, is_path, number, candidates)


def _name_file(record: Mapping[str, Json]) -> tuple[str, bool]:
    for name in ("file", "path", "filename"):
        if isinstance(value := record.get(name), str) and value.strip():
            return value.strip(), True
    value = record.get("id")
    return (str(value).strip(), False) if isinstance(value, str | int) else ("", False)
