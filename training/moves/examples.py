"""Annotated stories -> candidates for moves, each with the annotated move that it tells, if any.

A candidate tells a move where its evidence is near the annotated one and its party is the annotated party, by the rules
of the scorer of stories; one that is near several tells the one it shares most text with.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.compose.move_candidates import Candidate, find_candidates
from communique.compose.move_features import describe_candidates
from communique.types import EntityType, Span, Story


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate, its traits, and the place of the move it tells in the annotation, None for none."""

    candidate: Candidate
    traits: frozenset[str]
    move: int | None


def label_candidates(story: Story, gold: dict[str, Any]) -> list[Example]:
    """The story's candidates beside the annotation of the same articles, gold.offsets.json."""
    candidates = find_candidates(story)
    names = _Names(story, gold)
    return [
        Example(candidate, traits, _find_move(candidate, gold, names))
        for candidate, traits in zip(candidates, describe_candidates(candidates, story), strict=True)
    ]


def read_gold(story: Path) -> dict[str, Any]:
    """The annotation of a story's folder."""
    gold: dict[str, Any] = json.loads((story / "gold.offsets.json").read_text("utf-8"))
    return gold


class _Names:
    """Which entity of the story is which of the annotation: by name, or by most of its mentions."""

    def __init__(self, story: Story, gold: dict[str, Any]) -> None:
        digests = {article["sha256"]: article["id"] for article in gold["articles"]}
        self.articles = {article.id: digests.get(article.sha256) for article in story.articles}
        texts = {article.id: article.text for article in story.articles}
        self._entities = {entity.id: entity for entity in story.entities}
        self._surfaces = {
            entity.id: Counter(texts[m.article][m.start : m.end].casefold() for m in entity.mentions)
            for entity in story.entities
        }
        self._gold = {each["id"]: each for each in gold["entities"]}

    def stands_for(self, entity: str, party: str) -> bool:
        """Is the entity the annotated party, its government, or one of its people?"""
        owner = self._gold[party].get("of")
        near = {party, owner} | {each for each, other in self._gold.items() if other.get("of") == party}
        return any(self._is_same(entity, each) for each in near if each is not None)

    def _is_same(self, entity: str, annotated: str) -> bool:
        gold = self._gold[annotated]
        forms = {form.casefold() for form in (gold["name"], *gold["aliases"])}
        found = self._entities[entity]
        if (found.type is EntityType.PERSON) != (gold["type"] == "person"):
            return False
        counts = self._surfaces[entity]
        known = sum(count for form, count in counts.items() if form in forms)
        return found.name.casefold() in forms or known > sum(counts.values()) / 2


def _find_move(candidate: Candidate, gold: dict[str, Any], names: _Names) -> int | None:
    article = names.articles[candidate.evidence.article]
    best: tuple[int, int] | None = None
    for place, move in enumerate(gold["moves"]):
        for told, start, end in move["evidence"]:
            shared = min(end, candidate.evidence.end) - max(start, candidate.evidence.start)
            if told == article and _is_near(candidate.evidence, start, end) and (best is None or shared > best[0]):
                who = {candidate.speaker.id, candidate.party.id}
                if any(names.stands_for(each, move["party"]) for each in who):
                    best = (shared, place)
    return None if best is None else best[1]


def _is_near(evidence: Span, start: int, end: int) -> bool:
    """The scorer's rule: half of the shorter shared, and not much longer."""
    own = evidence.end - evidence.start
    shared = min(end, evidence.end) - max(start, evidence.start)
    return shared > 0 and 2 * shared >= min(own, end - start) and own <= 3 * (end - start) + 40
