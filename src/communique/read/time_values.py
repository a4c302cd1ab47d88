"""The words of a time expression to what they mean, before anybody knows the day that they are counted from.

In: the words, whatever their hyphens and capitals. Out: a TimeMeaning, None where the grammar has no rule for them. The
values are TIMEX3's (TimeML 1.2.1), as annotators of TimeBank write them. The side of the anchor is left open here where
only the tense tells it (time_tense.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from communique.read.time_numbers import spell_numbers
from communique.types import TimeAnchor, TimeExpression, TimeMeaning, TimeUnit, Toward

# No expression of TimeBank's is half as long; what is longer is no phrase.
_LONGEST = 100

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_UNITS = {
    "day": TimeUnit.DAY,
    "weekend": TimeUnit.WEEKEND,
    "week": TimeUnit.WEEK,
    "month": TimeUnit.MONTH,
    "quarter": TimeUnit.QUARTER,
    "year": TimeUnit.YEAR,
    "decade": TimeUnit.DECADE,
    "century": TimeUnit.CENTURY,
    "season": TimeUnit.SEASON,
}
_LENGTHS = {
    "second": "TS", "sec": "TS", "minute": "TM", "min": "TM", "hour": "TH", "hr": "TH", "day": "D", "night": "D",
    "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "yr": "Y", "decade": "E", "century": "C",
    "centurie": "C", "fortnight": "W", "semester": "M", "season": "M",
}  # fmt: skip
_MULTIPLES = {"fortnight": 2, "semester": 6, "season": 3}
# The next finer unit, and how many of it are one.
_FINER = {
    "Y": ("M", 12),
    "TH": ("TM", 60),
    "TM": ("TS", 60),
    "E": ("Y", 10),
    "C": ("Y", 100),
    "D": ("TH", 24),
    "W": ("D", 7),
}
_PARTS = {
    "morning": "TMO", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO", "afternoon": "TAF", "midday": "TMI",
    "lunchtime": "TMI", "evening": "TEV", "dusk": "TEV", "sunset": "TEV", "nightfall": "TEV", "night": "TNI",
    "overnight": "TNI", "noon": "T12:00", "midnight": "T24:00",
}  # fmt: skip
_HOLIDAYS = {
    "christmas": "12-25", "christmas day": "12-25", "christmas eve": "12-24", "new year's day": "01-01",
    "new year's eve": "12-31", "new years day": "01-01", "new years eve": "12-31", "new year": "01-01",
    "new year's": "01-01", "halloween": "10-31", "valentine's day": "02-14", "boxing day": "12-26", "may day": "05-01",
    "independence day": "07-04",
}  # fmt: skip
_REFERENCES = {
    "PRESENT_REF": (
        "now|right now|just now|currently|current|presently|present|the present|nowadays|these days|at present|"
        "the moment|this moment|at the moment|at this moment|the present time|this time|today's|already|yet|until now|"
        "up to now|to date|the current|at this time|this point|so far|ongoing"
    ),
    "PAST_REF": (
        "recently|more recently|most recently|very recently|recent|lately|the past|past|previously|previous|formerly|"
        "former|once|earlier|in the past|long ago|some time ago|not long ago|a while ago|ago|before|prior|ancient times|"
        "the recent past|the old days|recent times|then current|at 1 time|1 time|more recent|the most recent"
    ),
    "FUTURE_REF": (
        "soon|shortly|very soon|as soon as possible|the future|future|the near future|the foreseeable future|the coming|"
        "the short term|the near term|the long term|the long run|a later date|eventually|later|later on|immediately|"
        "the immediate future|in the future|1 day|some day|someday|upcoming|imminent|sooner|in the near future"
    ),
}
_REFERENCE_OF = {word: value for value, words in _REFERENCES.items() for word in words.split("|")}
_TOWARDS = {"PAST_REF": Toward.PAST, "FUTURE_REF": Toward.FUTURE}

_MODIFIERS = (
    (re.compile(r"(?:about|around|roughly|approximately|some|circa|or so|sometime|an estimated)"), "APPROX"),
    (re.compile(r"(?:just )?(?:over|more than|longer than)"), "MORE_THAN"),
    (re.compile(r"less than|under"), "LESS_THAN"),
    (
        re.compile(r"nearly|almost|close to|just under|no more than|not more than|up to|at most|a maximum of"),
        "EQUAL_OR_LESS",
    ),
    (re.compile(r"at least|no less than|not less than|no fewer than|a minimum of"), "EQUAL_OR_MORE"),
)
_ABOUT = "|".join(pattern.pattern for pattern, _ in _MODIFIERS)
_EDGES = {
    "early": "START", "earlier": "START", "beginning": "START", "start": "START", "mid": "MID", "middle": "MID",
    "late": "END", "later": "END", "end": "END", "close": "END",
}  # fmt: skip

_M = r"(?P<month>jan|january|feb|february|mar|march|apr|april|may|jun|june|jul|july|aug|august|sep|sept|september|oct|october|nov|november|dec|december)"  # noqa: E501
_W = (
    r"(?P<weekday>mon|monday|tue|tues|tuesday|wed|wednesday|thu|thur|thurs|thursday|fri|friday|sat|saturday|sun|sunday)"  # noqa: E501
)
_S = r"(?P<season>spring|summer|autumn|fall|winter)(?:time)?"
_D = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_Y = r"(?P<year>1[0-9]\d\d|20\d\d|21\d\d)"
_U = r"(?P<unit>day|weekend|week|month|quarter|year|decade|century|season)"
_N = r"(?P<number>\d{1,4}(?:\.\d)?|an?|another|several|few|a few|many|some|(?:a |another )?couple(?: of)?|(?:a )?dozens? of|dozens|hundreds of|thousands of|recent)"  # noqa: E501
_L = r"(?P<length>second|sec|minute|min|hour|hr|day|night|weekend|week|fortnight|month|quarter|season|semester|year|yr|decade|centurie|century)(?P<plural>s)?"  # noqa: E501
_P = r"(?P<part>morning|dawn|daybreak|sunrise|afternoon|midday|lunchtime|evening|dusk|sunset|nightfall|night|overnight|noon|midnight)"  # noqa: E501
_CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)?(?: hours| hrs)?"
    r"(?: ?(?P<half>am|pm|a m|p m)| (?P<oclock>oclock))?(?: (?:sharp|(?:local|eastern|universal)(?: daylight| standard)? time|[a-z]{1,2}[sd]?t|gmt|utc))*"
)

_NONE, _PUBLICATION, _CONTEXT = TimeAnchor.NONE, TimeAnchor.PUBLICATION, TimeAnchor.CONTEXT


def add_meanings(text: str, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The expressions of a text with what they mean."""
    return tuple(replace(time, meaning=find_meaning(text[time.start : time.end])) for time in times)


