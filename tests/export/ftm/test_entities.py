from __future__ import annotations

import json
from dataclasses import replace

import pytest
from followthemoney import model
from followthemoney.proxy import EntityProxy

from communique.export.exported import UNREAD, Gap
from communique.export.ftm import export_ftm
from communique.export.ftm.entities import NO_KIND, NOT_ACTUAL, UNNAMED
from communique.types import Account, Date, DateBasis
from tests.export.notes.hostile import HOSTILE, hostile_account
from tests.export.river_account import river_account
from tests.export.river_disputes import disputed_account


def proxies(account: Account) -> dict[str, EntityProxy]:
    """The entities as FollowTheMoney reads them, by id."""
    lines = map(json.loads, export_ftm(account).text.splitlines())
    return {line["id"]: model.get_proxy(line) for line in lines}


def first(account: Account, id_: str, name: str) -> str | None:
    value: str | None = proxies(account)[f"communique-{id_}"].first(name)
    return value


@pytest.mark.parametrize("account", [disputed_account(), *map(hostile_account, HOSTILE)])
def test_followthemoney_finds_every_entity_valid(account: Account) -> None:
    for line in map(json.loads, export_ftm(account).text.splitlines()):
        schema = model.get(line["schema"])
        assert schema is not None
        assert set(line["properties"]) <= set(schema.properties)
        schema.validate(line)


@pytest.mark.parametrize("account", [disputed_account(), *map(hostile_account, HOSTILE)])
def test_followthemoney_s_own_cleaning_changes_no_value(account: Account) -> None:
    for line in map(json.loads, export_ftm(account).text.splitlines()):
        cleaned = model.get_proxy({"id": line["id"], "schema": line["schema"], "properties": {}})
        for name, values in line["properties"].items():
            cleaned.add(name, values)
        assert cleaned.to_dict()["properties"] == line["properties"]


def test_every_reference_leads_to_an_entity_of_the_right_kind() -> None:
    read = proxies(disputed_account())
    referred = [(prop.range, read[value]) for proxy in read.values() for prop, value in proxy.itervalues()
                if prop.type.name == "entity"]  # fmt: skip
    assert len(referred) > 5
    assert all(proxy.schema.is_a(range_) for range_, proxy in referred)


def test_each_type_has_its_schema() -> None:
    read = proxies(river_account())
    assert {key: read[f"communique-{key}"].schema.name for key in ("holt", "varda", "nna", "post")} == {
        "holt": "Person",
        "varda": "PublicBody",
        "nna": "Organization",
        "post": "Article",
    }


def test_a_minister_is_a_member_of_the_government_in_that_role() -> None:
    membership = proxies(river_account())["communique-holt-varda"]
    assert membership.get("member") == ["communique-holt"]
    assert membership.get("organization") == ["communique-varda"]
    assert membership.get("role") == ["water minister"]


def test_other_forms_of_a_name_are_weak_aliases() -> None:
    assert set(proxies(river_account())["communique-holt"].get("weakAlias")) == {"Holt told", "Minister Holt"}


def test_a_country_has_followthemoney_s_code() -> None:
    account = river_account()
    entities = tuple(replace(each, name="France") if each.id == "varda" else each for each in account.entities)
    assert first(replace(account, entities=entities), "varda", "country") == "fr"


@pytest.mark.parametrize(
    ("ends", "date"),
    [
        (("2031-03-05", "2031-03-05"), "2031-03-05"),
        (("2031-03-05", "2031-03-06"), "2031-03"),
        (("2031-03-05", "2031-04-06"), "2031"),
        (("2031-03-05", "2032-04-06"), None),
    ],
)
def test_a_date_is_as_exact_as_both_its_ends_agree(ends: tuple[str, str], date: str | None) -> None:
    account = river_account()
    events = tuple(replace(each, date=Date(*ends, DateBasis.RESOLVED)) for each in account.events)
    assert first(replace(account, events=events), "e-meeting", "date") == date


def test_an_event_has_its_parties_its_words_and_its_source() -> None:
    event = proxies(river_account())["communique-e-meeting"]
    assert event.first("name") == "Envoys of Varda and Ostrel met in Ilmsund on 5 and 6 March"
    assert event.get("involved") == ["communique-varda", "communique-ostrel"]
    assert (event.first("proof"), event.first("publisher")) == ("communique-post", "Ilmsund Post")


def test_an_announced_event_says_so() -> None:
    assert first(river_account(), "e-visit", "summary") == "meeting or talks, announced"


def test_a_move_is_a_note_on_its_party_and_its_speaker() -> None:
    note = proxies(river_account())["communique-m-a1-0"]
    assert note.first("name") == "Varda rejects, on gates"
    assert note.get("entity") == ["communique-varda", "communique-holt"]
    assert note.first("description") == "opening the gates of the Lower Sile in any form … before Ostrel signs"


def test_what_the_model_has_no_kind_for_is_counted() -> None:
    exported = export_ftm(river_account())
    assert exported.gaps == (Gap(2, NO_KIND), Gap(2, NOT_ACTUAL))
    assert not {"communique-president", "communique-sile", "communique-e-protocol"} & set(proxies(river_account()))


def test_an_event_of_no_text_at_hand_is_counted() -> None:
    account = river_account()
    without = replace(account, articles=tuple(replace(each, text="") for each in account.articles))
    assert Gap(7, UNREAD) in export_ftm(without).gaps


def test_names_of_no_text_at_hand_are_counted() -> None:
    account = river_account()
    without = replace(account, articles=tuple(replace(each, text="") for each in account.articles))
    assert Gap(5, UNNAMED) in export_ftm(without).gaps
