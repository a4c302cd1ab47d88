"""Where an article calls a state by what it is like: "the communist country", "the landlocked nation".

In: articles, the entities that are states, noun phrases. Out: further mentions of states. Such a phrase means the state
that the article speaks of most, the United States aside: news in English describes the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from communique.types import Article, Entity, NounPhrase, Span

# How many times as often as any other state the one meant is named in the article, and how often at least. Set by hand:
# in the fourteen training stories all six such phrases are right; 300 newspaper articles hold four, and one is joined.
LEAD = 2
FEWEST_NAMED = 5
_NOUNS = frozenset({"state", "country", "nation", "ally", "neighbor", "neighbour", "kingdom"})
_ALLY = "ally"
_ALLIES = frozenset({"U.S.", "US", "American"})
# What tells one state from others, a part from a whole, or a kind from its members.
_NO_EPITHETS = frozenset(
    "same other another whole entire very first second third fourth fifth last next host home neighboring neighbouring "
    "new only single own federal sovereign welfare deep police rest current respective given particular latest two "
    "three four least most more main key entire local red blue swing battleground independent future viable failed "
    "foreign developed developing average solid separate surveillance administrative secular modern different "
    "receiving sending member previous nearest right wrong democratic republican".split()
)
# With more words before the noun, a phrase brings in somebody of its own.
_MOST_WORDS = 4


def find_state_descriptions(
    articles: Iterable[Article], entities: Sequence[Entity], owners: Mapping[str, str], phrases: Iterable[NounPhrase]
) -> dict[str, set[Span]]:
    """Mentions by entity id; `owners` tells the entity of each state that is one."""
    texts = {article.id: article.text for article in articles}
    named = _count(entities, set(owners.values()) - {owners.get("USA")})
    taken = {(span.article, span.start) for entity in entities for span in entity.mentions}
    found: dict[str, set[Span]] = defaultdict(set)
    for phrase in phrases:
        if (phrase.article, phrase.start) not in taken and _is_description(phrase, texts.get(phrase.article, "")):
            first, second = [*named[phrase.article].most_common(2), ("", 0), ("", 0)][:2]
            if first[1] >= max(FEWEST_NAMED, LEAD * second[1]):
                found[first[0]].add(Span(phrase.article, phrase.start, phrase.end))
    return found


def _count(entities: Iterable[Entity], states: set[str]) -> defaultdict[str, Counter[str]]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entity in entities:
        if entity.id in states:
            for span in entity.mentions:
                counts[span.article][entity.id] += 1
    return counts


def _is_description(phrase: NounPhrase, text: str) -> bool:
    words = text[phrase.start : phrase.end].split()
    return (
        2 < len(words) <= _MOST_WORDS
        and words[0] in ("the", "The")
        and words[-1] in _NOUNS
        and not text.startswith(" of ", phrase.end)
        and all(_is_epithet(word, words[-1]) for word in words[1:-1])
    )


def _is_epithet(word: str, noun: str) -> bool:
    """Whether a word may describe a state: "landlocked", and whose ally it is."""
    if noun == _ALLY and word in _ALLIES:
        return True
    return word.islower() and word not in _NO_EPITHETS and not word.endswith("est")
