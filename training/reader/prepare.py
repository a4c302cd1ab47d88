"""Corpora to training examples for the reader; writes one pickle of `Example`s.

usage: python -m training.reader.prepare --data ../shared --out runs/reader/examples.pkl

In: PolNeAR train, the training stories of gold; names from CoNLL++, GMB, WikiGold, CrossNER politics; syntax of EWT and
GUM; coreference of GUM, LitBank and GAP; news without annotation. Out: pieces with labels per task,
attributions as piece ranges, and for each content the sentence vector of the untouched encoder.
Licence classes of the sets are in this folder's README; `--licences AB` leaves class D out, and takes attributions from
RiQuA, which are those of novels.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import pickle
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from communique.model.encode import WINDOW, Pieces, encode, load_tokenizer
from communique.model.labels import NAME_TAGS, ROLE_TAGS, NameType, Role
from training.reader.coreference import read_gap, read_gum, read_litbank
from training.reader.examples import UNLABELLED, Example, Relation
from training.reader.newstext import read_newstext
from training.reader.riqua import read_riqua
from training.reader.syntax import read_treebank, training_files
from training.reader.teacher import sentence_vectors
from training.reader.words import join_words

DEVELOPMENT_STORIES = ("hanoi-seeds", "hanoi-2019", "taliban-2019")
ACTS = ("speech", "thought", "document")
# One GMB sentence in three: 47,959 semi-automatic ones would drown the 14,041 careful ones of CoNLL++.
GMB_SHARE = 3
NAME_SENTENCES_PER_TEXT = 6

Ranges = list[tuple[int, int]]
Attribution = tuple[Ranges, tuple[int, int] | None, tuple[int, int] | None, int]


def build_example(
    kind: str, text: str, ranges: Ranges, attributions: Sequence[Attribution], tokenizer: Tokenizer, *, inside: bool
) -> Example:
    """Label the pieces of some ranges of a text with the attributions whose parts lie in them."""
    pieces = encode(text, ranges, tokenizer)
    tags = np.zeros(len(pieces), dtype=np.int64)
    relations = []
    for content, cue, source, act in attributions:
        placed = [p for p in (place(pieces, r) for r in content) if p]
        if placed:
            relations.append(Relation(placed, place(pieces, cue), place(pieces, source), act))
    for role in (Role.CONTENT, Role.SOURCE, Role.CUE):  # content first, the others on top, as the scorer does
        for relation in relations:
            parts = {Role.CONTENT: relation.content, Role.SOURCE: [relation.source], Role.CUE: [relation.cue]}[role]
            for part in parts:
                if part:
                    tags[part[0]] = ROLE_TAGS.index(f"B-{role}")
                    tags[part[0] + 1 : part[1]] = ROLE_TAGS.index(f"I-{role}")
    return Example(kind, inside, pieces.ids, pieces.features, roles=tags, relations=relations)


def place(pieces: Pieces, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """The range of pieces that a range of characters covers."""
    if span is None:
        return None
    start = int(np.searchsorted(pieces.offsets[:, 1], span[0], side="right"))
    end = int(np.searchsorted(pieces.offsets[:, 0], span[1], side="left"))
    return (start, end) if start < end else None


# ------------------------------------------------------------------------------------------------- attributions


def read_polnear(folder: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Every annotator's version of every article; a cue or a source of several fragments is kept as its first."""
    for path in sorted((folder / "attributions").glob("*.ann")):
        text_path = folder / "text" / f"{path.stem.rsplit('_', 1)[0]}.txt"
        if not text_path.exists():
            continue
        text = text_path.read_bytes().decode("utf-8")
        attributions = list(read_brat(path.read_bytes().decode("utf-8")))
        yield build_example("polnear", text, [(0, len(text))], attributions, tokenizer, inside=False)


