"""Which of the events found are worth a line of the account.

In: a `Story`. Out: its events that a careful reader would note down, in the story's order.
"""

from __future__ import annotations

from dataclasses import replace
from math import exp, log
from operator import mul
from statistics import fmean
from typing import NamedTuple

from communique.link.event_days import plan_ahead
from communique.types import Event, Modality, Story

# From which probability on an event is worth a line. On the training stories, each left out of what its mentions and
# events are judged by, recall is 0.65 and precision 0.49 (their means over stories); 0.15 would give 0.76 and 0.39, 0.3
# would give 0.54 and 0.57.
THRESHOLD = 0.22
# Mentions' scores are kept this far from 0 and 1.
MARGIN = 0.01


class Worth(NamedTuple):
    """What speaks for a line: how sure the mentions are, how many articles tell it, and what is known of it.

    `best` and `mean` are log-odds of the mentions' scores, `articles` the logarithm of how many tell it, `others` that
    of the mentions in each.
    """

    best: float
    mean: float
    articles: float
    others: float
    dated: float
    actual: float


# By logistic regression on the events found in fourteen annotated stories, each scored by a model that had not seen its
# story: whether one of the 334 annotated events is told by it best.
WEIGHTS = Worth(
    best=0.5,
    mean=0.25,
    articles=0.85,
    others=1.35,
    dated=0.25,
    actual=0.9,
)
BIAS = -1.82


def choose_events(story: Story) -> tuple[Event, ...]:
    """The events worth a line; one whose whole is not among them is part of nothing, one that is to come is planned.

    Whether it is worth a line is judged by how it is told, for so the weights were learned.
    """
    chosen = [event for event in story.events if judge(weigh(event)) >= THRESHOLD]
    ids = {event.id for event in chosen}
    parted = [replace(one, part_of=one.part_of if one.part_of in ids else None) for one in chosen]
    return plan_ahead(parted, story.articles)


def judge(worth: Worth) -> float:
    """The probability that a careful reader notes the event down."""
    logit = BIAS + sum(map(mul, WEIGHTS, worth))
    return 1 / (1 + exp(-logit))


def weigh(event: Event) -> Worth:
    """What speaks for a line."""
    count = len(event.mentions)
    odds = [_to_log_odds(mention.score) for mention in event.mentions]
    articles = len({mention.article for mention in event.mentions})
    return Worth(
        best=max(odds),
        mean=fmean(odds),
        articles=log(articles),
        others=log(count / articles),
        dated=float(event.date is not None),
        actual=float(event.modality is Modality.ACTUAL),
    )


def _to_log_odds(score: float) -> float:
    kept = min(max(score, MARGIN), 1 - MARGIN)
    return log(kept / (1 - kept))
