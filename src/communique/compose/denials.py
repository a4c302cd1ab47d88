"""Words that one speaker contradicts outright: "disputed Ostrel's claim that ...", "denies that ...".

In: a `Story`. Out: each denial with the attributions that it stands against: what is nested in it under another
speaker, or the words of whoever it names, or those told just before that say most of the same. Where none is like
enough, there is no pair: a denial of what nobody says is no dispute. A mere doubt, question or play-down is
left out: of nine such in the annotated training stories one stood in a dispute, of the rest eleven in seventeen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from communique.link.terms import STOP_WORDS
from communique.types import Attribution, Entity, Story

# How like a claim must be to its denial: cosine of the two, and the share of the rarer of their words that both have,
# with what is added for being named, or for standing just before. Between 0.5 and 0.7 the training stories do not tell
# the bounds apart; at 0.9 half of the right pairs are lost.
LIKENESS = 0.7
NAMED, JUST_BEFORE, POINTED_AT = 0.2, 0.25, 0.3
# Code points between a claim and the denial that follows it, and between a denial and what its speaker says next.
REACH, SEQUEL = 500, 250
# Claims kept for one denial: the likest, and what the same holder says that is hardly less like. Set by hand.
MOST_CLAIMS, SECOND = 3, 0.3
# Letters by which two forms of a word are one.
STEM = 6

_OUTRIGHT = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|disput(?:e[sd]?|ing)|contradict\w*|refut\w+|rebut\w*|push(?:ed|es|ing)? back|"
    r"disagree[sd]?|t(?:ook|akes?|aking) issue|balk\w*|scoff\w*)\b",
    re.I,
)
_AGAINST = re.compile(
    r"\b(?:reject\w*|dismiss\w*|challeng\w+|denounc\w+|object(?:ed|s)?|call(?:ed|s)|describ\w+)\b", re.I
)
_CLAIM_NOUNS = (
    r"(?:claims?|allegations?|accusations?|suggestions?|charges?|reports?|characteri[sz]ations?|criticisms?|notion|story|"
    r"stories|statements?|accounts?|version|descriptions?|arguments?|assertions?|concerns?|fears?|complaints?|presumption|"
    r"remarks?|explanations?)"
)
_CLAIM = re.compile(rf"\b{_CLAIM_NOUNS}\b", re.I)
_NAMED_CLAIM = re.compile(rf"['’]s? (?:\w+ ){{0,2}}{_CLAIM_NOUNS}\b", re.I)
_POINTED_CLAIM = re.compile(
    rf"\b(?:this|that|these|those|the|his|her|its|their|such an?) (?:\w+ )?{_CLAIM_NOUNS}\b", re.I
)
_WORD = re.compile(r"[a-z]{3,}")
# What opens a content that an "object" verb takes for its object, in code points.
_OPENING = 60


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial, what it stands against (the likest first), and what its speaker says right after it."""

    denial: Attribution
    claims: tuple[Attribution, ...]
    sequel: tuple[Attribution, ...]


def find_denials(story: Story) -> tuple[Denial, ...]:
    """Denials that are told with what they deny, in the story's order of attributions."""
    telling = _Telling(story)
    return tuple(
        Denial(one, claims, telling.find_sequel(one))
        for one in story.attributions
        if one.nested_in is None and one.speaker is not None and telling.is_denial(one)
        if (claims := telling.find_claims(one))
    )


