"""A source phrase and the names in it -> its head as a mention: a name, a description or a pronoun.

"the Ostreli envoy, Ilse Marn" has the head "Ilse Marn" and the role "the Ostreli envoy"; what no name heads is
a description as a whole ("a senior official").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.model.labels import Name, NameType
from communique.read.heads import is_head, stands_alone
from communique.read.joint_sources import describe_joint, is_joint
from communique.read.name_types import is_title
from communique.read.phrases import (
    AND,
    COMMA,
    ENTITY_TYPES,
    GOVERNMENT,
    POSSESSIVE,
    SEGMENT,
    Form,
    Mention,
    head_noun,
    head_words,
    trim_phrase,
    word_before,
    words_of,
)
from communique.read.roles import Gender, Number, classify_noun, gender_of_noun, is_office, is_plural, singular
from communique.read.sentences import Bounds
from communique.read.titles import describe_name, find_origin, number_of_name
from communique.types import EntityType


def find_head(text: str, source: Bounds, names: Sequence[Name]) -> Mention | None:
    """The mention that carries a source phrase; None for a phrase without a word."""
    start, end = _drop_conjunction(text, *trim_phrase(text, *source))
    if start >= end:
        return None
    end = _reach_name(text, end, names)
    end = _reach_noun(text, end, names)
    words = words_of(text, start, end)
    is_pronoun = bool(words) and words[0] in PRONOUNS and (len(words) == 1 or words[1] in _AFTER_PRONOUN)
    if is_pronoun and not _US.search(text[start:end]):
        return _pronoun(text, start, words[0])
    inside = [name for name in names if name.start < end and start < name.end]
    core_end = _cut_clause(text, start, end, inside)
    core = [name for name in inside if name.start < core_end]
    if is_joint(text, start, core_end, core):
        return describe_joint(text, start, core_end, core)
    return _named_head(text, (start, core_end), core) or _nominal(text, start, core_end, core)


PRONOUNS: dict[str, tuple[Number | None, Gender | None]] = {
    "i": (Number.SINGULAR, None),
    "me": (Number.SINGULAR, None),
    "my": (Number.SINGULAR, None),
    "we": (Number.PLURAL, None),
    "us": (Number.PLURAL, None),
    "our": (Number.PLURAL, None),
    "you": (None, None),
    "your": (None, None),
    "he": (Number.SINGULAR, Gender.MALE),
    "him": (Number.SINGULAR, Gender.MALE),
    "his": (Number.SINGULAR, Gender.MALE),
    "she": (Number.SINGULAR, Gender.FEMALE),
    "her": (Number.SINGULAR, Gender.FEMALE),
    "it": (Number.SINGULAR, None),
    "its": (Number.SINGULAR, None),
    "they": (Number.PLURAL, None),
    "them": (Number.PLURAL, None),
    "their": (Number.PLURAL, None),
    "who": (None, None),
    "whom": (None, None),
    "whose": (None, None),
    "which": (None, None),
    "that": (None, None),
}
"""Pronouns that can be a source, with what they tell."""
_AFTER_PRONOUN = frozenset("himself herself itself themselves myself ourselves all both also".split())
_US = re.compile(r"\bUS\b")
"""The country, where "us" would be a pronoun: "the US"."""
_OPENERS = frozenset("some many both other others most several all no every each few neither either one two".split())
_CLAUSE = re.compile(r",? (?:who|which|whose|whom|including|such as|like|speaking|citing)\b|[;:]| — | – | -- ")
"""Where a noun phrase ends and more is told of it: "two envoys, who left", "officials speaking in Ostrel"."""
_OWNING = frozenset("of by from with for to".split())
"""Words before an owner: "a statement by Varda"."""
_POSSESSOR = re.compile(r"(?:.*?\s(?:on|of|in|from|by)\s)?(his|her|its|their)\s", re.IGNORECASE)
"""An owner that is a pronoun: "his letter", "one of her aides"."""
_NEXT = re.compile(r"\.? ")
_NEXT_REACH = 2
"""Between a description and the name it describes, and how long that may be."""
_SURNAME = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)?")
_ARTICLES = frozenset(["the", "a", "an"])
_THAT = re.compile(r"that (?=[a-z])", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:who|whom|which) (?=[^\W\d_])", re.IGNORECASE)
_NEXT_NOUN = re.compile(r" ([a-z]+)(?![\w-])")
_DESCRIBED = frozenset(
    "official officials source sources spokesman spokeswoman spokesperson diplomat diplomats lawmaker lawmakers "
    "administration government regime".split()
)
"""Nouns behind a name that is not their owner: "a Sile Water Board official", "the Dorn administration"."""
_SPEAKING = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GOVERNMENT)
_NOMINAL_WORDS = 9
"""A description longer than this is cut at its first comma, so that its name stays readable."""


def _drop_conjunction(text: str, start: int, end: int) -> Bounds:
    """The phrase without what opens its clause: "said | that farmers feared", "voters, | who polls show"."""
    relative = _RELATIVE.match(text, start, end)
    if relative:
        return relative.end(), end
    that = _THAT.match(text, start, end)
    noun = head_noun(head_words(words_of(text, that.end(), end))) if that else ""
    return (that.end(), end) if that and is_plural(noun) else (start, end)


def _reach_name(text: str, end: int, names: Sequence[Name]) -> int:
    """Where a source ends whose tags stop short of the name: "the state agency | Karskpress", "Mr | . Dorn".

    A source that ends inside a name has all of it, and "the" alone the name behind it: "the | Sile Water Board".
    """
    cut = next((name.end for name in names if name.start < end < name.end), None)
    if cut is not None:
        return cut
    last = text[:end].rsplit(maxsplit=1)[-1].strip(".,")
    ahead = (name for name in names if end < name.start <= end + _NEXT_REACH)
    following = next((name for name in ahead if _NEXT.fullmatch(text, end, name.start)), None)
    describes = (
        is_office(last.lower())
        or last.lower() in _ARTICLES
        or classify_noun(last.lower())[0] in (EntityType.OUTLET, EntityType.ORGANIZATION)
    )
    return following.end if following is not None and describes else end


def _reach_noun(text: str, end: int, names: Sequence[Name]) -> int:
    """Where a source ends whose tags stop at a name that only describes: "a Sile Water Board | official"."""
    following = _NEXT_NOUN.match(text, end)
    if following is None:
        return end
    noun = following.group(1)
    opens = text[:end].rsplit(maxsplit=1)[-1].lower() == "the" and classify_noun(singular(noun))[0] in _SPEAKING
    described = any(name.end == end for name in names) and noun in _DESCRIBED
    return following.end() if opens or described else end


def _pronoun(text: str, start: int, word: str) -> Mention:
    number, gender = PRONOUNS[word]
    return Mention(start, start + len(word), Form.PRONOUN, None, (word,), number, gender, head=word)


def _cut_clause(text: str, start: int, end: int, names: Sequence[Name]) -> int:
    """Where the noun phrase ends and a clause about it begins."""
    for clause in _CLAUSE.finditer(text, start + 1, end):
        if not any(name.start < clause.end() and clause.start() < name.end for name in names):
            return clause.start()
    return end


def _named_head(text: str, core: Bounds, names: Sequence[Name]) -> Mention | None:
    start, end = core
    heads = [name for name in names if name.type in ENTITY_TYPES and is_head(text, name, (start, end), names)]
    comma = COMMA.search(text, start, end)
    first_end = comma.start() if comma else end
    people = [name for name in heads if name.type is NameType.PERSON]
    chosen = next((name for name in reversed(people) if name.end <= first_end), None)
    if chosen is None:
        chosen = _find_after_role(text, start, first_end, names)
    if chosen is None and comma is not None and _is_person_phrase(text, start, first_end):
        chosen = next((name for name in people if stands_alone(text, name, core)), None)
    if chosen is not None:
        mention = describe_name(text, chosen, names)
        ahead = trim_phrase(text, start, min(first_end, chosen.start))
        if chosen.start > first_end and ahead[0] < ahead[1]:
            mention = replace(mention, roles=tuple(sorted({*mention.roles, ahead})))
            mention = replace(mention, origin=mention.origin or find_origin(ahead, names, text))
        return mention
    bodies = [name for name in heads if name.type is not NameType.PERSON and name.end <= first_end]
    if bodies:
        return _widen(text, bodies[-1], core, names)
    return None


def _find_after_role(text: str, start: int, end: int, names: Sequence[Name]) -> Name | None:
    """The person right behind a role that ends in a name: "special envoy for Varda Ilse Marn"."""
    last = next((name for name in names if name.type is NameType.PERSON and name.end == end), None)
    if last is None or not any(n.end + 1 == last.start and n.type is not NameType.PERSON for n in names):
        return None
    return last if _is_person_phrase(text, start, last.start) else None


def _is_person_phrase(text: str, start: int, end: int) -> bool:
    words = head_words(words_of(text, start, end))
    return bool(words) and classify_noun(head_noun(words))[0] in (EntityType.PERSON, None)


def _widen(text: str, name: Name, core: Bounds, names: Sequence[Name]) -> Mention:
    """A body with the country before it: "the Ostreli Water Ministry", "Varda's Foreign Ministry"."""
    words = words_of(text, name.start, name.end)
    start = name.start
    kind = ENTITY_TYPES[name.type]
    origin = None
    if (words and classify_noun(words[-1])[0] is EntityType.ORGANIZATION) or kind is EntityType.ORGANIZATION:
        for other in names:
            gap = text[other.end : name.start]
            if core[0] <= other.start and other.end < name.start and gap in (" ", "'s ", "’s "):
                start, origin = other.start, (other.start, other.end)
    if origin is not None and words and classify_noun(words[-1])[0] is None:
        start = name.start
    return Mention(
        start,
        name.end,
        Form.NAME,
        kind,
        words_of(text, start, name.end),
        number_of_name(words),
        origin=origin,
        head=words[-1] if words else "",
    )


def _nominal(text: str, start: int, end: int, names: Sequence[Name]) -> Mention:
    """A description as a mention: "a senior Ostreli official", "the Dorn administration"."""
    start, end = _cut_apposition(text, start, end)
    words = words_of(text, start, end)
    if text[start : start + 4].lower() == "the " and any(
        start + 4 == name.start and GOVERNMENT.match(text, name.end) for name in names
    ):
        start += 4
    head = head_noun(head_words(words))
    kind, number = classify_noun(head)
    person = _untagged_person(text, start, end) if kind is None else None
    if person is not None and not any(name.start < person[1] and person[0] < name.end for name in names):
        return describe_name(text, Name(*person, NameType.PERSON, 0.0), names)
    inside = [name for name in names if name.start < end]
    origin = next(((name.start, name.end) for name in inside if name.type is not NameType.PERSON), None)
    owner = _owner(text, start, end, inside)
    return Mention(start, end, Form.NOMINAL, kind, words, number, gender_of_noun(head), (), origin, owner, head)


def _cut_apposition(text: str, start: int, end: int) -> Bounds:
    """The phrase without what is set beside it: "two envoys" of "two envoys, both Ostreli"; a list stays whole."""
    comma = SEGMENT.search(text, start, end)
    if len(words_of(text, start, end)) > _NOMINAL_WORDS:
        end = comma.start() if comma and comma.start() > start else end
    elif comma and comma.group().strip() == "," and not AND.search(text, comma.end(), end):
        end = comma.start()
    return trim_phrase(text, start, end)


def _owner(text: str, start: int, end: int, names: Sequence[Name]) -> Bounds | None:
    """Whose the described is: "Dorn's office", "a statement by Varda", "his letter"."""
    for name in names:
        owns = POSSESSIVE.match(text, name.end) or word_before(text, name.start, start) in _OWNING
        if name.type in ENTITY_TYPES and owns:
            return name.start, name.end
    possessor = _POSSESSOR.match(text, start, end)
    return possessor.span(1) if possessor else None


def _untagged_person(text: str, start: int, end: int) -> Bounds | None:
    """Where a person's name stands that the tagger missed: one to three capitalised words, after any title."""
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", text[start:end])]
    forms = [text[start + s : start + e] for s, e in words]
    titled = [i for i, form in enumerate(forms[:-1]) if is_title(form)]
    first = titled[-1] + 1 if titled else 0
    name = forms[first:]
    is_name = 1 <= len(name) <= 3 and all(
        form[0].isupper() and not form.isupper() and _SURNAME.fullmatch(form) for form in name
    )
    if not is_name or name[0].lower() in _OPENERS or (len(name) == 1 and re.search(rf"\b{name[0].lower()}\b", text)):
        return None
    return start + words[first][0], end
