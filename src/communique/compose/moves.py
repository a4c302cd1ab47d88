"""Moves: what each party demands, offers, refuses or threatens, told once however many sentences and articles tell it.

In: a linked `Story`. Out: `Move`s. Candidates that a rule sees a move in (move_kinds.py) are weighed by a trained
scorer (model/moves.py); those of one party that overlap, or say the same, are one move, as in Bargaining Process
Analysis one act is counted once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import fsum, prod

import numpy as np
from numpy.typing import NDArray

from communique.compose.conditions import LONGEST, find_condition
from communique.compose.issues import name_issues
from communique.compose.move_candidates import Candidate, find_candidates, find_named_parties
from communique.compose.move_features import describe_candidates
from communique.compose.move_phrases import find_phrases
from communique.compose.move_words import CueClass
from communique.compose.parties import find_parties
from communique.compose.proposals import trim_proposal
from communique.link.retold import count_told_origins, find_carriers
from communique.model.moves import KindOdds, MoveWeights, load_move_weights
from communique.types import (
    Act,
    Article,
    Attribution,
    Basis,
    Condition,
    Date,
    Entity,
    EntityType,
    Kind,
    Move,
    MoveKind,
    Span,
    Statement,
    Story,
)

# The probability from which a move is one, at least one of all the sentences that tell it being right; the share of no
# move from which a sentence in which a rule sees a move, or no rule sees anything, is none; and the probability from
# which a sentence is looked at. These and the next three were set on fourteen annotated stories, each scored by weights
# that were trained on the others (training/moves/README.md), which says what other bounds give.
THRESHOLD = 0.25
MOST_DOUBT = 0.9
LEAST = 0.15
# The cosine of two contents from which they tell one move: of one kind, of whichever kind.
SAME_KIND_LIKENESS = 0.5
LIKENESS = 0.7
# The share of the shorter evidence from which two that overlap are one.
OVERLAP = 0.5
# The probability from which the likeliest move of a government that has none else is one, whatever the trained kinds
# say. Set by hand: of seventeen stories one has such a government, which its three articles give four lines.
LEAST_OF_A_GOVERNMENT = 0.1


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate taken for a move of a kind, with its probability."""

    candidate: Candidate
    odds: KindOdds
    score: float

    @property
    def kind(self) -> MoveKind:
        return self.odds.kind


def find_moves(story: Story, weights: MoveWeights | None = None) -> tuple[Move, ...]:
    """The moves of a story, sorted by id; an id comes from the first place that tells the move."""
    return tuple(weigh_moves(story, weights))


def weigh_moves(story: Story, weights: MoveWeights | None = None) -> dict[Move, float]:
    """The same, each with the probability that it is a move and of its kind."""
    weighed = _weigh(story, weights or load_move_weights())
    groups = _choose_groups(
        group_moves([one for one in weighed if one.score >= LEAST and may_be_move(one.candidate, one.odds)])
    )
    groups += _choose_for_governments(weighed, {group[0].candidate.party.id for group in groups})
    lookup = _look_up(story)
    drafted = [(group, draft) for group in groups if (draft := _draft(group, lookup))]
    drafts = [draft for _, draft in drafted]
    issues = name_issues(drafts, story)
    carriers = find_carriers(story.articles, story.attributions, story.entities)
    told = [_find_told(group, lookup) for group, _ in drafted]
    origins = count_told_origins(told, story.origins, carriers)
    moves = {
        replace(draft, issue=issue, origins=count): _find_chance(group)
        for (group, draft), issue, count in zip(drafted, issues, origins, strict=True)
    }
    return dict(sorted(moves.items(), key=lambda each: each[0].id))


def group_moves(found: Sequence[Found]) -> list[list[Found]]:
    """What tells one move, the likeliest first, and the groups by their likeliest."""
    parties: dict[str, _Groups] = {}
    groups: list[list[Found]] = []
    for one in sorted(found, key=lambda each: (-each.score, each.candidate.evidence)):
        own = parties.setdefault(one.candidate.party.id, _Groups())
        at = own.find(one)
        if at is None:
            groups.append(own.open())
        own.add(one, -1 if at is None else at)
    return groups


def may_be_move(candidate: Candidate, odds: KindOdds) -> bool:
    """Do the trained kinds see a move in it, and no rule that it is none?"""
    return (candidate.judged.kind is not None or candidate.judged.is_open) and odds.shares[-1] < MOST_DOUBT


