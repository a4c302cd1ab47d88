"""Numbers of one thing that exclude each other: "48,000 growers" in one article and "46,000 growers" in another.

In: a `Story`. Out: for each thing counted in two ways or more, the places that count it. Not taken for a conflict:
numbers of one article, numbers that round each other, bounds that hold ("at least", "up to"), different things under
one noun ("seasonal growers"), and a toll that a later article gives higher.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from communique.link.terms import STOP_WORDS
from communique.read.sentences import find_sentences
from communique.types import Article, Span, Story

# Below, numbers are of everyday things, and two of them hardly ever count the same.
SMALLEST = 20
# From which ratio on two numbers no longer count one thing, and up to which share they are one number rounded; words
# that the sentences of two numbers share besides the thing counted. All set by reading what came out of the training
# stories and of fourteen months of unsorted news: with a ratio of 2 and one word in common nine in ten of the latter
# were of two things; as it is, four pairs are left there, two of them real, and four of four in the training stories.
LARGEST_RATIO, ROUNDED, COMMON_WORDS = 1.5, 0.02, 2

_AMOUNT = (
    r"(?P<sign>[$€£]?)(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d,]*\d)"
    r"(?P<scale>[ -](?:thousand|million|billion|trillion))?"
)
_NUMBER = re.compile(
    r"(?<!another )(?<!other )(?P<bound>\b(?i:more than|at least|upwards? of|over|up to|as many as|fewer than|less than|"
    r"under|at most|no more than) )?(?:\b(?i:about|around|roughly|some|nearly|almost|approximately|an estimated|close to)"
    rf" )?(?<![\w.,$€£-]){_AMOUNT}(?P<part> (?:more|other|another|additional|extra) | of (?:the|its|his|her|their|those|"
    r"these) |[ -])(?P<words>(?:[a-z][a-z’'-]* ){0,3}?)(?P<thing>[a-z]{3,}s|people|children|women|men|police)\b(?! \d)"
)
_AT_LEAST = frozenset(("more than", "at least", "upward of", "upwards of", "over"))
_SCALES = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
# Measures of time and of rate, and plural forms that are no thing.
_NO_THING = frozenset(
    "years months weeks days hours minutes seconds decades centuries times points percents degrees ways this his its "
    "has was does winds inches pounds dollars euros yards miles metres meters kilometres kilometers feet others as is us "
    # Shares of a whole, and wholes that are counted by their parts: each number is of another part.
    "votes states delegates seats members points voters jobs cases".split()
)
_LINKING = frozenset("in of new the a an its their his her our and or for to with from on at by that".split())
_WORD = re.compile(r"[a-z]{4,}")
_TOLL = re.compile(r"\b(?:kill|dead|die|wound|injur|hurt|arrest|missing|displac|infect|homeless)\w*")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of one thing: `words` stand between the two, `near` are those of its sentence."""

    span: Span
    place_of_thing: Span
    value: float
    bound: str
    thing: str
    words: frozenset[str]
    near: frozenset[str]
    is_toll: bool


def find_conflicts(story: Story) -> tuple[tuple[Quantity, ...], ...]:
    """For each thing, the numbers that exclude another, in text order; things in the order of their first number."""
    by_thing: dict[str, list[Quantity]] = defaultdict(list)
    for article in story.articles:
        for quantity in find_quantities(article):
            by_thing[quantity.thing].append(quantity)
    published = {article.id: article.published.earliest or "" for article in story.articles}
    groups = (_find_excluding(quantities, published) for quantities in by_thing.values())
    return tuple(sorted((group for group in groups if group), key=lambda group: group[0].span))


def find_quantities(article: Article) -> Iterator[Quantity]:
    """Numbers of things that can be counted, in the body and its headings."""
    bodies = [(block.start, block.end) for block in article.blocks if not block.kind.is_boilerplate]
    for start, end in find_sentences(article.text, article.blocks):
        if not any(begun <= start and end <= ended for begun, ended in bodies):
            continue
        sentence = article.text[start:end].replace("\n", " ").replace("\xa0", " ")
        for found in _NUMBER.finditer(sentence):
            quantity = _read_quantity(found, sentence, Span(article.id, start, end))
            if quantity is not None:
                yield quantity


def _read_quantity(found: re.Match[str], sentence: str, place: Span) -> Quantity | None:
    scale = (found["scale"] or "").strip(" -")
    value = float(found["number"].replace(",", "")) * _SCALES[scale]
    is_year = len(found["number"]) == 4 and "," not in found["number"] and not scale and 1800 <= value <= 2100
    if value < SMALLEST or is_year or found["thing"] in _NO_THING or found["part"].strip(" -"):
        return None
    words = frozenset(found["words"].split()) - _LINKING
    return Quantity(
        span=Span(place.article, place.start + found.start(), place.start + found.end()),
        place_of_thing=Span(place.article, place.start + found.start("thing"), place.start + found.end("thing")),
        value=value,
        bound=(found["bound"] or "").strip().lower(),
        thing=found["sign"] + found["thing"],
        words=words,
        near=frozenset(_WORD.findall(sentence.lower())) - STOP_WORDS - words - {found["thing"]},
        is_toll=_TOLL.search(sentence.lower()) is not None,
    )


def _find_excluding(quantities: Sequence[Quantity], published: dict[str, str]) -> tuple[Quantity, ...]:
    excluding = {
        quantity.span: quantity
        for one, other in combinations(quantities, 2)
        if _excludes(one, other) and not _is_update(one, other, published)
        for quantity in (one, other)
    }
    return tuple(excluding[span] for span in sorted(excluding))


def _excludes(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers of one thing cannot both be right."""
    low, high = sorted((one, other), key=lambda quantity: quantity.value)
    if high.value > LARGEST_RATIO * low.value or high.value - low.value <= ROUNDED * high.value:
        return False
    if low.bound in _AT_LEAST or (high.bound and high.bound not in _AT_LEAST):
        return False
    if one.words != other.words and one.words and other.words:
        return False
    if one.span.article == other.span.article:
        return False
    return not _rounds(one, other) and len(one.near & other.near) >= COMMON_WORDS


def _rounds(one: Quantity, other: Quantity) -> bool:
    """Whether either is the other to its own precision: 140 is 144, 50,000 is 48,000."""
    return 2 * abs(one.value - other.value) < max(_find_precision(one.value), _find_precision(other.value))


def _find_precision(value: float) -> int:
    """What the last digit that is no zero counts: 10,000 in 50,000."""
    digits = str(int(value))
    return int("1" + "0" * (len(digits) - len(digits.rstrip("0"))))


def _is_update(one: Quantity, other: Quantity, published: dict[str, str]) -> bool:
    """Whether a later article merely counts more dead or wounded than an earlier one."""
    if not (one.is_toll or other.is_toll):
        return False
    earlier, later = sorted((one, other), key=lambda quantity: published[quantity.span.article])
    return published[earlier.span.article] < published[later.span.article] and earlier.value < later.value


def group_by_value(quantities: Iterable[Quantity]) -> tuple[tuple[Quantity, ...], ...]:
    """The numbers of one thing, those of one value together, the smallest value first."""
    by_value: dict[float, list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        by_value[quantity.value].append(quantity)
    return tuple(tuple(by_value[value]) for value in sorted(by_value))
