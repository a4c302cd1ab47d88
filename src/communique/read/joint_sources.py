"""A source phrase -> whether it joins several sources: "Varda and Ostrel", "President Dorn and his allies".

And what such a group is called: by its members' names alone, without their titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from communique.model.labels import Name, NameType
from communique.read.heads import is_head
from communique.read.phrases import (
    AND,
    COMMA,
    PREPOSITIONS,
    SEGMENT,
    Form,
    Mention,
    head_noun,
    head_words,
    trim_phrase,
    words_of,
)
from communique.read.roles import Number, classify_noun, is_plural
from communique.read.sentences import Bounds
from communique.types import EntityType


def is_joint(text: str, start: int, end: int, names: Sequence[Name]) -> bool:
    """Whether a phrase joins several sources: "Varda and Ostrel", "President Dorn and his allies".

    Not "Ilse Marn, a lawyer and former minister", where two roles of one person are joined.
    """
    for conjunction in AND.finditer(text, start, end):
        if any(name.start < conjunction.start() and conjunction.end() < name.end for name in names):
            continue
        left = words_of(text, start, conjunction.start())
        right_end = SEGMENT.search(text, conjunction.end(), end)
        right = words_of(text, conjunction.end(), right_end.start() if right_end else end)
        if not left or not right:
            continue
        heads = [name for name in names if is_head(text, name, (start, end), names)]
        named_left = [name for name in heads if name.end <= conjunction.start()]
        named_right = [name for name in heads if name.start >= conjunction.end()]
        first_comma = COMMA.search(text, start, conjunction.start())
        if first_comma and any(name.type is NameType.PERSON and name.end <= first_comma.start() for name in named_left):
            if any(name.type is NameType.PERSON for name in named_right):
                return True
            continue
        if any(word in PREPOSITIONS for word in left) and not named_left:
            continue
        ends_in_name = bool(named_left) and _ends_name(text[named_left[-1].end : conjunction.start()])
        if first_comma and text[first_comma.start()] == "," and named_left and named_left[0].end == first_comma.start():
            ends_in_name = True  # a list: "Varda, the river board and some farmers"
        left_noun, right_noun = left[-1], head_noun(head_words(right))
        if (ends_in_name or is_plural(left_noun) or classify_noun(left_noun)[0] is EntityType.ORGANIZATION) and (
            named_right
            or classify_noun(right_noun)[1] is Number.PLURAL
            or right[0] in ("his", "her", "its", "their", "other")
        ):
            return True
    return False


def describe_joint(text: str, start: int, end: int, names: Sequence[Name]) -> Mention:
    """The joint phrase as a mention, without "both" before it and a description behind its last name."""
    both = _BOTH.match(text, start, end)
    start += len(both.group()) if both else 0
    last = max((name for name in names if AND.search(text, start, name.start)), key=lambda name: name.end, default=None)
    behind = SEGMENT.match(text, last.end, end) if last is not None else None
    is_described = (
        behind is not None
        and behind.group().strip() != "("
        and not _PARTY.match(text, behind.end())
        and not AND.search(text, behind.end(), end)
    )
    if last is not None and is_described:
        end = last.end
    behind_all = _ALL.search(text, start, end)
    start, end = trim_phrase(text, start, behind_all.start() if behind_all else end)
    return Mention(start, end, Form.NOMINAL, EntityType.GROUP, words_of(text, start, end), Number.PLURAL, joint=True)


def name_joint(text: str, start: int, end: int, people: Sequence[Bounds]) -> str:
    """The phrase without its members' titles, "Ilse Marn and Teo Brack"; as it is where not all members are people."""
    if len(people) < 2 or people[-1][1] != end or AND.search(text, start, people[0][0]):
        return text[start:end]
    name = text[slice(*people[0])]
    for (_, before), after in pairwise(people):
        joiner = _JOINER.match(text, before, after[0])
        if joiner is None or SEGMENT.search(text, joiner.end(), after[0]) or AND.search(text, joiner.end(), after[0]):
            return text[start:end]
        name += joiner.group() + text[slice(*after)]
    return name


_JOINER = re.compile(r",? and |, ")
_NOTE = re.compile(r"\s*\([^()]*\)")
"""A note in brackets, such as a party: "Ilse Marn (Green)"."""
_PARTY = re.compile(r"[A-Z]-[A-Z]")
"""A party and its place: "Ilse Marn, G-Sile"."""
_BOTH = re.compile(r"both (?:of )?", re.I)
_ALL = re.compile(r",? (?:both|each|all|jointly|together)$")
"""Behind the members: "Varda and Ostrel both said". The search ends with the phrase, and so does the pattern."""


def _ends_name(rest: str) -> bool:
    """Whether nothing but a note in brackets, such as a party, stands between a name and what follows."""
    return not rest or _NOTE.fullmatch(rest) is not None
