"""Annotated stories: where their events are told, and which candidate tells each mention best."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldStory:
    """A story's folder, and the mentions of each of its events by the SHA-256 of the article's text."""

    folder: Path
    mentions: Mapping[str, tuple[Mention, ...]]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an annotated event is told; `event` is its number in the story."""

    bounds: Bounds
    event: int


def read_story(folder: Path) -> GoldStory:
    """A story by its folder."""
    gold = json.loads((folder / "gold.offsets.json").read_text("utf-8"))
    mentions: dict[str, list[Mention]] = {article["id"]: [] for article in gold["articles"]}
    for number, event in enumerate(gold["events"]):
        for article, start, end in event["mentions"]:
            mentions[article].append(Mention((start, end), number))
    return GoldStory(folder, {each["sha256"]: tuple(mentions[each["id"]]) for each in gold["articles"]})


def choose_told(extents: Sequence[Bounds], mentions: Sequence[Bounds]) -> set[int]:
    """The places of the extents that tell a mention best: near it, and most alike in words; the first of two equal."""
    chosen = set()
    for mention in mentions:
        near = [place for place, extent in enumerate(extents) if is_near(extent, mention)]
        if near:
            chosen.add(max(near, key=lambda place: (share_words(extents[place], mention), -place)))
    return chosen


def find_near(extent: Bounds, mentions: Sequence[Mention]) -> frozenset[int]:
    """The numbers of the events that an extent tells."""
    return frozenset(mention.event for mention in mentions if is_near(extent, mention.bounds))


def is_near(found: Bounds, mention: Bounds) -> bool:
    """As the stories' scorer has it: half of the shorter is shared, and what was found is not far too long."""
    shared = min(found[1], mention[1]) - max(found[0], mention[0])
    lengths = found[1] - found[0], mention[1] - mention[0]
    return shared > 0 and 2 * shared >= min(lengths) and lengths[0] <= 3 * lengths[1] + 40


def share_words(one: Bounds, other: Bounds) -> float:
    """Intersection over union."""
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (one[1] - one[0] + other[1] - other[0] - shared)
