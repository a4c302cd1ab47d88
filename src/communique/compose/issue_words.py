"""The words that say what a story is about, each with its weight: rare in the news and frequent in the story.

In: a `Story`. Out: `StoryWords`. Words stand by their stems, as in link/terms.py; names of parties and people say who
and not what, and are left out, as are function words and words of bargaining, which every move has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log1p

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
    for article in story.articles:
        for block in article.blocks:
            if not block.kind.is_boilerplate:
                counts.update(_list_telling(article.text[block.start : block.end]))
    frequencies = load_frequencies()
    stems = sorted(counts)
    known = frequencies.look_up(np.array([hash_term(each) for each in stems], np.uint32), unseen=UNSEEN_WORD)
    rarity = dict(zip(stems, np.log((frequencies.articles + 1) / (known + 1)).tolist(), strict=True))
    names = {
        stem_word(word)
        for entity in story.entities
        if entity.type in _ACTORS
        for word in WORD.findall(normalize(entity.name))
    }
    weights = {each: rarity[each] * log1p(counts[each]) for each in stems}
    return StoryWords(rarity, counts, weights, frozenset(names))


def find_telling_words(text: str) -> set[str]:
    """Stems of the words of a text that say what it is about."""
    return set(_list_telling(text))


def is_telling(word: str) -> bool:
    """Whether a normalized word may say what something is about."""
    return len(word) >= FEWEST_LETTERS and word not in STOP_WORDS and word not in _PLAIN and not word.isdigit()


def stem_word(word: str) -> str:
    """The stem of a normalized word, without a possessive."""
    return stem(word.removesuffix("'s").removesuffix("'"))


def _list_telling(text: str) -> list[str]:
    return [stem_word(word) for word in WORD.findall(normalize(text)) if is_telling(word)]


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
