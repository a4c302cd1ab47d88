"""Annotated stories: each is built like any other input and scored by the shared scorer, as a user would.

Figures are named by the story; those under "mean" are the plain mean of the development stories, those under
"training-mean" of all others.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import fmean

import communique
from communique.types import Account
from evaluation.data import DEVELOPMENT_STORIES, find_stories
from evaluation.figures import Figure, flatten_figures


def score_stories(data: Path) -> Iterator[Figure]:
    """Every figure of every story, then the two means."""
    development: list[Figure] = []
    training: list[Figure] = []
    for story in find_stories(data):
        figures = _score_story(story, data / "tools/score_story.py")
        (development if story.name in DEVELOPMENT_STORIES else training).extend(figures)
        yield from figures
    yield from _means("mean", development)
    yield from _means("training-mean", training)


def _score_story(story: Path, scorer: Path) -> tuple[Figure, ...]:
    account = communique.build(story / "articles")
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, "account.json")
        communique.write_json(account, written)
        command = [sys.executable, str(scorer), str(story / "gold.offsets.json"), str(written), "--json"]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lost = Figure(f"{story.name}/boilerplate/body_lines_lost", _count_lost_lines(account, story))
    return (*flatten_figures(story.name, json.loads(printed)), lost)


def _count_lost_lines(account: Account, story: Path) -> int:
    """Lines of the annotated body that are marked as boilerplate from end to end."""
    gold = json.loads((story / "gold.offsets.json").read_text("utf-8"))
    boilerplate = {each["sha256"]: gold["body"].get(each["id"], []) for each in gold["articles"]}
    lost = 0
    for article in account.articles:
        spurious = _characters((block.start, block.end) for block in article.blocks if block.kind.is_boilerplate)
        right = _characters(boilerplate.get(article.sha256, []))
        start = 0
        for line in article.text.splitlines(keepends=True):
            characters = {start + i for i, character in enumerate(line) if not character.isspace()}
            lost += bool(characters) and characters <= spurious and not characters & right
            start += len(line)
    return lost


def _characters(ranges: Iterable[tuple[int, int]]) -> set[int]:
    return {position for start, end in ranges for position in range(start, end)}


def _means(name: str, figures: Iterable[Figure]) -> Iterator[Figure]:
    """The plain mean over stories of each measure, stories where it counts nothing left out."""
    values: dict[str, list[float]] = defaultdict(list)
    for figure in figures:
        measure = figure.name.split("/", 1)[1]
        if figure.value is not None:
            values[measure].append(figure.value)
    for measure, each in values.items():
        yield Figure(f"{name}/{measure}", round(fmean(each), 3))
