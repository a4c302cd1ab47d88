"""A pronoun -> the clusters it may stand for.

"He" and "they" by learned links (chains.py), as a source by salience, too, after Lappin & Leass (1994): the links
favour the one an article is about where the news means who spoke last. "I" and "we" by who speaks; "who" by what stands
before it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from communique.read.affiliations import BODIES, find_affiliation
from communique.read.clusters import Antecedent, Cluster, Clusters, Occurrence
from communique.read.countries import is_state
from communique.read.metonyms import is_acting
from communique.read.phrases import Form, Mention
from communique.read.roles import Number
from communique.read.sentences import Bounds
from communique.types import Attribution, EntityType


def find_antecedents(
    clusters: Clusters, mention: Mention, attribution: Attribution | None, outer: Cluster | None
) -> tuple[Antecedent, ...]:
    """What a pronoun stands for: one where it is clear, two where they score alike, none where nothing fits.

    `attribution` is the one whose source the pronoun is, `outer` the speaker of the one in whose content it stands.
    """
    word = mention.words[0]
    if word in _SPEAKER_PRONOUNS:
        return (Antecedent(outer, _SPEAKER),) if outer else ()
    if word in _GROUP_PRONOUNS:
        return _find_side(clusters, outer)
    if word in _ADDRESSED:
        return ()
    if word in _RELATIVE:
        return _find_related(clusters, mention)
    if attribution is None:
        return _find_linked(clusters, mention, outer)
    scores = rank_antecedents(clusters, mention, attribution, outer)
    close = [Antecedent(cluster, "pronoun", 0.7) for score, cluster in scores if scores[0][0] - score < _MARGIN]
    known = [antecedent for antecedent in close if antecedent.cluster.is_listed]
    return tuple(known[:2]) if len(close) > 1 else tuple(close)


def rank_antecedents(
    clusters: Clusters, mention: Mention, attribution: Attribution, outer: Cluster | None
) -> list[tuple[float, Cluster]]:
    """Candidates for a third-person pronoun with their scores, best first: learned links and salience together.

    `attribution` is the one that the pronoun is the source of.
    """
    here = clusters.sentence_at(mention.start)
    quotation = clusters.quotation_at(mention.start)
    own_words = attribution.content if attribution.nested_in is None else ()
    masses, _ = _weigh(clusters, mention)
    barred = _find_barred(clusters, mention, outer)
    salience: dict[int, tuple[float, Cluster]] = {id(cluster): (-_WINDOW, cluster) for cluster, _ in masses.values()}
    for occurrence in reversed(clusters.within(0, mention.start)):
        distance = here - clusters.sentence_at(occurrence.mention.start)
        if distance > _WINDOW:
            break
        cluster = occurrence.cluster
        if occurrence.mention.end > mention.start or cluster in barred or not _agrees(clusters, mention, cluster):
            continue
        if any(start <= occurrence.mention.start < end for start, end in own_words):
            continue
        score = _weight(clusters, occurrence, distance, quotation)
        if mention.words[0] in _PLURAL_PRONOUNS:
            score += 1.5 if cluster.number is Number.PLURAL else 0.0
        if mention.gender is not None and cluster.gender is mention.gender:
            score += _KNOWN_SEX
        if outer is cluster and quotation is None:
            score += 2.0
        known = salience.get(id(cluster))
        if known is None or score > known[0]:
            salience[id(cluster)] = (score, cluster)
    ranked = [
        (score + 0.2 * math.log(len(c.mentions)) + _LEARNED * math.log(_mass_of(masses, c) + _UNLINKED), c)
        for score, c in salience.values()
        if _agrees(clusters, mention, c) and c not in barred
    ]
    return sorted(ranked, key=lambda item: (-item[0], item[1].start))


def _find_linked(clusters: Clusters, mention: Mention, outer: Cluster | None) -> tuple[Antecedent, ...]:
    """What a pronoun that is no source stands for, by learned links alone."""
    masses, best_other = _weigh(clusters, mention)
    barred = _find_barred(clusters, mention, outer)
    fitting = [(m, c) for c, m in masses.values() if c not in barred]
    if not fitting:
        return ()
    mass, cluster = max(fitting, key=lambda item: (item[0], -item[1].start))
    least = _LEAST_PERSON if mention.gender is not None else _LEAST
    return (
        (Antecedent(cluster, "pronoun", round(min(mass, 1.0), 3)),) if mass >= max(least, _OTHER * best_other) else ()
    )


def _weigh(clusters: Clusters, mention: Mention) -> tuple[dict[int, tuple[Cluster, float]], float]:
    """The mass of each entity that a pronoun's chains of links end at, and the largest of anything that is none."""
    masses: dict[int, tuple[Cluster, float]] = {}
    other = 0.0
    for end, mass in clusters.chains.ends_of(mention):
        cluster = clusters.at_span.get((end.start, end.end))
        if cluster is None:
            other = max(other, mass)
        else:
            masses[id(cluster)] = cluster, mass + masses.get(id(cluster), (cluster, 0.0))[1]
    return masses, other


