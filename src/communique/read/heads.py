"""A name in a source phrase -> whether it is the phrase's head, or only says more of the head.

"Ilse Marn" heads "Senator Ilse Marn of Varda"; "Dorn" does not head "a spokesman for President Dorn".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model.labels import Name, NameType
from communique.read.phrases import AND, POSSESSIVE, PREPOSITIONS, SEGMENT, words_of
from communique.read.roles import TITLES, classify_noun, is_person_noun, singular
from communique.read.sentences import Bounds
from communique.types import EntityType


def is_head(text: str, name: Name, core: Bounds, names: Sequence[Name]) -> bool:
    """Whether a name is not itself a modifier: followed by a possessive or a noun, or preceded by a preposition."""
    start, end = core
    possessive = POSSESSIVE.match(text, name.end)
    if possessive:
        return possessive.end() >= end
    following = _NEXT_WORD.match(text, name.end, end)
    if following and following.group(1).lower() not in _AFTER_HEAD:
        return False
    return not _in_prepositional(text, name, start, names)


def stands_alone(text: str, name: Name, core: Bounds) -> bool:
    """Whether a name, its titles and home aside, fills a segment of its own: "Water Minister Ilse Marn of Varda"."""
    segments = [core[0], *(m.end() for m in SEGMENT.finditer(text, *core))]
    ends = [*(m.start() for m in SEGMENT.finditer(text, *core)), core[1]]
    for start, end in zip(segments, ends, strict=True):
        if start <= name.start and name.end <= end:
            lead = words_of(text, start, name.start)
            tail = words_of(text, name.end, end)
            titled = not lead or lead[-1] in TITLES or is_person_noun(lead[-1])
            return titled and (not tail or tail[0] in ("of", "from"))
    return False


_NEXT_WORD = re.compile(r"[ \-]([\w’']+)")
_AFTER_HEAD = PREPOSITIONS | frozenset(
    "and or as also himself herself itself newspaper agency daily network television tv radio".split()
)
"""Words that may follow a name that is the head of its phrase; any other makes the name a modifier."""
_JOINT_OR_SEGMENT = re.compile(rf"{AND.pattern}|{SEGMENT.pattern}")


def _in_prepositional(text: str, name: Name, start: int, names: Sequence[Name]) -> bool:
    """Whether a title before the name hangs on a preposition: "a spokesman for President Dorn"."""
    segment = max((m.end() for m in _JOINT_OR_SEGMENT.finditer(text, start, name.start)), default=start)
    lead = text[segment : name.start]
    for other in names:  # "Council of Ministers Chairman Ilse Marn": the preposition is part of a name
        if segment <= other.start and other.end <= name.start:
            lead = lead.replace(text[other.start : other.end], text[other.start : other.end].rsplit(maxsplit=1)[-1])
    words = words_of(lead, 0, len(lead), keep_articles=True)
    if not any(word in PREPOSITIONS for word in words):
        return False
    return name.type is not NameType.PERSON or not _closes_title(words)


def _closes_title(words: Sequence[str]) -> bool:
    """Whether a title with "of" in it runs into the name: "Secretary of State", "head of the Water Board Senator"."""
    position = max(i for i, word in enumerate(words) if word in PREPOSITIONS)
    if words[position] != "of" or position == 0 or not is_person_noun(singular(words[position - 1])):
        return False
    inner = words[position + 1 :]
    if not inner:  # "the parents of Teo Brack"
        return False
    is_titled = any(is_person_noun(word) or word in TITLES for word in inner)
    return not is_titled or any(classify_noun(word)[0] is EntityType.ORGANIZATION for word in inner[:-1])
