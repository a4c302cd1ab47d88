"""The shipped weights from the corpora, by one command; a step whose result is there is not run again.

usage: python -m training.reader [--data ../shared] [--runs runs/reader] [--licences ABD|AB] [--to FOLDER]

Steps: examples of all sets; two teachers of roles and one of names, from the untouched encoder; their opinions put on
the examples; one network trained on everything, from the first teacher's weights, then layers of roles' own on top of
its lower half; export; on what was exported, the heads of syntax once more, the second look at names, the scorer of
antecedents, and the head of time expressions. With `--licences AB` the sets that state no licence are left out, the
annotated news articles and TimeBank among them: one run on the rest, without teachers; that reader finds no times.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from training.reader.export import export


def retrain(data: Path, runs: Path, licences: str, folder: Path) -> None:
    """Run every step that has no result yet, then export."""
    runs.mkdir(parents=True, exist_ok=True)
    examples, taught = runs / "examples.pkl", runs / "taught.pkl"
    first, second, names, joint, weights = (
        runs / f"{name}.pt" for name in ("first", "second", "names", "joint", "weights")
    )
    run(examples, "prepare", "--data", data, "--licences", licences, "--out", examples)
    if licences == "AB":
        run(weights, "train", "--recipe", "free", "--examples", examples, "--out", weights)
    else:
        run(first, "train", "--recipe", "first", "--examples", examples, "--out", first)
        run(second, "train", "--recipe", "second", "--examples", examples, "--out", second)
        run(names, "train", "--recipe", "names", "--examples", examples, "--out", names)
        teachers = ("--names", names, "--roles", first, second)
        run(taught, "teach", *teachers, "--examples", examples, "--out", taught)
        run(joint, "train", "--recipe", "all", "--start", first, "--examples", taught, "--out", joint)
        run(weights, "train", "--recipe", "roles", "--start", joint, "--examples", taught, "--out", weights)
    export(weights, folder)
    run(None, "finish", weights, "--examples", examples, "--to", folder)
    run(None, "name_head", "--examples", examples, "--to", folder)
    run(None, "antecedents", "--data", data, "--to", folder)
    if "D" in licences:
        run(None, "times", "--data", data, "--to", folder)


def run(result: Path | None, step: str, *arguments: object) -> None:
    """One step as a process of its own, unless its result is there: its memory goes back before the next begins."""
    if result is None or not result.exists():
        print(f"{step} -> {result or 'in place'}", flush=True)
        subprocess.run([sys.executable, "-m", f"training.reader.{step}", *map(str, arguments)], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--runs", type=Path, default=Path("runs/reader"))
    parser.add_argument("--licences", choices=("ABD", "AB"), default="ABD")
    parser.add_argument("--to", type=Path, default=Path("src/communique/model/weights"))
    arguments = parser.parse_args()
    retrain(arguments.data, arguments.runs, arguments.licences, arguments.to)


if __name__ == "__main__":
    main()
