"""A source that is a description -> the cluster it stands for: "the envoy" for Marn, a letter for its writer."""

from __future__ import annotations

from communique.read.aliases import tokens_of
from communique.read.candidates import NEWCOMERS, rank_candidates
from communique.read.clusters import Antecedent, Cluster, Clusters
from communique.read.documents import find_maker
from communique.read.nations import is_same_nation, nations_differ
from communique.read.phrases import Form, Mention
from communique.read.roles import Number
from communique.types import Attribution, EntityType


def find_described(clusters: Clusters, mention: Mention, attribution: Attribution) -> Antecedent | None:
    """What a description stands for; None where it brings in somebody new.

    `attribution` is the one whose source the description is.
    """
    if not mention.joint:
        maker = find_maker(clusters, mention, attribution)
        if maker is not None:
            return Antecedent(maker, "whose words they are", 0.7)
        state = _find_state(clusters, mention)
        if state is not None:
            return Antecedent(state, "the state's government", 0.9)
        ranked = rank_candidates(clusters, mention)
        if ranked:
            return Antecedent(ranked[0][1], "description", 0.7)
    same = _find_same_words(clusters, mention)
    if same is not None:
        return Antecedent(same, "same words", 0.8)
    last = _find_last_speaker(clusters, mention) if not mention.joint else None
    return Antecedent(last, "the speaker just named", 0.6) if last is not None else None


def names_nobody(mention: Mention) -> bool:
    """Whether a description is no more than "some" or "others"."""
    return not mention.words or (len(mention.words) == 1 and mention.words[0] in _BARE)


_NEXT_SENTENCES = 4
"""How many sentences after a speaker a fresh description may still mean him or her."""
_FRESH_WORDS = 3
"""A longer description brings in somebody of its own."""
_NAMELESS = frozenset("source person official man woman witness one".split())
"""Nouns that stand for somebody who has not been named."""
_BARE = frozenset("some many others both most few several news word speculation rumours rumors".split())
"""Words that alone name nobody: "some said", "news came"."""


def _find_state(clusters: Clusters, mention: Mention) -> Cluster | None:
    """The country a government or a bare nationality stands for: "the Ostreli government", "an Ostreli pledge"."""
    if (
        mention.origin is None
        or mention.number is Number.PLURAL
        or (mention.owner is not None and mention.type is not EntityType.GOVERNMENT)
    ):
        return None
    words = tokens_of(mention.words)
    nation = clusters.country_of(mention)
    is_bare = " ".join(words) == " ".join(tokens_of(clusters.text[slice(*mention.origin)].lower().split()))
    if not is_bare and (mention.type is not EntityType.GOVERNMENT or len(words) > len(nation.split()) + 1):
        return None
    for cluster in clusters.all:
        is_state = cluster.type in (EntityType.PLACE, EntityType.GOVERNMENT)
        if is_state and any(is_same_nation(known, nation) for known in cluster.nations):
            return cluster
    return None


def _find_same_words(clusters: Clusters, mention: Mention) -> Cluster | None:
    """An entity described before in the very same words."""
    if mention.words[0] in NEWCOMERS:
        return None
    for cluster in clusters.all:
        if any(known.words == mention.words and known.form is not Form.NAME for known in cluster.mentions):
            return cluster
    return None


def _find_last_speaker(clusters: Clusters, mention: Mention) -> Cluster | None:
    """Whom a fresh description such as "the Ostreli lawmaker" means: the person who spoke just before."""
    if mention.type is not EntityType.PERSON or clusters.text[mention.start : mention.start + 4].lower() != "the ":
        return None
    if mention.owner is not None or len(mention.words) > _FRESH_WORDS or mention.head in _NAMELESS:
        return None
    occurrence = clusters.last_source_before(mention)
    if occurrence is None:
        return None
    cluster = occurrence.cluster
    near = clusters.sentence_at(mention.start) - clusters.sentence_at(occurrence.mention.start) <= _NEXT_SENTENCES
    fits = cluster.type is EntityType.PERSON and cluster.is_named
    differs = nations_differ(clusters.country_of(mention), cluster.origin) or (
        mention.gender is not None and cluster.gender not in (None, mention.gender)
    )
    return cluster if near and fits and not differs else None
