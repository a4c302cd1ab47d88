"""Statements: which attributions carry one utterance, in whatever wording, translation or length.

In: attributions with linked speakers. Out: `Statement`s, every attribution in exactly one. Candidates share a rare
word, and a speaker or the body he speaks for; a pair is scored by what its words, quotations and vectors have in
common; groups grow where all their members may be one, so that no bridge of a sentence makes two statements one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product
from math import exp

from communique.link.speakers import Scope, Speakers, Tie
from communique.link.wording import (
    STEPS,
    Evidence,
    Rarity,
    Wording,
    complete_evidence,
    foresee_evidence,
    overlap,
    read_wordings,
)
from communique.types import Article, Attribution, Entity, Statement

# Words by which a content looks for others like it, its rarest first; all that share one are compared, until there
# are so many that the next word is passed over. The number keeps a huge pile linear and is out of reach of a small one.
QUERY_WORDS = 8
MOST_CANDIDATES = 60
# Members of each of two groups by which the pair is judged; keeps a pile of copies near linear.
JUDGES = 5
# What each pair of two groups must reach of the threshold for them to be one. Set on the fourteen training stories,
# where the mean of all pairs reaching the threshold brings the same but for 0.01 of recall, and the best pair alone
# costs 0.1 of precision.
LEAST_LIKELY = 0.3
# Contents with so many telling words, and all of them the same, are one without further comparison.
SAME_WORDS = 4
# A content without a speaker joins only one with nearly its words, and long enough to be no accident.
UNSPOKEN_COVERED = 0.95
UNSPOKEN_WORDS = 6


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence, and the tie of the speakers, adds to the logit."""

    bias: float
    whole_quote: float
    other_quote: float
    shared: float
    less_covered: float
    likest: float
    alignment: float
    run: float
    likeness: float
    one_article: float
    distance: float
    headline: float
    lede: float
    summary: float
    thought: float
    same_numbers: float
    other_numbers: float
    ties: Mapping[Tie, float]


# By logistic regression on the pairs of contents that the reader finds in fourteen annotated stories and whose speakers
# have a tie (10,614, of which 278 carry one utterance), with sentence vectors and without: training/stories.
WITH_VECTORS = Weights(
    bias=-7.24,
    whole_quote=3.56,
    other_quote=-4.04,
    shared=1.22,
    less_covered=2.69,
    likest=0.5,
    alignment=4.55,
    run=-0.81,
    likeness=1.97,
    one_article=1.16,
    distance=-0.59,
    headline=1.37,
    lede=1.58,
    summary=1.37,
    thought=-3.05,
    same_numbers=0.97,
    other_numbers=-0.71,
    ties={Tie.SAME: 0.0, Tie.NOBODY: -1.86, Tie.BODY: 0.17, Tie.UNNAMED: -1.39},
)
WORDS_ONLY = Weights(
    bias=-6.45,
    whole_quote=3.48,
    other_quote=-3.88,
    shared=1.33,
    less_covered=3.48,
    likest=0.32,
    alignment=4.46,
    run=-0.61,
    likeness=0.0,
    one_article=1.27,
    distance=-0.65,
    headline=1.48,
    lede=1.69,
    summary=1.32,
    thought=-3.07,
    same_numbers=1.07,
    other_numbers=-0.5,
    ties={Tie.SAME: 0.0, Tie.NOBODY: -1.78, Tie.BODY: 0.22, Tie.UNNAMED: -1.29},
)


@dataclass(frozen=True, slots=True)
class Judge:
    """Weights where both contents have a vector, and where not; and the probability from which on a pair is joined."""

    with_vectors: Weights
    words_only: Weights
    threshold: float

    def weigh(self, evidence: Evidence, tie: Tie) -> float:
        """The probability that two contents of speakers with a tie are one utterance."""
        weights = self.words_only if evidence.likeness is None else self.with_vectors
        logit = (
            weights.bias
            + weights.ties[tie]
            + weights.whole_quote * evidence.whole_quote
            + weights.other_quote * evidence.other_quote
            + weights.shared * evidence.shared
            + weights.less_covered * evidence.less_covered
            + weights.likest * evidence.likest
            + weights.alignment * evidence.alignment
            + weights.run * evidence.run
            + weights.likeness * (evidence.likeness or 0.0)
            + weights.one_article * evidence.one_article
            + weights.distance * evidence.distance
            + weights.headline * evidence.headline
            + weights.lede * evidence.lede
            + weights.summary * evidence.summary
            + weights.thought * evidence.thought
            + weights.same_numbers * evidence.same_numbers
            + weights.other_numbers * evidence.other_numbers
        )
        return 1 / (1 + exp(-logit))


