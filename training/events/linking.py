"""Weigh what speaks for two mentions telling one event, and for an event being worth a line, on the training stories.

usage: python -m training.events.linking [--data ../shared]

Two logistic regressions, printed with their figures; their weights stand, rounded, in link/events.py and
compose/events.py. Mentions are scored by a layer that has not seen their story. Run after training.events.mentions.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from communique.compose.events import Worth, weigh
from communique.ingest.files import read_files
from communique.link.dates import date_readings
from communique.link.entities import link_entities
from communique.link.event_days import agree_with_modality, date_by_sentences
from communique.link.event_evidence import EventEvidence, Limits, Rarity, are_told_apart, compare_mentions
from communique.link.events import read_comparables
from communique.link.origins import find_origins
from communique.link.story import link_readings
from communique.model.links import SpanHeads
from communique.model.reader import Reader
from communique.read.article import read_article
from communique.types import Article, Event, EventMention, Reading
from evaluation.data import DEVELOPMENT_STORIES, find_data, find_stories
from training.events.mention_stories import GoldStory, choose_told, find_near, is_near, read_story
from training.events.mentions import Config, Rows, collect_rows, train_worth, without_heads

# Score from which a mention near no annotated one's best is paired with those that are.
PAIRED_FROM = 0.05
STRENGTH = 1.0
BOUNDS = (0.15, 0.18, 0.2, 0.22, 0.25, 0.3)


@dataclass(frozen=True)
class Labelled:
    """Inputs (rows, figures), labels (rows,), the number of its story (rows,)."""

    inputs: np.ndarray
    labels: np.ndarray
    stories: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=None)
    data = parser.parse_args().data or find_data()
    reader = Reader.load()
    stories = [read_story(path) for path in find_stories(data) if path.name not in DEVELOPMENT_STORIES]
    rows = collect_rows(stories, without_heads(reader), reader)
    readings = [read_unseen(story, number, rows, reader) for number, story in enumerate(stories)]

    pairs = label_pairs(stories, readings)
    print(f"{len(pairs.labels)} pairs, {pairs.labels.sum()} of one event;", end=" ")
    print(f"average precision {average_precision_score(pairs.labels, leave_out(pairs)):.3f}, a story left out")
    print_weights(pairs, EventEvidence._fields)

    linked = [link_readings(own).events for own in readings]
    events = label_events(stories, readings, linked)
    chances = leave_out(events)
    count = sum(len({mention.event for own in story.mentions.values() for mention in own}) for story in stories)
    for bound in BOUNDS:
        found = [match(story, own, chosen) for story, own, chosen in _choose(stories, readings, linked, chances, bound)]
        kept = int((chances >= bound).sum())
        told = sum(map(len, found))
        print(
            f"from {bound}: recall {told / count:.3f}, precision {told / kept:.3f}, {kept / len(stories):.1f} a story"
        )
    print_weights(events, Worth._fields)


def read_unseen(story: GoldStory, number: int, rows: Rows, reader: Reader) -> list[Reading]:
    """The story's articles, read with a layer of worth that has learned from the others."""
    others = rows.stories != number
    seen = replace(rows, states=rows.states[others], marks=rows.marks[others], told=rows.told[others])
    heads = SpanHeads({**reader.heads.weights, **train_worth(seen, Config())})
    unseen = reader.with_heads(heads)
    articles = [article for article in read_files([story.folder / "articles"]) if isinstance(article, Article)]
    return sorted((read_article(article, unseen) for article in articles), key=lambda reading: reading.article.id)


