"""A desk with the talks over the Sile on it, made by hand: no article is read, so that a test takes no time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from communique.desk.shelf import Shelf
from communique.export.json import account_to_json
from communique.model.reader import read_digest
from communique.store.accounts import keep_account
from communique.store.database import Store
from communique.store.makers import name_maker
from communique.store.readings import keep_reading
from communique.store.sources import KeptFile, keep_file
from communique.types import Account, Reading, Tool
from tests.export.river_account import river_account

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)><style>body{display:none}</style>&amp;\u202e"
    + "long" * 100
)


def make_store(path: Path, *accounts: Account) -> Path:
    """A store with the articles of the accounts, which are its versions; its name is the file's."""
    with Store.create(path, name=path.stem) as store:
        for account in accounts:
            keep(store, account)
    return path


def keep(store: Store, account: Account) -> None:
    """Write an account with the articles it is of, and as their readings what it has from each."""
    for article in account.articles:
        keep_file(store, KeptFile(article.path, article.text.encode(), (), chosen=False), [article])
        said = tuple(each for each in account.attributions if each.article == article.id)
        named = (
            replace(each, mentions=tuple(span for span in each.mentions if span.article == article.id))
            for each in account.entities
        )
        reading = Reading(article, said, tuple(each for each in named if each.mentions))
        keep_reading(store, reading, Tool(name_maker(), read_digest()))
    keep_account(store, account, account_to_json(account), input_=account.title)


def make_shelf(folder: Path, *accounts: Account) -> Shelf:
    return Shelf.of([make_store(folder / "river.communique", *(accounts or (river_account(),)))])


def hostile_account() -> Account:
    """The account with markup wherever an article can bring words of its own."""
    account = river_account()
    return replace(
        account,
        title=HOSTILE,
        articles=tuple(
            replace(each, headline=HOSTILE, outlet=f"{HOSTILE} {number}", byline=HOSTILE)
            for number, each in enumerate(account.articles)
        ),
        entities=tuple(replace(each, name=f"{HOSTILE} {number}") for number, each in enumerate(account.entities)),
    )
