"""Which of the events found are worth a line of the account, and which of them rest on what.

In: a `Story`. Out: its events that a careful reader would note down, in the story's order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace
from math import exp, log

from communique.types import Article, BlockKind, Event, Modality, Story

# From which probability on an event is worth a line.
THRESHOLD = 0.5
# Code points over which the first words of an article cease to be its beginning.
OPENING = 600.0
# Mentions' scores are kept this far from 0 and 1.
MARGIN = 0.01


@dataclass(frozen=True, slots=True)
class Worth:
    """What speaks for a line: how sure the mentions are, how many articles tell it, where, and what is known of it."""

    best: float
    mean: float
    articles: float
    opening: float
    headline: float
    dated: float
    typed: float
    peopled: float
    main_people: float
    actual: float
    told_by_others: float


WEIGHTS = Worth(
    best=1.0,
    mean=0.0,
    articles=0.7,
    opening=0.3,
    headline=0.3,
    dated=0.5,
    typed=0.3,
    peopled=0.0,
    main_people=0.0,
    actual=0.0,
    told_by_others=0.0,
)
BIAS = -0.5


def choose_events(story: Story) -> tuple[Event, ...]:
    """The events worth a line; one whose whole is not among them is part of nothing."""
    articles = {article.id: article for article in story.articles}
    shares = share_people(story)
    chosen = [event for event in story.events if judge(weigh(event, articles, shares)) >= THRESHOLD]
    ids = {event.id for event in chosen}
    return tuple(replace(one, part_of=one.part_of if one.part_of in ids else None) for one in chosen)


def judge(worth: Worth) -> float:
    """The probability that a careful reader notes the event down."""
    logit = BIAS + sum(weight * value for weight, value in zip(astuple(WEIGHTS), astuple(worth), strict=True))
    return 1 / (1 + exp(-logit))


def weigh(event: Event, articles: Mapping[str, Article], shares: Mapping[str, float]) -> Worth:
    """What speaks for a line; `shares` is how much of the story each entity has a part in."""
    scores = [min(max(mention.score, MARGIN), 1 - MARGIN) for mention in event.mentions]
    people = {*event.actors, *event.recipients}
    openings = [_measure_opening(articles[one.article], one.start) for one in event.mentions]
    return Worth(
        best=log(max(scores) / (1 - max(scores))),
        mean=sum(log(score / (1 - score)) for score in scores) / len(scores),
        articles=log(len({mention.article for mention in event.mentions})),
        opening=max(openings),
        headline=float(any(_is_headline(articles[one.article], one.start) for one in event.mentions)),
        dated=float(event.date is not None),
        typed=float(event.type is not None),
        peopled=float(bool(people)),
        main_people=max((shares.get(one, 0.0) for one in people), default=0.0),
        actual=float(event.modality is Modality.ACTUAL),
        told_by_others=sum(mention.told_in is not None for mention in event.mentions) / len(event.mentions),
    )


def share_people(story: Story) -> dict[str, float]:
    """For each entity the share of the mentions of events that it has a part in."""
    counts = Counter(
        one for event in story.events for mention in event.mentions for one in {*mention.actors, *mention.recipients}
    )
    total = max(1, sum(len(event.mentions) for event in story.events))
    return {one: count / total for one, count in counts.items()}


def _measure_opening(article: Article, at: int) -> float:
    body = next((block.start for block in article.blocks if block.kind is BlockKind.BODY), 0)
    return exp(-max(0, at - body) / OPENING)


def _is_headline(article: Article, at: int) -> bool:
    return any(block.start <= at < block.end and block.kind is BlockKind.HEADLINE for block in article.blocks)
