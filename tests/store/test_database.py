"""A store is made, opened and brought up to date, and what is none is refused with its reason."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from communique.errors import StoreError
from communique.store import database
from communique.store.database import APPLICATION_ID, Store, read_steps
from tests.store.river_store import fill


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_new_store_has_the_name_and_the_title_it_was_given(tmp_path: Path) -> None:
    with Store.create(tmp_path / "a.communique", name="a", title="The talks") as store:
        assert (store.name, store.title) == ("a", "The talks")


def test_a_store_is_not_made_over_another(store: Store) -> None:
    with pytest.raises(StoreError, match="is there already"):
        Store.create(store.path, name="again")


def test_a_store_is_not_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no folder"):
        Store.create(tmp_path / "nowhere" / "a.communique", name="a")


def test_making_a_store_that_was_interrupted_can_be_done_again(tmp_path: Path) -> None:
    (tmp_path / "a.communique").touch()
    with Store.create(tmp_path / "a.communique", name="a") as store:
        assert store.name == "a"


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "is no store"), (b"The dam stays closed.", "is no store"), (b"SQLite format 3\x00", "another program")],
)
def test_a_file_that_is_no_store_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "a.communique").write_bytes(content)
    with pytest.raises(StoreError, match=reason):
        Store.open(tmp_path / "a.communique")


def test_the_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    run_sql(path, "CREATE TABLE notes (note TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No such file"):
        Store.open(tmp_path / "a.communique")


def test_a_store_of_a_newer_version_is_refused(store: Store) -> None:
    store.execute("PRAGMA user_version = 999")
    with pytest.raises(StoreError, match=r"newer Communiqué .*999"):
        Store.open(store.path)


def test_a_damaged_store_is_refused_with_a_reason(store: Store) -> None:
    fill(store, 30)
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    content = bytearray(store.path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    store.path.write_bytes(content)
    with pytest.raises(StoreError, match=r"damaged|malformed"), Store.open(store.path) as opened:
        opened.rows("SELECT * FROM text")


def test_a_store_that_sqlite_cannot_open_is_refused_with_a_reason(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the folder can only be read: SQLite keeps files beside the store, and says so at its first word."""

    class Shut:
        def execute(self, _: str) -> None:
            raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr(sqlite3, "connect", lambda *_, **__: Shut())
    with pytest.raises(StoreError, match="cannot be read or written: unable to open database file"):
        Store.open(store.path)


def test_damage_is_found(store: Store) -> None:
    fill(store, 30)
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    content = bytearray(store.path.read_bytes())
    content[-4096:] = b"\xff" * 4096
    store.path.write_bytes(content)
    with Store.open(store.path) as opened:
        assert opened.find_damage() is not None


def test_a_sound_store_has_no_damage(store: Store) -> None:
    fill(store, 3)
    assert store.find_damage() is None


@pytest.mark.parametrize("version", range(1, len(read_steps()) + 1))
def test_a_store_of_any_older_version_is_opened_with_all_that_it_holds(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.communique"
    with closing(sqlite3.connect(path)) as connection:
        for step in read_steps()[:version]:
            connection.executescript(step)
        connection.execute("INSERT INTO project VALUES ('old', NULL, '2031-03-14T00:00:00Z')")
        connection.execute("INSERT INTO text (sha256, text) VALUES ('00', 'The dam stays closed.')")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.commit()
    with Store.open(path) as store:
        assert store.rows("PRAGMA user_version") == [(len(read_steps()),)]
        assert store.rows("SELECT text FROM text") == [("The dam stays closed.",)]
        assert store.name == "old"


def test_a_step_that_an_old_store_lacks_is_taken_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [*read_steps(), "CREATE TABLE later (one TEXT); -- a step of a version to come\nDROP TABLE skipped;"]
    monkeypatch.setattr(database, "read_steps", lambda: steps)
    for _ in range(2):
        with Store.open(store.path) as opened:
            assert opened.rows("SELECT name FROM sqlite_master WHERE name IN ('later', 'skipped')") == [("later",)]


def test_a_step_that_fails_leaves_the_store_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [*read_steps(), "CREATE TABLE later (one TEXT);", "CREATE TABLE later (one TEXT);"]
    monkeypatch.setattr(database, "read_steps", lambda: steps)
    with pytest.raises(StoreError):
        Store.open(store.path)
    assert store.rows("SELECT name FROM sqlite_master WHERE name = 'later'") == []


def test_a_transaction_that_fails_leaves_no_trace(store: Store) -> None:
    def write_half() -> None:
        with store.transaction():
            store.execute("INSERT INTO text (sha256, text) VALUES ('00', '')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert store.rows("SELECT * FROM text") == []


def test_what_is_read_in_a_snapshot_is_of_one_moment(store: Store) -> None:
    with Store.open(store.path) as other, store.snapshot():
        assert store.rows("SELECT count(*) FROM text") == [(0,)]
        fill(other, 1)
        assert store.rows("SELECT count(*) FROM text") == [(0,)]


def test_every_table_opens_without_functions_of_ours(store: Store) -> None:
    fill(store, 2)
    with closing(sqlite3.connect(store.path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert all(connection.execute(f"SELECT * FROM {table}").fetchall() is not None for table in tables)
        found = connection.execute("SELECT count(*) FROM text_search WHERE text_search MATCH 'gauge'").fetchone()
    assert found == (2,)
