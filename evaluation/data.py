"""The annotated data: where it lies, and digests that say which state of it a figure was taken on."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent

# Looked into and measured on while developing; all other stories are there to learn from.
DEVELOPMENT_STORIES = ("hanoi-seeds", "hanoi-2019", "taliban-2019")


# What else figures are taken on, by the name their figures begin with.
SETS = (
    ("conllpp-dev", "corpora/entities/conllpp/conllpp_dev.txt"),
    ("ewt-dev", "corpora/treebank/ewt/en_ewt-ud-dev.conllu"),
    ("gum-dev", "corpora/treebank/gum/dev/*.conllu"),
    ("gap-validation", "corpora/entities/gap/gap-validation.tsv"),
    ("aquaint", "corpora/time/tempeval3/AQUAINT/*.tml"),
    ("story-pile", "corpora/crossdoc/newswcl50/event_*/*.txt"),
    ("story-pile-training", "corpora/newstext/articles.jsonl.xz"),
    ("tempeval3", "corpora/time/tempeval3/*/*.tml"),
    ("newstext-days", "corpora/newstext/articles.jsonl.xz"),
    ("timebank", "corpora/time/tempeval3/TimeBank/*.tml"),
    ("copies", "corpora/newstext/articles.jsonl.xz"),
    ("newswcl50", "corpora/crossdoc/newswcl50/event_*/*.txt"),
)


class DataError(Exception):
    """The annotated data is missing or not what is expected."""


@dataclass(frozen=True, slots=True)
class Digest:
    """SHA-256 over the paths and bytes of one data set."""

    data: str
    sha256: str


def find_data() -> Path:
    """The folder of corpora, stories and scorers: COMMUNIQUE_DATA, or `shared` beside the project."""
    folder = Path(os.environ.get("COMMUNIQUE_DATA") or PROJECT.parent / "shared")
    if not (folder / "gold").is_dir():
        raise DataError(f"no annotated stories in {folder}; set COMMUNIQUE_DATA")
    return folder


def find_stories(data: Path) -> tuple[Path, ...]:
    """The folders of all annotated stories, the development stories first."""
    stories = {path.parent.name: path.parent for path in data.glob("gold/*/gold.offsets.json")}
    if missing := set(DEVELOPMENT_STORIES) - set(stories):
        raise DataError(f"no gold.offsets.json of {', '.join(sorted(missing))} in {data / 'gold'}")
    rest = sorted(set(stories) - set(DEVELOPMENT_STORIES))
    return tuple(stories[name] for name in (*DEVELOPMENT_STORIES, *rest))


def digest_data(data: Path) -> tuple[Digest, ...]:
    """One digest per name that figures begin with (a story, a mean of stories, a data set), and one of the scorers."""
    stories = find_stories(data)
    development = [story for story in stories if story.name in DEVELOPMENT_STORIES]
    training = [story for story in stories if story.name not in DEVELOPMENT_STORIES]
    polnear = data / "corpora/attribution/polnear/dev"
    return (
        *(_digest(story.name, story, story.rglob("*")) for story in stories),
        *(
            _digest(name, data / "gold", [path for story in mean for path in story.rglob("*")])
            for name, mean in (("mean", development), ("training-mean", training))
        ),
        _digest(
            "polnear-dev", polnear, [*polnear.rglob("*"), data / "corpora/attribution/cofenet/polnear-valid.jsonl"]
        ),
        *(_digest(name, data / "corpora", find_files(data, pattern)) for name, pattern in SETS),
        _digest("scorers", data / "tools", data.glob("tools/score_*.py")),
    )


def find_files(data: Path, pattern: str) -> list[Path]:
    """The files of a set; DataError where there are none."""
    files = sorted(data.glob(pattern))
    if not files:
        raise DataError(f"no {pattern} in {data}")
    return files


def _digest(name: str, root: Path, paths: Iterable[Path]) -> Digest:
    total = hashlib.sha256()
    for path in sorted(path for path in paths if path.is_file()):
        total.update(os.path.relpath(path, root).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return Digest(name, total.hexdigest())