def _find_barred(clusters: Clusters, mention: Mention, outer: Cluster | None) -> tuple[Cluster | None, ...]:
    """The speaker of the quotation a pronoun stands in, and the speaker's side: they are "I" and "we" there."""
    if outer is None or clusters.quotation_at(mention.start) is None:
        return ()
    return outer, find_affiliation(clusters, outer)


def _mass_of(masses: Mapping[int, tuple[Cluster, float]], cluster: Cluster) -> float:
    return masses[id(cluster)][1] if id(cluster) in masses else 0.0


_LEAST = 0.1
"""Least mass at which a pronoun is taken for an entity. Of every fifth document of GUM train, kept back from the
scorer, with `_OTHER` at 1.0, 0.1 / 0.05 find 267 / 268 of 319 pronouns that stand for something named, and name 78 / 87
of 416 that stand for nothing named."""
_LEAST_PERSON = 0.02
"""The same for "he" and "she", which seldom stand for nobody named; with 0.1 the figures above are the same."""
_OTHER = 0.5
"""Least share of the largest mass of what is no entity. On the same documents 1.0 / 0.5 / 0.3 (least masses of 0.1,
0.1, 0.03) find 267 / 267 / 268 and name 78 / 90 / 134 that stand for nothing named; of 1,313 pronouns in novels, kept
back too, 75.9 / 76.9 / 77.4 % are right."""
_MARGIN = 0.2
"""Two candidates closer than this leave a pronoun open. On the fourteen training stories, with attributions and names
given and links weighed less, 0 / 0.35 / 1.0 leave 16 / 15 / 10 of 163 "he" wrong and 90 / 90 / 83 % right."""
_LEARNED = 1.0
"""What a unit of the logarithm of a learned mass is worth beside salience. On the fourteen training stories 0.7 / 1.0 /
1.5 give 0.103 / 0.104 / 0.105 under a wrong name; with 0.3 / 1.0, 0.758 / 0.767 of the pronouns of MEANTIME are right,
by a scorer that has not learned from them."""
_UNLINKED = 0.03
"""Added to masses before their logarithm is taken, so that what is out of the links' reach is not out of the race."""
_QUOTED = 1.5
"""What it costs a candidate to be named only in what others say."""
_KNOWN_SEX = 0.5
"""What it is worth to a candidate for "she" that the article or the given name says she is a woman."""
_WINDOW = 6
"""Sentences a pronoun looks back over; beyond that fewer than one pronoun source in a hundred has its antecedent."""
_SCHOLARS = frozenset("professor fellow analyst expert economist scholar lecturer historian researcher".split())
"""Their "we" is seldom that of the body that employs them."""
_PERSON_PRONOUNS = frozenset("he him his himself she her hers herself".split())
_SPEAKER_PRONOUNS = frozenset("i me my".split())
_GROUP_PRONOUNS = frozenset("we us our".split())
_PLURAL_PRONOUNS = frozenset("they them their theirs themselves".split())
_ADDRESSED = frozenset("you your".split())
_RELATIVE = frozenset("who whom whose which that".split())
_OWNERS = frozenset("my our your his her its their".split())
_SPEAKER = "the speaker of the quotation"
_REACH = 150
"""How far before "who" its antecedent may begin, in characters."""
_ADJACENT = re.compile(r"['’]?\s*(?:\([^()]*\))?,?\s*")
"""Between a name and its relative clause: "Ilse Marn (Green), who said"."""
_OWNING = re.compile(r"['’]s?\b")
"""After a name that only owns what is spoken of: "Dorn's aide"."""
_GOVERNED = re.compile(r"\b(?:of|with|to|for|from|by|against|in|on|at)\s+(?:\w+\.?\s){0,2}$")
"""Before a name that is no subject: "met with Mr. Dorn"."""
_GOVERNED_REACH = 25


