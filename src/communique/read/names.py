"""Tagged names -> names to build on: trimmed of titles, mended at their edges, of one type each, and found everywhere.

A tagger makes a name too long ("Water Minister Ilse Marn"), too short ("Brit" of "British"), sees it here and misses it
there, or takes a title or a pronoun for one. What it says of one place is checked against what it says of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from communique.model.labels import Name, NameType
from communique.read.given_names import is_given_name
from communique.read.name_types import is_title, is_title_phrase, settle_types
from communique.read.named_events import find_events
from communique.read.outlets import find_outlets
from communique.read.roles import classify_noun
from communique.types import EntityType


def mend_names(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """Names in text order that do not overlap; each form has the type that the article's scores favour."""
    whole = [name for one in sorted(names) if (name := _trim(text, one)) is not None]
    tagged = [part for name in whole for part in _part_pair(text, name, whole)]
    outlets = [Name(start, end, NameType.ORGANIZATION, 1.0) for start, end in find_outlets(text)]
    states = [Name(*match.span(), NameType.PLACE, _SPREAD_SCORE) for match in _INITIALS.finditer(text)]
    typed = settle_types(text, _disjoint([*tagged, *outlets, *states, *find_events(text, tagged)]))
    return _disjoint([*typed, *_missed(text, typed)])


_NO_NAMES = frozenset(
    "i me my we us our you your he him his she her it its they them their who this that these those there mr mrs ms "
    "monday tuesday wednesday thursday friday saturday sunday yes no".split()
)
"""Words that a tagger may take for a name."""
_SPREAD_SCORE = 0.4
"""Least mean score at which a name tagged in one place is looked for in the others. Higher loses people whom a weak
tagger sees once; lower spreads its mistakes."""
_SPREAD_LETTERS = 4
"""Shorter words are not looked for: "Li" or "May" may be no name elsewhere."""
_SURE_BODY = 0.9
"""Mean score from which on a body called "General ..." is one, and no officer. Set by hand; of the nine places of the
fourteen training stories where a name begins so, all of them a firm's, seven score higher."""
_NOT_SPREAD = (NameType.OTHER, NameType.TITLE)
_FEWEST_CAPITALS = 0.005
"""A text with a smaller share of capitals among its letters has none to go by; English news has some four in a hundred.
Set by that, not measured."""
_INITIALS = re.compile(r"(?<![\w.])(?:US|U\.S\.|UK|U\.K\.|EU|E\.U\.)(?![\w$])")
"""States written by their initials, which taggers that fold case take for pronouns."""
_FORENAME_REACH = 30
"""How far left of a surname its forenames may begin, in characters."""
_PAIR = re.compile(r"(?P<first>[A-Z][\w.]*(?: [A-Z][\w.]*)?)[-–](?P<second>[A-Z][\w.]*)")
"""Two names made one word: "the Dorn-Marn summit", "Varda–Ostrel talks"; a double surname looks the same."""
_SYLLABLE = re.compile(r"-(?!led|era|run|like|born|wing|held|made)[a-z]{2,4}\b(?!-)")
"""After a person's name, its last syllable in small letters, as in Korean names: "Moon Jae-in"; not "Marn-led"."""
_PARTY = re.compile(r"^[RDI]-[A-Z]")
_WORD = re.compile(r"[^\s]+")


