"""People across articles: by full name, variant spelling, short first name, and by surname where it is plain whose.

In: `Person`s, one for each person of each article. Out: their joins in `Clusters`, and what stayed open. Two people
of one surname stay two; a surname that two people of the pile bear is given to neither, unless a shared role decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from communique.link.clusters import Clusters, Proposal
from communique.link.names import (
    GENERATIONS,
    SAME_SLIP,
    SLIP_LETTERS,
    Judgement,
    Verdict,
    compare_people,
    deletions,
    fold,
    is_slip,
    person_name,
    sound_of,
)
from communique.types import Entity, Span

# Set by hand and not calibrated: an order of how far each reason is trusted, shown with a join, never summed.
SAME_SURNAME = 0.8
SAME_SURNAME_AND_ROLE = 0.75
SAME_BARE_SURNAME = 0.7
# A name with more near names than this is compared with the nearest in order only; no real pile comes near it.
MOST_RIVALS = 200

FullName = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one article knows it: full names and bare surnames, folded, each with where it stands.

    Of both, the one that the article's reader chose comes first.
    """

    at: int
    id: str
    article: str
    full: tuple[tuple[FullName, Span | None], ...]
    bare: tuple[tuple[str, Span | None], ...]
    roles: frozenset[str]

    def first_span(self) -> Span | None:
        return next((span for _, span in (*self.full, *self.bare) if span is not None), None)


@dataclass(frozen=True, slots=True)
class OpenName:
    """A person of one article who may be one of several: positions in the clusters."""

    at: int
    candidates: tuple[int, ...]
    evidence: Span | None


def read_person(at: int, article: str, text: str, entity: Entity, titles: Set[str]) -> Person:
    """What one article's entity says of a person's name; `titles` are title words learnt from the pile."""
    forms: dict[FullName, Span | None] = {}
    titled = {(span.article, span.start): span.end for role in entity.roles for span in role.evidence}
    for span in sorted(entity.mentions):
        start = titled.get((span.article, span.start), span.start)  # the name alone, without the title before it
        forms.setdefault(person_name(text[start : span.end], titles), span)
    name = person_name(entity.name, titles)
    forms.setdefault(name, entity.mentions[0] if entity.mentions else None)
    fulls = sorted((form for form in forms if len(form) > 1), key=lambda form: (form != name, form))
    # A form that does not fit the first is some other's name caught by mistake; it must not glue two people.
    fitting = [form for form in fulls if compare_people(fulls[0], form).judgement is Judgement.SAME]
    parts = {token for form in fitting for token in form}
    bare = [form[0] for form in forms if len(form) == 1 and (not fitting or form[0] in parts)]
    return Person(
        at=at,
        id=entity.id,
        article=article,
        full=tuple((form, forms[form]) for form in fitting),
        bare=tuple((token, forms[(token,)]) for token in sorted(bare, key=lambda token: ((token,) != name, token))),
        roles=frozenset(fold(role.text) for role in entity.roles),
    )


def join_people(people: Sequence[Person], clusters: Clusters) -> tuple[OpenName, ...]:
    """Join the people who are one; returns the names that stayed open, in the order of `people`."""
    names = _join_same_names(people, clusters)
    open_names = _join_near_names(names, clusters)
    open_names += _join_surnames(people, clusters)
    return tuple(sorted(open_names, key=lambda name: (name.at, name.candidates)))


def _join_same_names(people: Sequence[Person], clusters: Clusters) -> dict[FullName, list[Person]]:
    """Join who bears the same full name, spelt apart or not; returns the bearers of each name."""
    bearers: dict[str, list[tuple[FullName, Span | None, Person]]] = defaultdict(list)
    for person in people:
        for form, span in person.full:
            bearers["".join(form)].append((form, span, person))
    names: dict[FullName, list[Person]] = {}
    for same in bearers.values():
        form, span, first = same[0]
        for other, other_span, person in same[1:]:
            verdict = compare_people(form, other)
            clusters.join(Proposal(first.at, person.at, (span, other_span), verdict.reason, verdict.score))
        names[form] = [person for _, _, person in same]
    return names


def _join_near_names(names: dict[FullName, list[Person]], clusters: Clusters) -> list[OpenName]:
    partners: dict[FullName, dict[FullName, Verdict]] = defaultdict(dict)
    for one, other in _near_pairs(names):
        verdict = compare_people(one, other)
        if verdict.judgement is Judgement.SAME:
            partners[one][other] = partners[other][one] = verdict
    kept_apart = {person.at: {person.article} for bearers in names.values() for person in bearers}
    articles: dict[int, set[str]] = defaultdict(set)
    for at, found in kept_apart.items():
        articles[clusters.find(at)] |= found
    torn = {name for name, found in partners.items() if _has_rivals(name, found)}
    open_names = []
    for name in sorted(torn):
        candidates = {clusters.find(names[other][0].at) for other in partners[name]}
        open_names.append(_leave_open(names[name][0], candidates))
    verdicts = {(min(a, b), max(a, b)): verdict for a, found in partners.items() for b, verdict in found.items()}
    for (one, other), verdict in sorted(verdicts.items(), key=lambda item: (-item[1].score, item[0])):
        first, second = clusters.find(names[one][0].at), clusters.find(names[other][0].at)
        if one in torn or other in torn or first == second:
            continue
        if verdict.score == SAME_SLIP:  # whoever stands beside one misspelt is not another for that
            shared = {p.article for p in names[one]} & {p.article for p in names[other]}
        else:
            shared = articles[first] & articles[second]
        if shared:  # one article tells of both, and its reader kept them apart
            open_names.append(_leave_open(names[other][0], {first}))
            continue
        spans = (_span_of(names[one][0], one), _span_of(names[other][0], other))
        clusters.join(Proposal(first, second, spans, verdict.reason, verdict.score))
        articles[clusters.find(first)] = articles[first] | articles[second]
    return open_names


