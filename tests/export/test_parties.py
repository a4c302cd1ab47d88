from __future__ import annotations

import pytest

from communique.export.parties import Party, code_parties
from communique.link.states import load_states
from communique.types import Entity, EntityType, Role

STATES = load_states()


def code(
    name: str, type_: EntityType, *, roles: tuple[str, ...] = (), of: tuple[str, EntityType] | None = None
) -> Party:
    """The party of an entity that may belong to another."""
    owner = [Entity("owner", of[0], of[1], ())] if of else []
    told = tuple(Role(role, ()) for role in roles)
    entity = Entity("it", name, type_, (), of="owner" if of else None, roles=told)
    return code_parties([entity, *owner], STATES)["it"]


@pytest.mark.parametrize(
    ("name", "type_", "country"),
    [
        ("France", EntityType.GOVERNMENT, "FRA"),
        ("Paris", EntityType.GOVERNMENT, "FRA"),
        ("the French government", EntityType.GOVERNMENT, "FRA"),
        ("Kosovo", EntityType.GOVERNMENT, "KOS"),
        ("Varda", EntityType.GOVERNMENT, None),
        ("South Korean troops", EntityType.GROUP, "KOR"),
        ("Paris", EntityType.PLACE, None),
        ("Chad Frost", EntityType.PERSON, None),
        ("the United Nations", EntityType.ORGANIZATION, "UNO"),
        ("EU", EntityType.ORGANIZATION, "EUR"),
        ("Sluice Friends", EntityType.ORGANIZATION, None),
    ],
)
def test_a_country_is_told_by_a_name_that_acts_for_it(name: str, type_: EntityType, country: str | None) -> None:
    assert code(name, type_).country == country


def test_a_person_has_the_country_of_the_government_they_belong_to() -> None:
    assert code("Ana Ferrow", EntityType.PERSON, of=("France", EntityType.GOVERNMENT)).country == "FRA"


def test_a_person_has_the_country_their_role_begins_with() -> None:
    assert code("Ana Ferrow", EntityType.PERSON, roles=("French foreign minister",)).country == "FRA"


def test_roles_of_two_countries_tell_none() -> None:
    assert code("Ana Ferrow", EntityType.PERSON, roles=("French envoy", "Danish envoy")).country is None


def test_what_belongs_to_itself_has_no_country() -> None:
    entity = Entity("it", "Sluice Friends", EntityType.ORGANIZATION, (), of="it")
    assert code_parties([entity], STATES)["it"].country is None


@pytest.mark.parametrize(
    ("roles", "sector"),
    [
        (("deputy foreign minister",), "GOV"),
        (("former prime minister",), "ELI"),
        (("secretary of state",), "GOV"),
        (("retired", "general"), "MIL"),
        (("president",), None),
        (("farmer",), "AGR"),
        (("envoy's neighbour",), None),
        ((), None),
    ],
)
def test_a_person_has_the_sector_of_the_role(roles: tuple[str, ...], sector: str | None) -> None:
    assert code("Ana Ferrow", EntityType.PERSON, roles=roles).sector == sector


@pytest.mark.parametrize(
    ("type_", "sector"), [(EntityType.GOVERNMENT, "GOV"), (EntityType.ORGANIZATION, None), (EntityType.OUTLET, None)]
)
def test_a_president_is_of_the_government_where_it_is_one_s_president(type_: EntityType, sector: str | None) -> None:
    assert code("Ana Ferrow", EntityType.PERSON, roles=("president",), of=("Varda", type_)).sector == sector


@pytest.mark.parametrize(
    ("name", "type_", "sector"),
    [
        ("Varda", EntityType.GOVERNMENT, "GOV"),
        ("Karsk Gazette", EntityType.OUTLET, "JRN"),
        ("Vardan soldiers", EntityType.GROUP, "MIL"),
        ("farmers from the valley", EntityType.GROUP, "AGR"),
        ("the Ostreli parliament", EntityType.GOVERNMENT, "LEG"),
        ("Ministry of Water", EntityType.ORGANIZATION, "GOV"),
        ("Friends of the Army", EntityType.ORGANIZATION, None),
        ("Ilmsund", EntityType.PLACE, None),
    ],
)
def test_others_have_the_sector_of_their_type_and_name(name: str, type_: EntityType, sector: str | None) -> None:
    assert code(name, type_).sector == sector
