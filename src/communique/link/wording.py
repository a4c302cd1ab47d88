"""What two wordings have in common: words by their rarity, quotations, runs, and the angle of their vectors.

In: the content of attributions. Out: `Evidence`, numbers between 0 and about 3, for a judge to weigh. Quotation marks,
brackets, ellipses, case, accents and the endings of words make no difference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import fsum, log, log1p
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from communique.link.names import fold
from communique.types import Act, Article, Attribution, BlockKind, Kind

# Words that carry no content of their own.
STOP_WORDS = frozenset(
    "a an the and or but of to in on at by for with from as that this these those it its is are was were be been being "
    "has have had do does did will would should could can may might must not no he she they we i you his her their our "
    "my your him them us me who which what if so than then there also very just more any all said says".split()
)
# Endings taken off, longest first, where at least four letters stay: enough for "tariffs" and "yielding".
ENDINGS = ("ingly", "ing", "ies", "ed", "es", "s", "ly")
STEM_LETTERS = 4
# Added to the number of contents before words are weighed, so that in a pile of three a rare word is still rare.
BACKGROUND = 100
# Where the measure of shared words stops growing; beyond, more of the same says nothing new.
MOST_SHARED = 30.0
# As many shared numbers tell as much as more.
MOST_NUMBERS = 2
# Sentences of a content that are laid beside each of another; a page-long document is compared by those and as a whole.
MOST_SENTENCES = 8
# A sentence of fewer words that differ is like too many others.
FEWEST_WORDS = 4

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’]?\s+")
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]*)[”\"»]?|(?<!\w)[‘']([^‘’']{3,}?)[’'](?!\w)")


class Zone(StrEnum):
    """Which part of its article a content begins in; the lede is the first paragraph of the body."""

    HEADLINE = "headline"
    LEDE = "lede"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Wording:
    """A content made comparable; `vector` has length 1 or is None.

    `place` numbers the contents of one speaker in one article, in text order.
    """

    attribution: Attribution
    zone: Zone
    place: int
    words: tuple[str, ...]
    stems: frozenset[str]
    numbers: frozenset[str]  # as written: "34", "1.2"
    sentences: tuple[frozenset[str], ...]  # the stems of each sentence or fragment of one
    whole: frozenset[str]  # the stems of all words
    runs: tuple[frozenset[str], ...]  # the same of the first sentences and of the whole, none of few words, none twice
    plain: str  # the words between blanks
    quoted: tuple[str, ...]  # the words of each quotation, between blanks
    vector: NDArray[np.float32] | None  # (size,)


class Evidence(NamedTuple):
    """What speaks for and against two contents being one utterance.

    `whole_quote`: a whole quotation of one stands in a quotation of the other. `other_quote`: then, that one with some
    words in quotation marks has another quotation, which the other lacks: "“a mess” and “a shame”". `shared`: the
    rarity of the words in both. `less_covered`: its share of the rarer content's own, or of the best sentence's, where
    a content has several. `likest`: the share that the likest sentences have in common, common words too. `alignment`:
    the shorter laid along the longer. `run`: log of the most words in a row that both have; a set phrase tells less
    than as many words strewn. `likeness`: cosine of the vectors, None without. `distance`: log of the code points
    between, within one article. `headline`, `lede`: in one article, one stands in its headline; in its lede, the other
    after. `summary`: in one article, the speaker's next content after an indirect one is a quotation. `thought`: one of
    them is not spoken. `same_numbers`, `other_numbers`: how many numbers both have; both have some, and none in common.
    """

    whole_quote: float
    other_quote: float
    shared: float
    less_covered: float
    likest: float
    alignment: float
    run: float
    likeness: float | None
    one_article: float
    distance: float
    headline: float
    lede: float
    summary: float
    thought: float
    same_numbers: float
    other_numbers: float


@dataclass(frozen=True, slots=True)
class Rarity:
    """The weight of each stem, the log of how seldom a content has it, and of sets of stems as a whole."""

    stems: Mapping[str, float]
    wholes: Mapping[frozenset[str], float]

    @classmethod
    def count(cls, wordings: Iterable[Wording]) -> Rarity:
        """Count over distinct wordings, so that a copy makes no word common."""
        wordings = list(wordings)
        distinct = {wording.words: wording.whole for wording in wordings}
        holders = Counter(stem for stems in distinct.values() for stem in stems)
        weights = {stem: log((len(distinct) + BACKGROUND) / count) for stem, count in holders.items()}
        parts = {part for wording in wordings for part in (wording.stems, *wording.sentences, *wording.runs)}
        return cls(weights, {part: fsum(map(weights.__getitem__, part)) for part in parts})

    def weigh(self, stems: Iterable[str]) -> float:
        """The weight of stems that were counted."""
        return fsum(map(self.stems.__getitem__, stems))


def read_wordings(attributions: Sequence[Attribution], articles: Mapping[str, Article]) -> list[Wording]:
    """The comparable forms of one speaker's contents, in the order given; `articles` by their ids."""
    places: dict[str, int] = {}
    seen: Counter[str] = Counter()
    for one in sorted(attributions, key=lambda one: (one.article, one.content[0], one.id)):
        places[one.id] = seen[one.article]
        seen[one.article] += 1
    ledes = {key: _find_lede(articles[key]) for key in seen}
    return [_read_wording(one, articles[one.article], ledes[one.article], places[one.id]) for one in attributions]


