"""Tests of read/documents.py."""

from tests.read.told import BODY, PERSON, Told

NAMES = {
    "Teo Brack": PERSON,
    "Brack": PERSON,
}


def test_a_statement_speaks_for_whom_it_belongs_to() -> None:
    told = Told("Teo Brack's letter said the dam holds.", NAMES, (("Teo Brack's letter", "the dam holds"),))
    assert told.speakers() == ["Teo Brack"]


def test_the_report_speaks_for_the_outlet_that_spoke_last() -> None:
    names = {"Radio Varda": BODY}
    told = Told(
        "Radio Varda said it rained. The report said the dam holds.",
        names,
        (("Radio Varda", "it rained"), ("The report", "the dam holds")),
    )
    assert told.speakers() == ["Radio Varda"] * 2


def test_the_union_statement_speaks_for_the_union() -> None:
    names = {"Sile Dock Workers": BODY}
    told = Told("The Sile Dock Workers met. The union statement said no.", names, (("The union statement", "no"),))
    assert told.speakers() == ["Sile Dock Workers"]


def test_the_ministers_words_are_hers() -> None:
    names = {"Ilse Marn": PERSON}
    text = "Water Minister Ilse Marn spoke. The minister's words suggest a flood."
    assert Told(text, names, (("The minister's words", "a flood"),)).speakers() == ["Ilse Marn"]
