"""Tests of read/joint_sources.py."""

import pytest

from communique.read.roles import Number
from communique.read.sources import find_head
from communique.types import EntityType
from tests.read.told import BODY, PERSON, PLACE, Told

NAMES = {
    "Ilse Marn": PERSON,
    "Teo Brack": PERSON,
    "Varda": PLACE,
    "Ostrel": PLACE,
    "Sile Water Board": BODY,
}


def _head(phrase: str) -> str:
    head = find_head(phrase, (0, len(phrase)), Told(phrase, NAMES).tagged)
    assert head is not None
    return phrase[head.start : head.end]


@pytest.mark.parametrize(
    "phrase",
    [
        "Varda and Ostrel",
        "Ilse Marn and other Greens",
        "Senator Ilse Marn, a Green, and Teo Brack, a farmer",
        "Water Secretary Ilse Marn (Green) and the Sile Water Board",
    ],
)
def test_several_named_sources_are_one_joint_group(phrase: str) -> None:
    head = find_head(phrase, (0, len(phrase)), Told(phrase, NAMES).tagged)
    assert head is not None
    assert (head.joint, head.type, head.number) == (True, EntityType.GROUP, Number.PLURAL)


@pytest.mark.parametrize("phrase", ["Ilse Marn, a lawyer and former envoy", "chairman and chief envoy Ilse Marn"])
def test_two_roles_of_one_person_are_not_joint(phrase: str) -> None:
    assert _head(phrase) == "Ilse Marn"


def test_what_is_said_of_the_last_is_no_part_of_the_group() -> None:
    assert _head("Ilse Marn and Teo Brack, the Green envoy,") == "Ilse Marn and Teo Brack"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Water Minister Ilse Marn and envoy Teo Brack", "Ilse Marn and Teo Brack"),
        ("Varda and Ostrel both", "Varda and Ostrel"),
        ("Ilse Marn and other envoys", "Ilse Marn and other envoys"),
    ],
)
def test_a_joint_source_is_called_by_its_members(source: str, name: str) -> None:
    assert Told(f"{source} said the dam holds.", NAMES, ((source, "the dam holds"),)).speakers() == [name]
