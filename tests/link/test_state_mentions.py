from __future__ import annotations

from dataclasses import replace

import pytest

from communique.link.story import link_readings
from communique.types import EntityType, Reading, Role, Span
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


def test_the_people_of_a_state_are_the_state_where_they_act_and_themselves_elsewhere() -> None:
    text = "Chile spoke. The Chileans rejected the map. He told of the customs of the Chileans."
    reading = read("a", text, [Who(("Chile",), EntityType.GOVERNMENT)])
    entity = next(one for one in link_readings([reading]).entities if one.name == "Chile")
    people = [span.start for span in entity.mentions if text[span.start : span.end] == "Chileans"]
    assert people == [text.index("Chileans rejected")]


def test_the_government_of_a_state_or_of_its_leader_is_the_state() -> None:
    text = "Varda agreed. The government of Varda and the government of President Ilsa Marn are one."
    marn = read("b", "Vardan President Ilsa Marn spoke of Varda.", [STATE, Who(("Ilsa Marn",))])
    entities = tuple(
        replace(e, roles=(Role("Vardan President", (Span("b", 0, 16),)),)) if e.name == "Ilsa Marn" else e
        for e in marn.entities
    )
    reading = read("a", text, [STATE, Who(("Ilsa Marn",))])
    assert mentions("Varda", reading, replace(marn, entities=entities)) >= {
        "government of Varda",
        "government of President Ilsa Marn",
    }


def test_the_federal_government_is_that_of_the_only_federation_of_the_pile() -> None:
    text = "Austria and Chile agreed, the federal government said."
    austria, chile = Who(("Austria",), EntityType.GOVERNMENT), Who(("Chile",), EntityType.GOVERNMENT)
    assert mentions("Austria", read("a", text, [austria, chile])) == {"Austria", "federal government"}


def test_the_federal_government_is_that_of_the_federation_that_the_pile_names_most() -> None:
    text = "Austria met Brazil. Austria left. Austria agreed, the federal government said."
    austria, brazil = Who(("Austria",), EntityType.GOVERNMENT), Who(("Brazil",), EntityType.GOVERNMENT)
    assert mentions("Austria", read("a", text, [austria, brazil])) == {"Austria", "federal government"}


def test_the_federal_government_is_nobody_s_where_the_pile_speaks_of_two_federations() -> None:
    text = "Austria and Brazil agreed, the federal government said."
    austria, brazil = Who(("Austria",), EntityType.GOVERNMENT), Who(("Brazil",), EntityType.GOVERNMENT)
    assert mentions("Austria", read("a", text, [austria, brazil])) == {"Austria"}


@pytest.mark.parametrize("words", ["government in Brenna", "Varda's side"])
def test_the_government_where_it_sits_and_the_side_of_a_state_are_the_state(words: str) -> None:
    text = f"Varda agreed. Brenna, the capital of Varda, is cold. The {words} objected."
    assert words in mentions("Varda", read("a", text, [STATE]))
