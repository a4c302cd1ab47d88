"""Articles to measure with: as many as asked for, all different, made of the example story's own paragraphs.

The story has some two thousand words of running text. Cut from it as they are, a hundred articles would be a hundred
near-copies and linking would do nothing but compare them. So longer words that are not names are exchanged for one
another at random: names, quotation marks and most verbs of saying stay, word counts stay, and what two articles still
share is about what articles of one story share.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent / "examples/sile/articles"

# Shorter lines are headlines, boxes and tails; speed is quoted for running text.
SHORTEST_PARAGRAPH = 120
EXCHANGEABLE = re.compile(r"\b[a-z]{5,}\b")
# With 0.4, a run of five words of one paragraph survives in two articles about one time in four.
EXCHANGED = 0.4


def write_articles(folder: Path, *, count: int, words: int) -> None:
    """Write `count` text files of at least `words` words each; the same ones every time."""
    paragraphs = [
        line
        for path in sorted(EXAMPLE.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if len(line) >= SHORTEST_PARAGRAPH
    ]
    vocabulary = EXCHANGEABLE.findall(" ".join(paragraphs))
    for number in range(count):
        chance = random.Random(number)
        chosen: list[str] = []
        for paragraph in chance.sample(paragraphs, len(paragraphs)):
            chosen.append(_exchange_words(paragraph, vocabulary, chance))
            if sum(len(each.split()) for each in chosen) >= words:
                break
        (folder / f"{number:04}.txt").write_text("\n\n".join(chosen) + "\n", encoding="utf-8")


def _exchange_words(paragraph: str, vocabulary: list[str], chance: random.Random) -> str:
    def exchange(word: re.Match[str]) -> str:
        return chance.choice(vocabulary) if chance.random() < EXCHANGED else word.group()

    return EXCHANGEABLE.sub(exchange, paragraph)
