"""On which side of the day of publication a bare "Monday" or "June" lies, by the verbs nearest to it.

In: a text and an expression of it. Out: past, future, or None where no verb near it tells. "Marn left on Monday" is
past, "Marn will leave on Monday" is to come; so is what is agreed, due or planned, and what is to be done by Monday.
No parse is needed: verbs are known by their form, and the nearest one counts, those before the expression first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.types import TimeExpression, Toward

# Characters looked at on either side: two lines of a page, more than a clause.
_REACH = 160
# A verb after the expression counts as if it stood this many times as far; tried on TimeBank: 1.5 to 3 differ by one.
_AFTER = 2.0

_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“'‘(]?[A-Z])|\n\s*\n|;")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|gen|sen|rep|gov|lt|col|jan|feb|mar|apr|aug|sept?|oct|nov|dec|st|no|jr|sr|inc|corp|co)"
    r"|\b[a-z](?:\.[a-z])*)$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
# "A visit, starting Thursday": told of what is to begin; what has begun is told by "since".
_FROM = re.compile(
    r"\b(?:starting|beginning|effective|(?<!had been )(?:due|scheduled|planned|set|slated|expected) (?:for|by)"
    r"|no later than)\s+"
    r"(?:on\s+|in\s+)?$",
    re.IGNORECASE,
)
# "Lent it through January": told of a loan that was made, though January may be to come.
_LIMIT = re.compile(r"\b(?:by|through|until|till)\s+(?:the end of\s+)?$", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?|[$\d][\d.,]*|[,()\"“”]", re.IGNORECASE)

_WILL = frozenset("will shall won't 'll 'd would may might could can must should cannot won ll".split())
_PLANNED = frozenset(
    "scheduled expected due slated planned planning plan plans hopes hope hoping intends intend set likely aims "
    "aim ready agreed agree promised promise vowed vow pledged pledge prepares preparing prepared ordered asked "
    "wants want upcoming expires expire expects begins starts opens resumes takes ends meets deadline until by".split()
)
_BEEN = frozenset("was were had did has have been wasn't weren't hadn't didn't hasn't haven't being".split())
_PAST = frozenset(
    "said told met took came went held made found gave kept left fell rose sold won lost began broke brought "
    "built bought caught chose cut dealt drew drove ate fought flew forgot froze got grew heard hid hit hurt knew "
    "laid led lay let lit meant paid put quit ran read sang sank sat saw sent set shook shot showed shut slept "
    "slid spoke spent split spread stood stole struck swore swept swam swung taught thought threw understood woke "
    "wore wrote wound withdrew became withheld overthrew undertook felt bound bled sought told ceded beat "
    "overcame died dead killed born".split()
)
_NOT_PAST = frozenset(
    "united need needed indeed speed seed feed breed bed red hundred exceed proceed succeed weed shed wed greed "
    "creed aged armed used limited so-called related sacred".split()
)


def find_toward(text: str, time: TimeExpression) -> Toward | None:
    """The side that the nearest verb tells."""
    start, end = _find_sentence(text, time)
    if _SINCE.search(text, start, time.start):
        return Toward.PAST
    if _FROM.search(text, start, time.start):
        return Toward.FUTURE
    before = list(_read_verbs(text[start : time.start]))
    after = list(_read_verbs(text[time.end : end]))
    words_before = sum(1 for _ in _WORD.finditer(text, start, time.start))
    near = [(float(words_before - at), toward) for at, toward, _ in before]
    near += [(_AFTER * (at + 1), toward) for at, toward, may_follow in after if may_follow]
    nearest = min(near, key=lambda one: one[0])[1] if near else None
    is_limit = _LIMIT.search(text, start, time.start) is not None
    return None if is_limit and nearest is Toward.PAST else nearest


def _find_sentence(text: str, time: TimeExpression) -> tuple[int, int]:
    """The sentence of an expression, no farther than _REACH on either side."""
    left, right = max(0, time.start - _REACH), min(len(text), time.end + _REACH)
    for found in _END.finditer(text, left, time.start + 1):  # the capital may be the expression's own
        if not _ABBREVIATION.search(text, max(left, found.start() - 6), found.start()):
            left = found.end()
    for found in _END.finditer(text, time.end, right):
        if not _ABBREVIATION.search(text, max(time.end, found.start() - 6), found.start()):
            return left, found.start()
    return left, right


def _read_verbs(clause: str) -> Iterator[tuple[int, Toward, bool]]:
    """The place of each verb that tells a side, in words, the side, and whether its time may stand before it.

    "On Friday the talks will resume" has it there; in "he agreed in June to pay" the time is not that of paying.
    """
    words = [found.group().lower().replace("’", "'") for found in _WORD.finditer(clause)]
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        before = words[at - 1] if at else ""
        if word in _WILL or word.endswith("'ll"):
            over = following == "have" and word in ("may", "might", "could", "must")
            yield at, Toward.PAST if over else Toward.FUTURE, True
        elif word in _PLANNED and following in ("to", "for"):
            # "It had been due to end on Friday", "had been ever intended to": told when that is over.
            over = {"had", "been"} <= set(words[max(0, at - 3) : at])
            yield at + 1, Toward.PAST if over else Toward.FUTURE, True
        elif word in ("is", "are") and following == "to":
            yield at, Toward.FUTURE, True
        elif _is_past(word) and before not in _WILL and before not in ("be", "to"):
            yield at, Toward.PAST, True


def _is_past(word: str) -> bool:
    return word in _BEEN or word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST)
