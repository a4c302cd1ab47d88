"""Entities across articles: people of NewsWCL50 told by five outlets, people, bodies and places of ECB+.

NewsWCL50, events 0 to 3: a coded mention of a person counts where it lies in one of our mentions, and belongs to the
entity of the shortest such; BCubed within each event, and the share of coded mentions that count.

ECB+, topics 31 to 35: mentions are given, of people, bodies and places in the sentences annotated for coreference, with
those named once. The articles of the topics go in as one pile, are sorted into stories, and each story is linked. A
given mention belongs to the entity one of whose mentions it shares its last word with; what no mention of ours holds is
one with what has the same words in the same story. MUC, BCubed and CEAFe over the whole pile, as by the reference
scorer (Pradhan et al. 2014), and their mean.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from xml.etree import ElementTree

from scorch.scores import b_cubed, ceaf_e, muc

import communique
from communique.link.names import fold
from communique.link.stories import find_stories
from communique.link.story import link_readings
from communique.types import Account, Entity, Reading, Span
from evaluation.data import DataError
from evaluation.figures import Figure

EVENTS = (0, 1, 2, 3)
TOPICS = (31, 32, 33, 34, 35)
KINDS = ("HUMAN", "LOC")


@dataclass(frozen=True, slots=True)
class Coded:
    """An annotated mention of an article and the name of what it stands for."""

    article: str
    start: int
    end: int
    name: str


def score_crossdoc(data: Path) -> Iterator[Figure]:
    """The figures of both sets."""
    yield from score_people(data)
    yield from score_entities(data)


def score_people(data: Path) -> Iterator[Figure]:
    """NewsWCL50: BCubed F1 over the coded mentions that lie in ours, and their share."""
    folder = data / "corpora/crossdoc/newswcl50"
    if not folder.is_dir():
        raise DataError(f"no coded mentions in {folder}")
    lines = [json.loads(line) for line in (folder / "mentions.jsonl").read_text("utf-8").splitlines()]
    coded = [(one["event"], Coded(one["article"], one["start"], one["end"], one["name"])) for one in lines if one["type"] == "ACTOR"]
    key: dict[Hashable, set[Coded]] = defaultdict(set)
    response: dict[Hashable, set[Coded]] = defaultdict(set)
    for event in EVENTS:
        account = communique.build(folder / f"event_{event}")
        names = {article.id: Path(article.path).stem for article in account.articles}
        mentions = _place_mentions(account.entities, names)
        for one in (one for number, one in coded if number == event):
            holding = [(m.end - m.start, id_) for m, id_ in mentions[one.article] if m.start <= one.start and one.end <= m.end]
            if holding:
                key[event, one.name].add(one)
                response[event, min(holding)[1]].add(one)
    asked = sum(number in EVENTS for number, _ in coded)
    recall, precision, f1 = b_cubed([*key.values()], [*response.values()])
    yield Figure("newswcl50/people/p", round(precision, 4))
    yield Figure("newswcl50/people/r", round(recall, 4))
    yield Figure("newswcl50/people/f1", round(f1, 4))
    yield Figure("newswcl50/people/covered", round(sum(map(len, key.values())) / asked, 4))


def _place_mentions(entities: Iterable[Entity], names: Mapping[str, str]) -> dict[str, list[tuple[Span, str]]]:
    placed: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for entity in entities:
        for span in entity.mentions:
            placed[names[span.article]].append((span, entity.id))
    return placed
