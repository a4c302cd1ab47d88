from __future__ import annotations

import pytest

from communique.link.speakers import Speakers, Tie
from communique.types import Entity, EntityType


def entity(
    name: str, of: str | None = None, kind: EntityType = EntityType.PERSON, *, anonymous: bool = False
) -> Entity:
    return Entity(name, name, kind, (), of=of, anonymous=anonymous)


SPEAKERS = Speakers(
    [
        entity("Varda", kind=EntityType.GOVERNMENT),
        entity("water ministry", "Varda", EntityType.ORGANIZATION),
        entity("Teodor Vrask", "water ministry"),
        entity("Ilsa Marn", "Varda"),
        entity("a senior official", "water ministry", anonymous=True),
        entity("Ostrel", kind=EntityType.GOVERNMENT),
        entity("Tomas Brek", "Ostrel"),
        entity("Ilsa Marn and Foreign Minister Osip Grell", kind=EntityType.GROUP),
        entity("Osip Grell"),
    ]
)


@pytest.mark.parametrize(
    ("one", "other", "tie"),
    [
        ("Ilsa Marn", "Ilsa Marn", Tie.SAME),
        ("Ilsa Marn", None, Tie.NOBODY),
        ("Teodor Vrask", "water ministry", Tie.BODY),
        ("Varda", "Teodor Vrask", Tie.BODY),
        ("a senior official", "Teodor Vrask", Tie.UNNAMED),
        ("Teodor Vrask", "Ilsa Marn", None),
        ("Tomas Brek", "Varda", None),
        ("Ilsa Marn", "Ilsa Marn and Foreign Minister Osip Grell", Tie.BODY),
        ("Ilsa Marn and Foreign Minister Osip Grell", "Osip Grell", Tie.BODY),
        ("Ilsa Marn and Foreign Minister Osip Grell", "Tomas Brek", None),
        ("Tomas Brek", "a senior official", None),
    ],
)
def test_two_speakers_have_a_tie_through_the_body_they_speak_for(one: str, other: str | None, tie: Tie | None) -> None:
    assert SPEAKERS.find_tie(one, other) is tie is SPEAKERS.find_tie(other, one)


@pytest.mark.parametrize("one", ["Ilsa Marn", "Teodor Vrask", "water ministry", "a senior official", None])
@pytest.mark.parametrize("other", ["Varda", "Ilsa Marn", "Teodor Vrask", "a senior official", "Tomas Brek", None])
def test_of_two_speakers_with_a_tie_one_looks_where_the_other_is_found(one: str | None, other: str | None) -> None:
    looks = not set(SPEAKERS.list_searched(one)).isdisjoint(SPEAKERS.list_scopes(other))
    is_sought = not set(SPEAKERS.list_searched(other)).isdisjoint(SPEAKERS.list_scopes(one))
    assert looks or is_sought or SPEAKERS.find_tie(one, other) is None


def test_a_person_is_chosen_before_the_body_and_anybody_before_one_without_a_name() -> None:
    said = ["Varda", "Varda", None, "a senior official", "a senior official", "Teodor Vrask"]
    assert (SPEAKERS.choose(said), SPEAKERS.choose(said[:5]), SPEAKERS.choose([None])) == (
        "Teodor Vrask",
        "Varda",
        None,
    )


def test_bodies_that_belong_to_each_other_come_to_an_end() -> None:
    ring = Speakers([entity("north bank", "south bank"), entity("south bank", "north bank"), entity("Sela Orm")])
    assert ring.find_tie("north bank", "Sela Orm") is None