def read_brat(annotation: str) -> Iterator[Attribution]:
    """Attributions of one brat stand-off file."""
    spans: dict[str, Ranges] = {}
    for line in annotation.split("\n"):
        if match := re.match(r"(T\d+)\t\S+ ([\d; ]+)\t", line):
            spans[match[1]] = [(int(s), int(e)) for s, e in (part.split() for part in match[2].split(";"))]
    for line in annotation.split("\n"):
        if not line.startswith("E"):
            continue
        arguments = [part.split(":") for part in line.split("\t")[1].split() if ":" in part]
        if not any(name.startswith("Attribution") for name, _ in arguments):
            continue
        parts: dict[str, Ranges] = {"Source": [], "Cue": [], "Content": []}
        for name, target in arguments:
            parts.get(re.sub(r"\d+$", "", name), []).extend(spans.get(target, []))
        first = {role: sorted(parts[role])[0] if parts[role] else None for role in ("Cue", "Source")}
        yield sorted(parts["Content"]), first["Cue"], first["Source"], UNLABELLED


def read_stories(folder: Path, tokenizer: Tokenizer, stories: Sequence[str] | None = None) -> Iterator[Example]:
    """Articles of the training stories as outermost reading, and each of their contents read again."""
    for path in sorted(folder.glob("*/gold.offsets.json")):
        if path.parent.name in DEVELOPMENT_STORIES if stories is None else path.parent.name not in stories:
            continue
        gold = json.loads(path.read_text("utf-8"))
        for article in gold["articles"]:
            text = (path.parent / "articles" / f"{article['id']}.txt").read_bytes().decode("utf-8")
            mine = [a for a in gold["attributions"] if a["article"] == article["id"]]
            outermost = [as_attribution(a) for a in mine if not a.get("nested_in")]
            body = complement(gold["body"].get(article["id"], []), len(text))
            nested_in = {a["id"]: [as_attribution(b) for b in mine if b.get("nested_in") == a["id"]] for a in mine}
            whole = build_example("story", text, body, outermost, tokenizer, inside=False)
            groups = [
                build_example("story", text, body, nested_in[a["id"]], tokenizer, inside=False)
                for a in mine
                if not a.get("nested_in") and nested_in[a["id"]]
            ]
            whole.nested = [group.relations for group in groups]
            whole.inner = np.zeros(len(whole.ids), dtype=np.int64)
            for group in groups:
                assert group.roles is not None
                whole.inner = np.where(group.roles > 0, group.roles, whole.inner)
            yield whole
            for outer in mine:
                nested = nested_in[outer["id"]]
                ranges = [(s, e) for s, e in outer["content"]]
                yield build_example("nested", text, ranges, nested, tokenizer, inside=True)


def as_attribution(gold: dict) -> Attribution:
    cue, source = gold["cue"], gold["source"]
    return (
        [(s, e) for s, e in gold["content"]],
        (cue[0], cue[1]) if cue else None,
        (source[0], source[1]) if source else None,
        ACTS.index(gold["act"]),
    )


def complement(holes: Iterable[Sequence[int]], length: int) -> Ranges:
    """What of 0..length lies outside the holes."""
    ranges, at = [], 0
    for start, end in sorted((h[0], h[1]) for h in holes):
        if at < start:
            ranges.append((at, start))
        at = max(at, end)
    return [*ranges, (at, length)] if at < length else ranges


# -------------------------------------------------------------------------------------------------------- names

Token = tuple[str, str]  # word, BIO tag with a NameType value
CONLL_TYPES = {"PER": NameType.PERSON, "ORG": NameType.ORGANIZATION, "LOC": NameType.PLACE, "MISC": NameType.OTHER}
GMB_TYPES = {"per": NameType.PERSON, "org": NameType.ORGANIZATION, "geo": NameType.PLACE, "gpe": NameType.NATIONALITY,
             "eve": NameType.OTHER, "art": NameType.OTHER, "nat": NameType.OTHER}  # fmt: skip
