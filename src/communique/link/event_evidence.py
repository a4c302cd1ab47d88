"""What two mentions of events have in common: predicate, words, actors, dates, type, place in their articles.

In: `EventMention`s whose actors and recipients are linked entities. Out: `EventEvidence`, numbers between 0 and about
3, for a judge to weigh, and the reasons for which two mentions cannot be one event.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import exp, fsum, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.link.event_dates import Days, find_days
from communique.link.wording import split_words, stem_words
from communique.types import Article, BlockKind, DateBasis, Entity, EventMention, Modality

# Added to the number of mentions before words are weighed, so that in a story of three a rare word is still rare.
BACKGROUND = 100
# Where the measure of shared words stops growing.
MOST_SHARED = 20.0
# Code points over which the first words of an article cease to be its beginning.
OPENING = 600.0
# Code points either side of a mention within which its clause is looked for.
CONTEXT_REACH = 200
# The cosine of two mentions that have none: the mean over all pairs of the training stories.
USUAL_LIKENESS = 0.37
# Characters before a predicate within which words may call it a further one: "a second round of [talks]".
ANOTHER_WITHIN = 24
# Days of an interval that still tells a day.
NARROW = 2
# Days that dates may lie apart and still be one occasion told from two places or by its two days.
ONE_OCCASION = 1


@dataclass(frozen=True, slots=True)
class Comparable:
    """A mention made comparable; `text` is its article's, `vector` has length 1 or is None.

    `people` are its actors and recipients, each standing for the body that it belongs to as well. `opening` is 1 at the
    beginning of the article and in its headings, and falls from there.
    """

    key: str
    mention: EventMention
    text: str
    stems: frozenset[str]
    context: frozenset[str]
    numbers: frozenset[str]
    people: frozenset[str]
    days: Days | None
    opening: float
    vector: NDArray[np.float32] | None  # (size,)


class EventEvidence(NamedTuple):
    """What speaks for and against two mentions telling one event; shares and cosines from 0 to 1."""

    same_lemma: float
    shared: float
    less_covered: float
    more_covered: float
    context: float
    number: float
    likeness: float
    other_people: float
    same_type: float
    other_type: float
    same_day: float
    other_day: float
    openings: float
    one_article: float


@dataclass(frozen=True, slots=True)
class Rarity:
    """The weight of each stem, the log of how seldom a mention of the story has it; and of whole ones."""

    stems: Mapping[str, float]
    context: Mapping[str, float]
    mentions: Mapping[frozenset[str], float]
    contexts: Mapping[frozenset[str], float]

    @classmethod
    def count(cls, comparables: Sequence[Comparable]) -> Rarity:
        """Count over distinct wordings, so that a copy makes no word common."""
        distinct = {each.context: each for each in comparables}.values()
        size = len(distinct) + BACKGROUND
        holders = Counter(stem for each in distinct for stem in each.stems)
        around = Counter(stem for each in distinct for stem in each.context)
        # Those of another's context alone weigh nothing.
        stems = {
            stem: log(size / holders[stem]) if stem in holders else 0.0 for each in comparables for stem in each.stems
        }
        context = {stem: log(size / count) for stem, count in around.items()}
        return cls(
            stems,
            context,
            {own: fsum(map(stems.__getitem__, own)) for own in {each.stems for each in comparables}},
            {own: fsum(map(context.__getitem__, own)) for own in {each.context for each in comparables}},
        )


def read_comparable(key: str, mention: EventMention, article: Article, entities: Mapping[str, Entity]) -> Comparable:
    """The comparable form of a mention in its article."""
    text = article.text
    words = split_words(text[mention.start : mention.end])
    around = split_words(text[slice(*_find_clause(text, mention.start, mention.end))])
    return Comparable(
        key=key,
        mention=mention,
        text=text,
        stems=stem_words(words),
        context=stem_words(around),
        numbers=frozenset(word for word in words if word[0].isdigit()),
        people=_stand_for((*mention.actors, *mention.recipients), entities),
        days=find_days(mention.date),
        opening=measure_opening(article, mention.start),
        vector=np.array(mention.vector, dtype=np.float32) if mention.vector else None,
    )


def compare_mentions(one: Comparable, other: Comparable, rarity: Rarity) -> EventEvidence:
    """The evidence on two mentions; the same whichever comes first."""
    first, second = one.mention, other.mention
    shared = fsum(map(rarity.stems.__getitem__, one.stems & other.stems))
    around = fsum(map(rarity.context.__getitem__, one.context & other.context))
    own, others = rarity.mentions[one.stems], rarity.mentions[other.stems]
    typed = first.type is not None and second.type is not None
    same_day, other_day = _compare_days(one, other)
    return EventEvidence(
        same_lemma=float(first.lemma == second.lemma),
        shared=min(shared, MOST_SHARED) / 10,
        less_covered=shared / max(own, others, 1.0),
        more_covered=shared / max(min(own, others), 1.0),
        context=around / max(min(rarity.contexts[one.context], rarity.contexts[other.context]), 1.0),
        number=float(bool(one.numbers & other.numbers)),
        likeness=_liken(one.vector, other.vector),
        other_people=float(bool(one.people and other.people) and one.people.isdisjoint(other.people)),
        same_type=float(typed and first.type is second.type),
        other_type=float(typed and first.type is not second.type),
        same_day=same_day,
        other_day=other_day,
        openings=one.opening * other.opening,
        one_article=float(first.article == second.article),
    )


def tells_end(comparable: Comparable) -> bool:
    """Whether the words behind a mention say that it was over."""
    return _ENDED.match(comparable.text, comparable.mention.predicate[1]) is not None


class _Phase(Enum):
    """What of an occasion a mention tells, where it is not the occasion as a whole; who admits it, does so later."""

    PROSPECT = "prospect"
    END = "end"
    ADMISSION = "admission"


@dataclass(frozen=True, slots=True)
class Limits:
    """What some mentions that tell one event rule out for others.

    `predicates` are theirs, with their articles. `days` has the latest first and the earliest last day that they tell,
    of dates relative to Y and of others; inferred ones rule nothing out. `phases` say whether any tells of an end
    or of what is only in prospect: talks that broke up are not those that somebody thinks of holding.
    """

    predicates: frozenset[tuple[str, tuple[int, int]]]
    days: Mapping[bool, tuple[int, int]]
    phases: frozenset[_Phase] = frozenset()

    @classmethod
    def read(cls, comparable: Comparable) -> Limits:
        """Those of one mention."""
        days = comparable.days
        told = {} if days is None or _is_inferred(comparable) else {days.relative: (days.first, days.last)}
        return cls(
            frozenset({(comparable.mention.article, comparable.mention.predicate)}), told, _find_phase(comparable)
        )

    def join(self, other: Limits) -> Limits:
        """Those of all mentions of both."""
        days = {**self.days, **other.days}
        for relative in self.days.keys() & other.days.keys():
            (first, last), (others_first, others_last) = self.days[relative], other.days[relative]
            days[relative] = (max(first, others_first), min(last, others_last))
        return Limits(self.predicates | other.predicates, days, self.phases | other.phases)

    def exclude(self, other: Limits) -> bool:
        """Whether any of the one cannot be one event with any of the other: one word, or days too far apart."""
        if not self.predicates.isdisjoint(other.predicates):
            return True
        if (self.phases or other.phases) and self._exclude_phases(other):
            return True
        for relative, (first, last) in self.days.items():
            days = other.days.get(relative)
            if days is not None and max(first - days[1], days[0] - last) > ONE_OCCASION:
                return True
        return False

    def _exclude_phases(self, other: Limits) -> bool:
        is_admission = _Phase.ADMISSION in self.phases
        return len(self.phases | other.phases) > 1 or is_admission != (_Phase.ADMISSION in other.phases)


def are_told_apart(one: Comparable, other: Comparable) -> bool:
    """Whether the words of two mentions that overlap say that they tell two things: "the visit followed the talks"."""
    if one.mention.article != other.mention.article:
        return False
    first, second = sorted((one.mention, other.mention), key=lambda mention: mention.predicate)
    if first.end <= second.start or second.end <= first.start:
        return False
    if first.time is not None and second.time is not None and first.time != second.time:
        return True
    return _APART.search(one.text, first.predicate[0], second.predicate[0]) is not None


def _find_phase(comparable: Comparable) -> frozenset[_Phase]:
    mention, text = comparable.mention, comparable.text
    if mention.lemma in _ADMISSIONS:
        return frozenset({_Phase.ADMISSION})
    first = max(mention.start, mention.predicate[0] - ANOTHER_WITHIN)
    if mention.lemma in _PROSPECTS or _ANOTHER.search(text, first, mention.predicate[1]):
        return frozenset({_Phase.PROSPECT})
    is_end = mention.modality is Modality.ACTUAL and _END.match(text, mention.predicate[0]) is not None
    return frozenset({_Phase.END}) if is_end else frozenset()


def _compare_days(one: Comparable, other: Comparable) -> tuple[float, float]:
    """Whether two mentions tell the same day or two, and whether they tell different days.

    The day on which something ended may be the one after that on which it was.
    """
    if one.days is None or other.days is None:
        return 0.0, 0.0
    if not one.days.meets(other.days):
        is_end = tells_end(one) or tells_end(other)
        is_near = one.days.relative == other.days.relative and one.days.gap(other.days) <= ONE_OCCASION
        return 0.0, float(not (is_end and is_near))
    return float(max(one.days.count, other.days.count) <= NARROW), 0.0


def _liken(one: NDArray[np.float32] | None, other: NDArray[np.float32] | None) -> float:
    return USUAL_LIKENESS if one is None or other is None else float(one @ other)


def _is_inferred(comparable: Comparable) -> bool:
    return comparable.mention.date is not None and comparable.mention.date.basis is DateBasis.INFERRED


def _stand_for(ids: Iterable[str], entities: Mapping[str, Entity]) -> frozenset[str]:
    """The entities and the bodies they belong to: who speaks of a minister's trip may name the government."""
    found = [entities[each] for each in ids if each in entities]
    return frozenset({one.id for one in found} | {one.of for one in found if one.of is not None})


