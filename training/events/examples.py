"""Sentences with an event of a known type, as the shipped reader sees them: PLOVER's own, the annotated stories', ours.

In: corpora/events/plover, gold/*, phrases.txt. Out: an Example each, its words as model/event_types.py takes them.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.ingest.files import read_files
from communique.model.event_types import EventView, EventWords, climb, find_head, view_events
from communique.model.reader import Reader
from communique.model.syntax import Token, parse_sentences
from communique.read.article import read_article
from communique.read.events import find_candidates
from communique.types import Article
from evaluation.data import DataError
from training.events.mention_stories import choose_told

Bounds = tuple[int, int]
# Who takes the places of S and T in the project's own sentences.
PARTIES = (
    "Varda", "the government", "Ostrel", "rebels", "the president", "the union", "Prime Minister Ilse Marn", "police",
    "the opposition", "the army", "Foreign Minister Dorn", "the council", "protesters", "the company", "the court",
    "Senator Hale", "the European Union", "the United States", "China", "the militants", "the United Nations",
    "a local newspaper", "the parliament", "workers", "Russia",
)  # fmt: skip
NONE = "none"
# Every fourth of them is also denied and supposed, which changes modality and not the type.
FRAMES = ("{}.", "It is not true that {}.", "If {}, little would change.")
STORY_WEIGHT = 2.0  # the stories are what is read; their types are not quite those of PLOVER's sentences
MARK = re.compile(r"<(/?)([st])>", re.IGNORECASE)


@dataclass(frozen=True)
class Example:
    """One event: what is seen of it, its type's name ("YIELD" where the two are one, "none"), and what it is from."""

    view: EventView
    type: str
    group: str
    penta: int = 0
    weight: float = 1.0


def read_plover(path: Path, reader: Reader) -> Iterator[Example]:
    """The sentences of PLV train; their group is their text, so that no sentence is on both sides of a split."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text, parties = strip_marks(row["marked_sentence"])
            view = view_marked(text, parties, reader)
            yield Example(view, row["gold_root"], text, int(row["gold_penta"]))


def strip_marks(marked: str) -> tuple[str, tuple[Bounds, ...]]:
    """The text without its marks, and what they stood around."""
    parties, opened, plain, last = [], {}, "", 0
    for mark in MARK.finditer(marked):
        plain += marked[last : mark.start()]
        last = mark.end()
        if not mark[1]:
            opened[mark[2].lower()] = len(plain)
        elif (start := opened.pop(mark[2].lower(), None)) is not None:
            parties.append((start, len(plain)))
    return plain + marked[last:], tuple(parties)


def view_marked(text: str, parties: tuple[Bounds, ...], reader: Reader) -> EventView:
    """A sentence whose parties are marked and whose predicate is not."""
    tagged = reader.tag(reader.cut(text, [(0, len(text))]))
    parse = parse_sentences(text, tagged, [(0, len(text))], reader.parser)[0]
    event = EventWords(parse, find_predicate(parse.tokens, parties), parties)
    return view_events(tagged, [event], reader.heads.weights["sentence.weight"])[0]


def find_predicate(tokens: Sequence[Token], parties: Sequence[Bounds]) -> int:
    """The word that both parties hang on; where one hangs on the other, the one that both do: "talks of A with B"."""
    heads = [head for bounds in parties if (head := find_head(tokens, bounds)) is not None]
    if not heads:
        return next(i for i, token in enumerate(tokens) if token.head is None)
    shared = [i for i in climb(tokens, heads[0]) if all(i in climb(tokens, head) for head in heads)]
    above = [i for i in shared if i not in heads]
    return next((i for i in above if tokens[i].upos != "PROPN"), (above or shared)[0])


def read_phrases(path: Path, reader: Reader) -> Iterator[Example]:
    """The project's own sentences, each with a pair of parties; their group is "phrases"."""
    kind = ""
    for place, line in enumerate(path.read_text("utf-8").splitlines()):
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            for frame in FRAMES if place % 4 == 0 else FRAMES[:1]:
                text, parties = strip_marks(frame.format(fill(line, place)))
                yield Example(view_marked(text, parties, reader), kind, "phrases")


def fill(phrase: str, place: int) -> str:
    """Two of PARTIES, marked, in the place of S and T; which ones is told by the line's place in its file."""
    size = len(PARTIES)
    names = {"S": PARTIES[2 * place % size], "T": PARTIES[(2 * place + 1 + place % (size - 1)) % size]}
    return re.sub(r"\b[ST]\b", lambda match: f"<{match[0]}>{names[match[0]]}</{match[0]}>", phrase)


def read_stories(folder: Path, names: Sequence[str], reader: Reader) -> Iterator[Example]:
    """The mentions of the events of some annotated stories, as the predicate that tells each best; their group is the
    story. A mention near which no predicate is found is left out.
    """
    for name in names:
        gold = json.loads((folder / name / "gold.offsets.json").read_text("utf-8"))
        ids = {each["sha256"]: each["id"] for each in gold["articles"]}
        for article in read_files([folder / name / "articles"]):
            if not isinstance(article, Article):
                raise DataError(f"{article.path}: {article.reason}")
            read = [(block.start, block.end) for block in article.blocks if not block.kind.is_boilerplate]
            tagged = reader.tag(reader.cut(article.text, read))
            candidates = list(find_candidates(read_article(article, reader), tagged, reader))
            extents = [each.extent for each in candidates]
            for event in gold["events"]:
                for _, *mention in (each for each in event["mentions"] if each[0] == ids.get(article.sha256)):
                    for place in choose_told(extents, [(mention[0], mention[1])]):
                        told = candidates[place]
                        words = EventWords(told.parse, told.predicate.place, told.parties)
                        view = view_events(tagged, [words], reader.heads.weights["sentence.weight"])[0]
                        yield Example(view, event["plover"] or NONE, name, weight=STORY_WEIGHT)
