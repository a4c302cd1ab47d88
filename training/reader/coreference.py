"""Texts with coreference -> examples whose referents say which mentions are one entity.

In: GUM (CoNLL-U with `Entity=`), LitBank and MEANTIME (CoNLL-2012), GAP (tab-separated). Mentions are cut to what the
reader finds in running text: a name's own words, a pronoun, a description from its determiner to its noun. Asked are
pronouns of the third person, definite descriptions, and a part of the names. An "it" that stands for nothing is asked
and has nobody.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from communique.model.encode import encode
from communique.read.name_types import is_title
from communique.read.phrases import PREPOSITIONS, Mention
from communique.read.phrases import Form as FoundForm
from training.reader.examples import Example, Referent

# Names are told apart by their letters when an article is read; as many are asked as teach what a surname is.
NAMES_ASKED = 0.25
# A longer description has a clause or a list in it; its noun alone then stands for it.
DESCRIPTION_CHARACTERS = 80
# What a second version of each GUM document keeps of the descriptions: what the reader itself has for candidates.
READ_TYPES = frozenset("person organization place".split())


class Form(StrEnum):
    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


@dataclass(frozen=True)
class Naming:
    """A mention in characters; `entity` is the set's own id, None for a pronoun that stands for nothing annotated."""

    start: int
    end: int
    entity: str | None
    form: Form
    type: str


@dataclass(frozen=True)
class Document:
    """A text with its mentions in text order."""

    id: str
    text: str
    namings: tuple[Naming, ...]


