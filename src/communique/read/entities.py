"""The clusters of an article -> its entities, each with an id, a name, a type, roles and the body it belongs to."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping

from communique.read.affiliations import find_affiliation
from communique.read.aliases import tokens_of
from communique.read.clusters import Cluster, Clusters
from communique.read.joint_sources import name_joint
from communique.read.phrases import Form, Mention
from communique.read.roles import Number
from communique.types import Entity, EntityType, Role, Span


def describe_entities(clusters: Clusters) -> list[tuple[Cluster, Entity]]:
    """Each cluster with its entity, ordered by first mention."""
    ids = {id(cluster): _id_of(clusters, cluster) for cluster in clusters.all}
    ordered = sorted(clusters.all, key=lambda cluster: cluster.start)
    return [(cluster, _describe(clusters, cluster, ids)) for cluster in ordered]


def _id_of(clusters: Clusters, cluster: Cluster) -> str:
    first = min(cluster.mentions)
    key = f"{clusters.article.id}:{first.start}:{first.end}"
    return "e" + hashlib.sha256(key.encode()).hexdigest()[:12]


def _describe(clusters: Clusters, cluster: Cluster, ids: Mapping[int, str]) -> Entity:
    body = find_affiliation(clusters, cluster)
    kind = cluster.type or _guess_type(cluster)
    if kind in (EntityType.ORGANIZATION, EntityType.PLACE) and clusters.is_outlet(cluster):
        kind = EntityType.OUTLET
    joint = any(mention.joint for mention in cluster.mentions)
    return Entity(
        id=ids[id(cluster)],
        name=_name_of(clusters, cluster, kind),
        type=kind,
        mentions=_mentions_of(clusters, cluster, kind),
        of=ids[id(body)] if body is not None else None,
        roles=_roles_of(clusters, cluster),
        joined=tuple(sorted(cluster.joins)),
        anonymous=kind in (EntityType.PERSON, EntityType.GROUP) and not cluster.is_named and not joint,
    )


def _mentions_of(clusters: Clusters, cluster: Cluster, kind: EntityType) -> tuple[Span, ...]:
    naming = [mention for mention in cluster.mentions if _names(mention, kind)]
    spans = {_extent(clusters.text, mention) for mention in naming}
    spans |= {handle.span(1) for mention in naming if (handle := _HANDLE.match(clusters.text, mention.end))}
    return tuple(sorted(Span(clusters.article.id, start, end) for start, end in spans))


def _names(mention: Mention, kind: EntityType) -> bool:
    """Whether a mention names the entity: "her letter" stands for its writer as a source, and does not name her."""
    return mention.type is not EntityType.DOCUMENT or kind is EntityType.DOCUMENT or mention.form is Form.NAME


def _extent(text: str, mention: Mention) -> tuple[int, int]:
    """A mention with the title or form of address that runs into it: "Deputy Minister Ilse Marn", "Ms. Marn"."""
    titles = [start for start, end in mention.roles if start < mention.start and mention.start - end <= _TITLE_GAP]
    if (
        not titles
        and mention.type is EntityType.PERSON
        and (form := _ADDRESS.search(text, max(0, mention.start - _ADDRESS_REACH), mention.start))
    ):
        titles = [form.start()]
    return min(titles, default=mention.start), mention.end


_TITLE_GAP = 3
"""Code points that a title stands before its name at most; the description of an apposition stands further off."""
_ADDRESS = re.compile(r"\b(?:Mrs?|Ms|Miss|Dr|Sir)\.? $")
"""A form of address, at the end of what stands before a name."""
_ADDRESS_REACH = len("Miss. ")
_HANDLE = re.compile(r" \((@\w{1,15})\)")
"""After the name of who wrote a post, the name of the account: "Ilse Marn (@ilsemarn)"."""


def _guess_type(cluster: Cluster) -> EntityType:
    """What kind an entity is whose words do not tell: a name that "it" stands for is mostly a work's."""
    if cluster.number is Number.PLURAL:
        return EntityType.GROUP
    return EntityType.DOCUMENT if cluster.is_named else EntityType.ORGANIZATION


def _name_of(clusters: Clusters, cluster: Cluster, kind: EntityType) -> str:
    """The fullest name, the first written of two equally full; where there is none, the first description.

    An outlet goes by the name it is called most: the full one often stands in the text once, and once misspelt.
    """
    forms = [Form.NAME, Form.NOMINAL, Form.PRONOUN]
    names = next(of_form for form in forms if (of_form := [m for m in cluster.mentions if m.form is form]))
    if cluster.is_named and kind is EntityType.OUTLET:
        uses = Counter(clusters.text[m.start : m.end] for m in names)
        return min(uses, key=lambda name: (-uses[name], -len(name), name))
    if cluster.is_named:
        fullest = min(names, key=lambda m: (-len(tokens_of(m.words)), _is_dateline(clusters, m), m.start))
    else:
        proper = [m for m in names if len(m.words) == 1 and _is_proper(clusters, m)]
        fullest = min(proper or names, key=lambda m: m.start)
    if not fullest.joint:
        return clusters.text[fullest.start : fullest.end]
    people = [
        (m.start, m.end)
        for occurrence in clusters.within(fullest.start, fullest.end)
        if (m := occurrence.mention).form is Form.NAME and occurrence.cluster.type is EntityType.PERSON
    ]
    return name_joint(clusters.text, fullest.start, fullest.end, people)


def _is_dateline(clusters: Clusters, mention: Mention) -> bool:
    """Whether a name stands all in capitals, longer than initials are: "BRENNA" at the head of a report."""
    word = clusters.text[mention.start : mention.end]
    return word.isupper() and len(word) > _LONGEST_INITIALS


_LONGEST_INITIALS = 4


def _is_proper(clusters: Clusters, mention: Mention) -> bool:
    """Whether a description is one capitalised word in mid-sentence: "Greens"."""
    word = clusters.text[mention.start : mention.end]
    return word[0].isupper() and " " not in word and mention.start not in clusters.sentence_starts


def _roles_of(clusters: Clusters, cluster: Cluster) -> tuple[Role, ...]:
    evidence: dict[str, list[Span]] = {}
    for start, end in sorted(set(cluster.roles)):
        evidence.setdefault(clusters.text[start:end], []).append(Span(clusters.article.id, start, end))
    return tuple(Role(text, tuple(spans)) for text, spans in sorted(evidence.items()))
