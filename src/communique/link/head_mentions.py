"""Where an article calls a body by its kind: "the union", "the growers union" after "the Sile Growers Union".

In: articles, linked entities, noun phrases. Out: further mentions of bodies. A noun means a body only where the article
names exactly one that the noun fits, and has named it before; with words of the name before it, as headlines have it
("growers union"), anywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from communique.link.names import fold
from communique.read.candidates import find_kinds
from communique.read.roles import Number, classify_noun, singular
from communique.types import Article, Entity, EntityType, NounPhrase, Span

_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GOVERNMENT})
# "the government" is that of some state, which the words do not tell; "the house" may be any.
_TOO_WIDE = frozenset({"government", "state", "country", "nation", "house", "company", "group", "agency", "system"})
# "the union", "the growers union"; with more before it a noun brings in somebody of its own.
_MOST_WORDS = 3
# Before the words of a name, where it sits: "the city's growers union".
_PLACE = re.compile(r"^[Tt]he (?:city|state|country|nation|county|region)['’]s ")


def find_head_mentions(
    articles: Iterable[Article], entities: Sequence[Entity], phrases: Iterable[NounPhrase]
) -> dict[str, set[Span]]:
    """Mentions of bodies by entity id; a phrase that is a mention already is left to its entity."""
    texts = {article.id: article.text for article in articles}
    named = find_named_kinds(entities, texts)
    taken = {(span.article, span.start) for entity in entities for span in entity.mentions}
    words = {entity.id: {*map(singular, fold(entity.name).split())} for entity in entities}
    found: dict[str, set[Span]] = defaultdict(set)
    for phrase in phrases:
        if (phrase.article, phrase.start) in taken:
            continue
        text = texts.get(phrase.article, "")
        noun = _read_noun(phrase, text)
        if noun is not None:
            owner = find_meant(named.get((phrase.article, noun), ()), phrase.start)
        else:
            noun, modifiers = _read_modified(phrase, text)
            owner = find_meant(named.get((phrase.article, noun), ()), None)
            owner = owner if owner is not None and modifiers and modifiers <= words[owner] else None
        if owner is not None:
            found[owner].add(Span(phrase.article, phrase.start, phrase.end))
    return found


def _read_noun(phrase: NounPhrase, text: str) -> str | None:
    """The noun of a phrase that is "the" and small words: "union" of "The growers union"."""
    words = text[phrase.start : phrase.end].split()
    if not 1 < len(words) <= _MOST_WORDS or words[0] not in ("the", "The") or not all(map(str.islower, words[1:])):
        return None
    return words[-1]


def _read_modified(phrase: NounPhrase, text: str) -> tuple[str, frozenset[str]]:
    """The noun of a phrase in small letters, and the words before it: those of a name tell whose kind it is."""
    words = text[phrase.start : phrase.end].split()
    if not words or not words[-1].islower():
        return "", frozenset()
    folded = fold(_PLACE.sub("", " ".join(words))).split()
    return (folded[-1], frozenset(map(singular, folded[:-1]))) if 1 < len(folded) <= _MOST_WORDS else ("", frozenset())


def find_named_kinds(
    entities: Iterable[Entity], texts: Mapping[str, str]
) -> dict[tuple[str, str], list[tuple[int, str]]]:
    """(article, noun) -> where bodies that the noun fits are named, and which, in text order."""
    named: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for entity in entities:
        if entity.type not in _BODIES or entity.anonymous:
            continue
        kinds: set[str] = set()
        known: set[str] = set()
        places = []
        for span in entity.mentions:
            written = texts[span.article][span.start : span.end]
            if any(word[0].isupper() and word != "The" for word in written.split()) and not _ends_in_many(written):
                words = fold(written).split()
                known |= find_kinds(words) - _TOO_WIDE
                kinds |= set(words[-1:])
                places.append((span.article, span.start))
        for kind in (kinds - _TOO_WIDE) | known:
            type_, number = classify_noun(kind)
            if (type_ in _BODIES or kind in known) and number is Number.SINGULAR:
                for article, start in places:
                    named[article, kind].append((start, entity.id))
    return {key: sorted(places) for key, places in named.items()}


def _ends_in_many(written: str) -> bool:
    """Whether a name ends in small letters and in more than one: "Lakes Union members" are no union."""
    last = written.rsplit(maxsplit=1)[-1]
    return last.islower() and classify_noun(last)[1] is Number.PLURAL


def find_meant(places: Sequence[tuple[int, str]], position: int | None) -> str | None:
    """The body named before a position, or anywhere, where all that are named in the article are one."""
    if len({id_ for _, id_ in places}) != 1 or (position is not None and not bisect_left(places, (position, ""))):
        return None
    return places[0][1]
