"""The words of a time expression to what they mean, before anybody knows the day that they are counted from.

In: expressions of a text, or the words of one. Out: a TimeMeaning each, None where the grammar has no rule for the
words. Values are TIMEX3's (TimeML 1.2.1) in the form that annotators of TimeBank gave them. Calendar names and numbers
are read in time_dates.py, lengths and counts in time_lengths.py; here is what stands around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from communique.read.time_dates import read_date, read_deictic_name, read_deictic_unit, read_quarter, read_range
from communique.read.time_lengths import read_counted, read_length, read_reaching, read_repetition
from communique.read.time_names import EDGES, PART, PARTS, UNITS
from communique.read.time_numbers import spell_numbers
from communique.read.time_tense import find_toward
from communique.types import TimeAnchor, TimeExpression, TimeMeaning, TimeType, TimeUnit, Toward

# No expression of TimeBank's is half as long; what is longer is no phrase.
_LONGEST = 100

_HAS_CLOCK = re.compile(r"T(?:\d\d:|MO$|MI$|AF$|EV$|NI$)")

_PUBLICATION, _CONTEXT = TimeAnchor.PUBLICATION, TimeAnchor.CONTEXT


def add_meanings(text: str, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The expressions of a text with what they mean, the side of a bare "Monday" or "June" by the tense around it.

    Their type is that of their meaning, where that leaves one.
    """
    return tuple(_add_meaning(text, time) for time in times)


def find_meaning(words: str, kind: TimeType = TimeType.DATE) -> TimeMeaning | None:
    """What the words mean by themselves; `kind` decides between "one day" as a length and as some day to come."""
    if len(words) > _LONGEST:
        return None
    spelled = spell_numbers(words)
    first = {TimeType.DURATION: (read_reaching, read_length), TimeType.SET: (read_repetition, read_length)}.get(
        kind, ()
    )
    for read in first:
        if meaning := read(spelled):
            return meaning
    return _read(spelled)


def _add_meaning(text: str, time: TimeExpression) -> TimeExpression:
    words = text[time.start : time.end]
    is_repeated = len(words) <= _LONGEST and read_repetition(spell_numbers(words)) is not None
    meaning = find_meaning(words, TimeType.SET if is_repeated else time.type)
    if meaning is None:
        return time
    kind = TimeType.SET if is_repeated else _settle_type(time.type, meaning)
    if _is_open(meaning):
        meaning = replace(meaning, toward=find_toward(text, time))
    return replace(time, type=kind, meaning=meaning)


def _settle_type(kind: TimeType, meaning: TimeMeaning) -> TimeType:
    """The type of a meaning: a length may be a date, too, if it reaches from the day of publication."""
    pattern = meaning.pattern or ""
    if kind is TimeType.SET:
        return kind
    if pattern.startswith("P") and not pattern.endswith("_REF"):
        return TimeType.DATE if kind is TimeType.DATE and meaning.toward is not None else TimeType.DURATION
    return TimeType.TIME if _HAS_CLOCK.search(pattern) else TimeType.DATE


def _is_open(meaning: TimeMeaning) -> bool:
    """Whether only tense or custom can tell which match of the pattern it is."""
    pattern, told = meaning.pattern or "", meaning.shift is not None or meaning.toward is not None
    return meaning.anchor is _PUBLICATION and pattern.startswith("XXXX") and not told


@lru_cache(maxsize=4096)  # what is nested is read once for each of its ends: no words take long
def _read(words: str) -> TimeMeaning | None:
    for read in _READERS:
        if meaning := read(words):
            return meaning
    return None


_REFERENCES = {
    value: frozenset(words.split("|"))
    for value, words in (
        (
            "PRESENT_REF",
            "now|right now|just now|currently|current|presently|present|the present|the present time|nowadays|"
            "these days|at present|the moment|this moment|at the moment|at this moment|this time|at this time|"
            "today's|already|yet|until now|up to now|to date|so far|this point|at this point|the current|still",
        ),
        (
            "PAST_REF",
            "recently|more recently|most recently|very recently|recent|more recent|the most recent|lately|"
            "the past|past|in the past|the recent past|previously|previous|formerly|former|once|at 1 time|1 time|"
            "earlier|before|prior|long ago|some time ago|not long ago|a while ago|recent times|the old days|"
            "ancient times|then current|the time|at the time|that time|at that time|those days|long before",
        ),
        (
            "FUTURE_REF",
            "soon|very soon|shortly|sooner|as soon as possible|immediately|imminent|upcoming|the future|future|"
            "in the future|the near future|the foreseeable future|the immediate future|in the near future|"
            "the coming|the short term|the near term|the long term|the long run|a later date|later|later on|"
            "eventually|1 day|some day|someday",
        ),
    )
}
_TOWARD = {"PAST_REF": Toward.PAST, "FUTURE_REF": Toward.FUTURE}


