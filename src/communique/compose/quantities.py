"""Numbers of one thing that exclude each other: "48,000 growers" in one article and "46,000 growers" in another.

In: the `Claims` of a story. Out: for each thing counted or measured in two ways or more, the places that do so. Not taken
for a conflict: numbers of one holder, numbers that round each other, bounds that hold ("at least", "up to"), different
things under one noun ("seasonal growers", "growers and their families"), different years, and a toll that a later article
gives higher.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from communique.compose.claims import Claims, find_stems
from communique.read.sentences import Bounds
from communique.types import Span

# Below, numbers are of everyday things, and two of them hardly ever count the same.
SMALLEST = 20
# From which ratio on two numbers no longer count one thing, and up to which share they are one number rounded; words
# that the sentences of two numbers share besides the thing counted. All set by reading what came out of the training
# stories and of fourteen months of unsorted news: with a ratio of 2 and one word in common nine in ten of the latter
# were of two things; as it is, four pairs are left there, two of them real.
LARGEST_RATIO, ROUNDED, COMMON_WORDS = 1.5, 0.03, 1
# For sums of money and shares, which are given with more digits: up to which part they are one number rounded, and what
# part of the weight of the words of the poorer clause both must have.
ROUNDED_SUM, COMMON_SHARE = 0.01, 0.4
# The largest part that rounding takes away or adds: 26,000 is no longer called 30,000.
LARGEST_ROUNDING = 0.12
# Up to which ratio two shares or sums that one sentence sets against each other are of one thing.
CONTRASTED_RATIO = 3.0

_BOUNDS = (
    r"(?P<bound>\b(?i:more than|at least|upwards? of|over|up to|as many as|as much as|fewer than|less than|under|at most|"
    r"no more than|a little more than|exceed) )?(?:\b(?i:about|around|roughly|some|nearly|almost|approximately|only|just|"
    r"an estimated|a record|close to) )*"
)
_DIGITS = r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d,]*\d)"
_SCALE = r"(?P<scale>[ -](?:thousand|million|billion|trillion)\b|(?:bn|mn|MM|m)\b)?"
_COUNT = re.compile(
    rf"(?<!another )(?<!other ){_BOUNDS}(?<![\w.,$€£-]){_DIGITS}{_SCALE}"
    r"(?P<part> (?:more|other|another|additional|extra) | of (?:the|its|his|her|their|those|these) |[ -])"
    r"(?P<words>(?:[A-Za-z][A-Za-z’'-]* ){0,3}?)(?P<thing>[A-Za-z]?[a-z]{3,}s|people|children|women|men|police)\b(?! \d)"
    r"(?P<joined> and [a-z]+(?: [a-z]+)?)?"
)
_AMOUNT = re.compile(
    rf"{_BOUNDS}(?<![\w.,$€£-])(?:(?P<sign>[$€£]){_DIGITS.replace('number', 'sum')}{_SCALE}|"
    rf"{_DIGITS}(?P<share>%| per ?cent\b| percentage points?\b))"
)
# The dead, the wounded and the arrested, who are counted by what befell them: "about 70 had been killed", "killing 26".
_FATES = {
    "killed": r"kill(?:ed|ing|s)|dead|died|deaths",
    "wounded": r"wound(?:ed|ing)|injur(?:ed|ing)|injuries",
    "arrested": r"arrest(?:ed|ing|s)|detain(?:ed|ing)",
    "missing": r"missing",
}
_FATE = "|".join(f"(?P<{name}>{words})" for name, words in _FATES.items())
_TOLD = re.compile(
    rf"{_BOUNDS}(?<![\w.,$€£-]){_DIGITS}(?! (?:years?|months?|weeks?|days?|hours?|percent|times)\b)"
    rf"(?: (?:people|persons|others|civilians|soldiers|protesters|demonstrators|men|women|children|of them))?"
    rf"(?: (?:were|was|had been|have been|are|had|have))?(?: reported| feared| already)? (?:{_FATE})\b"
)
_AFTER_FATE = re.compile(
    rf"\b(?:{_FATE})(?: (?:to|at|of|toll|stood|rose))* {_BOUNDS}(?<![\w.,$€£-]){_DIGITS}(?! (?:years?|months?|weeks?|"
    r"days?|hours?|percent|other|more)\b)"
)
_AT_LEAST = frozenset(("more than", "at least", "upward of", "upwards of", "over", "exceed", "a little more than"))
_SCALES = {
    "": 1.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "bn": 1e9,
    "mn": 1e6,
    "mm": 1e6,
    "m": 1e6,
}
# Measures of time and of rate, and plural forms that are no thing.
_NO_THING = frozenset(
    "years months weeks days hours minutes seconds decades centuries times points percents degrees ways this his its "
    "has was does winds inches pounds dollars euros yards miles metres meters kilometres kilometers feet others as is us "
    # Shares of a whole, and wholes that are counted by their parts: each number is of another part.
    "votes states delegates seats members points voters jobs cases "
    # What players do in a match.
    "passes punches carries games goals tackles matches".split()
)
# Things that are counted of anything, of which one word more must be shared.
_ANYBODY = frozenset(("people", "men", "women", "children", "police", "officials", "officers", "persons"))
_LINKING = frozenset("in of new the a an its their his her our and or for to with from on at by that who".split())
_TOLL = re.compile(r"\b(?:kill|dead|die|wound|injur|hurt|arrest|missing|displac|infect|homeless)\w*")
_OWNER = re.compile(r"\b([A-Z]\w+)['’]s\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLAUSE_END = re.compile(r"[;—–]|, (?=but\b|while\b|and\b|which\b|whereas\b|with\b)| (?=but\b|while\b|whereas\b)")
_CONTRAST = re.compile(r"\b(?:but|while|whereas|though|although|however)\b", re.I)
# Below, one article counts fewer dead than another only because it was sooner.
FEWEST_DEAD = 5
# Code points within which two speakers of one article count the same dead.
REACH = 400
# Code points before a sum in which words say that it is only planned.
_LEAD = 40
# Words behind a sum or share that say of what it is: "in revenue", "of its budget on dams".
_OF_WHAT = re.compile(
    r"(?: worth)?(?: (?:in|of))?((?: (?!(?:in|of|for|on|with|to|from|by|at|over|as|and|or|that|which|who)\b)[\w’'-]+){1,4})"
)
_WHAT_OF = re.compile(r"((?:[\w’'-]+ ){1,3})of $")
# What is only planned: "committed to 1.5 percent", "the goal of $3 million", "2 percent by 2024".
_PLANNED = re.compile(
    r"\b(?:commit\w*|goals?|targets?|pledg\w+|plan(?:s|ned)?|aim(?:s|ed)?|would|will|could|promis\w+|expect\w*|(?:increas|ris|gr[eo]w|fall|cut|drop|jump)\w* (?:\w+ )?by)\b",
    re.I,
)
_UNTIL = re.compile(r"\W+(?:[\w’']+ ){0,4}by (?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number: of a `thing` counted, or a sum or share, whose unit stands for the thing.

    `named` are the words between number and thing, or those that say of what a sum is; `near` are those of its sentence,
    of sums those of the clause. `place` is the thing, of sums what they are of; `clause` is what is shown of it; `beside` are
    the other numbers of the sentence.
    """

    span: Span
    place: Span
    clause: Span
    value: float
    bound: str
    thing: str
    named: frozenset[str]
    near: frozenset[str]
    years: frozenset[str]
    beside: frozenset[float]
    is_toll: bool
    is_planned: bool
    is_measured: bool


