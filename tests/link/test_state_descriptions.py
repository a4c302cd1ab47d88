from __future__ import annotations

from dataclasses import replace

import pytest

from communique.link.story import link_readings
from communique.types import EntityType, NounPhrase
from tests.link.river_readings import Who, read

VARDA = Who(("Varda",), EntityType.GOVERNMENT)
OSTREL = Who(("Ostrel",), EntityType.GOVERNMENT)
AMERICA = Who(("United States",), EntityType.GOVERNMENT)


def called(text: str, phrase: str, *states: Who) -> list[str]:
    """Which of the states a noun phrase of the text is a mention of."""
    start = text.index(phrase)
    phrases = (NounPhrase("a", start, start + len(phrase), start + phrase.rindex(" ") + 1, None),)
    linked = link_readings([replace(read("a", text, states), noun_phrases=phrases)])
    return [entity.name for entity in linked.entities if any(span.start == start for span in entity.mentions)]


def test_an_epithet_means_the_state_that_the_article_speaks_of() -> None:
    text = (
        "Varda objected. Varda left. Varda sulked. Varda and Varda! Ostrel stayed while the landlocked nation rested."
    )
    assert called(text, "the landlocked nation", VARDA, OSTREL) == ["Varda"]


def test_an_epithet_means_neither_of_two_states_named_as_often() -> None:
    text = f"{'Varda met Ostrel. ' * 5}They fell out over the landlocked nation."
    assert called(text, "the landlocked nation", VARDA, OSTREL) == []


def test_the_united_states_are_not_described() -> None:
    text = f"{'United States aid. ' * 9}{'Varda asked. ' * 5}It went to the poor nation."
    assert called(text, "the poor nation", VARDA, AMERICA) == ["Varda"]


@pytest.mark.parametrize(
    "phrase", ["the host country", "a landlocked nation", "the nation", "the third country", "the steady state of play"]
)
def test_another_phrase_does_not_mean_the_state(phrase: str) -> None:
    text = f"{'Varda objected. ' * 5}Then {phrase} agreed."
    assert called(text, phrase.removesuffix(" of play"), VARDA) == []


def test_an_ally_is_the_state_that_the_article_speaks_of() -> None:
    assert called(f"{'Varda objected. ' * 5}Then the U.S. ally agreed.", "the U.S. ally", VARDA) == ["Varda"]
