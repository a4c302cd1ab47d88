from __future__ import annotations

from dataclasses import replace

import pytest

from communique.compose.parties import find_parties, may_bargain, settle_speakers
from communique.types import Act, Article, Attribution, Entity, EntityType, Kind, Role, Span, Story


def entity(name: str, kind: EntityType, of: str | None = None, role: str = "") -> Entity:
    return Entity(f"e-{name}", name, kind, (), f"e-{of}" if of else None, (Role(role, ()),) if role else ())


def party_of(name: str, *entities: Entity, text: str = "") -> str:
    """The name of the party of an entity; each is mentioned wherever the text has its name."""
    article = Article("a", "a", text, "0")
    mentioned = [
        replace(
            each,
            mentions=tuple(
                Span("a", at, at + len(each.name)) for at in range(len(text)) if text.startswith(each.name, at)
            ),
        )
        for each in entities
    ]
    story = Story((article,), (), tuple(mentioned), (), (), (), ())
    return find_parties(story)[f"e-{name}"].name


VARDA = entity("Varda", EntityType.GOVERNMENT)
OSTREL = entity("Ostrel", EntityType.GOVERNMENT)
DORN = entity("Irena Dorn", EntityType.PERSON, "Varda", "President")
OLLIN = entity("Maret Ollin", EntityType.PERSON, "Varda", "foreign minister")
DOEL = entity("Jon Doel", EntityType.PERSON, "Ostrel", "Premier")


def test_a_spokesman_of_an_office_speaks_for_its_government() -> None:
    palace = entity("White Palace", EntityType.ORGANIZATION, "Varda")
    spokesman = entity("Pavel Sern", EntityType.PERSON, "White Palace", "palace spokesman")
    assert party_of("Pavel Sern", VARDA, palace, spokesman) == "Varda"


@pytest.mark.parametrize("role", ["Senate majority leader", "speaker of the House", "chairman of the Congress panel"])
def test_who_leads_lawmakers_speaks_for_himself(role: str) -> None:
    senate = entity("Senate", EntityType.ORGANIZATION, "Varda")
    assert party_of("Ilse Karn", VARDA, senate, entity("Ilse Karn", EntityType.PERSON, "Senate", role)) == "Ilse Karn"


def test_the_white_house_is_no_house_of_lawmakers() -> None:
    house = entity("White House", EntityType.GOVERNMENT, "Varda")
    assert party_of("White House", VARDA, house) == "Varda"


@pytest.mark.parametrize(
    "name", ["Dorn administration", "the Dorn administration", "President Irena Dorn's government"]
)
def test_an_administration_is_the_government_of_its_leader(name: str) -> None:
    assert party_of(name, VARDA, DORN, entity(name, EntityType.GOVERNMENT)) == "Varda"


def test_an_administration_of_nobody_known_is_its_own_party() -> None:
    assert party_of("Marn administration", VARDA, DORN, entity("Marn administration", EntityType.GOVERNMENT)) == (
        "Marn administration"
    )


@pytest.mark.parametrize(
    ("second", "party"), [("Maret Ollin", "Varda"), ("Jon Doel", "Irena Dorn and Jon Doel")], ids=["one", "two"]
)
def test_two_named_together_are_of_one_party_where_both_are(second: str, party: str) -> None:
    group = entity(f"Irena Dorn and {second}", EntityType.GROUP)
    everyone = (VARDA, OSTREL, DORN, OLLIN, DOEL, group)
    assert party_of(group.name, *everyone, text=f"Later {group.name} left.") == party


def test_a_group_that_is_only_named_after_somebody_is_not_of_his_party() -> None:
    group = entity("Irena Dorn and Varda allies", EntityType.GROUP)
    assert party_of(group.name, VARDA, DORN, group, text=f"Later {group.name} left.") == group.name


def test_a_union_of_the_workers_of_a_body_does_not_speak_for_it() -> None:
    port = entity("Port Office", EntityType.ORGANIZATION)
    union = entity("association of pilots", EntityType.ORGANIZATION, "Port Office")
    assert party_of("association of pilots", port, union) == "association of pilots"


def test_a_communique_speaks_for_those_whose_it_is_and_a_pact_for_nobody() -> None:
    league = entity("Sile League", EntityType.ORGANIZATION)
    paper = entity("communique of the League", EntityType.DOCUMENT, "Sile League")
    pact = entity("League pact", EntityType.DOCUMENT, "Sile League")
    assert party_of(paper.name, league, paper) == "Sile League"
    assert party_of(pact.name, league, pact) == "League pact"


@pytest.mark.parametrize(
    ("name", "kind", "can"),
    [
        ("Sile Courier", EntityType.OUTLET, False),
        ("the pact", EntityType.DOCUMENT, False),
        ("A person", EntityType.PERSON, False),
        ("nobody in Varda", EntityType.GROUP, False),
        ("a Vardan envoy", EntityType.PERSON, True),
    ],
)
def test_outlets_papers_and_anybody_do_not_bargain(name: str, kind: EntityType, can: bool) -> None:
    assert may_bargain(entity(name, kind)) is can


def speaker_of(source: str, speaker: Entity, *others: Entity, text: str) -> str | None:
    """The id of the speaker of what the last such source in a text says, once it is settled."""
    entities = tuple(
        replace(each, mentions=(Span("a", text.index(each.name), text.index(each.name) + len(each.name)),))
        for each in (speaker, *others)
    )
    start = text.rindex(source)
    said = Attribution(
        id="a-t0",
        article="a",
        content=((len(text) - 1, len(text)),),
        cue=None,
        source=(start, start + len(source)),
        kind=Kind.INDIRECT,
        act=Act.SPEECH,
        denied=False,
        hedged=False,
        confidence=1.0,
        speaker=speaker.id,
    )
    story = Story((Article("a", "a", text, "0"),), (said,), entities, (), (), (), ())
    return settle_speakers(story, find_parties(story))[0].speaker


def test_a_pledge_is_that_of_the_one_whom_its_sentence_names_last_before_it() -> None:
    text = "Irena Dorn hoped that Jon Doel would honour his pledge to open the lock."
    assert speaker_of("his", DORN, DOEL, text=text) == DOEL.id


def test_a_pledge_is_that_of_its_speaker_where_its_sentence_names_nobody_before_it() -> None:
    text = "Irena Dorn met Jon Doel. She stood by her pledge to open the lock."
    assert speaker_of("her", DORN, DOEL, text=text) == DORN.id


@pytest.mark.parametrize("source", ["Varda and Ostrel", "both leaders", "the two sides"])
def test_what_several_say_together_is_said_by_none_of_them_alone(source: str) -> None:
    text = f"Varda waits, Ostrel too. {source} want the lock."
    two = replace(OSTREL, mentions=())
    story_text = text if source != "Varda and Ostrel" else "Varda and Ostrel want the lock."
    assert speaker_of(source, VARDA, two, text=story_text) is None


def test_what_a_state_and_its_minister_say_is_said_by_the_state() -> None:
    text = "Varda and Maret Ollin want the lock."
    assert speaker_of("Varda and Maret Ollin", VARDA, OLLIN, text=text) == VARDA.id