def read_gum(folder: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Each document twice: with all its mentions, and with those of the kinds that the reader has for candidates."""
    for document in read_gum_documents(folder):
        read = (
            naming for naming in document.namings if naming.form is not Form.DESCRIPTION or naming.type in READ_TYPES
        )
        yield build_example("gum-coref", document, tokenizer)
        yield build_example("gum-coref", replace(document, namings=tuple(read)), tokenizer)


def read_litbank(folder: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Novels, with people, places, bodies and vehicles; paragraphs are not kept there, so each text is one."""
    for document in read_litbank_documents(folder):
        yield build_example("litbank", document, tokenizer)


def read_gap(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Snippets with one pronoun and two names; where it stands for neither, it has an entity of its own."""
    for document in read_gap_documents(path):
        yield build_example("gap", document, tokenizer, names_asked=0)


def read_gap_documents(path: Path) -> Iterator[Document]:
    """The snippets as texts: the names A and B, and the pronoun, which is A, B or nobody annotated."""
    for row in csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        namings = [
            Naming(at, at + len(row[side]), side, Form.NAME, "person")
            for side, at in (("A", int(row["A-offset"])), ("B", int(row["B-offset"])))
        ]
        at = int(row["Pronoun-offset"])
        pronoun = "A" if row["A-coref"] == "TRUE" else "B" if row["B-coref"] == "TRUE" else None
        namings.append(Naming(at, at + len(row["Pronoun"]), pronoun, Form.PRONOUN, "person"))
        yield Document(row["ID"], row["Text"], tuple(sorted(namings, key=_position)))


def read_litbank_documents(folder: Path) -> Iterator[Document]:
    """The novels as running text."""
    for path in sorted(folder.glob("*.conll")):
        yield _read_novel(path)


def read_meantime_documents(path: Path) -> Iterator[Document]:
    """Wikinews up to the last sentence that is annotated; the headline and the date are paragraphs of their own."""
    for part in path.read_text("utf-8").split("#begin document ")[1:]:
        id_, lines = part.partition(";")[0].strip("()").replace("/", "-"), part.splitlines()[1:]
        rows = [columns for columns in (line.split("\t") for line in lines) if len(columns) == 5]
        last = max((int(sentence) for _, sentence, _, _, label in rows if label != "-"), default=-1)
        kept = [columns for columns in rows if int(columns[1]) <= last]
        if kept:
            yield _join(
                id_,
                [
                    Row(QUOTES.get(word, word), label, breaks=place == "0" and sentence in ("0", "1"))
                    for _, sentence, place, word, label in kept
                ],
            )


def build_example(kind: str, document: Document, tokenizer: Tokenizer, *, names_asked: float = NAMES_ASKED) -> Example:
    """Place a document's mentions on its pieces; mentions on the same pieces are one."""
    chance = random.Random(document.id)
    pieces = encode(document.text, [(0, len(document.text))], tokenizer)
    numbers: dict[str, int] = {}
    referents: dict[tuple[int, int], Referent] = {}
    for naming in document.namings:
        start = int(np.searchsorted(pieces.offsets[:, 1], naming.start, side="right"))
        end = int(np.searchsorted(pieces.offsets[:, 0], naming.end, side="left"))
        words = document.text[naming.start : naming.end].lower().split()
        is_asked = (
            words[0] in THIRD_PERSON
            if naming.form is Form.PRONOUN
            else words[0] in DEFINITE
            if naming.form is Form.DESCRIPTION
            else chance.random() < names_asked
        )
        entity = naming.entity if naming.entity is not None else f"nothing {naming.start}"
        if start < end and (start, end) not in referents:
            referents[start, end] = Referent((start, end), numbers.setdefault(entity, len(numbers)), is_asked)
    return Example(kind, False, pieces.ids, pieces.features, referents=list(referents.values()))


def find_entities(document: Document, mentions: Sequence[Mention]) -> npt.NDArray[np.int64]:
    """The corpus's entity of each mention (mentions,), by its bounds, its last word, or, of a name, any overlap."""
    by_span = {(naming.start, naming.end): naming for naming in document.namings}
    by_end: dict[int, list[Naming]] = {}
    for naming in document.namings:
        if naming.form is not Form.PRONOUN:
            by_end.setdefault(naming.end, []).append(naming)
    names = [naming for naming in document.namings if naming.form is Form.NAME]
    numbers: dict[str, int] = {}
    entities = np.full(len(mentions), UNKNOWN, dtype=np.int64)
    for at, mention in enumerate(mentions):
        known = by_span.get((mention.start, mention.end))
        if known is None and mention.form is not FoundForm.PRONOUN:
            near = by_end.get(mention.end, [])
            if not near and mention.form is FoundForm.NAME:
                near = [name for name in names if name.start < mention.end and mention.start < name.end]
            known = min(near, key=lambda naming: abs(naming.start - mention.start), default=None)
        if known is not None:
            entities[at] = NOTHING if known.entity is None else numbers.setdefault(known.entity, len(numbers))
    return entities


def spread_by_last_word(entities: npt.NDArray[np.int64], mentions: Sequence[Mention]) -> None:
    """Give names of no known entity, in place, that of one with their last word: a snippet marks two places alone."""
    names = [(at, m.words[-1]) for at, m in enumerate(mentions) if m.form is FoundForm.NAME and m.words]
    known = {word: entities[at] for at, word in names if entities[at] >= 0}
    for at, word in names:
        if entities[at] == UNKNOWN and word in known:
            entities[at] = known[word]


UNKNOWN, NOTHING = -1, -2
"""Entities of a mention that the corpus does not annotate, and of a pronoun that it says stands for nothing."""
THIRD_PERSON = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves themself".split()
)
FIRST_AND_SECOND = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves thou thee thy thine ye".split()
)
DEFINITE = frozenset("the this that these those both his her its their".split())


def _position(naming: Naming) -> tuple[int, int]:
    return naming.start, -naming.end


# --------------------------------------------------------------------------------------------------------- GUM


@dataclass(frozen=True)
class Token:
    """A syntactic word; `head` is the index of its head in the document, -1 for a root."""

    start: int
    end: int
    form: str
    upos: str
    head: int
    relation: str
    entity: str


def read_gum_documents(folder: Path) -> Iterator[Document]:
    """The documents as running text, paragraphs apart by an empty line."""
    for path in sorted(folder.glob("*.conllu")):
        text, tokens = _read_tokens(path.read_text("utf-8"))
        namings = {(n.start, n.end): n for span in _find_spans(tokens) if (n := _name(tokens, *span)) is not None}
        for token in tokens:
            if token.form.lower() in THIRD_PERSON and token.upos == "PRON" and (token.start, token.end) not in namings:
                namings[token.start, token.end] = Naming(token.start, token.end, None, Form.PRONOUN, "")
        yield Document(path.stem, text, tuple(sorted(namings.values(), key=_position)))


