"""News articles -> snippets in which a person's surname is replaced by a pronoun, so that its antecedent is known.

usage: python -m training.reader.cloze ../shared/corpora/newstext/articles.jsonl.xz --out runs/reader/cloze.pkl

After WikiCREM (Kocijan et al. 2019): somebody named before, whose sex the article or the given name tells, is named
again by surname, with another nearby who may be of that sex; "Marn said" becomes "she said". Names are the shipped
reader's.
"""

from __future__ import annotations

import argparse
import json
import lzma
import pickle
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tokenizers import Tokenizer

from communique.model.reader import Reader
from communique.read.aliases import group_names
from communique.read.article import find_names
from communique.read.names import mend_names
from communique.read.phrases import ENTITY_TYPES, Mention
from communique.read.roles import Gender
from communique.read.titles import describe_name
from communique.types import EntityType
from training.reader.coreference import Document, Form, Naming, build_example
from training.reader.examples import Example

ARTICLES = 1500
# Every seventh article, beginning with the fourth: none of those that teachers give their opinion on.
ONE_IN, FIRST = 7, 3
LONGEST = 6000  # code points: a very long article would give most of the snippets
# A snippet with its pronoun three quarters in fills a window of the encoder.
BEFORE, AFTER = 750, 300
# How near before the pronoun its antecedent and the other person are named: farther off, no writer would use a pronoun.
REACH = 450
SNIPPETS_PER_ARTICLE = 6


def read_cloze(cache: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """The snippets written by this module's command."""
    with cache.open("rb") as file:
        for document in pickle.load(file):
            yield build_example("cloze", document, tokenizer, names_asked=0)


def find_snippets(id_: str, text: str, people: Sequence[Sequence[Mention]]) -> Iterator[Document]:
    """The snippets of one article, given the mentions of each person in it."""
    sexes = [_sex(group) for group in people]
    named = sorted((m.start, m.end, i) for i, group in enumerate(people) for m in group)
    found = 0
    for start, end, person in named:
        pronoun = _pronoun(text, start, end, sexes[person])
        if pronoun is None or found >= SNIPPETS_PER_ARTICLE:
            continue
        near = {i for s, _, i in named if start - REACH <= s < start}
        if person not in near or not any(sexes[i] in (sexes[person], None) for i in near - {person}):
            continue
        low = text.find("\n", max(0, start - BEFORE), start - REACH) + 1 or max(0, start - BEFORE)
        owned = len("'s") if text[end : end + 2] in ("'s", "’s") else 0
        snippet = text[low:start] + pronoun + text[end + owned : end + AFTER]
        shift = len(pronoun) - (end + owned - start)
        namings = [Naming(start - low, start - low + len(pronoun), str(person), Form.PRONOUN, "person")]
        for s, e, i in named:
            if low <= s and e <= start:
                namings.append(Naming(s - low, e - low, str(i), Form.NAME, "person"))
            elif s > start and e + shift - low <= len(snippet):
                namings.append(Naming(s + shift - low, e + shift - low, str(i), Form.NAME, "person"))
        found += 1
        yield Document(f"{id_}-{start}", snippet, tuple(sorted(namings, key=lambda naming: naming.start)))


_SUBJECT = re.compile(
    r"(?:,? also)? (?:said|says|is|was|has|had|will|would|could|did|does|went|came|took|made|told|wrote|gave|got|"
    r"became|began|left|won|ran|held|spoke|met|saw|\w{3,}ed)\b"
)
"""After a name that stands as a subject: "Marn also said"."""
_BEFORE_SUBJECT = re.compile(
    r"(?:^|\n|[.!?][”\"]? |, |\b(?:and|but|that|when|while|as|because|after|before|if|where|though|although|what) )$"
)
_ABBREVIATED = re.compile(r"\b[A-Z][a-z]{0,4}\. $")
_BEFORE_OBJECT = re.compile(r"\b(?:to|for|with|of|by|from|about|against|on|at|behind) $")
_AFTER_OBJECT = re.compile(r"[.,;]|,? (?:and|but|that|in|on|at|when|after|because) ")


def _pronoun(text: str, start: int, end: int, sex: Gender | None) -> str | None:
    """What stands for a surname in its place; None where it is no single word or the sex is not known."""
    if sex is None or " " in text[start:end]:
        return None
    female = sex is Gender.FEMALE
    before = text[max(0, start - 12) : start]
    if _ABBREVIATED.search(before):  # "Gen. Marn"
        return None
    if _BEFORE_SUBJECT.search(before):
        opens = not before.strip(" ") or before.rstrip(" ")[-1] in '.!?\n”"'
        if text[end : end + 2] in ("'s", "’s"):
            word = "her" if female else "his"
        elif _SUBJECT.match(text, end):
            word = "she" if female else "he"
        else:
            return None
        return word.capitalize() if opens else word
    if _BEFORE_OBJECT.search(before):
        if text[end : end + 2] in ("'s", "’s"):
            return "her" if female else "his"
        if _AFTER_OBJECT.match(text, end):
            return "her" if female else "him"
    return None


def _sex(group: Sequence[Mention]) -> Gender | None:
    told = {mention.gender for mention in group if mention.gender is not None}
    return told.pop() if len(told) == 1 else None


def _find_people(text: str, reader: Reader) -> list[list[Mention]]:
    names = mend_names(text, find_names(reader.tag(reader.cut(text, [(0, len(text))]))))
    mentions = [describe_name(text, name, names) for name in names if name.type in ENTITY_TYPES]
    groups = [[alias.mention for alias in group] for group in group_names(mentions)]
    return [group for group in groups if group[0].type is EntityType.PERSON]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--out", type=Path, default=Path("runs/reader/cloze.pkl"))
    arguments = parser.parse_args()
    reader = Reader.load()
    documents: list[Document] = []
    articles = 0
    with lzma.open(arguments.archive, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % ONE_IN != FIRST or articles >= ARTICLES:
                continue
            article = json.loads(line)
            text = article["text"][:LONGEST]
            if not re.search(r"\b[A-Z]\w+ [A-Z]\w+", text):
                continue
            articles += 1
            documents += find_snippets(article["id"], text, _find_people(text, reader))
            if articles % 50 == 0:
                print(f"{articles} articles, {len(documents)} snippets", flush=True)
                _write(documents, arguments.out)
    _write(documents, arguments.out)


def _write(documents: Sequence[Document], out: Path) -> None:
    part = out.with_suffix(".part")
    part.write_bytes(pickle.dumps(list(documents)))
    part.rename(out)


if __name__ == "__main__":
    main()
