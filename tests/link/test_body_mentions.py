from __future__ import annotations

from communique.link.story import link_readings
from communique.types import EntityType, Reading
from tests.link.river_readings import Who, read

VARDA = Who(("Varda",), EntityType.GOVERNMENT)
CHILE = Who(("Chile",), EntityType.GOVERNMENT)
ARMY = Who(("The Vardan army",), EntityType.ORGANIZATION)
MINISTRY = Who(("Varda's Foreign Ministry",), EntityType.ORGANIZATION)
FIRST = "The Vardan army moved to the border of Varda, Varda's Foreign Ministry said."


def mentions_in(second: str, name: str) -> list[str]:
    readings: list[Reading] = [read("a", FIRST, [VARDA, ARMY, MINISTRY]), read("b", second, [VARDA])]
    linked = link_readings(readings)
    entity = next(entity for entity in linked.entities if entity.name == name)
    return [second[span.start : span.end] for span in entity.mentions if span.article == "b"]


def test_the_forces_of_a_state_are_its_army() -> None:
    text = "Vardan troops stood at the weir of Varda."
    assert mentions_in(text, "The Vardan army") == ["Vardan troops"]


def test_a_ministry_is_found_by_its_state_in_any_case_of_letters() -> None:
    text = "The Vardan foreign ministry has warned Varda."
    assert mentions_in(text, "Varda's Foreign Ministry") == ["Vardan foreign ministry"]


def test_the_forces_of_another_state_are_not() -> None:
    text = "Chilean troops stood at the weir of Varda."
    assert mentions_in(text, "The Vardan army") == []


def test_the_capital_of_a_state_is_the_city() -> None:
    first = read("a", "They met in Santiago, in Chile.", [Who(("Santiago",), EntityType.PLACE), CHILE])
    text = "Chile spoke. Rain fell on the Chilean capital."
    linked = link_readings([first, read("b", text, [CHILE])])
    city = next(entity for entity in linked.entities if entity.name == "Santiago")
    assert [text[span.start : span.end] for span in city.mentions if span.article == "b"] == ["Chilean capital"]
