"""Reads the example story: the text of each article as its README counts it, and the attributions expected of it.

In: examples/sile. Out: frozen expectations whose words are resolved to half-open code-point offsets.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import trafilatura

STORY = Path(__file__).resolve().parents[2] / "examples" / "sile"
ARTICLES = STORY / "articles"


@dataclass(frozen=True, slots=True)
class Words:
    """An exact stretch of an article's text: half-open code-point offsets, and the words they hold."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Expected:
    """One annotated attribution; names are canonical, `via` is None where careful readers may differ."""

    file: str
    speaker: str
    kind: str
    act: str
    denied: bool
    via: tuple[str, ...] | None
    nested_in: str | None
    source: Words | None
    cue: Words | None
    content: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ExpectedEvent:
    """One annotated event: its type if it has one of PLOVER's, the days it may lie in, and the words that tell it."""

    type: str | None
    earliest: str | None
    latest: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    mentions: tuple[tuple[str, Words], ...]


@cache
def read_expected() -> tuple[Expected, ...]:
    """Every attribution of expected.json, in the order of the file."""
    items = json.loads((STORY / "expected.json").read_text(encoding="utf-8"))["attributions"]
    return tuple(
        Expected(
            file=item["file"],
            speaker=item["speaker"],
            kind=item["kind"],
            act=item["act"],
            denied=item["denied"],
            via=None if item["via"] is None else tuple(item["via"]),
            nested_in=item["nested_in"],
            source=None if item["source"] is None else find_words(item["file"], **item["source"]),
            cue=None if item["cue"] is None else find_words(item["file"], **item["cue"]),
            content=tuple(find_words(item["file"], **fragment) for fragment in item["content"]),
        )
        for item in items
    )


@cache
def read_events() -> tuple[ExpectedEvent, ...]:
    """Every event of expected.json, in the order of the file."""
    items = json.loads((STORY / "expected.json").read_text(encoding="utf-8"))["events"]
    return tuple(
        ExpectedEvent(
            type=item["type"],
            earliest=item["date"][0] if item["date"] else None,
            latest=item["date"][-1] if item["date"] else None,
            actors=tuple(item["actors"]),
            recipients=tuple(item["recipients"]),
            mentions=tuple(
                (each["file"], find_words(each["file"], each["text"], each["occurrence"])) for each in item["mentions"]
            ),
        )
        for item in items
    )


@cache
def read_names() -> Mapping[str, frozenset[str]]:
    """For each speaker and relay by canonical name, every form that counts as right, the canonical one included."""
    names = json.loads((STORY / "expected.json").read_text(encoding="utf-8"))["names"]
    return {name: frozenset({name, *others}) for name, others in names.items()}


@cache
def text_of(file: str) -> str:
    """The text of `FILE`, or of line N of a JSON Lines file for `FILE:N`, as the story's README defines it."""
    name, _, line = file.partition(":")
    raw = (ARTICLES / name).read_text(encoding="utf-8")
    if line:
        return str(json.loads(raw.splitlines()[int(line) - 1])["text"])
    if name.endswith(".html"):
        return trafilatura.extract(raw, include_comments=False) or ""
    return raw


def find_words(file: str, text: str, occurrence: int) -> Words:
    """The n-th place, from 1, where `text` begins in the file's text; ValueError where there are fewer."""
    start = -1
    for _ in range(occurrence):
        start = text_of(file).index(text, start + 1)
    return Words(start, start + len(text), text)
