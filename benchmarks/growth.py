"""How time and memory grow from a hundred to ten thousand real articles: sorting into stories, finding copies.

`python -m benchmarks.growth`. The articles are the first ones of newstext, a collection that is not part of the project
(see CONTRIBUTING.md); where it is absent, nothing is measured and that is said. From files to result, on one thread;
growth is of processor time, loading included, and quoted per doubling: x 2 is linear.
"""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import islice, pairwise
from math import log2
from pathlib import Path

from benchmarks.machine import name_machine
from benchmarks.measure import Measurement

ARCHIVE = "corpora/newstext/articles.jsonl.xz"
RESULTS = Path(__file__).with_name("results") / "growth.json"
MEASURED = ("stories", "copies")
SIZES = (100, 300, 1_000, 3_000, 10_000)


def main() -> None:
    """Measure, print, keep."""
    data = Path(os.environ.get("COMMUNIQUE_DATA") or Path(__file__).resolve().parents[2] / "shared")
    if not (data / ARCHIVE).is_file():
        print(f"growth is not measured: there is no {data / ARCHIVE}; set COMMUNIQUE_DATA")
        return
    machine = name_machine()
    print(machine)
    result: dict[str, object] = {"machine": machine}
    with tempfile.TemporaryDirectory() as room:
        folders = [_write_articles(data / ARCHIVE, Path(room, str(size)), size) for size in SIZES]
        for what in MEASURED:
            found = [_measure(what, folder) for folder in folders]
            for each in found:
                speed = each.articles / each.seconds
                print(
                    f"{what} of {each.articles:6} {speed:9.1f} articles/s, {each.seconds:.1f} s, "
                    f"{each.processor_seconds:.1f} s of a processor, {each.peak_mb:.0f} MB at most"
                )
            factors = find_factors(found)
            print(f"{what}: time per doubling x {max(factors):.2f} at most")
            result[what] = {
                "sizes": [
                    {
                        "articles": e.articles,
                        "seconds": round(e.seconds, 2),
                        "processor_seconds": round(e.processor_seconds, 2),
                        "peak_mb": e.peak_mb,
                    }
                    for e in found
                ],
                "time_per_doubling": round(max(factors), 3),
            }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def find_factors(measurements: Sequence[Measurement]) -> list[float]:
    """By how much processor time grew per doubling, from each measurement to the next."""
    return [
        (after.processor_seconds / before.processor_seconds) ** (1 / log2(after.articles / before.articles))
        for before, after in pairwise(measurements)
    ]


def _write_articles(archive: Path, folder: Path, count: int) -> Path:
    folder.mkdir()
    with lzma.open(archive, "rb") as lines:
        (folder / "articles.jsonl").write_bytes(b"".join(islice(lines, count)))
    return folder


def _measure(what: str, folder: Path) -> Measurement:
    command = [sys.executable, "-m", "benchmarks.measure", what, str(folder)]
    printed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return Measurement(**json.loads(printed))


if __name__ == "__main__":
    main()
