"""An article's mentions and attributions -> its entities, and the attributions with their speakers.

Names are grouped first (aliases.py). Then every source that is a description (descriptions.py) or a pronoun
(pronouns.py) is given an entity, outermost attributions before nested ones, in text order. Two candidates that score
alike leave the speaker open, and both are listed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from communique.read.clusters import Cluster, Clusters
from communique.read.descriptions import find_described, names_nobody
from communique.read.entities import describe_entities
from communique.read.phrases import Form, Mention
from communique.read.pronouns import find_antecedents
from communique.types import Article, Attribution, Entity, EntityType, Span, Unsure


@dataclass(frozen=True, slots=True)
class Resolution:
    """Entities ordered by first mention; attributions in the order given, with speakers; what was left open."""

    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    unsure: tuple[Unsure, ...]


def resolve(article: Article, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> Resolution:
    """Entities of the article and the speaker of each attribution; None where no source is named or it is unclear."""
    resolver = _Resolver(Clusters(article, mentions))
    sources = {source: mention for mention in mentions for source in mention.sources}
    for attribution in _outermost_first(attributions):
        mention = sources.get(attribution.source) if attribution.source is not None else None
        if mention is not None:
            resolver.find_speaker(mention, attribution)
    return resolver.resolution(attributions)


class _Resolver:
    """Holds what is known of an article's speakers while they are found."""

    def __init__(self, clusters: Clusters) -> None:
        self.clusters = clusters
        self.found: dict[Mention, Cluster | None] = {**clusters.of_mention}
        self.speakers: dict[str, Cluster] = {}
        self.open: list[tuple[Attribution, list[Cluster]]] = []

    def find_speaker(self, mention: Mention, attribution: Attribution) -> None:
        """Note whom the source of an attribution names, if it can be told."""
        if mention not in self.found:
            is_pronoun = mention.form is Form.PRONOUN
            self.found[mention] = (self._refer if is_pronoun else self._describe)(mention, attribution)
        speaker = self.found[mention]
        if speaker is not None:
            self.speakers[attribution.id] = speaker
            speaker.spoke = True
            if speaker.type is EntityType.PLACE:
                speaker.type = EntityType.GOVERNMENT

    def resolution(self, attributions: Sequence[Attribution]) -> Resolution:
        """What has been found, for all attributions of the article."""
        entities = describe_entities(self.clusters)
        ids = {id(cluster): entity.id for cluster, entity in entities}
        speaking = (
            replace(a, speaker=ids[id(self.speakers[a.id])]) if a.id in self.speakers else a for a in attributions
        )
        return Resolution(tuple(entity for _, entity in entities), tuple(speaking), self._unsure(ids))

    def _refer(self, mention: Mention, attribution: Attribution) -> Cluster | None:
        outer = self.speakers.get(attribution.nested_in or "")
        antecedents = find_antecedents(self.clusters, mention, attribution, outer)
        if len(antecedents) > 1:
            self.open.append((attribution, [antecedent.cluster for antecedent in antecedents]))
        return self.clusters.join(mention, antecedents[0]) if len(antecedents) == 1 else None

    def _describe(self, mention: Mention, attribution: Attribution) -> Cluster | None:
        if names_nobody(mention):
            return None
        antecedent = find_described(self.clusters, mention, attribution)
        return self.clusters.join(mention, antecedent) if antecedent else self.clusters.begin(mention)

    def _unsure(self, ids: Mapping[int, str]) -> tuple[Unsure, ...]:
        article = self.clusters.article.id
        questions = (
            Unsure("speaker", tuple(ids[id(c)] for c in clusters), (Span(article, *(a.source or a.content[0])),))
            for a, clusters in self.open
        )
        return tuple(sorted(questions, key=lambda question: question.evidence))


def _outermost_first(attributions: Sequence[Attribution]) -> list[Attribution]:
    by_id = {attribution.id: attribution for attribution in attributions}

    def depth(attribution: Attribution) -> int:
        steps, outer = 0, attribution.nested_in
        while outer is not None and outer in by_id and steps < len(by_id):
            steps, outer = steps + 1, by_id[outer].nested_in
        return steps

    return sorted(attributions, key=lambda a: (depth(a), (a.source or a.content[0])[0], a.id))
