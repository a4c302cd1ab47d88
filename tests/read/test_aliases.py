"""Tests of read/aliases.py and given_names.py."""

from tests.read.told import BODY, PERSON, Told

NAMES = {
    "Ilse Marn": PERSON,
    "Marn": PERSON,
    "Brack": PERSON,
    "Sile Water Board": BODY,
}


def test_a_surname_stands_for_the_full_name() -> None:
    told = Told("Ilse Marn arrived. Marn said the dam holds.", NAMES, (("Marn", "the dam holds"),))
    assert told.speakers() == ["Ilse Marn"]


def test_a_surname_in_the_headline_stands_for_the_name_below() -> None:
    told = Told("Marn says no\n\nIlse Marn left.", NAMES, (("Marn", "no"),))
    assert told.speakers() == ["Ilse Marn"]


def test_spellings_with_hyphens_and_slips_of_case_are_one_person() -> None:
    names = {"Kel Sun Ok": PERSON, "KEl Sun-ok": PERSON}
    assert len(Told("Kel Sun Ok left. KEl Sun-ok stayed.", names).resolution().entities) == 1


def test_two_of_one_family_stay_two() -> None:
    names = {"Kel Sun Ok": PERSON, "Kel Sun Im": PERSON}
    assert len(Told("Kel Sun Ok left. Kel Sun Im stayed.", names).resolution().entities) == 2


def test_short_forms_of_a_given_name_are_one_person() -> None:
    names = {"Stephen Brack": PERSON, "Steve Brack": PERSON}
    assert len(Told("Stephen Brack left. Steve Brack stayed.", names).resolution().entities) == 1


def test_two_given_names_with_one_surname_stay_two() -> None:
    names = {"Anna Brack": PERSON, "Paul Brack": PERSON}
    assert len(Told("Anna Brack left. Paul Brack stayed.", names).resolution().entities) == 2


def test_a_courtesy_title_chooses_between_two_of_one_surname() -> None:
    names = {"Anna Brack": PERSON, "Paul Brack": PERSON, "Brack": PERSON}
    text = "Anna Brack came. Paul Brack came. Ms. Brack said the dam holds."
    assert Told(text, names, (("Ms. Brack", "the dam holds"),)).speakers() == ["Anna Brack"]


def test_initials_stand_for_the_longer_name() -> None:
    names = {"Sile Water Board": BODY, "SWB": BODY}
    told = Told("The Sile Water Board met. The SWB said no.", names, (("The SWB", "no"),))
    assert told.speakers() == ["Sile Water Board"]


def test_every_join_says_why() -> None:
    told = Told("Ilse Marn came. Marn left.", NAMES)
    assert [join.reason for join in told.entity("Ilse Marn").joined] == ["part of the full name"]
