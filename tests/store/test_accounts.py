"""Accounts are kept by version, each once."""

from __future__ import annotations

import pytest

from communique.errors import StoreError
from communique.store.accounts import find_latest, keep_account, list_accounts, load_account_json
from communique.store.database import Store
from tests.store.river_store import make_account, make_article


def test_an_account_comes_back_as_it_was_written(store: Store) -> None:
    kept = keep_account(store, make_account(), '{"title": "Überlauf"}\n', input_="1")
    assert load_account_json(store, kept.version) == '{"title": "Überlauf"}\n'


def test_the_same_account_again_is_no_new_version(store: Store) -> None:
    keep_account(store, make_account(), "{}", input_="1")
    assert keep_account(store, make_account(), "{}", input_="1").version == 1


def test_the_same_account_of_something_else_is_of_that(store: Store) -> None:
    keep_account(store, make_account(), "{}", input_="1")
    keep_account(store, make_account(), "{}", input_="2")
    latest = find_latest(store)
    assert latest is not None
    assert latest.input == "2"


def test_another_account_is_the_next_version_and_the_former_stays(store: Store) -> None:
    keep_account(store, make_account(), "{}", input_="1")
    keep_account(store, make_account(make_article(), title="The talks"), "[]", input_="2")
    assert [(each.version, each.title, each.articles) for each in list_accounts(store)] == [
        (2, "The talks", 1),
        (1, "The dam", 0),
    ]
    assert load_account_json(store, 1) == "{}"


def test_a_version_that_is_not_there_is_none(store: Store) -> None:
    assert load_account_json(store, 7) is None


def test_a_damaged_account_is_refused(store: Store) -> None:
    keep_account(store, make_account(), "{}", input_="1")
    store.execute("UPDATE account SET json = x'00'")
    with pytest.raises(StoreError, match="version 1"):
        load_account_json(store, 1)
