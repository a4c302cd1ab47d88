"""Where the pile names what a state has by the state and its kind: "Ostreli troops", "Varda's foreign ministry".

In: articles, linked entities, the words that stand for states. Out: further mentions of bodies that the pile names as
entities, where exactly one body of that kind of that state is one; and of its capital, "the Ostreli capital".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from communique.link.bodies import FORCES, MILITARY, read_key
from communique.link.names import fold
from communique.link.state_mentions import find_bodies
from communique.link.states import States
from communique.types import Article, Entity, EntityType, Span

# Words of the longest name of a state that is looked for before its body.
LONGEST_STATE = 3
# Code points that such a name fits in.
STATE_REACH = 40

_KINDS = frozenset({EntityType.ORGANIZATION, EntityType.GOVERNMENT})
_WORD = re.compile(r"[^\s(\[“\"]+")


def find_body_mentions(
    articles: Iterable[Article], entities: Sequence[Entity], owners: Mapping[str, str], states: States
) -> dict[str, set[Span]]:
    """Mentions of bodies by entity id; `owners` tells the entity of each state that is one."""
    articles = list(articles)
    governments = set(owners.values())
    known = [entity for entity in entities if entity.id not in governments]
    bodies = _find_kinds(known, {article.id: article.text for article in articles}, states)
    found: dict[str, set[Span]] = defaultdict(set)
    if not bodies:
        return found
    nouns = {noun for kind, _ in bodies for noun in (FORCES if kind == MILITARY else (kind,))}
    pattern = re.compile(
        rf"\b(?:{'|'.join(map(re.escape, sorted(nouns, key=lambda noun: (-len(noun), noun))))})\b", re.I
    )
    for article in articles:
        for kind, state, span in _find_phrases(article, pattern, states):
            if owner := bodies.get((kind, state)):
                found[owner].add(span)
    return found


def _find_kinds(entities: Iterable[Entity], texts: Mapping[str, str], states: States) -> dict[tuple[str, str], str]:
    """(kind, state) -> entity, for bodies that the pile names with their state: ("foreign ministry", "ostrel")."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entity in entities:
        if entity.type is EntityType.PLACE and (state := states.capitals.get(fold(entity.name), "")):
            found["capital", state].add(entity.id)
        if entity.type in _KINDS and not entity.anonymous:
            for form in {fold(texts[span.article][span.start : span.end]) for span in entity.mentions}:
                kind, _, state = read_key(form, states).partition(" @")
                if state:
                    found[kind, state].add(entity.id)
    return {key: ids.pop() for key, ids in found.items() if len(ids) == 1}


def _find_phrases(article: Article, pattern: re.Pattern[str], states: States) -> Iterator[tuple[str, str, Span]]:
    for start, end in find_bodies(article):
        for match in pattern.finditer(article.text, start, end):
            kind = fold(match[0])
            words = list(_WORD.finditer(article.text, max(start, match.start() - STATE_REACH), match.start()))
            for word in words[-LONGEST_STATE:]:
                if not word[0][0].isupper() or word[0] == "The":
                    continue
                state = states.find(fold(article.text[word.start() : match.start()].rstrip()), actor=False)
                if state is not None:
                    yield MILITARY if kind in FORCES else kind, state, Span(article.id, word.start(), match.end())
                    break
