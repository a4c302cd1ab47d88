"""Tests of read/documents.py."""

from tests.read.told import PERSON, Told

NAMES = {
    "Teo Brack": PERSON,
    "Brack": PERSON,
}


def test_a_statement_speaks_for_whom_it_belongs_to() -> None:
    told = Told("Teo Brack's letter said the dam holds.", NAMES, (("Teo Brack's letter", "the dam holds"),))
    assert told.speakers() == ["Teo Brack"]
