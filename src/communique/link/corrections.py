"""What the user says is so, applied: before linking to readings and to what may be joined, after it to names.

In: readings and `Correction`s. Out: readings without what was rejected, with the speakers that were set and with taken
apart what one article had as one; pairs of entities that are one, or are not; and for each correction what it changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise

from communique.ingest.dates import parse_date
from communique.link.names import fold, is_pronoun
from communique.types import (
    Attribution,
    Corrected,
    Correction,
    CorrectionKind,
    Date,
    DateBasis,
    Entity,
    IssueName,
    Reading,
    Rejection,
    Span,
    Statement,
)

STATEMENT = "s-"
"""What the id of a statement begins with; the id of its first attribution follows."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """Corrected readings, and pairs of ids of their entities that are one (`same`) or are not (`different`).

    `joined` and `parted` are the same for attributions. `issue_names` are names for nobody that is known here,
    `event_dates` dates for no article: with the place among the corrections, what was named, and the date. `rejected`
    are lines that are no attributions.
    """

    readings: tuple[Reading, ...]
    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    joined: tuple[tuple[str, str], ...] = ()
    parted: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    corrected: tuple[Corrected, ...] = ()
    issue_names: tuple[IssueName, ...] = ()
    event_dates: tuple[tuple[int, str, Date], ...] = ()
    rejected: tuple[Rejection, ...] = ()


@dataclass(slots=True)
class _Case:
    """What is being ruled on, correction by correction."""

    readings: list[Reading]
    same: list[tuple[str, str]] = field(default_factory=list)
    different: list[tuple[str, str]] = field(default_factory=list)
    joined: list[tuple[str, str]] = field(default_factory=list)
    parted: list[tuple[str, str]] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)


def rule(readings: Sequence[Reading], corrections: Iterable[Correction]) -> Ruling:
    """Apply the corrections in their order; what one cannot find is its problem, and the others go on."""
    case = _Case(list(readings))
    given = list(corrections)
    corrected = [_apply(case, correction) for correction in given]
    return Ruling(
        tuple(case.readings),
        tuple(case.same),
        tuple(case.different),
        tuple(case.joined),
        tuple(case.parted),
        tuple(case.names),
        tuple(corrected),
        tuple(
            IssueName(place, *correction.names)
            for place, (correction, result) in enumerate(zip(given, corrected, strict=True))
            if correction.kind is CorrectionKind.RENAME
            and correction.problem is None
            and result.problem is not None
            and correction.names[1].strip()
        ),
        tuple(
            (place, correction.names[0], date)
            for place, (correction, result) in enumerate(zip(given, corrected, strict=True))
            if correction.kind is CorrectionKind.DATE
            and correction.problem is None
            and result.problem is not None
            and (date := _read_date(correction.names[1])) is not None
        ),
        tuple(
            Rejection(place, correction.names[0])
            for place, (correction, result) in enumerate(zip(given, corrected, strict=True))
            if correction.kind is CorrectionKind.REJECT and correction.problem is None and result.problem is not None
        ),
    )


def describe(correction: Correction) -> str:
    """The correction as a line says it, in an account's list of what was corrected."""
    return f"{correction.kind or '?'}: {', '.join(name or 'nobody' for name in correction.names)}"


def settle_ids(corrected: Iterable[Corrected], ids: Mapping[str, str]) -> tuple[Corrected, ...]:
    """What was changed by the ids that hold across articles."""
    return tuple(replace(one, changed=tuple(sorted({ids.get(id_, id_) for id_ in one.changed}))) for one in corrected)


def rename(entities: Iterable[Entity], names: Sequence[tuple[str, str]], ids: Mapping[str, str]) -> tuple[Entity, ...]:
    """Entities under the names the user gives them; of several, the last."""
    given = {ids[id_]: name for id_, name in names if id_ in ids}
    return tuple(replace(one, name=given[one.id]) if one.id in given else one for one in entities)


