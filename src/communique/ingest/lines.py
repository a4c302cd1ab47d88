"""What a line of text looks like: the features by which body and boilerplate are told apart.

In: the lines of one text. Out: per line, the buckets of its words and pairs of words, and a row of figures on its form,
its neighbours, its repetition in the text and its place. After jusText (function words, length, neighbours), Boilerpipe
(shallow text features) and the longest run of prose. Training and use share this module, so that they cannot part.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from math import log1p
from zlib import crc32

BUCKETS = 1 << 14
"""Hash buckets for words and word pairs: the training texts have about 300,000 of them, most of them rare; the table is
nearly all of the weights' half a megabyte."""

HEAD_CHARACTERS, TAIL_CHARACTERS = 200, 90
"""What is read of a line that is longer than both together: a paragraph shows what it is at its ends."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[^\w\s]")
_BLANK = re.compile(r"\n[^\S\n]*\n")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
_DATE = re.compile(rf"\b{_MONTH}\.? \d{{1,2}}\b|\b\d{{1,2}} {_MONTH}\b|\b\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}\b", re.I)
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b|\b\d{1,2} ?[ap]\.?m\b")
_AGO = re.compile(r"\b(?:\d+|an?|one) (?:second|minute|min|hour|day|week|month|year)s? (?:ago|read)\b")
_BYLINE = re.compile(r"^(?:by|written by|story by|posted by|from) (?:[A-Z][\w.'’-]*|and|,| ){2,}", re.I)
_LINK = re.compile(r"https?:|www\.|\.(?:com|org|net)\b|@\w")
_GLUED = re.compile(r"[a-z][A-Z][a-z]")
_SENTENCE_BREAK = re.compile(r"[.!?][\"'”’)]? +[\"'“‘(]?[A-Z]")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*$")
_CALL = re.compile(
    r"(?<!\w)(?:subscribe|sign up|signup|sign in|log ?in|newsletters?|inbox|click|follow us|read more|see also|share|"
    r"tweet|e-?mail|privacy|cookies?|comments?|reply|copyright|all rights reserved|advertisement|sponsored|related|"
    r"download|contributed|getty|photo(?:s|graph|grapher)?|caption|updated|published|watch|video|listen|podcast|menu|"
    r"search)(?!\w)"
)
_FUNCTION_WORDS = frozenset(
    "a about after all also an and any are as at be because been before being but by can could did do does for from "
    "had has have he her him his how i if in into is it its just may more most not of on one only or other our out "
    "over said she should so some such than that the their them then there these they this those to under up was we "
    "were what when where which while who will with would you your".split()
)

PROSE_CHARACTERS = 80
PROSE_FUNCTION_WORDS = 0.2
"""A line is prose that is this long, has this share of function words, and ends as a sentence does; after jusText,
whose "good" block is 70 to 200 characters with 0.30 to 0.32 stop words of a longer list."""

_NOT_PROSE_COST = 6.0
"""What a line that is not prose costs a run of prose, in words: two subheads or a newsletter box do not end a run."""

_TITLE_CHARACTERS = 250
"""A longer line is no title, and is not looked up as a repetition."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text without its outer white space; `start` and `end` are code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lines:
    """The features of all lines of a text, in order: hash buckets, rows of figures, and whether the line is prose."""

    buckets: tuple[tuple[int, ...], ...]
    figures: tuple[tuple[float, ...], ...]
    prose: tuple[bool, ...]


def split_lines(text: str, most: int | None = None) -> list[Line]:
    """Find the lines of a text that are not only white space, up to `most` of them."""
    lines = []
    for match in islice(_LINE.finditer(text), most):
        line = match.group().rstrip()
        lines.append(Line(match.start(), match.start() + len(line)))
    return lines


_LINE = re.compile(r"\S[^\n\r]*")


def describe_lines(text: str, lines: list[Line]) -> Lines:
    """Compute the features of the lines of a text."""
    forms = [_describe_form(text, line) for line in lines]
    keys = [form.key for form in forms]
    seen = Counter(key for key in keys if key)
    openings = Counter(form.opening for form in forms)
    prose = [form.prose for form in forms]
    run = _longest_run(forms)
    back, ahead = _distances(prose), _distances(prose[::-1])[::-1]
    story = Counter(word for form in forms if form.prose for word in form.content)
    total, prose_total = len(lines), sum(prose)
    first, last = run
    rows = []
    already: Counter[str] = Counter()
    for place, (line, form) in enumerate(zip(lines, forms, strict=True)):
        own = form.content
        twice = 1 if form.prose else 0  # a line of prose counts its own words once
        known = sum([story.get(word, 0) > twice for word in own])
        previous_end = lines[place - 1].end if place else 0
        next_start = lines[place + 1].start if place + 1 < total else len(text)
        rows.append(
            (
                *form.figures,
                min(seen[form.key], 4) / 4 if form.key else 0.25,
                float(already[form.key] > 0),
                min(openings[form.opening] - 1, 5) / 5,
                float(_BLANK.search(text, previous_end, line.start) is not None),
                float(_BLANK.search(text, line.end, next_start) is not None),
                log1p(place) / 5,
                log1p(total - 1 - place) / 5,
                place / max(total - 1, 1),
                float(place == 0),
                float(place == total - 1),
                log1p(back[place]) / 4,
                log1p(ahead[place]) / 4,
                float(place < first),
                float(place > last),
                log1p(max(place - last, 0)) / 4,
                log1p(max(first - place, 0)) / 4,
                known / len(own) if own else 0.0,
                log1p(total) / 6,
                prose_total / total,
            )
        )
        if form.key:
            already[form.key] += 1
    return Lines(buckets=tuple(form.buckets for form in forms), figures=tuple(rows), prose=tuple(prose))


