"""The mentions of one article as they are joined: clusters, one for each entity, and where each is named."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.read.aliases import group_names, tokens_of
from communique.read.anaphora import NO_LINKS, Links
from communique.read.chains import follow_links
from communique.read.nations import nation_of
from communique.read.offices import find_offices, office_of
from communique.read.outlets import is_outlet
from communique.read.phrases import Form, Mention
from communique.read.roles import Gender, Number
from communique.read.sentences import Bounds, find_quotations, find_sentences
from communique.types import Article, EntityType, Join, Span


@dataclass(slots=True, eq=False)
class Cluster:
    """The mentions of one entity while the article is being read."""

    type: EntityType | None
    mentions: list[Mention] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    roles: list[Bounds] = field(default_factory=list)
    gender: Gender | None = None
    number: Number | None = None
    origin: str = ""
    nations: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    role_words: set[str] = field(default_factory=set)
    is_named: bool = False
    is_listed: bool = True
    spoke: bool = False

    @property
    def start(self) -> int:
        return min(mention.start for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a cluster is named."""

    mention: Mention
    cluster: Cluster
    is_source: bool


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The cluster a description or pronoun joins, why, and how sure that is."""

    cluster: Cluster
    reason: str
    score: float = 0.9


class Clusters:
    """Holds the clusters of one article; names are grouped at once, descriptions and pronouns join one by one.

    Names of works, events and what has no type are held back, out of `all`, until something else names the same.
    """

    def __init__(self, article: Article, mentions: Sequence[Mention], links: Links = NO_LINKS) -> None:
        self.article, self.text = article, article.text
        # A newsletter box between two sentences of the story puts no distance between them.
        boxes = [(block.start, block.end) for block in article.blocks if block.kind.is_boilerplate]
        self.sentence_starts = [
            start
            for start, _ in find_sentences(article.text, article.blocks)
            if not any(begun <= start < end for begun, end in boxes)
        ]
        self.quotations = find_quotations(article.text, article.blocks)
        self.all: list[Cluster] = []
        self.at_span: dict[Bounds, Cluster] = {}
        self.occurrences: list[Occurrence] = []
        self._group(mentions)
        self._group([m for m in links.mentions if m.form is Form.NAME and m.type is None])
        self.chains = follow_links(links)

    def begin(self, mention: Mention) -> Cluster:
        """A new cluster, of one mention."""
        cluster = Cluster(mention.type, is_listed=mention.form is not Form.NAME or mention.type is not None)
        if cluster.is_listed:
            self.all.append(cluster)
        self._add(cluster, mention)
        return cluster

    def join(self, mention: Mention, antecedent: Antecedent) -> Cluster:
        """Add a mention to the cluster of its antecedent, and note why."""
        cluster, article = antecedent.cluster, self.article.id
        first = cluster.mentions[0]
        spans = (Span(article, first.start, first.end), Span(article, mention.start, mention.end))
        cluster.joins.append(Join(spans, antecedent.reason, antecedent.score))
        if mention.form is not Form.NAME and not cluster.is_listed:
            self._list(cluster, mention)
        self._add(cluster, mention)
        return cluster

    def last_source_before(self, mention: Mention) -> Occurrence | None:
        """The source named last before a mention."""
        at = bisect_right(self.occurrences, mention.start - 1, key=_position)
        return next((occurrence for occurrence in reversed(self.occurrences[:at]) if occurrence.is_source), None)

    def in_sentence(self, sentence: int) -> list[Occurrence]:
        """What is named in a sentence, in text order."""
        start = self.sentence_starts[sentence] if sentence >= 0 else 0
        following = sentence + 1
        end = self.sentence_starts[following] if following < len(self.sentence_starts) else len(self.text)
        return self.within(start, end)

    def within(self, start: int, end: int) -> list[Occurrence]:
        """What is named from one offset up to another, in text order."""
        low = bisect_right(self.occurrences, start - 1, key=_position)
        high = bisect_right(self.occurrences, end - 1, key=_position)
        return self.occurrences[low:high]

    def country_of(self, mention: Mention) -> str:
        """The country or body a mention is said to be of, folded; empty where it is not said."""
        if mention.origin is None:
            return ""
        return nation_of(self.text[mention.origin[0] : mention.origin[1]])

    def is_outlet(self, cluster: Cluster) -> bool:
        """Whether an entity is an outlet, by its type or one of its names."""
        return cluster.type is EntityType.OUTLET or any(
            m.form is Form.NAME and is_outlet(self.text[m.start : m.end]) for m in cluster.mentions
        )

    def sentence_at(self, position: int) -> int:
        """The number of the sentence an offset is in."""
        return bisect_right(self.sentence_starts, position) - 1

    def quotation_at(self, position: int) -> Bounds | None:
        """The quotation an offset is in."""
        at = bisect_right(self.quotations, (position, len(self.text))) - 1
        return self.quotations[at] if at >= 0 and position < self.quotations[at][1] else None

    def _group(self, names: Sequence[Mention]) -> None:
        for group in group_names(names):
            cluster = self.begin(group[0].mention)
            for alias in group[1:]:
                self.join(alias.mention, Antecedent(cluster, alias.reason or "same name", alias.score))

    def _list(self, cluster: Cluster, mention: Mention) -> None:
        """Let a held-back name be an entity, of the kind that what now names the same tells."""
        cluster.is_listed = True
        if mention.gender is not None:
            cluster.type = EntityType.PERSON
        self.all.append(cluster)
        for known in cluster.mentions:
            insort(self.occurrences, Occurrence(known, cluster, is_source=False), key=_position)

    def _add(self, cluster: Cluster, mention: Mention) -> None:
        cluster.mentions.append(mention)
        self.at_span[mention.start, mention.end] = cluster
        if cluster.is_listed:
            insort(self.occurrences, Occurrence(mention, cluster, bool(mention.sources)), key=_position)
        if mention.form is Form.NAME:
            cluster.is_named = True
            cluster.nations.add(nation_of(self.text[mention.start : mention.end]))
        cluster.number = cluster.number or mention.number
        cluster.gender = cluster.gender or mention.gender
        if mention.form is Form.NOMINAL and cluster.type is EntityType.PERSON and not cluster.is_named:
            cluster.offices.add(office_of(mention))
        if mention.form is Form.NOMINAL and cluster.type in (EntityType.PERSON, EntityType.GROUP):
            cluster.role_words.update(tokens_of(mention.words))
        for role in mention.roles:
            cluster.roles.append(role)
            words = tokens_of(_ROLE_WORD.findall(self.text[role[0] : role[1]].lower()))
            cluster.role_words.update(words)
            cluster.offices.update(find_offices(self.text[role[0] : role[1]]))
        if mention.origin is not None and not cluster.origin:
            cluster.origin = self.country_of(mention)


_ROLE_WORD = re.compile(r"[\w.’'\-]+")


def _position(occurrence: Occurrence) -> int:
    return occurrence.mention.start
