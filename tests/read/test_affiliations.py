"""Tests of read/affiliations.py."""

from tests.read.told import BODY, NATION, PERSON, PLACE, Told

NAMES = {
    "Ilse Marn": PERSON,
    "Marn": PERSON,
    "Varda": PLACE,
    "Vardan": NATION,
}


def test_a_minister_belongs_to_the_state_in_her_title() -> None:
    told = Told("Varda sent Vardan Water Minister Ilse Marn.", NAMES)
    assert told.entity("Ilse Marn").of == told.entity("Varda").id


def test_a_chairwoman_belongs_to_the_body_her_title_names_by_its_noun() -> None:
    told = Told("The Sile Water Board met. Its board chairwoman Ilse Marn left.", {**NAMES, "Sile Water Board": BODY})
    assert told.entity("Ilse Marn").of == told.entity("Sile Water Board").id


def test_we_is_the_body_the_speaker_presides() -> None:
    text = "The Sile Water Board met. “We hope for rain,” board president Ilse Marn said."
    said = (("board president Ilse Marn", "“We hope for rain,”"), ("We", "for rain", 0))
    assert Told(text, {**NAMES, "Sile Water Board": BODY}, said).speakers()[1] == "Sile Water Board"
