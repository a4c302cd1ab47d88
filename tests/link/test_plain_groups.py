from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from communique.link.story import link_readings
from communique.types import EntityType, NounPhrase, Reading
from tests.link.river_readings import Said, Who, read


def phrased(reading: Reading, phrases: Sequence[str]) -> Reading:
    """The reading with noun phrases, wherever their words stand."""
    text, article = reading.article.text, reading.article.id
    found = [
        NounPhrase(article, m.start(), m.end(), m.start() + phrase.rfind(" ") + 1, None)
        for phrase in phrases
        for m in re.finditer(rf"\b{re.escape(phrase)}\b", text)
    ]
    return replace(reading, noun_phrases=tuple(sorted(found)))


def told(text: str, *phrases: str, who: Sequence[Who] = (), said: Sequence[Said] = ()) -> list[set[str]]:
    """What the groups and papers of a text are called."""
    linked = link_readings([phrased(read("a", text, who, said), phrases)])
    kinds = (EntityType.GROUP, EntityType.DOCUMENT)
    return [{text[m.start : m.end] for m in one.mentions} for one in linked.entities if one.type in kinds]


def test_those_who_are_told_in_words_that_mean_the_same_are_one_group() -> None:
    text = "The dock workers met. Then dock employees left; dock workers slept."
    assert told(text, "The dock workers", "dock workers", "dock employees") == [{"dock workers", "dock employees"}]


def test_words_behind_the_noun_tell_the_same_as_words_before_it() -> None:
    text = "The river pilots met. The pilots of the river left. The river pilots slept."
    assert told(text, "The river pilots", "The pilots", "the river") == [{"river pilots", "pilots of the river"}]


def test_the_people_of_a_state_are_one_group() -> None:
    text = "The Chilean people met. Few spoke to Chileans. The people of Chile slept."
    assert told(text, "The Chilean people", "Chileans", "The people", "Chile") == [
        {"Chilean people", "Chileans", "people of Chile"}
    ]


def test_a_paper_still_bargained_about_is_one_however_it_is_called() -> None:
    text = "A tentative deal is out. The proposed agreement is long. The tentative deal is short."
    assert told(text, "A tentative deal", "The proposed agreement", "The tentative deal") == [
        {"tentative deal", "proposed agreement"}
    ]


@pytest.mark.parametrize(
    "words", ["some dock workers", "9 dock workers", "their dock workers", "other dock workers", "mill workers"]
)
def test_whoever_is_brought_in_or_narrowed_down_otherwise_is_somebody_else(words: str) -> None:
    text = f"The dock workers met. Then dock employees and {words} left."
    assert told(text, "The dock workers", "dock employees", words) == []


@pytest.mark.parametrize("words", ["dock officials", "river plans", "the trade deal"])
def test_those_who_speak_unnamed_and_things_are_no_group(words: str) -> None:
    text = f"So {words} came. Later {words} went, then new {words}."
    assert told(text, words, f"new {words}") == []


def test_a_group_that_speaks_is_the_one_that_is_told_in_the_same_words() -> None:
    text = 'Dock workers said: "We are cold." Nobody heard the dock employees.'
    who = Who(("Dock workers",), EntityType.GROUP, anonymous=True)
    called = told(text, "Dock workers", "the dock employees", who=[who], said=[Said("We are cold", "Dock workers")])
    assert called == [{"Dock workers", "dock employees"}]


def test_two_groups_that_speak_in_the_same_words_are_left_apart() -> None:
    text = "Dock workers met. The dock employees slept; dock staffers woke."
    who = [
        Who(("Dock workers",), EntityType.GROUP, anonymous=True),
        Who(("dock staffers",), EntityType.GROUP, anonymous=True),
    ]
    assert told(text, "Dock workers", "The dock employees", "dock staffers", who=who) == [
        {"Dock workers"},
        {"dock staffers"},
    ]


def test_those_of_several_are_not_those_of_the_first() -> None:
    text = "The Chilean farmers met. The farmers of Chile, Peru and Cuba left. The Chilean farmers slept."
    assert told(text, "The Chilean farmers", "The farmers", "Chile", "Peru", "Cuba") == []