# With each story judged by weights that the other thirteen teach, precision and recall over all pairs of one utterance,
# those the reader misses among them, are 0.72 / 0.36 at 0.29, 0.75 / 0.36 at 0.32, 0.75 / 0.31 at 0.45. Chosen as low
# as two translations of one long quotation need, of which the training stories have none.
SHIPPED = Judge(WITH_VECTORS, WORDS_ONLY, threshold=0.29)


def link_statements(
    attributions: Sequence[Attribution],
    articles: Sequence[Article],
    entities: Sequence[Entity],
    judge: Judge = SHIPPED,
) -> tuple[Statement, ...]:
    """The statements that the attributions carry, sorted by id; `speaker` of each attribution is one of the entities.

    A statement's id is "s-" and the smallest id among its attributions; its origins are still to be counted.
    """
    pile = Pile(attributions, articles, Speakers(entities))
    statements = (pile.to_statement(group) for group in _Groups(pile, judge).grow())
    return tuple(sorted(statements, key=lambda statement: statement.id))


class Pile:
    """The wordings of a pile, those of one speaker in the same words taken together."""

    def __init__(self, attributions: Sequence[Attribution], articles: Sequence[Article], speakers: Speakers) -> None:
        by_id = {article.id: article for article in articles}
        spoken: dict[str | None, list[Attribution]] = defaultdict(list)
        for one in sorted(attributions, key=lambda one: one.id):
            spoken[one.speaker].append(one)
        wordings = [read_wordings(own, by_id) for own in spoken.values()]
        self.speakers = speakers
        self.rarity = Rarity.count(chain.from_iterable(wordings))
        self.members: list[list[Wording]] = []
        for own in wordings:
            self._add(own)

    def _add(self, wordings: Sequence[Wording]) -> None:
        """One speaker's wordings."""
        same: dict[tuple[str, ...], int] = {}
        for wording in wordings:
            at = same.get(wording.words) if len(wording.stems) >= SAME_WORDS else None
            if at is None or _clash(self.members[at], [wording]):
                same[wording.words] = len(self.members)
                self.members.append([wording])
            else:
                self.members[at].append(wording)

    def find_tie(self, one: int, other: int) -> Tie | None:
        """How the speakers of two members belong together."""
        return self.speakers.find_tie(self[one].attribution.speaker, self[other].attribution.speaker)

    def is_of_one(self, one: int, other: int) -> bool:
        """Whether two members are of one speaker."""
        return self[one].attribution.speaker == self[other].attribution.speaker

    def __getitem__(self, at: int) -> Wording:
        return self.members[at][0]

    def to_statement(self, group: Sequence[int]) -> Statement:
        """The statement of members that are one."""
        carried = sorted((each.attribution for at in group for each in self.members[at]), key=lambda each: each.id)
        return Statement(
            id=f"s-{carried[0].id}",
            speaker=self.speakers.choose([each.speaker for each in carried]),
            date=None,
            attributions=tuple(each.id for each in carried),
            origins=0,
        )


