from __future__ import annotations

from dataclasses import replace

import pytest

from communique.link.story import link_readings
from communique.types import EntityType, NounPhrase
from tests.link.river_readings import Who, read

UNION = Who(("Sile Growers Union",), EntityType.ORGANIZATION)
OTHER = Who(("Ferrymen's Union",), EntityType.ORGANIZATION)
NAMED = "The Sile Growers Union met. "


def called(text: str, phrase: str, *bodies: Who) -> list[str]:
    """Which of the bodies a noun phrase of the text is a mention of."""
    start = text.index(phrase)
    head = start + phrase.rindex(" ") + 1
    phrases = (NounPhrase("a", start, start + len(phrase), head, None),)
    linked = link_readings([replace(read("a", text, bodies), noun_phrases=phrases)])
    return [entity.name for entity in linked.entities if any(span.start == start for span in entity.mentions)]


@pytest.mark.parametrize("phrase", ["the union", "the growers union"])
def test_a_body_is_meant_by_its_kind_once_it_has_been_named(phrase: str) -> None:
    assert called(f"{NAMED}Later {phrase} left.", phrase, UNION) == ["Sile Growers Union"]


def test_a_kind_that_two_bodies_of_the_article_are_of_means_neither() -> None:
    text = f"{NAMED}The Ferrymen's Union came. Later the union left."
    assert called(text, "the union", UNION, OTHER) == []


def test_a_kind_means_nobody_who_is_named_only_later() -> None:
    assert called("First the union met. The Sile Growers Union left.", "the union", UNION) == []


@pytest.mark.parametrize("phrase", ["a union", "the two large unions", "the committee"])
def test_another_phrase_does_not_mean_the_body(phrase: str) -> None:
    assert called(f"{NAMED}Later {phrase} left.", phrase, UNION) == []


def test_a_headline_calls_a_body_by_words_of_its_name_before_it_is_named() -> None:
    assert called("Mayor and growers union agree\n\nThe Sile Growers Union met.", "growers union", UNION) == [
        "Sile Growers Union"
    ]


def test_words_that_are_not_of_the_name_mean_another_body() -> None:
    assert called("Mayor and ferry union agree\n\nThe Sile Growers Union met.", "ferry union", UNION) == []


def test_a_body_is_called_by_its_kind_behind_the_place_that_it_is_of() -> None:
    assert called(f"{NAMED}Then the city's grower union left.", "the city's grower union", UNION) == [
        "Sile Growers Union"
    ]


def test_members_of_a_body_are_no_second_body_of_its_kind() -> None:
    members = Who(("The 9 Sile Growers Union members",), EntityType.ORGANIZATION)
    text = f"{NAMED}The 9 Sile Growers Union members left. Later the union met."
    assert called(text, "the union", UNION, members) == ["Sile Growers Union"]
