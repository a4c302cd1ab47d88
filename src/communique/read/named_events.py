"""Names of events and of laws or agreements: "the Sile Summit", "the Treaty of Karsk", "Resolution 12".

Both are known by their head word, the last before any "of", "on" or number. Which words are such heads was counted on
the training parts of CrossNER politics, CoNLL++, GUM, WikiGold and GMB: training/reader/name_words.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from communique.model.labels import Name, NameType


def classify_event(form: str, kind: NameType) -> NameType | None:
    """EVENT or LAW where a name tagged as `kind` says by its head that it is one, else None."""
    if kind not in (NameType.OTHER, NameType.ORGANIZATION):
        return None
    words = re.split(r"\s(?:of|on|for|against|between|in)\s", form)[0].split()
    numbered = len(words) > 1 and _NUMBER.fullmatch(words[-1]) is not None
    head = words[-2 if numbered else -1].lower()
    if len(words) == 1 and form == words[0]:
        return None
    if head in ("convention", "conventions"):  # "the Convention on Dams" is a law, "the Growers' Convention" is not
        return None if kind is NameType.ORGANIZATION else NameType.LAW if _ON.search(form) else NameType.EVENT
    if head in _LAWS:
        return NameType.LAW
    return NameType.EVENT if head in _EVENTS or (head in _LOOSE_EVENTS and kind is NameType.OTHER) else None


def find_events(text: str, names: Sequence[Name]) -> Iterable[Name]:
    """Events and laws that their shape gives away, tagged or not; a name that only opens one is taken in."""
    for match in _SHAPES.finditer(text):
        yield Name(*match.span(), NameType.LAW, 1.0)
    spans = [match.span("name") for match in _AFTER_THE.finditer(text)]
    spans += [match.span() for match in _DATED.finditer(text)]
    for name in names:
        if tail := _TAIL.match(text, name.end):
            spans.append((name.start, tail.end()))
        if classify_event(text[name.start : name.end], name.type) is not None:
            spans.append((name.start, name.end))
    for start, end in sorted(set(spans)):
        kind = classify_event(text[start:end], NameType.ORGANIZATION)
        if kind is NameType.LAW:
            yield Name(start, end, kind, 1.0)
        elif kind is NameType.EVENT:
            yield Name(_with_year(text, start, end), _with_number(text, end), kind, 1.0)


def _with_year(text: str, start: int, end: int) -> int:
    """Where an event begins that is told from others of its kind by its year: "the 2031 Vardan general election"."""
    if _GAMES.search(text, start, end):
        return start
    year = _YEAR_BEFORE.search(text, max(0, start - _YEAR_REACH), start)
    return year.start() if year else start


def _with_number(text: str, end: int) -> int:
    """Where an event ends that is told from others by its number: "Dam War II"."""
    number = _NUMBER_AFTER.match(text, end)
    return number.end() if number else end


_EVENTS = frozenset(
    "election elections by-election primaries referendum war wars battle siege uprising summit games olympics "
    "championship championships tournament festival".split()
)
"""Heads that the careful sets give to events or to MISC, never to a body; GMB alone calls summits organisations.
"Referendum" is not in the counts."""
_LOOSE_EVENTS = frozenset("conference revolution cup open series day fair prix week campaign".split())
"""Heads of events as of bodies, papers and firms: they count where the tagger saw neither person, body nor place."""
_LAWS = frozenset(
    "act law laws treaty agreement accord accords declaration charter constitution code regulation amendment "
    "protocol pact resolution proposition".split()
)
"""Heads of laws and agreements; "protocol", "pact" and "resolution" are not in the counts, and "bill" is left out, for
it ended thirteen names of people and one of a law."""
_GAMES = re.compile(r"(?:games|olympics|championships?|tournament|festival)$", re.IGNORECASE)
"""CrossNER politics counts the year to an election, a war or a summit; CoNLL++ mostly leaves it off a contest."""
_YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December) )?\d{4} $"
)
_YEAR_REACH = 16
_NUMBER_AFTER = re.compile(r" [IVX]+\b")
_NUMBER = re.compile(r"[IVX]+|\d[\d,./-]*")
_ON = re.compile(r"\s(?:on|for|against|of)\s")
_WORD = r"[A-Z][\w’'-]*"
_DATED = re.compile(
    rf"(?<!\w)\d{{4}} (?:{_WORD} ){{1,4}}(?:[a-z-]+ ){{0,2}}(?:election|by-election|referendum|primarie|summit)s?(?!\w)"
)
"""Named by year, state and kind, in small letters or not: "2031 Upper Varda general election"."""
_HEADS = "|".join(sorted(word.capitalize() for word in _EVENTS | _LAWS))
_END = r"(?: [IVX]+| \d+)?(?!\w)(?! [A-Z])"
"""Nothing capitalised follows: "the Sile War Tribunal" is no war, and in a headline nobody can tell."""
_AFTER_THE = re.compile(rf"\b[Tt]he (?P<name>(?:\d{{4}} )?(?:{_WORD} ){{1,3}}(?:{_HEADS}){_END})")
_TAIL = re.compile(rf"(?: {_WORD})? (?:{_HEADS}){_END}")
_SHAPES = re.compile(
    rf"\b(?:(?:Treaty|Accords?|Charter|Declaration|Convention) (?:of|on|against) (?:the )?{_WORD}(?: {_WORD})*"
    r"|(?:Resolution|Proposition|Protocol) (?:\d+|[IVX]+))(?!\w)"
)
