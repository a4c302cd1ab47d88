"""Sentences written for the project, sentences.tsv -> candidates with their kinds, to learn kinds of move from.

They are marked as those of evaluation/moves.tsv are, and are about other quarrels.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from communique.compose.move_candidates import find_candidates
from communique.compose.move_phrases import find_phrases
from communique.model.moves import OUTCOMES
from communique.model.reader import Reader
from evaluation.moves import NO_MOVE, make_story, read_sentences

SENTENCES = Path(__file__).with_name("sentences.tsv")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The phrases and the vector of a sentence, and the place of its kind in OUTCOMES."""

    phrases: frozenset[str]
    vector: tuple[float, ...]
    outcome: int


def read_phrased(reader: Reader) -> list[Sentence]:
    """The sentences in the order of the file, but for those whose source is nobody."""
    names = [NO_MOVE if kind is None else kind.value for kind in OUTCOMES]
    return [
        Sentence(find_phrases(candidate), candidate.attribution.vector, names.index(sentence.kind))
        for sentence in read_sentences(SENTENCES)
        for candidate in find_candidates(make_story(sentence.marked, reader))
    ]
