"""Reports told again: words that one article has only through another article's outlet ("told the Sile Courier").

In: linked attributions, entities, statements, and the reuse of text. Out: pairs `retold` beside the reuse, and the
statements and events with their independent origins counted: what comes through an outlet is its line, whoever
prints it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from communique.link.origins import CREDITED_SHARE
from communique.read.relays import is_own_outlet
from communique.types import (
    Article,
    Attribution,
    Entity,
    EntityType,
    Event,
    Origin,
    Reuse,
    ReuseKind,
    Span,
    Statement,
)

# Paired contents shown as evidence.
MOST_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class Carriers:
    """For an attribution's id the outlet its words came through first; for an outlet its articles of the pile."""

    outlet_of: Mapping[str, str]
    articles_of: Mapping[str, tuple[str, ...]]


def find_carriers(
    articles: Sequence[Article], attributions: Sequence[Attribution], entities: Sequence[Entity]
) -> Carriers:
    """Who passed each attribution's words on, first after the speaker; nobody for what an article has by itself."""
    outlets = {entity.id: entity for entity in entities if entity.type is EntityType.OUTLET}
    carried = {
        attribution.id: next(relay for relay in attribution.via if relay in outlets)
        for attribution in attributions
        if any(relay in outlets for relay in attribution.via)
    }
    return Carriers(
        carried, {outlet: _articles_of(outlets[outlet], articles) for outlet in sorted({*carried.values()})}
    )


def add_retold(
    reuses: Sequence[Reuse], statements: Sequence[Statement], attributions: Sequence[Attribution], carriers: Carriers
) -> tuple[Reuse, ...]:
    """The reuses and the pairs of which one tells the other again, sorted by the pair; one kind for each pair.

    Retelling says more than text reused in part, unless a common credit has made that one report already.
    """
    found = {reuse.articles: reuse for reuse in reuses}
    by_id = {attribution.id: attribution for attribution in attributions}
    told = Counter(attribution.article for attribution in attributions)
    through = Counter((by_id[key].article, outlet) for key, outlet in carriers.outlet_of.items())
    for (teller, source, outlet), evidence in _pair_contents(statements, by_id, carriers).items():
        pair = (min(teller, source), max(teller, source))
        share = round(through[teller, outlet] / told[teller], 3)
        spans = sorted((min(spans), max(spans)) for spans in evidence)[:MOST_EVIDENCE]
        other = found.get(pair)
        if other is None or _gives_way(other, share):
            found[pair] = Reuse(pair, ReuseKind.RETOLD, share, tuple(spans))
    return tuple(found[pair] for pair in sorted(found))


def count_origins(
    statements: Sequence[Statement],
    attributions: Sequence[Attribution],
    origins: Sequence[Origin],
    carriers: Carriers,
) -> tuple[Statement, ...]:
    """The statements in the order given, each with the number of origins that have it independently."""
    article_of = {attribution.id: attribution.article for attribution in attributions}
    origin_of = _map_origins(origins)
    return tuple(
        replace(one, origins=_count([(article_of[key], key) for key in one.attributions], origin_of, carriers))
        for one in statements
    )


def count_event_origins(events: Sequence[Event], origins: Sequence[Origin], carriers: Carriers) -> tuple[Event, ...]:
    """The events in the order given, each with the number of origins that tell it independently."""
    origin_of = _map_origins(origins)
    return tuple(
        replace(one, origins=_count([(each.article, each.told_in) for each in one.mentions], origin_of, carriers))
        for one in events
    )


def count_told_origins(
    told: Sequence[Sequence[tuple[str, str | None]]], origins: Sequence[Origin], carriers: Carriers
) -> tuple[int, ...]:
    """The same for any lines, each told in some articles, inside an attribution or in none."""
    origin_of = _map_origins(origins)
    return tuple(_count(each, origin_of, carriers) for each in told)


def _map_origins(origins: Sequence[Origin]) -> dict[str, str]:
    return {article: origin.id for origin in origins for article in origin.articles}


def _count(told: Sequence[tuple[str, str | None]], origin_of: Mapping[str, str], carriers: Carriers) -> int:
    """Independent origins of words that stand in these articles, each inside an attribution or in none.

    The origin is that of the article, of the carrier's article, or the carrier.
    """
    within = {article for article, _ in told}

    def find_origin(article: str, attribution: str | None) -> tuple[str, str]:
        outlet = None if attribution is None else carriers.outlet_of.get(attribution)
        if outlet is None:
            return "origin", origin_of[article]
        known = carriers.articles_of[outlet]
        own = {origin_of[each] for each in known if each in within} or {origin_of[each] for each in known}
        return ("origin", min(own)) if len(own) == 1 else ("outlet", outlet)

    return len({find_origin(article, attribution) for article, attribution in told})


def _articles_of(outlet: Entity, articles: Sequence[Article]) -> tuple[str, ...]:
    """The articles by an outlet; none where the name fits several outlets: "the Post"."""
    own = [article for article in articles if is_own_outlet(article, outlet)]
    return tuple(article.id for article in own) if len({article.outlet for article in own}) == 1 else ()


def _pair_contents(
    statements: Sequence[Statement], by_id: Mapping[str, Attribution], carriers: Carriers
) -> dict[tuple[str, str, str], list[tuple[Span, Span]]]:
    """By who tells, whom after, and through which outlet: the contents of one statement in both."""
    pairs: dict[tuple[str, str, str], list[tuple[Span, Span]]] = defaultdict(list)
    for statement in statements:
        for key in statement.attributions:
            outlet = carriers.outlet_of.get(key)
            if outlet is None:
                continue
            for other in statement.attributions:
                source = by_id[other].article
                if source in carriers.articles_of[outlet] and carriers.outlet_of.get(other) is None:
                    spans = (_span(by_id[key]), _span(by_id[other]))
                    pairs[by_id[key].article, source, outlet].append(spans)
    return pairs


def _span(attribution: Attribution) -> Span:
    return Span(attribution.article, attribution.content[0][0], attribution.content[-1][1])


def _gives_way(reuse: Reuse, share: float) -> bool:
    if reuse.kind is ReuseKind.RETOLD:
        return reuse.share < share
    return reuse.kind is ReuseKind.PARTLY_REUSED and (reuse.credit is None or reuse.share < CREDITED_SHARE)
