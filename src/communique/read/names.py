"""Tagged names -> names to build on: trimmed of titles, mended at their edges, of one type each, and found everywhere.

A tagger makes a name too long ("Water Minister Ilse Marn"), too short ("Brit" of "British"), sees it here and misses it
there, or takes a title or a pronoun for one. What it says of one place is checked against what it says of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from communique.model.labels import Name, NameType
from communique.read.given_names import is_given_name
from communique.read.outlets import find_outlets, is_known_outlet
from communique.read.roles import classify_noun, is_office
from communique.types import EntityType


def mend_names(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """Names in text order that do not overlap; each form has the type that the article's scores favour."""
    whole = [name for one in sorted(names) if (name := _trim(text, one)) is not None]
    tagged = [part for name in whole for part in _part_pair(text, name, whole)]
    outlets = [Name(start, end, NameType.ORGANIZATION, 1.0) for start, end in find_outlets(text)]
    states = [Name(*match.span(), NameType.PLACE, _SPREAD_SCORE) for match in _INITIALS.finditer(text)]
    trimmed = _disjoint([*tagged, *outlets, *states])
    kinds = _kinds(text, trimmed)
    typed = [Name(n.start, n.end, kinds[text[n.start : n.end].lower()], n.score) for n in trimmed]
    return _disjoint([*typed, *_missed(text, typed)])


def is_title(word: str) -> bool:
    """Whether a word, dots aside, can stand right before a person's name as a title."""
    plain = word.lower().rstrip(".")
    return is_office(plain)


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
_INITIALS = re.compile(r"(?<![\w.])(?:US|U\.S\.|UK|U\.K\.|EU|E\.U\.)(?!\w)")
"""States written by their initials, which taggers that fold case take for pronouns."""
_FORENAME_REACH = 30
"""How far left of a surname its forenames may begin, in characters."""
_PLACE_VOTES = 1.5
"""A family name that is tagged as a place with a higher sum of scores than this stays a place ("Washington")."""
_PAIR = re.compile(r"(?P<first>[A-Z][\w.]*(?: [A-Z][\w.]*)?)[-–](?P<second>[A-Z][\w.]*)")
"""Two names made one word: "the Dorn-Marn summit", "Varda–Ostrel talks"; a double surname looks the same."""
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
    if titled and titled[-1] < len(words) - 1 and _is_titled_person(text[start:end], kind):
        words = words[titled[-1] + 1 :]
        if text[slice(*words[0])].lower() == "of":  # "Secretary of State Ilse Marn"
            words = words[2:]
        kind = NameType.PERSON
    elif kind is NameType.PERSON:
        words = [*_forenames(text, words[0][0]), *words] if words else words
    elif kind is NameType.ORGANIZATION:
        while len(words) > 1 and is_title(text[slice(*words[-1])]):
            words.pop()
    if not words:
        return None
    start, end = words[0][0], words[-1][1]
    while end > start and not (text[end - 1].isalnum() or (text[end - 1] == "." and "." in text[start : end - 1])):
        end -= 1
    possessive = re.search(r"['’]s?$", text[start:end])
    if possessive and possessive.start() > 0:
        end = start + possessive.start()
    form = text[start:end]
    lone_title = " " not in form and is_title(form) and kind is NameType.PERSON
    if end <= start or form.lower().rstrip(".") in _NO_NAMES or _PARTY.match(form) or lone_title or form.islower():
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


def _is_titled_person(form: str, kind: NameType) -> bool:
    """Whether a name with a title inside is a person's, even if tagged as a body: not "King Orm Foundation"."""
    last = form.lower().split()[-1]
    return kind is NameType.PERSON or classify_noun(last)[0] not in (EntityType.ORGANIZATION, EntityType.OUTLET)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span grown to whole words and cut at a line break."""
    broken = text.find("\n", start, end)
    end = broken if broken > start else end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def _kinds(text: str, names: Sequence[Name]) -> dict[str, NameType]:
    """The type of each form, by the sum of its scores; a surname goes with the full names it ends."""
    votes: dict[str, dict[NameType, float]] = {}
    for name in names:
        form = text[name.start : name.end].lower()
        votes.setdefault(form, {}).setdefault(name.type, 0.0)
        votes[form][name.type] += name.score
    for form in votes:
        if is_known_outlet(form):
            votes[form] = {NameType.ORGANIZATION: 1.0}
    kinds = {form: max(sorted(kind), key=kind.__getitem__) for form, kind in votes.items()}
    people = [form.split() for form, kind in kinds.items() if kind is NameType.PERSON and " " in form]
    families = {words[-1] for words in people} | {words[0] for words in people if not is_given_name(words[0])}
    for form in families & kinds.keys():
        if not is_known_outlet(form) and votes[form].get(NameType.PLACE, 0.0) < _PLACE_VOTES:
            kinds[form] = NameType.PERSON
    for form, kind in kinds.items():
        if kind is NameType.PERSON and " " not in form and form not in families and _acts_as_state(text, form):
            kinds[form] = NameType.PLACE
    return kinds


def _acts_as_state(text: str, form: str) -> bool:
    """Whether a lone name has what only states have: "Varda's foreign minister", "the capital of Varda", Vardans."""
    name = re.escape(form)
    owns = (
        rf"\b{name}['’]s? (?:\w+ )?(?:foreign|prime|interior|defen[cs]e) minist|\b{name}['’]s? (?:parliament|capital)\b"
    )
    belongs = rf"\b(?:capital|government|republic|parliament) of {name}\b"
    people = rf"\b{name}(?:ns?|is?|ians?|ans|ese)\b"
    return re.search(f"{owns}|{belongs}|{people}", text, re.IGNORECASE) is not None


def _missed(text: str, names: Sequence[Name]) -> Iterable[Name]:
    """Places where a name that is tagged elsewhere stands untagged."""
    forms: dict[str, Name] = {}
    for name in names:
        form = text[name.start : name.end]
        if name.score < _SPREAD_SCORE or name.type is NameType.OTHER:
            continue
        wanted = [form, form.rsplit(maxsplit=1)[-1]] if name.type is NameType.PERSON else [form]
        for part in wanted:
            if len(part) >= _SPREAD_LETTERS and part[0].isupper():
                forms.setdefault(part, name)
    if not forms:
        return
    longest = sorted(forms, key=lambda form: (-len(form), form))
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])")
    for match in pattern.finditer(text):
        name = forms[match.group()]
        yield Name(match.start(), match.end(), name.type, _SPREAD_SCORE)


def _disjoint(names: Iterable[Name]) -> tuple[Name, ...]:
    """Names in text order; of two that overlap the longer, then the surer one."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -(n.end - n.start), -n.score)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
        elif name.end - name.start > kept[-1].end - kept[-1].start:
            kept[-1] = name
    return tuple(kept)
