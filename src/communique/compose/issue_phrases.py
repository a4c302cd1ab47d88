"""Noun phrases that can say what a move is about: which stand in a proposal or near it, and what each counts.

In: the noun phrases of a `Story`, and moves. Out: `Phrases`. A phrase is known by its matter, the stem of the last of
its nouns that says which: "harvest" in "the harvest deal", for a deal by itself leaves open what of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log1p

from communique.compose.issue_nouns import GENERIC_STEMS, JUDGING, VAGUE_STEMS, load_nouns
from communique.compose.issue_words import WORD, StoryWords, is_telling, stem_word
from communique.compose.move_words import normalize
from communique.read.roles import is_person_noun, singular
from communique.types import Move, NounPhrase, Span, Story

# What a noun counts that stands in the proposal, elsewhere in the evidence, and near it; and what one in the proposal
# counts that only says where, when or how: "in the harbour". Set by hand.
IN_PROPOSAL, IN_EVIDENCE, NEAR = 1.0, 0.6, 0.3
BESIDE = 0.6
# Code points to each side of the evidence that are near it.
REACH = 300
# Code points before a phrase in which it is looked for what leads to it.
LONGEST_LEAD = 30
# The rarity from which a noun counts no more for being rarer. Set by hand: "ploy" is rarer than "tariffs".
RAREST = 4.0
# What it counts that a noun is often bargained over in the news, in the log of its weight, and how far that goes: two
# fifths for "hook", two and a half for "sanctions". See training/issues/README.md.
BARGAINED = 0.6
MOST_BARGAINED = 1.5
# What a noun counts that a single article has, of several. Set by hand.
IN_ONE_ARTICLE = 0.5


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a noun phrase that can name an issue: stems, and where each begins; the last is the head.

    `matter` is the stem that it is known by, and the words after it. `is_object` where it is what is acted upon, and
    not where, when or how.
    """

    article: str
    stems: tuple[str, ...]
    starts: tuple[int, ...]
    end: int
    matter: str
    is_object: bool


@dataclass(frozen=True, slots=True)
class Phrases:
    """A story's phrases by article in text order, and what the matter of each counts."""

    texts: Mapping[str, str]
    by_article: Mapping[str, Sequence[Phrase]]
    weights: Mapping[str, float]

    def find_near(self, move: Move) -> Iterator[tuple[Phrase, float]]:
        """The phrases in and around a move's evidence, with what each counts."""
        for span in move.evidence:
            held = self.by_article.get(span.article, ())
            at = bisect_left(held, span.start - REACH, key=lambda phrase: phrase.end)
            for phrase in held[at:]:
                if phrase.end > span.end + REACH:
                    break
                if _lies_in(phrase, move.wording):
                    yield phrase, IN_PROPOSAL if phrase.is_object else BESIDE
                else:
                    yield phrase, IN_EVIDENCE if _lies_in(phrase, span) else NEAR


def read_phrases(story: Story, words: StoryWords) -> Phrases:
    """The phrases of a story that can name an issue."""
    texts = {article.id: article.text for article in story.articles}
    found: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in sorted(story.noun_phrases, key=lambda each: (each.article, each.end, each.start)):
        read = _read_phrase(phrase, texts[phrase.article], words)
        if read is not None:
            found[phrase.article].append(read)
    return Phrases(texts, found, _weigh_matters(found, words))


def _read_phrase(phrase: NounPhrase, text: str, words: StoryWords) -> Phrase | None:
    matches = list(WORD.finditer(text, phrase.start, phrase.end))
    if not matches or phrase.proper is not None or matches[-1].group().isupper():
        return None
    parts = [normalize(match.group()) for match in matches]
    first = len(parts) - 1
    if not _can_head(parts[first], words):
        return None
    while first and _can_modify(parts[first - 1]) and _is_one_case(matches[first - 1], matches[-1]):
        first -= 1
    stems = tuple(stem_word(word) for word in parts[first:])
    matter = _find_matter(stems)
    if matter is None or _PREDICATE.search(text, max(0, phrase.start - LONGEST_LEAD), matches[first].start()):
        return None
    return Phrase(
        phrase.article,
        stems,
        tuple(match.start() for match in matches[first:]),
        phrase.end,
        matter,
        _BESIDE.search(text, max(0, phrase.start - LONGEST_LEAD), phrase.start) is None,
    )


def _find_matter(stems: Sequence[str]) -> str | None:
    """The last stem that says which; of "police violence" both words; None for "the deal"."""
    telling = [stem for stem in stems if stem not in GENERIC_STEMS and stem not in VAGUE_STEMS]
    if telling:
        return telling[-1]
    return " ".join(stems[-2:]) if len(stems) > 1 else None


def _weigh_matters(phrases: Mapping[str, Sequence[Phrase]], words: StoryWords) -> dict[str, float]:
    """What is rare in the news, frequent in the story and often bargained over counts most.

    What mostly stands before another noun counts less.
    """
    own = Counter(phrase.matter for held in phrases.values() for phrase in held)
    parts = Counter(stem for held in phrases.values() for phrase in held for stem in phrase.stems)
    articles = Counter(matter for held in phrases.values() for matter in {phrase.matter for phrase in held})
    return {
        matter: min(max(words.rarity.get(stem, 0.0) for stem in matter.split()), RAREST)
        * log1p(min(words.counts.get(stem, 0) for stem in matter.split()))
        * (count / max(count, parts[matter]))
        * (IN_ONE_ARTICLE if articles[matter] == 1 < len(phrases) else 1.0)
        * exp(BARGAINED * max(-MOST_BARGAINED, min(MOST_BARGAINED, _find_bargained(matter))))
        for matter, count in own.items()
    }


def _find_bargained(matter: str) -> float:
    nouns = load_nouns()
    return max(nouns.get(stem, 0.0) for stem in matter.split())


def _lies_in(phrase: Phrase, other: Span) -> bool:
    return phrase.article == other.article and other.start <= phrase.starts[-1] and phrase.end <= other.end


def _is_one_case(word: re.Match[str], head: re.Match[str]) -> bool:
    """Without the name of a country before a plain noun: the Ostreli | harvest, but Free Trade Agreement."""
    return not word.group()[0].isupper() or head.group()[0].isupper()


def _can_head(word: str, words: StoryWords) -> bool:
    """Whether a noun can say what an issue is: no name of a party, no person, no time, nothing vague."""
    key = stem_word(word)
    return (
        is_telling(word)
        and key in words.weights
        and key not in words.names
        and not is_person_noun(singular(word))
        and key not in VAGUE_STEMS
        and stem_word(singular(word)) not in VAGUE_STEMS
    )


def _can_modify(word: str) -> bool:
    return is_telling(word) and not word.endswith(("'s", "long")) and word not in JUDGING


# What something is called, or is like: "it would be a | setback".
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|as|like|[’']s)(?: not| no)? (?:an?|such an?|nothing but an?) (?:\w+ )?$"
)
# Where, when or how: "in | the harbour", "off | the hook".
_BESIDE = re.compile(r"\b(?:in|at|by|with|from|during|before|after|until|off|under|through|near|along|without) $")
