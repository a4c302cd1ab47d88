from __future__ import annotations

from dataclasses import replace

import pytest

from communique.link.story import link_readings
from communique.types import EntityType, Reading, Role, Span
from tests.link.river_readings import Who, read

VARDA = Who(("Varda",), EntityType.GOVERNMENT)
LATER = "The Vardan president left Varda."


def titled(article: str, text: str, name: str, title: str) -> Reading:
    """A reading in which somebody has a title; `of` is not told."""
    reading = read(article, text, [Who((name,)), VARDA])
    start = text.index(title)
    role = Role(title, (Span(article, start, start + len(title)),))
    entities = (replace(e, roles=(role,)) if e.type is EntityType.PERSON else e for e in reading.entities)
    return replace(reading, entities=tuple(entities))


def called_later(*readings: Reading) -> list[str]:
    """What the people of the readings are called in another article."""
    linked = link_readings([*readings, read("z", LATER, [VARDA])])
    people = (entity for entity in linked.entities if entity.type is EntityType.PERSON)
    return [LATER[span.start : span.end] for person in people for span in person.mentions if span.article == "z"]


def test_who_leads_a_state_holds_the_office_that_another_article_names_alone() -> None:
    text = "Vardan President Ilsa Marn came to Varda."
    assert called_later(titled("a", text, "Ilsa Marn", "Vardan President")) == ["Vardan president"]


def test_an_office_that_two_hold_names_neither() -> None:
    one = titled("a", "Vardan President Ilsa Marn came to Varda.", "Ilsa Marn", "Vardan President")
    other = titled("b", "Vardan President Tomas Brek came to Varda.", "Tomas Brek", "Vardan President")
    assert called_later(one, other) == []


def test_an_office_in_capitals_is_the_one_in_small_letters() -> None:
    later = read("b", "Later the Vardan President, who had slept, left Varda.", [VARDA])
    first = titled("a", "Vardan President Ilsa Marn came to Varda.", "Ilsa Marn", "Vardan President")
    people = (e for e in link_readings([first, later]).entities if e.type is EntityType.PERSON)
    assert [later.article.text[m.start : m.end] for e in people for m in e.mentions if m.article == "b"] == [
        "Vardan President"
    ]


@pytest.mark.parametrize(("words", "called"), [("Varda's frail president", 1), ("Varda's vice president", 0)])
def test_who_leads_a_state_may_be_described_but_no_deputy(words: str, called: int) -> None:
    later = read("b", f"Later came {words}, who had slept, left Varda.", [VARDA])
    first = titled("a", "Vardan President Ilsa Marn came to Varda.", "Ilsa Marn", "Vardan President")
    marn = next(e for e in link_readings([first, later]).entities if e.type is EntityType.PERSON)
    assert [later.article.text[m.start : m.end] for m in marn.mentions if m.article == "b"].count(words) == called