def _read_reference(words: str) -> TimeMeaning | None:
    """Now, recently, soon: TIMEX3 has a value of its own for each."""
    for value, known in _REFERENCES.items():
        if words in known:
            return TimeMeaning(_PUBLICATION, value, toward=_TOWARD.get(value))
    return None


_DAYS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2,
}  # fmt: skip
_DEICTIC_DAY = re.compile(rf"(?:the )?(?P<day>{'|'.join(sorted(_DAYS, key=len, reverse=True))})(?:'s)?(?: {PART})?")


def _read_deictic_day(words: str) -> TimeMeaning | None:
    """Today, yesterday morning, the day before yesterday."""
    found = _DEICTIC_DAY.fullmatch(words)
    if found is None:
        return None
    meaning = TimeMeaning(_PUBLICATION, None, TimeUnit.DAY, _DAYS[found["day"]])
    part = "night" if found["day"] == "tonight" else found["part"]
    return _add_clock(meaning, PARTS[part]) if part else meaning


# "Then" is what was told before, however sharp that was.
_OF_CONTEXT = {
    "then": TimeMeaning(_CONTEXT, None, None, 0),
    "the same time": TimeMeaning(_CONTEXT, None, None, 0),
    "the day after": TimeMeaning(_CONTEXT, None, TimeUnit.DAY, 1),
    "the day before": TimeMeaning(_CONTEXT, None, TimeUnit.DAY, -1),
    "the latest period": TimeMeaning(_PUBLICATION, None, TimeUnit.QUARTER, -1),
}


def _read_context(words: str) -> TimeMeaning | None:
    return _OF_CONTEXT.get(words)


_PARTS_OF_DAY = (
    re.compile(
        rf"(?:(?P<edge>early|earlier|late|later|mid) )?"
        r"(?P<which>this|that|the|last|next|the next|the following|the same)? ?"
        rf"(?:(?P<inner>early|late|mid) )?{PART}(?: (?:of|on) (?P<on>.+))?"
    ),
    re.compile(rf"(?P<on>.+?) (?:at )?(?:(?P<edge>early|late|mid) )?{PART}"),
    re.compile(rf"(?:the )?(?:(?P<edge>early|late|mid) )?{PART} (?P<on>.+)"),
)
_PART_SHIFTS = {"this": 0, "that": 0, "the": 0, "the same": 0, "last": -1, "next": 1, "the next": 1, "the following": 1}


def _read_part_of_day(words: str) -> TimeMeaning | None:
    """This morning, last night, Friday evening, the evening of 3 May."""
    for pattern in _PARTS_OF_DAY:
        found = pattern.fullmatch(words)
        if found is None:
            continue
        groups = found.groupdict()
        meaning = _read(groups["on"]) if groups["on"] else _mean_part(groups.get("which"))
        meaning = _add_clock(meaning, PARTS[found["part"]]) if meaning is not None else None
        if meaning is not None:
            edge = groups["edge"] or groups.get("inner")
            return replace(meaning, modifier=EDGES[edge]) if edge else meaning
    return None


def _mean_part(which: str | None) -> TimeMeaning:
    deictic = which in (None, "this", "last", "next")
    return TimeMeaning(_PUBLICATION if deictic else _CONTEXT, None, TimeUnit.DAY, _PART_SHIFTS.get(which or "this", 0))


_ENDS_IN_DAY = re.compile(r"-(?:\d\d|XX)-(?:\d\d|XX)$|-W(?:XX|\d\d)-\d$|-[A-Z]{4,}$")


def _add_clock(meaning: TimeMeaning, clock: str) -> TimeMeaning | None:
    """The time of day on a day; None where that is no day."""
    if meaning.pattern is None:
        return replace(meaning, pattern="XXXX-XX-XX" + clock) if meaning.unit is TimeUnit.DAY else None
    return replace(meaning, pattern=meaning.pattern + clock) if _ENDS_IN_DAY.search(meaning.pattern) else None


_CLOCK = (
    r"(?:at |around |about )?(?P<hour>[01]?\d|2[0-4])(?P<colon>[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?"
    r"(?: ?(?P<half>am|pm|a m|p m)| (?P<oclock>oclock)| (?P<hours>hours|hrs))?"
    r"(?: (?:sharp|gmt|utc|[ecmp][sd]?t|(?:local|eastern|pacific|universal|moscow)(?: daylight| standard)? time))*"
)
_CLOCKS = (re.compile(rf"{_CLOCK}(?: (?:on )?(?P<on>.+))?"), re.compile(rf"(?P<on>.+?) {_CLOCK}"))


