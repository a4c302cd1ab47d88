from __future__ import annotations

from dataclasses import replace

import pytest

from communique.link.story import link_readings
from communique.types import EntityType, Reading, Role, Span
from tests.link.river_readings import Who, read

MARN = Who(("Ilsa Marn",))
BOARD = Who(("Sile Board",), EntityType.ORGANIZATION)
GAZETTE = Who(("Nordmere Gazette",), EntityType.OUTLET)
VARDA = Who(("Varda",), EntityType.GOVERNMENT)
BRENNA = Who(("Brenna",), EntityType.PLACE)
STATES = Who(("United States",), EntityType.GOVERNMENT)


def titled(reading: Reading, title: str, name: str = "Ilsa Marn") -> Reading:
    start = reading.article.text.index(title)
    role = Role(title, (Span(reading.article.id, start, start + len(title)),))
    return replace(
        reading, entities=tuple(replace(e, roles=(role,)) if e.name == name else e for e in reading.entities)
    )


def owner_of(reading: Reading, name: str = "Ilsa Marn") -> str | None:
    """The name of what somebody belongs to."""
    entities = link_readings([reading]).entities
    names = {entity.id: entity.name for entity in entities}
    return next(names.get(entity.of or "") for entity in entities if entity.name == name)


def test_whose_name_an_outlet_owns_is_its_reporter() -> None:
    assert owner_of(read("a", "The Nordmere Gazette’s Ilsa Marn was there.", [MARN, GAZETTE])) == "Nordmere Gazette"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Vardan Sile Board chairman Ilsa Marn left Varda.", "Vardan Sile Board chairman"),
        ("Ilsa Marn, chairman of the Sile Board, left Varda.", "chairman of the Sile Board"),
        ("Ilsa Marn, chairman of the Brenna-based Sile Board, left.", "chairman of the Brenna-based Sile Board"),
    ],
)
def test_a_title_that_names_a_body_is_of_that_body(text: str, title: str) -> None:
    who = [MARN, BOARD, *(one for one in (VARDA, BRENNA) if one.names[0] in text)]
    assert owner_of(titled(read("a", text, who), title)) == "Sile Board"


def test_the_body_that_somebody_is_said_to_be_of_is_his() -> None:
    assert owner_of(read("a", "Ilsa Marn of the Sile Board disagreed.", [MARN, BOARD])) == "Sile Board"


def test_a_town_that_somebody_is_of_owns_nobody() -> None:
    assert owner_of(read("a", "Ilsa Marn of Brenna disagreed.", [MARN, BRENNA])) is None


def test_a_former_chairman_belongs_to_the_body_no_more() -> None:
    reading = titled(
        read("a", "Former Sile Board chairman Ilsa Marn left.", [MARN, BOARD]), "Former Sile Board chairman"
    )
    assert owner_of(reading) is None


def test_a_spokesman_of_somebody_is_of_the_office_of_that_one() -> None:
    office = Who(("Doel’s office",), EntityType.ORGANIZATION)
    text = "Doel’s office was shut. Doel spokesman Ilsa Marn said so."
    assert owner_of(titled(read("a", text, [MARN, office]), "Doel spokesman")) == "Doel’s office"


@pytest.mark.parametrize(("title", "chamber"), [("Sen.", "Senate"), ("Republican Rep.", "House")])
def test_an_american_lawmaker_is_of_the_chamber_that_the_pile_names(title: str, chamber: str) -> None:
    bodies = [Who((name,), EntityType.ORGANIZATION) for name in ("Senate", "House")]
    text = f"{title} Ilsa Marn spoke. The Senate and the House of the United States met."
    reading = titled(read("a", text, [MARN, STATES, *bodies]), title)
    assert owner_of(reading) == chamber


def test_a_senator_of_another_state_stays_that_state_s() -> None:
    who = [MARN, VARDA, Who(("Senate",), EntityType.ORGANIZATION)]
    reading = titled(read("a", "Sen. Ilsa Marn of Varda spoke. The Senate met.", who), "Sen.")
    entities = (replace(e, of="a-Varda") if e.name == "Ilsa Marn" else e for e in reading.entities)
    assert owner_of(replace(reading, entities=tuple(entities))) == "Varda"


def test_the_second_of_a_list_shares_the_title() -> None:
    senate = Who(("Senate",), EntityType.ORGANIZATION)
    text = "Sens. Ilsa Marn and Teo Doel left the Senate."
    assert owner_of(titled(read("a", text, [MARN, Who(("Teo Doel",)), senate]), "Sens."), "Teo Doel") == "Senate"


@pytest.mark.parametrize(("place", "owner"), [("White House", "United States"), ("Brenna hall", None)])
def test_a_defense_secretary_is_american_where_the_pile_speaks_of_washington(place: str, owner: str | None) -> None:
    text = f"Defense Secretary Ilsa Marn left the {place} of the United States."
    reading = read("a", text, [MARN, STATES, Who((place,), EntityType.ORGANIZATION)])
    assert owner_of(titled(reading, "Defense Secretary")) == owner
