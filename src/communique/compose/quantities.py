"""Numbers with what they count or measure: "48,000 growers", "$3 million in fees", "26 dead".

In: the `Claims` of a story and an article. Out: `Quantity`s in the order of the sentences, boilerplate left out.
Numbers below a bound, measures of time and rate, and parts of a whole ("300 more", "12 of the") are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.compose.claims import Claims, find_stems
from communique.read.sentences import Bounds
from communique.types import Span

# Below, numbers are of everyday things, and two of them hardly ever count the same.
SMALLEST = 20
_BOUNDS = (
    r"(?P<bound>\b(?i:more than|at least|upwards? of|over|up to|as many as|as much as|fewer than|less than|under|"
    r"at most|"
    r"no more than|a little more than|exceed) )?(?:\b(?i:about|around|roughly|some|nearly|almost|approximately|"
    r"only|just|"
    r"an estimated|a record|close to) )*"
)
_DIGITS = r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d,]*\d)"
_SCALE = r"(?P<scale>[ -](?:thousand|million|billion|trillion)\b|(?:bn|mn|MM|m)\b)?"
_COUNT = re.compile(
    rf"(?<!another )(?<!other ){_BOUNDS}(?<![\w.,$€£-]){_DIGITS}{_SCALE}"
    r"(?P<part> (?:more|other|another|additional|extra) | of (?:the|its|his|her|their|those|these) |[ -])"
    r"(?P<words>(?:[A-Za-z][A-Za-z’'-]* ){0,3}?)(?P<thing>[A-Za-z]?[a-z]{3,}s|people|children|women|men|"
    r"police)\b(?! \d)"
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
    "has was does winds inches pounds dollars euros yards miles metres meters kilometres kilometers feet others "
    "as is us "
    # Shares of a whole, and wholes that are counted by their parts: each number is of another part.
    "votes states delegates seats members points voters jobs cases "
    # What players do in a match.
    "passes punches carries games goals tackles matches".split()
)
_LINKING = frozenset("in of new the a an its their his her our and or for to with from on at by that who".split())
_TOLL = re.compile(r"\b(?:kill|dead|die|wound|injur|hurt|arrest|missing|displac|infect|homeless)\w*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLAUSE_END = re.compile(r"[;—–]|, (?=but\b|while\b|and\b|which\b|whereas\b|with\b)| (?=but\b|while\b|whereas\b)")
# Below, one article counts fewer dead than another only because it was sooner.
FEWEST_DEAD = 5
# Code points before a sum in which words say that it is only planned.
_LEAD = 40
# Words behind a sum or share that say of what it is: "in revenue", "of its budget on dams".
_OF_WHAT = re.compile(
    r"(?: worth)?(?: (?:in|of))?((?: (?!(?:in|of|for|on|with|to|from|by|at|over|as|and|or|that|which|"
    r"who)\b)[\w’'-]+){1,4})"
)
_WORDS = re.compile(r"\s*(?:an? |the |its |their )?(\S.*?)\s*")
_WHAT_OF = re.compile(r"((?:[\w’'-]+ ){1,3})of $")
# What is only planned: "committed to 1.5 percent", "the goal of $3 million", "2 percent by 2024".
_PLANNED = re.compile(
    r"\b(?:commit\w*|goals?|targets?|pledg\w+|plan(?:s|ned)?|aim(?:s|ed)?|would|will|could|promis\w+|expect\w*|"
    r"(?:increas|ris|gr[eo]w|fall|cut|drop|jump)\w* (?:\w+ )?by)\b",
    re.I,
)
# What is taken from a number of people or things, or added to it: "withdraw 2,500 troops".
_CHANGE = re.compile(
    r"\b(?:withdraw\w*|pull\w* out|send\w*|sent|add(?:s|ed|ing)?|deploy\w*|hir(?:e|es|ed|ing)|bring\w* home|"
    r"cut(?:s|ting)?) ",
    re.I,
)
_UNTIL = re.compile(r"\W+(?:[\w’']+ ){0,4}by (?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number: of a `thing` counted, or a sum or share, whose unit stands for the thing.

    `named` are the words between number and thing, or those that say of what a sum is; `near` are those of its
    sentence, of sums those of the clause. `place` is the thing, of sums what they are of; `clause` is what is shown of
    it; `beside` are the other numbers of the sentence. Planned is also what is only taken away or added.
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
        is_planned=_CHANGE.search(sentence[clause[0] : found.start()][-_LEAD:]) is not None,
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
    """The words that say of what a sum is, without an article; the clause where none do."""
    words = None if of_what is None else _WORDS.fullmatch(of_what[1])
    if of_what is None or words is None:
        return clause
    return of_what.start(1) + words.start(1), of_what.start(1) + words.end(1)


def _at(place: Span, start: int, end: int) -> Span:
    return Span(place.article, place.start + start, place.start + end)


def _find_clause(sentence: str, start: int, end: int) -> Bounds:
    cuts = list(_CLAUSE_END.finditer(sentence))
    first = max((cut.end() for cut in cuts if cut.end() <= start), default=0)
    last = min((cut.start() for cut in cuts if cut.start() >= end), default=len(sentence))
    return first, last
