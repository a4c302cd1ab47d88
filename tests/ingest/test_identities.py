"""Ids over the whole pile."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from communique.ingest.identities import settle_identities
from communique.types import Article, Candidate, Skipped, Span

ARTICLE = Article(id="a1", path="a.txt", text="The dam is shut.", sha256="1")


def copy(path: str, outlet: str | None = None, url: str | None = None) -> Article:
    return replace(ARTICLE, path=path, outlet=outlet, url=url)


def ids(articles: tuple[Article, ...]) -> dict[str, str]:
    """The id, or the reason, by path."""
    found = settle_identities(articles)
    return {each.path: each.reason if isinstance(each, Skipped) else each.id for each in found}


def test_equal_texts_of_several_outlets_are_numbered_by_outlet() -> None:
    pile = (copy("a.txt", "Ostrel Dispatch"), copy("b.txt", "Karskpress"), copy("c.txt", "Nordmere Gazette"))
    assert ids(pile) == {"a.txt": "a1-3", "b.txt": "a1", "c.txt": "a1-2"}


def test_an_equal_text_with_nothing_of_its_own_is_left_out() -> None:
    assert ids((copy("a.txt"), copy("b.txt", "Karskpress"))) == {"a.txt": "same text as b.txt", "b.txt": "a1"}


def test_the_order_of_arrival_does_not_matter() -> None:
    pile = (copy("a.txt", "Karskpress"), copy("b.txt"), copy("c.txt", "Karskpress", "https://k.example/1"))
    assert len({frozenset(ids(order).items()) for order in permutations(pile)}) == 1


def test_evidence_goes_with_the_id() -> None:
    byline = Candidate("byline", "The", "text", (Span("a1", 0, 3),))
    second = replace(copy("b.txt", "Ostrel Dispatch"), candidates=(byline,))
    *_, last = settle_identities((copy("a.txt", "Karskpress"), second))
    assert isinstance(last, Article)
    assert last.candidates[0].evidence == (Span("a1-2", 0, 3),)


def test_what_was_skipped_passes_at_once() -> None:
    pile = iter((Skipped("a.txt", "is empty"), ARTICLE))
    assert next(settle_identities(pile)) == Skipped("a.txt", "is empty")
    assert list(pile) == [ARTICLE]
