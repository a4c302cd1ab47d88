"""How well the rules for event mentions do on sets that they were not made from.

usage: python -m training.events.mention_rules [--data ../shared]

Participants: of the sentences of cameo-spans in which an actor (a recipient) is marked, those in which some predicate's
actor (recipient) stands inside the marked words. Modality: TimeBank's events, by the polarity and the tense of their
instances; every third document was looked at while the rules were written, and is left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from communique.model.event_mentions import EventHeads, find_states
from communique.model.reader import Reader, Tagged
from communique.model.syntax import LONGEST, Parse, find_owners, parse_words
from communique.model.words import find_words
from communique.read.event_candidates import find_predicates
from communique.read.event_modality import find_modality
from communique.read.event_participants import find_participants
from communique.read.event_trees import Tree
from communique.read.events import EVENTFUL
from communique.read.sentences import find_sentences
from communique.types import Modality
from evaluation.data import find_data
from training.events.mention_words import read_events
from training.reader.words import join_words

LOOKED_AT = 3  # every third document


@dataclass(frozen=True)
class Marked:
    """A sentence as running text, and the range of its actor and its recipient, None where none is marked."""

    text: str
    actor: tuple[int, int] | None
    recipient: tuple[int, int] | None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=None)
    data = parser.parse_args().data or find_data()
    reader = Reader.load()
    print_participants(data / "corpora/events/cameo-spans/train.txt", reader)
    print_modality(data / "corpora/time/tempeval3/TimeBank", reader)


def print_participants(path: Path, reader: Reader) -> None:
    """The shares of actors and of recipients that are found."""
    found: Counter[str] = Counter()
    for each in read_marked(path):
        tagged = reader.tag(reader.cut(each.text, [(0, len(each.text))]))
        parse = parse_sentences(each.text, [(0, len(each.text))], tagged, reader)[0]
        tree = Tree.of(each.text, parse)
        participants = [find_participants(tree, p) for p in find_predicates(tree, tell_eventful(parse, tagged, reader))]
        actors = {place for p in participants for place in p.actors}
        recipients = {place for p in participants for place in p.recipients}
        for name, marked, places in (("actors", each.actor, actors), ("recipients", each.recipient, recipients)):
            if marked is not None:
                found[f"all {name}"] += 1
                found[name] += any(marked[0] <= parse.tokens[place].start < marked[1] for place in places)
    for name in ("actors", "recipients"):
        print(f"{name}: {found[name] / found[f'all {name}']:.3f} of {found[f'all {name}']}")


def read_marked(path: Path) -> Iterator[Marked]:
    """The sentences of cameo-spans: a word and its tag to a line, S for the actor, T for the recipient."""
    for block in path.read_text("utf-8").strip().split("\n\n"):
        words, tags = zip(*(line.rsplit(" ", 1) for line in block.splitlines() if " " in line), strict=True)
        text, places = join_words([words])
        yield Marked(text, *(find_range(tags, places, kind) for kind in "ST"))


def find_range(tags: Sequence[str], places: Sequence[tuple[int, int]], kind: str) -> tuple[int, int] | None:
    """The first marked stretch of a kind."""
    if f"B-{kind}" not in tags:
        return None
    first = tags.index(f"B-{kind}")
    last = first
    while last + 1 < len(tags) and tags[last + 1] == f"I-{kind}":
        last += 1
    return places[first][0], places[last][1]


def parse_sentences(
    text: str, sentences: Sequence[tuple[int, int]], tagged: Tagged, reader: Reader
) -> tuple[Parse, ...]:
    """Trees of sentences, cut as they are when an article is read."""
    words = [find_words(text, start, end)[:LONGEST] for start, end in sentences]
    return parse_words(text, tagged, words, reader.parser)


def tell_eventful(parse: Parse, tagged: Tagged, reader: Reader) -> list[bool]:
    """Which words of a sentence may be predicates."""
    ((owners, own),) = find_owners([[(token.start, token.end) for token in parse.tokens]], tagged.pieces)
    states = find_states(tagged, np.array([own[owner] for owner in owners]))
    told: list[bool] = (EventHeads(reader.heads.weights).kinds(states)[:, 0] <= 1 - EVENTFUL).tolist()
    return told


def print_modality(folder: Path, reader: Reader) -> None:
    """Precision and recall of what did not take place, and of what is to come."""
    pairs: Counter[tuple[Modality, Modality]] = Counter()
    for number, (text, events) in enumerate(read_events(folder)):
        if number % LOOKED_AT == 0:
            continue
        tagged = reader.tag(reader.cut(text, [(0, len(text))]))
        told: dict[int, Modality] = {}
        for parse in parse_sentences(text, find_sentences(text, ()), tagged, reader):
            tree = Tree.of(text, parse)
            marked = [any(event.start <= token.start < event.end for event in events) for token in parse.tokens]
            told |= {parse.tokens[p.place].start: find_modality(tree, p) for p in find_predicates(tree, marked)}
        pairs.update(
            (event.modality, told[event.start])
            for event in events
            if event.modality is not None and event.start in told
        )
    for kind in (Modality.NEGATED, Modality.PLANNED):
        right = pairs[kind, kind]
        marked_so = sum(count for (gold, _), count in pairs.items() if gold is kind)
        told_so = sum(count for (_, found), count in pairs.items() if found is kind)
        print(f"{kind}: {right / marked_so:.3f} of {marked_so} found; {right / told_so:.3f} of {told_so} marked so")


if __name__ == "__main__":
    main()