def _find_lede(article: Article) -> tuple[int, int]:
    """Where the body begins, and where its first paragraph ends."""
    start = min((block.start for block in article.blocks if block.kind is BlockKind.BODY), default=0)
    first = len(article.text) - len(article.text[start:].lstrip())
    end = article.text.find("\n", first)
    return start, len(article.text) if end < 0 else end


def _find_zone(start: int, article: Article, lede: tuple[int, int]) -> Zone:
    if any(block.kind is BlockKind.HEADLINE and block.start <= start < block.end for block in article.blocks):
        return Zone.HEADLINE
    return Zone.LEDE if lede[0] <= start < lede[1] else Zone.REST


def _read_wording(attribution: Attribution, article: Article, lede: tuple[int, int], place: int) -> Wording:
    text = article.text
    fragments = [text[start:end] for start, end in attribution.content]
    split = [split_words(fragment) for fragment in fragments]
    if attribution.kind is Kind.DIRECT:
        quoted = split
    else:
        quoted = [split_words(m[1] or m[2] or "") for fragment in fragments for m in _QUOTED.finditer(fragment)]
    sentences = [split_words(sentence) for fragment in fragments for sentence in _SENTENCE_END.split(fragment)]
    stems = tuple(stem_words(words) for words in sentences)
    all_stems = [frozenset(map(stem, words)) for words in sentences]
    whole = frozenset().union(*all_stems)
    words = tuple(word for words in split for word in words)
    return Wording(
        attribution=attribution,
        zone=_find_zone(attribution.content[0][0], article, lede),
        place=place,
        words=words,
        stems=frozenset().union(*stems),
        numbers=frozenset(number for fragment in fragments for number in _NUMBER.findall(fragment)),
        sentences=stems,
        whole=whole,
        runs=tuple(dict.fromkeys(run for run in (*all_stems[:MOST_SENTENCES], whole) if len(run) >= FEWEST_WORDS)),
        plain=" ".join(words),
        quoted=tuple(sorted({f" {' '.join(words)} " for words in quoted if not STOP_WORDS.issuperset(words)})),
        vector=np.array(attribution.vector, dtype=np.float32) if attribution.vector else None,
    )


def foresee_evidence(one: Wording, other: Wording, rarity: Rarity) -> Evidence:
    """The evidence on two contents if what is dear to compute spoke wholly for them: sentences, alignment, likeness."""
    shared = rarity.weigh(one.stems & other.stems)
    more = max(rarity.wholes[one.stems], rarity.wholes[other.stems], 1.0)
    one_article = one.attribution.article == other.attribution.article
    whole_quote = _holds_quote(one, other) or _holds_quote(other, one)
    zones = {one.zone, other.zone} if one_article else set()
    return Evidence(
        whole_quote=float(whole_quote),
        other_quote=float(whole_quote and (_quotes_more(one, other) or _quotes_more(other, one))),
        shared=min(shared, MOST_SHARED) / 10,
        less_covered=max(_cover_sentences(one, other, rarity), _cover_sentences(other, one, rarity), shared / more),
        likest=1.0,
        alignment=1.0,
        run=0.0,
        likeness=None if one.vector is None or other.vector is None else 1.0,
        one_article=float(one_article),
        distance=log1p(_gap(one.attribution, other.attribution) / 100) if one_article else 0.0,
        headline=float(len(zones) == 2 and Zone.HEADLINE in zones),
        lede=float(zones == {Zone.LEDE, Zone.REST}),
        summary=float(one_article and (_sums_up(one, other) or _sums_up(other, one))),
        thought=float(Act.THOUGHT in (one.attribution.act, other.attribution.act)),
        same_numbers=float(min(len(one.numbers & other.numbers), MOST_NUMBERS)),
        other_numbers=float(bool(one.numbers and other.numbers) and not one.numbers & other.numbers),
    )