def measure_opening(article: Article, at: int) -> float:
    """1 at the beginning of an article's body and in its headings, falling from there."""
    body = next((block.start for block in article.blocks if block.kind is BlockKind.BODY), 0)
    if any(block.start <= at < block.end and block.kind is BlockKind.HEADLINE for block in article.blocks):
        return 1.0
    return exp(-max(0, at - body) / OPENING)


def _find_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The mention with the words around it, to the end of the line or the sentence."""
    before = max(text.rfind(mark, max(0, start - CONTEXT_REACH), start) for mark in ("\n", ". ", "? ", "! ", "; "))
    after = [text.find(mark, end, end + CONTEXT_REACH) for mark in ("\n", ". ", "? ", "! ", "; ")]
    found = [at for at in after if at >= 0]
    return (
        before + 1 if before >= 0 else max(0, start - CONTEXT_REACH),
        min(found) if found else min(len(text), end + CONTEXT_REACH),
    )


# Predicates of what may come to pass, and words for a further occasion of a kind.
_ADMISSIONS = frozenset("admit acknowledge confess admission acknowledgement confession".split())
_PROSPECTS = frozenset("invitation invite weigh consider propose seek".split())
_ANOTHER = re.compile(
    r"\b(?:second|third|another|new|fresh|further|next) (?:round|talks|meeting|summit)\b", re.IGNORECASE
)
# Verbs by which an occasion ends.
_END = re.compile(
    r"(?:(?:br[eo]a?k(?:s|en|ing)?|broke|f[ae]ll(?:s|en)?) (?:up|down|off|apart)|collaps|end(?:s|ed|ing)?\b)",
    re.IGNORECASE,
)
# Words between two predicates, the first included, that set them apart in time.
_APART = re.compile(
    r"\b(?:after|before|since|follow\w*|until|till|ahead|when|once|later|earlier|last|next)\b", re.IGNORECASE
)
# Behind a noun, what says that it was over, so that the day is that of its end: "the talks in Brenna ended on Friday".
_ENDED = re.compile(
    r"(?:\s+(?:in|at|of|between|with|on)\s[^,;.!?]{1,40}?)?\s+(?:had |has |have )?(?:abruptly |suddenly |formally )?"
    r"(?:ended|concluded|finished|closed|wrapped up|broke up|broken up)\b",
    re.IGNORECASE,
)
