"""Tests of link/leaders.py, and of what the tables of read tell link."""

from communique.link.entities import link_entities
from communique.types import Entity, EntityType, Origin, Reading
from tests.link.river_readings import Who, read

STATE, BODY = EntityType.GOVERNMENT, EntityType.ORGANIZATION


def linked(*readings: Reading) -> dict[str, Entity]:
    """The linked entity of each id of the readings."""
    links = link_entities(readings, [Origin(reading.article.id, (reading.article.id,)) for reading in readings])
    by_id = {entity.id: entity for entity in links.entities}
    return {entity.id: by_id[links.ids[entity.id]] for reading in readings for entity in reading.entities}


def test_a_regime_called_after_a_leader_of_the_table_is_his_state() -> None:
    who = [Who(("Bashar Assad",)), Who(("Syria",), STATE), Who(("Assad regime",), STATE)]
    found = linked(read("a", "Bashar Assad spoke. Syria agreed, and the Assad regime signed.", who))
    assert found["a-Assad regime"] is found["a-Syria"]


def test_a_regime_called_after_somebody_unknown_stays_apart() -> None:
    who = [Who(("Ilse Dorn",)), Who(("Syria",), STATE), Who(("Dorn regime",), STATE)]
    found = linked(read("a", "Ilse Dorn spoke. Syria agreed, and the Dorn regime signed.", who))
    assert found["a-Dorn regime"] is not found["a-Syria"]


def test_a_seat_of_power_is_the_body_that_sits_there() -> None:
    found = linked(
        read("a", "Foggy Bottom disagreed.", [Who(("Foggy Bottom",), BODY)]),
        read("b", "The State Department agreed.", [Who(("State Department",), BODY)]),
    )
    assert found["a-Foggy Bottom"] is found["b-State Department"]


def test_a_seat_of_power_meets_a_body_named_with_its_state() -> None:
    found = linked(
        read("a", "The Quai d’Orsay disagreed.", [Who(("Quai d’Orsay",), BODY)]),
        read("b", "France’s Foreign Ministry agreed.", [Who(("France’s Foreign Ministry",), BODY)]),
    )
    assert found["a-Quai d’Orsay"] is found["b-France’s Foreign Ministry"]


def test_an_epithet_of_a_state_is_a_mention_of_it() -> None:
    text = "France left. The hermit kingdom stayed, said North Korea."
    found = linked(read("a", text, [Who(("North Korea",), STATE)]))
    assert "hermit kingdom" in {text[span.start : span.end] for span in found["a-North Korea"].mentions}