def find_meaning(words: str) -> TimeMeaning | None:
    """What the words of a time expression mean; None where no rule has them."""
    if len(words) > _LONGEST:
        return None
    return _read(spell_numbers(words))


def _read(words: str) -> TimeMeaning | None:
    for read in _READERS:
        meaning = read(words)
        if meaning is not None:
            return meaning
    return None


def _stated(pattern: str, until: str | None = None) -> TimeMeaning:
    """A date by its pattern; one whose year or week is open is counted from publication."""
    return TimeMeaning(_PUBLICATION if "X" in pattern else _NONE, pattern, until=until)


def _month(name: str) -> str:
    return f"{_MONTHS.index(name[:3]) + 1:02}"


def _weekday(name: str) -> int:
    return _WEEKDAYS.index(name[:3]) + 1


# ------------------------------------------------------------------------------------------------ whole words


def _read_reference(words: str) -> TimeMeaning | None:
    value = _REFERENCE_OF.get(words)
    if value is None:
        return None
    return TimeMeaning(_PUBLICATION, value, toward=_TOWARDS.get(value))


_DAYS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2,
}  # fmt: skip
_DEICTIC_DAY = re.compile(
    rf"(?:the )?(?P<deictic>{'|'.join(sorted(_DAYS, key=len, reverse=True))})(?: (?P<part>[a-z]+))?"
)


def _read_deictic_day(words: str) -> TimeMeaning | None:
    found = _DEICTIC_DAY.fullmatch(words)
    if found is None or (found["part"] and found["part"] not in _PARTS):
        return None
    meaning = TimeMeaning(_PUBLICATION, None, TimeUnit.DAY, _DAYS[found["deictic"]])
    part = "night" if found["deictic"] == "tonight" else found["part"]
    return _at(meaning, _PARTS[part]) if part else meaning


