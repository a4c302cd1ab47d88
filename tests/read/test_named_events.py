"""Tests of read/named_events.py."""

from __future__ import annotations

import pytest

from communique.model.labels import Name, NameType
from communique.read.named_events import classify_event, find_events


def _found(text: str, *names: str) -> list[tuple[str, str]]:
    tagged = [Name(text.index(name), text.index(name) + len(name), NameType.PLACE, 0.9) for name in names]
    return sorted({(text[n.start : n.end], n.type.value) for n in find_events(text, tagged)})


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("Sile Summit", NameType.EVENT),
        ("2031 Vardan general election", NameType.EVENT),
        ("Treaty of Karsk", NameType.LAW),
        ("Clean Rivers Act", NameType.LAW),
        ("Resolution 12", NameType.LAW),
        ("Second Dam War II", NameType.EVENT),
        ("Convention on Dams", NameType.LAW),
        ("Ollin National Convention", NameType.EVENT),
        ("Lakes Union", None),
        ("War", None),
    ],
)
def test_the_head_word_tells_events_and_laws(form: str, kind: NameType | None) -> None:
    assert classify_event(form, NameType.OTHER) is kind


def test_a_conference_that_was_tagged_a_body_stays_one() -> None:
    assert classify_event("Lakes Security Conference", NameType.ORGANIZATION) is None


def test_a_person_is_no_law() -> None:
    assert classify_event("Ilse Act", NameType.PERSON) is None


def test_a_place_that_opens_an_event_is_taken_in() -> None:
    assert _found("They met at the Sile Summit.", "Sile") == [("Sile Summit", "event")]


def test_an_untagged_agreement_is_found_after_the() -> None:
    assert _found("It broke the 1998 Dam Accord twice.") == [("1998 Dam Accord", "law")]


def test_an_untagged_treaty_is_found_with_what_it_is_of() -> None:
    assert _found("Both signed the Treaty of Karsk in May.") == [("Treaty of Karsk", "law")]


def test_an_election_has_its_year() -> None:
    text = "She won the 2031 Vardan general election."
    at = text.index("Vardan")
    found = find_events(text, [Name(at, len(text) - 1, NameType.OTHER, 0.9)])
    assert {text[name.start : name.end] for name in found} == {"2031 Vardan general election"}


def test_an_untagged_election_is_found_by_its_year() -> None:
    assert _found("She won the 2031 Upper Varda general election.") == [("2031 Upper Varda general election", "event")]


def test_a_war_has_its_number() -> None:
    text = "It was lost in Dam War II."
    at = text.index("Dam")
    assert [text[n.start : n.end] for n in find_events(text, [Name(at, at + 7, NameType.OTHER, 0.9)])] == ["Dam War II"]


def test_a_numbered_resolution_is_found() -> None:
    assert _found("Under Resolution 12 the sluice opens.") == [("Resolution 12", "law")]


def test_a_head_that_opens_a_longer_name_is_left_alone() -> None:
    assert _found("He sits on the Sile War Tribunal.", "Sile") == []
