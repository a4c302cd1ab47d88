"""Train what finds event mentions: the kinds of words on TimeBank, the worth of predicates on the training stories.

usage: python -m training.events.mentions [--data ../shared] [--to src/communique/model/weights] [--score]

With --score nothing is written: the figures of README are printed, each story judged by the layer that the other
thirteen give.

Both are linear layers on the states that the exported encoder gives; the encoder stays as it is. Run after export;
`heads.npz` and DIGEST are written anew.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from communique.ingest.files import read_files
from communique.model.event_mentions import KINDS, find_states
from communique.model.labels import UPOS
from communique.model.links import SpanHeads
from communique.model.reader import Reader
from communique.model.syntax import find_owners
from communique.model.words import find_words
from communique.read.article import read_article
from communique.read.events import KEPT_FROM, EventCandidate, find_candidates
from communique.types import Article
from evaluation.data import DEVELOPMENT_STORIES, find_data, find_stories
from training.events.mention_stories import GoldStory, choose_told, find_near, read_story
from training.events.mention_words import read_events
from training.reader.export import replace_heads

PREFIX = "event_mentions."
# Words of these parts of speech are learned from: all but 51 of TimeBank's 6,740 words of events.
SEEN = ("VERB", "NOUN", "PROPN", "ADJ", "AUX")
# How many of a story are looked at in the figures; the annotated ones have 18 to 25 events.
BEST = (30, 60, 120)


@dataclass(frozen=True)
class Config:
    """Every value with its reason."""

    kinds_strength: float = 0.003  # inverse of the penalty; one value was tried
    worth_strength: float = 0.01  # of 0.001, 0.003 and 0.01 the best, a story left out at a time
    state_share: float = 0.3  # standardised states count less than marks, of which there are fewer; chosen once
    steps: int = 1000


@dataclass(frozen=True)
class Rows:
    """Candidates of stories: inputs (rows, states) and (rows, marks), labels (rows,), the number of its story (rows,).

    `events` are the annotated events of the story that each candidate's words tell; `articles` counts the articles.
    """

    states: np.ndarray
    marks: np.ndarray
    told: np.ndarray
    stories: np.ndarray
    events: tuple[frozenset[int], ...]
    articles: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--to", type=Path, default=Path("src/communique/model/weights"))
    parser.add_argument("--score", action="store_true")
    arguments = parser.parse_args()
    data = arguments.data or find_data()
    reader, config = without_heads(Reader.load(arguments.to)), Config()
    kinds = train_kinds(data / "corpora/time/tempeval3/TimeBank", reader, config)
    knowing = reader.with_heads(SpanHeads({**reader.heads.weights, **kinds}))
    stories = [read_story(path) for path in find_stories(data) if path.name not in DEVELOPMENT_STORIES]
    rows = collect_rows(stories, reader, knowing)
    if arguments.score:
        print_scores(rows, config)
        return
    worth = train_worth(rows, config)
    replace_heads(arguments.to, PREFIX, {**kinds, **worth})


def without_heads(reader: Reader) -> Reader:
    """The reader as it is before these heads are trained: it finds no events."""
    kept = {name: value for name, value in reader.heads.weights.items() if not name.startswith(PREFIX)}
    return reader.with_heads(SpanHeads(kept))


def train_kinds(folder: Path, reader: Reader, config: Config) -> dict[str, np.ndarray]:
    """The layer that says of each word what kind of event it tells, learned from TimeBank's words."""
    states, kinds = [], []
    for text, events in read_events(folder):
        tagged = reader.tag(reader.cut(text, [(0, len(text))]))
        words = find_words(text, 0, len(text))
        ((_, own),) = find_owners([words], tagged.pieces)
        found = find_states(tagged, np.array(list(own.values())))
        upos = reader.heads.linear("syntax.upos_alone", found[:, : tagged.syntax.shape[1]]).argmax(axis=1)
        for word, state, part in zip(own, found, upos, strict=True):
            if UPOS[part] in SEEN:
                start, end = words[word]
                kind = next((event.kind for event in events if event.start < end and start < event.end), KINDS[0])
                states.append(state)
                kinds.append(KINDS.index(kind))
    weight, bias = fit(np.array(states), np.array(kinds), config.kinds_strength, config.steps)
    return {f"{PREFIX}kinds.weight": weight, f"{PREFIX}kinds.bias": bias}