def _read_tokens(conllu: str) -> tuple[str, list[Token]]:
    text, tokens = "", list[Token]()
    for sentence in conllu.split("\n\n"):
        lines = sentence.split("\n")
        if any(line.startswith("# newpar") and not line.startswith("# newpar_block") for line in lines) and text:
            text = text.rstrip() + "\n\n"
        base, contracted = len(tokens) - 1, 0
        for columns in (line.split("\t") for line in lines if line[:1].isdigit()):
            gap = "" if "SpaceAfter=No" in columns[9].split("|") else " "
            if "." in columns[0]:
                continue
            if "-" in columns[0]:  # "don't": its words are cut out of it, its own line tells the space
                contracted = int(columns[0].split("-")[1])
                at, stop, after = len(text), len(text) + len(columns[1]), gap
                text += columns[1] + after
                continue
            if int(columns[0]) <= contracted:
                start, end = at, min(at + len(columns[1]), stop)
                at = end
            else:
                start, end = len(text), len(text) + len(columns[1])
                text += columns[1] + gap
            entity = re.search(r"(?:^|\|)Entity=([^|]+)", columns[9])
            head = int(columns[6]) + base if columns[6] != "0" else -1
            tokens.append(Token(start, end, columns[1], columns[3], head, columns[7], entity[1] if entity else ""))
    return text, tokens


def _find_spans(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str, str]]:
    """Mentions as (first token, last token, entity, type); of one in several parts the first."""
    open_: dict[str, list[tuple[int, str]]] = {}
    for i, token in enumerate(tokens):
        for opens, label, closes in re.findall(r"(\()?([^()]+)(\))?", token.entity):
            id_, _, rest = label.partition("-")
            if opens:
                open_.setdefault(id_, []).append((i, rest.partition("-")[0]))
            if closes and open_.get(id_):
                first, type_ = open_[id_].pop()
                base, _, part = id_.partition("[")
                if not part or part.startswith("1/"):
                    yield first, i, base, type_


def _name(tokens: Sequence[Token], first: int, last: int, entity: str, type_: str) -> Naming | None:
    """A mention as the reader would have it; None for the first and second person."""
    outside = [i for i in range(first, last + 1) if not first <= tokens[i].head <= last]
    head = outside[0]
    if first == last and tokens[head].form.lower() in FIRST_AND_SECOND:
        return None
    if first == last and tokens[head].upos == "PRON":
        return Naming(tokens[head].start, tokens[head].end, entity, Form.PRONOUN, type_)
    if any(t.head == head and t.relation == "conj" for t in tokens[first : last + 1]):
        return Naming(*_extend(tokens, first, last, head), entity, Form.DESCRIPTION, type_)
    proper = [i for i in range(first, last + 1) if tokens[i].upos == "PROPN" and _belongs(tokens, i, head)]
    if proper and (tokens[head].upos == "PROPN" or any(tokens[i].relation == "flat" for i in proper)):
        run = [proper[-1]]
        while run[0] > first and _continues(tokens[run[0] - 1]):
            run.insert(0, run[0] - 1)
        titles = [at for at, i in enumerate(run[:-1]) if is_title(tokens[i].form)]
        if titles and type_ == "person":
            run = run[titles[-1] + 1 :]
        return Naming(tokens[run[0]].start, tokens[run[-1]].end, entity, Form.NAME, type_)
    return Naming(*_extend(tokens, first, head, head), entity, Form.DESCRIPTION, type_)


def _belongs(tokens: Sequence[Token], i: int, head: int) -> bool:
    """Whether a proper noun is part of the name that a head carries: itself, or flat or a compound under it."""
    steps = 0
    while i != head and i >= 0 and tokens[i].relation in ("flat", "compound", "nmod:desc") and steps < 5:
        i, steps = tokens[i].head, steps + 1
    return i == head


