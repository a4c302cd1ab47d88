"""What a word's form tells of time: which word of the temporal vocabulary it is, in which classes, of what shape.

In: words as `find_words` cuts them. Out: small numbers that the time heads have weights for, features of the kind that
ClearTK-TimeML (Bethard 2013) tags times by. The order of classes, words and shapes is part of the weights' contract.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Words that tell times or stand at their edges; one may be in several classes.
CLASSES: dict[str, str] = {
    "weekday": (
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays "
        "fridays saturdays sundays mon tue tues wed thu thur thurs fri sat sun"
    ),
    "month": (
        "january february march april may june july august september october november december jan feb mar "
        "apr jun jul aug sep sept oct nov dec"
    ),
    "season": "spring summer autumn fall winter summers winters springtime summertime wintertime",
    "part of day": (
        "morning afternoon evening night midnight noon dawn dusk midday mornings afternoons evenings nights "
        "overnight tonight lunchtime sunrise sunset nightfall daybreak"
    ),
    "unit": "second minute hour day week month quarter year decade century millennium weekend fortnight",
    "units": (
        "seconds minutes hours days weeks months quarters years decades centuries millennia weekends "
        "fortnights hrs mins yrs"
    ),
    "stretch": "time times moment moments period periods era eras age ages term while season seasons date dates",
    "deictic day": "now today yesterday tomorrow currently presently nowadays",
    "adverb": (
        "recently lately soon previously formerly already immediately shortly once eventually then afterwards "
        "afterward later earlier ago before after since still long yet"
    ),
    "adjective": (
        "current recent future past present latest former previous upcoming coming contemporary initial ensuing"
    ),
    "repetition": (
        "daily weekly monthly quarterly yearly annual annually nightly hourly biweekly bimonthly semiannual "
        "semiannually biannual often occasionally frequently regularly"
    ),
    "each": "every each per",
    "deictic": "this last next past previous following coming same that these those",
    "determiner": "the a an its his her their our my",
    "part": "early late mid end beginning start middle earlier later latter half first rest close",
    "about": (
        "about around nearly almost roughly approximately some over under than more less least most only up "
        "to just another at"
    ),
    "few": "few several many couple dozen dozens hundreds thousands much half both all any one",
    "number": (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
        "million"
    ),
    "ordinal": (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
    ),
    "decade": "twenties thirties forties fifties sixties seventies eighties nineties",
    "first of a year": "nineteen twenty",
    "calendar": "fiscal calendar academic",
    "clock": "a.m p.m am pm o'clock est edt gmt pst pdt et",
    "holiday": "christmas easter thanksgiving halloween ramadan hanukkah eve",
    "old": "old aged",
    "preposition": (
        "in on at by for during since until till from of through throughout within before after between over"
    ),
    "of": "of",
    "and": "and or to",
    "ago": "ago hence",
    "possessive": "'s ’s",
    "hyphen": "- –",
    "comma": ",",
    "mark": '. ; : ! ? ( ) " “ ”',
    "whole": "whole full entire long",
}
WORDS: tuple[str, ...] = tuple(sorted({word for words in CLASSES.values() for word in words.split()}))
_NUMBERS = {word: 1 + i for i, word in enumerate(WORDS)}

SHAPES = (
    "year", "prefixed", "day", "number", "decade", "clock", "ordinal", "date", "decimal", "mark", "capitals", "title",
    "small", "mixed",
)  # fmt: skip
_NUMERIC = (
    ("year", re.compile(r"1[5-9]\d\d|20\d\d")),
    ("prefixed", re.compile(r"mid-\w+", re.IGNORECASE)),  # "mid-1990s", "mid-November"
    ("day", re.compile(r"\d\d?")),
    ("number", re.compile(r"\d{3,4}")),
    ("decade", re.compile(r"(?:\d\d)?\d0s")),
    ("clock", re.compile(r"\d\d?:\d\d(?::\d\d)?")),
    ("ordinal", re.compile(r"\d+(?:st|nd|rd|th)")),
    ("date", re.compile(r"\d+(?:/\d+)+")),
    ("decimal", re.compile(r"[.,]?\d[\d.,:/]*s?")),
)

# No expression is without a word of one of these: in TimeBank 1,242 of 1,243 have one, and so has one word in twenty.
_TELLING_CLASSES = (
    "weekday", "month", "season", "part of day", "unit", "units", "stretch", "deictic day", "adverb", "adjective",
    "repetition", "deictic", "decade", "first of a year", "calendar", "clock", "ago", "holiday",
)  # fmt: skip
_TELLING_WORDS = frozenset(word for name in _TELLING_CLASSES for word in CLASSES[name].split())
_TELLING_SHAPES = frozenset(SHAPES.index(name) for name in ("year", "prefixed", "decade", "clock", "date"))


@lru_cache(maxsize=16384)
def describe_word(form: str) -> tuple[int, int, bool]:
    """A word's number (0: not in the vocabulary, else its place in WORDS plus one), its shape, whether it tells time.

    The stop of an abbreviation does not count: "Sept." is "sept".
    """
    small = form.lower()
    if small not in _NUMBERS and len(small) > 1:
        small = small.removesuffix(".")
    shape = SHAPES.index(_find_shape(form))
    return _NUMBERS.get(small, 0), shape, small in _TELLING_WORDS or shape in _TELLING_SHAPES


def _find_shape(form: str) -> str:
    for name, pattern in _NUMERIC:
        if pattern.fullmatch(form):
            return name
    if not any(map(str.isalnum, form)):
        return "mark"
    if form.isupper():
        return "capitals"
    if form[0].isupper():
        return "title"
    return "small" if form.islower() else "mixed"