def collect_rows(stories: list[GoldStory], reader: Reader, knowing: Reader) -> Rows:
    """Every candidate of the stories, with whether it is the one that tells an annotated mention best.

    `knowing` is the reader once it knows kinds of words.
    """
    states, marks, told, numbers, events, articles = [], [], [], [], [], 0
    for number, story in enumerate(stories):
        for article, candidates in _candidates(story, reader, knowing):
            mentions = story.mentions[article.sha256]
            chosen = choose_told([each.extent for each in candidates], [mention.bounds for mention in mentions])
            events += [find_near(each.extent, mentions) for each in candidates]
            articles += 1
            states += [each.states for each in candidates]
            marks += [each.marks for each in candidates]
            told += [place in chosen for place in range(len(candidates))]
            numbers += [number] * len(candidates)
    found = (np.array(each) for each in (states, marks, told, numbers))
    return Rows(*found, events=tuple(events), articles=articles)


def _candidates(story: GoldStory, reader: Reader, knowing: Reader) -> Iterator[tuple[Article, list[EventCandidate]]]:
    for article in read_files([story.folder / "articles"]):
        if isinstance(article, Article):
            ranges = [(block.start, block.end) for block in article.blocks if not block.kind.is_boilerplate]
            reading = read_article(article, reader)
            yield article, list(find_candidates(reading, reader.tag(reader.cut(article.text, ranges)), knowing))


def train_worth(rows: Rows, config: Config) -> dict[str, np.ndarray]:
    """The layer that says how likely a predicate is worth a line."""
    scale = np.concatenate([np.full(rows.states.shape[1], config.state_share), np.ones(rows.marks.shape[1])])
    inputs = np.concatenate([rows.states, rows.marks], axis=1)
    weight, bias = fit(inputs, rows.told, config.worth_strength, config.steps, scale)
    return {f"{PREFIX}worth.weight": weight, f"{PREFIX}worth.bias": bias}


def print_scores(rows: Rows, config: Config) -> None:
    """Average precision, and what the best of each story and the bound keep, a story left out at a time."""
    scores = np.zeros(len(rows.told))
    stories = range(int(rows.stories.max()) + 1)
    inputs = np.concatenate([rows.states, rows.marks], axis=1)
    for story in stories:
        own = rows.stories == story
        others = replace(rows, states=rows.states[~own], marks=rows.marks[~own], told=rows.told[~own])
        worth = train_worth(others, config)
        scores[own] = inputs[own] @ worth[f"{PREFIX}worth.weight"][0] + worth[f"{PREFIX}worth.bias"][0]
    places = [np.flatnonzero(rows.stories == story) for story in stories]
    precision = np.mean([average_precision_score(rows.told[own], scores[own]) for own in places])
    print(f"average precision {precision:.3f}")
    known = [frozenset[int]().union(*(rows.events[row] for row in own)) for own in places]
    for best in BEST:
        kept = [own[np.argsort(-scores[own], kind="stable")[:best]] for own in places]
        print(f"the best {best} of a story: {_describe(rows, kept, known)}")
    likely = 1 / (1 + np.exp(-scores))
    for bound in (0.02, KEPT_FROM, 0.1, 0.2):
        kept = [own[likely[own] >= bound] for own in places]
        count = sum(map(len, kept)) / rows.articles
        print(f"from {bound}: {count:.1f} an article, {_describe(rows, kept, known)}")


def _describe(rows: Rows, kept: Sequence[np.ndarray], known: Sequence[frozenset[int]]) -> str:
    """How many of the events that any candidate tells are told by those kept, and how many of these tell one."""
    told = [frozenset[int]().union(*(rows.events[row] for row in own)) for own in kept]
    recall = np.mean([len(found) / len(all_) for found, all_ in zip(told, known, strict=True)])
    right = np.mean([np.mean([bool(rows.events[row]) for row in own]) for own in kept])
    mentions = sum(rows.told[own].sum() for own in kept) / rows.told.sum()
    return f"{recall:.3f} of the events, {mentions:.3f} of the mentions; {right:.3f} of those kept tell an event"


def fit(
    inputs: np.ndarray, labels: np.ndarray, strength: float, steps: int, scale: np.ndarray | float = 1.0
) -> tuple[np.ndarray, np.ndarray]:
    """Weight (outputs, inputs) and bias (outputs,) of a logistic regression on standardised inputs, times `scale`."""
    mean, spread = inputs.mean(axis=0), inputs.std(axis=0) + 1e-6
    model = LogisticRegression(C=strength, max_iter=steps).fit((inputs - mean) / spread * scale, labels)
    weight = model.coef_ / spread * scale
    return weight, model.intercept_ - weight @ mean


if __name__ == "__main__":
    main()
