"""Tests of read/affiliations.py."""

from tests.read.told import NATION, PERSON, PLACE, Told

NAMES = {
    "Ilse Marn": PERSON,
    "Marn": PERSON,
    "Varda": PLACE,
    "Vardan": NATION,
}


def test_a_minister_belongs_to_the_state_in_her_title() -> None:
    told = Told("Varda sent Vardan Water Minister Ilse Marn.", NAMES)
    assert told.entity("Ilse Marn").of == told.entity("Varda").id
