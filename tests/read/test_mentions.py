"""Tests of read/mentions.py."""

from communique.model.labels import Name
from communique.read.mentions import find_mentions
from communique.read.names import mend_names
from communique.types import Block, BlockKind, EntityType
from tests.read.told import BODY, PERSON, Told

NAMES = {
    "Dorn": PERSON,
}


def test_a_possessive_is_left_off_a_name() -> None:
    text = "It was Dorn's plan."
    mentions = find_mentions(Told(text).article, mend_names(text, (Name(7, 13, PERSON, 1.0),)), ())
    assert [text[m.start : m.end] for m in mentions] == ["Dorn"]


def test_names_in_boilerplate_are_no_mentions() -> None:
    told = Told("Dorn spoke.\nMore: Dorn", NAMES)
    article = told.article
    blocks = (Block(0, 12, BlockKind.BODY), Block(12, len(told.text), BlockKind.RELATED))
    marked = type(article)(id="a", path="a", text=article.text, sha256=article.sha256, blocks=blocks)
    assert [m.start for m in find_mentions(marked, told.tagged, ())] == [0]


def test_a_name_keeps_the_type_it_has_most_often() -> None:
    text = "Marn. Marn. Marn."
    names = (Name(0, 4, BODY, 1.0), Name(6, 10, PERSON, 1.0), Name(12, 16, PERSON, 1.0))
    assert {m.type for m in find_mentions(Told(text).article, mend_names(text, names), ())} == {EntityType.PERSON}


def test_a_source_that_is_a_tagged_name_is_one_mention() -> None:
    told = Told("Dorn said the dam holds.", NAMES, (("Dorn", "the dam holds"),))
    assert [m.sources for m in told.mentions()] == [((0, 4),)]


def test_an_administration_is_a_body_with_the_title_of_its_leader_though_it_says_nothing() -> None:
    told = Told("They met President Dorn's administration.", NAMES)
    assert [told.text[m.start : m.end] for m in told.mentions()] == ["President Dorn's administration", "Dorn"]
    assert told.entity("President Dorn's administration").type is EntityType.GOVERNMENT