def label_pairs(stories: Sequence[GoldStory], readings: Sequence[Sequence[Reading]]) -> Labelled:
    """Pairs of which one mention at least is the best for an annotated one, with whether they tell one event.

    A mention that is near an annotated one, but not the best for it, is paired with the mentions of other events alone.
    """
    inputs, labels, numbers = [], [], []
    for number, (story, own) in enumerate(zip(stories, readings, strict=True)):
        dated = [date_by_sentences(agree_with_modality(reading)) for reading in date_readings(own)]
        links = link_entities(dated, find_origins([reading.article for reading in dated], ()))
        comparables = read_comparables(dated, links.ids, links.entities)
        rarity = Rarity.count(comparables)
        best, near = {}, {}
        for reading in dated:
            best.update(_find_best(story, reading))
            mentions = story.mentions[reading.article.sha256]
            near.update({_key(each): find_near((each.start, each.end), mentions) for each in reading.events})
        limits = {comparable.key: Limits.read(comparable) for comparable in comparables}
        for one, other in combinations(comparables, 2):
            told = [best.get(_key(each.mention), frozenset()) for each in (one, other)]
            around = [near[_key(each.mention)] for each in (one, other)]
            weak = min(one.mention.score, other.mention.score) < PAIRED_FROM
            if all(told):
                label = bool(told[0] & told[1])
            elif any(told) and all(around) and not around[0] & around[1] and not weak:
                label = False
            else:
                continue
            if limits[one.key].exclude(limits[other.key]) or are_told_apart(one, other):
                continue
            inputs.append(compare_mentions(one, other, rarity))
            labels.append(label)
            numbers.append(number)
    return Labelled(np.array(inputs), np.array(labels), np.array(numbers))


def label_events(
    stories: Sequence[GoldStory], readings: Sequence[Sequence[Reading]], linked: Sequence[Sequence[Event]]
) -> Labelled:
    """The events of each story, with whether an annotated one is told by it best."""
    inputs, labels, numbers = [], [], []
    for number, (story, own, events) in enumerate(zip(stories, readings, linked, strict=True)):
        told = set(match(story, own, events).values())
        inputs += [weigh(event) for event in events]
        labels += [place in told for place in range(len(events))]
        numbers += [number] * len(events)
    return Labelled(np.array(inputs), np.array(labels), np.array(numbers))


def match(story: GoldStory, readings: Sequence[Reading], events: Sequence[Event]) -> dict[int, int]:
    """Annotated events with the places of the events that tell them, one to one, most mentions in common first."""
    digests = {reading.article.id: reading.article.sha256 for reading in readings}
    shared: Counter[tuple[int, int]] = Counter()
    for place, event in enumerate(events):
        for mention in event.mentions:
            for gold in story.mentions[digests[mention.article]]:
                shared[gold.event, place] += is_near((mention.start, mention.end), gold.bounds)
    found: dict[int, int] = {}
    for (gold_event, place), number in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if number and gold_event not in found and place not in found.values():
            found[gold_event] = place
    return found


def leave_out(rows: Labelled) -> np.ndarray:
    """The probability of each row by what the other stories teach."""
    chances = np.zeros(len(rows.labels))
    for story in np.unique(rows.stories):
        own = rows.stories == story
        model = _fit(replace(rows, inputs=rows.inputs[~own], labels=rows.labels[~own]))
        chances[own] = model.predict_proba(rows.inputs[own])[:, 1]
    return chances


def print_weights(rows: Labelled, names: Sequence[str]) -> None:
    model = _fit(rows)
    print(f"bias {model.intercept_[0]:.2f}")
    for name, weight in zip(names, model.coef_[0], strict=True):
        print(f"  {name} {weight:.2f}")


def _fit(rows: Labelled) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=3000).fit(rows.inputs, rows.labels)


def _choose(
    stories: Sequence[GoldStory],
    readings: Sequence[Sequence[Reading]],
    linked: Sequence[Sequence[Event]],
    chances: np.ndarray,
    bound: float,
) -> Iterator[tuple[GoldStory, Sequence[Reading], list[Event]]]:
    start = 0
    for story, own, events in zip(stories, readings, linked, strict=True):
        kept = chances[start : start + len(events)] >= bound
        yield story, own, [event for event, keep in zip(events, kept, strict=True) if keep]
        start += len(events)


def _find_best(story: GoldStory, reading: Reading) -> dict[tuple[str, tuple[int, int]], frozenset[int]]:
    """The mentions that are the best for annotated ones, with the numbers of their events."""
    extents = [(mention.start, mention.end) for mention in reading.events]
    found: dict[tuple[str, tuple[int, int]], frozenset[int]] = {}
    for gold in story.mentions[reading.article.sha256]:
        for place in choose_told(extents, [gold.bounds]):
            key = _key(reading.events[place])
            found[key] = found.get(key, frozenset()) | {gold.event}
    return found


def _key(mention: EventMention) -> tuple[str, tuple[int, int]]:
    return mention.article, mention.predicate


if __name__ == "__main__":
    main()
