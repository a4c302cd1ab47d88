"""Tests of read/coreference.py, aliases.py, roles.py and given_names.py through the speakers they give."""

from communique.read.coreference import resolve
from communique.types import EntityType
from tests.read.told import BODY, NATION, PERSON, PLACE, Told

NAMES = {
    "Ilse Marn": PERSON,
    "Marn": PERSON,
    "Teo Brack": PERSON,
    "Brack": PERSON,
    "Varda": PLACE,
    "Ostrel": PLACE,
    "Ostreli": NATION,
    "Vardan": NATION,
    "Sile Water Board": BODY,
    "Sile Growers Union": BODY,
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


def test_a_pronoun_after_a_quotation_is_the_last_speaker() -> None:
    text = "“The dam holds,” Teo Brack said.\n\n“It will hold for years,” he said."
    said = (("Teo Brack", "“The dam holds,”"), ("he", "“It will hold for years,”"))
    assert Told(text, NAMES, said).speakers() == ["Teo Brack", "Teo Brack"]


def test_a_pronoun_agrees_in_sex() -> None:
    text = "Paul Brack met Martha Lund. She said the dam holds."
    told = Told(text, {"Paul Brack": PERSON, "Martha Lund": PERSON}, (("She", "the dam holds"),))
    assert told.speakers() == ["Martha Lund"]


def test_somebody_spoken_of_in_a_quotation_is_not_its_speaker() -> None:
    text = "Teo Brack came late. “Dorn lied about the dam,” he said."
    told = Told(text, {**NAMES, "Dorn": PERSON}, (("he", "“Dorn lied about the dam,”"),))
    assert told.speakers() == ["Teo Brack"]


def test_i_in_a_quotation_is_its_speaker() -> None:
    told = Told("“I think so,” Teo Brack said.", NAMES, (("Teo Brack", "“I think so,”"), ("I", "so", 0)))
    assert told.speakers() == ["Teo Brack", "Teo Brack"]


def test_we_of_an_envoy_is_the_state_behind_him() -> None:
    text = "Varda came. “We want water,” said Vardan envoy Teo Brack."
    told = Told(text, NAMES, (("Vardan envoy Teo Brack", "“We want water,”"), ("We", "water", 0)))
    assert told.speakers() == ["Teo Brack", "Varda"]


def test_we_of_a_group_is_the_group() -> None:
    text = "“We want water,” some growers said."
    assert Told(text, NAMES, (("some growers", "“We want water,”"), ("We", "water", 0))).speakers()[1] == "some growers"


def test_a_role_stands_for_the_person_who_holds_it() -> None:
    text = "Water Minister Ilse Marn met Teo Brack. The minister said the dam holds."
    assert Told(text, NAMES, (("The minister", "the dam holds"),)).speakers() == ["Ilse Marn"]


def test_a_role_with_another_country_is_somebody_else() -> None:
    text = "Vardan Water Minister Ilse Marn left. The Ostreli minister said the dam holds."
    assert Told(text, NAMES, (("The Ostreli minister", "the dam holds"),)).speakers() == ["The Ostreli minister"]


def test_a_vice_president_is_not_the_president() -> None:
    text = "President Ilse Marn came. Vice President Teo Brack came. The president said the dam holds."
    assert Told(text, NAMES, (("The president", "the dam holds"),)).speakers() == ["Ilse Marn"]


def test_a_government_is_its_state() -> None:
    told = Told("Ostrel is dry. The Ostreli government said no.", NAMES, (("The Ostreli government", "no"),))
    assert told.speakers() == ["Ostrel"]


def test_a_place_that_speaks_is_a_government() -> None:
    told = Told("Varda said no.", NAMES, (("Varda", "no"),))
    assert told.entity("Varda").type is EntityType.GOVERNMENT


def test_the_union_is_the_body_called_so() -> None:
    told = Told("The Sile Growers Union met. The union said no.", NAMES, (("The union", "no"),))
    assert told.speakers() == ["Sile Growers Union"]


def test_a_statement_speaks_for_whom_it_belongs_to() -> None:
    told = Told("Teo Brack's letter said the dam holds.", NAMES, (("Teo Brack's letter", "the dam holds"),))
    assert told.speakers() == ["Teo Brack"]


def test_an_unnamed_official_is_an_anonymous_entity() -> None:
    told = Told("A senior official said no.", NAMES, (("A senior official", "no"),))
    assert told.entity("A senior official").anonymous


def test_the_official_is_the_one_just_quoted() -> None:
    text = "A senior Ostreli official said no. The official said the dam holds."
    said = (("A senior Ostreli official", "no"), ("The official", "the dam holds"))
    assert Told(text, NAMES, said).speakers() == ["A senior Ostreli official"] * 2


def test_another_official_is_a_new_one() -> None:
    text = "An official said no. Another official said the dam holds."
    said = (("An official", "no"), ("Another official", "the dam holds"))
    assert Told(text, NAMES, said).speakers() == ["An official", "Another official"]


def test_a_joint_source_is_a_group_and_not_anonymous() -> None:
    told = Told("Varda and Ostrel said no.", NAMES, (("Varda and Ostrel", "no"),))
    group = told.entity("Varda and Ostrel")
    assert (group.type, group.anonymous) == (EntityType.GROUP, False)


def test_no_source_is_no_speaker() -> None:
    told = Told("Teo Brack came. “The dam holds.”", NAMES, ((None, "“The dam holds.”"),))
    assert told.speakers() == [None]


def test_some_alone_is_no_speaker() -> None:
    assert Told("Some said no.", NAMES, (("Some", "no"),)).speakers() == [None]


def test_a_source_said_to_be_close_to_the_talks_is_the_source_later() -> None:
    text = "A source informed on the matter said no. Teo Brack said yes. The source said the dam holds."
    said = (("A source informed on the matter", "no"), ("Teo Brack", "yes"), ("The source", "the dam holds"))
    assert Told(text, NAMES, said).speakers()[2] == "A source informed on the matter"


def test_you_is_no_speaker() -> None:
    told = Told("“You want water,” Teo Brack said.", NAMES, (("Teo Brack", "“You want water,”"), ("You", "water", 0)))
    assert told.speakers()[1] is None


TORN = Told(
    "Paul Lund said yes. It rained. David Orme wept. He said no.",
    {"Paul Lund": PERSON, "David Orme": PERSON},
    (("Paul Lund", "yes"), ("He", "no")),
)


def test_two_equal_candidates_leave_the_speaker_open() -> None:
    assert TORN.speakers() == ["Paul Lund", None]


def test_what_was_left_open_is_listed_with_its_candidates() -> None:
    (unsure,) = TORN.resolution().unsure
    assert set(unsure.candidates) == {TORN.entity("Paul Lund").id, TORN.entity("David Orme").id}


def test_who_is_the_one_named_before_it() -> None:
    text = "Varda sent Teo Brack, who said the dam holds."
    assert Told(text, NAMES, (("who", "the dam holds"),)).speakers() == ["Teo Brack"]


def test_an_entity_is_named_by_an_exact_slice() -> None:
    told = Told("Marn met Ilse  Marn.", {"Marn": PERSON, "Ilse  Marn": PERSON})
    assert told.entity("Ilse  Marn").mentions[0].start == 0


def test_every_join_says_why() -> None:
    told = Told("Ilse Marn came. Marn left.", NAMES)
    assert [join.reason for join in told.entity("Ilse Marn").joined] == ["part of the full name"]


def test_a_minister_belongs_to_the_state_in_her_title() -> None:
    told = Told("Varda sent Vardan Water Minister Ilse Marn.", NAMES)
    assert told.entity("Ilse Marn").of == told.entity("Varda").id


def test_ids_come_from_the_text_and_the_first_mention() -> None:
    told = Told("Ilse Marn came. Marn said no.", NAMES, (("Marn", "no"),))
    longer = Told("Ilse Marn came. Marn said no.", NAMES)
    assert told.entity("Ilse Marn").id == longer.entity("Ilse Marn").id


def test_the_order_of_mentions_does_not_matter() -> None:
    told = Told("Teo Brack came. Ilse Marn said no. He said yes.", NAMES, (("Ilse Marn", "no"), ("He", "yes")))
    backwards = resolve(told.article, tuple(reversed(told.mentions())), told.attributions)
    assert backwards == told.resolution()
