"""A process that is killed while it writes loses nothing that was written, and what is done again is not doubled."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from communique.store.database import Store
from tests.store.river_store import fill

ARTICLES = 3

KILLED = """
import os, signal, sys
from pathlib import Path
from communique.store.database import Store
from tests.store.river_store import fill

left = int(sys.argv[2])
execute = Store.execute

def strike(self, sql, values=()):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(self, sql, values)

with Store.open(Path(sys.argv[1])) as store:
    Store.execute = strike
    fill(store, {articles})
"""

WRITING = """
import sys
from pathlib import Path
from communique.store.database import Store
from tests.store.river_store import fill

with Store.open(Path(sys.argv[1])) as store:
    fill(store, {articles})
"""

COUNTED = {"content": 3, "source": 3, "text": 3, "article": 3, "skipped": 3, "reading": 3, "account": 1}
"""Rows of a store that `fill` has filled with so many articles."""


def start(script: str, path: Path, *arguments: str) -> subprocess.Popen[bytes]:
    program = script.format(articles=ARTICLES)
    root = Path(__file__).resolve().parents[2]
    return subprocess.Popen([sys.executable, "-c", program, str(path), *arguments], cwd=root)


def count_rows(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute("INSERT INTO text_search (text_search, rank) VALUES ('integrity-check', 1)")
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED}


@pytest.mark.parametrize("statement", [3, 8, 12, 15, 29, 38])
def test_a_kill_leaves_whole_files_and_the_rest_can_be_done_again(store: Store, statement: int) -> None:
    process = start(KILLED, store.path, str(statement))
    assert process.wait() == -signal.SIGKILL
    found = count_rows(store.path)
    assert found["content"] == found["source"] == found["article"] == found["skipped"]
    fill(store, ARTICLES)
    assert count_rows(store.path) == COUNTED


def test_two_processes_that_add_the_same_add_it_once(store: Store) -> None:
    processes = [start(WRITING, store.path) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    assert count_rows(store.path) == COUNTED
