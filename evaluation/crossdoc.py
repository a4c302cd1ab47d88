"""Entities across articles: people of NewsWCL50 told by five outlets, people, bodies and places of ECB+.

NewsWCL50, events 0 to 3: a coded mention of a person counts where it lies in one of our mentions, and belongs to the
entity of the shortest such; BCubed within each event, and the share of coded mentions that count. No event has
two codes for one person.

ECB+, topics 31 to 35: mentions are given, of people, bodies and places in the sentences annotated for coreference, with
those named once. The articles of all topics go in as one pile, are sorted into stories, and each story is linked. A
given mention belongs to the entity one of whose mentions ends where it ends, or holds it; what none of ours holds is
one with what has the same words in the same story. MUC, BCubed and CEAFe over the whole pile by scorch, which follows
the reference scorer (Pradhan et al. 2014), and their mean.
"""

from __future__ import annotations

import csv
import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from xml.etree import ElementTree

from scorch.scores import b_cubed, ceaf_e, muc

from communique.link.names import fold
from communique.pipeline import build, build_each_story
from communique.types import Entity, EntityType
from evaluation.data import DataError
from evaluation.figures import Figure

EVENTS = (0, 1, 2, 3)
TOPICS = (31, 32, 33, 34, 35)
KINDS = ("HUMAN", "LOC")
MEASURES = (("muc", muc), ("b_cubed", b_cubed), ("ceaf_e", ceaf_e))

Clusters = dict[Hashable, set["Coded"]]


@dataclass(frozen=True, slots=True, order=True)
class Coded:
    """An annotated mention of an article and the name of what it stands for."""

    article: str
    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article of ECB+ as running text, with its mentions."""

    name: str
    text: str
    mentions: tuple[Coded, ...]


def score_crossdoc(data: Path) -> Iterator[Figure]:
    """The figures of both sets."""
    yield from score_people(data)
    yield from score_entities(data)


def score_people(data: Path) -> Iterator[Figure]:
    """NewsWCL50: BCubed over the coded mentions that lie in ours, and their share.

    What we hold for a group, "the two leaders", counts as not held: it is coded for each of the two.
    """
    folder = _find(data, "newswcl50")
    lines = [json.loads(line) for line in (folder / "mentions.jsonl").read_text("utf-8").splitlines()]
    key: Clusters = defaultdict(set)
    response: Clusters = defaultdict(set)
    asked = 0
    for event in EVENTS:
        account = build(folder / f"event_{event}")
        ones = [entity for entity in account.entities if entity.type is not EntityType.GROUP]
        placed = _place_mentions(ones, {each.id: Path(each.path).stem for each in account.articles})
        for line in (line for line in lines if line["event"] == event and line["type"] == "ACTOR"):
            one = Coded(line["article"], line["start"], line["end"], line["name"])
            holding = [
                (end - start, id_) for start, end, id_ in placed[one.article] if start <= one.start and one.end <= end
            ]
            asked += 1
            if holding:
                key[event, one.name].add(one)
                response[event, min(holding)[1]].add(one)
    yield from _to_figures("newswcl50/people", b_cubed([*key.values()], [*response.values()]))
    yield Figure("newswcl50/people/covered", round(sum(map(len, key.values())) / asked, 4))


def score_entities(data: Path, topics: Sequence[int] = TOPICS) -> Iterator[Figure]:
    """ECB+: each measure's precision, recall and F1, and the mean of the three F1."""
    folder = _find(data, "ecbplus")
    chosen = _read_chosen(folder / "ECBplus_coreference_sentences.csv")
    paths = sorted(path for topic in topics for path in (folder / str(topic)).glob("*.xml"))
    documents = {path.stem: read_document(path, chosen.get(path.stem, frozenset())) for path in paths}
    key: Clusters = defaultdict(set)
    response: Clusters = defaultdict(set)
    with tempfile.TemporaryDirectory() as pile:
        for document in documents.values():
            Path(pile, f"{document.name}.txt").write_text(document.text, "utf-8")
        accounts = build_each_story(pile)
    for story, account in enumerate(accounts):
        placed = _place_mentions(account.entities, {each.id: Path(each.path).stem for each in account.articles})
        for article in account.articles:
            document = documents[Path(article.path).stem]
            for one in document.mentions:
                key[one.name].add(one)
                words = fold(document.text[one.start : one.end]) or document.text[one.start : one.end]
                response[_find_entity(one, placed[document.name]) or (story, words)].add(one)
    scores = {name: measure([*key.values()], [*response.values()]) for name, measure in MEASURES}
    for name, score in scores.items():
        yield from _to_figures(f"ecbplus/{name}", score)
    yield Figure("ecbplus/conll/f1", round(fmean(f1 for _, _, f1 in scores.values()), 4))


