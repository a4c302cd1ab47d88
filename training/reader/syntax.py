"""Treebanks to training examples: running text with parts of speech, lemmas and dependencies by word.

In: CoNLL-U files of Universal Dependencies' English treebanks EWT and GUM. Out: examples whose `words` are filled.
Run by itself it writes the table of lemma edits the reader chooses from, which holds no text.

usage: python -m training.reader.syntax --data ../shared
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from communique.model.encode import Pieces, encode
from communique.model.labels import DEPENDENCIES, UPOS
from communique.model.lemmas import Base, LemmaEdit, find_edit, load_lemma_edits
from communique.model.syntax import find_owners
from training.reader.examples import UNLABELLED, Example, Words

# EWT comes in runs of sentences of one document up to so many pieces, so that most runs fit one window whole.
RUN_PIECES = 200
# An edit seen less often is a slip or one odd word: a head learns nothing of it.
EDIT_SEEN = 3
LEMMA_EDITS = Path("src/communique/model/lemma_edits.tsv")


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word; `head` counts from 1 in its sentence, 0 is the root. Offsets are code points of the text."""

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class TreebankText:
    """Running text and its sentences' words."""

    text: str
    sentences: tuple[tuple[Word, ...], ...]


def read_treebank(paths: Iterable[Path], tokenizer: Tokenizer) -> Iterator[Example]:
    """Examples of the set "ewt" (runs of sentences) or "gum" (whole documents), by the file's name."""
    for path in paths:
        kind = "gum" if path.name.startswith("GUM") else "ewt"
        for text in read_texts(path, tokenizer, RUN_PIECES if kind == "ewt" else None):
            pieces = encode(text.text, [(0, len(text.text))], tokenizer)
            words = label_words(text.sentences, pieces)
            yield Example(kind, False, pieces.ids, pieces.features, words=words)


def read_texts(path: Path, tokenizer: Tokenizer, longest: int | None) -> Iterator[TreebankText]:
    """The documents of a file, or runs of their sentences of at most `longest` pieces where a sentence is no longer."""
    text, length, sentences = "", 0, list[tuple[Word, ...]]()
    for sentence in read_sentences(path):
        pieces = len(tokenizer.encode(sentence.text, add_special_tokens=False).ids)
        full = longest is not None and length + pieces > longest
        if sentences and (sentence.opens_document or full):
            yield TreebankText(text, tuple(sentences))
            text, length, sentences = "", 0, []
        if sentences:
            text = text.rstrip() + "\n\n" if sentence.opens_paragraph else text
        shift = len(text)
        sentences.append(tuple(replace(w, start=w.start + shift, end=w.end + shift) for w in sentence.words))
        text += sentence.text + " " * sentence.space_after
        length += pieces
    if sentences:
        yield TreebankText(text, tuple(sentences))


def label_words(sentences: Sequence[Sequence[Word]], pieces: Pieces) -> Words:
    """The words that have a piece of their own, with their labels.

    Words of one piece ("can|not") are made one: the first is kept, and takes the head and relation of the one nearest
    to the root, so that a tree stays a tree.
    """
    edits = index_edits()
    rows: list[tuple[int, int, int, int, int, int]] = []
    owned = find_owners([[(word.start, word.end) for word in sentence] for sentence in sentences], pieces)
    for number, (sentence, (owners, own)) in enumerate(zip(sentences, owned, strict=True)):
        depths = [depth(sentence, i) for i in range(len(sentence))]
        kept = sorted(own)
        place = {word: len(rows) + i for i, word in enumerate(kept)}
        for word in kept:
            group = [i for i in range(len(sentence)) if owners[i] == word]
            top = sentence[min(group, key=lambda i: (depths[i], i))]
            head = place[owners[top.head - 1]] if top.head else -1
            form, lemma = sentence[word].form, sentence[word].lemma
            rows.append(
                (
                    own[word],
                    number,
                    head,
                    DEPENDENCIES.index(known_relation(top.relation)),
                    UPOS.index(sentence[word].upos),
                    edits.get(find_edit(form, lemma), UNLABELLED),
                )
            )
    columns = np.array(rows, dtype=np.int64).reshape(len(rows), 6).T
    return Words(*columns)


