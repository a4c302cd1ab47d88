from __future__ import annotations

from dataclasses import replace

from communique.link.story import link_readings
from communique.types import Entity, EntityType, Reading, Role, Span
from tests.link.river_readings import Who, read

TEXT = (
    "Varda agreed. Vardan President Ilsa Marn spoke. The Marn regime waits, the Marn government too, "
    "and the Marn administration. The Vardan president left; the former Vardan president did not."
)


def titled(reading: Reading, name: str, role: str, of: str | None = None) -> Reading:
    """The reading with a role for the person, as its article writes it."""
    start = reading.article.text.index(role)
    span = Span(reading.article.id, start, start + len(role))

    def give(entity: Entity) -> Entity:
        owner = f"{reading.article.id}-{of}" if of else None
        return replace(entity, roles=(Role(role, (span,)),), of=owner) if entity.name == name else entity

    return replace(reading, entities=tuple(give(entity) for entity in reading.entities))


def link(*more: Who) -> dict[str, set[str]]:
    reading = read("a", TEXT, [Who(("Varda",), EntityType.GOVERNMENT), Who(("Ilsa Marn",)), *more])
    found = link_readings([titled(reading, "Ilsa Marn", "Vardan President", "Varda")]).entities
    return {one.name: {TEXT[span.start : span.end] for span in one.mentions} for one in found}


def test_the_regime_and_the_government_of_a_leader_are_the_states() -> None:
    assert link()["Varda"] >= {"Marn regime", "Marn government"}


def test_an_administration_stays_apart() -> None:
    assert "Marn administration" not in link()["Varda"]


def test_a_regime_that_is_an_entity_joins_the_state_with_its_reason() -> None:
    reading = read(
        "a",
        TEXT,
        [Who(("Varda",), EntityType.GOVERNMENT), Who(("Ilsa Marn",)), Who(("Marn regime",), EntityType.GOVERNMENT)],
    )
    found = link_readings([titled(reading, "Ilsa Marn", "Vardan President", "Varda")]).entities
    state = next(one for one in found if one.name == "Varda")
    assert "the government of its leader" in {join.reason for join in state.joined}


def test_an_office_alone_names_the_one_who_holds_it() -> None:
    assert "Vardan president" in link()["Ilsa Marn"]


def test_a_former_holder_is_not_named_by_it() -> None:
    assert not any("former" in mention for mention in link()["Ilsa Marn"])


def test_an_office_that_two_hold_names_neither() -> None:
    other = read(
        "b", "Vardan President Jonas Orr spoke in Varda.", [Who(("Jonas Orr",)), Who(("Varda",), EntityType.PLACE)]
    )
    reading = read("a", TEXT, [Who(("Varda",), EntityType.GOVERNMENT), Who(("Ilsa Marn",))])
    readings = [
        titled(reading, "Ilsa Marn", "Vardan President", "Varda"),
        titled(other, "Jonas Orr", "Vardan President", "Varda"),
    ]
    found = link_readings(readings).entities
    assert not any(
        TEXT[s.start : s.end] == "Vardan president" for one in found for s in one.mentions if s.article == "a"
    )
