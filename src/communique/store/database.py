"""The file of a project: made, opened, brought up to date, and written in transactions that hold or leave no trace.

An SQLite database in WAL mode, so that readers never wait for a writer. A writer takes its lock at the beginning and
waits for another's; what is committed is on the disk. The file says by its application id that it is a store, and by
its user version which of the steps in `schema/` have been taken; a file of another program, of a newer version or a
damaged one is refused.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, Self, TypeAlias

from communique.errors import StoreError

APPLICATION_ID = 0x436F6D71
""" "Comq"; `file` and Datasette show it."""

BUSY_SECONDS = 60
"""How long one process waits for another's transaction, none of which does more than write what is ready."""

Values: TypeAlias = tuple[object, ...]
Row: TypeAlias = tuple[Any, ...]  # what a column holds, the schema says


class Store:
    """An open store. One connection: for one thread at a time."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def create(cls, path: Path, *, name: str, title: str | None = None) -> Store:
        """Make a new store at `path`; raises StoreError where there is something already."""
        if path.exists() and path.stat().st_size:
            raise StoreError(f"{path}: is there already")
        if not path.parent.is_dir():
            raise StoreError(f"{path}: there is no folder {path.parent} to make it in")
        with cls(path, _connect(path)) as store, store.transaction():
            if _version(store):
                raise StoreError(f"{path}: is there already")
            _take_steps(store, 0)
            store.execute("INSERT INTO project VALUES (?, ?, ?)", (name, title, now()))
            store.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open a store and take the steps that it lacks. Raises StoreError where it cannot be used, and says why."""
        _refuse_foreign(path)
        store = cls(path, _connect(path))
        try:
            store.rows("PRAGMA journal_mode = WAL")
            _update(store)
        except BaseException:
            store.close()
            raise
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    @property
    def folder(self) -> Path:
        """The folder that paths in the store are relative to."""
        return self.path.resolve().parent

    @property
    def name(self) -> str:
        return str(self.rows("SELECT name FROM project")[0][0])

    @property
    def title(self) -> str | None:
        """The title that the user gave the project's account."""
        title = self.rows("SELECT title FROM project")[0][0]
        return None if title is None else str(title)

    def give_title(self, title: str) -> None:
        with self.transaction():
            self.execute("UPDATE project SET title = ?", (title,))

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All that a statement answers; raises StoreError where the file is damaged or cannot be read."""
        with self._explained():
            return self._connection.execute(sql, values).fetchall()

    def execute(self, sql: str, values: Values = ()) -> int:
        """Run a statement; how many rows it changed. Raises StoreError as `rows` does."""
        with self._explained():
            return self._connection.execute(sql, values).rowcount

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside holds, or none of it; another writer waits, and is waited for."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            self._connection.rollback()
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read inside is of one moment, whatever others write meanwhile."""
        self.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {_explain(error)}") from error

    def find_damage(self) -> str | None:
        """What SQLite's own check finds wrong with the file, None where it is sound; reads all of it."""
        found = str(self.rows("PRAGMA quick_check(1)")[0][0])
        return None if found == "ok" else found


def now() -> str:
    """The time in UTC to the second, in ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def read_steps() -> list[str]:
    """The steps of the schema, in order; the n-th makes version n."""
    folder = files("communique.store").joinpath("schema")
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".sql"))
    return [folder.joinpath(name).read_text(encoding="utf-8") for name in names]


def _connect(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")  # of two dozen writes a second at most: a lost one costs more
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_explain(error)}") from error
    return connection


def _refuse_foreign(path: Path) -> None:
    """By the first bytes, so that nothing is written into what is no store."""
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened: {error.strerror}") from error
    if not head.startswith(b"SQLite format 3\x00"):
        raise StoreError(f"{path}: is no store; `communique init NAME` makes one")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise StoreError(f"{path}: is a database of another program and no store")


def _update(store: Store) -> None:
    """Take the steps that are missing, all or none; where two processes do it at once, the second finds none."""
    steps = read_steps()
    if _version(store) < len(steps):
        with store.transaction():
            _take_steps(store, _version(store))
    if _version(store) > len(steps):
        raise StoreError(
            f"{store.path}: was made by a newer Communiqué (schema {_version(store)}, here {len(steps)}); install that"
        )


def _version(store: Store) -> int:
    return int(store.rows("PRAGMA user_version")[0][0])


def _take_steps(store: Store, taken: int) -> None:
    steps = read_steps()
    for step in steps[taken:]:
        for statement in _split(step):
            store.execute(statement)
    store.execute(f"PRAGMA user_version = {max(taken, len(steps))}")


def _split(script: str) -> Iterator[str]:
    """The statements of a script, one by one: `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _explain(error: sqlite3.Error) -> str:
    if isinstance(error, sqlite3.OperationalError):
        help_ = "; a store needs a folder that can be written to" if "unable to open" in str(error) else ""
        return f"cannot be read or written: {error}{help_}"
    if isinstance(error, sqlite3.DatabaseError) and error.sqlite_errorname in ("SQLITE_CORRUPT", "SQLITE_NOTADB"):
        return f"is damaged: {error}"
    return str(error)