def _at(meaning: TimeMeaning, suffix: str) -> TimeMeaning | None:
    """The time of day on a day."""
    if meaning.pattern is None:
        return replace(meaning, pattern="XXXX-XX-XX" + suffix) if meaning.unit is TimeUnit.DAY else None
    if re.search(r"-(?:\d\d|XX)-(?:\d\d|XX)$|-W(?:XX|\d\d)-\d$", meaning.pattern):
        return replace(meaning, pattern=meaning.pattern + suffix)
    return None


# ------------------------------------------------------------------------------------------------------- dates

_DATES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?P<value>[12]\d{3}-[01]\d-[0-3]\d)(?:t[\d:.]*z?)?"), lambda m: m["value"]),
    (
        re.compile(r"(?P<year>[12]\d{3})/(?P<m>[01]?\d)/(?P<d>[0-3]?\d)"),
        lambda m: f"{m['year']}-{int(m['m']):02}-{int(m['d']):02}",
    ),
    (
        re.compile(rf"(?:{_W} )?(?:the )?{_D} (?:of )?{_M} {_Y}"),
        lambda m: f"{m['year']}-{_month(m['month'])}-{int(m['day']):02}",
    ),
    (
        re.compile(rf"(?:{_W} )?{_M} (?:the )?{_D} {_Y}"),
        lambda m: f"{m['year']}-{_month(m['month'])}-{int(m['day']):02}",
    ),
    (re.compile(rf"(?:{_W} )?(?:the )?{_D} (?:of )?{_M}"), lambda m: f"XXXX-{_month(m['month'])}-{int(m['day']):02}"),
    (re.compile(rf"(?:{_W} )?{_M} (?:the )?{_D}"), lambda m: f"XXXX-{_month(m['month'])}-{int(m['day']):02}"),
    (re.compile(rf"(?:the month of )?{_M}(?: of)? {_Y}"), lambda m: f"{m['year']}-{_month(m['month'])}"),
    (re.compile(rf"(?:the month of )?{_M}"), lambda m: f"XXXX-{_month(m['month'])}"),
    (re.compile(rf"{_W}(?:'s)?"), lambda m: f"XXXX-WXX-{_weekday(m['weekday'])}"),
    (re.compile(rf"(?:the )?{_D}(?<=[a-z])"), lambda m: f"XXXX-XX-{int(m['day']):02}"),
    (re.compile(rf"(?:the )?{_S}(?: of)? {_Y}"), lambda m: f"{m['year']}-{_SEASONS[m['season']]}"),
    (re.compile(rf"(?:the )?{_S}"), lambda m: f"XXXX-{_SEASONS[m['season']]}"),
    (re.compile(rf"(?:the )?(?:(?:fiscal|calendar)(?: year)? |year )?{_Y}"), lambda m: m["year"]),
    (re.compile(r"'(?P<short>\d\d)"), lambda m: _full_year(m["short"])),
    (re.compile(r"(?:the )?(?P<decade>1\d\d|20\d)0'?s"), lambda m: m["decade"]),
    (re.compile(r"(?:the )?'?(?P<decade>[1-9])0'?s"), lambda m: "19" + m["decade"]),
    (re.compile(r"(?:the )?(?P<century>\d\d?)(?:st|nd|rd|th) century"), lambda m: f"{int(m['century']) - 1:02}"),
    (re.compile(r"(?:the )?weekend"), lambda m: "XXXX-WXX-WE"),
)
_DECADES = {
    word: str(192 + i)
    for i, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split())
}


def _full_year(short: str) -> str:
    """'96 is 1996, '07 is 2007: what two digits meant to newspapers of both centuries."""
    return ("20" if int(short) < 40 else "19") + short


def _read_date(words: str) -> TimeMeaning | None:
    for pattern, write in _DATES:
        if found := pattern.fullmatch(words):
            return _stated(write(found))
    bare = words.removeprefix("the ").removeprefix("19 ")
    if bare in _DECADES:
        return _stated(_DECADES[bare])
    if holiday := _HOLIDAYS.get(words.removeprefix("the ")):
        return _stated(f"XXXX-{holiday}")
    return _read_numbers(words)


_NUMERIC_DATE = re.compile(r"(?P<first>\d\d?)[/-](?P<second>\d\d?)[/-](?P<year>\d{4}|\d\d)")


