from __future__ import annotations

from communique.link.story import link_readings
from communique.types import EntityType, Reading
from tests.link.river_readings import Who, read

STATE = Who(("Varda",), EntityType.GOVERNMENT)
CAPITAL = "Brenna, the capital of Ostrel, is cold. "


def mentions(name: str, *readings: Reading) -> set[str]:
    texts = {reading.article.id: reading.article.text for reading in readings}
    entity = next(one for one in link_readings(readings).entities if one.name == name)
    return {texts[span.article][span.start : span.end] for span in entity.mentions}


def test_a_states_people_word_and_government_are_its_mentions() -> None:
    text = "Varda agreed. The Vardan envoy left; the Vardan government and Varda's new government are one."
    assert mentions("Varda", read("a", text, [STATE, Who(("Vardan",), EntityType.PLACE)])) >= {
        "Varda",
        "Vardan",
        "Vardan government",
        "Varda's new government",
    }


def test_a_word_inside_another_name_is_no_mention() -> None:
    text = "Varda agreed. Vardan Rail did not. A Vardan did."
    reading = read("a", text, [STATE, Who(("Vardan Rail",), EntityType.ORGANIZATION)])
    assert sum(span.end - span.start == len("Vardan") for span in _spans(reading)) == 1


def _spans(reading: Reading) -> list[object]:
    entity = next(one for one in link_readings([reading]).entities if one.name == "Varda")
    return [span for span in entity.mentions if reading.article.text[span.start : span.end] == "Vardan"]


def test_a_small_word_is_no_mention() -> None:
    reading = read("a", "Varda agreed. They turned to polish. Poland too.", [STATE, Who(("Poland",), EntityType.PLACE)])
    assert mentions("Poland", reading) == {"Poland"}


def test_the_capital_is_the_state_where_it_acts_and_the_city_elsewhere() -> None:
    text = f"{CAPITAL}Ostrel agreed. Brenna rejected the map. They met in Brenna."
    found = link_readings(
        [read("a", text, [Who(("Ostrel",), EntityType.GOVERNMENT), Who(("Brenna",), EntityType.PLACE)])]
    ).entities
    counts = {one.name: sum(text[s.start : s.end] == "Brenna" for s in one.mentions) for one in found}
    assert counts == {"Ostrel": 1, "Brenna": 2}


def test_a_move_of_the_capital_carries_its_reason() -> None:
    text = f"{CAPITAL}Ostrel agreed. Brenna rejected the map."
    found = link_readings(
        [read("a", text, [Who(("Ostrel",), EntityType.GOVERNMENT), Who(("Brenna",), EntityType.PLACE)])]
    ).entities
    state = next(one for one in found if one.name == "Ostrel")
    assert "its capital, where it acts" in {join.reason for join in state.joined}