def _trim(text: str, name: Name) -> Name | None:
    """The name without titles, "the", "'s" and half words; None where nothing of a name is left."""
    start, end = _whole_words(text, name.start, name.end)
    words = [(m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
    while words and (text[slice(*words[0])].lower() == "the" or not text[words[0][0]].isalnum()):
        words.pop(0)
    kind = name.type
    titled = [i for i, (s, e) in enumerate(words) if is_title(text[s:e])]
    if titled and titled[-1] < len(words) - 1 and _is_titled_person(text[start:end], name):
        words = words[titled[-1] + 1 :]
        if text[slice(*words[0])].lower() == "of":  # "Secretary of State Ilse Marn"
            words = words[2:]
        kind = NameType.PERSON
    elif kind is NameType.PERSON:
        words = [*_forenames(text, words[0][0]), *words] if words else words
    elif kind is NameType.ORGANIZATION and not is_title_phrase(text[start:end]):
        while len(words) > 1 and is_title(text[slice(*words[-1])]):
            words.pop()
    if not words:
        return None
    start, end = words[0][0], words[-1][1]
    while end > start and text[end - 1] == "-":
        end -= 1
    if kind is NameType.PERSON and len(words) > 1 and (syllable := _SYLLABLE.match(text, end)):
        end = syllable.end()
    while end > start and not (text[end - 1].isalnum() or (text[end - 1] == "." and "." in text[start : end - 1])):
        end -= 1
    possessive = re.search(r"['’]s?$", text[start:end])
    if possessive and possessive.start() > 0 and not _is_firm(words, kind, possessive.group()):
        end = start + possessive.start()
    form = text[start:end]
    if end <= start or form.lower().rstrip(".") in _NO_NAMES or _PARTY.match(form):
        return None
    if form.islower() and not (_is_uncased(text) or form.title() in text or form.upper() in text):
        return None
    return Name(start, end, kind, name.score)


def _forenames(text: str, start: int) -> list[tuple[int, int]]:
    """Capitalised words right before a name that are part of it: they follow a title, or the first is a given name."""
    found: list[tuple[int, int]] = []
    for match in reversed(list(_WORD.finditer(text, max(0, start - _FORENAME_REACH), start))):
        word = match.group()
        if text[match.end() : start] != " " or not word[0].isupper() or not word.replace("-", "").isalpha():
            return []
        if is_title(word):
            return found
        found.insert(0, match.span())
        if is_given_name(word.lower()):
            return found
        start = match.start()
    return []


def _part_pair(text: str, name: Name, names: Sequence[Name]) -> tuple[Name, ...]:
    """The two names of "the Dorn-Marn summit", where the article names each by itself too; else the name as it is."""
    form = text[name.start : name.end]
    match = _PAIR.match(form)
    if match is None:
        return (name,)
    parts = []
    for side in ("first", "second"):
        start, end = name.start + match.start(side), name.start + match.end(side)
        alone = re.compile(rf"(?<![\w-]){re.escape(match[side])}(?![\w-])")
        kinds = [
            n.type
            for n in names
            if n != name and text[n.start : n.end].rsplit(maxsplit=1)[-1] == match[side].split()[-1]
        ]
        if not alone.search(text) or not kinds:
            return (name,)
        parts.append(Name(start, end, max(sorted(set(kinds)), key=kinds.count), name.score))
    return tuple(parts)


def _is_titled_person(form: str, name: Name) -> bool:
    """Whether a name with a title inside is a person's, even if tagged as a body: not "King Orm Foundation"."""
    last = form.lower().split()[-1]
    if name.type is NameType.OTHER:  # "Producer Price Index"
        return False
    if name.type is NameType.ORGANIZATION and name.score >= _SURE_BODY and form.startswith("General "):
        return False  # "General Turbines"
    return name.type is NameType.PERSON or classify_noun(last)[0] not in (EntityType.ORGANIZATION, EntityType.OUTLET)


def _is_firm(words: Sequence[tuple[int, int]], kind: NameType, ending: str) -> bool:
    """Whether "'s" is a part of the name, as in "Harrod's": of a body's single word the tagger knows."""
    return kind is NameType.ORGANIZATION and len(words) == 1 and len(ending) == 2


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span grown to whole words and cut at a line break."""
    broken = text.find("\n", start, end)
    end = broken if broken > start else end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def _is_uncased(text: str) -> bool:
    """Whether a text is written without capitals altogether."""
    return sum(map(str.isupper, text)) < _FEWEST_CAPITALS * sum(map(str.isalpha, text))


def _missed(text: str, names: Sequence[Name]) -> Iterable[Name]:
    """Places where a name that is tagged elsewhere stands untagged, in capitals too; in small letters if it is long."""
    forms: dict[str, Name] = {}
    for name in names:
        form = text[name.start : name.end]
        if name.score < _SPREAD_SCORE or name.type in _NOT_SPREAD:
            continue
        wanted = [form, form.rsplit(maxsplit=1)[-1]] if name.type is NameType.PERSON else [form]
        for part in wanted:
            if len(part) >= _SPREAD_LETTERS and part[0].isupper():
                forms.setdefault(part.lower(), name)
    lowered = text.lower()
    if not forms or len(lowered) != len(text):  # a few letters grow when made small, and offsets would shift
        return
    longest = sorted(forms, key=lambda form: (-len(form), form))
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])")
    taken = [(name.start, name.end) for name in names]
    for match in pattern.finditer(lowered):
        known = forms[match.group()]
        if _is_written_as(text[slice(*match.span())], text[known.start : known.end]) or (
            " " in match.group() and not any(s < match.end() and match.start() < e for s, e in taken)
        ):
            yield Name(*match.span(), known.type, _SPREAD_SCORE)


def _is_written_as(found: str, known: str) -> bool:
    """Whether a form found has its capitals, or more: "MARN" and "Marn" for "Ilse Marn", not "Sile bridge" for "Sile
    Bridge"."""
    pairs = zip(found.split(), known.split()[-len(found.split()) :], strict=False)
    return found[0].isupper() and all(one[0].isupper() or other[0].islower() for one, other in pairs)


def _disjoint(names: Iterable[Name]) -> tuple[Name, ...]:
    """Names in text order; of two that overlap the longer, then the surer one."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -(n.end - n.start), -n.score)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
        elif name.end - name.start > kept[-1].end - kept[-1].start:
            kept[-1] = name
    return tuple(kept)
