"""Events: which mentions, in whatever article and words, tell one thing that took place or is to.

In: readings, whose event mentions know actors and dates, and the linked entities. Out: `Event`s, every mention in
exactly one. Candidates share a rare word, a lemma, two actors, or the opening of their articles; a pair is scored by
what its words, people, dates and vectors have in common; groups grow by the mean score over their members. Precision
first: two meetings of the same people on different days stay two.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import exp, log
from operator import mul

from communique.link.event_dates import settle_dates
from communique.link.event_days import (
    agree_with_modality,
    date_by_sentences,
    find_news_days,
    infer_dates,
)
from communique.link.event_evidence import (
    Comparable,
    EventEvidence,
    Limits,
    Rarity,
    are_told_apart,
    compare_mentions,
    read_comparable,
)
from communique.link.event_pairs import weigh_pairs
from communique.link.event_parts import are_part_and_whole
from communique.types import Entity, Event, EventMention, EventType, Modality, Reading

# Members of each of two groups by which the pair is judged.
JUDGES = 5
# Share of the best mention's score from which another's date is the event's, too.
DATED_FROM = 0.2
# Predicates that only tell of an event: "said that Varda had left".
TELLING = frozenset("say tell report claim confirm note insist reiterate".split())
# An actor or recipient is the event's where so much of the weight of the mentions that name any has it.
NAMED_BY = 0.4

# By logistic regression on pairs of mentions found in fourteen annotated stories (training/events/linking.py: 21,089
# pairs, of which 373 tell one event). Those of types are set lower than was learned, for the types of these stories are
# righter than those of others.
WEIGHTS = EventEvidence(
    same_lemma=0.35,
    shared=0.9,
    less_covered=0.8,
    more_covered=1.2,
    context=2.05,
    number=1.4,
    likeness=2.55,
    other_people=-0.6,
    same_type=0.9,
    other_type=-0.9,
    same_day=0.9,
    other_day=-0.7,
    openings=1.4,
    one_article=-1.25,
)
BIAS = -6.0
# From which mean probability on two groups are one event. On the training stories, with the events chosen as in
# compose/events.py, recall is 0.65 and precision 0.49 (0.66 and 0.49 with 0.15, 0.37 at a precision of 0.60 where
# nothing is joined), and of 175 events that are annotated with a date 119 are dated right and 20 wrong (with 0.15, 114
# and 23).
THRESHOLD = 0.2


def link_events(readings: Sequence[Reading], ids: Mapping[str, str], entities: Iterable[Entity]) -> tuple[Event, ...]:
    """The events that the mentions of all readings tell, sorted by id; origins and parts are still to be found.

    `ids` has the linked id for every entity of a reading. An event's id comes from the smallest key among its mentions;
    its mentions are sorted by article and place.
    """
    dated = [date_by_sentences(agree_with_modality(reading)) for reading in readings]
    comparables = read_comparables(dated, ids, entities)
    rarity = Rarity.count(comparables)
    events = sorted((_to_event(group) for group in _group(comparables, rarity)), key=lambda event: event.id)
    return infer_dates(events, [reading.article for reading in readings], find_news_days(dated))


def key_mention(mention: EventMention) -> str:
    """The id of an event that only this mention tells."""
    place = f"{mention.article} {mention.predicate} {mention.start} {mention.end}"
    return "v" + hashlib.sha256(place.encode()).hexdigest()[:12]


def read_comparables(
    readings: Sequence[Reading], ids: Mapping[str, str], entities: Iterable[Entity]
) -> list[Comparable]:
    """Every event mention made comparable, by linked ids; sorted by key."""
    by_id = {entity.id: entity for entity in entities}
    comparables = (
        read_comparable(key_mention(mention), _relink(mention, ids, reading), reading.article, by_id)
        for reading in readings
        for mention in reading.events
    )
    return sorted(comparables, key=lambda comparable: comparable.key)


def judge(weight: float) -> float:
    """The probability that two mentions on which the evidence weighs so much tell one event."""
    return 1 / (1 + exp(-BIAS - weight))


class _Pile:
    """Mentions in a fixed order, what the evidence on likely pairs weighs, and the scores of those asked for."""

    def __init__(self, comparables: Sequence[Comparable], rarity: Rarity) -> None:
        least = log(THRESHOLD / (1 - THRESHOLD)) - BIAS
        self.comparables = comparables
        self.rarity = rarity
        self.likely = weigh_pairs(comparables, rarity, weights=WEIGHTS, least=least)
        self.limits = [Limits.read(comparable) for comparable in comparables]
        self._scores: dict[tuple[int, int], float] = {}

    def score(self, one: int, other: int) -> float:
        pair = (min(one, other), max(one, other))
        if pair not in self._scores:
            first, second = self.comparables[pair[0]], self.comparables[pair[1]]
            excluded = (
                self.limits[pair[0]].exclude(self.limits[pair[1]])
                or are_told_apart(first, second)
                or are_part_and_whole(first.mention, second.mention, first.text)
            )
            self._scores[pair] = 0.0 if excluded else judge(self._weigh(*pair))
        return self._scores[pair]

    def _weigh(self, one: int, other: int) -> float:
        known = self.likely.get((one, other))
        if known is not None:
            return known
        evidence = compare_mentions(self.comparables[one], self.comparables[other], self.rarity)
        return sum(map(mul, WEIGHTS, evidence), 0.0)


def _group(comparables: Sequence[Comparable], rarity: Rarity) -> list[list[Comparable]]:
    """Groups grown from the likeliest pair on."""
    pile = _Pile(comparables, rarity)
    group_of = {at: [at] for at in range(len(comparables))}
    limits = dict(enumerate(pile.limits))  # by the first of each group
    apart: set[tuple[tuple[int, int], tuple[int, int]]] = set()  # by the first of each and its size
    for (one, other), _ in sorted(pile.likely.items(), key=lambda item: (-item[1], item[0])):
        first, second = group_of[one], group_of[other]
        if first is second:
            continue
        both = (first[0], len(first)), (second[0], len(second))
        if both in apart or pile.score(one, other) == 0:
            continue
        if limits[first[0]].exclude(limits[second[0]]):
            apart.add(both)
            continue
        judged = list(product(first[:JUDGES], second[:JUDGES]))
        if sum(pile.score(a, b) for a, b in judged) >= THRESHOLD * len(judged):
            merged = sorted(first + second)
            limits[merged[0]] = limits[first[0]].join(limits[second[0]])
            group_of.update(dict.fromkeys(merged, merged))
        else:
            apart.add(both)
    return [[comparables[at] for at in group] for at, group in sorted(group_of.items()) if group[0] == at]


def _to_event(group: Sequence[Comparable]) -> Event:
    mentions = tuple(
        sorted((each.mention for each in group), key=lambda one: (one.article, one.start, one.end, one.predicate))
    )
    dating = _find_dating(mentions)
    date, others = settle_dates([(one.date, one.score) for one in dating if one.date is not None])
    actors, recipients = _vote_people(mentions)
    return Event(
        id=group[0].key,
        type=_vote_type(mentions),
        date=date,
        actors=actors,
        recipients=recipients,
        modality=_settle_modality(mentions),
        mentions=mentions,
        origins=1,
        other_dates=others,
    )


def _find_dating(mentions: Sequence[EventMention]) -> list[EventMention]:
    """Those that tell the event well enough for their dates to count."""
    best = max(mention.score for mention in mentions)
    return [mention for mention in mentions if mention.score >= DATED_FROM * best]


def _vote_type(mentions: Sequence[EventMention]) -> EventType | None:
    votes: Counter[EventType] = Counter()
    for mention in mentions:
        if mention.type is not None:
            votes[mention.type] += round(1000 * mention.score)
    order = list(EventType)
    return min(votes, key=lambda kind: (-votes[kind], order.index(kind)), default=None)


def _vote_people(mentions: Sequence[EventMention]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and recipients that enough of the mentions agree on, the most named first; nobody is both.

    Who told of it did not do it: those of the telling count only where the telling is the line.
    """
    best = max(mentions, key=lambda mention: mention.score)
    told = [mention for mention in mentions if mention.lemma not in TELLING or best.lemma in TELLING]
    acting, receiving = (_weigh([(m.actors, m.score) for m in told]), _weigh([(m.recipients, m.score) for m in told]))
    actors = [one for one, weight in acting.items() if weight >= NAMED_BY and weight >= receiving.get(one, 0.0)]
    recipients = [one for one, weight in receiving.items() if weight >= NAMED_BY and one not in actors]
    return (
        tuple(sorted(actors, key=lambda one: (-acting[one], one))),
        tuple(sorted(recipients, key=lambda one: (-receiving[one], one))),
    )


