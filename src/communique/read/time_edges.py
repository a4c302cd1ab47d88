"""Where a time expression begins and ends, by TimeML's guidelines (1.2.1), where the words around it decide that.

In: a text and the edges that were found. Out: the edges of the whole expression: with the words that qualify it
("almost two years", "the end of May"), the weekday or the part of the day that stands beside a date, without the
article of the noun that it describes ("a [two-day] visit").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.types import TimeExpression

# Characters looked at before and after; no qualifier is longer.
_REACH = 24

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
)
_NUMBER = (
    r"(?:\d|an?\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|thirteen\b"
    r"|fourteen\b|fifteen\b|sixteen\b|eighteen\b|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half\b)"
)
_UNIT = r"(?:second|minute|hour|day|week|month|quarter|year|decade|century)"


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# What qualifies a number of days, and what it then stands before: "nearly [two years ago]", "around [7:15 p.m.]".
_QUALIFIERS = _whole(
    r"\b(?:almost|nearly|about|around|roughly|approximately|just (?:over|under)|up to|at least|at most"
    r"|(?:no )?(?:more|less|fewer|longer) than)\s+$"
)
# Half of them was found: "at [least two years ago]".
_HALF_QUALIFIERS = _whole(r"\b(?:at|up|just|no|(?:no )?(?:more|less|fewer|longer))\s+$")
_HALF_QUALIFIED = _whole(r"(?:least|most|to|than|more than|less than|fewer than|longer than|over|under)\s+\S")
_COUNTED = _whole(_NUMBER)
# "the previous [Friday]", "this coming [Sunday]".
_WHICH = _whole(r"\b(?:(?:the )?(?:previous|following|preceding)|this coming|this past)\s+$")
_DAY_NAME = _whole(rf"{_WEEKDAY}\b")
# "early [March]", "the end of [the month]", "mid-[1996]", "later [this year]".
_PARTS = _whole(
    r"\b(?:(?:the )?(?:very )?(?:early|late|earlier|later)\s+|(?:the )?mid-"
    r"|(?:the )?(?:end|beginning|start|middle) of\s+)$"
)
_PARTED = _whole(
    rf"(?:the |this |last |next |that )?(?:{_WEEKDAY}|{_MONTH}|spring|summer|autumn|fall|winter|week|month|year|decade"
    r"|century|quarter|morning|afternoon|evening|night|yesterday|today|tomorrow|[12]\d{3}s?|'\d\ds)\b"
)
_EVERY = _whole(r"\b(?:each|every)\s+$")
_REPEATED = _whole(
    rf"(?:{_WEEKDAY}|{_MONTH}|{_UNIT}|morning|afternoon|evening|night|spring|summer|autumn|fall|winter)\b"
)
_ARTICLE = _whole(r"\bthe\s+$")
_TAKES_ARTICLE = _whole(
    rf"(?:following|previous|past|coming|same|next|foreseeable|near) (?:\w+ )?(?:{_UNIT}s?|weekend|future)$"
)
_WEEKDAY_BEFORE = _whole(rf"\b{_WEEKDAY},?\s+$")
_DAY_OF_MONTH = _whole(rf"(?:{_MONTH} \d|\d\d?(?:st|nd|rd|th)? {_MONTH})")

_PART_AFTER = _whole(r"\s+(?:morning|afternoon|evening|night)\b")
_ENDS_IN_DAY = _whole(rf"(?:{_WEEKDAY}|yesterday|tomorrow)$")
_OLD_AFTER = _whole(r"[- ]old\b")
_AGO_AFTER = _whole(r"\s+(?:ago|earlier|later)\b(?! than)")
_LENGTH = _whole(rf"(?:{_NUMBER}|few\b|several\b|(?:a )?couple\b).*{_UNIT}s?$")
_HYPHENED = _whole(rf"{_NUMBER}.*-{_UNIT}$")
_HALF_WORD = _whole(r"-$")
_REST_OF_WORD = _whole(r"[a-z]+")
_YEAR_AFTER = _whole(r",? (?:1[5-9]|20)\d\d\b(?![,.:/%-]?\d)")
_ENDS_IN_MONTH_DAY = _whole(rf"{_MONTH} (?:\d\d?(?:st|nd|rd|th)?)$|\d {_MONTH}$|{_MONTH}$")

_PREPOSITION = _whole(r"(?:within|for|in|on|at|by|since|until|during|through|from)\s+")
# "a [two-day] visit", "the [November 1995] attack", "the [Tuesday] deadline": the article is not the time's.
_DESCRIBES = _whole(
    rf"(?:an?|the)\s+(?=(?:{_NUMBER}\S*[- ]{_UNIT}|{_MONTH} [12]\d{{3}}|{_WEEKDAY}|[12]\d{{3}}|year-(?:ago|earlier))$)"
)
# Whose, and how little, is not the time's: "its [fourth quarter]", "only [six months]".
_OWNER = _whole(r"(?:its|their|his|her|our|my|your)\s+|(?:only|just)\s+(?!over\b|under\b|now\b)")
_NOUN_AFTER = _whole(r"\s+[a-z]")
_ONE = _whole(r"(?:an?|the)\s+(?:a|an|one)\b")


def mend_times(text: str, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """The expressions of a text, in order, each with its whole words; two that then overlap become one."""
    mended: list[TimeExpression] = []
    for time in times:
        start, end = mend_edges(text, time.start, time.end)
        whole = replace(time, start=start, end=end)
        while mended and mended[-1].end > whole.start:
            last = mended.pop()
            whole = replace(whole, start=min(last.start, whole.start), end=max(last.end, whole.end))
        mended.append(whole)
    yield from mended


def mend_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """The edges of the expression that has been found from `start` to `end`."""
    end = _extend_right(text, start, end)
    return _extend_left(text, _trim_left(text, start, end), end), end


def _extend_right(text: str, start: int, end: int) -> int:
    for ending, following in (
        (_HALF_WORD, _REST_OF_WORD),
        (_ENDS_IN_DAY, _PART_AFTER),
        (_HYPHENED, _OLD_AFTER),
        (_LENGTH, _AGO_AFTER),
        (_ENDS_IN_MONTH_DAY, _YEAR_AFTER),
    ):
        found = following.match(text, end, end + _REACH)
        if found is not None and ending.search(text, start, end):
            end = found.end()
    return end


def _extend_left(text: str, start: int, end: int) -> int:
    for before, stands_before in (
        (_EVERY, _REPEATED),
        (_WEEKDAY_BEFORE, _DAY_OF_MONTH),
        (_ARTICLE, _TAKES_ARTICLE),
        (_PARTS, _PARTED),
        (_QUALIFIERS, _COUNTED),
        (_HALF_QUALIFIERS, _HALF_QUALIFIED),
        (_WHICH, _DAY_NAME),
    ):
        found = before.search(text, max(0, start - _REACH), start)
        if found is not None and stands_before.match(text, start, end):
            start = found.start()
    return start


def _trim_left(text: str, start: int, end: int) -> int:
    if found := _PREPOSITION.match(text, start, end):
        start = found.end()
    if found := _OWNER.match(text, start, end):
        start = found.end()
    found = _DESCRIBES.match(text, start, end)
    if found is not None and _NOUN_AFTER.match(text, end, end + 3) and not _ONE.match(text, start, end):
        start = found.end()
    return start
