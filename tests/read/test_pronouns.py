"""Tests of read/pronouns.py."""

from dataclasses import replace

from communique.read.coreference import resolve
from communique.read.mentions import find_mentions
from communique.read.names import mend_names
from communique.types import Block, BlockKind
from tests.read.told import NATION, PERSON, PLACE, Told

NAMES = {
    "Teo Brack": PERSON,
    "Brack": PERSON,
    "Varda": PLACE,
    "Vardan": NATION,
}


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


def test_you_is_no_speaker() -> None:
    told = Told("“You want water,” Teo Brack said.", NAMES, (("Teo Brack", "“You want water,”"), ("You", "water", 0)))
    assert told.speakers()[1] is None


def test_who_is_the_one_named_before_it() -> None:
    text = "Varda sent Teo Brack, who said the dam holds."
    assert Told(text, NAMES, (("who", "the dam holds"),)).speakers() == ["Teo Brack"]


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


def test_a_newsletter_box_puts_no_distance_between_a_pronoun_and_its_antecedent() -> None:
    box = "Sign up. Join us. Get more. Pay less. Come in. Stay on. Read all. Miss none."
    text = f"Teo Brack said yes.\n{box}\nHe said no."
    told = Told(text, NAMES, (("Teo Brack", "yes"), ("He", "no")))
    start = text.index(box)
    article = replace(told.article, blocks=(Block(start, start + len(box), BlockKind.NEWSLETTER),))
    mentions = find_mentions(article, mend_names(told.text, told.tagged), told.attributions)
    first, second = resolve(article, mentions, told.attributions).attributions
    assert second.speaker == first.speaker


def test_who_is_not_the_owner_of_whom_it_follows() -> None:
    text = "Paul Brack met Martha Lund, Paul Brack's former lawyer, who said the dam holds."
    told = Told(text, {"Paul Brack": PERSON, "Martha Lund": PERSON}, (("who", "the dam holds"),))
    assert told.speakers() == ["Martha Lund"]


def test_a_city_that_only_lies_there_is_not_they() -> None:
    text = "The talks were held in Brenna. They said the dam holds."
    assert Told(text, {"Brenna": PLACE}, (("They", "the dam holds"),)).speakers() != ["Brenna"]


def test_a_city_that_acts_may_be_it() -> None:
    text = "Brenna rejected the map. It said the dam holds."
    assert Told(text, {"Brenna": PLACE}, (("It", "the dam holds"),)).speakers() == ["Brenna"]
