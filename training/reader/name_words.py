"""Count what tells the type of a name: the head words of events and laws, and what stands beside names.

usage: python -m training.reader.name_words [--data ../shared]

In: the names of CoNLL++, WikiGold, CrossNER politics (train) and GMB, and the named entities of GUM train. Out: per
head word how often each type bears it; per cue of communique.read.name_types how much likelier it is beside one type
than beside the others, as a logarithm. The lists of read/named_events.py and the weights of read/name_types.py are
from here.
"""

from __future__ import annotations

import argparse
import csv
import io
import math
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.model.labels import NameType
from communique.read.name_types import CUE_WEIGHTS, find_cues

Token = tuple[str, str]  # word, BIO tag
TYPES = {
    "PER": "person", "per": "person", "politician": "person", "person": "person",
    "ORG": "organization", "org": "organization", "politicalparty": "organization", "organisation": "organization",
    "organization": "organization", "LOC": "place", "geo": "place", "location": "place", "country": "place",
    "place": "place", "gpe": "nationality", "MISC": "other", "misc": "other", "art": "other", "abstract": "other",
    "event": "event", "eve": "event", "election": "event",
}  # fmt: skip
# Fewer than this and a ratio is chance.
LEAST_COUNT = 2
SMOOTHING = 5.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    corpora = parser.parse_args().data / "corpora"
    entities = corpora / "entities"
    careful = [
        *read_columns(entities / "conllpp/conllpp_train.txt"),
        *read_columns(entities / "wikigold/wikigold.conll.txt"),
        *read_columns(entities / "crossner-politics/train.txt"),
    ]
    gmb = list(read_gmb(entities / "gmb/ner_dataset.csv.zip"))
    heads: dict[str, Counter[str]] = defaultdict(Counter)
    for words, kind in [*names_of(careful), *read_gum(corpora / "treebank/gum/train")]:
        heads[head_of(words)][kind] += 1
    for words, kind in names_of(gmb):
        heads[head_of(words)][f"gmb {kind}"] += 1
    for head, counts in sorted(heads.items()):
        wanted = counts["event"] + counts["other"]
        careful_total = sum(count for kind, count in counts.items() if not kind.startswith("gmb"))
        if wanted >= LEAST_COUNT and 2 * wanted >= careful_total:
            print(head, dict(counts.most_common()))
    print_cues([*careful, *gmb])


def print_cues(sentences: Iterable[list[Token]]) -> None:
    """Log of how much likelier each cue is beside a type than beside the other two."""
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    names: Counter[str] = Counter()
    for sentence in sentences:
        text, spans = "", []
        for word, tag in sentence:
            text += "" if not text or word in ",.;:!?)%'" or word.startswith("'") else " "
            spans.append((len(text), len(text) + len(word), tag))
            text += word
        for start, end, kind in character_spans(spans):
            names[kind] += 1
            for cue in find_cues(text, start, end):
                beside[cue][kind] += 1
    kinds = (NameType.PERSON, NameType.ORGANIZATION, NameType.PLACE)
    for cue in sorted(beside.keys() | CUE_WEIGHTS.keys()):
        weights = []
        for kind in kinds:
            others = [other for other in kinds if other != kind]
            mine = (beside[cue][kind] + SMOOTHING / 3) / names[kind]
            theirs = (sum(beside[cue][o] for o in others) + SMOOTHING) / sum(names[o] for o in others)
            weights.append(f"{kind.value} {math.log(mine / theirs):+.1f} ({beside[cue][kind]})")
        print(f"cue {cue}: {', '.join(weights)}")


def character_spans(spans: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Names as ranges of characters with the type's value."""
    start = end = 0
    kind = ""
    for begun, stop, tag in [*spans, (0, 0, "O")]:
        prefix, _, label = tag.partition("-")
        if kind and not (prefix == "I" and label == kind):
            if kind in TYPES:
                yield start, end, TYPES[kind]
            kind = ""
        if label and not kind:
            start, kind = begun, label
        end = stop


def names_of(sentences: Iterable[list[Token]]) -> Iterator[tuple[list[str], str]]:
    """Words and type of every name."""
    for sentence in sentences:
        places = [(at, at + 1, tag) for at, (_, tag) in enumerate(sentence)]
        for start, end, kind in character_spans(places):
            yield [word for word, _ in sentence[start:end]], kind


def head_of(words: list[str]) -> str:
    """The last word before a preposition, numbers left off."""
    for at, word in enumerate(words):
        if at and word.lower() in ("of", "on", "for", "between", "against", "in"):
            words = words[:at]
            break
    while len(words) > 1 and re.fullmatch(r"[IVX]+|\d[\d,./-]*", words[-1]):
        words = words[:-1]
    return words[-1].lower()


def read_columns(path: Path) -> Iterator[list[Token]]:
    """Sentences of a column file whose last column is IO or BIO."""
    sentence: list[Token] = []
    previous = ""
    for line in [*path.read_text("utf-8").split("\n"), ""]:
        columns = line.split()
        if not columns or columns[0] == "-DOCSTART-":
            if sentence:
                yield sentence
            sentence, previous = [], ""
            continue
        label = columns[-1].partition("-")[2]
        opens = columns[-1].startswith("B") or label != previous
        sentence.append((columns[0], f"{'B' if opens else 'I'}-{label}" if label else "O"))
        previous = label


def read_gmb(archive: Path) -> Iterator[list[Token]]:
    """Every sentence of GMB."""
    with zipfile.ZipFile(archive) as z, z.open("ner_dataset.csv") as raw:
        rows = csv.reader(io.TextIOWrapper(raw, encoding="latin-1", newline=""))
        next(rows)
        sentence: list[Token] = []
        for row in rows:
            if len(row) < 4:
                continue
            if row[0] and sentence:
                yield sentence
                sentence = []
            sentence.append((row[1], row[3]))
        yield sentence


def read_gum(folder: Path) -> Iterator[tuple[list[str], str]]:
    """Entities of GUM whose head is a proper noun: words and type."""
    for path in sorted(folder.glob("*.conllu")):
        for block in path.read_text("utf-8").split("\n\n"):
            rows = [line.split("\t") for line in block.split("\n") if re.match(r"\d+\t", line)]
            opened: list[tuple[int, str]] = []
            for at, row in enumerate(rows):
                marks = re.findall(r"Entity=([^|]*)", row[9])
                for mark in re.findall(r"\([^()]+|\d+(?:\[[^]]*\])?\)|\)", marks[0] if marks else ""):
                    if mark.startswith("("):
                        opened.append((at, mark[1:].split("-")[1] if "-" in mark else ""))
                    elif opened:
                        start, kind = opened.pop()
                        inside = rows[start : at + 1]
                        words = [r[1] for r in inside if r[1].lower() not in ("the", "a", "an")]
                        proper = {r[1].lower() for r in inside if r[3] == "PROPN"}
                        if words and kind in TYPES and words[0][0].isupper() and head_of(words) in proper:
                            yield words, TYPES[kind]


if __name__ == "__main__":
    main()
