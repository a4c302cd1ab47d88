"""Attributions on PolNeAR's development part, by character and by CofeNet's count, scored by the shared scorer."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import communique
from communique.export.json import reading_to_json
from communique.types import Reading
from evaluation.data import DataError
from evaluation.figures import Figure, flatten_figures


def score_attributions(data: Path) -> Iterator[Figure]:
    """Every figure of the scorer; its nested attributions are ours that PolNeAR, outermost only, cannot judge."""
    compartment = data / "corpora/attribution/polnear/dev"
    with tempfile.TemporaryDirectory() as folder:
        readings = Path(folder, "readings.jsonl")
        with readings.open("w", encoding="utf-8") as lines:
            for result in communique.read_articles([compartment / "text"]):
                if not isinstance(result, Reading):
                    raise DataError(f"{result.path} could not be read: {result.reason}")
                lines.write(reading_to_json(result) + "\n")
        scorer, paragraphs = (
            data / "tools/score_attributions.py",
            data / "corpora/attribution/cofenet/polnear-valid.jsonl",
        )
        command = [sys.executable, str(scorer), str(compartment), str(readings), "--cofenet", str(paragraphs)]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return flatten_figures("polnear-dev", json.loads(printed))
