"""A description -> the clusters it may stand for, by how well its noun, modifiers and country fit, and by nearness."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from communique.read.aliases import tokens_of
from communique.read.clusters import Cluster, Clusters
from communique.read.nations import nations_differ
from communique.read.offices import office_of
from communique.read.phrases import Form, Mention
from communique.read.roles import Number, same_office, singular
from communique.types import EntityType


def rank_candidates(clusters: Clusters, mention: Mention, *, is_definite: bool = False) -> list[tuple[float, Cluster]]:
    """Known entities a description fits well enough, best first; none for "a senior official" or "another envoy"."""
    lead = _LEAD.match(clusters.text[mention.start : mention.end] + " ")
    determiner = lead.group(1).lower() if lead else ""
    if (not is_definite and determiner in ("a", "an")) or mention.words[0] in NEWCOMERS | _QUANTIFIERS:
        return []
    is_bare = mention.type is EntityType.PERSON and mention.owner is None  # headlines leave the article out
    is_definite = is_definite or determiner in _DEFINITE or is_bare
    country = clusters.country_of(mention)
    written = clusters.text[slice(*mention.origin)].lower().split() if mention.origin is not None else []
    country_words = frozenset((*country.split(), *tokens_of(written)))
    described = _Described(mention, office_of(mention), country, country_words, is_definite)
    here = clusters.sentence_at(mention.start)
    farthest = _WINDOW if here < _HEADLINES else _WINDOW * 2
    scores = []
    for cluster in clusters.all:
        score = _fit(clusters, described, cluster)
        if score > 0:
            near = max((m.start for m in cluster.mentions if m.start < mention.start), default=None)
            distance = here - clusters.sentence_at(near) if near is not None else farthest
            score -= 0.12 * min(distance, _WINDOW * 2) - 0.2 * math.log(len(cluster.mentions))
            if score >= _ROLE_THRESHOLD:
                scores.append((score, cluster))
    return sorted(scores, key=lambda item: (-item[0], item[1].start))


def find_kinds(name: Iterable[str]) -> frozenset[str]:
    """Nouns that a body may be called by after the words of its name: "union" after "Sile Dock Workers"."""
    words = set(name)
    return frozenset(noun for noun, named in _NAMED_AS.items() if words & named)


NEWCOMERS = frozenset("another other others second separate different one".split())
"""Words that bring in somebody not named before: "another official"."""
_WINDOW = 6
"""Sentences back from which a candidate is near; at twice as many it is as far as can be."""
_HEADLINES = 4
"""Sentences at the top of an article that may name by office whom the text names only later."""
_ROLE_THRESHOLD = 1.5
"""Least score at which a description joins a known entity: the same office, or the same noun some paragraphs back."""
_LEAD = re.compile(r"(\w+)['’ ]")
_DEFINITE = frozenset("the that this these those".split())
_QUANTIFIERS = frozenset("some many several most few two three four five various".split())
_ONE_HOLDER = frozenset("president chairman chairwoman chancellor premier governor mayor secretary".split())
"""Offices whose deputy is never called by them: "the minister" may be a deputy one, "the president" no vice one."""
_HOME_UNTOLD = "united states"
"""The country whose officials English-language news names without it: "President Dorn", later "the U.S. president"."""
_VAGUE = frozenset("former top veteran senior embattled new current outgoing incoming longtime own".split())
"""Modifiers that do not tell one holder of an office from another."""
_NAMED_AS: dict[str, frozenset[str]] = {
    "union": frozenset(
        "workers teamsters teachers employees brotherhood federation guild afl pilots nurses uaw".split()
    ),
    "district": frozenset(["schools"]),
    "system": frozenset(["schools"]),
    "carmaker": frozenset(["motors", "motor"]),
    "automaker": frozenset(["motors", "motor"]),
    "giant": frozenset(["motors", "motor", "inc", "corp"]),
    "alliance": frozenset(["nato", "treaty"]),
    "bloc": frozenset(["union", "eu"]),
    "deal": frozenset(["agreement", "accord", "pact", "treaty"]),
    "agreement": frozenset(["accord", "pact", "treaty", "deal"]),
    "pact": frozenset(["agreement", "accord", "treaty"]),
    "accord": frozenset(["agreement", "pact", "treaty"]),
}
"""Words in the names of bodies that are called otherwise after: "the union" for "Sile Dock Workers"."""
_SCHOOL = frozenset(["school"])
"""What may stand before the noun though the name has it in the plural: "the school district"."""
_OUTLET_NOUNS = frozenset("network station agency".split())
_BODY_NOUNS = frozenset("company group organization organisation agency firm".split())
"""Nouns for a body of any kind: "the group" after "Sile Growers"."""


@dataclass(frozen=True, slots=True)
class _Described:
    """A description taken apart; `country` is empty where none is said, `is_definite` if it means somebody known.

    `country_words` are those of the country, as written and as compared.
    """

    mention: Mention
    office: str
    country: str
    country_words: frozenset[str]
    is_definite: bool


def _fit(clusters: Clusters, described: _Described, cluster: Cluster) -> float:
    """How well a description fits an entity, distance aside; 0 where it cannot."""
    mention = described.mention
    is_person = cluster.type is EntityType.PERSON
    if mention.type is EntityType.PERSON:
        score = _fit_person(described, cluster) if is_person else 0.0
    elif mention.number is Number.PLURAL:
        score = _fit_group(described, cluster)
    elif described.is_definite and not is_person:
        score = _fit_body(clusters, described, cluster)
    else:
        score = 0.0
    return 0.0 if score and nations_differ(described.country, cluster.origin) else score


def _fit_person(described: _Described, cluster: Cluster) -> float:
    country = described.country
    rest = set(tokens_of(described.mention.words[:-1])) - _VAGUE
    shared = rest & cluster.role_words
    strange = rest - cluster.role_words - described.country_words
    if described.office in cluster.offices:
        if rest and not shared and not described.is_definite:
            return 0.0
        if described.is_definite and not strange and country == _HOME_UNTOLD and not cluster.origin:
            return 2.2 + 0.7 * len(shared)
        if strange or (country and not cluster.origin):
            return 1.0 + 0.7 * len(shared)
        return 3.0 + 0.7 * len(shared) - (0.5 if cluster.origin and not country else 0.0)
    is_deputy = any(office in (f"deputy {described.office}", f"vice {described.office}") for office in cluster.offices)
    if described.is_definite and is_deputy and described.office not in _ONE_HOLDER:
        return 2.0
    if described.is_definite and any(same_office(described.office, office) for office in cluster.offices):
        return 2.2 + 0.7 * len(shared) if not strange or described.mention.origin else 0.0
    return 0.0


def _fit_group(described: _Described, cluster: Cluster) -> float:
    if cluster.number is not Number.PLURAL or cluster.is_named:
        return 0.0
    rest = set(described.mention.words[:-1]) - _QUANTIFIERS
    is_same = any(singular(m.head) == described.office for m in cluster.mentions)
    return 3.0 if is_same and rest <= cluster.role_words else 0.0


def _fit_body(clusters: Clusters, described: _Described, cluster: Cluster) -> float:
    noun = described.office
    named = [m for m in cluster.mentions if m.form is Form.NAME]
    words = {word for m in named for word in tokens_of(m.words)}
    if words & _NAMED_AS.get(noun, frozenset()) and set(tokens_of(described.mention.words[:-1])) <= words | _SCHOOL:
        return 2.2 if described.mention.type is EntityType.DOCUMENT else 3.0  # there are more pacts than unions
    is_outlet = described.mention.type is EntityType.OUTLET or noun in _OUTLET_NOUNS
    if is_outlet and clusters.is_outlet(cluster):
        return 3.0
    heads = {singular(m.head) for m in cluster.mentions if m.form is Form.NOMINAL}
    if noun in words or noun in cluster.offices or noun in heads:
        rest = set(tokens_of(described.mention.words[:-1]))
        return 3.0 + len(rest & words) if not cluster.is_named or rest <= words | cluster.role_words else 0.0
    if noun in _BODY_NOUNS and cluster.type is EntityType.ORGANIZATION:
        return 2.0 if cluster.spoke or noun == "company" else 0.0
    return 0.0
