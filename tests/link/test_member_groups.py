from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from communique.link.story import link_readings
from communique.types import Entity, EntityType, NounPhrase, Reading
from tests.link.river_readings import Said, Who, read

UNION = Who(("Lakes Union",), EntityType.ORGANIZATION)
GROWERS = Who(("Sile Growers Union",), EntityType.ORGANIZATION)
REPUBLICANS = Who(("Republicans",), EntityType.ORGANIZATION)


def phrased(reading: Reading, *phrases: str) -> Reading:
    """The reading with noun phrases, wherever their words stand."""
    text, article = reading.article.text, reading.article.id
    found = [
        NounPhrase(article, m.start(), m.end(), m.start() + phrase.rfind(" ") + 1, None)
        for phrase in phrases
        for m in re.finditer(rf"\b{re.escape(phrase)}\b", text)
    ]
    return replace(reading, noun_phrases=tuple(sorted(found)))


def find_groups(*readings: Reading) -> list[tuple[Entity, set[str]]]:
    """The groups of the pile, each with what it is called."""
    texts = {reading.article.id: reading.article.text for reading in readings}
    groups = [entity for entity in link_readings(readings).entities if entity.type is EntityType.GROUP]
    return [(group, {texts[m.article][m.start : m.end] for m in group.mentions}) for group in groups]


def of_union(text: str, phrases: Sequence[str]) -> list[set[str]]:
    return [called for _, called in find_groups(phrased(read("a", text, [UNION]), *phrases))]


def test_members_of_one_body_are_one_group_however_they_are_worded() -> None:
    text = "The Lakes Union met. Lakes Union members, members of the Lakes Union and Lakes Union member states left."
    phrases = ("Lakes Union members", "members", "Lakes Union member states")
    assert of_union(text, phrases) == [
        {"Lakes Union members", "members of the Lakes Union", "Lakes Union member states"}
    ]


def test_the_countries_of_a_body_are_its_members_where_it_is_said_to_have_some() -> None:
    text = "Lakes Union members met. Lakes Union members left. The Lakes Union countries paid."
    assert of_union(text, ("Lakes Union members", "The Lakes Union countries")) == [
        {"Lakes Union members", "The Lakes Union countries"}
    ]


@pytest.mark.parametrize("some", ["some", "two", "several"])
def test_some_members_are_not_the_group(some: str) -> None:
    phrase = f"{some} Lakes Union members"
    text = f"The Lakes Union met. Then {phrase} left, {phrase} stayed and {phrase} slept."
    assert of_union(text, (phrase,)) == []


def test_members_named_once_or_twice_are_no_entity() -> None:
    assert of_union("Lakes Union members met. Lakes Union members left.", ("Lakes Union members",)) == []


def test_a_group_that_speaks_in_two_articles_is_one_and_belongs_to_its_body() -> None:
    one = Who(("Sile Growers Union members",), EntityType.GROUP)
    other = Who(("rank-and-file union members",), EntityType.GROUP)
    first = read("a", "Sile Growers Union members agreed.", [one, GROWERS], [Said("agreed", one.names[0])])
    text = "The Sile Growers Union met. It rained, rank-and-file union members said."
    second = read("b", text, [other, GROWERS], [Said("It rained", other.names[0])])
    groups = find_groups(phrased(first, one.names[0]), phrased(second, "rank-and", "-file union members"))
    assert [(called, group.of) for group, called in groups] == [
        ({"Sile Growers Union members", "rank-and-file union members"}, "a-Sile Growers Union")
    ]


def test_lawmakers_of_a_party_in_congress_are_the_party() -> None:
    text = "Republicans met. The congressional Republicans and the Republicans in Congress agreed."
    reading = phrased(read("a", text, [REPUBLICANS]), "Republicans", "The congressional Republicans", "the Republicans")
    (party,) = (entity for entity in link_readings([reading]).entities if entity.name == "Republicans")
    called = {text[m.start : m.end] for m in party.mentions}
    assert {"The congressional Republicans", "the Republicans in Congress"} <= called


def test_lawmakers_of_one_chamber_are_a_group_of_their_own() -> None:
    text = "Republicans met. House Republicans, Republicans in the House and Republican House members agreed."
    phrases = ("House Republicans", "Republicans", "Republican House members")
    assert [called for _, called in find_groups(phrased(read("a", text, [REPUBLICANS]), *phrases))] == [
        {"House Republicans", "Republicans in the House", "Republican House members"}
    ]