def _read_clock(words: str) -> TimeMeaning | None:
    """10 p.m. Wednesday, 14:30, Friday at 9 a.m."""
    for pattern in _CLOCKS:
        found = pattern.fullmatch(words)
        if found is None or not (found["half"] or found["oclock"] or (found["colon"] or "").startswith(":")):
            continue
        hour = int(found["hour"])
        if found["half"]:
            hour = hour % 12 + (12 if found["half"].startswith("p") else 0)
        day = _read(found["on"]) if found["on"] else TimeMeaning(_PUBLICATION, None, TimeUnit.DAY, 0)
        if day is not None and (meaning := _add_clock(day, f"T{hour:02}:{found['minute'] or '00'}")):
            return meaning
    return None


_EDGED = (
    re.compile(
        r"(?:the |its )?(?:very )?(?P<edge>early|earlier|beginning|start|mid|middle|late|later|end|close)"
        r"(?: (?:of|in|on|part of|days of|months of|years of))?(?: (?P<the>the))? (?P<rest>.+)"
    ),
    re.compile(r"(?P<the>the )?(?P<rest>year|month|week|quarter|season)(?:'s)? (?P<edge>end|beginning|start)"),
    re.compile(r"(?:the )?(?P<edge>1st|2nd|last|latter|early|late) (?:half|part) of (?P<the>the )?(?P<rest>.+)"),
)
_HALVES = {"1st": "START", "2nd": "END", "last": "END", "latter": "END"}


def _read_edge(words: str) -> TimeMeaning | None:
    """Early March, late last week, the end of the year, earlier this month, mid-1996."""
    for pattern in _EDGED:
        found = pattern.fullmatch(words)
        if found is None:
            continue
        meaning = _read("the " + found["rest"] if found["rest"] in UNITS else found["rest"])
        if meaning is None or (meaning.pattern or "").startswith("P"):
            continue
        edge = found["edge"]
        modifier = _HALVES.get(edge) or EDGES[edge]
        toward = {"earlier": Toward.PAST, "later": Toward.FUTURE}.get(edge) if meaning.shift == 0 else None
        return replace(meaning, modifier=modifier, toward=toward or meaning.toward)
    return None


_BEFORE = (
    (
        "about|around|roughly|approximately|some|circa|sometime(?: in)?|an estimated|possibly|perhaps|probably",
        "APPROX",
    ),
    (
        "(?:just )?(?:over|more than|longer than|well over)",
        "MORE_THAN",
    ),
    (
        "less than|under|fewer than",
        "LESS_THAN",
    ),
    (
        "nearly|almost|close to|just under|no(?:t)? more than|up to|at most|a maximum of|as much as|within",
        "EQUAL_OR_LESS",
    ),
    (
        "at least|no(?:t)? less than|no fewer than|a minimum of|as (?:few|little) as",
        "EQUAL_OR_MORE",
    ),
    (
        "(?:no )?later than",
        "ON_OR_BEFORE",
    ),
    (
        "(?:no )?(?:earlier|sooner) than",
        "ON_OR_AFTER",
    ),
    (
        "as early as|only|just|exactly|precisely|fully|even|again|also|all of|all|much of|most of|a good part of|"
        "(?:each|1) of|as late as|as recently as|on|in|at|by|since|until|till|from|during|throughout|for|as of|"
        "through|the night of",
        None,
    ),
)
_QUALIFIED = tuple((re.compile(rf"(?:{words}) (?P<rest>.+)"), modifier) for words, modifier in _BEFORE)
_AFTER = (
    ("or so", "APPROX"),
    ("or more|or longer|at least", "EQUAL_OR_MORE"),
    ("or less", "EQUAL_OR_LESS"),
    ("or later|and beyond|onwards?", "ON_OR_AFTER"),
    ("or earlier", "ON_OR_BEFORE"),
    ("alone|or 2|itself", None),
)
_QUALIFIED_AFTER = tuple((re.compile(rf"(?P<rest>.+) (?:{words})"), modifier) for words, modifier in _AFTER)


def _read_qualified(words: str) -> TimeMeaning | None:
    """About two years, more than three weeks, a year or so, as early as Friday."""
    for pattern, modifier in (*_QUALIFIED_AFTER, *_QUALIFIED):
        if found := pattern.fullmatch(words):
            meaning = _read(found["rest"])
            if meaning is not None:
                return replace(meaning, modifier=meaning.modifier or modifier)
    return None


_READERS: tuple[Callable[[str], TimeMeaning | None], ...] = (
    _read_reference,
    _read_deictic_day,
    read_date,
    read_quarter,
    _read_context,
    read_deictic_unit,
    read_deictic_name,
    read_repetition,
    read_counted,
    read_reaching,
    read_length,
    read_range,
    _read_clock,
    _read_part_of_day,
    _read_edge,
    _read_qualified,
)