TITLES = frozenset(
    "mr mrs ms dr president prime minister vice secretary general foreign king queen prince pope sir senator "
    "representative governor chancellor ambassador judge former leader colonel captain ayatollah sheikh".split()
)
POLITICS_TYPES = {"politician": NameType.PERSON, "person": NameType.PERSON, "politicalparty": NameType.ORGANIZATION,
                  "organisation": NameType.ORGANIZATION, "location": NameType.PLACE, "country": NameType.PLACE,
                  "election": NameType.OTHER, "event": NameType.OTHER, "misc": NameType.OTHER}  # fmt: skip


def read_names(data: Path, tokenizer: Tokenizer, licences: str) -> Iterator[Example]:
    """Names: CoNLL++ by document; sentences of the others glued into texts of several, as articles have them."""
    entities = data / "corpora" / "entities"
    demonyms = read_demonyms(data / "gazetteers" / "countries.json")
    if "D" in licences:
        conll = (entities / "conllpp/conllpp_train.txt").read_text("utf-8")
        for document in re.split(r"^-DOCSTART-.*$", conll, flags=re.MULTILINE):
            if sentences := read_columns(document, CONLL_TYPES):
                yield name_example("conllpp", sentences, demonyms, tokenizer)[0]
    sets: list[tuple[str, list[list[Token]]]] = []
    sets.append(("wikigold", read_columns((entities / "wikigold/wikigold.conll.txt").read_text("utf-8"), CONLL_TYPES)))
    sets.append(
        ("politics", read_columns((entities / "crossner-politics/train.txt").read_text("utf-8"), POLITICS_TYPES))
    )
    sets.append(("gmb", read_gmb(entities / "gmb/ner_dataset.csv.zip", demonyms)))
    for kind, sentences in sets:
        pack: list[list[Token]] = []
        length = 0
        for sentence in [*sentences, []]:
            if pack and (not sentence or length + len(sentence) > WINDOW * 0.7 or len(pack) == NAME_SENTENCES_PER_TEXT):
                yield name_example(kind, pack, demonyms, tokenizer)[0]
                pack, length = [], 0
            if sentence:
                pack.append(sentence)
                length += len(sentence)


def read_columns(content: str, types: dict[str, NameType]) -> list[list[Token]]:
    """Sentences of a column file whose last column is IO or BIO; document marks end a sentence."""
    sentences: list[list[Token]] = [[]]
    previous = "O"
    for line in content.split("\n"):
        columns = line.split()
        if not columns or columns[0] == "-DOCSTART-":
            sentences.append([])
            previous = "O"
            continue
        prefix, _, label = columns[-1].partition("-")
        kind = types.get(label)
        fresh = prefix == "B" or previous != label
        sentences[-1].append((columns[0], "O" if kind is None else f"{'B' if fresh else 'I'}-{kind}"))
        previous = label
    return [s for s in sentences if s]


