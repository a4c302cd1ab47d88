"""Tests of read/titles.py."""

import pytest

from communique.model.labels import Name, NameType
from communique.read.roles import Gender
from communique.read.titles import describe_name
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


@pytest.mark.parametrize("role", ["a Varda expert at the institute", "professor of Vardan studies"])
def test_nobody_is_of_what_he_studies(role: str) -> None:
    text = f"Ilse Marn, {role}, spoke."
    start = text.index("Varda")
    word = text[start:].split(maxsplit=1)[0]
    names = [
        Name(0, len("Ilse Marn"), NameType.PERSON, 0.9),
        Name(start, start + len(word), NameType.PLACE if word == "Varda" else NameType.NATIONALITY, 0.9),
    ]
    assert describe_name(text, names[0], names).origin is None


def test_the_next_of_a_list_is_no_description() -> None:
    text = "Ilse Marn, and the Ostreli president, spoke."
    person = Name(0, len("Ilse Marn"), NameType.PERSON, 0.9)
    assert describe_name(text, person, [person]).roles == ()


def test_a_title_may_say_what_the_office_is_of() -> None:
    text = "Ostreli Minister of Water Ilse Marn spoke."
    start = text.index("Ilse")
    person = Name(start, start + len("Ilse Marn"), NameType.PERSON, 0.9)
    assert [text[slice(*role)] for role in describe_name(text, person, [person]).roles] == ["Ostreli Minister of Water"]


def test_the_end_of_a_sentence_is_no_part_of_a_title() -> None:
    text = "They met in Ilmsund. President Teo Vrask spoke."
    start = text.index("Teo")
    person = Name(start, start + len("Teo Vrask"), NameType.PERSON, 0.9)
    assert [text[slice(*role)] for role in describe_name(text, person, [person]).roles] == ["President"]