def _read_numbers(words: str) -> TimeMeaning | None:
    """27/02/2019; where both numbers may be the month, nobody can tell."""
    found = _NUMERIC_DATE.fullmatch(words)
    if found is None:
        return None
    year = found["year"] if len(found["year"]) == 4 else _full_year(found["year"])
    first, second = int(found["first"]), int(found["second"])
    both = {f"{year}-{month:02}-{day:02}" for month, day in ((first, second), (second, first)) if 0 < month <= 12}
    return _stated(both.pop()) if len(both) == 1 else None


_QUARTER = re.compile(
    rf"(?:the |its |their )?(?:(?P<owner>this|last|next) year's |{_Y}(?:'s)? )?(?:(?P<fiscal>fiscal|flat) )?"
    rf"(?P<which>[1-4](?:st|nd|rd|th)|last|latter|final) (?P<kind>quarter|half)"
    rf"(?: (?:of |in )?(?:the )?(?:(?:fiscal |year )?(?P<after>[12]\d{{3}})|(?P<relative>this|last|next|previous) year|year))?"
)
_YEAR_SHIFTS = {"this": 0, "last": -1, "previous": -1, "next": 1}


def _read_quarter(words: str) -> TimeMeaning | None:
    found = _QUARTER.fullmatch(words)
    if found is None:
        return None
    quarter = found["kind"] == "quarter"
    last = 4 if quarter else 2
    number = int(found["which"][0]) if found["which"][0].isdigit() else last
    if number > last:
        return None
    rest = f"{'Q' if quarter else 'H'}{number}"
    year = found["year"] or found["after"]
    if year:
        return _stated(f"{year}-{rest}")
    owner = found["owner"] or found["relative"]
    if owner:
        return TimeMeaning(_PUBLICATION, f"XXXX-{rest}", TimeUnit.YEAR, _YEAR_SHIFTS[owner])
    return _stated(f"XXXX-{rest}")


# ------------------------------------------------------------------------------- this, last and next of a thing

_NAMED = rf"(?:{_M}(?: {_D})?|{_W}|{_S}|(?P<weekend>weekend))"
_DEICTIC = re.compile(
    rf"(?:the )?(?P<which>this past|this coming|this|last|past|previous|next|following|coming|that|upcoming) {_NAMED}"
)
_NAMED_THEN = re.compile(
    rf"(?:the )?{_NAMED}(?: of)? (?:the )?(?P<which>this|last|next|previous|following|same|that) (?P<unit>week|month|year)"
)
_SHIFTS = {
    "this": 0, "that": 0, "same": 0, "last": -1, "past": -1, "previous": -1, "this past": -1, "next": 1, "following": 1, "coming": 1,
    "this coming": 1, "upcoming": 1,
}  # fmt: skip
_OF_CONTEXT = frozenset({"that", "same", "previous", "following"})


def _named(found: re.Match[str]) -> str:
    if found["month"]:
        return f"XXXX-{_month(found['month'])}" + (f"-{int(found['day']):02}" if found["day"] else "")
    if found["weekday"]:
        return f"XXXX-WXX-{_weekday(found['weekday'])}"
    return f"XXXX-{_SEASONS[found['season']]}" if found["season"] else "XXXX-WXX-WE"


def _read_deictic_name(words: str) -> TimeMeaning | None:
    """Last June, next Friday, this summer; June last year, Friday of next week."""
    if found := _DEICTIC.fullmatch(words):
        pattern, which = _named(found), found["which"]
        anchor = _CONTEXT if which in _OF_CONTEXT else _PUBLICATION
        if _SHIFTS[which]:
            return TimeMeaning(anchor, pattern, shift=_SHIFTS[which])
        return TimeMeaning(anchor, pattern, TimeUnit.WEEK if "-WXX-" in pattern else TimeUnit.YEAR, 0)
    if found := _NAMED_THEN.fullmatch(words):
        anchor = _CONTEXT if found["which"] in _OF_CONTEXT else _PUBLICATION
        return TimeMeaning(anchor, _named(found), _UNITS[found["unit"]], _SHIFTS[found["which"]])
    return None


