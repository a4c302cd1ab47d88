"""Tests of read/relays.py and outlets.py."""

import pytest

from communique.read.outlets import is_outlet
from tests.read.told import BODY, PERSON, PLACE, Told

NAMES = {
    "Ilse Marn": PERSON,
    "Marn": PERSON,
    "Teo Brack": PERSON,
    "Varda": PLACE,
    "Ostrel Post": BODY,
    "Radio Varda": BODY,
    "Sile Water Board": BODY,
}


def test_an_outlet_somebody_told_passes_the_words_on() -> None:
    told = Told("Ilse Marn told the Ostrel Post the dam holds.", NAMES, (("Ilse Marn", "the dam holds"),))
    assert told.relays() == [["Ostrel Post"]]


def test_an_interview_passes_the_words_on() -> None:
    text = "In an interview with Radio Varda, Ilse Marn said the dam holds."
    assert Told(text, NAMES, (("Ilse Marn", "the dam holds"),)).relays() == [["Radio Varda"]]


def test_words_on_the_air_are_passed_on() -> None:
    text = "“The dam holds,” Ilse Marn said on Radio Varda on Monday."
    assert Told(text, NAMES, (("Ilse Marn", "“The dam holds,”"),)).relays() == [["Radio Varda"]]


def test_a_reporter_passes_on_through_the_paper_she_writes_for() -> None:
    text = "The Ostrel Post's Ilse Marn said the dam holds."
    assert Told(text, NAMES, (("Ilse Marn", "the dam holds"),)).relays() == [["Ostrel Post"]]


def test_a_body_that_is_no_outlet_passes_nothing_on() -> None:
    told = Told("Ilse Marn told the Sile Water Board the dam holds.", NAMES, (("Ilse Marn", "the dam holds"),))
    assert told.relays() == [[]]


def test_an_outlet_spoken_of_in_the_words_passes_nothing_on() -> None:
    told = Told("Ilse Marn said she told the Ostrel Post no.", NAMES, (("Ilse Marn", "she told the Ostrel Post no"),))
    assert told.relays() == [[]]


def test_the_articles_own_outlet_is_left_out() -> None:
    text = "Ilse Marn told the Ostrel Post the dam holds."
    told = Told(text, NAMES, (("Ilse Marn", "the dam holds"),), outlet="Ostrel Post - News")
    assert told.relays() == [[]]


def test_an_outer_speaker_comes_before_the_outlet() -> None:
    text = "Ilse Marn told the Ostrel Post that Varda refused a deal."
    said = (("Ilse Marn", "that Varda refused a deal"), ("Varda", "a deal", 0))
    assert Told(text, NAMES, said).relays() == [["Ostrel Post"], ["Ilse Marn", "Ostrel Post"]]


def test_outer_speakers_run_innermost_first() -> None:
    text = "The Ostrel Post said Teo Brack said Varda wanted water."
    said = (
        ("The Ostrel Post", "Teo Brack said Varda wanted water"),
        ("Teo Brack", "Varda wanted water", 0),
        ("Varda", "water", 1),
    )
    assert Told(text, NAMES, said).relays() == [[], ["Ostrel Post"], ["Teo Brack", "Ostrel Post"]]


def test_the_next_words_of_one_speaker_came_the_same_way() -> None:
    text = "Ilse Marn told the Ostrel Post the dam holds.\n\n“It will hold for years,” Marn said."
    said = (("Ilse Marn", "the dam holds"), ("Marn", "“It will hold for years,”"))
    assert Told(text, NAMES, said).relays() == [["Ostrel Post"], ["Ostrel Post"]]


def test_another_speakers_words_came_their_own_way() -> None:
    text = "Ilse Marn told the Ostrel Post the dam holds.\n\n“It leaks,” Teo Brack said."
    said = (("Ilse Marn", "the dam holds"), ("Teo Brack", "“It leaks,”"))
    assert Told(text, NAMES, said).relays() == [["Ostrel Post"], []]


