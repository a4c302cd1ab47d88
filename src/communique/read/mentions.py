"""An article, the names tagged in it and its attributions -> every mention that coreference may join or needs.

Two kinds come out: each tagged name, with the titles and appositions set beside it; and the head of each source, which
may be a name, a description ("a senior official") or a pronoun. The head is what carries the phrase (Collins' head
rules, cut down to noun phrases): "the Ostreli envoy, Ilse Marn" has the head "Ilse Marn" and the role "the Ostreli
envoy".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from communique.model.labels import Name, NameType
from communique.read.given_names import gender_of_given_name
from communique.read.names import is_title, mend_names
from communique.read.roles import (
    MODIFIERS,
    TITLES,
    Gender,
    Number,
    classify_noun,
    gender_of_noun,
    is_person_noun,
    is_plural,
    singular,
)
from communique.read.sentences import Bounds
from communique.types import Article, Attribution, EntityType


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


def find_mentions(article: Article, names: Sequence[Name], attributions: Sequence[Attribution]) -> tuple[Mention, ...]:
    """Mentions in text order; names in boilerplate are left out. Equal spans are one mention."""
    text = article.text
    body = [name for name in mend_names(text, names) if not _in_boilerplate(article, name.start)]
    found = {(name.start, name.end): _describe_name(text, name, body) for name in body if name.type in _ENTITY_TYPES}
    for government in _governments(text, body):
        found[government.start, government.end] = government
    for source in sorted({a.source for a in attributions if a.source is not None}):
        head = find_head(text, source, body)
        if head is None:
            continue
        key = (head.start, head.end)
        known = found.get(key)
        if known is None:
            found[key] = replace(head, sources=(source,))
        else:
            roles = tuple(sorted({*known.roles, *head.roles}))
            found[key] = replace(known, roles=roles, sources=(*known.sources, source))
    return tuple(found[key] for key in sorted(found))


def find_head(text: str, source: Bounds, names: Sequence[Name]) -> Mention | None:
    """The mention that carries a source phrase; None for a phrase without a word."""
    start, end = _strip(text, *source)
    if start >= end:
        return None
    words = _words(text, start, end)
    is_pronoun = bool(words) and words[0] in PRONOUNS and (len(words) == 1 or words[1] in _AFTER_PRONOUN)
    if is_pronoun and not re.search(r"\bUS\b", text[start:end]):
        return _pronoun(text, start, words[0])
    inside = [name for name in names if name.start < end and start < name.end]
    core_end = _cut_clause(text, start, end, inside)
    core = [name for name in inside if name.start < core_end]
    if _is_joint(text, start, core_end, core):
        return _joint(text, start, core_end)
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
_PREPOSITIONS = frozenset(
    "of for from in at with on to by about against near under over inside outside among across within around "
    "between into behind after before during without on familiar briefed informed privy aware present close "
    "speaking spoken trying representing working involved loyal allied directly who whom which that whose as "
    "like than including based venturing".split()
)
_OPENERS = frozenset("some many both other others most several all no every each few neither either one two".split())
_ARTICLES = frozenset("the a an this that these those".split())
_ENTITY_TYPES: dict[NameType, EntityType] = {
    NameType.PERSON: EntityType.PERSON,
    NameType.ORGANIZATION: EntityType.ORGANIZATION,
    NameType.PLACE: EntityType.PLACE,
}
_WORD = re.compile(r"[^\W_]+(?:[’'.&\-][^\W_]+)*\.?")
_CLAUSE = re.compile(r",? (?:who|which|whose|whom|including|such as|like|speaking|citing)\b|[;:]| — | – | -- ")
_SEGMENT = re.compile(r"\s*[,()]\s*|\s[—–-]{1,2}\s")
_COMMA = re.compile(r"\s*,\s*|\s[—–-]{1,2}\s")
_AND = re.compile(r",? (?:and|or|as well as) ")
_JOINT_OR_SEGMENT = re.compile(rf"{_AND.pattern}|{_SEGMENT.pattern}")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])(?=\W|$)")
_HONORIFIC = re.compile(
    r"(?:(?:the|mr|mrs|ms|dr|sir|sen|sens|rep|reps|gov|gen|col|lt|president|prime minister|minister|chancellor|"
    r"secretary-general|king|queen|pope)\.?\s+)+",
    re.I,
)
_GOVERNMENT = re.compile(r"(?:['’]s)? (?:administration|government|regime)\b", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[ \-]([\w’']+)")
_AFTER_HEAD = _PREPOSITIONS | frozenset(
    "and or as also himself herself itself newspaper agency daily network television tv radio".split()
)
"""Words that may follow a name that is the head of its phrase; any other makes the name a modifier."""
_TITLE_REACH = 90
"""How far left of a name its title may begin, in characters: the longest seen in news run to about ten words."""
_APPOSITION_WORDS = 25
"""The longest description after a name that is taken as its role, in words."""
_NOMINAL_WORDS = 9
"""A description longer than this is cut at its first comma, so that its name stays readable."""


# ------------------------------------------------------------------------------------------------------ names


def _describe_name(text: str, name: Name, names: Sequence[Name]) -> Mention:
    kind = _ENTITY_TYPES[name.type]
    words = _words(text, name.start, name.end)
    if kind is not EntityType.PERSON:
        return Mention(
            name.start, name.end, Form.NAME, kind, words, _number_of_name(words), head=words[-1] if words else ""
        )
    before = _title_before(text, name, names)
    after = _apposition_after(text, name, names)
    roles = tuple(role for role in (before, after) if role is not None)
    gender = None
    for role in roles:
        for word in _head_words(_words(text, *role)):
            gender = gender or gender_of_noun(word.rstrip("."))
    gender = gender or gender_of_noun(_word_before(text, name.start).rstrip("."))
    if gender is None and len(words) > 1:
        gender = gender_of_given_name(words[0])
    origin = next((o for role in roles if (o := _origin(role, names)) is not None), None)
    return Mention(name.start, name.end, Form.NAME, kind, words, Number.SINGULAR, gender, roles, origin)


def _number_of_name(words: tuple[str, ...]) -> Number:
    last = words[-1] if words else ""
    return Number.PLURAL if last in ("republicans", "democrats", "palestinians", "nations") else Number.SINGULAR


def _title_before(text: str, name: Name, names: Sequence[Name]) -> Bounds | None:
    """The title that runs into a name: "Deputy Foreign Minister" in "Deputy Foreign Minister Ilse Marn"."""
    at = start = name.start
    taken = False
    for word in reversed(list(_WORD.finditer(text, max(0, name.start - _TITLE_REACH), name.start))):
        if not re.fullmatch(r"['’]?[ \-]\s?", text[word.end() : at]):
            break
        plain = word.group().lower().rstrip(".")
        plain = plain[:-2] if plain.endswith(("'s", "’s")) else plain
        if plain in _ARTICLES or plain in _PREPOSITIONS or plain in ("mr", "mrs", "ms", "and", "but", "when", "while"):
            break
        if not taken and not (plain in TITLES or is_person_noun(plain)):
            break
        if taken and not (word.group()[0].isupper() or plain in MODIFIERS or is_person_noun(plain)):
            break
        taken, at, start = True, word.start(), word.start()
        if any(other.start <= word.start() < other.end and other.type is NameType.PERSON for other in names):
            start = min(o.start for o in names if o.start <= word.start() < o.end)
            at = start
    return (start, _strip(text, start, name.start)[1]) if taken else None


def _apposition_after(text: str, name: Name, names: Sequence[Name]) -> Bounds | None:
    """The description that follows a name: "vice minister of water" in "Ilse Marn, vice minister of water, said"."""
    opening = re.compile(r", (?=\w)|,? \((?=\w)").match(text, name.end)
    if opening is None:
        return None
    closing = re.compile(r"[,;()\n\"“”]|\.(?=\s)|\s[—–-]+\s|\s(?:who|said|says|told|which|and (?:the|other))\b").search(
        text, opening.end()
    )
    end = closing.start() if closing else len(text)
    words = _words(text, opening.end(), end)
    if not words or len(words) > _APPOSITION_WORDS:
        return None
    if any(n.start == opening.end() and n.type is NameType.PERSON and n.end == end for n in names):
        return None
    noun = _head_noun(_head_words(words))
    return (opening.end(), end) if is_person_noun(noun) else None


def _origin(role: Bounds, names: Iterable[Name]) -> Bounds | None:
    """The first country, nationality or body named inside a title."""
    for name in names:
        if role[0] <= name.start and name.end <= role[1] and name.type is not NameType.PERSON:
            return name.start, name.end
    return None


def _governments(text: str, names: Sequence[Name]) -> Iterable[Mention]:
    """Governments called after a leader or a nation, whether or not they speak: "the Dorn administration"."""
    for name in names:
        following = _GOVERNMENT.match(text, name.end)
        if following:
            words = _words(text, name.start, following.end())
            origin = (name.start, name.end) if name.type is not NameType.PERSON else None
            yield Mention(
                name.start,
                following.end(),
                Form.NOMINAL,
                EntityType.GOVERNMENT,
                words,
                Number.SINGULAR,
                origin=origin,
                head=words[-1],
            )


# ---------------------------------------------------------------------------------------------------- sources


def _pronoun(text: str, start: int, word: str) -> Mention:
    number, gender = PRONOUNS[word]
    return Mention(start, start + len(word), Form.PRONOUN, None, (word,), number, gender, head=word)


def _cut_clause(text: str, start: int, end: int, names: Sequence[Name]) -> int:
    """Where the noun phrase ends and a clause about it begins."""
    for clause in _CLAUSE.finditer(text, start + 1, end):
        if not any(name.start < clause.end() and clause.start() < name.end for name in names):
            return clause.start()
    return end


def _is_joint(text: str, start: int, end: int, names: Sequence[Name]) -> bool:
    """Whether a phrase joins several sources: "Varda and Ostrel", "President Dorn and his allies".

    Not "Ilse Marn, a lawyer and former minister", where two roles of one person are joined.
    """
    for conjunction in _AND.finditer(text, start, end):
        if any(name.start < conjunction.start() and conjunction.end() < name.end for name in names):
            continue
        left = _words(text, start, conjunction.start())
        right_end = _SEGMENT.search(text, conjunction.end(), end)
        right = _words(text, conjunction.end(), right_end.start() if right_end else end)
        if not left or not right:
            continue
        heads = [name for name in names if _is_head(text, name, (start, end), names)]
        named_left = [name for name in heads if name.end <= conjunction.start()]
        named_right = [name for name in heads if name.start >= conjunction.end()]
        first_comma = _COMMA.search(text, start, conjunction.start())
        if first_comma and any(name.type is NameType.PERSON and name.end <= first_comma.start() for name in named_left):
            if any(name.type is NameType.PERSON for name in named_right):
                return True
            continue
        if any(word in _PREPOSITIONS for word in left) and not named_left:
            continue
        ends_in_name = bool(named_left) and _ends_name(text[named_left[-1].end : conjunction.start()])
        if first_comma and text[first_comma.start()] == "," and named_left and named_left[0].end == first_comma.start():
            ends_in_name = True  # a list: "Varda, the river board and some farmers"
        left_noun, right_noun = left[-1], _head_noun(_head_words(right))
        if (ends_in_name or is_plural(left_noun) or classify_noun(left_noun)[0] is EntityType.ORGANIZATION) and (
            named_right
            or classify_noun(right_noun)[1] is Number.PLURAL
            or right[0] in ("his", "her", "its", "their", "other")
        ):
            return True
    return False


def _ends_name(rest: str) -> bool:
    """Whether nothing but a note in brackets, such as a party, stands between a name and what follows."""
    return not rest or re.fullmatch(r"\s*\([^()]*\)", rest) is not None


def _joint(text: str, start: int, end: int) -> Mention:
    both = re.match(r"both (?:of )?", text[start:end], re.I)
    start += both.end() if both else 0
    start, end = _strip(text, start, end)
    return Mention(start, end, Form.NOMINAL, EntityType.GROUP, _words(text, start, end), Number.PLURAL, joint=True)


def _named_head(text: str, core: Bounds, names: Sequence[Name]) -> Mention | None:
    start, end = core
    heads = [name for name in names if name.type in _ENTITY_TYPES and _is_head(text, name, (start, end), names)]
    comma = _COMMA.search(text, start, end)
    first_end = comma.start() if comma else end
    people = [name for name in heads if name.type is NameType.PERSON]
    chosen = next((name for name in reversed(people) if name.end <= first_end), None)
    if chosen is None and comma is not None and _is_person_phrase(text, start, first_end):
        chosen = next((name for name in people if _stands_alone(text, name, core)), None)
    if chosen is not None:
        mention = _describe_name(text, chosen, names)
        ahead = _strip(text, start, min(first_end, chosen.start))
        if chosen.start > first_end and ahead[0] < ahead[1]:
            mention = replace(mention, roles=tuple(sorted({*mention.roles, ahead})))
            mention = replace(mention, origin=mention.origin or _origin(ahead, names))
        return mention
    bodies = [name for name in heads if name.type is not NameType.PERSON and name.end <= first_end]
    if bodies:
        return _widen(text, bodies[-1], core, names)
    return None


def _is_head(text: str, name: Name, core: Bounds, names: Sequence[Name]) -> bool:
    """Whether a name is not itself a modifier: followed by a possessive or a noun, or preceded by a preposition."""
    start, end = core
    possessive = _POSSESSIVE.match(text, name.end)
    if possessive:
        return possessive.end() >= end
    following = _NEXT_WORD.match(text, name.end, end)
    if following and following.group(1).lower() not in _AFTER_HEAD:
        return False
    return not _in_prepositional(text, name, start, names)


def _in_prepositional(text: str, name: Name, start: int, names: Sequence[Name]) -> bool:
    """Whether a title before the name hangs on a preposition: "a spokesman for President Dorn"."""
    segment = max((m.end() for m in _JOINT_OR_SEGMENT.finditer(text, start, name.start)), default=start)
    lead = text[segment : name.start]
    for other in names:  # "Council of Ministers Chairman Ilse Marn": the preposition is part of a name
        if segment <= other.start and other.end <= name.start:
            lead = lead.replace(text[other.start : other.end], text[other.start : other.end].rsplit(maxsplit=1)[-1])
    words = _words(lead, 0, len(lead), keep_articles=True)
    if not any(word in _PREPOSITIONS for word in words):
        return False
    return name.type is not NameType.PERSON or not _closes_title(words)


def _closes_title(words: Sequence[str]) -> bool:
    """Whether a title with "of" in it runs into the name: "Secretary of State", "head of the Water Board Senator"."""
    position = max(i for i, word in enumerate(words) if word in _PREPOSITIONS)
    if words[position] != "of" or position == 0 or not is_person_noun(singular(words[position - 1])):
        return False
    inner = words[position + 1 :]
    if not inner:  # "the parents of Teo Brack"
        return False
    is_titled = any(is_person_noun(word) or word in TITLES for word in inner)
    return not is_titled or any(classify_noun(word)[0] is EntityType.ORGANIZATION for word in inner[:-1])


def _stands_alone(text: str, name: Name, core: Bounds) -> bool:
    """Whether a name, its titles and home aside, fills a segment of its own: "Water Minister Ilse Marn of Varda"."""
    segments = [core[0], *(m.end() for m in _SEGMENT.finditer(text, *core))]
    ends = [*(m.start() for m in _SEGMENT.finditer(text, *core)), core[1]]
    for start, end in zip(segments, ends, strict=True):
        if start <= name.start and name.end <= end:
            lead = _words(text, start, name.start)
            tail = _words(text, name.end, end)
            titled = not lead or lead[-1] in TITLES or is_person_noun(lead[-1])
            return titled and (not tail or tail[0] in ("of", "from"))
    return False


def _is_person_phrase(text: str, start: int, end: int) -> bool:
    words = _head_words(_words(text, start, end))
    return bool(words) and classify_noun(_head_noun(words))[0] in (EntityType.PERSON, None)


def _widen(text: str, name: Name, core: Bounds, names: Sequence[Name]) -> Mention:
    """A body with the country before it: "the Ostreli Water Ministry", "Varda's Foreign Ministry"."""
    words = _words(text, name.start, name.end)
    start = name.start
    kind = _ENTITY_TYPES[name.type]
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
        _words(text, start, name.end),
        _number_of_name(words),
        origin=origin,
        head=words[-1] if words else "",
    )


def _nominal(text: str, start: int, end: int, names: Sequence[Name]) -> Mention:
    words = _words(text, start, end)
    if len(words) > _NOMINAL_WORDS:
        comma = _SEGMENT.search(text, start, end)
        end = comma.start() if comma and comma.start() > start else end
    else:
        comma = _SEGMENT.search(text, start, end)
        if comma and text[comma.start() : comma.end()].strip() == ",":
            end = comma.start() if not _AND.search(text, comma.end(), end) else end
    start, end = _strip(text, start, end)
    words = _words(text, start, end)
    if text[start : start + 4].lower() == "the " and any(
        start + 4 == name.start and _GOVERNMENT.match(text, name.end) for name in names
    ):
        start += 4
    head = _head_noun(_head_words(words))
    kind, number = classify_noun(head)
    person = _untagged_person(text, start, end) if kind is None else None
    if person is not None and not any(name.start < person[1] and person[0] < name.end for name in names):
        return _describe_name(text, Name(*person, NameType.PERSON, 0.0), names)
    owner = origin = None
    for name in names:
        if name.start >= end:
            break
        is_owner = bool(_POSSESSIVE.match(text, name.end)) or _word_before(text, name.start, start) in (
            "of",
            "by",
            "from",
            "with",
            "for",
            "to",
        )
        if owner is None and name.type in _ENTITY_TYPES and is_owner:
            owner = (name.start, name.end)
        if origin is None and name.type is not NameType.PERSON:
            origin = (name.start, name.end)
    possessor = re.compile(r"(?:.*?\s(?:on|of|in|from|by)\s)?(his|her|its|their)\s", re.IGNORECASE).match(
        text, start, end
    )
    if owner is None and possessor:
        owner = possessor.span(1)
    return Mention(start, end, Form.NOMINAL, kind, words, number, gender_of_noun(head), (), origin, owner, head)


def _untagged_person(text: str, start: int, end: int) -> Bounds | None:
    """Where a person's name stands that the tagger missed: one to three capitalised words, after any title."""
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", text[start:end])]
    forms = [text[start + s : start + e] for s, e in words]
    titled = [i for i, form in enumerate(forms[:-1]) if is_title(form)]
    first = titled[-1] + 1 if titled else 0
    name = forms[first:]
    is_name = 1 <= len(name) <= 3 and all(
        form[0].isupper() and not form.isupper() and re.fullmatch(r"[^\W\d_]+(?:[-’'][^\W\d_]+)?", form)
        for form in name
    )
    if not is_name or name[0].lower() in _OPENERS or (len(name) == 1 and re.search(rf"\b{name[0].lower()}\b", text)):
        return None
    return start + words[first][0], end


