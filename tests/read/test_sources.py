"""Tests of read/sources.py."""

import pytest

from communique.model.labels import Name
from communique.read.phrases import Form
from communique.read.sources import find_head
from tests.read.told import BODY, NATION, PERSON, PLACE, Told

NAMES = {
    "Ilse Marn": PERSON,
    "Dorn": PERSON,
    "Varda": PLACE,
    "Ostreli": NATION,
    "Sile Water Board": BODY,
    "Council of Lakes": BODY,
}


def _head(phrase: str) -> str:
    head = find_head(phrase, (0, len(phrase)), Told(phrase, NAMES).tagged)
    assert head is not None
    return phrase[head.start : head.end]


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("Ilse Marn, the vice minister of water,", "Ilse Marn"),
        ("the Ostreli envoy, Ilse Marn", "Ilse Marn"),
        ("Dorn's spokeswoman, Ilse Marn", "Ilse Marn"),
        ("special envoy for Varda Ilse Marn", "Ilse Marn"),
        ("Council of Lakes Chairman Ilse Marn", "Ilse Marn"),
        ("the chairman of the Sile Water Board, Senator Ilse Marn of Varda", "Ilse Marn"),
        ("Ilse Marn (of the Greens)", "Ilse Marn"),
        ("Ilse Marn, who leads the talks", "Ilse Marn"),
        ("Dorn himself", "Dorn"),
        ("a spokesman for President Dorn", "a spokesman for President Dorn"),
        ("Dorn's office", "Dorn's office"),
        ("the Sile Water Board", "Sile Water Board"),
        ("officials from Varda", "officials from Varda"),
        ("two people briefed on the pact, who would not be named", "two people briefed on the pact"),
        ("she", "she"),
    ],
)
def test_the_head_carries_the_phrase(phrase: str, head: str) -> None:
    assert _head(phrase) == head


@pytest.mark.parametrize(
    ("phrase", "tagged"), [("the water minister Ilse Marn", "the water minister"), ("Mr. Dorn", "Mr")]
)
def test_a_source_that_stops_short_of_the_name_it_describes_reaches_it(phrase: str, tagged: str) -> None:
    head = find_head(phrase, (0, len(tagged)), Told(phrase, NAMES).tagged)
    assert head is not None
    assert phrase[head.start : head.end] in NAMES


@pytest.mark.parametrize(
    ("phrase", "tagged", "head"),
    [
        ("the Sile Water Board said", "the", "Sile Water Board"),
        ("the Sile Water Board said", "the Sile", "Sile Water Board"),
        ("the president said", "the", "the president"),
        ("a Sile Water Board official said", "a Sile Water Board", "a Sile Water Board official"),
        ("the Dorn administration said", "the Dorn", "Dorn administration"),
        ("that two towns feared", "that two towns", "two towns"),
        ("who opinion polls show", "who opinion polls", "opinion polls"),
    ],
)
def test_a_source_whose_tags_cut_its_phrase_is_read_whole(phrase: str, tagged: str, head: str) -> None:
    found = find_head(phrase, (0, len(tagged)), Told(phrase, NAMES).tagged)
    assert found is not None
    assert phrase[found.start : found.end] == head


def test_us_in_capitals_is_a_country_and_no_pronoun() -> None:
    head = find_head("the US", (0, 6), (Name(4, 6, PLACE, 1.0),))
    assert head is not None
    assert head.form is Form.NAME


def test_a_phrase_without_a_word_has_no_head() -> None:
    assert find_head("“ ”", (0, 3), ()) is None


def test_us_in_brackets_is_a_country() -> None:
    head = find_head("[The US]", (0, 8), (Name(5, 7, PLACE, 1.0),))
    assert head is not None
    assert head.form is Form.NAME