def depth(sentence: Sequence[Word], word: int) -> int:
    """Arcs from a word to the root."""
    arcs = 0
    while sentence[word].head:
        word, arcs = sentence[word].head - 1, arcs + 1
    return arcs


def known_relation(relation: str) -> str:
    """The relation itself, without its subtype, or "dep"."""
    plain = relation.partition(":")[0]
    return next((r for r in (relation, plain) if r in DEPENDENCIES), "dep")


@cache
def index_edits() -> dict[LemmaEdit, int]:
    """The column of each lemma edit."""
    return {edit: i for i, edit in enumerate(load_lemma_edits())}


def cut(words: Words, start: int, end: int) -> Words:
    """The words of a range of pieces, pieces counted from its start; the arc of a word whose head is outside is lost.

    A lost arc has head and relation UNLABELLED.
    """
    inside = (words.pieces >= start) & (words.pieces < end)  # (words,)
    place = np.full(len(inside) + 1, UNLABELLED)
    place[:-1][inside] = np.arange(inside.sum())
    place[-1] = -1  # the root: heads of -1 look here
    heads = place[words.heads[inside]]
    relations = np.where(heads == UNLABELLED, UNLABELLED, words.relations[inside])
    return Words(
        words.pieces[inside] - start,
        words.sentences[inside],
        heads,
        relations,
        words.upos[inside],
        words.lemmas[inside],
    )


# -------------------------------------------------------------------------------------------------------- CoNLL-U


@dataclass(frozen=True, slots=True)
class Sentence:
    """One tree; the offsets of its words count from the start of its own text."""

    text: str
    words: tuple[Word, ...]
    opens_document: bool
    opens_paragraph: bool
    space_after: bool


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file; empty nodes are left out."""
    for block in path.read_text("utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        comments = [line for line in lines if line.startswith("#")]
        rows = [line.split("\t") for line in lines if not line.startswith("#") and "." not in line.split("\t", 1)[0]]
        document = any(line.startswith("# newdoc") for line in comments)
        paragraph = document or any(line.startswith("# newpar") for line in comments)
        text, words, spaced = place_words(rows)
        yield Sentence(text, words, document, paragraph, spaced)


def place_words(rows: Sequence[Sequence[str]]) -> tuple[str, tuple[Word, ...], bool]:
    """The text that the tokens make, their words with offsets, and whether a space follows.

    Words of one token ("don't") lie side by side in it where their forms make it up, else each covers all of it.
    """
    text, spaced, covered = "", False, 0
    words: list[Word] = []
    for row in rows:
        first, _, last = row[0].partition("-")
        if int(first) > covered:
            text += " " * spaced
            start, spaced = len(text), "SpaceAfter=No" not in row[9].split("|")
            text += row[1]
            covered = int(last or first)
            parts = [r[1] for r in rows if r[0].isdigit() and int(first) <= int(r[0]) <= covered]
            side_by_side = "".join(parts) == row[1]
            at = start
        if not last:
            end = at + len(row[1]) if side_by_side else len(text)
            words.append(Word(at, end, row[1], row[2], row[3], int(row[6]), row[7]))
            at = end if side_by_side else start
    return text, tuple(words), spaced


def training_files(data: Path) -> list[Path]:
    """The training parts of both treebanks."""
    treebank = data / "corpora/treebank"
    return [treebank / "ewt/en_ewt-ud-train.conllu", *sorted((treebank / "gum/train").glob("*.conllu"))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    arguments = parser.parse_args()
    words = [w for path in training_files(arguments.data) for s in read_sentences(path) for w in s.words]
    counts = Counter(find_edit(word.form, word.lemma) for word in words)
    kept = sorted((e for e, count in counts.items() if count >= EDIT_SEEN), key=lambda e: (-counts[e], e))
    LEMMA_EDITS.write_text("".join(f"{e.base}\t{e.cut}\t{e.add}\n" for e in kept), "utf-8")
    replaced = sum(edit.base is Base.NOTHING for edit in kept)
    share = sum(counts[edit] for edit in kept) / len(words)
    print(f"{len(kept)} edits ({replaced} replace the form whole) make the lemmas of {share:.2%} of {len(words)} words")


if __name__ == "__main__":
    main()
