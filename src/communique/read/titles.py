"""A name -> a mention, with the titles and descriptions beside it: "envoy Ilse Marn", "Ilse Marn, an envoy"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from communique.model.labels import Name, NameType
from communique.read.given_names import gender_of_given_name
from communique.read.phrases import (
    ENTITY_TYPES,
    PREPOSITIONS,
    WORD,
    Form,
    Mention,
    head_noun,
    head_words,
    trim_phrase,
    word_before,
    words_of,
)
from communique.read.roles import MODIFIERS, TITLES, Number, gender_of_noun, is_office, is_person_noun
from communique.read.sentences import Bounds
from communique.types import EntityType


def describe_name(text: str, name: Name, names: Sequence[Name]) -> Mention:
    kind = ENTITY_TYPES[name.type]
    words = words_of(text, name.start, name.end)
    if kind is not EntityType.PERSON:
        return Mention(
            name.start, name.end, Form.NAME, kind, words, number_of_name(words), head=words[-1] if words else ""
        )
    before = _title_before(text, name, names)
    after = _apposition_after(text, name, names)
    roles = tuple(role for role in (before, after) if role is not None)
    gender = None
    for role in roles:
        for word in head_words(words_of(text, *role)):
            gender = gender or gender_of_noun(word.rstrip("."))
    gender = gender or gender_of_noun(word_before(text, name.start).rstrip("."))
    if gender is None and len(words) > 1:
        gender = gender_of_given_name(words[0])
    origin = next((o for role in roles if (o := find_origin(role, names, text)) is not None), None)
    return Mention(name.start, name.end, Form.NAME, kind, words, Number.SINGULAR, gender, roles, origin)


def number_of_name(words: tuple[str, ...]) -> Number:
    last = words[-1] if words else ""
    return Number.PLURAL if last in ("republicans", "democrats", "palestinians", "nations") else Number.SINGULAR


def find_origin(role: Bounds, names: Iterable[Name], text: str) -> Bounds | None:
    """The first country, nationality or body named inside a title, but for what one is an expert on."""
    for name in names:
        inside = role[0] <= name.start and name.end <= role[1] and name.type is not NameType.PERSON
        if inside and not _STUDIED.match(text, name.end, role[1]):
            return name.start, name.end
    return None


_STUDIED = re.compile(
    r"(?:[ -]\w+)?[ -](?:experts?|specialists?|analysts?|scholars?|watchers?|hands?|director for|studies|history|"
    r"politics|literature)\b"
)
"""After what one knows, and is not of: "a Varda expert at the Sile Institute"."""
_ARTICLES = frozenset("the a an this that these those".split())
_TITLE_REACH = 90
"""How far left of a name its title may begin, in characters: the longest seen in news run to about ten words."""
_APPOSITION_WORDS = 25
"""The longest description after a name that is taken as its role, in words."""
_TITLE_GAP = re.compile(r"['’]?[ \-]\s?")
_OFFICE_OF = re.compile(
    rf"((?:(?:(?!The\b|But\b|And\b|When\b|As\b)[A-Z][\w’'-]*|[A-Z]\.[A-Z]\.|{'|'.join(sorted(MODIFIERS))}) )*)"
    r"\b([A-Za-z]+)(?: General)? (?:of|for) (?:the )?[A-Z][\w’'-]*(?: (?:of |and |for )?[A-Z][\w’'-]*){0,3} $"
)
"""Before a name: an office, what it is of, and the words that stand before the office."""
_APPOSITION = re.compile(r", (?=\w)|,? \((?=\w)")
"""Before a description that follows a name: "Ilse Marn, vice minister", "Ilse Marn (a lawyer)"."""
_NEXT_ONE = re.compile(r"(?:and|or) ")
"""After a comma, the next of a list: "Ilse Marn, and the Ostreli president"."""
_APPOSITION_END = re.compile(r"[,;()\n\"“”]|\.(?=\s)|\s[—–-]+\s|\s(?:who|said|says|told|which|and (?:the|other))\b")
"""After it: "Ilse Marn, vice minister of water, said", "Ilse Marn, a lawyer who said"."""


def _title_before(text: str, name: Name, names: Sequence[Name]) -> Bounds | None:
    """The title that runs into a name: "Deputy Foreign Minister" in "Deputy Foreign Minister Ilse Marn"."""
    at = start = name.start
    taken = False
    for word in reversed(list(WORD.finditer(text, max(0, name.start - _TITLE_REACH), name.start))):
        if not _TITLE_GAP.fullmatch(text, word.end(), at):
            break
        plain = word.group().lower().rstrip(".")
        if word.group().endswith(".") and "." not in plain and plain not in TITLES | MODIFIERS:
            break  # the end of the sentence before
        plain = plain[:-2] if plain.endswith(("'s", "’s")) else plain
        if plain in _ARTICLES or plain in PREPOSITIONS or plain in ("mr", "mrs", "ms", "and", "but", "when", "while"):
            break
        if not taken and not (plain in TITLES or is_person_noun(plain)):
            break
        if taken and not (word.group()[0].isupper() or plain in MODIFIERS or is_person_noun(plain)):
            break
        taken, at, start = True, word.start(), word.start()
        if any(other.start <= word.start() < other.end and other.type is NameType.PERSON for other in names):
            start = min(o.start for o in names if o.start <= word.start() < o.end)
            at = start
    if not taken:
        return _office_of_before(text, name, names)
    return start, trim_phrase(text, start, name.start)[1]


def _office_of_before(text: str, name: Name, names: Sequence[Name]) -> Bounds | None:
    """A title that names what the office is of: "Ostreli Minister of Water Ilse Marn"."""
    reach = max(
        [name.start - _TITLE_REACH, *(n.end for n in names if n.type is NameType.PERSON and n.end < name.start)]
    )
    title = _OFFICE_OF.search(text, max(0, reach), name.start)
    if title is None or not is_office(title[2].lower()):
        return None
    start = title.start(1) if title[1] else title.start(2)
    return start, trim_phrase(text, start, name.start)[1]


def _apposition_after(text: str, name: Name, names: Sequence[Name]) -> Bounds | None:
    """The description that follows a name: "vice minister of water" in "Ilse Marn, vice minister of water, said"."""
    opening = _APPOSITION.match(text, name.end)
    if opening is None or _NEXT_ONE.match(text, opening.end()):
        return None
    closing = _APPOSITION_END.search(text, opening.end())
    end = closing.start() if closing else len(text)
    words = words_of(text, opening.end(), end)
    if not words or len(words) > _APPOSITION_WORDS:
        return None
    if any(n.start == opening.end() and n.type is NameType.PERSON and n.end == end for n in names):
        return None
    noun = head_noun(head_words(words))
    return (opening.end(), end) if is_person_noun(noun) else None