class _Groups:
    """The moves of one party so far: what tells each, and the sum of its vectors."""

    def __init__(self) -> None:
        self._members: list[list[Found]] = []
        self._sums: list[NDArray[np.float64]] = []
        self._kinds: list[Counter[MoveKind]] = []
        self._scopes: list[set[bool]] = []
        self._places: dict[str, list[tuple[Span, int]]] = defaultdict(list)

    def find(self, one: Found) -> int | None:
        """The first group that it overlaps, else the first of no other scope that it is like on average.

        A chain of likenesses would join anything; and to ask for all is not to ask for a part.
        """
        place = one.candidate.evidence
        over = [at for other, at in self._places[place.article] if _overlap(place, other)]
        if over:
            return min(over)
        vector = np.array(one.candidate.attribution.vector)
        if not self._sums or not vector.size:
            return None
        alike = (np.array([self._fit(total, vector.size) for total in self._sums]) * vector).sum(axis=1)  # (groups,)
        needed = [
            SAME_KIND_LIKENESS * kinds[one.kind] + LIKENESS * (kinds.total() - kinds[one.kind]) for kinds in self._kinds
        ]
        contrary = {not whole for whole in _find_scope(one)}
        return next(
            (
                at
                for at, (sum_, bound) in enumerate(zip(alike, needed, strict=True))
                if sum_ > bound and not contrary & self._scopes[at]
            ),
            None,
        )

    def open(self) -> list[Found]:
        """A group of nothing, the last."""
        self._members.append([])
        self._sums.append(np.zeros(0))
        self._kinds.append(Counter())
        self._scopes.append(set())
        return self._members[-1]

    def add(self, one: Found, at: int) -> None:
        """Put it into a group; -1 is the last."""
        at %= len(self._members)
        vector = np.array(one.candidate.attribution.vector)
        self._members[at].append(one)
        self._sums[at] = self._fit(self._sums[at], vector.size) + vector if vector.size else self._sums[at]
        self._kinds[at][one.kind] += 1
        self._scopes[at] |= _find_scope(one)
        self._places[one.candidate.evidence.article].append((one.candidate.evidence, at))

    @staticmethod
    def _fit(total: NDArray[np.float64], size: int) -> NDArray[np.float64]:
        """The sum of no vectors, as one of zeros."""
        return total if total.size else np.zeros(size)


def _weigh(story: Story, weights: MoveWeights) -> list[Found]:
    candidates = find_candidates(story)
    found = []
    for candidate, traits in zip(candidates, describe_candidates(candidates, story), strict=True):
        vector = candidate.attribution.vector
        odds = weights.kinds.judge(find_phrases(candidate), vector)
        if candidate.judged.kind is not None or candidate.judged.is_open:
            found.append(Found(candidate, odds, weights.score(sorted(traits), vector, odds)))
    return found


def _find_scope(one: Found) -> set[bool]:
    """Whether its words are of the whole of something, or of a part, by what they say first; empty where of neither."""
    first = _SCOPE.search(one.candidate.content)
    return {first.lastgroup == "whole"} if first else set()