def find_conflicts(claims: Claims) -> tuple[tuple[Quantity, ...], ...]:
    """For each thing, the numbers that exclude another, in text order; things in the order of their first number."""
    by_thing: dict[str, list[Quantity]] = defaultdict(list)
    for article in claims.articles:
        for quantity in find_quantities(claims, article):
            by_thing[quantity.thing].append(quantity)
    groups = (group for quantities in by_thing.values() for group in _find_excluding(claims, quantities))
    return tuple(sorted(groups, key=lambda group: group[0].span))


def find_quantities(claims: Claims, article: str) -> Iterator[Quantity]:
    """Numbers of things that can be counted, sums of money and shares, in the body and its headings."""
    for sentence in claims.sentences[article]:
        text = claims.articles[article].text[slice(*sentence)].replace("\n", " ").replace("\xa0", " ")
        place = Span(article, *sentence)
        counts = (_read_count(found, text, place) for found in _COUNT.finditer(text))
        amounts = (_read_amount(found, text, place) for found in _AMOUNT.finditer(text))
        found_tolls = (
            _read_toll(found, text, place) for pattern in (_TOLD, _AFTER_FATE) for found in pattern.finditer(text)
        )
        tolls = [toll for toll in found_tolls if toll.value >= FEWEST_DEAD]
        others = [count for count in counts if count is not None and not any(_overlap(count, toll) for toll in tolls)]
        quantities = [*others, *amounts, *tolls]
        values = frozenset(quantity.value for quantity in quantities)
        yield from (replace(quantity, beside=values - {quantity.value}) for quantity in quantities)