def read_document(path: Path, chosen: frozenset[int]) -> Document:
    """Tokens put together to running text, a paragraph a sentence; mentions of the chosen sentences alone."""
    root = ElementTree.parse(path).getroot()
    text = ""
    places: dict[str, tuple[int, int, int]] = {}
    last = None
    for token in root.iterfind("token"):
        word, sentence = token.text or "", int(token.get("sentence", "0"))
        if last is not None:
            text += "\n\n" if sentence != last else "" if _CLINGING.fullmatch(word) else " "
        places[token.get("t_id", "")] = len(text), len(text) + len(word), sentence
        text, last = text + word, sentence
    names = _read_names(root, path.stem)
    mentions = []
    for markable in root.find("Markables") or ():
        anchors = [places[each.get("t_id", "")] for each in markable.iterfind("token_anchor")]
        if markable.tag.startswith(KINDS) and anchors and anchors[0][2] in chosen:
            id_ = markable.get("m_id", "")
            mentions.append(Coded(path.stem, anchors[0][0], anchors[-1][1], names.get(id_, f"{path.stem}/{id_}")))
    return Document(path.stem, text, tuple(mentions))


_CLINGING = re.compile(r"[.,;:!?%)\]]|['’]s|n['’]t|['’]")
"""Tokens without a blank before them."""


def _read_names(root: ElementTree.Element, document: str) -> dict[str, str]:
    """The instance of each mention that corefers: one name across documents, or one of this document alone."""
    names = {}
    for relation in (*root.iter("CROSS_DOC_COREF"), *root.iter("INTRA_DOC_COREF")):
        target = relation.find("target")
        name = relation.get("note") or f"{document}/chain/{target.get('m_id') if target is not None else ''}"
        if relation.tag == "INTRA_DOC_COREF" and target is not None:
            name = f"{document}/chain/{target.get('m_id')}"
        for source in relation.iterfind("source"):
            names[source.get("m_id", "")] = name
    return names


def _read_chosen(path: Path) -> dict[str, frozenset[int]]:
    chosen: dict[str, set[int]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            chosen[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    return {name: frozenset(sentences) for name, sentences in chosen.items()}


def _find_entity(one: Coded, placed: Iterable[tuple[int, int, str]]) -> str | None:
    """The entity of the nearest mention that ends where this one ends, or holds it."""
    near = [
        (abs(start - one.start) + abs(end - one.end), id_)
        for start, end, id_ in placed
        if start < one.end and one.start < end and (end == one.end or (start <= one.start and one.end <= end))
    ]
    return min(near)[1] if near else None


def _place_mentions(entities: Iterable[Entity], names: Mapping[str, str]) -> dict[str, list[tuple[int, int, str]]]:
    placed: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for entity in entities:
        for span in entity.mentions:
            placed[names[span.article]].append((span.start, span.end, entity.id))
    return placed


def _to_figures(name: str, score: tuple[float, float, float]) -> Iterator[Figure]:
    for measure, value in zip(("r", "p", "f1"), score, strict=True):
        yield Figure(f"{name}/{measure}", round(float(value), 4))


def _find(data: Path, name: str) -> Path:
    folder = data / "corpora/crossdoc" / name
    if not folder.is_dir():
        raise DataError(f"no mentions across articles in {folder}")
    return folder