_DEICTIC_UNIT = re.compile(
    rf"(?P<the>the |its |their )?(?P<which>this|last|past|next|previous|prior|following|coming|same|that|current|latest|full|whole|entire|preceding|ensuing|new|upcoming)?"
    rf" ?(?:fiscal |calendar |whole |trading )?{_U}(?:'s)?"
)
_FROM_CONTEXT = frozenset({"previous", "prior", "following", "same", "that", "preceding", "ensuing"})
_UNIT_SHIFTS = _SHIFTS | {
    "current": 0,
    "latest": 0,
    "full": 0,
    "whole": 0,
    "entire": 0,
    "prior": -1,
    "preceding": -1,
    "ensuing": 1,
    "new": 1,
}


def _read_deictic_unit(words: str) -> TimeMeaning | None:
    """This week, last month, next year; the next day, that week, the same month, the quarter: those of the context."""
    found = _DEICTIC_UNIT.fullmatch(words)
    if found is None or not (found["the"] or found["which"]):
        return None
    which, unit = found["which"], _UNITS[found["unit"]]
    if which is None:
        return TimeMeaning(_CONTEXT if unit in (TimeUnit.DAY, TimeUnit.QUARTER) else _PUBLICATION, None, unit, 0)
    if which in ("past", "last") and found["the"]:
        return TimeMeaning(_PUBLICATION, "P1" + _LENGTHS[found["unit"]], toward=Toward.PAST)
    context = which in _FROM_CONTEXT or (which == "next" and (found["the"] is not None or unit is TimeUnit.DAY))
    return TimeMeaning(_CONTEXT if context else _PUBLICATION, None, unit, _UNIT_SHIFTS[which])


# ------------------------------------------------------------------------------------------ counts and lengths

_AGO = r"(?P<how>ago|earlier|before|previously|prior|later|after|afterwards?|thereafter|on|hence|from now|from today)"
_COUNTED = re.compile(rf"(?:the )?(?:{_N} )?{_L} {_AGO}(?P<more> (?:period|quarter|half|{'|'.join(_LENGTHS)}))?")
_REACHING = re.compile(
    rf"(?:the |these |in the )?(?P<which>past|last|previous|recent|next|coming|following|first|final|latest)(?: (?P<number>\d{{1,4}}(?:\.\d)?|several|few|many|couple of))?(?: (?:more|full|trading|consecutive))? {_L}(?: ahead)?"
)
_AHEAD = re.compile(rf"(?:the )?(?:{_N} )?{_L} (?:ahead|to come)")
_LENGTH_ALONE = re.compile(
    rf"(?:for |in |within |during |the |an additional |a further |every |a whole |a full |a |that )?(?:{_N} )?(?:more |additional |full |whole |straight |consecutive |long |trading |business |working |calendar )?{_L}"
    rf"(?: (?:long|old|olds|period|term|span|time))?"
)
_BEHIND = frozenset({"past", "last", "previous", "recent"})
_AHEADS = frozenset({"next", "coming", "following"})
_VAGUE = frozenset({"several", "few", "a few", "many", "some", "dozens", "recent"})


def _read_counted(words: str) -> TimeMeaning | None:
    """Three years ago, the day before, a week later, year-earlier."""
    found = _COUNTED.fullmatch(words)
    if found is None:
        return None
    back = found["how"] in ("ago", "earlier", "before", "previously", "prior")
    outright = found["how"] in ("ago", "hence", "from now", "from today")
    toward = Toward.PAST if back else Toward.FUTURE
    count = _count(found["number"]) if found["number"] or not found["plural"] else None
    letter, unit = _LENGTHS[found["length"]], _UNITS.get(found["length"])
    year_ago = found["number"] is None and found["how"] in ("ago", "earlier")
    anchor = _CONTEXT if not outright or year_ago or found["more"] else _PUBLICATION
    if count is None or count != int(count) or unit is None:
        return TimeMeaning(anchor, _write_length(count, letter, found["length"]), toward=toward)
    return TimeMeaning(anchor, None, unit, int(-count if back else count))


def _count(number: str | None) -> float | None:
    """The number that a word is; None where it is not known: several."""
    if number is None or number in ("a", "an", "another"):
        return 1.0
    if number[0].isdigit():
        return float(number)
    if "couple" in number:
        return 2.0
    return 12.0 if number in ("a dozen of", "dozen of") else None


