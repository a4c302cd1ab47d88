"""Statements: which attributions carry one utterance, in whatever wording, translation or length.

In: attributions with linked speakers. Out: `Statement`s, every attribution in exactly one. Candidates share a rare
word and a speaker; a pair is scored by what its words, quotations and vectors have in common; groups grow by the mean
score over their members, so that one bridge of a sentence does not make two statements one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import exp

from communique.link.wording import Evidence, Rarity, Wording, compare_wordings, overlap, read_wording
from communique.types import Article, Attribution, Origin, Statement

# Words by which a content looks for others like it, its rarest first; all that share one are compared.
QUERY_WORDS = 8
# A word in more contents of one speaker than this leads to the first so many only; keeps a huge pile near linear.
MOST_HOLDERS = 200
# Members of each of two groups by which the pair is judged; keeps a pile of copies near linear.
JUDGES = 5
# A content without a speaker joins only one with nearly its words, and long enough to be no accident.
UNSPOKEN_COVERED = 0.95
UNSPOKEN_WORDS = 6


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence adds to the logit; a pair is joined from the probability `threshold` on."""

    bias: float
    whole_quote: float
    shared: float
    less_covered: float
    more_covered: float
    alignment: float
    likeness: float
    one_article: float
    distance: float
    other_act: float
    threshold: float


# By logistic regression on the pairs of one speaker's attributions in fourteen annotated stories (10,912, of which 344
# carry one utterance), with MiniLM's sentence vectors and without; each story judged by the other thirteen, pairs had
# precision 0.63 and recall 0.31 at the threshold of 0.3. The groups made of them had precision 0.68 and recall 0.30, of
# all 407 pairs of one utterance; 0.5 would give 0.77 and 0.25. Half of the wrong ones repeat what nobody annotated.
WITH_VECTORS = Weights(
    bias=-5.47,
    whole_quote=2.60,
    shared=0.91,
    less_covered=0.86,
    more_covered=1.25,
    alignment=1.37,
    likeness=1.58,
    one_article=1.27,
    distance=-0.49,
    other_act=-1.63,
    threshold=0.3,
)
WORDS_ONLY = Weights(
    bias=-4.91,
    whole_quote=2.65,
    shared=1.06,
    less_covered=1.77,
    more_covered=1.46,
    alignment=1.14,
    likeness=0.0,
    one_article=1.32,
    distance=-0.51,
    other_act=-1.64,
    threshold=0.3,
)


def link_statements(
    attributions: Sequence[Attribution], articles: Sequence[Article], origins: Sequence[Origin]
) -> tuple[Statement, ...]:
    """The statements that the attributions carry, sorted by id; `speaker` of each attribution is a linked entity.

    A statement's id is "s-" and the smallest id among its attributions; its `origins` counts those it is told by.
    """
    texts = {article.id: article.text for article in articles}
    wordings = [read_wording(one, texts[one.article]) for one in sorted(attributions, key=lambda one: one.id)]
    rarity = Rarity.count(wordings)
    spoken: dict[str | None, list[Wording]] = defaultdict(list)
    for wording in wordings:
        spoken[wording.attribution.speaker].append(wording)
    origin_of = {article: origin.id for origin in origins for article in origin.articles}
    groups = (group for own in spoken.values() for group in _group(own, rarity))
    return tuple(sorted((_to_statement(group, origin_of) for group in groups), key=lambda statement: statement.id))


def judge(evidence: Evidence) -> float:
    """The probability that two contents of one speaker are one utterance."""
    weights = WORDS_ONLY if evidence.likeness is None else WITH_VECTORS
    logit = (
        weights.bias
        + weights.whole_quote * evidence.whole_quote
        + weights.shared * evidence.shared
        + weights.less_covered * evidence.less_covered
        + weights.more_covered * evidence.more_covered
        + weights.alignment * evidence.alignment
        + weights.likeness * (evidence.likeness or 0.0)
        + weights.one_article * evidence.one_article
        + weights.distance * evidence.distance
        + weights.other_act * evidence.other_act
    )
    return 1 / (1 + exp(-logit))


def _group(wordings: Sequence[Wording], rarity: Rarity) -> list[list[Wording]]:
    """Groups of one speaker's wordings, grown from the likeliest pair on."""
    threshold = WITH_VECTORS.threshold
    scores = {
        pair: score
        for pair in _find_candidates(wordings, rarity)
        if (score := _score(wordings[pair[0]], wordings[pair[1]], rarity)) >= threshold
    }
    group_of = {at: [at] for at in range(len(wordings))}
    for (one, other), _ in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        first, second = group_of[one], group_of[other]
        if first is second:
            continue
        judged = list(product(first[:JUDGES], second[:JUDGES]))
        if any(overlap(wordings[a].attribution, wordings[b].attribution) for a, b in judged):
            continue
        mean = sum(_known_score(scores, wordings, a, b, rarity) for a, b in judged) / len(judged)
        if mean >= threshold:
            merged = sorted(first + second)
            group_of.update(dict.fromkeys(merged, merged))
    return [[wordings[at] for at in group] for at, group in sorted(group_of.items()) if group[0] == at]


def _find_candidates(wordings: Sequence[Wording], rarity: Rarity) -> Iterable[tuple[int, int]]:
    """Pairs of positions that share one of the rarest words of either."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, wording in enumerate(wordings):
        for stem in wording.stems:
            holders[stem].append(at)
    pairs = set()
    for at, wording in enumerate(wordings):
        shared = [stem for stem in wording.stems if len(holders[stem]) > 1]
        for stem in sorted(shared, key=lambda stem: (len(holders[stem]), stem))[:QUERY_WORDS]:
            pairs |= {(min(at, other), max(at, other)) for other in holders[stem][:MOST_HOLDERS] if other != at}
    return sorted(pairs)


def _known_score(
    scores: dict[tuple[int, int], float], wordings: Sequence[Wording], one: int, other: int, rarity: Rarity
) -> float:
    pair = (min(one, other), max(one, other))
    return scores[pair] if pair in scores else _score(wordings[pair[0]], wordings[pair[1]], rarity)


def _score(one: Wording, other: Wording, rarity: Rarity) -> float:
    if overlap(one.attribution, other.attribution):
        return 0.0
    evidence = compare_wordings(one, other, rarity)
    if one.attribution.speaker is None:
        long = min(len(one.stems), len(other.stems)) >= UNSPOKEN_WORDS
        return float(long and evidence.less_covered >= UNSPOKEN_COVERED)
    return judge(evidence)


def _to_statement(group: Sequence[Wording], origin_of: dict[str, str]) -> Statement:
    attributions = tuple(sorted(wording.attribution.id for wording in group))
    return Statement(
        id=f"s-{attributions[0]}",
        speaker=group[0].attribution.speaker,
        date=None,
        attributions=attributions,
        origins=len({origin_of[wording.attribution.article] for wording in group}),
    )
