from __future__ import annotations

from dataclasses import replace

import pytest

from communique.link.story import link_readings
from communique.types import EntityType, NounPhrase, Span
from tests.link.river_readings import Who, read

VARDA = (Who(("Varda",), EntityType.GOVERNMENT), Who(("Vardan",), EntityType.PLACE))
STATELY = " Varda agreed, and so did a Vardan."
BRENNA = Who(("Brenna",), EntityType.PLACE)
DOLM = Who(("Dolm",), EntityType.PLACE)
RADIO = Who(("Sile Radio",), EntityType.OUTLET)
PEOPLE, BODIES, PLACES = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE


def called(text: str, name: str, kind: EntityType, *others: Who, phrases: tuple[str, ...] = ()) -> set[str]:
    """What the text calls somebody or something beside the name, as far as the mentions tell."""
    found = tuple(
        NounPhrase("a", start := text.index(words), start + len(words), start + words.rindex(" ") + 1, None)
        for words in phrases
    )
    linked = link_readings([replace(read("a", text, [Who((name,), kind), *others]), noun_phrases=found)])
    place = Span("a", text.index(name), text.index(name) + len(name))
    mentions = next(one.mentions for one in linked.entities if place in one.mentions)
    return {text[span.start : span.end] for span in mentions} - {name}


@pytest.mark.parametrize(
    ("titled", "shorter"),
    [
        ("Deputy Minister Ilse Marn", {"Ilse Marn"}),
        ("Vardan President Ilse Marn", {"Ilse Marn", "President Ilse Marn"}),
        ("Varda's then-President Ilse Marn", {"Ilse Marn", "President Ilse Marn"}),
        ("river envoy Ilse Marn", {"Ilse Marn"}),
        ("envoy for Varda Ilse Marn", {"Ilse Marn"}),
        ("Chief Executive Ilse Son Marn", {"Ilse Son Marn"}),
        ("President Ilse Marn King Jr.", set()),
        ("Queen Ilse II", {"Ilse II"}),
        ("Doel's wife, Ilse", {"Ilse"}),
    ],
)
def test_shorter_names_of_a_person_are_found_within_the_name_with_its_title(titled: str, shorter: set[str]) -> None:
    assert called(f"{titled} left.{STATELY}", titled, PEOPLE, *VARDA) == shorter


def test_a_shorter_name_counts_once_however_often_it_stands_within_a_longer_one() -> None:
    text = "Minister Ilse Marn left. Minister Ilse Marn slept."
    linked = link_readings([read("a", text, [Who(("Minister Ilse Marn",), PEOPLE)])])
    assert len(linked.entities[0].mentions) == 3


@pytest.mark.parametrize("title", ["the envoy", "Minister", "its minister"])
def test_a_title_alone_holds_no_shorter_name(title: str) -> None:
    assert called(f"So {title} left.", title, PEOPLE) == set()


def test_a_body_is_found_by_its_name_without_its_state() -> None:
    assert called(f"Varda’s Water Board met.{STATELY}", "Varda’s Water Board", BODIES, *VARDA) == {"Water Board"}


def test_a_shorter_name_that_somebody_else_bears_is_left_to_that_one() -> None:
    text = f"Varda’s Water Board met. The Water Board of Dolm did not.{STATELY}"
    other = Who(("Water Board of Dolm", "Water Board"), EntityType.DOCUMENT)
    assert called(text, "Varda’s Water Board", BODIES, *VARDA, other) == set()


@pytest.mark.parametrize(
    ("text", "name", "kind", "longer"),
    [
        ("She saw Brenna, Dolm.", "Brenna", PLACES, "Brenna, Dolm"),
        ("She saw the town of Brenna.", "Brenna", PLACES, "town of Brenna"),
        ("She heard Sile Radio's Ilse Marn.", "Ilse Marn", PEOPLE, "Sile Radio's Ilse Marn"),
        ("She saw Dolm's Old Port.", "Old Port", PLACES, "Dolm's Old Port"),
    ],
)
def test_a_longer_phrase_that_a_name_heads_means_the_same(text: str, name: str, kind: EntityType, longer: str) -> None:
    others = [who for who in (BRENNA, DOLM, RADIO) if who.names[0] in text and who.names[0] != name]
    assert called(text, name, kind, *others) == {longer}


@pytest.mark.parametrize("text", ["She saw Brenna, Dolm and Varda.", "She saw Brenna and Dolm."])
def test_a_list_of_places_is_no_name_of_the_first(text: str) -> None:
    assert called(text, "Brenna", PLACES, DOLM) == set()


@pytest.mark.parametrize(
    ("text", "name", "kind", "phrase"),
    [
        ("The Lakes Growers union met.", "Lakes Growers", BODIES, "Lakes Growers union"),
        ("The rail giant Ostrag built it.", "Ostrag", BODIES, "rail giant Ostrag"),
        ("The Brenna-based Ostrag built it.", "Ostrag", BODIES, "Brenna-based Ostrag"),
        ("The Republican Ilse Marn left.", "Ilse Marn", PEOPLE, "Republican Ilse Marn"),
    ],
)
def test_words_beside_a_name_that_say_what_bears_it_are_part_of_a_longer_one(
    text: str, name: str, kind: EntityType, phrase: str
) -> None:
    assert called(text, name, kind, phrases=(f"The {phrase}",)) == {phrase}


@pytest.mark.parametrize(
    ("text", "name", "kind", "phrase"),
    [
        ("The strong Ostrag built it.", "Ostrag", BODIES, "The strong Ostrag"),
        ("The House Ostrag built it.", "Ostrag", BODIES, "The House Ostrag"),
        ("The Ostrag committee built it.", "Ostrag", BODIES, "The Ostrag committee"),
        ("The meeting Ilse Marn left.", "Ilse Marn", PEOPLE, "The meeting Ilse Marn"),
        ("The eastern Brenna burnt.", "Brenna", PLACES, "The eastern Brenna"),
    ],
)
def test_other_words_before_a_name_are_no_part_of_it(text: str, name: str, kind: EntityType, phrase: str) -> None:
    assert called(text, name, kind, phrases=(phrase,)) == set()


def test_the_account_of_a_post_is_part_of_who_wrote_it() -> None:
    text = "We shall see. Ilse Marn (@ilsemarn) March 3"
    assert called(text, "Ilse Marn", PEOPLE) >= {"Ilse Marn (@ilsemarn)"}


@pytest.mark.parametrize(
    ("behind", "expected"), [(", the rail giant, paid.", {"rail giant"}), (", the rail giant and he.", set())]
)
def test_a_body_is_called_what_is_said_of_it_behind_a_comma(behind: str, expected: set[str]) -> None:
    assert called(f"So Ostrag{behind}", "Ostrag", BODIES, phrases=("the rail giant",)) == expected


def test_armed_members_of_a_body_are_the_body() -> None:
    assert called("The Order fired. Order fighters left.", "Order", BODIES, phrases=("Order fighters",)) == {
        "Order fighters"
    }