def _overlap(one: Quantity, other: Quantity) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def group_by_value(quantities: Iterable[Quantity]) -> tuple[tuple[Quantity, ...], ...]:
    """The numbers of one thing, those of one value together, the smallest value first."""
    by_value: dict[float, list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        by_value[quantity.value].append(quantity)
    return tuple(tuple(by_value[value]) for value in sorted(by_value))


def _read_count(found: re.Match[str], sentence: str, place: Span) -> Quantity | None:
    scale = (found["scale"] or "").strip(" -").lower()
    value = float(found["number"].replace(",", "")) * _SCALES[scale]
    is_year = len(found["number"]) == 4 and "," not in found["number"] and not scale and 1800 <= value <= 2100
    thing = found["thing"].lower()
    if value < SMALLEST or is_year or thing in _NO_THING or found["part"].strip(" -"):
        return None
    named = frozenset(found["words"].lower().split()) - _LINKING
    clause = _find_clause(sentence, found.start(), found.end())
    return Quantity(
        span=_at(place, found.start(), found.end("thing")),
        place=_at(place, found.start("thing"), found.end("thing")),
        clause=_at(place, *clause),
        value=value,
        bound=(found["bound"] or "").strip().lower(),
        thing=thing + (found["joined"] or ""),
        named=named,
        near=find_stems(sentence) - find_stems(thing),
        years=frozenset(_YEAR.findall(sentence)),
        beside=frozenset(),
        is_toll=_TOLL.search(sentence.lower()) is not None,
        is_planned=False,
        is_measured=False,
    )


def _read_toll(found: re.Match[str], sentence: str, place: Span) -> Quantity:
    fate = next(name for name in _FATES if found[name])
    clause = _find_clause(sentence, found.start(), found.end())
    return Quantity(
        span=_at(place, found.start(), found.end()),
        place=_at(place, found.start(fate), found.end(fate)),
        clause=_at(place, *clause),
        value=float(found["number"].replace(",", "")),
        bound=(found["bound"] or "").strip().lower(),
        thing=fate,
        named=frozenset(),
        near=find_stems(sentence) - find_stems(found.group()),
        years=frozenset(_YEAR.findall(sentence)),
        beside=frozenset(),
        is_toll=True,
        is_planned=False,
        is_measured=False,
    )


def _read_amount(found: re.Match[str], sentence: str, place: Span) -> Quantity:
    scale = (found["scale"] or "").strip(" -").lower()
    number = found["sum"] or found["number"]
    clause = _find_clause(sentence, found.start(), found.end())
    before = sentence[clause[0] : found.start()]
    of_what = _WHAT_OF.search(before) or _OF_WHAT.match(sentence[: clause[1]], found.end())
    is_planned = _PLANNED.search(before[-_LEAD:]) or _UNTIL.match(sentence[: clause[1]], found.end())
    return Quantity(
        span=_at(place, found.start(), found.end()),
        place=_at(place, *_find_what(of_what, clause)),
        clause=_at(place, *clause),
        value=float(number.replace(",", "")) * _SCALES[scale],
        bound=(found["bound"] or "").strip().lower(),
        thing=found["sign"] or "%",
        named=find_stems(of_what[1]) if of_what is not None else frozenset(),
        near=find_stems(sentence[slice(*clause)]),
        years=frozenset(_YEAR.findall(sentence[slice(*clause)])),
        beside=frozenset(),
        is_toll=False,
        is_planned=is_planned is not None,
        is_measured=True,
    )


def _find_what(of_what: re.Match[str] | None, clause: Bounds) -> Bounds:
    """The words that say of what a sum is; the clause where none do."""
    if of_what is None or not of_what[1].strip():
        return clause
    start, end = of_what.span(1)
    blanks = len(of_what[1]) - len(of_what[1].lstrip())
    return start + blanks, end - (len(of_what[1]) - len(of_what[1].rstrip()))


def _at(place: Span, start: int, end: int) -> Span:
    return Span(place.article, place.start + start, place.start + end)


def _find_clause(sentence: str, start: int, end: int) -> Bounds:
    cuts = list(_CLAUSE_END.finditer(sentence))
    first = max((cut.end() for cut in cuts if cut.end() <= start), default=0)
    last = min((cut.start() for cut in cuts if cut.start() >= end), default=len(sentence))
    return first, last


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
    common = (one.near | one.named) & (other.near | other.named)
    fewest = COMMON_WORDS + (one.thing in _ANYBODY)
    return len(common) >= fewest and not _is_update(claims, one, other)


def _measure_one(claims: Claims, one: Quantity, other: Quantity) -> bool:
    if one.is_planned != other.is_planned or (one.named and other.named and not one.named & other.named):
        return False
    first, second = _find_named(claims, one), _find_named(claims, other)
    if first and second and first.isdisjoint(second):
        return False
    common = one.near & other.near
    poorer = min(claims.weigh(one.near), claims.weigh(other.near))
    fewest = COMMON_WORDS + (one.thing in _ANYBODY)
    return len(common) >= fewest and claims.weigh(common) >= COMMON_SHARE * poorer


def _find_named(claims: Claims, one: Quantity) -> frozenset[str]:
    """Entities named in the clause before the number, those left out that are only cited, and names that own something."""
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