def _write_length(count: float | None, letter: str, word: str) -> str:
    """P15M, PT2H, P2Y6M, PXW."""
    time, last = ("T", letter[1:]) if letter.startswith("T") else ("", letter)
    if count is None:
        return f"P{time}X{last}"
    count *= _MULTIPLES.get(word, 1)
    if count == int(count):
        return f"P{time}{int(count)}{last}"
    if letter not in _FINER:
        return f"P{time}{count:g}{last}"
    finer, many = _FINER[letter]
    rest = round((count - int(count)) * many)
    whole = f"{int(count)}{last}" if int(count) else ""
    return f"P{time}{whole}{'T' if finer.startswith('T') and not time else ''}{rest}{finer.removeprefix('T')}"


def _read_reaching(words: str) -> TimeMeaning | None:
    """The past two years, the next three weeks, recent months, the first nine months, the weeks ahead."""
    if found := _AHEAD.fullmatch(words):
        return TimeMeaning(_PUBLICATION, _length_of(found), toward=Toward.FUTURE)
    found = _REACHING.fullmatch(words)
    if found is None or not (found["plural"] or found["number"]):
        return None
    toward = Toward.PAST if found["which"] in _BEHIND else Toward.FUTURE if found["which"] in _AHEADS else None
    return TimeMeaning(_PUBLICATION if toward else _NONE, _length_of(found), toward=toward)


def _length_of(found: re.Match[str]) -> str:
    count = _count(found["number"]) if found["number"] or not found["plural"] else None
    return _write_length(count, _LENGTHS[found["length"]], found["length"])


def _read_length(words: str) -> TimeMeaning | None:
    found = _LENGTH_ALONE.fullmatch(words)
    return TimeMeaning(_NONE, _length_of(found)) if found is not None else None


_FROM_TO = re.compile(rf"(?P<number>\d{{1,4}}(?:\.\d)?) ?(?:to|or|-) ?(?P<most>\d{{1,4}}(?:\.\d)?) {_L}")


def _read_spread(words: str) -> TimeMeaning | None:
    """Two to three weeks: at least two."""
    found = _FROM_TO.fullmatch(words)
    return TimeMeaning(_NONE, _length_of(found), modifier="EQUAL_OR_MORE") if found is not None else None


# ------------------------------------------------------------------------------------------------ repetitions

_REPEATED = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M", "bimonthly": "P2M",
    "quarterly": "P1Q", "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y", "hourly": "PT1H", "semiannual": "P6M",
    "semiannually": "P6M", "biannual": "P6M",
}  # fmt: skip
_EVERY = re.compile(
    rf"(?:(?:once|twice|\d+ times) )?(?:every|each|per) (?:(?P<number>\d{{1,4}}|other|few|several) )?(?:{_L}|{_NAMED}s?|{_P})"
)
_PLURAL_DAYS = re.compile(rf"{_W}s(?: (?P<part>mornings|afternoons|evenings|nights))?")
_TIMES_A = re.compile(rf"(?:once|twice|\d+ times) an? {_L}")


def _read_repetition(words: str) -> TimeMeaning | None:
    """Daily, every two weeks, each July, Tuesday nights, twice a year."""
    if value := _REPEATED.get(words):
        return TimeMeaning(_NONE, value)
    if found := _PLURAL_DAYS.fullmatch(words):
        suffix = _PARTS[found["part"][:-1]] if found["part"] else ""
        return TimeMeaning(_NONE, f"XXXX-WXX-{_weekday(found['weekday'])}{suffix}")
    if found := _TIMES_A.fullmatch(words):
        return TimeMeaning(_NONE, "P1" + _LENGTHS[found["length"]])
    found = _EVERY.fullmatch(words)
    if found is None:
        return None
    if found["length"]:
        number = "2" if found["number"] == "other" else found["number"]
        return TimeMeaning(_NONE, _write_length(_count(number), _LENGTHS[found["length"]], found["length"]))
    if found["part"]:
        return TimeMeaning(_NONE, "XXXX-XX-XX" + _PARTS[found["part"]])
    return TimeMeaning(_NONE, _named(found))


# ----------------------------------------------------------------------------------------- parts and qualifiers

_PART_OF_DAY = re.compile(
    rf"(?:(?P<edge>early|earlier|late|later|mid)? ?(?P<which>this|that|the|last|the next|the following|the same|next|1|an?)? ?)?{_P}(?: (?:of|on) (?P<on>.+))?"
)
_PART_AFTER = re.compile(rf"(?P<on>.+?) (?:at )?(?P<edge>early |late )?{_P}")
_PART_SHIFTS = {"this": 0, "last": -1, "next": 1}
_PART_BEFORE = re.compile(rf"(?:the )?(?P<edge>early |late |mid )?{_P} (?P<on>.+)")


