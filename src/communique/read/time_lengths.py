"""Lengths and counts of time, to what they mean: "15 months", "three days later", "the past two years", "weekly".

In: words in the form of `spell_numbers`. Out: a TimeMeaning, None where they are nothing of that kind.
"""

from __future__ import annotations

import re

from communique.read.time_names import NAMED, PART, PARTS, UNITS, WEEKDAY, number_weekday, write_named
from communique.types import TimeAnchor, TimeMeaning, Toward

_LETTERS = {
    "second": "TS", "sec": "TS", "minute": "TM", "min": "TM", "hour": "TH", "hr": "TH", "day": "D", "night": "D",
    "week": "W", "weekend": "WE", "fortnight": "W", "month": "M", "season": "M", "semester": "M", "quarter": "Q",
    "year": "Y", "yr": "Y", "decade": "E", "century": "C", "centurie": "C",
}  # fmt: skip
_MULTIPLES = {"fortnight": 2, "season": 3, "semester": 6}
# The next finer unit, and how many of it are one.
_FINER = {
    "TM": ("TS", 60), "TH": ("TM", 60), "D": ("TH", 24), "W": ("D", 7), "Y": ("M", 12), "E": ("Y", 10), "C": ("Y", 100),
}  # fmt: skip

_NUMBER = (
    r"(?P<number>(?!(?:1[5-9]|20)\d\d (?:quarter|season)\b)\d{1,4}(?:\.\d+)?|"
    r"an?|another|several|few|a few|many|some|(?:a |another )?couple(?: of)?|"
    r"(?:a )?dozens? of|dozens|hundreds of|thousands of)"
)
_LENGTH = rf"(?P<length>{'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?P<plural>s)?"
_AND_MORE = r"(?: (?:and|or) (?:days|weeks|months|years|decades|2|3|more))?"
_KINDS = r"(?:more |additional |full |whole |straight |consecutive |long |trading |business |working |calendar )?"
_BACK = frozenset({"ago", "earlier", "before", "previously", "prior"})
_FROM_NOW = frozenset({"ago", "hence", "from now", "from today"})

_COUNTED = re.compile(
    rf"(?:the )?(?:{_NUMBER} )?{_LENGTH}(?: or so)? "
    r"(?P<how>ago|earlier|before|previously|prior|later|after|afterwards?|thereafter|on|hence|from now|from today)"
    r"(?P<more> (?:period|quarter|half|week|month|day|level))?"
)


def read_counted(words: str) -> TimeMeaning | None:
    """Three years ago, the day before, a week later, year-earlier."""
    found = _COUNTED.fullmatch(words)
    if found is None:
        return None
    back = found["how"] in _BACK
    bare = found["number"] is None  # "year-ago" compares with what was told before
    from_now = found["how"] in _FROM_NOW and not bare and not found["more"]
    anchor = TimeAnchor.PUBLICATION if from_now else TimeAnchor.CONTEXT
    count = None if bare and found["plural"] else _count(found["number"])
    unit = UNITS.get("century" if found["length"] == "centurie" else found["length"])
    if count is None or count != int(count) or unit is None:
        return TimeMeaning(anchor, _write_found(found), toward=Toward.PAST if back else Toward.FUTURE)
    toward = Toward.PAST if found["how"] == "ago" else None
    return TimeMeaning(anchor, None, unit, int(-count if back else count), toward)


_BEHIND = frozenset({"past", "last", "previous", "recent", "preceding", "prior"})
_AHEAD = frozenset({"next", "coming", "following", "future", "upcoming"})
_REACHING = re.compile(
    rf"(?:the |these |its )?(?P<which>{'|'.join(sorted(_BEHIND | _AHEAD))}|1st|final|latest)"
    rf"(?: (?P<number>\d{{1,4}}(?:\.\d+)?|several|few|many|couple of))? {_KINDS}{_LENGTH}{_AND_MORE}"
)
_TO_COME = re.compile(rf"(?:the )?(?:{_NUMBER} )?{_LENGTH} (?:ahead|to come)")


def read_reaching(words: str) -> TimeMeaning | None:
    """The past two years, the next three weeks, recent months, the first nine months, the weeks ahead."""
    if found := _TO_COME.fullmatch(words):
        return TimeMeaning(TimeAnchor.PUBLICATION, _write_found(found), toward=Toward.FUTURE)
    found = _REACHING.fullmatch(words)
    if found is None or not (found["plural"] or found["number"]):
        return None
    toward = Toward.PAST if found["which"] in _BEHIND else Toward.FUTURE if found["which"] in _AHEAD else None
    return TimeMeaning(TimeAnchor.PUBLICATION if toward else TimeAnchor.NONE, _write_found(found), toward=toward)


