"""Measure speed, memory and growth on articles of 750 words; print and keep the result, the machine named.

The speed of `read`, and of `build` from files to page and JSON, is quoted as a ratio to the encoder alone: the same
weights on the same windows, overlap included, one pass, same number of threads, measured in turns with it. Each speed
is the best of its turns, because whatever else the machine does can only slow it down. The page of the most articles is
measured in a browser.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.articles import write_articles
from benchmarks.machine import name_machine
from benchmarks.measure import Measurement
from benchmarks.page import PageMeasurement, measure_page, print_page

RESULTS = Path(__file__).with_name("results") / "benchmark.json"
WORDS = 750
SIZES = (10, 50, 100)
TURNS = ("encoder", "read", "build")


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1, help="articles at a time [all processors]")
    parser.add_argument("--turns", type=int, default=3, help="turns of encoder, read and build; the best counts [3]")
    options = parser.parse_args()
    machine = name_machine()
    print(f"{machine}; {options.threads} threads; {WORDS}-word articles")
    with tempfile.TemporaryDirectory() as room:
        folders = {size: Path(room, str(size)) for size in SIZES}
        for size, folder in folders.items():
            folder.mkdir()
            write_articles(folder, count=size, words=WORDS)
        most = folders[SIZES[-1]]
        fewer = [_measure("build", folders[size], options.threads) for size in SIZES[:-1]]
        turns = [[_measure(what, most, options.threads) for what in TURNS] for _ in range(options.turns)]
        encoder, read, build = (max(measured, key=_speed) for measured in zip(*turns, strict=True))
        page = measure_page(most, options.threads)
    _print_speed(encoder, read, build)
    _print_growth([*fewer, build])
    print_page(page)
    _keep(machine, options.threads, (encoder, read, *fewer, build), page)


def _measure(what: str, folder: Path, threads: int) -> Measurement:
    command = [sys.executable, "-m", "benchmarks.measure", what, str(folder), "--threads", str(threads)]
    printed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return Measurement(**json.loads(printed))


def _print_speed(encoder: Measurement, read: Measurement, build: Measurement) -> None:
    count = encoder.articles
    print(f"encoder alone  {_speed(encoder):8.2f} articles/s, {encoder.peak_mb:.0f} MB")
    print(f"read           {_speed(read):8.2f} articles/s, {read.peak_mb:.0f} MB")
    print(f"build          {_speed(build):8.2f} articles/s, {build.peak_mb:.0f} MB")
    print(f"ratios         {_speed(read) / _speed(encoder):8.2f} read, {_speed(build) / _speed(encoder):.2f} build")
    print(
        f"per article    2 passes: {encoder.windows / count:.1f} windows, {encoder.pieces / count:.0f} pieces; "
        f"then {encoder.contents / count:.1f} contents again, {encoder.pieces_again / count:.0f} pieces"
    )


def _print_growth(builds: list[Measurement]) -> None:
    for build in builds:
        print(
            f"build of {build.articles:4} {_speed(build):9.2f} articles/s, {build.seconds:.1f} s in all, "
            f"{build.peak_mb:.0f} MB at most"
        )


def _keep(machine: str, threads: int, measured: tuple[Measurement, ...], page: PageMeasurement) -> None:
    encoder, read, *builds = measured
    result = {
        "machine": machine,
        "threads": threads,
        "words": WORDS,
        "encoder_articles_per_second": round(_speed(encoder), 2),
        "read_articles_per_second": round(_speed(read), 2),
        "read_over_encoder": round(_speed(read) / _speed(encoder), 2),
        "build_over_encoder": round(_speed(builds[-1]) / _speed(encoder), 2),
        "windows_per_article": round(encoder.windows / encoder.articles, 1),
        "pieces_read_again_per_piece": round(encoder.pieces_again / encoder.pieces, 3),
        "builds": [
            {"articles": build.articles, "seconds": round(build.seconds, 2), "peak_mb": build.peak_mb}
            for build in builds
        ],
        "page": {
            "articles": page.articles,
            "megabytes": round(page.megabytes, 2),
            "interactive_seconds": page.seconds and round(page.seconds, 2),
        },
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def _speed(measurement: Measurement) -> float:
    return measurement.articles / measurement.seconds


if __name__ == "__main__":
    main()
