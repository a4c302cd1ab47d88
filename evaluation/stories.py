"""Annotated stories: each is built like any other input and scored by the shared scorer, as a user would.

Figures are named by the story; those under "mean" are the plain mean of the development stories, those under
"training-mean" of all others.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import fmean

import communique
from communique.check import check_account
from communique.types import Account, DateBasis
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
        printed = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        checked = check_account(written, articles=story / "articles")
    return (
        *flatten_figures(story.name, printed),
        Figure(f"{story.name}/trap/share", _share(printed["trap"]["fell_for"], printed["trap"]["n"])),
        Figure(f"{story.name}/boilerplate/body_lines_lost", _count_lost_lines(account, story)),
        Figure(f"{story.name}/references/inexact", checked.total - checked.exact),
        Figure(f"{story.name}/years_without_evidence", _count_unfounded_years(account)),
    )


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


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


def _count_unfounded_years(account: Account) -> int | None:
    """Dates of events, statements and articles in a year that no body names; None where an article's date is given.

    A given date founds years that stand nowhere: "last year".
    """
    if any(article.published.basis in (DateBasis.GIVEN, DateBasis.METADATA) for article in account.articles):
        return None
    bodies = (
        article.text[block.start : block.end]
        for article in account.articles
        for block in article.blocks
        if not block.kind.is_boilerplate
    )
    named = {year for body in bodies for year in re.findall(r"(?<!\d)\d{4}(?!\d)", body)}
    dates = (
        *(article.published for article in account.articles),
        *(date for event in account.events for date in (event.date, *event.other_dates)),
        *(mention.date for event in account.events for mention in event.mentions),
        *(statement.date for statement in account.statements),
        *(entry.date for entry in account.timeline),
    )
    years = [{end[:4] for end in (date.earliest, date.latest) if end} for date in dates if date]
    return sum(not each <= named for each in years)


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
