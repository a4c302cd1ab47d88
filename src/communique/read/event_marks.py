"""What the rules found out about a predicate -> the numbers by which the model judges whether it is worth a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log1p

import numpy as np
import numpy.typing as npt

from communique.read.event_candidates import Predicate
from communique.read.event_trees import Tree
from communique.types import Act, Attribution, Entity, EntityType, Kind, Modality, TimeExpression, TimeType

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a predicate beside its tree.

    `kinds` (KINDS,) are logarithms of the model's; `holder` is the innermost attribution that tells it; `outer` is the
    number of predicates of the sentence whose words hold its words. `place` and `of_all` are the number of its sentence
    and of all sentences of the article.
    """

    kinds: Sequence[float]
    modality: Modality
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    time: TimeExpression | None
    holder: Attribution | None
    is_cue: bool
    is_quoted: bool
    is_headline: bool
    length: int
    outer: int
    place: int
    of_all: int


def mark_predicate(tree: Tree, predicate: Predicate, seen: Circumstances) -> Floats:
    """The marks (MARKS,) of a predicate; their order is part of the weights' contract."""
    top = tree.tokens[predicate.clause]
    relation = top.relation if top.relation in _RELATIONS else top.relation.split(":")[0]
    people = (*seen.actors, *seen.recipients)
    known = max((len(entity.mentions) for entity in people), default=0)
    helpers = {tree.lemma(child) for child in tree.dependents(predicate.carrier, "aux", "aux:pass")}
    is_passive = bool(tree.dependents(predicate.carrier, "aux:pass"))
    depth = sum(1 for _ in tree.ancestors(predicate.clause))
    marks = [
        *seen.kinds,
        *_one_of(top.upos, _UPOS),
        *_one_of(relation, _RELATIONS),
        *_one_of(seen.modality, _MODALITIES),
        *_one_of(seen.time.type if seen.time else None, _TIMES),
        *_types(seen.actors),
        *_types(seen.recipients),
        float(bool(seen.actors and seen.recipients)),
        float(len(people) > 1),
        log1p(known),
        float(seen.holder is not None),
        float(seen.holder is not None and seen.holder.kind is Kind.DIRECT),
        float(seen.holder is not None and seen.holder.act is Act.THOUGHT),
        float(seen.is_cue),
        float(seen.is_quoted),
        float(seen.is_headline),
        float(predicate.place != predicate.carrier),
        float(predicate.carrier != predicate.clause),
        float(is_passive),
        float("have" in helpers),
        float("be" in helpers and not is_passive),
        float(bool(tree.dependents(predicate.carrier, "obj"))),
        float(bool(tree.dependents(predicate.carrier, "nsubj", "nsubj:pass"))),
        float("to" in tree.cases(predicate.carrier)),
        *_article(tree, predicate.place),
        min(depth, _DEEP) / _DEEP,
        min(seen.length, _LONG) / _LONG,
        min(seen.outer, _HELD) / _HELD,
        seen.place / max(seen.of_all, 1),
        float(seen.place < _LEAD),
        1 / (1 + seen.place),
    ]
    return np.array(marks, dtype=np.float32)


def weigh_kinds(kinds: Floats) -> Floats:
    """The model's probabilities (words, KINDS) as they are taken for marks: logarithms, none of nothing."""
    logs: Floats = np.log(np.maximum(kinds, _LEAST))
    return logs


def _one_of(value: object, values: Mapping[object, Sequence[float]]) -> Sequence[float]:
    return values.get(value) or values[None]


def _name_each(values: Sequence[object]) -> dict[object, Sequence[float]]:
    """For each value what says that it is that one of all; for None, what says that it is none."""
    return {each: [float(each == other) for other in values] for each in (*values, None)}


def _types(entities: Sequence[Entity]) -> list[float]:
    types = [entity.type for entity in entities]
    return [float(kind in types) for kind in _ENTITY_TYPES]


def _article(tree: Tree, noun: int) -> list[float]:
    """Whether a noun is told as known ("the talks"), as new ("a summit"), or has neither."""
    words = {tree.lemma(child) for child in tree.dependents(noun, "det")}
    return [float(bool(words & {"the", "this", "that"})), float(bool(words & {"a", "an"}))]


_LEAST = 1e-4
_DEEP, _LONG, _HELD, _LEAD = 6, 120, 3, 4
_RELATIONS = _name_each(
    "root conj advcl acl acl:relcl xcomp ccomp parataxis nsubj nsubj:pass obj obl nmod nmod:poss compound appos".split()
)
_UPOS = _name_each(("VERB", "NOUN", "PROPN"))
_MODALITIES = _name_each(tuple(Modality))
_TIMES = _name_each((TimeType.DATE, TimeType.TIME, TimeType.DURATION))
_ENTITY_TYPES = (EntityType.PERSON, EntityType.GOVERNMENT, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.PLACE)
