"""Tests of read/entities.py."""

from dataclasses import replace

from communique.read.coreference import resolve
from communique.types import EntityType
from tests.read.told import PERSON, PLACE, Told

NAMES = {
    "Ilse Marn": PERSON,
    "Marn": PERSON,
    "Varda": PLACE,
    "Ostrel": PLACE,
}


def test_an_unnamed_official_is_an_anonymous_entity() -> None:
    told = Told("A senior official said no.", NAMES, (("A senior official", "no"),))
    assert told.entity("A senior official").anonymous


def test_a_joint_source_is_a_group_and_not_anonymous() -> None:
    told = Told("Varda and Ostrel said no.", NAMES, (("Varda and Ostrel", "no"),))
    group = told.entity("Varda and Ostrel")
    assert (group.type, group.anonymous) == (EntityType.GROUP, False)


def test_an_entity_is_named_by_an_exact_slice() -> None:
    told = Told("Marn met Ilse  Marn.", {"Marn": PERSON, "Ilse  Marn": PERSON})
    assert told.entity("Ilse  Marn").mentions[0].start == 0


def test_ids_come_from_the_article_and_the_first_mention() -> None:
    told = Told("Ilse Marn came. Marn said no.", NAMES, (("Marn", "no"),))
    longer = Told("Ilse Marn came. Marn said no.", NAMES)
    assert told.entity("Ilse Marn").id == longer.entity("Ilse Marn").id


def test_one_text_in_two_outlets_gives_entities_of_different_ids() -> None:
    told = Told("Ilse Marn came.", NAMES)
    reprint = resolve(replace(told.article, id="a-2"), told.mentions(), ())
    assert reprint.entities[0].id != told.resolution().entities[0].id


def test_the_account_named_after_who_posts_is_a_mention() -> None:
    text = "A line.\n\n— Ilse Marn (@ilsemarn) 3 May"
    told = Told(text, {"Ilse Marn": PERSON})
    assert [text[span.start : span.end] for span in told.entity("Ilse Marn").mentions] == ["Ilse Marn", "@ilsemarn"]
