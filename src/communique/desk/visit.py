"""One request to one project: its open store, its latest account, and what has come since that was built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from werkzeug.exceptions import NotFound

from communique.desk.saying import tell_correction
from communique.desk.shelf import OpenAccount, Shelf
from communique.link.corrections import describe
from communique.store.corrections import KeptCorrection, list_corrections
from communique.store.database import Store
from communique.store.sources import list_digests


@dataclass(frozen=True)
class Visit:
    """`address` is the path and query asked for, `arguments` what stands in the query, `token` what forms carry."""

    shelf: Shelf
    story: str
    store: Store
    address: str
    arguments: Mapping[str, str]
    token: str

    @property
    def root(self) -> str:
        """What the addresses of this project begin with."""
        return f"/{quote(self.story)}/"

    @cached_property
    def latest(self) -> OpenAccount | None:
        """The latest account, None where none was built yet."""
        return self.shelf.open_latest(self.story, self.store)

    @property
    def opened(self) -> OpenAccount:
        """The latest account; raises NotFound where none was built yet."""
        if self.latest is None:
            raise NotFound("This project has no account yet: build it first.")
        return self.latest

    @cached_property
    def corrections(self) -> tuple[KeptCorrection, ...]:
        """All that was ever said, the last first."""
        return list_corrections(self.store)[::-1]

    @cached_property
    def noted(self) -> KeptCorrection | None:
        """The correction that the form before this page sent."""
        number = self.arguments.get("noted", "")
        return next((each for each in self.corrections if str(each.number) == number and not each.undone_at), None)

    def tell(self, kept: KeptCorrection) -> str:
        """A correction as a sentence."""
        return tell_correction(self.latest, kept.said)

    @cached_property
    def new_corrections(self) -> int:
        """How many corrections were said or undone since the latest account."""
        built = Counter(one.said for one in self.latest.account.corrections) if self.latest else Counter[str]()
        now = Counter(describe(each.said) for each in self.corrections if each.undone_at is None)
        return ((now - built) + (built - now)).total()

    @cached_property
    def new_articles(self) -> int:
        """How many texts came or went since the latest account."""
        built = {article.sha256 for article in self.latest.account.articles} if self.latest else set[str]()
        return len(built ^ set(list_digests(self.store)))
