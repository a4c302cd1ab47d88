"""Origins: articles that are one text, or one report told again, and so count once.

In: articles and the reuse between them. Out: `Origin`s.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.link.clusters import Clusters, Proposal
from communique.types import Article, Origin, Reuse, ReuseKind


def find_origins(articles: Sequence[Article], reuses: Sequence[Reuse]) -> tuple[Origin, ...]:
    """One origin for all articles joined by copying or abridging; its id is the smallest of theirs; sorted by id."""
    ids = sorted(article.id for article in articles)
    place = {article: at for at, article in enumerate(ids)}
    clusters = Clusters(len(ids))
    for reuse in reuses:
        if reuse.kind in (ReuseKind.COPY, ReuseKind.ABRIDGED):
            one, other = (place[article] for article in reuse.articles)
            clusters.join(Proposal(one, other, (None, None), reuse.kind, reuse.share))
    groups = clusters.groups().values()
    return tuple(Origin(ids[group[0]], tuple(ids[at] for at in group)) for group in groups)
