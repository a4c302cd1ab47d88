"""Score the marking of body and boilerplate: held-out pages stripped in several ways, annotated stories, clean news.

In: the folder that holds corpora/ and gold/. Out: figures by name. Body lost and boilerplate leaked are shares of
characters that are not white space, over lines whose label is known; shingle F1 is over the four-word shingles of a
page's main content, mean of the pages; a story's F1 is counted by character, as in the project's measures.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import MutableMapping
from pathlib import Path

from communique.ingest.blocks import mark_blocks
from communique.ingest.lines import split_lines
from evaluation.data import DEVELOPMENT_STORIES
from training.blocks.prepare import BOILERPLATE, UNKNOWN, Labelled, mark_stories, strip_pages


def score(shared: Path) -> dict[str, float]:
    """Return every figure by name, from 0 to 1: F1, or a share of characters, or of contents touched by a mark."""
    return {**_score_pages(shared), **_score_stories(shared / "gold"), **_score_clean(shared)}


def _score_pages(shared: Path) -> dict[str, float]:
    folder = shared / "corpora/intake/wcxb-dev"
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for item in strip_pages(folder, splits=("test",)):
        count = counts[item.way]
        _count_characters(item, _marked(item.text), count)
        if item.way in ("whole", "loose"):
            truth = json.loads((folder / "ground-truth" / f"{item.origin}.json").read_text(encoding="utf-8"))
            want = _shingles(truth["ground_truth"]["main_content"])
            count["pages"] += 1
            count["raw"] += _f1(_shingles(item.text), want)
            count["kept"] += _f1(_shingles(_body(item.text)), want)
    figures = {}
    for way, count in sorted(counts.items()):
        figures[f"pages {way}: body lost"] = count["lost"] / count["body"]
        figures[f"pages {way}: boilerplate leaked"] = 1 - count["found"] / count["boilerplate"]
        if count["pages"]:
            figures[f"pages {way}: shingle F1, text as it is"] = count["raw"] / count["pages"]
            figures[f"pages {way}: shingle F1, body"] = count["kept"] / count["pages"]
    return figures


def _score_stories(gold: Path) -> dict[str, float]:
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for item in mark_stories(gold):
        story = item.origin.split("/")[0]
        truth = json.loads((gold / story / "gold.offsets.json").read_text(encoding="utf-8"))["body"]
        inside = {i for start, end in truth.get(item.origin.split("/")[1], []) for i in range(start, end)}
        solid = {i for i, character in enumerate(item.text) if not character.isspace()}
        got, want = _marked(item.text) & solid, inside & solid
        for name in (story,) if story in DEVELOPMENT_STORIES else ("training stories (learnt from)",):
            count = counts[name]
            count["got"] += len(got)
            count["want"] += len(want)
            count["both"] += len(got & want)
            count["solid"] += len(solid - want)
    figures = {}
    for name, count in sorted(counts.items()):
        figures[f"{name}: boilerplate F1"] = 2 * count["both"] / (count["got"] + count["want"])
        figures[f"{name}: body lost"] = (count["got"] - count["both"]) / count["solid"]
    return figures


def _score_clean(shared: Path) -> dict[str, float]:
    folder = shared / "corpora/attribution/polnear/dev"
    characters = alarms = contents = touched = 0
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as source:
            text = source.read()
        marked = _marked(text)
        characters += sum(not character.isspace() for character in text)
        alarms += sum(not text[i].isspace() for i in marked)
        for spans in _contents(folder, path.stem):
            contents += 1
            touched += any(i in marked for start, end in spans for i in range(start, end))
    return {
        "PolNeAR dev: characters marked": alarms / characters,
        "PolNeAR dev: contents inside a mark": touched / max(contents, 1),
    }


def _contents(folder: Path, stem: str) -> list[list[tuple[int, int]]]:
    """Read the content spans of one article from its stand-off annotation."""
    found = []
    for path in sorted(folder.rglob(f"{stem}*.ann")):
        for row in path.read_text(encoding="utf-8").splitlines():
            parts = row.split("\t")
            if parts[0].startswith("T") and parts[1].lower().startswith("content"):
                spans = parts[1].split(" ", 1)[1].split(";")
                found.append([(int(span.split()[0]), int(span.split()[1])) for span in spans])
    return found


def _marked(text: str) -> set[int]:
    return {i for block in mark_blocks(text) if block.kind.is_boilerplate for i in range(block.start, block.end)}


def _body(text: str) -> str:
    return "\n".join(text[block.start : block.end] for block in mark_blocks(text) if not block.kind.is_boilerplate)


def _count_characters(item: Labelled, marked: set[int], count: MutableMapping[str, float]) -> None:
    for line, label in zip(split_lines(item.text), item.labels, strict=True):
        if label == UNKNOWN:
            continue
        solid = [i for i in range(line.start, line.end) if not item.text[i].isspace()]
        hit = sum(i in marked for i in solid)
        if label == BOILERPLATE:
            count["boilerplate"] += len(solid)
            count["found"] += hit
        else:
            count["body"] += len(solid)
            count["lost"] += hit


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = text.lower().split()
    return Counter(tuple(words[place : place + 4]) for place in range(len(words) - 3))


def _f1(got: Counter[tuple[str, ...]], want: Counter[tuple[str, ...]]) -> float:
    both = sum((got & want).values())
    return 2 * both / max(sum(got.values()) + sum(want.values()), 1)


if __name__ == "__main__":
    for name, value in score(Path(os.environ.get("COMMUNIQUE_DATA", "../shared"))).items():
        print(f"{name:60} {value:.4f}")