# ------------------------------------------------------------------------------------------------------ words


def _head_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a noun phrase before its first preposition or clause."""
    for i, word in enumerate(words):
        if word in _PREPOSITIONS and i:
            return tuple(words[:i])
    return tuple(words)


def _head_noun(words: Sequence[str]) -> str:
    if not words:
        return ""
    last = words[-1].rstrip(".")
    return last[:-2] if last.endswith(("'s", "’s")) else last.rstrip("'’")


def _words(text: str, start: int, end: int, *, keep_articles: bool = False) -> tuple[str, ...]:
    words = (
        match.group().lower().rstrip(".") if "." not in match.group()[:-1] else match.group().lower()
        for match in _WORD.finditer(text, start, end)
    )
    return tuple(word for word in words if keep_articles or word not in ("the", "a", "an"))


def _word_before(text: str, position: int, start: int = 0) -> str:
    match = re.search(
        r"([\w.’'\-]+)\s+(?:(?:the|a|an|his|her|its|their)\s+)?$", text[max(start, position - 40) : position]
    )
    return match.group(1).lower() if match else ""


def _strip(text: str, start: int, end: int) -> Bounds:
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


def _in_boilerplate(article: Article, position: int) -> bool:
    starts = [block.start for block in article.blocks]
    at = bisect_left(starts, position + 1) - 1
    return at >= 0 and article.blocks[at].kind.is_boilerplate and position < article.blocks[at].end