@pytest.mark.parametrize("name", ["The Ostrel Times", "Radio Varda", "Varda News Agency", "WSIL", "reednotes.org"])
def test_outlets_that_say_so_are_known(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["Sile Water Board", "Varda", "Press Secretary", "News Conference", "Lower Sile dam"])
def test_other_names_are_no_outlets(name: str) -> None:
    assert not is_outlet(name)


def test_an_outlet_at_the_end_passes_on_the_whole_sentence() -> None:
    text = "Ilse Marn said the dam holds and Teo Brack said it leaks, the Ostrel Post reported on Monday."
    said = (("Ilse Marn", "the dam holds"), ("Teo Brack", "it leaks"))
    assert Told(text, NAMES, said).relays() == [["Ostrel Post"], ["Ostrel Post"]]


def test_an_outlet_that_goes_on_to_report_something_else_passes_nothing_on() -> None:
    text = "Ilse Marn said the dam holds, the Ostrel Post reported that it rained, and left."
    assert Told(text, NAMES, (("Ilse Marn", "the dam holds"),)).relays() == [[]]


def test_the_paper_is_the_outlet_named_last() -> None:
    text = "The Ostrel Post spoke to Ilse Marn. “The dam holds,” Ilse Marn told the paper."
    assert Told(text, NAMES, (("Ilse Marn", "“The dam holds,”"),)).relays() == [["Ostrel Post"]]


def test_what_was_told_to_the_articles_own_outlet_comes_through_nobody() -> None:
    text = "Ilse Marn of the Ostrel Post told Radio Varda the dam holds."
    assert Told(text, NAMES, (("Ilse Marn", "the dam holds"),), outlet="Radio Varda").relays() == [[]]


def test_an_agency_cited_by_another_stands_nearer_to_the_speaker() -> None:
    text = "Ilse Marn said the dam holds, the Ostrel Post reported, citing Radio Varda."
    said = (("the Ostrel Post", "Ilse Marn said the dam holds"), ("Ilse Marn", "the dam holds", 0))
    assert Told(text, NAMES, said).relays()[1] == ["Radio Varda", "Ostrel Post"]


def test_words_right_before_those_told_an_outlet_came_through_it_too() -> None:
    text = "Ilse Marn said the dam holds.\n\n“It is old,” Ilse Marn told Radio Varda."
    said = (("Ilse Marn", "the dam holds"), ("Ilse Marn", "“It is old,”"))
    assert Told(text, NAMES, said).relays() == [["Radio Varda"], ["Radio Varda"]]


def test_what_is_said_after_words_that_an_agency_wraps_came_through_it_in_that_paragraph_only() -> None:
    text = "Ilse Marn said the dam holds, according to Radio Varda. She said it is old."
    said = (
        ("Radio Varda", "Ilse Marn said the dam holds"),
        ("Ilse Marn", "the dam holds", 0),
        ("She", "it is old"),
    )
    assert Told(text, NAMES, said).relays()[2] == ["Radio Varda"]
    apart = text.replace("Varda. She", "Varda.\n\nShe")
    assert Told(apart, NAMES, said).relays()[2] == []


def test_but_told_parts_two_occasions() -> None:
    text = "Ilse Marn said the dam holds, but she told Radio Varda “It is old.”"
    said = (("Ilse Marn", "the dam holds"), ("she", "“It is old.”"))
    assert Told(text, NAMES, said).relays() == [[], ["Radio Varda"]]


def test_words_quoted_by_an_outlet_are_passed_on() -> None:
    text = "Ilse Marn was quoted as saying by Radio Varda that the dam holds."
    assert Told(text, NAMES, (("Ilse Marn", "the dam holds"),)).relays() == [["Radio Varda"]]


def test_nobody_stands_twice_in_a_relay() -> None:
    text = "Radio Varda said the Ostrel Post said Radio Varda said Ilse Marn wanted water."
    said = (
        ("Radio Varda", "the Ostrel Post said Radio Varda said Ilse Marn wanted water"),
        ("the Ostrel Post", "Radio Varda said Ilse Marn wanted water", 0),
        ("Radio Varda", "Ilse Marn wanted water", 1),
        ("Ilse Marn", "water", 2),
    )
    assert Told(text, NAMES, said).relays()[3] == ["Radio Varda", "Ostrel Post"]