def _near_pairs(names: Iterable[FullName]) -> Iterable[tuple[FullName, FullName]]:
    """Pairs that share a key: surname (or its slip), the same tokens, or the same two first tokens."""
    blocks: dict[tuple[str, str], list[FullName]] = defaultdict(list)
    for name in sorted(names):
        keys = {
            ("tokens", " ".join(sorted(name))),
            ("first", " ".join(name[:2])),
            ("last", name[-1]),
            ("sound", sound_of(name)),
        }
        for token in name:
            if len(token) >= SLIP_LETTERS:
                keys |= {("slip", key) for key in deletions(token)}
        for key in keys:
            blocks[key].append(name)
    pairs = {pair for block in blocks.values() for pair in combinations(block[:MOST_RIVALS], 2)}
    return sorted(pairs)


def _has_rivals(name: FullName, found: dict[FullName, Verdict]) -> bool:
    """True where two names fit this one and not each other: "J. Marn" beside "Jana Marn" and "Jonas Marn".

    Two shorter ones are no rivals: "Teo Marn" and a misspelt "Tedor Marn" are both short of "Teodor Marn".
    """
    length = len("".join(name))
    return any(
        compare_people(one, other).judgement is not Judgement.SAME
        and max(len("".join(one)), len("".join(other))) >= length
        for one, other in combinations(found, 2)
    )


def _join_surnames(people: Sequence[Person], clusters: Clusters) -> list[OpenName]:
    bearers: dict[str, dict[int, Span | None]] = defaultdict(dict)
    leading: dict[str, dict[int, Span | None]] = defaultdict(dict)  # "Ro" of a "Ro Jin Ha" never called Ro alone
    roles: dict[int, set[str]] = defaultdict(set)
    for person in people:
        if person.full:
            root = clusters.find(person.at)
            roles[root] |= person.roles
            for token, span in find_surnames(person):
                bearers[token].setdefault(root, span)
            for form, span in person.full:
                if len(form) == 3:
                    leading[form[0]].setdefault(root, span)
    slips: dict[str, set[str]] = defaultdict(set)
    for token in bearers:
        if len(token) >= SLIP_LETTERS:
            for key in deletions(token):
                slips[key].add(token)
    open_names = []
    strangers: dict[str, Person] = {}
    for person in people:
        if person.full or not person.bare:
            continue
        token, span = person.bare[0]
        found = bearers.get(token) or leading.get(token) or _slipped(token, slips, bearers)
        reason, score = "same surname, which one person of the pile bears", SAME_SURNAME
        if len(found) > 1 and (sharing := {root: at for root, at in found.items() if roles[root] & person.roles}):
            found, reason, score = sharing, "same surname and the same role", SAME_SURNAME_AND_ROLE
        if len(found) == 1:
            ((root, other),) = found.items()
            clusters.join(Proposal(root, person.at, (other, span), reason, score))
        elif found:
            open_names.append(_leave_open(person, set(found)))
        elif first := strangers.get(token):
            reason = "same surname, and no fuller name in the pile"
            clusters.join(Proposal(first.at, person.at, (first.bare[0][1], span), reason, SAME_BARE_SURNAME))
        else:
            strangers[token] = person
    return open_names


def find_surnames(person: Person) -> list[tuple[str, Span | None]]:
    """The token an article uses alone, or else the last: "Ro" of "Ro Jin Ha", "Marn" of "Ilsa Marn"."""
    if person.bare:
        return list(person.bare)
    return [(form[-2] if form[-1] in GENERATIONS else form[-1], span) for form, span in person.full]


def _slipped(
    token: str, slips: dict[str, set[str]], bearers: dict[str, dict[int, Span | None]]
) -> dict[int, Span | None]:
    if len(token) < SLIP_LETTERS:
        return {}
    near = {other for key in deletions(token) for other in slips.get(key, ()) if is_slip(token, other)}
    return {root: span for other in sorted(near) for root, span in bearers[other].items()}


def _span_of(person: Person, name: FullName) -> Span | None:
    return next((span for form, span in person.full if form == name), None)


def _leave_open(person: Person, candidates: set[int]) -> OpenName:
    return OpenName(person.at, tuple(sorted(candidates)), person.first_span())
