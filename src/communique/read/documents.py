"""A document that is a source -> whose words it holds: Dorn for "Dorn's letter", the board for "a board statement"."""

from __future__ import annotations

import re

from communique.read.candidates import rank_candidates
from communique.read.clusters import Cluster, Clusters
from communique.read.outlets import is_outlet
from communique.read.phrases import Form, Mention, words_of
from communique.read.pronouns import rank_antecedents
from communique.read.roles import Gender, Number, classify_noun, singular
from communique.types import Attribution, EntityType


def find_maker(clusters: Clusters, mention: Mention, attribution: Attribution) -> Cluster | None:
    """Who made a statement: the one named with it, else the last speaker before it; None for other descriptions."""
    is_speech = singular(mention.head) in _SPEECHES
    if mention.type is not EntityType.DOCUMENT and not is_speech:
        return None
    is_own = _is_by_outlet(clusters, mention)
    if mention.head in _REPORTS and len(mention.words) == 1 and mention.owner is None:
        return _find_reporter(clusters, mention)
    if not is_speech and not is_own:
        return None
    named = mention.owner or (mention.origin if is_own else None)
    if named is not None:
        owner = clusters.text[slice(*named)].lower()
        if owner in _POSSESSIVES:
            pronoun = Mention(*named, Form.PRONOUN, None, (owner,), *_POSSESSIVES[owner])
            ranked = rank_antecedents(clusters, pronoun, attribution, None)
            return ranked[0][1] if ranked else None
        inside = (o.cluster for o in clusters.occurrences if o.mention.start < named[1] and named[0] < o.mention.end)
        return next(inside, None)
    described = _find_described_owner(clusters, mention)
    if described is not None:
        return described
    body = _find_body(clusters, mention)
    if body is not None:
        return body
    if clusters.text[mention.start : mention.start + 4].lower() == "the " and len(mention.words) == 1:
        last = clusters.last_source_before(mention)
        return last.cluster if last is not None else None
    return None


_SPEECHES = frozenset(
    "statement announcement speech tweet remark comment letter offer proposal plan demand message post address "
    "warning release account estimate note memo interview promise request threat editorial article column op-ed "
    "essay translation transcript word counteroffer counterproposal".split()
)
"""Documents whose words are those of the one who made them: "Dorn's letter" speaks for Dorn."""
_REPORTS = frozenset("report story dispatch broadcast".split())
"""What an outlet brings: "the report said" speaks for the outlet that has just spoken."""
_POSSESSIVES: dict[str, tuple[Number, Gender | None]] = {
    "his": (Number.SINGULAR, Gender.MALE),
    "her": (Number.SINGULAR, Gender.FEMALE),
    "its": (Number.SINGULAR, None),
    "their": (Number.PLURAL, None),
}
_OWNER = re.compile(r"the (?:[\w-]+ ){0,3}?([\w-]+)(?=['’]s )", re.IGNORECASE)
"""An owner that is a description: "the minister's words"."""
_MADE_BY = re.compile(r"\b(?:by|from|of) (the \w+)$")
"""At the end of a document's description: "an offer by the board"."""


def _find_described_owner(clusters: Clusters, mention: Mention) -> Cluster | None:
    """Who owns a document by description: Marn for "the minister's words"."""
    owner = _OWNER.match(clusters.text, mention.start, mention.end)
    if owner is None:
        return None
    noun = owner.group(1).lower()
    words = words_of(clusters.text, *owner.span())
    described = Mention(*owner.span(), Form.NOMINAL, classify_noun(noun)[0], words, Number.SINGULAR, head=noun)
    ranked = rank_candidates(clusters, described)
    return ranked[0][1] if ranked else None


def _is_by_outlet(clusters: Clusters, mention: Mention) -> bool:
    """Whether a document is an outlet's own: "an Ostrel Post report"."""
    at = mention.owner or mention.origin
    return at is not None and is_outlet(clusters.text[slice(*at)])


def _find_reporter(clusters: Clusters, mention: Mention) -> Cluster | None:
    """The outlet that spoke last before "the report"."""
    last = clusters.last_source_before(mention)
    return last.cluster if last is not None and clusters.is_outlet(last.cluster) else None


def _find_body(clusters: Clusters, mention: Mention) -> Cluster | None:
    """The body described inside a document's description: "the union statement", "an offer by the board"."""
    inner = _MADE_BY.search(clusters.text[mention.start : mention.end])
    noun = inner.group(1).split()[1].lower() if inner else mention.words[-2] if len(mention.words) > 1 else ""
    kind = classify_noun(noun)[0]
    if kind not in (EntityType.ORGANIZATION, EntityType.GOVERNMENT):
        return None
    body = Mention(mention.start, mention.end, Form.NOMINAL, kind, (noun,), Number.SINGULAR, head=noun)
    ranked = rank_candidates(clusters, body, is_definite=True)
    return ranked[0][1] if ranked else None
