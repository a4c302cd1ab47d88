"""An article's mentions and attributions -> its entities, and the attributions with their speakers.

Names are grouped first (aliases.py), and links followed (chains.py). Then every source that is a description
(descriptions.py) or a pronoun (pronouns.py) is given an entity, outermost attributions before nested ones, in text
order; and every other pronoun of the third person as soon as it is known in whose words it stands. Two candidates that
score alike leave a speaker open, and both are listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.read.anaphora import NO_LINKS, Links
from communique.read.clusters import Cluster, Clusters
from communique.read.descriptions import find_described, names_nobody
from communique.read.entities import describe_entities
from communique.read.phrases import Form, Mention
from communique.read.pronouns import find_antecedents
from communique.read.sentences import Bounds
from communique.types import Article, Attribution, Entity, EntityType, Span, Unsure


@dataclass(frozen=True, slots=True)
class Resolution:
    """Entities ordered by first mention; attributions in the order given, with speakers; what was left open."""

    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    unsure: tuple[Unsure, ...]


def resolve(
    article: Article, mentions: Sequence[Mention], attributions: Sequence[Attribution], links: Links = NO_LINKS
) -> Resolution:
    """Entities of the article and the speaker of each attribution; None where no source is named or it is unclear."""
    pronouns = {m for m in (*mentions, *links.mentions) if m.form is Form.PRONOUN}
    resolver = _Resolver(Clusters(article, mentions, links), _find_holders(pronouns, attributions))
    sources = {source: mention for mention in mentions for source in mention.sources}
    for attribution in _outermost_first(attributions):
        mention = sources.get(attribution.source) if attribution.source is not None else None
        if mention is not None:
            resolver.refer_before(mention.start)
            resolver.find_speaker(mention, attribution)
        resolver.settled.add(attribution.id)
    resolver.refer_before(len(article.text))
    return resolver.resolution(attributions)


class _Resolver:
    """Holds what is known of an article's speakers while they are found."""

    def __init__(self, clusters: Clusters, holders: Mapping[Mention, Attribution | None]) -> None:
        self.clusters = clusters
        self.holders = holders
        self.waiting = sorted(holders)
        self.settled: set[str] = set()
        self.found: dict[Bounds, Cluster | None] = {**clusters.at_span}
        self.speakers: dict[str, Cluster] = {}
        self.open: list[tuple[Attribution, list[Cluster]]] = []

    def find_speaker(self, mention: Mention, attribution: Attribution) -> None:
        """Note whom the source of an attribution names, if it can be told."""
        span = mention.start, mention.end
        if span not in self.found:
            is_pronoun = mention.form is Form.PRONOUN
            self.found[span] = (self._refer if is_pronoun else self._describe)(mention, attribution)
        speaker = self.found[span]
        if speaker is not None:
            self.speakers[attribution.id] = speaker
            speaker.spoke = True
            if speaker.type is EntityType.PLACE:
                speaker.type = EntityType.GOVERNMENT

    def refer_before(self, position: int) -> None:
        """Find whom the pronouns up to an offset mean, but for those in the words of a speaker not settled yet."""
        left = []
        for mention in self.waiting:
            holder = self.holders[mention]
            if mention.start >= position or (holder is not None and holder.id not in self.settled):
                left.append(mention)
                continue
            outer = self.speakers.get(holder.id) if holder is not None else None
            antecedents = find_antecedents(self.clusters, mention, None, outer)
            if len(antecedents) == 1:
                self.clusters.join(mention, antecedents[0])
        self.waiting = left

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


def _find_holders(
    pronouns: Iterable[Mention], attributions: Sequence[Attribution]
) -> dict[Mention, Attribution | None]:
    """The innermost attribution in whose content each pronoun that is no source stands."""
    parts = sorted((end - start, start, end, a.id) for a in attributions for start, end in a.content)
    by_id = {attribution.id: attribution for attribution in attributions}
    return {
        m: next((by_id[id_] for _, start, end, id_ in parts if start <= m.start < end), None)
        for m in pronouns
        if not m.sources
    }


def _outermost_first(attributions: Sequence[Attribution]) -> list[Attribution]:
    by_id = {attribution.id: attribution for attribution in attributions}

    def depth(attribution: Attribution) -> int:
        steps, outer = 0, attribution.nested_in
        while outer is not None and outer in by_id and steps < len(by_id):
            steps, outer = steps + 1, by_id[outer].nested_in
        return steps

    return sorted(attributions, key=lambda a: (depth(a), (a.source or a.content[0])[0], a.id))
