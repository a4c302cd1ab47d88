"""Disputes, on pairs of passages invented for it (disputes.tsv), half of which are none.

A pair stands in one article or in two, beside an article of sentences about nothing, so that words weigh what they
would in a story. A source stands between < and >, its cue between [ and ], its content between { and }, in which
others may be nested; what has no marks is the article's own voice. A pair counts as found where any dispute comes out.
Kind: of the pairs found that are disputes, those whose kind is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from communique.compose.disputes import find_disputes
from communique.model.reader import Reader
from communique.types import (
    Act,
    Article,
    Attribution,
    Block,
    BlockKind,
    Date,
    DateBasis,
    Dispute,
    Entity,
    EntityType,
    Kind,
    Origin,
    Span,
    Statement,
    Story,
)
from evaluation.figures import Figure

PAIRS = Path(__file__).with_name("disputes.tsv")
NO_DISPUTE = "NONE"
ONE_ARTICLE = "one"
# Two words of a name are a person's: "Irena Dorn".
_PERSON = re.compile(r"(?!The |An? )[A-Z]\w+ [A-Z]\w+")
_MARK = re.compile(r"[<>\[\]{}]")
# What fills the article of sentences about nothing.
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FILLER = "\n".join(f"Lamp {one}{other}x burned beside wall {other}q." for other in "abcd" for one in _LETTERS)


Embedding = Callable[[str, tuple[int, int]], tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages: the kind of their dispute or NO_DISPUTE, and whether they stand in one article."""

    kind: str
    where: str
    first: str
    second: str


def read_pairs(path: Path = PAIRS) -> tuple[Pair, ...]:
    """The pairs of a file, in its order."""
    lines = path.read_text("utf-8").splitlines()
    return tuple(Pair(*line.split("\t")) for line in lines if not line.startswith("#"))


def score_disputes() -> Iterator[Figure]:
    """Precision and recall of the disputes, the share of kinds that are right, and of pairs wrongly found."""
    embed = make_embedding(Reader.load())
    found = [(pair, find_pair(pair, embed)) for pair in read_pairs()]
    told = [(pair, disputes) for pair, disputes in found if disputes]
    right = [(pair, disputes) for pair, disputes in told if pair.kind != NO_DISPUTE]
    wanted = sum(pair.kind != NO_DISPUTE for pair, _ in found)
    kinds = sum(any(dispute.kind == pair.kind for dispute in disputes) for pair, disputes in right)
    yield Figure("disputes-own/p", round(len(right) / len(told), 3) if told else None)
    yield Figure("disputes-own/r", round(len(right) / wanted, 3))
    yield Figure("disputes-own/kind", round(kinds / len(right), 3) if right else None)
    yield Figure("disputes-own/traps", round((len(told) - len(right)) / (len(found) - wanted), 3))


def find_pair(pair: Pair, embed: Embedding) -> tuple[Dispute, ...]:
    """The disputes of a pair by itself."""
    passages = [[pair.first, pair.second]] if pair.where == ONE_ARTICLE else [[pair.first], [pair.second]]
    return find_disputes(make_story({f"a{n}": lines for n, lines in enumerate(passages)}, embed))


def make_embedding(reader: Reader) -> Embedding:
    """The sentence vectors of contents, as read_article makes them."""

    def embed(text: str, content: tuple[int, int]) -> tuple[float, ...]:
        tagged = reader.tag(reader.cut(text, [(0, len(text))]))
        offsets = tagged.pieces.offsets
        inside = np.flatnonzero((offsets[:, 0] < content[1]) & (offsets[:, 1] > content[0]))
        (vector,) = reader.heads.sentence_vectors(tagged.whole, [[(int(inside[0]), int(inside[-1]) + 1)]])
        return tuple(vector.astype(np.float64).round(4).tolist())

    return embed


def make_story(articles: Mapping[str, Sequence[str]], embed: Embedding) -> Story:
    """A story of articles of marked passages, and one of sentences about nothing."""
    texts = {key: " ".join(_MARK.sub("", line) for line in lines) for key, lines in articles.items()}
    texts["filler"] = _FILLER
    made = tuple(
        Article(
            key,
            f"{key}.txt",
            text,
            key * 12,
            published=Date("2031-05-04", "2031-05-04", DateBasis.GIVEN),
            blocks=(Block(0, len(text), BlockKind.BODY),),
        )
        for key, text in sorted(texts.items())
    )
    told = [each for key, lines in sorted(articles.items()) for each in _read_marks(key, " ".join(lines), embed)]
    names = sorted({str(each.speaker) for each in told})
    return Story(
        articles=made,
        attributions=tuple(told),
        entities=tuple(_make_entity(name, texts) for name in names),
        statements=tuple(Statement(f"s-{each.id}", each.speaker, None, (each.id,), 1) for each in told),
        reuse=(),
        origins=tuple(Origin(f"o-{article.id}", (article.id,)) for article in made),
        unsure=(),
    )


def _make_entity(name: str, texts: Mapping[str, str]) -> Entity:
    named = re.compile(rf"\b{re.escape(name)}\b")
    mentions = tuple(Span(key, *found.span()) for key in sorted(texts) for found in named.finditer(texts[key]))
    return Entity(name, name, EntityType.PERSON if _PERSON.fullmatch(name) else EntityType.GOVERNMENT, mentions)


def _read_marks(article: str, marked: str, embed: Embedding) -> Iterator[Attribution]:
    """Each three marks of one depth are an attribution."""
    text = _MARK.sub("", marked)
    opened: list[tuple[str, int]] = []
    by_outer: dict[int | None, list[tuple[str, tuple[int, int]]]] = {}
    place = 0
    for sign in marked:
        if sign in "<[{":
            opened.append((sign, place))
        elif sign in ">]}":
            kind, start = opened.pop()
            outer = next((begun for each, begun in reversed(opened) if each == "{"), None)
            by_outer.setdefault(outer, []).append((kind, (start, place)))
        else:
            place += 1
    numbers: dict[int, str] = {}
    for outer in sorted(by_outer, key=lambda each: -1 if each is None else each):
        marks = sorted(by_outer[outer], key=lambda each: each[1])
        for first in range(0, len(marks) - 2, 3):
            parts = dict(marks[first : first + 3])
            content, cue, source = parts["{"], parts["["], parts["<"]
            identifier = f"{article}-{content[0]:04}"
            numbers[content[0]] = identifier
            yield Attribution(
                identifier,
                article,
                (content,),
                cue,
                source,
                Kind.INDIRECT,
                Act.SPEECH,
                denied="not" in text[slice(*cue)].split(),
                hedged=False,
                confidence=1.0,
                nested_in=None if outer is None else numbers[outer],
                speaker=text[slice(*source)],
                vector=embed(text, content),
            )
