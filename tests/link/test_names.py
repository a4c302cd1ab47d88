from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.link.names import Judgement, compare_people, deletions, fold, is_pronoun, is_slip, person_name


def same(one: str, other: str) -> bool:
    return compare_people(person_name(one), person_name(other)).judgement is Judgement.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ro Jin-ha", "RO Jin Ha"),
        ("José Hadek", "Jose Hadek"),
        ("Steve Brandt", "Stephen Brandt"),
        ("Ilsa K. Marn", "Ilsa Marn"),
        ("J. Brandt", "Jonas Brandt"),
        ("Tomas Varlenko", "Tomas Varlenka"),
        ("Luis Ramon Soler Prat", "Soler Prat"),
        ("Deputy Minister Ilsa Marn, who chairs", "Ilsa Marn"),
    ],
)
def test_two_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilsa Marn", "Tomas Marn"),
        ("Ilsa K. Marn", "Ilsa B. Marn"),
        ("Ro Jin Ha", "Ro Jin Sol"),
        ("Jonas Brandt", "Jonas Brandt Jr."),
        ("Ilsa Breka", "Ilsa Breko"),
    ],
)
def test_two_names_that_disagree_are_different(one: str, other: str) -> None:
    assert not same(one, other)


def test_a_bare_role_has_no_name_in_it() -> None:
    assert person_name("the Deputy Foreign Minister") == ()


def test_the_place_of_an_office_is_no_name() -> None:
    assert {person_name("the President of South Ostrel"), person_name("Speaker of the House")} == {()}


def test_a_hyphenated_title_is_no_part_of_the_name() -> None:
    assert person_name("Secretary-General Ilsa Marn") == ("ilsa", "marn")


def test_a_country_in_capitals_is_not_the_pronoun() -> None:
    assert (is_pronoun("us"), is_pronoun("US")) == (True, False)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) in (fold(text), fold(text).removeprefix("the "))


@given(st.text("abcde", min_size=1, max_size=8), st.integers(0, 7), st.sampled_from("abcde"))
def test_words_one_letter_apart_share_a_key(word: str, at: int, letter: str) -> None:
    changed = word[: at % len(word)] + letter + word[at % len(word) + 1 :]
    assert deletions(word) & deletions(changed)


def test_a_short_word_has_no_slips() -> None:
    assert (is_slip("varpres", "varpress"), is_slip("iran", "iraq")) == (True, False)


def test_a_small_particle_with_a_hyphen_is_part_of_the_name() -> None:
    assert person_name("President Omar al-Marni") == ("omar", "al", "marni")
