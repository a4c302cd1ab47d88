"""Tests of read/heads.py."""

from communique.read.sources import find_head
from tests.read.told import PERSON, Told

NAMES = {
    "Teo Brack": PERSON,
}


def _head(phrase: str) -> str:
    head = find_head(phrase, (0, len(phrase)), Told(phrase, NAMES).tagged)
    assert head is not None
    return phrase[head.start : head.end]


def test_the_parents_of_somebody_are_not_he() -> None:
    assert _head("the parents of Teo Brack") == "the parents of Teo Brack"
