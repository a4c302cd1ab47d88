"""The ids of articles, settled over the whole pile.

In: articles, each with the id of its text alone. Out: the same in their order; of equal texts those with another outlet
or URL are numbered by outlet, URL and path, the others left out by name. Equal texts are known only when all have been
seen, so articles wait outside memory, and only their digests, outlets and URLs are held.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from tempfile import SpooledTemporaryFile

from communique.types import Article, Candidate, Skipped, Span

MEMORY_BYTES = 16_000_000
"""Of waiting articles, about 2,000; more of them go to an unnamed temporary file."""


@dataclass(frozen=True, slots=True)
class _Key:
    """What tells an article from another of the same text."""

    id: str
    outlet: str | None
    url: str | None
    path: str
    at: int

    @property
    def rank(self) -> tuple[str, str, str]:
        return self.outlet or "", self.url or "", self.path

    @property
    def unknowns(self) -> int:
        return (self.outlet is None) + (self.url is None)


def settle_identities(found: Iterable[Article | Skipped]) -> Iterator[Article | Skipped]:
    """Pass on what was skipped at once, and when all has come the articles, in the order in which they came."""
    with SpooledTemporaryFile(max_size=MEMORY_BYTES) as waiting:
        keys = []
        for each in found:
            if isinstance(each, Skipped):
                yield each
            else:
                keys.append(_Key(each.id, each.outlet, each.url, each.path, waiting.tell()))
                pickle.dump(each, waiting)
        suffixes, twins = _settle(keys)
        for key in keys:
            if key in twins:
                yield Skipped(key.path, f"same text as {twins[key]}")
            else:
                waiting.seek(key.at)
                yield _with_suffix(pickle.load(waiting), suffixes[key])


def _settle(keys: Iterable[_Key]) -> tuple[dict[_Key, str], dict[_Key, str]]:
    """Per article to be kept the suffix of its id, and per one to be left out the path of its twin."""
    groups: dict[str, list[_Key]] = defaultdict(list)
    for key in keys:
        groups[key.id].append(key)
    suffixes: dict[_Key, str] = {}
    twins: dict[_Key, str] = {}
    for group in groups.values():
        kept: list[_Key] = []
        for key in sorted(group, key=lambda key: (key.unknowns, key.rank)):
            twin = next((other for other in kept if _nothing_differs(key, other)), None)
            if twin:
                twins[key] = twin.path
            else:
                kept.append(key)
        kept.sort(key=lambda key: key.rank)
        suffixes |= {key: f"-{number}" if number > 1 else "" for number, key in enumerate(kept, 1)}
    return suffixes, twins


def _nothing_differs(key: _Key, other: _Key) -> bool:
    """Whether an article has no outlet or URL that the other has not; the unknown differs from nothing."""
    return key.outlet in (None, other.outlet) and key.url in (None, other.url)


def _with_suffix(article: Article, suffix: str) -> Article:
    if not suffix:
        return article
    new = article.id + suffix

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(replace(span, article=new) for span in spans)

    def renamed(candidate: Candidate) -> Candidate:
        return replace(candidate, evidence=moved(candidate.evidence))

    published = replace(article.published, evidence=moved(article.published.evidence))
    return replace(article, id=new, published=published, candidates=tuple(map(renamed, article.candidates)))