@dataclass(frozen=True, slots=True)
class _Form:
    """What one line shows by itself."""

    buckets: tuple[int, ...]
    figures: tuple[float, ...]
    key: str
    opening: tuple[str, ...]
    content: frozenset[str]
    prose: bool
    words: float


def _describe_form(text: str, line: Line) -> _Form:
    size = line.end - line.start
    if size > HEAD_CHARACTERS + TAIL_CHARACTERS:
        shown = text[line.start : line.start + HEAD_CHARACTERS] + " " + text[line.end - TAIL_CHARACTERS : line.end]
    else:
        shown = text[line.start : line.end]
    small_letters = shown.lower()
    tokens = _WORD.findall(shown)
    lowered = [token.lower() if token[0].isalpha() else "0" * min(len(token), 4) if token.isdigit() else token
               for token in tokens]  # fmt: skip
    words = [token for token in tokens if token[0].isalpha()]
    count = len(words) or 1
    capitals = sum(map(str.isupper, [word[0] for word in words]))
    small = sum(map(_FUNCTION_WORDS.__contains__, lowered))
    digits = sum(map(str.isdigit, tokens))
    ends = _ENDS_SENTENCE.search(shown) is not None
    prose = size >= PROSE_CHARACTERS and small / count >= PROSE_FUNCTION_WORDS and ends
    shouting = sum(1 for word in words if len(word) > 1 and word.isupper())
    first, last = shown[0], shown[-1]
    figures = (
        log1p(size) / 6,
        float(size < 25),
        float(size > 140),
        capitals / count,
        shouting / count,
        small / count,
        digits / (len(tokens) or 1),
        (len(tokens) - len(words) - digits) / (len(tokens) or 1),
        float(ends),
        float(last == ":"),
        float(last == "?"),
        float(last in ",;-–—"),
        float(first.islower()),
        float(first in "-–—•*·⦁»›>|+"),
        float(first in "\"“‘'"),
        float(first in "([{©"),
        float(first.isdigit()),
        float("“" in shown or '"' in shown),
        float("|" in shown or "»" in shown or "/" in shown),
        float(_LINK.search(small_letters) is not None),
        float(digits > 0 and _DATE.search(small_letters) is not None),
        float(digits > 0 and _CLOCK.search(small_letters) is not None),
        float((" ago" in small_letters or " read" in small_letters) and _AGO.search(small_letters) is not None),
        float(_BYLINE.match(shown) is not None),
        float(_GLUED.search(shown) is not None),
        min(len(_SENTENCE_BREAK.findall(shown)), 3) / 3,
        min(len(_CALL.findall(small_letters)), 3) / 3,
        len(set(lowered)) / (len(lowered) or 1),
        float(not words),
        float(prose),
    )
    key = " ".join(lowered) if size <= _TITLE_CHARACTERS else ""
    content = frozenset(word for word in lowered if len(word) > 3 and word not in _FUNCTION_WORDS and word[0] != "0")
    return _Form(_hash_words(lowered), figures, key, tuple(lowered[:2]), content, prose, size / 6)


def _hash_words(words: list[str]) -> tuple[int, ...]:
    found = set()
    previous = _MARGIN
    for word in [*words, ">"]:
        own = word.encode()
        alone = crc32(own)
        found.add(alone % BUCKETS)
        found.add(crc32(b" " + own, previous) % BUCKETS)
        previous = alone
    return tuple(sorted(found))


_MARGIN = crc32(b"<")


def _longest_run(forms: list[_Form]) -> tuple[int, int]:
    """Return the first and last line of the run with most prose (maximum-sum segment)."""
    best, best_run = 0.0, (0, len(forms) - 1)
    total, start = 0.0, 0
    for place, form in enumerate(forms):
        if total <= 0:
            total, start = 0.0, place
        total += form.words if form.prose else -_NOT_PROSE_COST
        if total > best:
            best, best_run = total, (start, place)
    return best_run


def _distances(prose: list[bool]) -> list[int]:
    """Count for each line how many lines back the nearest prose stands; beyond the first, as from the margin."""
    distance, found = 20, []
    for here in prose:
        found.append(distance)
        distance = 0 if here else distance + 1
    return found
