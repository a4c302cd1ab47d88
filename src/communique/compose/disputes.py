"""Points on which parties or outlets contradict each other, with both wordings and why they are held to conflict.

In: a `Story`. Out: `Dispute`s, sorted by id. What is found twice is told once, with the sides put together: a claim
that several deny is one dispute, and so are clashes whose sides are of the same camps and say much the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.compose.claims import Claims, compare
from communique.compose.clashes import (
    EXCLUDING,
    LONGEST,
    OUTRIGHT,
    WHOLE_AND_PART,
    Clash,
    Side,
    find_clashes,
    find_parts,
    trim,
)
from communique.types import Dispute, DisputeKind, DisputeSide, Span, Story

# Cosine from which on two contents of one camp are one claim. At 0.6 two complaints of one speaker about one neighbour
# became one in the training stories, at 0.7 one claim in two wordings stayed two.
ONE_CLAIM = 0.65


def find_disputes(story: Story) -> tuple[Dispute, ...]:
    """Every dispute of the story; a claim that several deny is one dispute."""
    claims = Claims(story)
    clashes = _put_together(claims, find_clashes(claims))
    anchors = Counter[str]()
    disputes = []
    for clash in clashes:
        anchors[clash.anchor] += 1
        disputes.append(_to_dispute(claims, clash, anchors[clash.anchor]))
    return tuple(sorted(disputes, key=lambda dispute: dispute.id))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A clash with its spans by article and its sides by holder, each with the place of its side."""

    clash: Clash
    spans: Mapping[str, Sequence[tuple[int, Span]]]
    held: Mapping[str, Sequence[int]]

    @classmethod
    def read(cls, clash: Clash) -> _Placed:
        spans: dict[str, list[tuple[int, Span]]] = defaultdict(list)
        held: dict[str, list[int]] = defaultdict(list)
        for place, side in enumerate(clash.sides):
            for span in side.spans:
                spans[span.article].append((place, span))
            if side.holder is not None:
                held[side.holder].append(place)
        return cls(clash, spans, held)


def _put_together(claims: Claims, clashes: Iterable[Clash]) -> list[Clash]:
    """Clashes on one point made one, in the order of the first of each."""
    kept: list[_Placed] = []
    told_in: dict[str, set[int]] = defaultdict(set)  # places among those kept, by article
    held_by: dict[str, set[int]] = defaultdict(set)  # and by holder
    for clash in clashes:
        placed = _Placed.read(clash)
        articles = placed.spans.keys()
        holders = placed.held.keys()
        camp = held_by.keys() & set().union(*map(claims.find_circle, holders))
        near: set[int] = set().union(*(told_in[each] for each in articles), *(held_by[each] for each in camp))
        place = next((index for index in sorted(near) if _are_one(claims, placed, kept[index])), len(kept))
        if place == len(kept):
            kept.append(placed)
        else:
            kept[place] = _Placed.read(_join_clashes(claims, kept[place].clash, clash))
        for each in articles:
            told_in[each].add(place)
        for each in holders:
            held_by[each].add(place)
    return [each.clash for each in kept]


def _are_one(claims: Claims, first: _Placed, second: _Placed) -> bool:
    """Whether two different sides of the one are sides of the other too, or both rest on the same words."""
    one, other = first.clash, second.clash
    if one.reason == other.reason == EXCLUDING:
        return False
    shared = _find_shared(first, second)
    reasons = {each.reason.partition(":")[0] for each in (one, other)}
    if WHOLE_AND_PART in reasons and reasons <= {WHOLE_AND_PART, OUTRIGHT}:
        return bool(shared) or (_are_of_the_same_camps(claims, first, second) and _say_the_same(claims, one, other))
    met = shared | {
        (i, j)
        for i, j in _find_of_one_side(claims, first, second)
        if (i, j) not in shared and _make_one_claim(one.sides[i], other.sides[j])
    }
    if any(i != k and j != m for i, j in met for k, m in met):
        return True
    return one.kind is other.kind and (bool(shared) or (one.kind is DisputeKind.DENIAL and (0, 0) in met))


def _are_of_the_same_camps(claims: Claims, one: _Placed, other: _Placed) -> bool:
    """Whether two different sides of the one are of the camps of two of the other."""
    camps = _find_of_one_side(claims, one, other)
    return any(i != k and j != m for i, j in camps for k, m in camps)


