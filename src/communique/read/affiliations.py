"""An entity -> the state or body it belongs to, where its article names that: Varda for "Vardan envoy Teo Brack"."""

from __future__ import annotations

import re

from communique.read.candidates import rank_candidates
from communique.read.clusters import Cluster, Clusters
from communique.read.nations import is_same_nation
from communique.read.phrases import WORD, Form, Mention
from communique.read.roles import Number
from communique.types import EntityType


def find_affiliation(clusters: Clusters, cluster: Cluster) -> Cluster | None:
    """The state or body an entity belongs to, if the article names it."""
    bodies = [other for other in clusters.all if other is not cluster and other.type in BODIES]
    if cluster.origin:
        for body in bodies:
            if any(is_same_nation(nation, cluster.origin) for nation in body.nations):
                return body
    titles = [clusters.text[start:end] for start, end in cluster.roles]
    is_leader = not cluster.origin and any(_BARE_LEADER.fullmatch(title) for title in titles)
    if (is_leader and _WASHINGTON.search(clusters.text)) or any(_AMERICAN.search(title) for title in titles):
        return next((body for body in bodies if "united states" in body.nations), None)
    return _find_own_body(clusters, cluster)


BODIES = (EntityType.ORGANIZATION, EntityType.GOVERNMENT, EntityType.PLACE, EntityType.OUTLET, EntityType.DOCUMENT)
"""Types that "it" can stand for, and that one can belong to."""
_AMERICAN = re.compile(
    r"secretary of state|white house|state department|pentagon|^sens?\.?\b|^reps?\.?\b|senator|congress|"
    r"\bhouse (?:speaker|minority|majority)|senate|u\.?s\.?\b|national security advis|"
    r"treasury secretary|attorney general",
    re.I,
)
"""Offices that English-language news gives without their country when they are American."""
_BARE_LEADER = re.compile(r"(?:the )?(?:vice )?president", re.I)
_PRESIDED = frozenset(
    "alliance association bank board chamber coalition commission committee company council federation foundation fund "
    "institute movement union university".split()
)
"""Bodies whose officers speak for them: "board president Ilse Marn"."""
_WASHINGTON = re.compile(r"\b(?:White House|Capitol Hill|Pentagon|Congress)\b")
"""Where an article speaks of these, a president with no country to his title is the American one."""


def _find_own_body(clusters: Clusters, cluster: Cluster) -> Cluster | None:
    """The body whose office an entity holds: the Sile Water Board for "board president Ilse Marn"."""
    for start, end in sorted(set(cluster.roles)):
        for word in WORD.finditer(clusters.text, start, end):
            noun = word.group().lower()
            if noun in _PRESIDED:
                body = Mention(*word.span(), Form.NOMINAL, EntityType.ORGANIZATION, (noun,), Number.SINGULAR, head=noun)
                ranked = rank_candidates(clusters, body, is_definite=True)
                if ranked and ranked[0][1] is not cluster:
                    return ranked[0][1]
    return None
