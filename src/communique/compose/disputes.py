"""Points on which parties or outlets contradict each other, with both wordings and why they are held to conflict.

In: a `Story`. Out: `Dispute`s, sorted by id. Two kinds of reason are known: what is said outright to be untrue, and
numbers of one thing that exclude each other. What is merely told by one and not by the other is no dispute.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from communique.compose.denials import Denial, find_bounds, find_denials
from communique.compose.quantities import Quantity, find_conflicts, group_by_value
from communique.read.relays import is_own_outlet
from communique.types import (
    Attribution,
    Dispute,
    DisputeKind,
    DisputeLevel,
    DisputeSide,
    Entity,
    EntityType,
    Span,
    Story,
)

# Why two sides are held to conflict, before the words that say so.
OUTRIGHT, EXCLUDING = "said outright", "numbers that exclude each other"


def find_disputes(story: Story) -> tuple[Dispute, ...]:
    """Every dispute of the story; a claim that several deny is one dispute."""
    view = _View(story)
    denials = (_from_denials(view, group) for group in _group_denials(find_denials(story)))
    quantities = (_from_quantities(view, group) for group in find_conflicts(story))
    return tuple(sorted((*denials, *quantities), key=lambda dispute: dispute.id))


class _View:
    """What a dispute is made of, looked up."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.articles = {article.id: article for article in story.articles}
        self.origin_of = {article: origin.id for origin in story.origins for article in origin.articles}
        self.outlets = [entity for entity in story.entities if entity.type is EntityType.OUTLET]

    def read(self, span: Span) -> str:
        return self.articles[span.article].text[span.start : span.end]

    def count_origins(self, spans: Iterable[Span]) -> int:
        return len({self.origin_of[span.article] for span in spans})

    def find_innermost(self, span: Span) -> Attribution | None:
        """The attribution in whose content the words stand, the innermost where there are several."""
        holding = [
            one
            for one in self.story.attributions
            if one.article == span.article and any(s <= span.start and span.end <= e for s, e in one.content)
        ]
        return min(holding, key=lambda one: (one.content[-1][1] - one.content[0][0], one.id), default=None)

    def find_holder(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """Who says the words: their speakers, or the outlets whose own voice it is as far as they are entities."""
        return tuple(sorted({holder for span in spans if (holder := self._find_one(span)) is not None}))

    def _find_one(self, span: Span) -> str | None:
        inside = self.find_innermost(span)
        if inside is not None:
            return inside.speaker
        own = [entity for entity in self.outlets if is_own_outlet(self.articles[span.article], entity)]
        return _first(own)


def _first(entities: Sequence[Entity]) -> str | None:
    return min((entity.id for entity in entities), default=None)


def _group_denials(denials: Iterable[Denial]) -> Iterator[tuple[Denial, ...]]:
    """Denials that share their likest claim together, in the order of the first of each."""
    by_claim: dict[str, list[Denial]] = {}
    for denial in denials:
        by_claim.setdefault(denial.claims[0].id, []).append(denial)
    return (tuple(group) for group in by_claim.values())


def _from_denials(view: _View, group: Sequence[Denial]) -> Dispute:
    claims = {claim.id: claim for denial in group for claim in denial.claims}
    claimed = _to_side(view, [_content_of(claim) for claim in claims.values()], group[0].claims[0].speaker)
    denying = [
        _to_side(view, [_whole_of(one.denial), *map(_content_of, one.sequel)], one.denial.speaker) for one in group
    ]
    cue = group[0].denial.cue
    said = "" if cue is None else view.read(Span(group[0].denial.article, *cue))
    return Dispute(
        id="d-" + min(denial.denial.id for denial in group),
        about=claimed.says,
        kind=DisputeKind.DENIAL,
        level=DisputeLevel.PARTIES,
        reason=f"{OUTRIGHT}: “{said}”",
        sides=(claimed, *denying),
    )


def _from_quantities(view: _View, group: Sequence[Quantity]) -> Dispute:
    first = group[0]
    voices = {view.find_innermost(quantity.span) is None for quantity in group}
    return Dispute(
        id=f"d-{view.articles[first.span.article].sha256[:12]}-{first.span.start}",
        about=view.read(first.place_of_thing),
        kind=DisputeKind.QUANTITY,
        level=DisputeLevel.OUTLETS if voices == {True} else DisputeLevel.PARTIES,
        reason=EXCLUDING,
        sides=tuple(_to_quantity_side(view, each) for each in group_by_value(group)),
    )


def _to_quantity_side(view: _View, quantities: Sequence[Quantity]) -> DisputeSide:
    spans = tuple(sorted(quantity.span for quantity in quantities))
    return DisputeSide(view.find_holder(spans), view.read(spans[0]), view.count_origins(spans), spans)


def _to_side(view: _View, spans: Sequence[Span], holder: str | None) -> DisputeSide:
    """A side in the order given: the first span is what it says."""
    return DisputeSide(
        holder=() if holder is None else (holder,),
        says=view.read(spans[0]),
        origins=view.count_origins(spans),
        evidence=tuple(spans),
    )


def _content_of(one: Attribution) -> Span:
    """The first fragment of a content."""
    return Span(one.article, *one.content[0])


def _whole_of(one: Attribution) -> Span:
    return Span(one.article, *find_bounds(one))