def _find_side(clusters: Clusters, outer: Cluster | None) -> tuple[Antecedent, ...]:
    """Whom "we" means in somebody's words: the body or state the speaker belongs to, or a speaking group itself."""
    if outer is None:
        return ()
    if outer.type is not EntityType.PERSON:
        return (Antecedent(outer, _SPEAKER),)
    body = find_affiliation(clusters, outer) if not outer.offices & _SCHOLARS else None
    return (Antecedent(body, "the speaker's side", 0.6),) if body is not None else ()


def _find_related(clusters: Clusters, mention: Mention) -> tuple[Antecedent, ...]:
    """The entity named right before "who" or "which", with at most a description of it in between."""
    wants_person = mention.words[0] in ("who", "whom")
    before = [o for o in clusters.within(mention.start - _REACH, mention.start) if o.mention.end <= mention.start]
    for occurrence in sorted(before, key=lambda o: (-o.mention.end, o.mention.start)):
        if _OWNING.match(clusters.text, occurrence.mention.end) or occurrence.mention.words[0] in _OWNERS:
            continue  # "Dorn's lawyer, who", "his lawyer, who"
        gap = clusters.text[occurrence.mention.end : mention.start]
        is_person = occurrence.cluster.type in (EntityType.PERSON, EntityType.GROUP)
        if (is_person or not wants_person) and (_ADJACENT.fullmatch(gap) or (wants_person and "." not in gap)):
            return (Antecedent(occurrence.cluster, "relative clause", 0.8),)
    return ()


def _weight(clusters: Clusters, occurrence: Occurrence, distance: int, quotation: Bounds | None) -> float:
    """How salient a place where an entity is named makes it: near, a source, first of its kind, outside quotations."""
    mention = occurrence.mention
    sentence = clusters.sentence_at(mention.start)
    score = -1.0 * distance
    if occurrence.is_source:
        score += 2.0
    first = next((o for o in clusters.in_sentence(sentence) if o.cluster.type is occurrence.cluster.type), None)
    if first is occurrence:
        score += 1.0
    if clusters.quotation_at(mention.start) not in (None, quotation):
        score -= _QUOTED
    if _OWNING.match(clusters.text[mention.end : mention.end + 2]):
        score -= 0.7
    if _GOVERNED.search(clusters.text[max(0, mention.start - _GOVERNED_REACH) : mention.start]):
        score -= 0.5
    return score


def _may_act(clusters: Clusters, place: Cluster) -> bool:
    """Whether a place can be who speaks: a state, or a city that stands for its government somewhere in the article."""
    text = clusters.text
    named = [m for m in place.mentions if m.form is Form.NAME]
    return any(is_state(text[m.start : m.end]) or is_acting(text, m.start, m.end) for m in named)


def _agrees(clusters: Clusters, mention: Mention, cluster: Cluster) -> bool:
    """Whether a pronoun that is a source can stand for an entity, by kind, number and sex."""
    word = mention.words[0]
    if word in _PERSON_PRONOUNS:
        return cluster.type is EntityType.PERSON and cluster.gender in (None, mention.gender)
    if cluster.type is EntityType.PLACE and not _may_act(clusters, cluster):
        return False
    if word in ("it", "its", "itself"):
        return cluster.type in (*BODIES, None) and cluster.number is not Number.PLURAL
    return cluster.type not in (EntityType.PERSON, EntityType.OUTLET, EntityType.DOCUMENT)
