"""Kinds of move and conditions, on sentences invented for it (moves.tsv).

A sentence has its source between < and >, its cue between [ and ], its content between { and }. It counts what the
rules and the trained kinds make of it, before the scorer weighs it: a sentence by itself has no story. Kind: the very
kind, of the sentences that tell a move. Told: whether they tell one at all. Condition: the type, of the sentences that
have one or are given one. Words: the type and the very words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from communique.compose.conditions import find_condition
from communique.compose.move_candidates import find_candidates
from communique.compose.move_phrases import find_phrases
from communique.compose.moves import may_be_move
from communique.model.moves import KindWeights, load_move_weights
from communique.model.reader import Reader
from communique.types import (
    Act,
    Article,
    Attribution,
    Block,
    BlockKind,
    Condition,
    Entity,
    EntityType,
    Kind,
    Span,
    Story,
)
from evaluation.figures import Figure

SENTENCES = Path(__file__).with_name("moves.tsv")
NOTHING = "-"
NO_MOVE = "NONE"


@dataclass(frozen=True, slots=True)
class MoveSentence:
    """An annotated sentence: the kind or NO_MOVE, the type and first words of its condition or NOTHING."""

    kind: str
    condition: str
    words: str
    marked: str


def read_sentences(path: Path = SENTENCES) -> tuple[MoveSentence, ...]:
    """The sentences of a file, in its order."""
    lines = path.read_text("utf-8").splitlines()
    return tuple(MoveSentence(*line.split("\t")) for line in lines if not line.startswith("#"))


def score_moves() -> Iterator[Figure]:
    """The shares, and precision and recall of telling a move at all."""
    reader, weights = Reader.load(), load_move_weights()
    judged = [(sentence, *judge(sentence, reader, weights.kinds)) for sentence in read_sentences()]
    moves = [(each.kind, kind) for each, kind, _ in judged if each.kind != NO_MOVE]
    found = [each.kind for each, kind, _ in judged if kind != NO_MOVE]
    told = sum(kind != NO_MOVE for kind in found)
    conditions = [(each, condition) for each, _, condition in judged if each.condition != NOTHING or condition]
    typed = [condition for each, condition in conditions if condition and condition.type == each.condition]
    worded = [
        condition
        for each, condition in conditions
        if condition and condition.type == each.condition and condition.text.startswith(each.words)
    ]
    yield Figure("moves-own/kind", round(sum(kind == own for kind, own in moves) / len(moves), 3))
    yield Figure("moves-own/told/r", round(told / len(moves), 3))
    yield Figure("moves-own/told/p", round(told / len(found), 3))
    yield Figure("moves-own/condition", round(len(typed) / len(conditions), 3))
    yield Figure("moves-own/condition_words", round(len(worded) / len(conditions), 3))


def judge(sentence: MoveSentence, reader: Reader, weights: KindWeights) -> tuple[str, Condition | None]:
    """The kind seen in a sentence, NO_MOVE for none, and its condition."""
    story = make_story(sentence.marked, reader)
    candidate = find_candidates(story)[0]
    odds = weights.judge(find_phrases(candidate), candidate.attribution.vector)
    if not may_be_move(candidate, odds):
        return NO_MOVE, None
    return odds.kind.value, find_condition(story.articles[0].text, candidate.evidence, odds.kind)


def make_story(marked: str, reader: Reader) -> Story:
    """A story of the one article that a marked sentence is, by a government that is its source."""
    text = re.sub(r"[<>\[\]{}]", "", marked)
    source, cue, content = (_place(marked, marks) for marks in ("<>", "[]", "{}"))
    return make_told_story(text, Told(source, cue, (content,)), reader)


@dataclass(frozen=True, slots=True)
class Told:
    """Where a source, its cue and the fragments of its content stand in a text."""

    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    kind: Kind = Kind.INDIRECT


def make_told_story(text: str, told: Told, reader: Reader) -> Story:
    """A story of one article and one attribution, by a government."""
    article = Article("a", "a.txt", text, "", blocks=(Block(0, len(text), BlockKind.BODY),))
    speaker = Entity("e", text[slice(*told.source)], EntityType.GOVERNMENT, (Span("a", *told.source),))
    attribution = Attribution(
        "t",
        "a",
        told.content,
        told.cue,
        told.source,
        told.kind,
        Act.SPEECH,
        denied=False,
        hedged=False,
        confidence=1.0,
        speaker="e",
        vector=_embed(text, told.content, reader),
    )
    return Story((article,), (attribution,), (speaker,), (), (), (), ())


def _place(marked: str, marks: str) -> tuple[int, int]:
    """Where the words between two marks stand once all marks are gone."""
    start, end = marked.index(marks[0]), marked.index(marks[1])
    before = len(re.sub(r"[<>\[\]{}]", "", marked[:start]))
    return before, before + len(re.sub(r"[<>\[\]{}]", "", marked[start:end]))


def _embed(text: str, content: tuple[tuple[int, int], ...], reader: Reader) -> tuple[float, ...]:
    """The sentence vector of a content, as read_article makes it."""
    tagged = reader.tag(reader.cut(text, [(0, len(text))]))
    offsets = tagged.pieces.offsets
    ranges = []
    for start, end in content:
        inside = np.flatnonzero((offsets[:, 0] < end) & (offsets[:, 1] > start))
        ranges.append((int(inside[0]), int(inside[-1]) + 1))
    (vector,) = reader.heads.sentence_vectors(tagged.whole, [ranges])
    return tuple(vector.astype(np.float64).round(4).tolist())
