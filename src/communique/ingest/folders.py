"""The files under the given paths, each once, in sorted order.

In: files and folders. Out: what can be opened, and what cannot with its reason. Names are as given, joined with the way
below a given folder; corrections, stores and names that begin with a dot are passed over. Links to folders are not
followed, so that no loop arises; links to files are.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from communique.ingest.corrections import CORRECTIONS_NAME
from communique.types import Skipped

STORE_ENDING = ".communique"
"""What the name of a store ends with; SQLite puts "-wal" and "-shm" behind it for the files that it works with."""


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A file; `name` is shown, `inside` the way to it from `folder`; `chosen` where it was named and not come upon."""

    name: str
    place: Path
    folder: Path
    inside: PurePosixPath
    chosen: bool

    @property
    def folder_name(self) -> str:
        """The name of the given folder, as `name` has it."""
        return PurePosixPath(*PurePosixPath(self.name).parts[: -len(self.inside.parts)]).as_posix()


def find_files(paths: Sequence[Path]) -> tuple[Found | Skipped, ...]:
    """Everything under `paths`, sorted by name, whatever the order of `paths`."""
    found: dict[str, Found | Skipped] = {}
    for path in paths:
        for each in _walk(path) if path.is_dir() else (_look_at(path, path.parent, chosen=True),):
            name = each.path if isinstance(each, Skipped) else each.name
            if not isinstance(each, Found) or each.chosen or name not in found:
                found[name] = each
    return tuple(found[name] for name in sorted(found))


def _walk(top: Path) -> Iterator[Found | Skipped]:
    faults: list[Skipped] = []

    def report(error: OSError) -> None:
        faults.append(Skipped(Path(error.filename).as_posix(), f"cannot be opened: {error.strerror}"))

    for folder, folders, files in os.walk(top, onerror=report):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            if Path(folder, name).is_symlink():
                yield Skipped(Path(folder, name).as_posix(), "is a link to a folder, which is not followed")
        for name in files:
            if not name.startswith(".") and name != CORRECTIONS_NAME and not _is_store(name):
                yield _look_at(Path(folder, name), top, chosen=False)
    yield from faults


def _is_store(name: str) -> bool:
    return name.removesuffix("-wal").removesuffix("-shm").endswith(STORE_ENDING)


def _look_at(path: Path, folder: Path, *, chosen: bool) -> Found | Skipped:
    name = path.as_posix()
    if (shown := name.encode("utf-8", "replace").decode()) != name:
        return Skipped(shown, "has a name that is no text in UTF-8; rename it")
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return Skipped(name, f"cannot be opened: {error.strerror}")
    if not stat.S_ISREG(mode):
        kinds = ((stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"))
        kind = next((kind for test, kind in kinds if test(mode)), "a device")
        return Skipped(name, f"is {kind} and no file")
    return Found(name, path, folder, PurePosixPath(path.relative_to(folder).as_posix()), chosen)
