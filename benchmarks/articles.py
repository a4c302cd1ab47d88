"""Articles to measure with: as many as asked for, all different, made of the example story's own paragraphs.

They share paragraphs as articles of one story share quotations, so that linking has its work too.
"""

from __future__ import annotations

import random
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent / "examples/sile/articles"

# Shorter lines are headlines, boxes and tails; speed is quoted for running text.
SHORTEST_PARAGRAPH = 120


def write_articles(folder: Path, *, count: int, words: int) -> None:
    """Write `count` text files of at least `words` words each; the same ones every time."""
    paragraphs = [
        line
        for path in sorted(EXAMPLE.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if len(line) >= SHORTEST_PARAGRAPH
    ]
    for number in range(count):
        chosen: list[str] = []
        for paragraph in random.Random(number).sample(paragraphs, len(paragraphs)):
            chosen.append(paragraph)
            if sum(len(each.split()) for each in chosen) >= words:
                break
        (folder / f"{number:04}.txt").write_text("\n\n".join(chosen) + "\n", encoding="utf-8")
