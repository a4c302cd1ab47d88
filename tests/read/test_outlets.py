"""Tests of read/outlets.py."""

import pytest

from communique.read.outlets import find_outlets, is_known_outlet, is_outlet


@pytest.mark.parametrize("name", ["Varda Times", "Radio Ostrel", "karskpress.com", "WKRS"])
def test_a_name_that_says_it_is_an_outlet_is_one(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["Reuters", "the Guardian", "Deutsche Presse-Agentur", "Agence France-Presse"])
def test_the_best_known_outlets_are_outlets(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["Toronto Star", "The Boston Globe"])
def test_a_paper_of_the_table_is_an_outlet(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["Heritage Foundation", "NASA", "Free Press", "Public Citizen"])
def test_a_body_that_publishes_a_site_is_no_outlet(name: str) -> None:
    assert not is_outlet(name)


def test_a_name_that_ends_like_a_paper_s_is_none_outside_the_table() -> None:
    assert not is_outlet("Vardan Republic")


def test_an_outlet_that_is_also_a_word_is_not_known_without_a_tag() -> None:
    assert is_outlet("Time")
    assert not is_known_outlet("Time")


def test_outlets_are_found_in_text_without_the_small_word_before_them() -> None:
    text = "In Varda Times the minister read what Prensa Latina had said."
    assert [text[start:end] for start, end in find_outlets(text)] == ["Varda Times", "Prensa Latina"]


def test_an_outlet_with_a_longer_name_is_found_whole() -> None:
    text = "She told Hurriyet Daily News."
    assert [text[start:end] for start, end in find_outlets(text)] == ["Hurriyet Daily News"]