def _overlap(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return one.article == other.article and shared > OVERLAP * min(one.end - one.start, other.end - other.start)


@dataclass(frozen=True, slots=True)
class _Lookup:
    """What a story's moves refer to, by id; `named` has the parties named in each article in text order."""

    texts: Mapping[str, str]
    articles: Mapping[str, Article]
    parties: Mapping[str, Entity]
    attributions: Mapping[str, Attribution]
    statement_of: Mapping[str, Statement]
    named: Mapping[str, Sequence[tuple[int, str]]]


def _look_up(story: Story) -> _Lookup:
    return _Lookup(
        texts={article.id: article.text for article in story.articles},
        articles={article.id: article for article in story.articles},
        parties=find_parties(story),
        attributions={attribution.id: attribution for attribution in story.attributions},
        statement_of={key: statement for statement in story.statements for key in statement.attributions},
        named=find_named_parties(story),
    )


def _draft(group: Sequence[Found], lookup: _Lookup) -> Move | None:
    """A move without its issue and origins, told as the likeliest candidate that can be understood tells it.

    The words of a move that is the party's own are not those that somebody else ascribes to it.
    """
    bases = [(one, _find_basis(one, lookup)) for one in group]
    basis, teller = next((each for _, each in bases if each[0] is Basis.OWN), bases[0][1])
    telling = (one for one, each in bases if each[0] is basis)
    told = ((one, _find_wording(one.candidate, lookup)) for one in telling)
    main, wording = next(((one, wording) for one, wording in told if wording), (None, None))
    if main is None or wording is None:
        return None
    kind = _settle_kind(_choose_kind(group), lookup.texts[wording.article], wording)
    same = [main, *(one for one in group if one.kind is kind and one is not main)]
    best = main.candidate
    statement = lookup.statement_of.get(best.attribution.id)
    keys = sorted({one.candidate.attribution.id for one in group} & lookup.attributions.keys())
    first = min((one.candidate.attribution.id, one.candidate.fragments[0][0]) for one in group)
    return Move(
        id=f"m-{first[0]}-{first[1]}",
        party=best.party.id,
        speaker=best.speaker.id if best.speaker is not best.party else None,
        issue="",
        kind=kind,
        proposal=lookup.texts[wording.article][wording.start : wording.end],
        wording=wording,
        condition=next((each for each in (_find_condition(one.candidate, kind, lookup) for one in same) if each), None),
        counterpart=_find_counterparts(group, lookup),
        basis=basis,
        ascribed_by=teller,
        date=_find_date(group, lookup),
        statement=statement.id if statement else None,
        origins=0,
        evidence=tuple(sorted({_widen(one.candidate.evidence, wording) for one in group})),
        attributions=tuple(keys),
    )


def _widen(evidence: Span, wording: Span) -> Span:
    """The evidence with the whole of the words of a proposal that overlap it or end where it begins."""
    if evidence.article != wording.article or not wording.start < evidence.end or wording.end < evidence.start:
        return evidence
    return replace(evidence, start=min(evidence.start, wording.start), end=max(evidence.end, wording.end))


def _find_told(group: Sequence[Found], lookup: _Lookup) -> list[tuple[str, str | None]]:
    """The articles that tell a move, and the attributions in which they do."""
    told = []
    for attribution in (one.candidate.attribution for one in group):
        within = attribution.id if attribution.id in lookup.attributions else attribution.nested_in
        told.append((attribution.article, within))
    return told


def _find_wording(candidate: Candidate, lookup: _Lookup) -> Span | None:
    article = candidate.evidence.article
    return trim_proposal(lookup.texts[article], article, candidate.fragments)


def _find_condition(candidate: Candidate, kind: MoveKind, lookup: _Lookup) -> Condition | None:
    """A condition in what is said, right after it, or in a clause that opens its sentence."""
    article = candidate.evidence.article
    text = lookup.texts[article]
    start, end = candidate.fragments[0][0], candidate.fragments[-1][1]
    if after := _NEXT_CLAUSE.match(text, end):
        end = after.end()
    if before := _FIRST_CLAUSE.search(text, max(0, candidate.evidence.start - LONGEST), candidate.evidence.start):
        start = before.start("clause")
    return find_condition(text, Span(article, start, end), kind)


def _choose_groups(groups: Sequence[Sequence[Found]]) -> list[Sequence[Found]]:
    """Those that are likely moves."""
    return [group for group in groups if _find_odds(group) >= THRESHOLD]


def _choose_for_governments(found: Sequence[Found], heard: Set[str]) -> list[Sequence[Found]]:
    """For each government that has no move the likeliest that a rule tells the kind of."""
    first: dict[str, Sequence[Found]] = {}
    for one in sorted(found, key=lambda each: (-each.score, each.candidate.evidence)):
        party = one.candidate.party
        is_open = party.type is EntityType.GOVERNMENT and party.id not in heard
        if is_open and one.score >= LEAST_OF_A_GOVERNMENT and one.candidate.judged.kind is one.kind:
            first.setdefault(party.id, [one])
    return list(first.values())


def _find_odds(group: Sequence[Found]) -> float:
    """That at least one of what tells it is right, if each is so by its own chance; of one attribution the best."""
    scores: dict[str, float] = {}
    for one in group:
        key = one.candidate.attribution.id
        scores[key] = max(one.score, scores.get(key, 0.0))
    return 1 - prod(1 - score for score in scores.values())


def _find_chance(group: Sequence[Found]) -> float:
    """That it is a move, and of its kind."""
    shares = _share_kinds(group)
    return _find_odds(group) * max(shares) / fsum(one.score for one in group)


def _choose_kind(group: Sequence[Found]) -> MoveKind:
    """The likeliest kind over all that tell the move."""
    shares = _share_kinds(group)
    return tuple(MoveKind)[shares.index(max(shares))]


def _settle_kind(kind: MoveKind, text: str, wording: Span) -> MoveKind:
    """The kind, or the one that the words shown and the one before them leave no doubt of."""
    if kind is MoveKind.DEMAND and text.endswith(_AGAINST, 0, wording.start):
        return MoveKind.OPPOSE
    if kind in _YIELDING and _UNWILLING.search(text, wording.start, wording.end):
        return MoveKind.REJECT
    if kind in _YIELDING and _LOSING.search(text, wording.start, wording.end):
        return MoveKind.THREATEN
    return kind


def _share_kinds(group: Sequence[Found]) -> list[float]:
    """How likely each kind is in all that tell a move, each as likely as it is a move."""
    return [fsum(one.score * one.odds.shares[place] for one in group) for place in range(len(MoveKind))]


def _find_basis(one: Found, lookup: _Lookup) -> tuple[Basis, str | None]:
    """Whether what tells a move tells it as the party's own, or who ascribes it; a move is own where one telling is.

    Ascribed is what somebody else tells of what the party does or wants, and what an outlet says in its own voice that
    the party wants; words of the party that somebody passes on are its own. In fourteen annotated stories that is right
    of 83 in 100 moves.
    """
    attribution, party = one.candidate.attribution, one.candidate.party
    if one.candidate.judged.rule.startswith(str(CueClass.SAY)):
        return Basis.OWN, None
    if attribution.nested_in is not None:
        outer = lookup.attributions[attribution.nested_in].speaker
        if outer is None or lookup.parties[outer] is party:
            return Basis.OWN, None
        return Basis.ASCRIBED, outer
    is_thought = attribution.act is Act.THOUGHT and attribution.kind is Kind.INDIRECT and attribution.cue is not None
    return (Basis.ASCRIBED if is_thought else Basis.OWN), None


def _find_counterparts(group: Sequence[Found], lookup: _Lookup) -> tuple[str, ...]:
    """Other governments and bodies that its sentences name."""
    found = set()
    for one in group:
        named = lookup.named.get(one.candidate.evidence.article, ())
        for start, end in one.candidate.fragments:
            for place, party in named[bisect_left(named, (start, "")) :]:
                if place >= end:
                    break
                found.add(party)
    return tuple(sorted(found - {group[0].candidate.party.id}))


def _find_date(group: Sequence[Found], lookup: _Lookup) -> Date | None:
    """The date of the first of its statements that has one, else of the first article whose date is known."""
    statements = [lookup.statement_of.get(one.candidate.attribution.id) for one in group]
    dated = [statement.date for statement in statements if statement and statement.date]
    published = [lookup.articles[one.candidate.evidence.article].published for one in group]
    known = dated or [date for date in published if date.earliest or date.relative]
    return min(known, key=lambda date: (date.earliest or "", date.relative or ("", "")), default=None)


# "Urged against | making any judgement": what is opposed, not what is demanded.
_AGAINST = (" against ", " against “", ' against "')
# "We have neither the intention to compromise nor the wish to talk" yields nothing.
_YIELDING = frozenset(
    {MoveKind.COMMIT, MoveKind.PROMISE, MoveKind.OFFER, MoveKind.ACCEPT, MoveKind.CONCEDE, MoveKind.REAFFIRM}
)
_UNWILLING = re.compile(
    r"\b(?:no|neither|not|nor|without|n[’']t)\b(?: \w+){0,3} "
    r"(?:intention|desire|wish|willingness|interest) (?:to|of|in)\b",
    re.IGNORECASE,
)
# "She might lose her willingness to talk" offers nothing.
_LOSING = re.compile(
    r"\blos(?:e|es|ing|t) (?:\w+ ){0,3}(?:willingness|interest|patience|appetite|faith|trust|will)\b", re.IGNORECASE
)
_SCOPE = re.compile(
    r"\b(?:(?P<whole>all|every|entire(?:ly)?|complete(?:ly)?|full(?:y)?|whole)|"
    r"(?P<part>some|part(?:ly|ial|ially)?|several|half|certain|a few))\b"
)
# "to open the lock" | " unless the toll is dropped"; "If the toll is dropped, " | "Varda offered to open the lock".
_NEXT_CLAUSE = re.compile(
    r"[\s,”\"]{0,3}(?:unless|(?:only )?(?:if|after)|until|once|in (?:exchange|return) for|as long as|provided|before|"
    rf"without)\b[^.!?\n]{{1,{LONGEST}}}"
)
_FIRST_CLAUSE = re.compile(
    r"(?:^|[.!?\n]\s*|[“\"])(?P<clause>(?:(?:And|But) )?(?:[Ii]f|[Uu]nless|[Uu]ntil|[Oo]nce|[Aa]s long as|[Oo]nly if)"
    rf"\b[^.!?\n]{{1,{LONGEST}}}, )$"
)
