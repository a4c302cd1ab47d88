"""One quotation that two articles give in other words, or put into another's mouth.

In: the `Claims` of a story. Out: pairs of quotations of two articles that are the same but for a word or two inside, or
that are the same under two persons. A quotation cut short, its marks left out and its figures spelled out are no other
wording. Quotations are compared by their words with Ratcliff and Obershelp's matching blocks, as `difflib` has it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from communique.compose.claims import Claims
from communique.types import Attribution, EntityType, Span

# Words in common that make two quotations one: with other words inside, and under two speakers. Three in four words of
# the shorter must be in common. In the training stories no wording is found wrongly with these.
FEWEST, FEWEST_OF_TWO, SHARE = 5, 10, 0.75
# The longest difference, in words, and how many there may be; the likeness of letters from which on two words are one
# word spelled in two ways; words in common from which on a small word in another's place counts.
LONGEST, MOST, ONE_SPELLING, FEWEST_AROUND_SMALL = 3, 2, 0.75, 15
# Words in which two quotations must end alike where they differ in what stands before: of those in the training stories
# with eight or more, the one pair is of one utterance.
FEWEST_IN_END = 8
# Words in a row by which quotations are looked up.
RUN = 3

_QUOTATION = re.compile(r"[“\"]([^“”\"\n]{15,400})[”\"]")
_WORD = re.compile(r"\.\.\.|…|\[[^\]]*\]|[^\W_]+(?:['’][^\W_]+)*")
# What an outlet marks as its own change, and what is written in two ways.
_CHANGED = re.compile(r"^(?:\.\.\.|…|\[.*\])$")
_SPELLED = re.compile(
    r"^(?:\d.*|no|number|one|two|three|four|five|six|seven|eight|nine|ten|percent|per|cent|us|u|s|um|uh|er|ok|okay)$"
)
_WEAK = frozenset(
    "a an the that this and or but of to in on at for with from by it its is are was were be been am i we you he "
    "she they "
    "where when which who as so just very really right here there then also well".split()
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, where each stands, and the attribution whose content they are of."""

    span: Span
    words: tuple[str, ...]
    places: tuple[Span, ...]
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class Wording:
    """Two quotations of one utterance; `differing` are the words in which they differ, () where the speakers do.

    `places` are from the word before the first difference to the one after the last, in the one and the other.
    """

    one: Quotation
    other: Quotation
    differing: tuple[tuple[str, str], ...]
    places: tuple[Span, Span]


def find_wordings(claims: Claims) -> tuple[Wording, ...]:
    """Pairs in the order of their quotations."""
    quotations = [quotation for article in claims.articles for quotation in _find_quotations(claims, article)]
    by_run: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, quotation in enumerate(quotations):
        for run in sorted(set(zip(*(quotation.words[offset:] for offset in range(RUN)), strict=False))):
            by_run[run].append(index)
    pairs = sorted({pair for group in by_run.values() for pair in combinations(group, 2)})
    found = (_compare(claims, quotations[i], quotations[j]) for i, j in pairs)
    return tuple(wording for wording in found if wording is not None)


def _find_quotations(claims: Claims, article: str) -> Iterator[Quotation]:
    for found in _QUOTATION.finditer(claims.articles[article].text):
        span = Span(article, *found.span(1))
        attribution = claims.find_innermost(span)
        tokens = list(_WORD.finditer(found[1]))
        if attribution is not None and attribution.speaker is not None and len(tokens) >= FEWEST:
            places = tuple(Span(article, span.start + token.start(), span.start + token.end()) for token in tokens)
            yield Quotation(span, tuple(token[0].lower().replace("’", "'") for token in tokens), places, attribution)


def _compare(claims: Claims, one: Quotation, other: Quotation) -> Wording | None:
    if claims.are_of_one_origin(one.span.article, other.span.article):
        return None
    if _count_common(one.words, other.words) < max(FEWEST, SHARE * min(len(one.words), len(other.words))):
        return None
    steps = _align(one.words, other.words)
    equal = [step for step in steps if step[0] == "equal"]
    common = sum(step[2] - step[1] for step in equal)
    if common < max(FEWEST, SHARE * min(len(one.words), len(other.words))):
        return None
    first, second = str(one.attribution.speaker), str(other.attribution.speaker)
    if first != second:
        is_two = common >= FEWEST_OF_TWO and _are_two_persons(claims, first, second)
        return Wording(one, other, (), (one.span, other.span)) if is_two else None
    inner = [step for step in steps if step[0] != "equal" and equal[0][2] <= step[1] and step[2] <= equal[-1][1]]
    differing = [(one.words[i:j], other.words[k:m]) for _, i, j, k, m in inner]
    if not differing:
        return _compare_openings(one, other, equal)
    if len(differing) > MOST or not all(_differ(*each, common) for each in differing):
        return None
    return Wording(
        one,
        other,
        tuple((" ".join(mine), " ".join(others)) for mine, others in differing),
        (
            _reach(one, inner[0][1] - 1, inner[-1][2]),
            _reach(other, inner[0][3] - 1, inner[-1][4]),
        ),
    )


def _compare_openings(
    one: Quotation, other: Quotation, equal: Sequence[tuple[str, int, int, int, int]]
) -> Wording | None:
    """Quotations that end in the same words, after other words in each: "face a storm", "will be met with a storm"."""
    _, first, end, second, other_end = equal[0]
    if len(equal) > 1 or (end, other_end) != (len(one.words), len(other.words)) or end - first < FEWEST_IN_END:
        return None
    if not 0 < min(first, second) < LONGEST:
        return None
    mine, others = one.words[max(0, first - LONGEST) : first], other.words[max(0, second - LONGEST) : second]
    if not _differ(mine, others, end - first) or not frozenset(mine).isdisjoint(others):
        return None
    places = _reach(one, first - len(mine), first), _reach(other, second - len(others), second)
    return Wording(one, other, ((" ".join(mine), " ".join(others)),), places)


def _count_common(one: Sequence[str], other: Sequence[str]) -> int:
    """The most words that can be in common, whatever their order."""
    return min(sum(map(set(other).__contains__, one)), sum(map(set(one).__contains__, other)))


@lru_cache(maxsize=1 << 12)  # what many articles quote, they mostly quote in the same words
def _align(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[tuple[str, int, int, int, int], ...]:
    """The steps from the one to the other."""
    return tuple(SequenceMatcher(None, one, other, autojunk=False).get_opcodes())


def _reach(quotation: Quotation, first: int, last: int) -> Span:
    return Span(quotation.span.article, quotation.places[first].start, quotation.places[last].end)


def _are_two_persons(claims: Claims, one: str, other: str) -> bool:
    kinds = {claims.entities[each].type for each in (one, other)}
    return kinds == {EntityType.PERSON} and claims.are_others(one, other)


def _differ(one: Sequence[str], other: Sequence[str], common: int) -> bool:
    """Whether words stand for others, or a word that counts is left out, and nothing is marked or merely spelled."""
    words = (*one, *other)
    if max(len(one), len(other)) > LONGEST or any(_CHANGED.match(word) or _SPELLED.match(word) for word in words):
        return False
    if SequenceMatcher(None, " ".join(one), " ".join(other)).ratio() >= ONE_SPELLING or _join(one) == _join(other):
        return False
    if any(word not in _WEAK for word in words):
        return True
    return bool(one) and bool(other) and common >= FEWEST_AROUND_SMALL


def _join(words: Sequence[str]) -> str:
    """The letters of words as one: "i'm" and "i m"."""
    return "".join(words).replace("'", "")
