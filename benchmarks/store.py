"""What a store costs and withstands: one article added to a thousand, and fifty kills while it is written.

`python -m benchmarks.store`. The articles are those of `benchmarks.articles`. Killed are whole commands, `add` and
`build` in turn, with SIGKILL, at moments drawn evenly from the time that each takes undisturbed. After each kill the
file must be sound and hold all that it held before; when the same commands have then run to their end, it must hold the
same rows, times aside, as a store that was never disturbed.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.articles import write_articles
from benchmarks.machine import name_machine

RESULTS = Path(__file__).with_name("results") / "store.json"
LARGE, SMALL, WORDS = 1_000, 12, 300
COMMAND = (sys.executable, "-c", "from communique.cli import main; main()")

CONTENTS = {
    "content": "sha256, size, data",
    "source": "path, content, chosen, given, read_as",
    "text": "sha256, text",
    "article": "source, number, path, sha256, headline, outlet, byline, url, published_earliest, details",
    "skipped": "path, reason, source",
    "reading": "article, id, version, model, form, found, vectors",
    "account": "version, title, articles, statements, events, tool, model, sha256, input, json",
}
"""Of each table the columns that hold no time and no number given in the order of writing."""


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.store", description=__doc__)
    parser.add_argument("--kills", type=int, default=50, help="half of add, half of build [50]")
    parser.add_argument("--articles", type=int, default=LARGE, help="in the store that one is added to [1000]")
    options = parser.parse_args()
    machine = name_machine()
    print(machine)
    with tempfile.TemporaryDirectory() as room:
        added = measure_add(Path(room), options.articles)
        withstood = kill(Path(room), options.kills)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({"machine": machine, **added, **withstood}, indent=1) + "\n", encoding="utf-8")


def measure_add(room: Path, count: int) -> dict[str, object]:
    """Seconds of `add` of one article, to an empty store and to a large one: the difference is what the store costs."""
    large, empty, one = room / "large", room / "empty", room / "one"
    for folder in (large, empty, one):
        folder.mkdir()
    write_articles(large, count=count + 1, words=WORDS)
    new = max(large.iterdir()).rename(one / "new.txt")
    for folder in (large, empty):
        run(folder, "init", "story")
    filled = run(large, "add", ".")
    again = run(large, "add", ".")
    alone, beside = run(empty, "add", str(new)), run(large, "add", str(new))
    with closing(sqlite3.connect(large / "story.communique")) as connection:
        (readings,) = connection.execute("SELECT count(*) FROM reading").fetchone()
    assert readings == count + 1, f"{readings} readings of {count + 1} articles"
    size = (large / "story.communique").stat().st_size
    print(f"add of {count}: {filled:.1f} s; all again: {again:.1f} s; {size / 1e6:.0f} MB")
    print(f"add of one: {alone:.2f} s to an empty store, {beside:.2f} s to one of {count}")
    return {
        "articles": count,
        "add_all_seconds": round(filled, 1),
        "add_all_again_seconds": round(again, 2),
        "add_one_to_none_seconds": round(alone, 2),
        "add_one_to_all_seconds": round(beside, 2),
        "megabytes": round(size / 1e6),
    }


def kill(room: Path, kills: int) -> dict[str, object]:
    """Kill `add` and `build` in turn; raises AssertionError where something is lost or doubled."""
    articles, calm = room / "articles", room / "calm"
    articles.mkdir()
    calm.mkdir()
    write_articles(articles, count=SMALL, words=WORDS)
    run(calm, "init", "story")
    seconds = {"add": run(calm, "add", str(articles)), "build": run(calm, "build")}
    expected = read_rows(calm)
    chance = random.Random(50)
    struck = 0
    for trial in range(kills // 2):
        folder = room / f"trial-{trial}"
        folder.mkdir()
        run(folder, "init", "story")
        for command in (["add", str(articles)], ["build"]):
            before = read_rows(folder)
            struck += strike(folder, command, chance.uniform(0, seconds[command[0]]))
            after = read_rows(folder)
            assert all(before[table] <= after[table] for table in before), f"trial {trial}: {command} lost rows"
            run(folder, *command)
        assert read_rows(folder) == expected, f"trial {trial}: the store is not what it is undisturbed"
    print(f"{2 * (kills // 2)} kills, {struck} of them before the command had ended: nothing lost, nothing doubled")
    return {"kills": 2 * (kills // 2), "struck_in_time": struck}


def strike(folder: Path, command: list[str], seconds: float) -> bool:
    """Whether the command was still running when it was killed."""
    process = subprocess.Popen([*COMMAND, *command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    return False


def read_rows(folder: Path) -> dict[str, set[tuple[object, ...]]]:
    """All rows of the store, times aside; no row may be there twice and the file must be sound."""
    with closing(sqlite3.connect(folder / "story.communique")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO text_search (text_search, rank) VALUES ('integrity-check', 1)")
        found = {
            table: connection.execute(f"SELECT {columns} FROM {table}").fetchall()
            for table, columns in CONTENTS.items()
        }
    for table, rows in found.items():
        assert len(rows) == len(set(rows)), f"{table} has a row twice"
    return {table: set(rows) for table, rows in found.items()}


def run(folder: Path, *arguments: str) -> float:
    """Seconds that a command takes in a folder; one that fails raises CalledProcessError."""
    begun = time.monotonic()
    subprocess.run([*COMMAND, *arguments], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.monotonic() - begun


if __name__ == "__main__":
    main()