class _Telling:
    """The attributions of a story with what is asked of them again and again."""

    def __init__(self, story: Story) -> None:
        self.texts: Mapping[str, str] = {article.id: article.text for article in story.articles}
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in story.entities}
        self.attributions = story.attributions
        self.stems = {one.id: _find_stems(self._read_content(one)) for one in story.attributions}
        self.counts: dict[str, int] = defaultdict(int)
        for stems in self.stems.values():
            for stem in stems:
                self.counts[stem] += 1
        self.mentions: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for entity in story.entities:
            for span in entity.mentions:
                self.mentions[span.article].append((span.start, span.end, entity.id))

    def is_denial(self, one: Attribution) -> bool:
        """Whether the cue contradicts outright, or turns against what its object or content calls a claim."""
        if one.cue is None:
            return False
        cue = self.texts[one.article][slice(*one.cue)]
        if _OUTRIGHT.search(cue):
            return True
        object_ = cue + " " + self._read_content(one)[:_OPENING]
        return _AGAINST.search(cue) is not None and _CLAIM.search(object_) is not None

    def find_claims(self, denial: Attribution) -> tuple[Attribution, ...]:
        """What is denied, all of one holder, the likest first."""
        nested = [one for one in self.attributions if one.nested_in == denial.id and self._is_of_other(one, denial)]
        named = self._find_named(denial)
        pointed = _POINTED_CLAIM.search(self._read_whole(denial)) is not None
        scored = sorted(self._score_claims(denial, named, pointed=pointed), key=lambda pair: (-pair[0], pair[1].id))
        likest = [one for score, one in scored if score >= scored[0][0] - SECOND]
        claims = nested[:1] + likest
        holder = claims[0].speaker if claims else None
        return tuple(one for one in claims if one.speaker == holder)[:MOST_CLAIMS]

    def find_sequel(self, denial: Attribution) -> tuple[Attribution, ...]:
        """What the speaker says right after the denial."""
        end = find_bounds(denial)[1]
        return tuple(
            one
            for one in self.attributions
            if one.article == denial.article and one.speaker == denial.speaker and one.nested_in is None
            if 0 <= one.content[0][0] - end < SEQUEL
        )[:1]

    def _score_claims(
        self, denial: Attribution, named: frozenset[str], *, pointed: bool
    ) -> Iterator[tuple[float, Attribution]]:
        start = find_bounds(denial)[0]
        for one in self.attributions:
            if one.nested_in == denial.id or not self._is_of_other(one, denial):
                continue
            if named and one.speaker not in named:
                continue
            said = (denial, *self.find_sequel(denial))
            score = max(self._compare(each, one) for each in said) + NAMED * bool(named)
            is_before = one.article == denial.article and 0 <= start - one.content[-1][1] < REACH
            score += is_before * (JUST_BEFORE + POINTED_AT * pointed)
            if score >= LIKENESS and (named or is_before):
                yield score, one

    def _find_named(self, denial: Attribution) -> frozenset[str]:
        """Whose claim it is, where the denial says so: "Ostrel's claim that ..."."""
        text, (start, end) = self.texts[denial.article], find_bounds(denial)
        return frozenset(
            entity
            for first, last, entity in self.mentions[denial.article]
            if start <= first < end and self._is_other(entity, denial.speaker) and _NAMED_CLAIM.match(text, last)
        )

    def _is_of_other(self, one: Attribution, denial: Attribution) -> bool:
        return one.id != denial.id and self._is_other(one.speaker, denial.speaker)

    def _is_other(self, one: str | None, other: str | None) -> bool:
        """Whether two are known, and neither belongs to the other."""
        if one is None or other is None or one == other:
            return False
        return self.entities[one].of != other and self.entities[other].of != one

    def _compare(self, one: Attribution, other: Attribution) -> float:
        """Cosine of the two contents, and the share of the weight of their rarer words that both have."""
        cosine = sum(a * b for a, b in zip(one.vector, other.vector, strict=False))
        mine, others = self.stems[one.id], self.stems[other.id]
        smaller = min(self._weigh(mine), self._weigh(others))
        return cosine + (self._weigh(mine & others) / smaller if smaller else 0.0)

    def _weigh(self, stems: frozenset[str]) -> float:
        return sum(log((len(self.attributions) + 1) / self.counts[stem]) for stem in sorted(stems))

    def _read_content(self, one: Attribution) -> str:
        return " ".join(self.texts[one.article][start:end] for start, end in one.content)

    def _read_whole(self, one: Attribution) -> str:
        return self.texts[one.article][slice(*find_bounds(one))]


def _find_stems(words: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in _WORD.findall(words.lower()) if word not in STOP_WORDS)


def find_bounds(one: Attribution) -> tuple[int, int]:
    """From the first to the last of what an attribution is made of."""
    parts: Sequence[tuple[int, int]] = [*one.content, *(part for part in (one.cue, one.source) if part)]
    return min(start for start, _ in parts), max(end for _, end in parts)
