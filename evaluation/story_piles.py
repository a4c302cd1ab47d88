"""Stories mixed into other news of the same actors, dates hidden: are they found again?

BCubed precision, recall and F1 (Bagga & Baldwin 1998) over the articles whose story is known. The others are there to
mislead: newstext articles that name most of the five names that a story's own articles share most, as many for each
story. They may well tell a story that is known, and are not counted.

hanoi-2019 (the summit breaks off) and hanoi-seeds (a fortnight later: who is to blame, and will talks go on) have one
summit and one dispute, and are closer in time than the articles of gm-strike-2019. Whether that is one
story or two can be argued: `bcubed` counts them as two, as annotated, `bcubed_one_hanoi` as one.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from communique.ingest.files import read_files
from communique.link.stories import sort_stories
from communique.types import Article, BlockKind, Date, DateBasis
from evaluation.data import DEVELOPMENT_STORIES, DataError, find_stories
from evaluation.figures import Figure

HANOI = ("hanoi-2019", "hanoi-seeds")
OTHERS = 500
ACTORS = 5
# An article is about a story's actors when it names at least so many of them.
NAMED = 2

UNKNOWN = Date(None, None, DateBasis.UNKNOWN)

_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w-]{2,}")


class Scores(NamedTuple):
    """BCubed precision, recall, F1."""

    p: float
    r: float
    f1: float


def score_story_piles(data: Path) -> Iterator[Figure]:
    """The development pile (the three stories and NewsWCL50's four), then the pile of all training stories."""
    stories = {story.name: _read(story / "articles") for story in find_stories(data)}
    training = {name: stories.pop(name) for name in sorted(stories) if name not in DEVELOPMENT_STORIES}
    events = sorted(data.glob("corpora/crossdoc/newswcl50/event_*"))
    if not events:
        raise DataError(f"no stories in {data / 'corpora/crossdoc/newswcl50'}")
    stories |= {event.name: _read(event) for event in events}
    for name, piled in (("story-pile", stories), ("story-pile-training", training)):
        others = find_others(data / "corpora/newstext/articles.jsonl.xz", piled)
        hidden = {story: [replace(article, published=UNKNOWN) for article in each] for story, each in piled.items()}
        undated = [replace(article, published=UNKNOWN) for article in others]
        yield from _to_figures(f"{name}/bcubed", score_pile(hidden, undated))
        if name == "story-pile":
            one = {story: each for story, each in hidden.items() if story not in HANOI}
            one["hanoi"] = [article for story in HANOI for article in hidden[story]]
            yield from _to_figures(f"{name}/bcubed_one_hanoi", score_pile(one, undated))
        else:
            yield from _to_figures(f"{name}/bcubed_dates_known", score_pile(piled, others))


def score_pile(stories: Mapping[str, Sequence[Article]], others: Sequence[Article]) -> Scores:
    """Sort all articles and count over those of `stories`."""
    story_of = {article.id: story for story, articles in stories.items() for article in articles}
    pile = {article.id: article for article in (*others, *(a for articles in stories.values() for a in articles))}
    found = sort_stories(tuple(pile.values()))
    return count_bcubed([[story_of.get(member.article.id) for member in story.articles] for story in found])


def count_bcubed(groups: Sequence[Sequence[str | None]]) -> Scores:
    """The scores of groups of labels; None is not counted."""
    wanted = Counter(label for group in groups for label in group if label is not None)
    precision = recall = 0.0
    for group in groups:
        found = Counter(label for label in group if label is not None)
        for label, count in found.items():
            precision += count * count / found.total()
            recall += count * count / wanted[label]
    p, r = precision / wanted.total(), recall / wanted.total()
    return Scores(p, r, 2 * p * r / (p + r))


def find_others(archive: Path, stories: Mapping[str, Sequence[Article]]) -> list[Article]:
    """The misleading articles, `OTHERS` at most: for each story those that name most of its actors, then by hash."""
    if not archive.is_file():
        raise DataError(f"no {archive}")
    actors = {story: find_actors(articles) for story, articles in stories.items()}
    known = re.compile(rf"\b(?:{'|'.join(sorted({name for names in actors.values() for name in names}))})\b")
    with lzma.open(archive, "rt", encoding="utf-8") as file:
        lines = {line: frozenset(known.findall(json.loads(line)["text"])) for line in file}
    chosen: dict[str, None] = {}
    share = OTHERS // len(stories)
    for names in actors.values():
        fitting = [line for line, found in lines.items() if len(found & names) >= NAMED and line not in chosen]
        fitting.sort(key=lambda line: (-len(lines[line] & names), hashlib.sha256(line.encode()).digest()))
        chosen |= dict.fromkeys(fitting[:share])
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, "others.jsonl")
        written.write_text("".join(chosen), encoding="utf-8")
        return [found for found in read_files([written]) if isinstance(found, Article)]


def find_actors(articles: Sequence[Article]) -> frozenset[str]:
    """The names that most of a story's articles have in mid-sentence; of those, the most frequent."""
    holders: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    for article in articles:
        body = "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.BODY)
        names = _NAME.findall(body)
        holders.update(set(names))
        uses.update(names)
    return frozenset(sorted(holders, key=lambda name: (-holders[name], -uses[name], name))[:ACTORS])


def _read(folder: Path) -> list[Article]:
    return [found for found in read_files([folder]) if isinstance(found, Article)]


def _to_figures(name: str, scores: Scores) -> Iterator[Figure]:
    for part, value in scores._asdict().items():
        yield Figure(f"{name}/{part}", round(value, 4))
