"""Names on CoNLL++'s development part: exact spans of its four types, in normal, lower and upper case.

Its sentences are put together to whole articles and read as those are: tagged, mended, typed. CoNLL labels whole tokens
and calls a token such as "ex-Karsk" or "Karsk-based" MISC, so a name that is part of such a token counts as that.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.model.labels import NameType
from communique.model.reader import Reader
from communique.read.article import find_names
from communique.read.names import mend_names
from evaluation.figures import Figure

Span = tuple[int, int, str]
CONLL_TYPES = {
    NameType.PERSON: "PER",
    NameType.ORGANIZATION: "ORG",
    NameType.OUTLET: "ORG",
    NameType.PLACE: "LOC",
    NameType.STATE: "LOC",
    NameType.NATIONALITY: "MISC",
    NameType.EVENT: "MISC",
    NameType.LAW: "MISC",
    NameType.OTHER: "MISC",
}
CASES: dict[str, Callable[[str], str]] = {"normal": str, "lower": str.lower, "upper": str.upper}
SENTENCES_PER_PARAGRAPH = 2
UNQUOTED = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article put together from tokens; `tokens` are their ranges of characters, `names` the annotated names."""

    text: str
    tokens: tuple[tuple[int, int], ...]
    names: frozenset[Span]


def score_names(data: Path) -> Iterator[Figure]:
    """Precision, recall and F1 over all types in each case; in normal case, each type's, too."""
    reader = Reader.load()
    content = (data / "corpora/entities/conllpp/conllpp_dev.txt").read_text("utf-8")
    for case, change in CASES.items():
        articles = [join_tokens(sentences, change) for sentences in read_articles(content)]
        found = [(article, find_spans(article, reader)) for article in articles]
        name = "conllpp-dev/names" if case == "normal" else f"conllpp-dev/names/{case}"
        for measure, value in zip(("p", "r", "f1"), _f1([(a.names, spans) for a, spans in found]), strict=True):
            yield Figure(f"{name}/{measure}", value)
        if case == "normal":
            for kind in sorted(set(CONLL_TYPES.values())):
                pairs = [(_of_type(a.names, kind), _of_type(spans, kind)) for a, spans in found]
                for measure, value in zip(("p", "r", "f1"), _f1(pairs), strict=True):
                    yield Figure(f"conllpp-dev/names/{kind}/{measure}", value)


def read_articles(content: str) -> Iterator[list[list[tuple[str, str]]]]:
    """Articles as sentences of (token, BIO tag)."""
    for article in content.split("-DOCSTART-")[1:]:
        rows = article.partition("\n")[2]
        sentences = [[line.split() for line in block.split("\n") if line.strip()] for block in rows.split("\n\n")]
        if kept := [[(row[0], row[-1]) for row in sentence] for sentence in sentences if sentence]:
            yield kept


def join_tokens(sentences: Sequence[Sequence[tuple[str, str]]], change: Callable[[str], str]) -> Annotated:
    """Tokens to running text: no space before a comma, a new paragraph after a headline or two sentences."""
    text = ""
    tokens: list[tuple[int, int]] = []
    names: list[tuple[int, int, str]] = []
    for number, sentence in enumerate(sentences):
        if text and (number % SENTENCES_PER_PARAGRAPH == 0 or text[-1] not in ".!?\"'"):
            text += "\n\n"
        glued, marks, previous = not text or text.endswith("\n"), 0, "O"
        for token, tag in sentence:
            word = change(UNQUOTED.get(token, token))
            closes = word == '"' and marks % 2 == 1
            marks += word == '"'
            if not (glued or closes or word in ",.;:!?)%'" or word.startswith("'") or word.lower() == "n't"):
                text += " "
            tokens.append((len(text), len(text) + len(word)))
            text += word
            glued = word in "($" or (word == '"' and not closes)
            if tag.startswith("I-") and tag[2:] == previous[2:]:
                names[-1] = (names[-1][0], len(text), tag[2:])
            elif tag != "O":
                names.append((*tokens[-1], tag[2:]))
            previous = tag
    return Annotated(text, tuple(tokens), frozenset(names))


def find_spans(article: Annotated, reader: Reader) -> frozenset[Span]:
    """The reader's names as CoNLL would have them: whole tokens, its own four types; titles are none."""
    text = article.text
    owner = {at: token for token in article.tokens for at in range(*token)}
    spans: dict[tuple[int, int], str] = {}
    for name in mend_names(text, find_names(reader.tag(reader.cut(text, [(0, len(text))])), reader)):
        if name.type in CONLL_TYPES:
            start, end = owner[name.start][0], owner[name.end - 1][1]
            is_part = (start, end) != (name.start, name.end) and "-" in text[start:end]
            spans.setdefault((start, end), "MISC" if is_part else CONLL_TYPES[name.type])
    return frozenset((start, end, kind) for (start, end), kind in spans.items())


def _of_type(spans: frozenset[Span], kind: str) -> frozenset[Span]:
    return frozenset(span for span in spans if span[2] == kind)


def _f1(pairs: Sequence[tuple[frozenset[Span], frozenset[Span]]]) -> tuple[float, float, float]:
    """Precision, recall, F1 over pairs of annotated and found."""
    right = sum(len(wanted & found) for wanted, found in pairs)
    wanted, found = sum(len(pair[0]) for pair in pairs), sum(len(pair[1]) for pair in pairs)
    return (
        round(right / max(found, 1), 4),
        round(right / max(wanted, 1), 4),
        round(2 * right / max(wanted + found, 1), 4),
    )


if __name__ == "__main__":
    for figure in score_names(Path(os.environ.get("COMMUNIQUE_DATA", "../shared"))):
        print(f"{figure.name:40} {figure.value}")
