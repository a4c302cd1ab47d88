"""Where articles credit an outlet or agency that the pile names: "The Associated Press contributed to this report".

In: articles, linked entities. Out: further mentions of outlets, by the name that the credit gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from communique.link.credits import find_credits, fold_outlet
from communique.types import Article, Entity, EntityType, Span

_OUTLETS = frozenset({EntityType.OUTLET, EntityType.ORGANIZATION})


def find_credit_mentions(articles: Iterable[Article], entities: Iterable[Entity]) -> dict[str, set[Span]]:
    """Mentions by entity id; a credit to an outlet that two entities bear the name of is left to neither."""
    named: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.type in _OUTLETS:
            named[fold_outlet(entity.name)].add(entity.id)
    found: dict[str, set[Span]] = defaultdict(set)
    for article in articles:
        for credit in find_credits(article):
            bearers = named.get(credit.outlet, set())
            if credit.span is not None and len(bearers) == 1:
                found[min(bearers)].add(credit.span)
    return found