def read_gmb(archive: Path, demonyms: set[str]) -> list[list[Token]]:
    """Every GMB_SHARE-th block of consecutive sentences; times are no names, a state by its name is a place."""
    with zipfile.ZipFile(archive) as z, z.open("ner_dataset.csv") as raw:
        rows = csv.reader(io.TextIOWrapper(raw, encoding="latin-1", newline=""))
        next(rows)
        sentences: list[list[Token]] = []
        for row in rows:
            if len(row) < 4:
                continue
            if row[0]:
                sentences.append([])
            prefix, _, label = row[3].partition("-")
            kind = GMB_TYPES.get(label)
            if kind is NameType.PERSON and row[1].rstrip(".").lower() in TITLES:
                kind = None  # GMB calls "President" a part of the name, the other sets do not
            if kind is NameType.NATIONALITY and row[1] not in demonyms:
                kind = NameType.PLACE
            opens = prefix == "B" or not sentences[-1] or sentences[-1][-1][1][2:] != kind
            sentences[-1].append((row[1], "O" if kind is None else f"{'B' if opens else 'I'}-{kind}"))
    block = NAME_SENTENCES_PER_TEXT
    return [s for i, s in enumerate(sentences) if (i // block) % GMB_SHARE == 0]


def name_example(
    kind: str, sentences: list[list[Token]], demonyms: set[str], tokenizer: Tokenizer
) -> tuple[Example, Pieces]:
    """Words to running text, tags to pieces."""
    text, places = join_words([[word for word, _ in sentence] for sentence in sentences])
    tags_of_words = [tag for sentence in sentences for _, tag in sentence]
    spans = [(start, end, tag) for (start, end), tag in zip(places, tags_of_words, strict=True)]
    pieces = encode(text, [(0, len(text))], tokenizer)
    tags = np.zeros(len(pieces), dtype=np.int64)
    for i, (start, end, tag) in enumerate(spans):
        prefix, _, label = tag.partition("-")
        if not label:
            continue
        if (
            label == NameType.OTHER
            and text[start:end] in demonyms
            and (i + 1 == len(spans) or spans[i + 1][2][0] != "I")
        ):
            label = NameType.NATIONALITY.value
        if (span := place(pieces, (start, end))) is not None:
            tags[span[0] : span[1]] = NAME_TAGS.index(f"I-{label}")
            if prefix == "B":
                tags[span[0]] = NAME_TAGS.index(f"B-{label}")
    return Example(kind, False, pieces.ids, pieces.features, names=tags), pieces


def read_demonyms(path: Path) -> set[str]:
    countries = json.loads(path.read_text("utf-8"))
    english = {form for c in countries for form in c.get("demonyms", {}).get("eng", {}).values() if form}
    return english | {form + "s" for form in english if not form.endswith(("s", "h", "e"))}


# ------------------------------------------------------------------------------------------------------ vectors


def add_vectors(examples: list[Example]) -> None:
    """Give every content of four pieces or more the vector of the untouched encoder, as a target for similarity."""
    wanted = [
        (relation, i, example.ids[start:end])
        for example in examples
        for relation in example.relations
        for i, (start, end) in enumerate(relation.content)
    ]
    for relation, _, _ in wanted:
        relation.vectors = [None] * len(relation.content)
    long_enough = [w for w in wanted if len(w[2]) >= 4]
    for (relation, i, _), vector in zip(long_enough, sentence_vectors([w[2] for w in long_enough]), strict=True):
        relation.vectors[i] = vector


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("runs/reader/examples.pkl"))
    parser.add_argument("--licences", choices=("ABD", "AB"), default="ABD")
    arguments = parser.parse_args()
    tokenizer = load_tokenizer()
    corpora = arguments.data / "corpora"
    examples: list[Example] = []
    if "D" in arguments.licences:
        examples += read_polnear(corpora / "attribution/polnear/train", tokenizer)
        examples += read_stories(arguments.data / "gold", tokenizer)
        examples += read_newstext(corpora / "newstext/articles.jsonl.xz", tokenizer)
    else:
        examples += read_riqua(corpora / "attribution/cofenet/riqua-train.jsonl", tokenizer)
    examples += read_names(arguments.data, tokenizer, arguments.licences)
    examples += read_treebank(training_files(arguments.data), tokenizer)
    examples += read_gum(corpora / "treebank/gum/train", tokenizer)
    examples += read_litbank(corpora / "entities/litbank", tokenizer)
    examples += read_gap(corpora / "entities/gap/gap-development.tsv", tokenizer)
    add_vectors(examples)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    with arguments.out.open("wb") as file:
        pickle.dump(examples, file)
    for kind in sorted({e.set for e in examples}):
        mine = [e for e in examples if e.set == kind]
        pieces, relations = sum(len(e.ids) for e in mine), sum(len(e.relations) for e in mine)
        print(f"{kind:10} {len(mine):6} texts {pieces:9} pieces {relations:6} attributions")


if __name__ == "__main__":
    main()
