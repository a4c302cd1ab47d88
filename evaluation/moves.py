"""Kinds of move and conditions by the shipped rules, on sentences invented for it (moves.tsv).

A sentence has its source between < and >, its cue between [ and ], its content between { and }. It counts what the
rules make of it, before the trained scorer weighs it: a sentence by itself has no story. Kind: the very kind, of the
sentences that tell a move. Told: whether they tell one at all. Condition: the type, of the sentences that have one or
are given one. Words: the type and the first words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from communique.compose.conditions import find_condition
from communique.compose.move_candidates import Candidate, find_candidates
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


def read_sentences() -> tuple[MoveSentence, ...]:
    """The sentences, in the order of the file."""
    lines = SENTENCES.read_text("utf-8").splitlines()
    return tuple(MoveSentence(*line.split("\t")) for line in lines if not line.startswith("#"))


def score_moves() -> Iterator[Figure]:
    """The shares, and precision and recall of telling a move at all."""
    judged = [(sentence, *judge(sentence)) for sentence in read_sentences()]
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


def judge(sentence: MoveSentence) -> tuple[str, Condition | None]:
    """The kind that the rules see in a sentence, NO_MOVE for none, and its condition."""
    story = make_story(sentence.marked)
    candidate = find_candidates(story)[0]
    kind = candidate.judged.kind
    return (NO_MOVE, None) if kind is None else (kind.value, _find_condition(story, candidate))


def make_story(marked: str) -> Story:
    """A story of the one article that a marked sentence is, by a government that is its source."""
    text = re.sub(r"[<>\[\]{}]", "", marked)
    article = Article("a", "a.txt", text, "", blocks=(Block(0, len(text), BlockKind.BODY),))
    source, cue, content = (_place(marked, marks) for marks in ("<>", "[]", "{}"))
    name = text[slice(*source)]
    speaker = Entity("e", name, EntityType.GOVERNMENT, (Span("a", *source),))
    attribution = Attribution(
        "t",
        "a",
        (content,),
        cue,
        source,
        Kind.INDIRECT,
        Act.SPEECH,
        denied=False,
        hedged=False,
        confidence=1.0,
        speaker="e",
    )
    return Story((article,), (attribution,), (speaker,), (), (), (), ())


def _place(marked: str, marks: str) -> tuple[int, int]:
    """Where the words between two marks stand once all marks are gone."""
    start, end = marked.index(marks[0]), marked.index(marks[1])
    before = len(re.sub(r"[<>\[\]{}]", "", marked[:start]))
    return before, before + len(re.sub(r"[<>\[\]{}]", "", marked[start:end]))


def _find_condition(story: Story, candidate: Candidate) -> Condition | None:
    return find_condition(story.articles[0].text, candidate.evidence)