_ALONE = re.compile(
    r"(?:for |in |within |during |over |the |an additional |a further |every |a |that |this )?"
    rf"(?:{_NUMBER} )?{_KINDS}{_LENGTH}(?: (?:long|old|olds|period|term|span|time))?"
    rf"{_AND_MORE}"
)
_SPREAD = re.compile(
    rf"(?:the )?(?:(?P<which>next|past|last) )?(?P<number>\d{{1,4}}) ?(?:to|or|-) ?\d{{1,4}} "
    rf"{_KINDS}{_LENGTH}(?: (?:old|term|period))?"
)
_UNMEASURED = frozenset({"a while", "some time", "a long time", "a short time", "a short while", "quite some time"})


def read_length(words: str) -> TimeMeaning | None:
    """Three weeks, 15-month, a year and a half, several days, two to three weeks."""
    if words in _UNMEASURED:
        return TimeMeaning(TimeAnchor.NONE, "PXX")
    if found := _ALONE.fullmatch(words):
        return TimeMeaning(TimeAnchor.NONE, _write_found(found))
    found = _SPREAD.fullmatch(words)
    return TimeMeaning(TimeAnchor.NONE, _write_found(found), modifier="EQUAL_OR_MORE") if found is not None else None


_REPEATED = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M",
    "bimonthly": "P2M", "quarterly": "P1Q", "semiannual": "P6M", "semiannually": "P6M", "biannual": "P6M",
    "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y",
}  # fmt: skip
_TIMES = r"(?:(?:once|twice|\d+ times?) )"
_EVERY = re.compile(
    rf"{_TIMES}?(?:every|each|per) (?:(?P<number>\d{{1,4}}|other|few|several) )?(?:{_LENGTH}|{NAMED}s?|{PART})"
)
_TIMES_A = re.compile(rf"{_TIMES}an? {_LENGTH}")
_WEEKDAYS = re.compile(
    rf"{WEEKDAY}(?:s(?: (?P<some>morning|afternoon|evening|night)s)?| (?P<all>morning|afternoon|evening|night)s)"
)


def read_repetition(words: str) -> TimeMeaning | None:
    """Daily, every two weeks, each July, Tuesday nights, twice a year."""
    if words in _REPEATED:
        return TimeMeaning(TimeAnchor.NONE, _REPEATED[words])
    if found := _WEEKDAYS.fullmatch(words):
        part = found["some"] or found["all"]
        pattern = f"XXXX-WXX-{number_weekday(found['weekday'])}{PARTS[part] if part else ''}"
        return TimeMeaning(TimeAnchor.NONE, pattern)
    if found := _TIMES_A.fullmatch(words):
        return TimeMeaning(TimeAnchor.NONE, "P1" + _LETTERS[found["length"]].replace("T", ""))
    found = _EVERY.fullmatch(words)
    if found is None:
        return None
    if found["part"]:
        return TimeMeaning(TimeAnchor.NONE, "XXXX-XX-XX" + PARTS[found["part"]])
    return TimeMeaning(TimeAnchor.NONE, _write_found(found) if found["length"] else write_named(found))


def _write_found(found: re.Match[str]) -> str:
    """The length that _NUMBER and _LENGTH have matched: P15M, PT2H, P2Y6M, PXW where the number is not told."""
    letters = _LETTERS[found["length"]]
    count = None if found["number"] is None and found["plural"] else _count(found["number"])
    return _write(count * _MULTIPLES.get(found["length"], 1) if count is not None else None, letters)


def _write(count: float | None, letters: str) -> str:
    time, letter = ("T", letters[1:]) if letters.startswith("T") else ("", letters)
    if count is None:
        return f"P{time}X{letter}"
    if count == int(count) or letters not in _FINER:
        return f"P{time}{count:g}{letter}"
    finer, many = _FINER[letters]
    whole = f"{int(count)}{letter}" if int(count) else ""
    between = "T" if finer.startswith("T") and not time else ""
    return f"P{time}{whole}{between}{round((count - int(count)) * many)}{finer.removeprefix('T')}"


def _count(number: str | None) -> float | None:
    """The number that a word is; None where it is not known: several."""
    if number is None or number in ("a", "an", "another"):
        return 1.0
    if number[0].isdigit():
        return float(number)
    if "couple" in number or number == "other":
        return 2.0
    return 12.0 if number == "a dozen of" else None