def complete_evidence(foreseen: Evidence, one: Wording, other: Wording, rarity: Rarity) -> Evidence:
    """The evidence on two contents with all as it is; the same whichever comes first."""
    for step in STEPS:
        foreseen = step(foreseen, one, other, rarity)
    return foreseen


def _complete_likeness(foreseen: Evidence, one: Wording, other: Wording, _: Rarity) -> Evidence:
    if one.vector is None or other.vector is None:
        return foreseen
    return foreseen._replace(likeness=float(one.vector @ other.vector))


def _complete_likest(foreseen: Evidence, one: Wording, other: Wording, rarity: Rarity) -> Evidence:
    """The most that a sentence or the whole of the one and of the other have in common, as a share of both (Dice)."""
    shares = (
        2 * rarity.weigh(own & run) / max(rarity.wholes[own] + rarity.wholes[run], 1.0)
        for own in one.runs
        for run in other.runs
    )
    return foreseen._replace(likest=max(shares, default=0.0))


def _complete_alignment(foreseen: Evidence, one: Wording, other: Wording, _: Rarity) -> Evidence:
    short, long = sorted((one.plain, other.plain), key=lambda text: (len(text), text))
    return foreseen._replace(alignment=fuzz.partial_ratio(short, long) / 100)


def _complete_run(foreseen: Evidence, one: Wording, other: Wording, _: Rarity) -> Evidence:
    return foreseen._replace(run=log1p(_count_run(one.words, other.words)))


STEPS = (_complete_likeness, _complete_likest, _complete_alignment, _complete_run)
"""What `foresee_evidence` takes as it would speak for two contents most, set as it is, from the cheapest on."""


def _sums_up(one: Wording, other: Wording) -> bool:
    """Whether the one tells in other words what the speaker's next content quotes: first the gist, then the words."""
    said, next_said = one.attribution, other.attribution
    follows = said.speaker == next_said.speaker and other.place == one.place + 1
    return follows and said.kind is Kind.INDIRECT and next_said.kind is Kind.DIRECT


def _holds_quote(one: Wording, other: Wording) -> bool:
    """Whether a whole quotation of the one stands in a quotation of the other."""
    return bool(one.quoted and other.quoted) and any(quote in held for quote in one.quoted for held in other.quoted)


def _quotes_more(one: Wording, other: Wording) -> bool:
    """Whether the one, not all in quotation marks, has a quotation that neither holds nor is held by the other's."""
    if one.attribution.kind is Kind.DIRECT:
        return False
    return any(not any(quote in held or held in quote for held in other.quoted) for quote in one.quoted)


def _cover_sentences(one: Wording, other: Wording, rarity: Rarity) -> float:
    """The most that a sentence of the one and the whole of the other cover of each other; 0 where it has only one."""
    if len(one.sentences) < 2:
        return 0.0
    own = max(rarity.wholes[other.stems], 1.0)
    return max(rarity.weigh(sentence & other.stems) / max(rarity.wholes[sentence], own) for sentence in one.sentences)


def overlap(one: Attribution, other: Attribution) -> bool:
    """True where two contents share words of the text: the one is nested in the other, and is another statement."""
    return one.article == other.article and any(
        start < other_end and other_start < end
        for start, end in one.content
        for other_start, other_end in other.content
    )


def split_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without brackets and possessive endings."""
    plain = re.sub(r"\[|\]|['’]s\b", "", text)
    return tuple(_WORD.findall(fold(re.sub(r"['’]", "", plain))))


def stem_words(words: Iterable[str]) -> frozenset[str]:
    """The stems of the words that carry content of their own."""
    return frozenset(stem(word) for word in words if word not in STOP_WORDS)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STEM_LETTERS:
            return word[: -len(ending)]
    return word


def _count_run(some: Sequence[str], others: Sequence[str]) -> int:
    """The most words in a row that stand in both."""
    at: dict[str, list[int]] = {}
    for place, word in enumerate(others):
        at.setdefault(word, []).append(place)
    longest = 0
    lengths: dict[int, int] = {}  # of the runs that end with a word, by its place among the others
    for word in some:
        lengths = {place: lengths.get(place - 1, 0) + 1 for place in at.get(word, ())}
        longest = max(longest, max(lengths.values(), default=0))
    return longest


def _gap(one: Attribution, other: Attribution) -> int:
    first, second = sorted((one, other), key=lambda attribution: attribution.content)
    return max(0, second.content[0][0] - first.content[-1][1])
