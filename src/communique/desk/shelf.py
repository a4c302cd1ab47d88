"""The projects on the desk, and the latest account of each, opened once per version.

A store is opened anew for each request, because a connection is for one thread; what an account needs to be shown is
kept between requests, of the last few versions asked for.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from communique import project
from communique.export.dangling import without_dangling
from communique.export.html import account_to_html
from communique.export.mentions import choose_tellings
from communique.store.accounts import find_latest
from communique.store.database import Store
from communique.types import Account, Article, Attribution, Dispute, Entity, Event, Move, Span, Statement

KEPT = 4
"""Accounts held open: those of two projects before and after a rebuild. One of a hundred articles takes some 50 MB."""


class OpenAccount:
    """One version of an account with its parts by id."""

    def __init__(self, version: int, account: Account) -> None:
        self.version = version
        self.whole = account
        self.account = without_dangling(account)

    @cached_property
    def page(self) -> str:
        """The account page, as it is exported."""
        return account_to_html(self.whole)

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        return {each.id: each for each in self.account.articles}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        return {each.id: each for each in self.account.entities}

    @cached_property
    def attributions(self) -> Mapping[str, Attribution]:
        return {each.id: each for each in self.account.attributions}

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        return {each.id: each for each in self.account.statements}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        return {each.id: each for each in self.account.events}

    @cached_property
    def statement_of(self) -> Mapping[str, Statement]:
        """By the id of an attribution."""
        return {id_: each for each in self.account.statements for id_ in each.attributions}

    @cached_property
    def said_in(self) -> Mapping[str, Sequence[Attribution]]:
        """By the id of an article, in text order."""
        found: dict[str, list[Attribution]] = defaultdict(list)
        for each in self.account.attributions:
            found[each.article].append(each)
        return {id_: sorted(each, key=lambda one: one.content) for id_, each in found.items()}

    @cached_property
    def moves(self) -> Mapping[str, Move]:
        return {each.id: each for each in self.account.moves}

    @cached_property
    def disputes(self) -> Mapping[str, Dispute]:
        return {each.id: each for each in self.account.disputes}

    @cached_property
    def issues(self) -> Mapping[str, str]:
        """What is negotiated about: by its name, the move that stands for it, which most origins tell."""
        ordered = sorted(self.account.moves, key=lambda move: (-move.origins, move.id))
        chosen = {move.issue: move.id for move in reversed(ordered)}
        return dict(sorted(chosen.items()))

    def words(self, span: Span) -> str:
        return self.articles[span.article].text[span.start : span.end]

    def fragments(self, attribution: Attribution) -> tuple[str, ...]:
        """The content, fragment by fragment, as the article has it."""
        text = self.articles[attribution.article].text
        return tuple(text[start:end] for start, end in attribution.content)

    def wording(self, statement: Statement) -> str:
        """The content of the first attribution, fragments joined by an ellipsis."""
        return " … ".join(self.fragments(self.attributions[statement.attributions[0]]))

    def telling(self, event: Event) -> str:
        """The words that stand for an event."""
        best = choose_tellings(event, self.articles)[0]
        return self.articles[best.article].text[best.start : best.end]

    def name_of(self, entity: str | None) -> str | None:
        found = self.entities.get(entity or "")
        return found.name if found else None


@dataclass(slots=True)
class Shelf:
    """The stores by the names under which the desk shows them."""

    paths: Mapping[str, Path]
    _open: OrderedDict[tuple[str, int], OpenAccount] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def of(cls, paths: Sequence[Path]) -> Shelf:
        """A shelf of the stores at `paths`; raises StoreError where one cannot be used. Equal names are numbered."""
        named: dict[str, Path] = {}
        for path in paths:
            with Store.open(path) as store:
                project.refresh(store)
            name = path.stem
            number = 2
            while name in named:
                name, number = f"{path.stem}-{number}", number + 1
            named[name] = path
        return cls(named)

    def open_store(self, name: str) -> Store:
        return Store.open(self.paths[name])

    def open_latest(self, name: str, store: Store) -> OpenAccount | None:
        """The latest account of a project, None where none was built yet."""
        latest = find_latest(store)
        return None if latest is None else self.open_account(name, store, latest.version)

    def open_account(self, name: str, store: Store, version: int) -> OpenAccount | None:
        """A version of a project's account, None where there is none."""
        with self._lock:
            if (name, version) in self._open:
                self._open.move_to_end((name, version))
                return self._open[name, version]
            account = project.load_account(store, version)
            if account is None:
                return None
            self._open[name, version] = OpenAccount(version, account)
            while len(self._open) > KEPT:
                self._open.popitem(last=False)
            return self._open[name, version]
