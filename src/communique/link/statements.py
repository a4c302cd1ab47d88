"""Statements: which attributions carry one utterance, in whatever wording, translation or length.

In: attributions with linked speakers. Out: `Statement`s, every attribution in exactly one. Candidates share a rare
word and a speaker; a pair is scored by what its words, quotations and vectors have in common; groups grow by the mean
score over their members, so that one bridge of a sentence does not make two statements one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import exp

from communique.link.wording import (
    Evidence,
    Rarity,
    Wording,
    complete_evidence,
    foresee_evidence,
    overlap,
    read_wording,
)
from communique.types import Article, Attribution, Statement

# Words by which a content looks for others like it, its rarest first; all that share one are compared, until there
# are so many that the next word is passed over. The number keeps a huge pile linear and is out of reach of a small one.
QUERY_WORDS = 8
MOST_CANDIDATES = 60
# Members of each of two groups by which the pair is judged; keeps a pile of copies near linear.
JUDGES = 5
# Contents with so many telling words, and all of them the same, are one without further comparison.
SAME_WORDS = 4
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
# carry one utterance), with MiniLM's sentence vectors and without. The groups made of the pairs have, of all 407 pairs
# of one utterance, precision 0.71 and recall 0.35 with vectors (0.71 and 0.33 without) at the threshold of 0.25; 0.2
# would give 0.62 and 0.36, 0.5 would give 0.82 and 0.25.
WITH_VECTORS = Weights(
    bias=-5.46,
    whole_quote=2.58,
    shared=0.85,
    less_covered=1.14,
    more_covered=1.19,
    alignment=1.36,
    likeness=1.56,
    one_article=1.24,
    distance=-0.47,
    other_act=-1.65,
    threshold=0.25,
)
WORDS_ONLY = Weights(
    bias=-4.89,
    whole_quote=2.61,
    shared=1.01,
    less_covered=1.95,
    more_covered=1.37,
    alignment=1.12,
    likeness=0.0,
    one_article=1.3,
    distance=-0.5,
    other_act=-1.66,
    threshold=0.25,
)


def link_statements(attributions: Sequence[Attribution], articles: Sequence[Article]) -> tuple[Statement, ...]:
    """The statements that the attributions carry, sorted by id; `speaker` of each attribution is a linked entity.

    A statement's id is "s-" and the smallest id among its attributions; its origins are still to be counted.
    """
    texts = {article.id: article.text for article in articles}
    wordings = [read_wording(one, texts[one.article]) for one in sorted(attributions, key=lambda one: one.id)]
    rarity = Rarity.count(wordings)
    spoken: dict[str | None, list[Wording]] = defaultdict(list)
    for wording in wordings:
        spoken[wording.attribution.speaker].append(wording)
    groups = (group for own in spoken.values() for group in _group(own, rarity))
    return tuple(sorted((_to_statement(group) for group in groups), key=lambda statement: statement.id))


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


class _Pile:
    """The wordings of one speaker, those in the same words taken together, and the scores of those compared."""

    def __init__(self, wordings: Sequence[Wording], rarity: Rarity) -> None:
        self.rarity = rarity
        self.members: list[list[Wording]] = []
        self._scores: dict[tuple[int, int], float] = {}
        same: dict[tuple[str, ...], int] = {}
        for wording in wordings:
            at = same.get(wording.words) if len(wording.stems) >= SAME_WORDS else None
            if at is None or _clash(self.members[at], [wording]):
                same[wording.words] = len(self.members)
                self.members.append([wording])
            else:
                self.members[at].append(wording)

    def score(self, one: int, other: int) -> float:
        """The probability that two members, by their first wordings, are one utterance."""
        pair = (min(one, other), max(one, other))
        if pair not in self._scores:
            self._scores[pair] = _score(self.members[pair[0]][0], self.members[pair[1]][0], self.rarity)
        return self._scores[pair]


def _group(wordings: Sequence[Wording], rarity: Rarity) -> list[list[Wording]]:
    """Groups of one speaker's wordings, grown from the likeliest pair on."""
    pile = _Pile(wordings, rarity)
    likely = {pair: score for pair in _find_candidates(pile) if (score := pile.score(*pair)) >= WITH_VECTORS.threshold}
    group_of = {at: [at] for at in range(len(pile.members))}
    held = {at: list(members) for at, members in enumerate(pile.members)}  # by the first of each group
    for (one, other), _ in sorted(likely.items(), key=lambda item: (-item[1], item[0])):
        first, second = group_of[one], group_of[other]
        if first is second or _clash(held[first[0]], held[second[0]]):
            continue
        judged = list(product(first[:JUDGES], second[:JUDGES]))
        if sum(pile.score(a, b) for a, b in judged) >= WITH_VECTORS.threshold * len(judged):
            merged = sorted(first + second)
            held[merged[0]] = held[first[0]] + held[second[0]]
            group_of.update(dict.fromkeys(merged, merged))
    return [held[at] for at, group in sorted(group_of.items()) if group[0] == at]


def _find_candidates(pile: _Pile) -> list[tuple[int, int]]:
    """Pairs of members that share one of the rarest words of either."""
    stems = [members[0].stems for members in pile.members]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, own in enumerate(stems):
        for stem in own:
            holders[stem].append(at)
    pairs = set()
    for at, own in enumerate(stems):
        shared = sorted((stem for stem in own if len(holders[stem]) > 1), key=lambda stem: (len(holders[stem]), stem))
        found: set[int] = set()
        for stem in shared[:QUERY_WORDS]:
            found.update(holders[stem][: MOST_CANDIDATES - len(found)])
        pairs |= {(min(at, other), max(at, other)) for other in found if other != at}
    return sorted(pairs)


def _clash(some: Sequence[Wording], others: Sequence[Wording]) -> bool:
    """True where a content of the ones stands inside one of the others: outer and nested are two statements."""
    by_article: dict[str, list[Attribution]] = defaultdict(list)
    for wording in some:
        by_article[wording.attribution.article].append(wording.attribution)
    return any(
        overlap(wording.attribution, other)
        for wording in others
        for other in by_article.get(wording.attribution.article, ())
    )


def _score(one: Wording, other: Wording, rarity: Rarity) -> float:
    if overlap(one.attribution, other.attribution):
        return 0.0
    foreseen = foresee_evidence(one, other, rarity)
    if judge(foreseen) < WITH_VECTORS.threshold:
        return 0.0
    evidence = complete_evidence(foreseen, one, other)
    if one.attribution.speaker is None:
        long = min(len(one.stems), len(other.stems)) >= UNSPOKEN_WORDS
        return float(long and evidence.less_covered >= UNSPOKEN_COVERED)
    return judge(evidence)


def _to_statement(group: Sequence[Wording]) -> Statement:
    attributions = tuple(sorted(wording.attribution.id for wording in group))
    return Statement(
        id=f"s-{attributions[0]}",
        speaker=group[0].attribution.speaker,
        date=None,
        attributions=attributions,
        origins=0,
    )
