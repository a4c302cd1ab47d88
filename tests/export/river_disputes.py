"""Disputes and stands for the account of the river talks."""

from __future__ import annotations

from dataclasses import replace

from communique.types import Account, Dispute, DisputeKind, DisputeLevel, DisputeSide, Span, Stand
from tests.export.river_account import at, river_account


def disputed_account() -> Account:
    """The river account with one dispute between parties and two stands."""
    account = river_account()
    articles = {article.id: article for article in account.articles}

    def span(article: str, words: str) -> Span:
        return Span(article, *at(articles[article], words))

    water = span("examiner 2", "the water would come")
    shut = span("post", "keep its gates shut")
    dispute = Dispute(
        id="d-a5",
        about="the water would come",
        kind=DisputeKind.WHAT_HAPPENED,
        level=DisputeLevel.PARTIES,
        reason="one says that it happens, the other that it does not",
        sides=(
            DisputeSide(("ask",), "the water would come", 1, (water,)),
            DisputeSide(("varda",), "keep its gates shut", 2, (shut,)),
        ),
    )
    refusal, promise = account.moves
    stands = (
        Stand("varda", "gates", refusal.proposal, (refusal.wording, *refusal.evidence), (refusal.id,)),
        Stand("ostrel", "gates", promise.proposal, promise.evidence, (promise.id,)),
    )
    return replace(account, disputes=(dispute,), stands=stands)