def _weigh(named: Sequence[tuple[tuple[str, ...], float]]) -> dict[str, float]:
    """For each entity its share of the weight of those that name any."""
    total = sum(score for ids, score in named if ids)
    shares: dict[str, float] = defaultdict(float)
    for ids, score in named:
        for each in ids:
            shares[each] += score / total
    return {each: round(share, 6) for each, share in shares.items()}


def _settle_modality(mentions: Sequence[EventMention]) -> Modality:
    """What is told as done by one article is done, though another, written before, only announced it."""
    weights = {kind: sum(one.score for one in mentions if one.modality is kind) for kind in Modality}
    if weights[Modality.NEGATED] > weights[Modality.ACTUAL]:
        return Modality.NEGATED
    order = (Modality.ACTUAL, Modality.PLANNED, Modality.HYPOTHETICAL)
    return next(kind for kind in order if weights[kind])


def _relink(mention: EventMention, ids: Mapping[str, str], reading: Reading) -> EventMention:
    """By linked ids; an attribution that the user rejected tells nothing."""
    told_in = mention.told_in if any(one.id == mention.told_in for one in reading.attributions) else None
    return replace(
        mention,
        told_in=told_in,
        actors=tuple(dict.fromkeys(ids[one] for one in mention.actors)),
        recipients=tuple(dict.fromkeys(ids[one] for one in mention.recipients)),
    )
