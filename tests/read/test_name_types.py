"""Tests of read/name_types.py."""

from __future__ import annotations

import re
from time import process_time

from communique.model.labels import Name, NameType
from communique.read.name_types import settle_types

PERSON, BODY, PLACE, OTHER = NameType.PERSON, NameType.ORGANIZATION, NameType.PLACE, NameType.OTHER


def _types(text: str, form: str, *tags: tuple[NameType, float]) -> set[NameType]:
    """The types of a form after settling, its places in any case tagged as given, in text order."""
    places = [match.span() for match in re.finditer(re.escape(form), text, re.IGNORECASE)]
    names = [Name(*place, *tag) for place, tag in zip(places, tags, strict=True)]
    return {name.type for name in settle_types(text, names)}


def test_sure_places_outvote_a_doubtful_one() -> None:
    assert _types("Grell came. Grell left.", "Grell", (PERSON, 0.9), (BODY, 0.5)) == {PERSON}


def test_a_doubtful_name_keeps_its_type_where_nothing_else_tells() -> None:
    assert _types("They saw Pellan.", "Pellan", (PLACE, 0.1)) == {PLACE}


def test_in_makes_a_doubtful_name_a_place() -> None:
    assert _types("They met in Pellan.", "Pellan", (PERSON, 0.4)) == {PLACE}


def test_a_title_before_it_makes_a_doubtful_name_a_person() -> None:
    assert _types("President Vrask waits.", "Vrask", (PLACE, 0.4)) == {PERSON}


def test_capitals_take_the_type_of_the_name_in_normal_case() -> None:
    assert _types("PELLAN WAITS\n\nPellan waits.", "Pellan", (BODY, 0.7), (PLACE, 0.6)) == {PLACE}


def test_a_body_may_bear_the_name_of_a_place() -> None:
    text = "Pellan won. They met in Pellan."
    assert _types(text, "Pellan", (BODY, 0.95), (PLACE, 0.95)) == {BODY, PLACE}


def test_a_person_bears_no_name_of_a_place_by_turns() -> None:
    text = "Pellan won. They met in Pellan, and Pellan is far."
    assert _types(text, "Pellan", (PERSON, 0.85), (PLACE, 0.95), (PLACE, 0.95)) == {PLACE}


def test_a_name_called_a_daily_is_an_outlet() -> None:
    assert _types("The Lantern, a daily, reported it.", "Lantern", (BODY, 0.8)) == {NameType.OUTLET}


def test_a_place_before_an_unnamed_newspaper_is_no_outlet() -> None:
    assert _types("They met in Pellan, a local newspaper said.", "Pellan", (PLACE, 0.9)) == {PLACE}


def test_a_daily_that_bears_a_states_name_makes_it_no_outlet() -> None:
    text = "The daily Peru wrote it. He left Peru."
    assert NameType.OUTLET not in _types(text, "Peru", (PLACE, 0.7), (PLACE, 0.9))


def test_a_name_after_news_agency_is_an_outlet_in_all_its_places() -> None:
    text = "The state news agency Karskpress wrote so. Karskpress is old."
    assert _types(text, "Karskpress", (BODY, 0.6), (PLACE, 0.7)) == {NameType.OUTLET}


def test_a_state_of_the_table_is_a_state() -> None:
    assert _types("They flew to Iceland.", "Iceland", (PLACE, 0.9)) == {NameType.STATE}


def test_a_place_with_a_people_is_a_state() -> None:
    assert _types("Varda waits. Two Vardans left.", "Varda", (PLACE, 0.9), (PLACE, 0.4)) >= {NameType.STATE}


def test_a_city_is_no_state() -> None:
    assert _types("They met in Pellan.", "Pellan", (PLACE, 0.9)) == {PLACE}


def test_a_title_of_several_words_is_a_title() -> None:
    assert _types("The Foreign Minister spoke.", "Foreign Minister", (PERSON, 0.7)) == {NameType.TITLE}


def test_the_initials_of_an_agreement_are_an_agreement() -> None:
    text = "The Sile River Accord failed. The SRA was no use."
    names = [Name(4, 21, BODY, 0.9), Name(text.index("SRA"), text.index("SRA") + 3, BODY, 0.9)]
    assert [name.type for name in settle_types(text, names)] == [NameType.LAW, NameType.LAW]


def test_in_before_a_possessive_is_no_sign_of_a_place() -> None:
    assert _types("She wrote in Vrask's paper.", "Vrask", (PERSON, 0.5)) == {PERSON}


def test_an_election_is_an_event() -> None:
    assert _types("The Vardan Election failed.", "Vardan Election", (OTHER, 0.7)) == {NameType.EVENT}


def test_a_word_of_a_hundred_thousand_letters_is_passed_over_at_once() -> None:
    started = process_time()
    settle_types("Abcdef" * 20_000, [])
    assert process_time() - started < 1