def rule_statements(statements: Sequence[Statement], ruling: Ruling) -> tuple[Statement, ...]:
    """Statements joined and parted as the user says, sorted by id; their origins are still to be counted."""
    groups = [list(statement.attributions) for statement in statements]
    first = {one: statement for statement in statements for one in statement.attributions}
    for one, other in ruling.parted:
        for group in groups:
            if one in group and other in group:
                group.remove(other)
                groups.append([other])
                break
    for one, other in ruling.joined:
        mine, theirs = (next((group for group in groups if id_ in group), None) for id_ in (one, other))
        if mine is not None and theirs is not None and mine is not theirs:
            mine += theirs
            groups.remove(theirs)
    ruled = (
        replace(first[min(group)], id=STATEMENT + min(group), attributions=tuple(sorted(group))) for group in groups
    )
    return tuple(sorted(ruled, key=lambda statement: statement.id))


def _apply(case: _Case, correction: Correction) -> Corrected:
    said = describe(correction)
    if correction.problem is not None or correction.kind is None:
        return Corrected(correction.line, said, (), correction.problem)
    action = {
        CorrectionKind.SAME: _join,
        CorrectionKind.DIFFERENT: _part,
        CorrectionKind.RENAME: _name,
        CorrectionKind.REJECT: _reject,
        CorrectionKind.SPEAKER: _set_speaker,
        CorrectionKind.DATE: _set_date,
    }[correction.kind]
    result = action(case, correction.names)
    if isinstance(result, str):
        return Corrected(correction.line, said, (), result)
    return Corrected(correction.line, said, tuple(result))


def _join(case: _Case, names: Sequence[str]) -> list[str] | str:
    if attributions := _find_attributions(case, names):
        case.joined += pairwise(attributions)
        return [STATEMENT + id_ for id_ in attributions]
    found = [_find_entities(case, name) for name in names]
    if missing := _missing(names, found):
        return missing
    ids = [entity.id for entities in found for _, entity in entities]
    case.same += pairwise(ids)
    return ids


def _part(case: _Case, names: Sequence[str]) -> list[str] | str:
    if attributions := _find_attributions(case, names):
        case.parted += combinations(attributions, 2)
        return [STATEMENT + id_ for id_ in attributions]
    _split(case, names)
    found = [_find_entities(case, name) for name in names]
    if missing := _missing(names, found):
        return missing
    for one, other in combinations(found, 2):
        case.different += [(a.id, b.id) for _, a in one for _, b in other if a.id != b.id]
    return [entity.id for entities in found for _, entity in entities]


def _name(case: _Case, names: Sequence[str]) -> list[str] | str:
    old, new = names
    found = _find_entities(case, old)
    if not found or not new.strip():
        return f"nobody is called {old!r}" if new.strip() else "the new name is empty"
    case.names += [(entity.id, new) for _, entity in found]
    return [entity.id for _, entity in found]


def _reject(case: _Case, names: Sequence[str]) -> list[str] | str:
    rejected = set(_find_attributions(case, names))
    if not rejected:
        return f"there is no attribution, event, move or dispute {names[0]!r}"
    for at, reading in enumerate(case.readings):
        kept = [
            replace(one, nested_in=None) if one.nested_in in rejected else one
            for one in reading.attributions
            if one.id not in rejected
        ]
        case.readings[at] = replace(reading, attributions=tuple(kept))
    return sorted(rejected)


def _set_speaker(case: _Case, names: Sequence[str]) -> list[str] | str:
    (id_, name) = names
    if not (found := _find_attributions(case, [id_])):
        return f"there is no attribution {id_!r}"
    for attribution in found:
        at = next(i for i, r in enumerate(case.readings) if any(a.id == attribution for a in r.attributions))
        people = _find_entities(case, name) if name else []
        if name and not people:
            return f"nobody is called {name!r}"
        own = [entity.id for place, entity in people if place == at]
        speaker = own[0] if own else people[0][1].id if people else None
        reading = case.readings[at]
        changed = [replace(a, speaker=speaker) if a.id == attribution else a for a in reading.attributions]
        case.readings[at] = replace(reading, attributions=tuple(changed))
    return found


