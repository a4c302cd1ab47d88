"""Tests of read/quoted_spans.py."""

import numpy as np

from communique.model.encode import encode, load_tokenizer
from communique.model.labels import Role
from communique.model.segments import Segment
from communique.read.quoted_spans import keep_to_marks

CONTENT, CUE, SOURCE = Role.CONTENT, Role.CUE, Role.SOURCE


def kept(text: str, *spans: tuple[str, str]) -> list[tuple[str, str]]:
    """What becomes of spans, given by kind and words in text order."""
    pieces = encode(text, [(0, len(text))], load_tokenizer())
    tags, at = [], 0
    for kind, words in spans:
        at = text.index(words, at)
        start, end = np.searchsorted(pieces.offsets[:, 0], (at, at + len(words)))
        tags.append(Segment(int(start), int(end), Role(kind), 0.9, 0.9))
        at += len(words)
    found = keep_to_marks(text, pieces, tags)
    return [(s.kind, text[int(pieces.offsets[s.start, 0]) : int(pieces.offsets[s.end - 1, 1])]) for s in found]


def test_a_verb_behind_the_closing_mark_is_a_cue() -> None:
    text = "“The dam holds,” said Ilse Marn, according to Karskpress."
    spans = kept(text, (CONTENT, "“The dam holds,” said"), (SOURCE, "Ilse Marn"), (CUE, "according to"))
    assert spans[:2] == [(CONTENT, "“The dam holds,”"), (CUE, "said")]


def test_a_verb_with_no_source_behind_it_stays() -> None:
    spans = kept("“The dam holds,” said nobody.", (CONTENT, "“The dam holds,” said"))
    assert spans == [(CONTENT, "“The dam holds,” said")]


def test_contents_in_one_pair_of_marks_are_one() -> None:
    text = 'Marn writes: "Brack left, saying the dam leaks" and no more.'
    spans = kept(text, (SOURCE, "Marn"), (CONTENT, '"Brack left'), (CUE, "saying"), (CONTENT, 'the dam leaks"'))
    assert spans == [(SOURCE, "Marn"), (CONTENT, '"Brack left, saying the dam leaks"')]


def test_two_quotations_stay_two() -> None:
    text = "“The dam holds,” Marn said. “It is old.”"
    spans = ((CONTENT, "“The dam holds,”"), (SOURCE, "Marn"), (CUE, "said"), (CONTENT, "“It is old.”"))
    assert kept(text, *spans) == list(spans)


def test_a_quotation_that_is_never_closed_stays_as_it_is() -> None:
    text = "“The dam holds, Marn said. It is old."
    spans = ((CONTENT, "“The dam holds"), (SOURCE, "Marn"), (CONTENT, "It is old"))
    assert kept(text, *spans) == list(spans)
