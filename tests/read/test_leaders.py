"""Tests of read/leaders.py."""

from importlib.resources import files

import pytest

from communique.read.countries import load_countries
from communique.read.leaders import (
    OfficeKind,
    Term,
    find_leaders,
    find_leaders_by_surname,
    load_leaders,
)


@pytest.mark.parametrize("name", ["Kim Jong Un", "Kim Jong-un", "KIM Jong-Un"])
def test_a_leader_is_found_whatever_the_case_and_hyphens(name: str) -> None:
    assert {leader.state for leader in find_leaders(name)} == {"PRK"}


def test_accents_do_not_matter() -> None:
    assert find_leaders("Enrique Peña Nieto") == find_leaders("Enrique Pena Nieto") != ()


def test_a_transliteration_names_the_same_leader() -> None:
    assert find_leaders("Moammar Gadhafi") == find_leaders("Muammar Gaddafi") != ()


def test_an_office_held_twice_has_two_terms() -> None:
    (office,) = (one for one in find_leaders("Shinzo Abe") if one.kind is OfficeKind.GOVERNMENT)
    assert office.terms == (Term(2006, 2007), Term(2012, 2020))


def test_who_is_not_in_the_table_is_not_found() -> None:
    assert find_leaders("Ilse Marn") == ()


def test_a_surname_finds_all_who_bear_it() -> None:
    assert len({leader.names for leader in find_leaders_by_surname("Kim")}) > 2


def test_a_family_name_in_front_is_a_surname() -> None:
    assert {leader.state for leader in find_leaders_by_surname("Xi")} == {"CHN"}


def test_a_surname_of_two_words_is_one() -> None:
    assert {leader.state for leader in find_leaders_by_surname("Peña Nieto")} == {"MEX"}


def test_every_state_is_one_of_the_table_of_states() -> None:
    assert {leader.state for leader in load_leaders()} <= {form.state for form in load_countries()}


def test_the_terms_of_an_office_follow_each_other() -> None:
    for leader in load_leaders():
        years = [year for term in leader.terms for year in (term.first, term.last) if year is not None]
        assert years == sorted(years), leader


def test_the_table_has_its_notice() -> None:
    notice = files("communique.read").joinpath("leaders.NOTICE.txt").read_text(encoding="utf-8")
    assert "CC BY-SA" in notice