def _say_the_same(claims: Claims, one: Clash, other: Clash) -> bool:
    """Whether anything that one camp says in the one is what it says in the other."""
    sides = ((a, b) for a in one.sides for b in other.sides if _are_of_one_side(claims, a, b))
    return any(compare(p, q) >= ONE_CLAIM for a, b in sides for p in a.attributions for q in b.attributions)


def _are_of_one_side(claims: Claims, one: Side, other: Side) -> bool:
    """Whether two holders are of one camp."""
    return one.holder is not None and other.holder is not None and claims.are_of_one_camp(one.holder, other.holder)


def _find_of_one_side(claims: Claims, one: _Placed, other: _Placed) -> list[tuple[int, int]]:
    """The places of sides, of the one and of the other, whose holders are of one camp."""
    return [
        (i, j)
        for holder, places in one.held.items()
        for near in other.held.keys() & claims.find_circle(holder)
        for i in places
        for j in other.held[near]
    ]


def _find_shared(one: _Placed, other: _Placed) -> set[tuple[int, int]]:
    """The places of sides, of the one and of the other, that rest on the same words."""
    return {
        (i, j)
        for article in one.spans.keys() & other.spans.keys()
        for i, p in one.spans[article]
        for j, q in other.spans[article]
        if _overlap(p, q)
    }


def _overlap(one: Span, other: Span) -> bool:
    """Whether two stretches of one article have half of the shorter in common."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and 2 * shared >= min(one.end - one.start, other.end - other.start)


def _make_one_claim(one: Side, other: Side) -> bool:
    """Whether two of one camp say much the same."""
    return any(compare(a, b) >= ONE_CLAIM for a in one.attributions[:1] for b in other.attributions[:1])


def _join_clashes(claims: Claims, one: Clash, other: Clash) -> Clash:
    sides = list(one.sides)
    for side in other.sides:
        place = _find_place(claims, sides, side)
        if place is None:
            sides.append(side)
        else:
            sides[place] = _join_sides(sides[place], side)
    return Clash(one.anchor, one.about, one.kind, one.reason, tuple(sides), one.level)


def _find_place(claims: Claims, sides: Sequence[Side], side: Side) -> int | None:
    """Which side has the same holder, or is the only one of his camp; where nobody holds it, the same article."""
    same = [
        index
        for index, each in enumerate(sides)
        if each.holder == side.holder
        if each.holder is not None or each.spans[0].article == side.spans[0].article
    ]
    camp = [index for index, each in enumerate(sides) if _are_of_one_side(claims, each, side)]
    return same[0] if same else camp[0] if len(camp) == 1 else None


def _join_sides(one: Side, other: Side) -> Side:
    holders = [*one.also, *(each for each in (other.holder, *other.also) if each is not None)]
    return Side(
        one.holder,
        tuple(dict.fromkeys((*one.spans, *other.spans))),
        tuple({each.id: each for each in (*one.attributions, *other.attributions)}.values()),
        tuple(dict.fromkeys(each for each in holders if each != one.holder)),
    )


def _to_dispute(claims: Claims, clash: Clash, number: int) -> Dispute:
    """`number` counts the disputes that hang on one attribution."""
    return Dispute(
        id=f"d-{clash.anchor}" if number == 1 else f"d-{clash.anchor}-{number}",
        about=claims.read(trim(claims, clash.about)),
        kind=clash.kind,
        level=clash.level,
        reason=clash.reason,
        sides=tuple(_to_side(claims, side) for side in clash.sides),
    )


def _to_side(claims: Claims, side: Side) -> DisputeSide:
    evidence = _find_evidence(claims, side)
    return DisputeSide(
        holder=() if side.holder is None else (side.holder, *side.also),
        says=claims.read(trim(claims, side.spans[0])),
        origins=claims.count_origins(evidence),
        evidence=evidence,
    )


def _find_evidence(claims: Claims, side: Side) -> tuple[Span, ...]:
    """What is shown of a side first, then its other spans and where the same is told; none that a short one holds."""
    told = (find_parts(each) for one in side.attributions for each in claims.find_same_said(one) if each != one)
    spans = tuple(dict.fromkeys((*side.spans, *(span for spans in told for span in spans))))
    kept = (span for span in spans if not any(_holds(other, span) for other in spans))
    return tuple(sorted(kept, key=lambda span: span != side.spans[0] and not _holds(span, side.spans[0])))


def _holds(one: Span, other: Span) -> bool:
    """Whether a stretch that is shown whole has another in it."""
    inside = one.article == other.article and one.start <= other.start and other.end <= one.end
    return inside and one != other and one.end - one.start <= LONGEST
