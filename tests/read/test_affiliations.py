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


LEADERS = {
    "Francois Hollande": PERSON,
    "Hollande": PERSON,
    "Dorn": PERSON,
    "Ban Ki-moon": PERSON,
    "France": PLACE,
    "South Korea": PLACE,
    "United States": PLACE,
    "White House": BODY,
}


def test_a_president_whom_the_table_of_leaders_knows_belongs_to_the_state_he_led() -> None:
    told = Told("The White House heard President Francois Hollande. The United States and France met.", LEADERS)
    assert told.entity("Francois Hollande").of == told.entity("France").id


def test_the_surname_of_a_known_president_is_enough_after_his_title() -> None:
    told = Told("The White House heard President Hollande. The United States and France met.", LEADERS)
    assert told.entity("Hollande").of == told.entity("France").id


def test_a_known_president_is_not_american_where_his_state_is_not_named() -> None:
    told = Told("The White House heard President Hollande. The United States agreed.", LEADERS)
    assert told.entity("Hollande").of is None


def test_a_president_nobody_knows_is_american_where_the_white_house_is_named() -> None:
    told = Told("The White House heard President Dorn. The United States agreed.", LEADERS)
    assert told.entity("Dorn").of == told.entity("United States").id


def test_a_surname_alone_does_not_tell_a_state_without_a_title() -> None:
    told = Told("Hollande spoke first. France and South Korea met.", LEADERS)
    assert told.entity("Hollande").of is None


def test_who_left_his_state_for_another_office_is_not_of_it() -> None:
    told = Told("Secretary-General Ban Ki-moon spoke. France and South Korea met.", LEADERS)
    assert told.entity("Ban Ki-moon").of is None


def test_a_seat_of_power_belongs_to_its_state() -> None:
    told = Told("The White House heard France. The United States agreed.", LEADERS)
    assert told.entity("White House").of == told.entity("United States").id
