"""Tests of read/epithets.py."""

import pytest

from communique.read.countries import is_state, load_countries
from communique.read.epithets import Stands, find_epithets, get_epithet, load_epithets


@pytest.mark.parametrize("name", ["the hermit kingdom", "The Hermit Kingdom", "hermit kingdom"])
def test_an_epithet_stands_for_its_state_whatever_the_case(name: str) -> None:
    epithet = get_epithet(name)
    assert epithet is not None
    assert (epithet.stands, epithet.state) == (Stands.GOVERNMENT, "PRK")


def test_a_seat_of_power_stands_for_a_body_of_its_state() -> None:
    epithet = get_epithet("Foggy Bottom")
    assert epithet is not None
    assert (epithet.stands, epithet.state, epithet.names[0]) == (Stands.BODY, "USA", "State Department")


def test_a_party_is_no_body_of_the_state() -> None:
    epithet = get_epithet("GOP")
    assert epithet is not None
    assert (epithet.state, epithet.names[0]) == (None, "Republican Party")


def test_a_name_that_is_no_epithet_stands_for_nothing() -> None:
    assert get_epithet("Sile Water Board") is None


def found_in(text: str) -> list[str]:
    return [text[start:end] for (start, end), _ in find_epithets(text)]


def test_epithets_are_found_in_text_with_accents_and_curled_apostrophes() -> None:
    assert found_in("The Élysée Palace wrote to the Quai d’Orsay.") == ["Élysée Palace", "Quai d’Orsay"]


def test_a_capital_of_the_table_is_one_in_the_text() -> None:
    assert found_in("A blue house stood beside the Blue House.") == ["Blue House"]


def test_an_epithet_that_goes_on_is_the_name_of_another_state() -> None:
    assert found_in("The Islamic Republic of Ostrel wrote to the Islamic Republic.") == ["Islamic Republic"]


def test_an_epithet_within_a_word_is_none() -> None:
    assert found_in("the anti-GOP GOPs") == []


def test_every_state_of_an_epithet_is_one_of_the_table_of_states() -> None:
    assert {epithet.state for epithet in load_epithets() if epithet.state} <= {form.state for form in load_countries()}


def test_no_epithet_is_listed_twice() -> None:
    forms = [epithet.text for epithet in load_epithets()]
    assert all(get_epithet(form) is epithet for form, epithet in zip(forms, load_epithets(), strict=True))


def test_the_name_of_a_state_is_no_epithet() -> None:
    assert not [epithet.text for epithet in load_epithets() if is_state(epithet.text)]


def test_a_body_has_a_name_and_a_government_none() -> None:
    assert all(bool(epithet.names) == (epithet.stands is Stands.BODY) for epithet in load_epithets())
