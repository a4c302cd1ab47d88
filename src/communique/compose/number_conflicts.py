"""Numbers of one thing that exclude each other: "48,000 growers" in one article and "46,000 growers" in another.

In: the `Claims` of a story. Out: for each thing counted or measured in two ways or more, the places that do so. Not
taken for a conflict: numbers of one holder, numbers that round each other, bounds that hold ("at least", "up to"),
different things under one noun ("seasonal growers", "growers and their families"), different years, what is only
planned against what is, and a toll that a later article gives higher.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from communique.compose.claims import Claims
from communique.compose.quantities import Quantity, find_quantities
from communique.types import Span

# From which ratio on two numbers no longer count one thing, and up to which share they are one number rounded; words
# that the sentences of two numbers share besides the thing counted. All set by reading what came out of the training
# stories and of fourteen months of unsorted news: with a ratio of 2 and one word in common nine in ten of the latter
# were of two things; as it is, four pairs are left there, two of them real.
LARGEST_RATIO, ROUNDED, COMMON_WORDS = 1.5, 0.03, 1
# For sums of money and shares, which are given with more digits: up to which part they are one number rounded, and what
# part of the weight of the words of the poorer clause both must have.
ROUNDED_SUM, COMMON_SHARE = 0.01, 0.4
# The same where two words or more that name the sum are in common: "trade deficit".
COMMON_SHARE_NAMED, FEWEST_NAMED = 0.3, 2
# The largest part that rounding takes away or adds: 26,000 is no longer called 30,000.
LARGEST_ROUNDING = 0.12
# Up to which ratio two shares or sums that one sentence sets against each other are of one thing.
CONTRASTED_RATIO = 3.0

# Numbers of one thing that are looked at in one article; more of them are a table.
MOST = 40
# Code points within which two speakers of one article count the same dead.
REACH = 400
_AT_LEAST = frozenset(("more than", "at least", "upward of", "upwards of", "over", "exceed", "a little more than"))
# Things that are counted of anything, of which one word more must be shared.
_ANYBODY = frozenset(("people", "men", "women", "children", "police", "officials", "officers", "persons"))
_OWNER = re.compile(r"\b([A-Z]\w+)['’]s\b")
# A name after a preposition of place, none of time.
_PLACE = re.compile(
    r"\b(?:in|at|near|across|around|outside) (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)([A-Z]\w+)"
)
_CONTRAST = re.compile(r"\b(?:but|while|whereas|though|although|however)\b", re.I)


def find_conflicts(claims: Claims) -> tuple[tuple[Quantity, ...], ...]:
    """For each thing, the numbers that exclude another, in text order; things in the order of their first number."""
    by_thing: dict[str, list[Quantity]] = defaultdict(list)
    for article in claims.articles:
        counts: Counter[str] = Counter()
        for quantity in find_quantities(claims, article):
            counts[quantity.thing] += 1
            if counts[quantity.thing] <= MOST:
                by_thing[quantity.thing].append(quantity)
    groups = (group for quantities in by_thing.values() for group in _find_excluding(claims, quantities))
    return tuple(sorted(groups, key=lambda group: group[0].span))


def group_by_value(quantities: Iterable[Quantity]) -> tuple[tuple[Quantity, ...], ...]:
    """The numbers of one thing, those of one value together, the smallest value first."""
    by_value: dict[float, list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        by_value[quantity.value].append(quantity)
    return tuple(tuple(by_value[value]) for value in sorted(by_value))


def _find_excluding(claims: Claims, quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    """Groups of numbers, each of which excludes another of its group; counts of one value are in one group."""
    group_of: dict[Span, list[Quantity]] = {}
    for one, other in combinations(quantities, 2):
        if _excludes(claims, one, other):
            _unite(group_of, one, other)
    excluding = [quantity for quantity in quantities if quantity.span in group_of and not quantity.is_measured]
    for one, other in combinations(excluding, 2):
        if one.value == other.value:
            _unite(group_of, one, other)
    groups = {id(group): group for group in group_of.values()}
    return (tuple(sorted(group, key=lambda quantity: quantity.span)) for group in groups.values())


def _unite(group_of: dict[Span, list[Quantity]], one: Quantity, other: Quantity) -> None:
    first, second = group_of.setdefault(one.span, [one]), group_of.setdefault(other.span, [other])
    if first is not second:
        first += second
        for quantity in second:
            group_of[quantity.span] = first


def _excludes(claims: Claims, one: Quantity, other: Quantity) -> bool:
    """Whether two numbers of one thing cannot both be right."""
    low, high = sorted((one, other), key=lambda quantity: quantity.value)
    if low.value == 0 or high.value - low.value <= (ROUNDED_SUM if one.is_measured else ROUNDED) * high.value:
        return False
    if low.bound in _AT_LEAST or (high.bound and high.bound not in _AT_LEAST):
        return False
    if _rounds(one, other) or (one.years and other.years and not one.years & other.years):
        return False
    if one.is_measured and _are_contrasted(claims, one, other):
        return high.value <= CONTRASTED_RATIO * low.value
    if one.value in other.beside or other.value in one.beside:
        return False
    if high.value > LARGEST_RATIO * low.value:
        return False
    if one.span.article == other.span.article:
        return one.is_toll and other.is_toll and _are_told_by_two(claims, one, other)
    return _measure_one(claims, one, other) if one.is_measured else _count_one(claims, one, other)


def _count_one(claims: Claims, one: Quantity, other: Quantity) -> bool:
    if one.named != other.named and one.named and other.named:
        return False
    if one.is_planned != other.is_planned or _are_elsewhere(claims, one, other):
        return False
    common = (one.near | one.named) & (other.near | other.named)
    fewest = COMMON_WORDS + (one.thing in _ANYBODY)
    return len(common) >= fewest and not _is_update(claims, one, other)


def _are_elsewhere(claims: Claims, one: Quantity, other: Quantity) -> bool:
    """Whether the clauses name two places: "in Lyss", "in Tarn"."""
    first, second = (frozenset(_PLACE.findall(claims.read(each.clause))) for each in (one, other))
    return bool(first) and bool(second) and first.isdisjoint(second)


def _measure_one(claims: Claims, one: Quantity, other: Quantity) -> bool:
    if one.is_planned != other.is_planned or (one.named and other.named and not one.named & other.named):
        return False
    first, second = _find_named(claims, one), _find_named(claims, other)
    if first and second and first.isdisjoint(second):
        return False
    common = one.near & other.near
    poorer = min(claims.weigh(one.near), claims.weigh(other.near))
    fewest = COMMON_WORDS + (one.thing in _ANYBODY)
    share = COMMON_SHARE_NAMED if len(one.named & other.named) >= FEWEST_NAMED else COMMON_SHARE
    return len(common) >= fewest and claims.weigh(common) >= share * poorer


def _find_named(claims: Claims, one: Quantity) -> frozenset[str]:
    """Entities named in the clause before the number, those left out that are only cited, and names that own
    something."""
    article = one.span.article
    cited = {each.source for each in claims.by_article[article] if each.source is not None}
    text = claims.articles[article].text[one.clause.start : one.span.start]
    return frozenset(_OWNER.findall(text)) | frozenset(
        entity
        for start, end, entity in claims.mentions[article]
        if one.clause.start <= start and end <= one.span.start and claims.articles[article].text[start].isupper()
        if not any(begun <= start and end <= ended for begun, ended in cited)
    )


def _are_contrasted(claims: Claims, one: Quantity, other: Quantity) -> bool:
    """Whether one sentence gives both, by two holders, and sets one against the other."""
    first, second = sorted((one.span, other.span))
    if first.article != second.article or claims.find_sentence(first.article, first.start) != claims.find_sentence(
        second.article, second.start
    ):
        return False
    between = claims.articles[first.article].text[first.end : second.start]
    return bool(_CONTRAST.search(between)) and claims.are_others(claims.find_holder(first), claims.find_holder(second))


def _are_told_by_two(claims: Claims, one: Quantity, other: Quantity) -> bool:
    """Whether two speakers give the two, one right after the other."""
    near = abs(one.span.start - other.span.start) < REACH
    return near and claims.are_others(claims.find_holder(one.span), claims.find_holder(other.span))


def _rounds(one: Quantity, other: Quantity) -> bool:
    """Whether either is the other to its own precision: 140 is 144, 50,000 is 48,000."""
    if one.value != int(one.value) or other.value != int(other.value):
        return False
    apart = abs(one.value - other.value)
    precision = max(_find_precision(one.value), _find_precision(other.value))
    return 2 * apart < precision and apart <= LARGEST_ROUNDING * max(one.value, other.value)


def _find_precision(value: float) -> int:
    """What the last digit that is no zero counts: 10,000 in 50,000."""
    digits = str(int(value))
    return int("1" + "0" * (len(digits) - len(digits.rstrip("0"))))


def _is_update(claims: Claims, one: Quantity, other: Quantity) -> bool:
    """Whether a later article merely counts more dead or wounded than an earlier one."""
    if not (one.is_toll or other.is_toll):
        return False
    published = {place.span: claims.articles[place.span.article].published.earliest or "" for place in (one, other)}
    earlier, later = sorted((one, other), key=lambda quantity: published[quantity.span])
    return published[earlier.span] < published[later.span] and earlier.value < later.value
