"""Tests of read/event_parties.py."""

from dataclasses import replace

from communique.read.event_participants import Participants
from communique.read.event_parties import Parties
from communique.types import Entity, EntityType, Span
from tests.read.trees import Written


def entity(written: Written, name: str, kind: EntityType) -> Entity:
    """An entity that is named once, where its name first stands."""
    at = written.text.index(name)
    return Entity(id=name, name=name, type=kind, mentions=(Span("a", at, at + len(name)),))


def names_of(line: str, head: str, *entities: tuple[str, EntityType]) -> list[str]:
    """Whom the phrase that a word heads names."""
    written = Written(line)
    parties = Parties([entity(written, *each) for each in entities])
    return [named.entity.name for _, named in parties.find(written.tree, [written.words.index(head)])]


def test_a_head_that_is_named_is_its_entity() -> None:
    assert names_of("Varda/P/nsubj/2 left/V/root/0", "Varda", ("Varda", EntityType.GOVERNMENT)) == ["Varda"]


def test_those_of_somebody_act_for_him() -> None:
    line = "envoys/N/nsubj/4 of/A/case/3 Varda/P/nmod/1 left/V/root/0"
    assert names_of(line, "envoys", ("Varda", EntityType.GOVERNMENT)) == ["Varda"]


def test_a_nationality_stands_for_its_state() -> None:
    line = "Vardan/J/amod/2 troops/N/nsubj/3 left/V/root/0 Varda/P/obj/3"
    assert names_of(line, "troops", ("Varda", EntityType.GOVERNMENT)) == ["Varda"]


def test_where_somebody_is_from_is_not_told_by_in() -> None:
    line = "envoys/N/nsubj/4 in/A/case/3 Varda/P/nmod/1 left/V/root/0"
    assert names_of(line, "envoys", ("Varda", EntityType.PLACE)) == []


def test_a_document_is_no_party() -> None:
    line = "They/R/nsubj/2 signed/V/root/0 Accord/P/obj/2"
    assert names_of(line, "Accord", ("Accord", EntityType.DOCUMENT)) == []


def test_a_place_that_was_left_receives_nothing() -> None:
    written = Written("They/R/nsubj/2 withdrew/V/root/0 from/A/case/4 Ilmsund/P/obl/2")
    parties = Parties([entity(written, "Ilmsund", EntityType.PLACE)])
    assert parties.find_both(written.tree, Participants((), (3,))) == ([], [])


def test_who_acts_receives_nothing() -> None:
    written = Written("Varda/P/nsubj/2 withdrew/V/root/0")
    parties = Parties([entity(written, "Varda", EntityType.GOVERNMENT)])
    actors, recipients = parties.find_both(written.tree, Participants((0,), (0,)))
    assert ([each.entity.name for each in actors], recipients) == (["Varda"], [])


def test_a_pronoun_does_not_act_on_the_one_it_was_taken_for() -> None:
    written = Written("it/R/nsubj/2 attacked/V/root/0 Ostrel/P/obj/2")
    ostrel = entity(written, "Ostrel", EntityType.GOVERNMENT)
    parties = Parties([replace(ostrel, mentions=(*ostrel.mentions, Span("a", 0, 2)))])
    actors, recipients = parties.find_both(written.tree, Participants((0,), (2,)))
    assert (actors, [each.entity.name for each in recipients]) == ([], ["Ostrel"])
