"""Figures that a long command of their own takes and keeps, read back to stand beside the others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from evaluation.figures import Figure

# `make bench` times reading and sorting; training.reader.score_times trains five throw-away models, one for each fold.
BENCH = Path(__file__).parents[1] / "benchmarks/results/benchmark.json"
GROWTH = BENCH.with_name("growth.json")
FOLDS = Path(__file__).with_name("results") / "times_five_fold.json"


def read_kept() -> Iterator[Figure]:
    """Reading's speed over the encoder's alone, and time expressions five-fold; None where nothing has been kept."""
    bench = json.loads(BENCH.read_text("utf-8")) if BENCH.exists() else {}
    yield Figure("bench/read_over_encoder", bench.get("read_over_encoder"))
    yield Figure("bench/build_over_encoder", bench.get("build_over_encoder"))
    growth = json.loads(GROWTH.read_text("utf-8")) if GROWTH.exists() else {}
    yield Figure("bench/stories_per_doubling", growth.get("stories", {}).get("time_per_doubling"))
    yield Figure("bench/copies_per_doubling", growth.get("copies", {}).get("time_per_doubling"))
    folds = json.loads(FOLDS.read_text("utf-8")) if FOLDS.exists() else {}
    yield Figure("tempeval3/five-fold/strict/f1", folds.get("tempeval3/times_strict/f1"))
    yield Figure("tempeval3/five-fold/relaxed/f1", folds.get("tempeval3/times_relaxed/f1"))