def _read_part_of_day(words: str) -> TimeMeaning | None:
    """This morning, last night, Friday evening, the evening of 3 May."""
    if found := _PART_OF_DAY.fullmatch(words):
        suffix, which = _PARTS[found["part"]], found["which"]
        if found["on"]:
            day = _read(found["on"])
            return _at(day, suffix) if day is not None else None
        if which in ("1", "a", "an"):
            return None
        deictic = which is None or which in _PART_SHIFTS
        shift = _PART_SHIFTS.get(which or "", 1 if which in ("the next", "the following") else 0)
        meaning = TimeMeaning(_PUBLICATION if deictic else _CONTEXT, "XXXX-XX-XX" + suffix, TimeUnit.DAY, shift)
        return replace(meaning, modifier=_EDGES[found["edge"]]) if found["edge"] else meaning
    for pattern in (_PART_AFTER, _PART_BEFORE):
        if found := pattern.fullmatch(words):
            day = _read(found["on"])
            meaning_then = _at(day, _PARTS[found["part"]]) if day is not None else None
            if meaning_then is not None:
                edge = found["edge"]
                return replace(meaning_then, modifier=_EDGES[edge.strip()]) if edge else meaning_then
    return None


_CLOCK_FIRST = re.compile(rf"(?:at )?(?P<clock>{_CLOCK.pattern})(?: (?:on )?(?P<on>.+))?")
_CLOCK_LAST = re.compile(rf"(?P<on>.+?) (?:at )?(?P<clock>{_CLOCK.pattern})")


def _read_clock(words: str) -> TimeMeaning | None:
    """10 p.m. Wednesday, 14:30, Friday at 9 a.m."""
    for pattern in (_CLOCK_FIRST, _CLOCK_LAST):
        found = pattern.fullmatch(words)
        if found is None or not (found["half"] or found["oclock"] or (found["minute"] and ":" in found["clock"])):
            continue
        hour = int(found["hour"]) % 12 + 12 if found["half"] in ("pm", "p m") else int(found["hour"])
        hour = 0 if found["half"] in ("am", "a m") and hour == 12 else hour
        day = _read(found["on"]) if found["on"] else TimeMeaning(_PUBLICATION, None, TimeUnit.DAY, 0)
        if day is not None and (meaning := _at(day, f"T{hour:02}:{found['minute'] or '00'}")):
            return meaning
    return None


_EDGE = re.compile(
    r"(?:the |its )?(?P<edge>early|earlier|beginning|start|mid|middle|late|later|end|close)(?: (?:of|in|on|part of))?(?: the)? (?P<rest>.+)"
)
_EDGE_AFTER = re.compile(r"(?:the )?(?P<rest>year|month|week|quarter|season)(?:'s)? (?P<edge>end|beginning|start)")
_HALF_OF = re.compile(r"(?:the )?(?P<edge>1st|2nd|last|latter) (?:half|part) of (?P<rest>.+)")


def _read_edge(words: str) -> TimeMeaning | None:
    """Early March, late last week, the end of the year, earlier this month, mid-1996."""
    found = _EDGE.fullmatch(words) or _EDGE_AFTER.fullmatch(words) or _HALF_OF.fullmatch(words)
    if found is None:
        return None
    rest = found["rest"]
    meaning = _read(rest) or (_read("the " + rest) if rest in _UNITS else None)
    if meaning is None or (meaning.pattern is not None and meaning.pattern.startswith("P")):
        return None
    edge = found["edge"]
    modifier = _EDGES.get(edge) or ("START" if edge == "1st" else "END")
    toward = Toward.PAST if edge == "earlier" else Toward.FUTURE if edge == "later" else meaning.toward
    return replace(meaning, modifier=modifier, toward=toward if meaning.shift == 0 else meaning.toward)


