"""Tests of read/descriptions.py."""

from tests.read.told import NATION, PLACE, Told

NAMES = {
    "Ostrel": PLACE,
    "Ostreli": NATION,
}


def test_a_government_is_its_state() -> None:
    told = Told("Ostrel is dry. The Ostreli government said no.", NAMES, (("The Ostreli government", "no"),))
    assert told.speakers() == ["Ostrel"]


def test_some_alone_is_no_speaker() -> None:
    assert Told("Some said no.", NAMES, (("Some", "no"),)).speakers() == [None]


def test_news_is_no_speaker() -> None:
    assert Told("News came that it rained.", NAMES, (("News", "that it rained"),)).speakers() == [None]
