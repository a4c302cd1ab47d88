"""What is claimed in a story, sentence by sentence, and the questions that finding disputes asks again and again.

In: a `Story`. Out: `Claims`: the stretches of one sentence that somebody says or an article says in its own voice, with
who holds them, their words, and how rare these are in the story. Wishes, orders and questions are not told apart here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log
from operator import mul

from communique.link.terms import STOP_WORDS
from communique.read.relays import is_own_outlet
from communique.read.sentences import Bounds, find_sentences
from communique.types import Attribution, Entity, EntityType, Span, Story

# Code points below which a stretch of a sentence says too little to be set against another: "Yes, it is".
SHORTEST = 12
# Code points above which a stretch without a full stop is no sentence but a table or a list, and says nothing.
LONGEST = 2000
# Letters that stay of a word, its ending taken off, so that "negotiators" and "negotiations" are one.
STEM = 7
# Attributions that may hold some of a sentence that is still in the article's own voice, as a share of the sentence.
OWN_VOICE = 0.3

_IRREGULAR = {
    "spent": "spend", "rose": "rise", "fell": "fall", "grew": "grow", "paid": "pay", "lost": "lose", "won": "win",
    "kept": "keep", "held": "hold", "built": "build", "sent": "send", "broke": "break", "met": "meet", "led": "lead",
    "left": "leave", "began": "begin", "gave": "give", "sought": "seek", "struck": "strike",
}  # fmt: skip
_ENDINGS = ("ies", "ing", "ed", "es", "s", "e", "y")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_QUOTES = ('"', "“", "'", "‘", "«")
_WORD = re.compile(r"[a-z]{2,}(?:-[a-z]+)*")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
# Words that name nothing that two sentences could be about.
_EMPTY = STOP_WORDS | frozenset(
    "think believe believes believed know want wants wanted get got going go goes come came make makes made take took "
    "really told added asked still even back way well yet many any every each both another around however including "
    "says thing things something lot put let like see need needs per percent million billion trillion thousand".split()
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of one sentence that one holder says; without an attribution it is the article's own voice."""

    span: Span
    sentence: Bounds
    attribution: Attribution | None

    @property
    def speaker(self) -> str | None:
        return None if self.attribution is None else self.attribution.speaker