class _Groups:
    """Members that are one statement, and the scores of those compared."""

    def __init__(self, pile: Pile, judge: Judge) -> None:
        self._pile = pile
        self._judge = judge
        self._least = LEAST_LIKELY * judge.threshold
        self._scores: dict[tuple[int, int], float] = {}

    def grow(self) -> list[list[int]]:
        """Groups of members, grown from the likeliest pair on: first each speaker's own, then those of several."""
        likely = {
            pair: score for pair in find_candidates(self._pile) if (score := self._find_likely(*pair)) is not None
        }
        group_of = {at: [at] for at in range(len(self._pile.members))}
        for one, other in sorted(likely, key=lambda pair: (not self._pile.is_of_one(*pair), -likely[pair], pair)):
            first, second = group_of[one], group_of[other]
            if first is second or not _may_be_one(first, second, self._pile):
                continue
            if all(self._score(a, b) >= self._least for a, b in product(first[:JUDGES], second[:JUDGES])):
                merged = sorted(first + second)
                group_of.update(dict.fromkeys(merged, merged))
        return [group for at, group in sorted(group_of.items()) if group[0] == at]

    def _find_likely(self, one: int, other: int) -> float | None:
        """What `_score` gives where that is enough, None else: most pairs are ruled out before all of them is known."""
        first, second, tie = self._pile[one], self._pile[other], self._pile.find_tie(one, other)
        if tie is None or overlap(first.attribution, second.attribution):
            return None
        evidence = foresee_evidence(first, second, self._pile.rarity)
        for complete in STEPS:
            if self._judge.weigh(evidence, tie) < self._judge.threshold:
                return None
            if _are_unspoken(first, second):
                break
            evidence = complete(evidence, first, second, self._pile.rarity)
        score = self._judge_whole(evidence, first, second, tie)
        self._scores[one, other] = score
        return score if score >= self._judge.threshold else None

    def _score(self, one: int, other: int) -> float:
        """The probability that two members, by their first wordings, are one utterance; 0 where too low for any."""
        pair = (min(one, other), max(one, other))
        if pair not in self._scores:
            self._scores[pair] = self._weigh(self._pile[pair[0]], self._pile[pair[1]], self._pile.find_tie(*pair))
        return self._scores[pair]

    def _weigh(self, one: Wording, other: Wording, tie: Tie | None) -> float:
        if tie is None or overlap(one.attribution, other.attribution):
            return 0.0
        foreseen = foresee_evidence(one, other, self._pile.rarity)
        if self._judge.weigh(foreseen, tie) < self._least:
            return 0.0
        return self._judge_whole(complete_evidence(foreseen, one, other, self._pile.rarity), one, other, tie)

    def _judge_whole(self, evidence: Evidence, one: Wording, other: Wording, tie: Tie) -> float:
        if _are_unspoken(one, other):
            long = min(len(one.stems), len(other.stems)) >= UNSPOKEN_WORDS
            return float(long and evidence.less_covered >= UNSPOKEN_COVERED)
        return self._judge.weigh(evidence, tie)


def _are_unspoken(one: Wording, other: Wording) -> bool:
    return one.attribution.speaker is other.attribution.speaker is None


def find_candidates(pile: Pile) -> list[tuple[int, int]]:
    """Pairs of members that share one of the rarest words of either, and whose speakers belong together."""
    scopes = [pile.speakers.list_scopes(members[0].attribution.speaker) for members in pile.members]
    stems = [members[0].stems for members in pile.members]
    holders: dict[tuple[Scope, str], list[int]] = defaultdict(list)
    for at, own in enumerate(scopes):
        for scope in own:
            for stem in stems[at]:
                holders[scope, stem].append(at)
    pairs = set()
    for at, members in enumerate(pile.members):
        for scope in pile.speakers.list_searched(members[0].attribution.speaker):
            lists = [(len(found), stem, found) for stem in stems[at] if (found := holders.get((scope, stem)))]
            near: set[int] = set()
            for _, _, found in sorted(each for each in lists if each[2] != [at])[:QUERY_WORDS]:
                near.update(found[: MOST_CANDIDATES - len(near)])
            pairs |= {(min(at, other), max(at, other)) for other in near if other != at}
    return sorted(pairs)


def _may_be_one(some: Sequence[int], others: Sequence[int], pile: Pile) -> bool:
    """False where two who have no tie would speak in one statement, or a content would stand inside another."""
    speakers = [{pile[at].attribution.speaker for at in group} for group in (some, others)]
    if any(pile.speakers.find_tie(one, other) is None for one, other in product(*speakers)):
        return False
    held = [[wording for at in group for wording in pile.members[at]] for group in (some, others)]
    return not _clash(*held)


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
