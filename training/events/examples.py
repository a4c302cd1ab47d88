"""Sentences with an event of a known type, as the shipped reader sees them: PLOVER's own, the annotated stories', ours.

In: corpora/events/plover, gold/*, phrases.tsv. Out: an Example each, its words as model/event_types.py takes them.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.model.event_types import EventView, EventWords, climb, find_head, view_event
from communique.model.reader import Reader
from communique.model.syntax import SyntaxHeads, Token
from communique.read.sentences import find_sentences
from communique.types import Block, BlockKind
from training.reader.prepare import complement

Bounds = tuple[int, int]
# Who takes the places of S and T in the project's own sentences.
PARTIES = (
    "Varda", "the government", "Ostrel", "rebels", "the president", "the union", "Prime Minister Ilse Marn", "police",
    "the opposition", "the army", "Foreign Minister Dorn", "the council", "protesters", "the company", "the court",
    "Senator Hale", "the European Union", "the United States", "China", "the militants", "the United Nations",
    "a local newspaper", "the parliament", "workers", "Russia",
)  # fmt: skip
NONE = "none"
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
    heads = SyntaxHeads(reader.heads.weights)
    parse = heads.parse(text, tagged, [(0, len(text))])[0]
    event = EventWords(parse, find_predicate(parse.tokens, parties), parties)
    return view_event(tagged, event, reader.heads.weights["sentence.weight"])


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
            text, parties = strip_marks(fill(line, place) + ".")
            yield Example(view_marked(text, parties, reader), kind, "phrases")


def fill(phrase: str, place: int) -> str:
    """Two of PARTIES, marked, in the place of S and T; which ones is told by the line's place in its file."""
    names = {"S": PARTIES[2 * place % len(PARTIES)], "T": PARTIES[(14 * place + 3) % len(PARTIES)]}
    return re.sub(r"\b[ST]\b", lambda match: f"<{match[0]}>{names[match[0]]}</{match[0]}>", phrase)


def read_stories(folder: Path, names: Sequence[str], reader: Reader) -> Iterator[Example]:
    """Every mention of every event of some annotated stories, in its sentence; their group is the story."""
    heads = SyntaxHeads(reader.heads.weights)
    for name in names:
        gold = json.loads((folder / name / "gold.offsets.json").read_text("utf-8"))
        words = {each["id"]: {each["name"], *each["aliases"]} for each in gold["entities"]}
        for article in gold["articles"]:
            text = (folder / name / "articles" / f"{article['id']}.txt").read_bytes().decode("utf-8")
            body = complement(gold["body"].get(article["id"], []), len(text))
            tagged = reader.tag(reader.cut(text, body))
            blocks = tuple(Block(start, end, BlockKind.BODY) for start, end in body)
            sentences = find_sentences(text, blocks)
            for event in gold["events"]:
                parties = [words[each] for each in (*event["actors"], *event["recipients"])]
                for start, end in (mention[1:] for mention in event["mentions"] if mention[0] == article["id"]):
                    sentence = next((s for s in sentences if s[0] < end and start < s[1]), None)
                    if sentence is None:
                        continue
                    parse = heads.parse(text, tagged, [sentence])[0]
                    predicate = find_head(parse.tokens, (start, end))
                    if predicate is None:
                        continue
                    found = tuple(b for b in (find_nearest(text, sentence, each, start) for each in parties) if b)
                    view = view_event(
                        tagged, EventWords(parse, predicate, found), reader.heads.weights["sentence.weight"]
                    )
                    yield Example(view, event["plover"] or NONE, name, weight=STORY_WEIGHT)


def find_nearest(text: str, sentence: Bounds, names: Collection[str], place: int) -> Bounds | None:
    """Where one of some names stands in a sentence, nearest to a place."""
    pattern = "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))
    found = [match.span() for match in re.finditer(rf"\b(?:{pattern})(?!\w)", text[slice(*sentence)])]
    spans = [(sentence[0] + start, sentence[0] + end) for start, end in found]
    return min(spans, key=lambda span: abs(span[0] - place), default=None)
