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
    parties = Parties([entity(written, *each) for each in entities], written.text)
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
    parties = Parties([entity(written, "Ilmsund", EntityType.PLACE)], written.text)
    assert parties.find_both(written.tree, Participants((), (3,))) == ([], [])


def test_a_place_in_the_name_of_a_thing_receives_nothing() -> None:
    line = "They/R/nsubj/2 shelled/V/root/0 the/D/det/5 Gorna/P/compound/5 dam/N/obj/2"
    written = Written(line)
    parties = Parties([entity(written, "Gorna", EntityType.PLACE)], written.text)
    assert parties.find_both(written.tree, Participants((), (4,))) == ([], [])


def test_a_place_that_somebody_left_receives_nothing() -> None:
    written = Written("They/R/nsubj/2 left/V/root/0 Ilmsund/P/obj/2")
    parties = Parties([entity(written, "Ilmsund", EntityType.PLACE)], written.text)
    assert parties.find_both(written.tree, Participants((), (2,))) == ([], [])


def test_a_place_that_is_attacked_receives_it() -> None:
    written = Written("They/R/nsubj/2 shelled/V/root/0 Ilmsund/P/obj/2")
    parties = Parties([entity(written, "Ilmsund", EntityType.PLACE)], written.text)
    assert [each.start for each in parties.find_both(written.tree, Participants((), (2,)))[1]] == [13]


def test_a_town_that_stands_for_its_government_acts() -> None:
    line = "talks/N/nsubj/6 between/A/case/3 Ilmsund/P/nmod/1 and/C/cc/5 Karsk/P/conj/3 failed/V/root/0"
    assert names_of(line, "Ilmsund", ("Ilmsund", EntityType.PLACE)) == ["Ilmsund"]


def test_who_acts_receives_nothing() -> None:
    written = Written("Varda/P/nsubj/2 withdrew/V/root/0")
    parties = Parties([entity(written, "Varda", EntityType.GOVERNMENT)], written.text)
    actors, recipients = parties.find_both(written.tree, Participants((0,), (0,)))
    assert ([each.entity.name for each in actors], recipients) == (["Varda"], [])


def test_a_pronoun_does_not_act_on_the_one_it_was_taken_for() -> None:
    written = Written("it/R/nsubj/2 attacked/V/root/0 Ostrel/P/obj/2")
    ostrel = entity(written, "Ostrel", EntityType.GOVERNMENT)
    parties = Parties([replace(ostrel, mentions=(*ostrel.mentions, Span("a", 0, 2)))], written.text)
    actors, recipients = parties.find_both(written.tree, Participants((0,), (2,)))
    assert (actors, [each.entity.name for each in recipients]) == ([], ["Ostrel"])