def _set_date(case: _Case, names: Sequence[str]) -> list[str] | str:
    (id_, value) = names
    published = _read_date(value)
    if published is None:
        return f"{value!r} is no date, or can mean two: write YEAR-MONTH-DAY, as in 2031-03-16"
    at = next((i for i, reading in enumerate(case.readings) if reading.article.id == id_), None)
    if at is None:
        return f"there is no article {id_!r}"
    case.readings[at] = replace(case.readings[at], article=replace(case.readings[at].article, published=published))
    return [id_]


def _read_date(value: str) -> Date | None:
    """The date that the user gives; None where it is none, or can mean two."""
    days = parse_date(value)
    return None if days is None or days[0] != days[1] else Date(*days, DateBasis.GIVEN, value)


def _find_attributions(case: _Case, names: Sequence[str]) -> list[str]:
    """The ids among the names that are attributions, or statements by their first; none unless all are."""
    known = {attribution.id for reading in case.readings for attribution in reading.attributions}
    ids = [name.removeprefix(STATEMENT) for name in names]
    return ids if all(id_ in known for id_ in ids) else []


def _find_entities(case: _Case, name: str) -> list[tuple[int, Entity]]:
    """Entities with that id or that name, or else with a mention of these words; each with the place of its reading."""
    every = [(at, entity) for at, reading in enumerate(case.readings) for entity in reading.entities]
    wanted = fold(name)
    found = [item for item in every if item[1].id == name]
    found = found or [item for item in every if wanted and fold(item[1].name) == wanted]
    return found or [item for item in every if wanted and wanted in _forms(case.readings[item[0]], item[1])]


def _forms(reading: Reading, entity: Entity) -> set[str]:
    texts = (reading.article.text[span.start : span.end] for span in entity.mentions)
    return {fold(text) for text in texts if not is_pronoun(text)}


def _missing(names: Sequence[str], found: Sequence[Sequence[object]]) -> str | None:
    absent = [repr(name) for name, entities in zip(names, found, strict=True) if not entities]
    return f"nobody is called {', '.join(absent)}" if absent else None


def _split(case: _Case, names: Sequence[str]) -> None:
    """Take apart what one article has as one entity though it goes by two of the names."""
    wanted = dict.fromkeys(form for name in names if (form := fold(name)))
    for at, given in enumerate(case.readings):
        reading = given
        for entity in given.entities:
            parts = [spans for form in wanted if (spans := _find_spans(given, entity, form))]
            if len(parts) > 1:
                reading = _split_entity(reading, entity, parts[1:])
        case.readings[at] = reading


def _find_spans(reading: Reading, entity: Entity, form: str) -> list[Span]:
    text = reading.article.text
    return [span for span in entity.mentions if fold(text[span.start : span.end]) == form]


def _split_entity(reading: Reading, entity: Entity, parts: Sequence[Sequence[Span]]) -> Reading:
    text = reading.article.text
    gone = {span for spans in parts for span in spans}
    new = [
        replace(
            entity,
            id="e" + hashlib.sha256(f"{entity.id}:{spans[0].start}".encode()).hexdigest()[:12],
            name=text[spans[0].start : spans[0].end],
            mentions=tuple(spans),
            joined=(),
            roles=(),
        )
        for spans in parts
    ]
    left = replace(
        entity,
        mentions=tuple(span for span in entity.mentions if span not in gone),
        joined=tuple(join for join in entity.joined if not gone & set(join.mentions)),
    )
    if left.name in {one.name for one in new}:
        left = replace(left, name=text[left.mentions[0].start : left.mentions[0].end])
    return replace(
        reading,
        entities=(*(left if one.id == entity.id else one for one in reading.entities), *new),
        attributions=tuple(_move_speaker(one, entity, new) for one in reading.attributions),
    )


def _move_speaker(attribution: Attribution, entity: Entity, new: Sequence[Entity]) -> Attribution:
    """The speaker is whoever's name stands in the source."""
    if attribution.speaker == entity.id and attribution.source is not None:
        start, end = attribution.source
        for one in new:
            if any(start <= span.start and span.end <= end for span in one.mentions):
                return replace(attribution, speaker=one.id)
    return attribution
