"""Tests of read/event_marks.py."""

from dataclasses import replace

import numpy as np

from communique.model.event_mentions import KINDS
from communique.read.event_marks import Circumstances, mark_predicate
from communique.types import Modality
from tests.read.trees import Written

PLAIN = Circumstances(
    kinds=np.full(len(KINDS), 1 / len(KINDS), dtype=np.float32),
    modality=Modality.ACTUAL,
    actors=(),
    recipients=(),
    time=None,
    holder=None,
    is_cue=False,
    is_quoted=False,
    is_headline=False,
    length=30,
    outer=0,
    place=2,
    of_all=9,
)


def marks_of(seen: Circumstances) -> np.ndarray:
    written = Written("Varda/P/nsubj/2 withdrew/V/root/0")
    return mark_predicate(written.tree, written.predicate("withdrew"), seen)


def test_modality_changes_two_marks() -> None:
    changed = marks_of(PLAIN) != marks_of(replace(PLAIN, modality=Modality.NEGATED))
    assert np.count_nonzero(changed) == 2


def test_a_headline_is_marked() -> None:
    assert np.count_nonzero(marks_of(PLAIN) != marks_of(replace(PLAIN, is_headline=True))) == 1


def test_marks_stay_small_whatever_the_article() -> None:
    long = replace(PLAIN, length=10**6, outer=100, place=10**5, of_all=10**5, kinds=np.zeros_like(PLAIN.kinds))
    assert np.abs(marks_of(long)).max() < 10
