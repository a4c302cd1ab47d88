"""What the time expressions of an article tell of the day it was written.

In: a reading, whose expressions stand in the body alone. Out: `Clue`s: days, months and years that are named, on the
side of the writing that words or tense tell, and words counted from the writing itself ("last month").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, partial
from itertools import takewhile

from communique.read.sentences import find_sentences
from communique.read.time_names import number_weekday
from communique.read.time_tense import find_toward
from communique.types import (
    Article,
    TimeAnchor,
    TimeExpression,
    TimeMeaning,
    TimeType,
    TimeUnit,
    Toward,
)


class ClueKind(StrEnum):
    """What is named: a day with its year, a day of any year, a month with or without its year, a year, or a count."""

    DATE = "date"
    DAY = "day"
    MONTH_OF_YEAR = "month-of-year"
    MONTH = "month"
    YEAR = "year"
    COUNTED_WEEKS = "counted-weeks"
    COUNTED_MONTHS = "counted-months"
    COUNTED_YEARS = "counted-years"


@dataclass(frozen=True, slots=True)
class Clue:
    """One expression: year, month, day as far as named; the weekday that stands beside a day, Monday is 0.

    `shift` is set for what is counted in weeks, months or years from the writing. `is_opening`: it stands in the first
    words of the body, where news names its day; `is_dateline`: before them, after the place; `is_post`: it is the day
    of a post that the article shows. `about` are the words, folded, of what took place then: of "last month's meeting"
    the meeting, of a date all words of its sentence.
    """

    kind: ClueKind
    start: int
    end: int
    toward: Toward | None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    is_opening: bool = False
    is_dateline: bool = False
    is_post: bool = False
    about: frozenset[str] = frozenset()


# Characters of the body's beginning that are its opening; two paragraphs of news have some 500. Not tuned.
OPENING = 500
# A date that the words beside it make no date of the article's story: whose text this is, and since when.
_LINE_OF_RIGHTS = re.compile(r"[^\S\r\n]{0,40}(?:©|\(c\)|copyright\b)", re.I)
_PATTERN = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?|-(?:Q\d|H\d|SP|SU|FA|WI))?")
_WEEKDAY = r"(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
# Characters looked at for the weekday beside a day, and for the words before a time. No phrase sought is longer.
_NEAR, _REACH = 20, 40
_WEEKDAY_BEFORE = re.compile(rf"\b{_WEEKDAY}\.?,?\s+(?:\(|the\s+)?$", re.I)
_WEEKDAY_AFTER = re.compile(rf"\s*(?:\(|,\s)\s*(?:a\s+)?{_WEEKDAY}\b", re.I)
# "PORT SILE, Varda, March 3 (VNA) -"; what stands before the date is the place, in capitals or with them.
_PLACE_BEFORE = re.compile(r"[^\S\r\n]*[A-Z][\w.’'/-]*(?:[ ,]+(?:of |and )?[A-Z][\w.’'/-]*){0,6},? ")
_DASH_AFTER = re.compile(r"\.?,? ?(?:\([^()\r\n]{2,40}\) ?)?(?:[-–—:]|--)\s|\.?,? ?\([A-Z][^()\r\n]{1,40}\)")
_COUNTED = {
    TimeUnit.WEEK: ClueKind.COUNTED_WEEKS,
    TimeUnit.MONTH: ClueKind.COUNTED_MONTHS,
    TimeUnit.YEAR: ClueKind.COUNTED_YEARS,
}
# "By 2031", "until 3 May 2031": to come, whatever the verb.
_LIMIT_BEFORE = re.compile(
    r"\b(?:by|until|till)\s+(?:the\s+end\s+of\s+|at\s+least\s+|early\s+|late\s+|mid-?\s*)?$", re.I
)
# "(@doren) May 4, 2031": when a post shown in the article was posted.
_POST_BEFORE = re.compile(r"\(@\w{1,30}\)\s*$")


def find_clues(article: Article, times: Sequence[TimeExpression]) -> tuple[Clue, ...]:
    """The clues of an article, in text order."""
    bodies = [block.start for block in article.blocks if not block.kind.is_boilerplate]
    opening = min(bodies, default=0) + OPENING
    found = [clue for time in times if time.meaning for clue in _to_clue(article.text, time, time.meaning, opening)]
    sentences = find_sentences(article.text, article.blocks)
    words = cache(partial(_find_words, article.text))  # a list of dates may be one sentence
    return tuple(
        replace(
            clue,
            about=_find_noun(article.text, clue)
            if clue.kind in _COUNTED.values()
            else words(*_find_sentence(clue, sentences)),
        )
        for clue in _join_years(article.text, found)
    )


def _to_clue(text: str, time: TimeExpression, meaning: TimeMeaning, opening: int) -> Iterator[Clue]:
    if time.type not in (TimeType.DATE, TimeType.TIME) or meaning.anchor is TimeAnchor.CONTEXT:
        return
    if _LINE_OF_RIGHTS.match(text, _line_start(text, time.start)):
        return
    if meaning.shift is not None and meaning.unit in _COUNTED:
        kind = _COUNTED[meaning.unit]
        yield Clue(kind, time.start, time.end, meaning.toward, shift=meaning.shift, is_opening=time.start < opening)
    elif meaning.unit is None or meaning.shift is None:
        yield from _to_named(text, time, meaning, opening)


def _to_named(text: str, time: TimeExpression, meaning: TimeMeaning, opening: int) -> Iterator[Clue]:
    toward = _find_toward(text, time, meaning)
    ends = [meaning.pattern] if meaning.until is None else [meaning.pattern, meaning.until]
    found = _PATTERN.fullmatch(ends[-1 if toward is not Toward.FUTURE else 0] or "")
    if found is None:
        return
    year = None if found["year"] == "XXXX" else int(found["year"])
    month, day = (int(found[part]) if found[part] else None for part in ("month", "day"))
    if day and not any(map(str.isdigit, text[time.start : time.end])):
        return  # "the new year" and "Christmas" are seasons as much as days
    if day:
        kind = ClueKind.DAY if year is None else ClueKind.DATE
    elif month:
        kind = ClueKind.MONTH if year is None else ClueKind.MONTH_OF_YEAR
    elif year is not None:
        kind = ClueKind.YEAR
    else:
        return
    yield Clue(
        kind, time.start, time.end, toward, year, month, day,
        weekday=_find_weekday(text, time, meaning) if day else None,
        shift=meaning.shift,
        is_opening=time.start < opening,
        is_dateline=bool(day) and time.start < opening and _is_dateline(text, time.start, time.end),
        is_post=bool(_POST_BEFORE.search(text, max(0, time.start - _REACH), time.start)),
    )  # fmt: skip


def _find_toward(text: str, time: TimeExpression, meaning: TimeMeaning) -> Toward | None:
    if meaning.shift:
        return Toward.PAST if meaning.shift < 0 else Toward.FUTURE
    if _LIMIT_BEFORE.search(text, max(0, time.start - _REACH), time.start):
        return Toward.FUTURE
    return meaning.toward or find_toward(text, time)


def _join_years(text: str, clues: Iterable[Clue]) -> Iterator[Clue]:
    """A day and the year that follows it are one date, where they were read as two: "May 4" + ", 2031"."""
    held: Clue | None = None
    for clue in clues:
        if held and clue.kind is ClueKind.YEAR and re.fullmatch(r",?\s+", text[held.end : clue.start]):
            yield replace(held, kind=ClueKind.DATE, end=clue.end, year=clue.year)
            held = None
            continue
        if held:
            yield held
        held = clue if clue.kind is ClueKind.DAY else None
        if held is None:
            yield clue
    if held:
        yield held


# "Last month's meeting followed", "last year's river summit in Karsk": the words of the noun, up to one that is none.
_OWNED = re.compile(r"(?:(?<=[’']s)|(?<=s[’'])|[’']s)(?P<noun>(?:\s+(?!\w+(?:ed|ly)\b)[A-Za-z][\w-]*){1,4})")
_NO_NOUN = frozenset(
    "in on at of to by for with from and or but was were is are has have had will would that which who as after "
    "before".split()
)
_WORD = re.compile(r"[a-z][a-z-]{2,}")
_FAMILIES = (
    "meeting met meet summit talk conference negotiation session gathering round encounter",
    "attack attacked bombing bombed strike raid raided blast explosion shooting assault killing massacre",
    "vote voted election elected ballot referendum poll",
    "deal agreement accord pact treaty truce ceasefire",
    "test tested launch launched firing fired",
)
_FAMILY = {word: family.split()[0] for family in _FAMILIES for word in family.split()}
"""Words for one kind of happening, by the first of them: "the summit" is "last month's meeting"."""


def _find_noun(text: str, clue: Clue) -> frozenset[str]:
    owned = _OWNED.match(text, clue.end)
    words = owned["noun"].lower().split() if owned else []
    noun = list(takewhile(lambda word: word not in _NO_NOUN, words))
    return frozenset(map(_fold, noun[-1:]))


def _find_sentence(clue: Clue, sentences: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The sentence that the clue begins in, or the clue itself."""
    at = bisect_right(sentences, clue.start, key=lambda bounds: bounds[0]) - 1
    return sentences[at] if at >= 0 else (clue.start, clue.end)


def _find_words(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(map(_fold, _WORD.findall(text[start:end].lower())))


def _fold(word: str) -> str:
    """Without the plural, and the first of its family."""
    single = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    return _FAMILY.get(single, single)


def _find_weekday(text: str, time: TimeExpression, meaning: TimeMeaning) -> int | None:
    """The weekday in a date or right beside it: "Thursday, March 7", "March 7, a Thursday"."""
    if meaning.weekday is not None:
        return meaning.weekday - 1
    found = _WEEKDAY_BEFORE.search(text, max(0, time.start - _NEAR), time.start) or _WEEKDAY_AFTER.match(
        text, time.end, time.end + _NEAR
    )
    return number_weekday(found[1].lower()) - 1 if found else None


def _is_dateline(text: str, start: int, end: int) -> bool:
    place = text[_line_start(text, start) : start]
    return bool(_PLACE_BEFORE.fullmatch(place)) and bool(_DASH_AFTER.match(text, end, end + 60))


def _line_start(text: str, place: int) -> int:
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1