_QUALIFIED = re.compile(rf"(?P<about>{_ABOUT}) (?P<rest>.+)")
_QUALIFIED_AFTER = re.compile(
    r"(?P<rest>.+) (?P<about>or so|or more|or less|or longer|or later|and beyond|at least|alone)"
)
_AFTERWARDS = {
    "or so": "APPROX",
    "or more": "EQUAL_OR_MORE",
    "or longer": "EQUAL_OR_MORE",
    "at least": "EQUAL_OR_MORE",
    "or less": "EQUAL_OR_LESS",
    "or later": "ON_OR_AFTER",
    "and beyond": "ON_OR_AFTER",
}


def _read_qualified(words: str) -> TimeMeaning | None:
    """About two years, more than three weeks, a year or so."""
    if found := _QUALIFIED_AFTER.fullmatch(words):
        meaning = _read(found["rest"])
        return replace(meaning, modifier=_AFTERWARDS.get(found["about"])) if meaning is not None else None
    found = _QUALIFIED.fullmatch(words)
    if found is None:
        return None
    meaning = _read(found["rest"])
    modifier = next((name for pattern, name in _MODIFIERS if pattern.fullmatch(found["about"])), None)
    return replace(meaning, modifier=meaning.modifier or modifier) if meaning is not None else None


# ----------------------------------------------------------------------------------------------------- ranges

_YEARS_FROM_TO = re.compile(
    r"(?:from |between )?(?P<first>1\d{3}|20\d\d)(?:/| ?- ?| to | and | through | until )(?P<last>1\d{3}|20\d\d|\d\d)"
)
_DAYS_FROM_TO = re.compile(
    rf"(?:from |between )?(?P<first>[0-3]?\d)(?:st|nd|rd|th)?(?: ?- ?| to | and | through | until ){_D} (?:of )?{_M}(?: {_Y})?"
)
_MONTH_DAYS = re.compile(
    rf"(?:from |between )?{_M} (?P<first>[0-3]?\d)(?:st|nd|rd|th)?(?: ?- ?| to | and | through | until ){_D}(?: {_Y})?"
)
_FROM_UNTIL = re.compile(r"(?:from |between )?(?P<first>.+?) (?:to|and|through|thru|until|till|-) (?P<last>.+)")


def _read_range(words: str) -> TimeMeaning | None:
    """2014-15, 3 to 5 March, March 3-5, from Monday to Friday, between March and June 2018."""
    if found := _YEARS_FROM_TO.fullmatch(words):
        last = found["first"][: 4 - len(found["last"])] + found["last"]
        return _stated(found["first"], last) if last > found["first"] else None
    if found := _DAYS_FROM_TO.fullmatch(words) or _MONTH_DAYS.fullmatch(words):
        month = f"{found['year'] or 'XXXX'}-{_month(found['month'])}"
        return _stated(f"{month}-{int(found['first']):02}", f"{month}-{int(found['day']):02}")
    found = _FROM_UNTIL.fullmatch(words)
    if found is None:
        return None
    first, last = _read_date(found["first"]), _read_date(found["last"])
    if first is None or last is None or first.pattern is None or last.pattern is None:
        return None
    if first.pattern.startswith("XXXX") and last.pattern[0] != "X" and "W" not in first.pattern:
        first = _stated(last.pattern[:4] + first.pattern[4:])  # "between March and June 2018"
    return replace(first, until=last.pattern)


# ---------------------------------------------------------------------------------------------- of the context

_SAME = {
    "then": (TimeUnit.DAY, 0), "at that time": (TimeUnit.DAY, 0), "that time": (TimeUnit.DAY, 0),
    "the time": (TimeUnit.DAY, 0), "at the time": (TimeUnit.DAY, 0), "the same time": (TimeUnit.DAY, 0),
    "the day after": (TimeUnit.DAY, 1), "the day before": (TimeUnit.DAY, -1), "the latest period": (TimeUnit.QUARTER, 0),
}  # fmt: skip


def _read_context(words: str) -> TimeMeaning | None:
    """The day after, the day before."""
    if words not in _SAME:
        return None
    unit, shift = _SAME[words]
    return TimeMeaning(_CONTEXT, None, unit, shift)


_READERS: tuple[Callable[[str], TimeMeaning | None], ...] = (
    _read_reference,
    _read_deictic_day,
    _read_date,
    _read_quarter,
    _read_context,
    _read_deictic_unit,
    _read_deictic_name,
    _read_repetition,
    _read_counted,
    _read_reaching,
    _read_spread,
    _read_length,
    _read_range,
    _read_clock,
    _read_part_of_day,
    _read_edge,
    _read_qualified,
)
