"""Tests of read/titles.py."""

from communique.read.roles import Gender
from communique.types import EntityType
from tests.read.told import PERSON, PLACE, Told

NAMES = {
    "Ilse Marn": PERSON,
    "Dorn": PERSON,
    "Varda": PLACE,
}


def _role_of(text: str) -> list[str]:
    mention = next(m for m in Told(text, NAMES).mentions() if m.type is EntityType.PERSON)
    return [text[start:end] for start, end in mention.roles]


def test_a_title_before_a_name_is_its_role() -> None:
    assert _role_of("They met Deputy Water Minister Ilse Marn.") == ["Deputy Water Minister"]


def test_a_description_after_a_name_is_its_role() -> None:
    assert _role_of("There stood Ilse Marn, the chief negotiator of Varda, alone.") == ["the chief negotiator of Varda"]


def test_a_verb_before_a_name_is_no_role() -> None:
    assert _role_of("They met Ilse Marn.") == []


def test_a_courtesy_title_tells_the_sex() -> None:
    mention = Told("They met Ms. Dorn.", NAMES).mentions()[0]
    assert mention.gender is Gender.FEMALE
