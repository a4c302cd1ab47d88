"""An entity -> the state or body it belongs to, where its article names that: Varda for "Vardan envoy Teo Brack"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.read.candidates import rank_candidates
from communique.read.clusters import Cluster, Clusters
from communique.read.epithets import Stands, get_epithet
from communique.read.leaders import OfficeKind, find_leaders, find_leaders_by_surname
from communique.read.nations import is_same_nation, nations_of_state
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
    if cluster.type is not EntityType.PERSON:
        seat = next((e for name in _names_of(clusters, cluster) if (e := get_epithet(name)) is not None), None)
        if seat is not None and seat.state is not None and seat.stands is Stands.BODY:
            return _find_state(bodies, seat.state)
    titles = [clusters.text[start:end] for start, end in cluster.roles]
    is_leader = not cluster.origin and any(_BARE_LEADER.fullmatch(title) for title in titles)
    is_elsewhere = any(_ELSEWHERE.search(title) for title in titles)
    led = None if is_elsewhere else _find_led(clusters, cluster, is_leader=is_leader)
    if led:
        return _find_state(bodies, led)
    is_american = led is None and is_leader and _WASHINGTON.search(clusters.text)
    if is_american or any(_AMERICAN.search(title) for title in titles):
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
_ELSEWHERE = re.compile(r"secretary[- ]general|commission|council|high representative|envoy|governor|mayor", re.I)
"""Offices that a former leader of a state may come to hold outside it."""
_PRESIDED = frozenset(
    "alliance association bank board chamber coalition commission committee company council federation foundation fund "
    "institute movement union university".split()
)
"""Bodies whose officers speak for them: "board president Ilse Marn"."""
_WASHINGTON = re.compile(r"\b(?:White House|Capitol Hill|Pentagon|Congress)\b")
"""Where an article speaks of these, a president with no country to his title is the American one."""


def _find_state(bodies: Sequence[Cluster], state: str) -> Cluster | None:
    return next((body for body in bodies if body.nations & nations_of_state(state)), None)


def _names_of(clusters: Clusters, cluster: Cluster) -> list[str]:
    """The names of an entity as written, each once, in text order."""
    return list(dict.fromkeys(clusters.text[m.start : m.end] for m in sorted(cluster.mentions) if m.form is Form.NAME))


def _find_led(clusters: Clusters, cluster: Cluster, *, is_leader: bool) -> str | None:
    """The state that the table of leaders has for a person; "" where it has several, None where it knows no such name.

    A surname alone counts only after the title of a president, and only as that of a head of state.
    """
    if cluster.type is not EntityType.PERSON or cluster.origin:
        return None
    names = _names_of(clusters, cluster)
    found = {leader.state for name in names for leader in find_leaders(name)}
    if is_leader and not found:
        same_surname = [leader for name in names for leader in find_leaders_by_surname(name)]
        found = {leader.state for leader in same_surname if leader.kind in _PRESIDENTS}
    if not found:
        return None
    return min(found) if len(found) == 1 else ""


_PRESIDENTS = (OfficeKind.STATE, OfficeKind.LEADER)


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
