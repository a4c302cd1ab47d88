"""Tests of read/candidates.py, nations.py, offices.py and roles.py through the speakers they give."""

from tests.read.told import BODY, NATION, PERSON, PLACE, Told

NAMES = {
    "Ilse Marn": PERSON,
    "Marn": PERSON,
    "Teo Brack": PERSON,
    "Brack": PERSON,
    "Ostreli": NATION,
    "Vardan": NATION,
    "Sile Growers Union": BODY,
}


def test_a_role_stands_for_the_person_who_holds_it() -> None:
    text = "Water Minister Ilse Marn met Teo Brack. The minister said the dam holds."
    assert Told(text, NAMES, (("The minister", "the dam holds"),)).speakers() == ["Ilse Marn"]


def test_a_role_with_another_country_is_somebody_else() -> None:
    text = "Vardan Water Minister Ilse Marn left. The Ostreli minister said the dam holds."
    assert Told(text, NAMES, (("The Ostreli minister", "the dam holds"),)).speakers() == ["The Ostreli minister"]


def test_a_vice_president_is_not_the_president() -> None:
    text = "President Ilse Marn came. Vice President Teo Brack came. The president said the dam holds."
    assert Told(text, NAMES, (("The president", "the dam holds"),)).speakers() == ["Ilse Marn"]


def test_the_minister_may_be_a_deputy_one_where_there_is_no_other() -> None:
    text = "Deputy Minister Ilse Marn met Teo Brack. The minister said the dam holds."
    assert Told(text, NAMES, (("The minister", "the dam holds"),)).speakers() == ["Ilse Marn"]


def test_a_vice_president_is_not_called_the_president() -> None:
    text = "Vice President Teo Brack came. The president said the dam holds."
    assert Told(text, NAMES, (("The president", "the dam holds"),)).speakers() == ["The president"]


def test_the_union_is_the_body_called_so() -> None:
    told = Told("The Sile Growers Union met. The union said no.", NAMES, (("The union", "no"),))
    assert told.speakers() == ["Sile Growers Union"]


def test_the_official_is_the_one_just_quoted() -> None:
    text = "A senior Ostreli official said no. The official said the dam holds."
    said = (("A senior Ostreli official", "no"), ("The official", "the dam holds"))
    assert Told(text, NAMES, said).speakers() == ["A senior Ostreli official"] * 2


def test_another_official_is_a_new_one() -> None:
    text = "An official said no. Another official said the dam holds."
    said = (("An official", "no"), ("Another official", "the dam holds"))
    assert Told(text, NAMES, said).speakers() == ["An official", "Another official"]


def test_a_source_said_to_be_close_to_the_talks_is_the_source_later() -> None:
    text = "A source informed on the matter said no. Teo Brack said yes. The source said the dam holds."
    said = (("A source informed on the matter", "no"), ("Teo Brack", "yes"), ("The source", "the dam holds"))
    assert Told(text, NAMES, said).speakers()[2] == "A source informed on the matter"


def test_the_district_is_the_body_of_its_schools() -> None:
    told = Told(
        "Ostrel Public Schools shut. The district said no.", {"Ostrel Public Schools": BODY}, (("The district", "no"),)
    )
    assert told.speakers() == ["Ostrel Public Schools"]


def test_the_district_of_another_town_is_another() -> None:
    names = {"Ostrel Public Schools": BODY, "Varda": PLACE}
    told = Told("Ostrel Public Schools shut. The Varda district said no.", names, (("The Varda district", "no"),))
    assert told.speakers() == ["The Varda district"]


def test_the_american_president_is_the_one_named_without_a_country() -> None:
    names = {**NAMES, "U.S.": PLACE}
    text = "President Teo Brack came. The U.S. president said the dam holds."
    assert Told(text, names, (("The U.S. president", "the dam holds"),)).speakers() == ["Teo Brack"]


def test_the_president_of_another_country_is_not_the_one_named_without_it() -> None:
    text = "President Teo Brack came. The Ostreli president said the dam holds."
    assert Told(text, NAMES, (("The Ostreli president", "the dam holds"),)).speakers() == ["The Ostreli president"]