def _continues(token: Token) -> bool:
    """Whether a word before a name's last ones is part of it: "New" of "New York", the hyphen of "Ross-Marn"."""
    return token.form == "-" or (token.form[0].isupper() and token.upos not in ("DET", "ADP", "PRON", "PUNCT"))


def _extend(tokens: Sequence[Token], first: int, last: int, head: int) -> tuple[int, int]:
    """The characters of a description: from its first word to its last, or its noun alone where that is long."""
    start, end = tokens[first].start, tokens[last].end
    return (start, end) if end - start <= DESCRIPTION_CHARACTERS else (tokens[head].start, tokens[head].end)


# ----------------------------------------------------------------------------------------------------- LitBank


@dataclass(frozen=True)
class Row:
    """A token with what opens and closes there: "(3" and "3)"; `breaks` where a paragraph begins."""

    word: str
    label: str
    breaks: bool = False


def _read_novel(path: Path) -> Document:
    columns = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    document = _join(path.stem, [Row(each[3], each[12].strip("_ ")) for each in columns if len(each) >= 13])
    namings = {(naming.start, naming.end): naming for naming in document.namings}
    for match in re.finditer(r"\b(?:it|its|itself)\b", document.text, re.IGNORECASE):
        namings.setdefault(match.span(), Naming(*match.span(), None, Form.PRONOUN, ""))
    return replace(document, namings=tuple(sorted(namings.values(), key=_position)))


def _join(id_: str, rows: Sequence[Row]) -> Document:
    """Tokens as running text, with their mentions."""
    words: list[tuple[int, int, str]] = []
    text, glue, quoted = "", True, False
    for row in rows:
        word = row.word
        opening = word in OPENING or (word == '"' and not quoted)
        closing = not opening and (
            word in CLOSING or word[:2].lower() in CLITICS or word.lower() == "n't" or word == '"'
        )
        quoted = quoted != (word == '"')
        text += "\n\n" if row.breaks and text else "" if glue or closing else " "
        words.append((len(text), len(text) + len(word), word))
        text, glue = text + word, opening
    namings: dict[tuple[int, int], Naming] = {}
    open_: dict[str, list[int]] = {}
    for i, row in enumerate(rows):
        for opens, entity, closes in re.findall(r"(\()?(\w+)(\))?", row.label):
            if opens:
                open_.setdefault(entity, []).append(i)
            if closes and open_.get(entity):
                naming = _name_plain(words[open_[entity].pop() : i + 1], entity)
                if naming is not None:
                    namings[naming.start, naming.end] = naming
    return Document(id_, text, tuple(sorted(namings.values(), key=_position)))


OPENING = frozenset("“ ‘ ( [ $".split())
QUOTES = {"``": "“", "''": "”"}
CLOSING = frozenset(", . ; : ! ? ) ] ” ’ % ...".split())
CLITICS = frozenset("'s 'l 'v 'm 'd 'r ’s ’l ’v ’m ’d ’r".split())


def _name_plain(words: Sequence[tuple[int, int, str]], entity: str) -> Naming | None:
    """A mention without syntax: up to its first preposition or comma, a name where that ends in capitals."""
    lower = [word.lower() for _, _, word in words]
    if len(words) == 1 and lower[0] in FIRST_AND_SECOND:
        return None
    if len(words) == 1 and lower[0] in THIRD_PERSON:
        return Naming(words[0][0], words[0][1], entity, Form.PRONOUN, "")
    cut = next((i for i, word in enumerate(lower) if i and (word in PREPOSITIONS or word in CLOSING)), len(words))
    run = list(words[:cut])
    while run and run[-1][2].lower() in CLITICS:
        run.pop()
    if not run:
        return None
    if run[-1][2][0].isupper() and lower[0] not in ("i",):
        at = len(run) - 1
        while at and run[at - 1][2][0].isupper() and not is_title(run[at - 1][2]):
            at -= 1
        while at < len(run) - 1 and run[at][2].lower() in DEFINITE:
            at += 1
        return Naming(run[at][0], run[-1][1], entity, Form.NAME, "")
    return Naming(run[0][0], run[-1][1], entity, Form.DESCRIPTION, "")
