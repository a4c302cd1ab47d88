"""The words that say what a story is about, each with its weight: rare in the news and frequent in the story.

In: a `Story`. Out: `StoryWords`. Words stand by their stems, as in link/terms.py; names of parties and people say who
and not what, and are left out, as are function words and words of bargaining, which every move has.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log, log1p

import numpy as np

from communique.compose.move_words import normalize
from communique.link.frequencies import UNSEEN_WORD, load_frequencies
from communique.link.terms import hash_term, stem
from communique.link.wording import STOP_WORDS
from communique.types import EntityType, Story

FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class StoryWords:
    """Stems of a story's telling words: how rare each is in the news, how often the story has it, both in one weight.

    `names` are stems of words of names.
    """

    rarity: Mapping[str, float]
    counts: Mapping[str, int]
    weights: Mapping[str, float]
    names: frozenset[str]

    def find(self, text: str) -> frozenset[str]:
        """Stems of the telling words of a text of the story."""
        return frozenset(word for word in find_telling_words(text) - self.names if word in self.weights)


def weigh_words(story: Story) -> StoryWords:
    """Weigh every telling word of a story's articles, boilerplate left out."""
    counts: Counter[str] = Counter()
    spelled: dict[str, set[str]] = defaultdict(set)
    for article in story.articles:
        for block in article.blocks:
            if not block.kind.is_boilerplate:
                for word in _find_telling(article.text[block.start : block.end]):
                    counts[stem_word(word)] += 1
                    spelled[stem_word(word)].add(_without_possessive(word))
    rarity = _find_rarity(spelled)
    names = {
        stem_word(word)
        for entity in story.entities
        if entity.type in _ACTORS
        for word in WORD.findall(normalize(entity.name))
    }
    weights = {each: rarity[each] * log1p(counts[each]) for each in sorted(counts)}
    return StoryWords(rarity, counts, weights, frozenset(names))


def find_telling_words(text: str) -> set[str]:
    """Stems of the words of a text that say what it is about."""
    return {stem_word(word) for word in _find_telling(text)}


def is_telling(word: str) -> bool:
    """Whether a normalized word may say what something is about."""
    return len(word) >= FEWEST_LETTERS and word not in STOP_WORDS and word not in _PLAIN and not word.isdigit()


@lru_cache(maxsize=1 << 14)  # a story has the same words again and again
def stem_word(word: str) -> str:
    """The stem of a normalized word, without a possessive; one for "missile" and "missiles", "embassy", "embassies"."""
    found = stem(_without_possessive(word))
    return found[:-1] if found[-1:] in ("e", "y") and len(found) > FEWEST_LETTERS else found


def _find_rarity(spelled: Mapping[str, Collection[str]]) -> dict[str, float]:
    """How rare each stem is in the news: as its most frequent form."""
    frequencies = load_frequencies()
    forms = sorted({(each, stem(word)) for each, words in spelled.items() for word in words})
    hashed = np.array([hash_term(form) for _, form in forms], np.uint32)
    known: dict[str, float] = defaultdict(float)
    for (each, _), count in zip(forms, frequencies.look_up(hashed, unseen=UNSEEN_WORD).tolist(), strict=True):
        known[each] = max(known[each], count)
    return {each: log((frequencies.articles + 1) / (count + 1)) for each, count in known.items()}


def _without_possessive(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


def _find_telling(text: str) -> list[str]:
    return [word for word in WORD.findall(normalize(text)) if is_telling(word)]


WORD = re.compile(r"\w+(?:['’-]\w+)*")
_ACTORS = (EntityType.GOVERNMENT, EntityType.PERSON, EntityType.ORGANIZATION, EntityType.OUTLET)
_PLAIN = frozenset(
    "january february march april may june july august september october november december "
    "must should need needs want wants demand demands offer offers propose proposed agree agreed accept accepted "
    "reject rejected refuse call calls called urge urged ask asked say said tell told like make makes made making "
    "take takes took taking give gives given giving get gets getting going come comes coming put keep keeps "
    "continue continued let new last first next week weeks day days year years month months monday tuesday "
    "wednesday thursday friday saturday sunday today tomorrow yesterday government president minister official "
    "officials country countries people thing things way much many good great very real really able ready willing "
    "open possible including until unless before after about against between under over without during through "
    "because while where when how why into out our own only also still even never ever not now well one two three "
    "can't don't won't isn't doesn't didn't back down off".split()
)
