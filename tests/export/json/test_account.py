from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given

from communique.errors import AccountError
from communique.export.json import account_from_json, account_to_json, reading_to_json, with_texts
from communique.types import (
    Account,
    Reading,
    TimeAnchor,
    TimeExpression,
    TimeMeaning,
    TimeType,
    Tool,
)
from tests.export.any_events import account_of_events
from tests.export.river_account import river_account

SCHEMA = json.loads(files("communique.export").joinpath("account.schema.json").read_text(encoding="utf-8"))
EMPTY = Account("Nothing", Tool("0.1.0", "reader-1"), (), (), (), (), (), (), (), (), ())


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("account", [river_account(), EMPTY], ids=["river", "empty"])
def test_an_account_fits_the_schema(account: Account) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(account_to_json(account)))


def test_an_account_has_exactly_the_keys_of_the_schema() -> None:
    assert list(json.loads(account_to_json(river_account()))) == SCHEMA["required"]


@pytest.mark.parametrize("part", ["article", "entity", "attribution", "event"])
def test_every_item_has_exactly_the_keys_of_the_schema(part: str) -> None:
    plural = {"article": "articles", "entity": "entities", "attribution": "attributions", "event": "events"}[part]
    first = json.loads(account_to_json(river_account()))[plural][0]
    assert list(first) == list(SCHEMA["$defs"][part]["properties"])


def test_parts_that_come_later_are_present_and_empty() -> None:
    account = json.loads(account_to_json(river_account()))
    later = ("disputes", "stands", "opinion", "corrections")
    assert [account[key] for key in later] == [[]] * len(later)


def test_the_json_does_not_depend_on_the_order_of_the_account() -> None:
    account = river_account()
    turned = replace(
        account,
        articles=account.articles[::-1],
        origins=account.origins[::-1],
        entities=account.entities[::-1],
        attributions=account.attributions[::-1],
        statements=account.statements[::-1],
        events=tuple(replace(event, mentions=event.mentions[::-1]) for event in account.events[::-1]),
    )
    assert account_to_json(turned) == account_to_json(account)


def test_an_account_written_read_and_written_again_is_the_same() -> None:
    account = river_account()
    written = account_to_json(account)
    assert account_to_json(with_texts(account_from_json(written), account.articles)) == written


@pytest.mark.parametrize(
    "part",
    ["articles", "origins", "reuse", "attributions", "statements", "only_told_by", "unsure", "skipped", "events"],
)
def test_nothing_of_an_account_is_lost_when_it_is_read_back(part: str) -> None:
    account = river_account()
    back = with_texts(account_from_json(account_to_json(account)), account.articles)
    assert set(getattr(back, part)) == set(getattr(account, part))


def test_an_entity_read_back_is_as_it_was_with_its_mentions_in_order() -> None:
    account = river_account()
    in_order = {replace(entity, mentions=tuple(sorted(entity.mentions))) for entity in account.entities}
    assert set(account_from_json(account_to_json(account)).entities) == in_order


def test_the_timeline_is_read_back_in_its_order() -> None:
    account = river_account()
    assert account_from_json(account_to_json(account)).timeline == account.timeline


@given(account_of_events())
def test_any_events_are_read_back_as_they_were(account: Account) -> None:
    back = account_from_json(account_to_json(account))
    assert (back.events, back.timeline) == (account.events, account.timeline)


@given(account_of_events())
def test_any_events_fit_the_schema(account: Account) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(account_to_json(account)))


def test_what_is_told_of_an_event_must_match_its_mentions() -> None:
    account = json.loads(account_to_json(river_account()))
    account["events"][0]["told"] = []
    with pytest.raises(AccountError):
        account_from_json(json.dumps(account))


def test_a_predicate_in_another_article_than_its_mention_is_refused() -> None:
    account = json.loads(account_to_json(river_account()))
    account["events"][0]["told"][0]["predicate"][0] = "post"
    with pytest.raises(AccountError):
        account_from_json(json.dumps(account))


@pytest.mark.parametrize("key", ["type", "modality"])
def test_an_unknown_type_or_modality_of_an_event_is_refused(key: str) -> None:
    account = json.loads(account_to_json(river_account()))
    account["events"][0][key] = "SING"
    with pytest.raises(AccountError):
        account_from_json(json.dumps(account))


def test_an_account_without_the_keys_that_were_added_can_be_read() -> None:
    account = json.loads(account_to_json(river_account()))
    for article in account["articles"]:
        del article["candidates"], article["headings"], article["published"]["text"]
    for entity in account["entities"]:
        del entity["anonymous"]
    assert account_from_json(json.dumps(account)).articles[1].candidates == ()


def test_a_text_of_another_digest_is_not_put_back() -> None:
    account = river_account()
    others = [replace(article, sha256="0" * 64) for article in account.articles]
    assert {article.text for article in with_texts(account_from_json(account_to_json(account)), others).articles} == {
        ""
    }


def test_text_beyond_ascii_is_written_as_it_is() -> None:
    assert '"name": "Žofie Ångström"' in account_to_json(
        replace(river_account(), entities=(replace(river_account().entities[0], name="Žofie Ångström"),))
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"schema": "communique/account/1"}',
        '{"schema": "another"}',
        account_to_json(river_account()).replace('"kind": "mixed"', '"kind": "sung"'),
        account_to_json(river_account()).replace('"mentions": [["karsk', '"mentions": [[1, "karsk'),
        account_to_json(river_account()).replace('"id": "karsk-gazette"', '"id": ["karsk-gazette"]'),
        account_to_json(river_account()).replace('"score": ', '"score": "" , "was": '),
        "[" * 100_000,
    ],
    ids=[
        "nothing",
        "a list",
        "no keys",
        "another schema",
        "an unknown kind",
        "a broken span",
        "a list for an id",
        "a word for a score",
        "too deep",
    ],
)
def test_what_is_no_account_is_refused_by_name(text: str) -> None:
    with pytest.raises(AccountError):
        account_from_json(text)


def test_a_reading_is_one_line_in_the_keys_of_the_account() -> None:
    account = river_account()
    own = tuple(each for each in account.attributions if each.article == "karsk-gazette")
    time = TimeExpression(0, 5, TimeType.DATE, 0.9, TimeMeaning(TimeAnchor.NONE, "2031-03-04"))
    met = account.events[0].mentions
    line = reading_to_json(Reading(account.articles[0], own, account.entities, times=(time,), events=met))
    reading, item = json.loads(line), SCHEMA["$defs"]["attribution"]
    assert "\n" not in line
    assert [list(each) for each in reading["attributions"]] == [list(item["properties"])] * len(own)
    assert {"path", "sha256", "id", "chars", "boilerplate", "entities"} <= set(reading)
    assert [list(each)[1:] for each in reading["events"]] == [list(SCHEMA["$defs"]["told"]["properties"])] * len(met)
    assert reading["times"][0]["meaning"]["pattern"] == "2031-03-04"


def test_half_a_character_in_an_account_is_refused() -> None:
    broken = account_to_json(river_account()).replace("Talks over", "Talks \\ud800 over")
    with pytest.raises(AccountError, match="half a character"):
        account_from_json(broken)