class Claims:
    """The claims of a story, in order of article and place, and what is asked of them."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.articles = {article.id: article for article in story.articles}
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in story.entities}
        self.by_article: dict[str, list[Attribution]] = defaultdict(list)
        for one in story.attributions:
            self.by_article[one.article].append(one)
        self.sentences = {article.id: _find_body_sentences(article.id, self) for article in story.articles}
        self.mentions: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for entity in story.entities:
            for span in entity.mentions:
                self.mentions[span.article].append((span.start, span.end, entity.id))
        self._by_id = {one.id: one for one in story.attributions}
        self._same_said = {
            each: statement.attributions for statement in story.statements for each in statement.attributions
        }
        self._outlets = [entity for entity in story.entities if entity.type is EntityType.OUTLET]
        self._origin_of = {article: origin.id for origin in story.origins for article in origin.articles}
        self._stems: dict[Span, frozenset[str]] = {}
        self._name_words: dict[str, frozenset[str]] = {}
        self._weights: dict[str, float] = {}
        self._circles: dict[str, frozenset[str]] = {}
        self._counts = Counter(
            stem
            for article, sentences in self.sentences.items()
            for start, end in sentences
            for stem in self.find_stems(Span(article, start, end))
        )
        self._total = sum(map(len, self.sentences.values()))

    @cached_property
    def all(self) -> tuple[Claim, ...]:
        return tuple(claim for article in self.articles for claim in self._find_claims(article))

    @cached_property
    def said(self) -> tuple[Claim, ...]:
        """Those that somebody known says."""
        return tuple(claim for claim in self.all if claim.speaker is not None)

    def read(self, span: Span) -> str:
        return self.articles[span.article].text[span.start : span.end]

    def find_stems(self, span: Span) -> frozenset[str]:
        """The words that say what a stretch is about, without their endings."""
        if span not in self._stems:
            self._stems[span] = find_stems(self.read(span))
        return self._stems[span]

    def weigh(self, stems: Iterable[str]) -> float:
        """How rare the words are in the sentences of the story: a word of one in a hundred weighs 4.6."""
        return sum(self._weigh(stem) for stem in sorted(stems))

    def are_others(self, one: str | None, other: str | None) -> bool:
        """Whether two holders are known, and neither belongs to the other."""
        if one is None or other is None or one == other or self._bears_name(one, other):
            return False
        return self.entities[one].of != other and self.entities[other].of != one

    def are_of_one_camp(self, one: str, other: str) -> bool:
        """Whether two holders belong to one government or body at last: a minister and a spokesman of hers."""
        return other in self.find_circle(one)

    def find_circle(self, one: str) -> frozenset[str]:
        """All holders that are of one camp with one, itself among them."""
        if one not in self._circles:
            self._circles[one] = frozenset({one, *self._by_camp[self.find_camp(one)], *self._find_namesakes(one)})
        return self._circles[one]

    def speaks_for(self, one: str, body: str) -> bool:
        """Whether somebody is a body or belongs to it: a minister and his government."""
        return one == body or (self.entities[one].of is not None and self.find_camp(one) == body)

    def find_camp(self, entity: str) -> str:
        """What an entity belongs to at last: the state of a minister, itself where it belongs to nothing."""
        seen = {entity}
        while (of := self.entities[entity].of) is not None and of not in seen:
            seen.add(of)
            entity = of
        return entity

    def find_same_said(self, one: Attribution) -> tuple[Attribution, ...]:
        """The attributions that carry one statement with another, itself among them."""
        return tuple(self._by_id[each] for each in self._same_said.get(one.id, (one.id,)))

    def find_sentence(self, article: str, place: int) -> Bounds | None:
        """The sentence of the body in which a place lies."""
        sentences = self.sentences[article]
        index = bisect_right(sentences, (place, len(self.articles[article].text))) - 1
        return sentences[index] if index >= 0 and place < sentences[index][1] else None

    def find_sentence_before(self, article: str, place: int) -> Bounds | None:
        """The sentence of the body before the one in which a place lies."""
        sentences = self.sentences[article]
        index = bisect_right(sentences, (place, len(self.articles[article].text))) - 2
        return sentences[index] if index >= 0 else None

    def find_innermost(self, span: Span) -> Attribution | None:
        """The attribution in whose content the words stand, the innermost where there are several."""
        holding = [
            one
            for one in self.by_article[span.article]
            if any(start <= span.start and span.end <= end for start, end in one.content)
        ]
        return min(holding, key=lambda one: (one.content[-1][1] - one.content[0][0], one.id), default=None)

    def find_outlet(self, article: str) -> str | None:
        """The outlet that publishes an article, as far as it is an entity."""
        own = (entity.id for entity in self._outlets if is_own_outlet(self.articles[article], entity))
        return min(own, default=None)

    def find_holder(self, span: Span) -> str | None:
        """Who says the words: their speaker, or the outlet whose own voice it is."""
        inside = self.find_innermost(span)
        return self.find_outlet(span.article) if inside is None else inside.speaker

    def are_of_one_origin(self, one: str, other: str) -> bool:
        """Whether two articles are one text, or one report told again."""
        return self._origin_of[one] == self._origin_of[other]

    def count_origins(self, spans: Iterable[Span]) -> int:
        return len({self._origin_of[span.article] for span in spans})

    def _is_quoted(self, article: str, start: int) -> bool:
        """Whether a sentence opens with a quotation mark, or stands in a paragraph that does."""
        text = self.articles[article].text
        return text[start] in _QUOTES or text[text.rfind("\n", 0, start) + 1 :][:1] in _QUOTES

    @cached_property
    def _by_camp(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for each in self.entities:
            found[self.find_camp(each)].append(each)
        return found

    @cached_property
    def _by_name_word(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for each in self.entities.values():
            for word in self._find_name_words(each):
                found[word].append(each.id)
        return found

    @cached_property
    def _by_last_name(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for each in self.entities.values():
            if each.type is EntityType.PERSON:
                for word in each.name.split()[-1:]:
                    found[word].append(each.id)
        return found

    def _find_namesakes(self, one: str) -> set[str]:
        """Those that are named after one, or it after them."""
        entity = self.entities[one]
        last = entity.name.split()[-1:] if entity.type is EntityType.PERSON else []
        bearing = [self._by_name_word.get(word, ()) for word in last]
        borne = [self._by_last_name.get(word, ()) for word in self._find_name_words(entity)]
        return set().union(*bearing, *borne)

    def _weigh(self, stem: str) -> float:
        if stem not in self._weights:
            self._weights[stem] = log((self._total + 1) / max(1, self._counts[stem]))
        return self._weights[stem]

    def _bears_name(self, one: str, other: str) -> bool:
        """Whether one is named after the other, a person: "the Marn government", "Marn spokesman Odo Lisk"."""
        first, second = self.entities[one], self.entities[other]
        return any(
            a.type is EntityType.PERSON and a.name.split()[-1] in self._find_name_words(b)
            for a, b in ((first, second), (second, first))
        )

    def _find_name_words(self, entity: Entity) -> frozenset[str]:
        """The words of its name and roles."""
        if entity.id not in self._name_words:
            texts = (entity.name, *(role.text for role in entity.roles))
            self._name_words[entity.id] = frozenset(word for text in texts for word in _NAME_WORD.findall(text))
        return self._name_words[entity.id]

    def _find_claims(self, article: str) -> list[Claim]:
        found: list[Claim] = []
        attributions = self.by_article[article]
        for start, end in self.sentences[article]:
            said = [
                (max(first, start), min(last, end), one)
                for one in attributions
                for first, last in one.content
                if min(last, end) - max(first, start) >= SHORTEST
            ]
            found += [Claim(Span(article, s, e), (start, end), one) for s, e, one in said]
            told = sum(e - s for s, e, one in said if one.nested_in is None)
            if told <= OWN_VOICE * (end - start) and not self._is_quoted(article, start):
                found.append(Claim(Span(article, start, end), (start, end), None))
        return found


def find_stems(words: str) -> frozenset[str]:
    """The words that say what a text is about, in small letters and without their endings."""
    plain = _INITIALS.sub(lambda found: found.group().replace(".", ""), words.lower().replace("’", "'"))
    plain = plain.replace("'s", "").replace("n't", "").replace("united states", "us")
    return frozenset(make_stem(word) for word in _WORD.findall(plain) if word not in _EMPTY)


@lru_cache(maxsize=1 << 14)  # a story has the same words again and again
def make_stem(word: str) -> str:
    """A word in small letters without its ending, where four letters stay."""
    word = _IRREGULAR.get(word, word)
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 4), "")
    return word[: len(word) - len(ending)][:STEM]


def find_bounds(one: Attribution) -> Bounds:
    """From the first to the last of what an attribution is made of."""
    parts: Sequence[Bounds] = [*one.content, *(part for part in (one.cue, one.source) if part)]
    return min(start for start, _ in parts), max(end for _, end in parts)


def compare(one: Attribution, other: Attribution) -> float:
    """Cosine of the sentence vectors of two contents; 0.0 where either has none."""
    cosine: float = sum(map(mul, one.vector, other.vector))
    return cosine


def _find_body_sentences(article: str, claims: Claims) -> tuple[Bounds, ...]:
    held = claims.articles[article]
    bodies = [(block.start, block.end) for block in held.blocks if not block.kind.is_boilerplate]
    return tuple(
        (start, end)
        for start, end in find_sentences(held.text, held.blocks)
        if end - start <= LONGEST and any(begun <= start and end <= ended for begun, ended in bodies)
    )
