"""A noun phrase -> its words and the noun that carries it; and the mention that it is.

The head is what carries a phrase (Collins' head rules, cut down to noun phrases): "official" in "a senior official of
Ostrel". All offsets are code points of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from communique.model.labels import NameType
from communique.read.roles import Gender, Number
from communique.read.sentences import Bounds
from communique.types import EntityType


class Form(StrEnum):
    """How a mention names: by name, by description, or by pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A stretch of text that stands for an entity; all offsets are code points of the article.

    `words` are its words in lower case without articles. `roles` are titles and descriptions set beside a name.
    `origin` is the country, nationality or body it is said to belong to, `owner` the one whose it is ("Dorn's office",
    "a statement by Varda"). `joint` marks several named sources in one phrase. `sources` are the phrases, as given by
    the attributions, whose head this mention is; empty for a name that is no source.
    """

    start: int
    end: int
    form: Form
    type: EntityType | None
    words: tuple[str, ...]
    number: Number | None = None
    gender: Gender | None = None
    roles: tuple[Bounds, ...] = ()
    origin: Bounds | None = None
    owner: Bounds | None = None
    head: str = ""
    joint: bool = False
    sources: tuple[Bounds, ...] = ()


def words_of(text: str, start: int, end: int, *, keep_articles: bool = False) -> tuple[str, ...]:
    words = [word if "." in word[:-1] else word.rstrip(".") for word in map(str.lower, WORD.findall(text, start, end))]
    return tuple(words if keep_articles else [word for word in words if word not in _ARTICLES])


def head_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a noun phrase before its first preposition or clause."""
    for i, word in enumerate(words):
        if word in PREPOSITIONS and i:
            return tuple(words[:i])
    return tuple(words)


def head_noun(words: Sequence[str]) -> str:
    if not words:
        return ""
    last = words[-1].rstrip(".")
    return last[:-2] if last.endswith(("'s", "’s")) else last.rstrip("'’")


def word_before(text: str, position: int, start: int = 0) -> str:
    match = re.search(
        r"([\w.’'\-]+)\s+(?:(?:the|a|an|his|her|its|their)\s+)?$", text[max(start, position - 40) : position]
    )
    return match.group(1).lower() if match else ""


def trim_phrase(text: str, start: int, end: int) -> Bounds:
    while start < end and not (text[start].isalnum() or text[start] in "([@$"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".)]'’"):
        end -= 1
    if (
        end > start
        and text[end - 1] == "."
        and not re.search(r"(?:\b\w\.)+$|\b(?:Inc|Co|Corp|Ltd|Jr|Sr)\.$", text[start:end])
    ):
        end -= 1
    return start, end


ENTITY_TYPES: dict[NameType, EntityType] = {
    NameType.PERSON: EntityType.PERSON,
    NameType.ORGANIZATION: EntityType.ORGANIZATION,
    NameType.PLACE: EntityType.PLACE,
    NameType.STATE: EntityType.PLACE,
    NameType.OUTLET: EntityType.OUTLET,
    NameType.LAW: EntityType.DOCUMENT,
}
"""Names that name an entity; a nationality tells where one comes from, an event or a title speaks for nobody."""
PREPOSITIONS = frozenset(
    "of for from in at with on to by about against near under over inside outside among across within around "
    "between into behind after before during without on familiar briefed informed privy aware present close "
    "speaking spoken trying representing working involved loyal allied directly who whom which that whose as "
    "like than including based venturing".split()
)
"""Words that end the part of a noun phrase in which its head stands, prepositions first of all."""
SEGMENT = re.compile(r"\s*[,()]\s*|\s[—–-]{1,2}\s")
"""Between the parts of a phrase: "Ilse Marn, envoy (Varda) - a lawyer"."""
COMMA = re.compile(r"\s*,\s*|\s[—–-]{1,2}\s")
"""Before a description that is set beside what it describes: "Ilse Marn, the envoy", "Ilse Marn - the envoy"."""
AND = re.compile(r",? (?:and|or|as well as) ")
"""Between two that are joined: "Varda and Ostrel"."""
POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])(?=\W|$)")
"""After an owner: "Dorn's office", "the growers' union"."""
GOVERNMENT = re.compile(r"(?:['’]s)? (?:administration|government|regime)\b", re.IGNORECASE)
"""After the leader or nation whose government it is: "the Dorn administration", "Varda's government"."""
_ARTICLES = frozenset(["the", "a", "an"])
WORD = re.compile(r"[^\W_]+(?:[’'.&\-][^\W_]+)*\.?")
