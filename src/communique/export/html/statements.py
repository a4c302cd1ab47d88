"""Account -> who said what: by speaker, then by statement, then by wording; each line is one attribution."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from communique.export.html.dates import order_of, show_date
from communique.export.html.links import link_to_words
from communique.export.html.places import Places, Shown, anchor_of, clip, label_of
from communique.export.html.wording import Piece, compare_wordings, word_key
from communique.types import Act, Attribution, Entity, EntityType, Kind, Span, Statement

# Code points between source and cue that stand side by side: a space, or a comma and a space.
SIDE_BY_SIDE = 2


class Part(StrEnum):
    """Who stands with whom, in the order in which they are shown."""

    NAMED = "By name"
    UNNAMED = "Unnamed, groups and documents"
    UNKNOWN = "Speaker unknown"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A fragment of a content, cut into pieces where it is compared with another wording.

    `at` is None of the first one, which is what the first line below it opens.
    """

    pieces: tuple[Piece, ...]
    at: str | None


@dataclass(frozen=True, slots=True)
class Outer:
    """The attribution in whose content another one lies: its speaker, None where both have one, and its number."""

    name: str | None
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """One attribution: `words` is the anchor of its first fragment, `also` are those of the others.

    `written` is how the article words who expresses it: source and cue, as one where they stand side by side. `relay`
    runs from the speaker outwards and stops before the article, which `label` names.
    """

    anchor: str
    number: int
    words: str
    also: str
    act: Act
    kind: Kind
    denied: bool
    hedged: bool
    written: tuple[Shown, ...]
    relay: tuple[str, ...]
    outer: Outer | None
    label: str
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a statement and the lines that carry it, word for word."""

    fragments: tuple[Fragment, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class StatementView:
    anchor: str
    date: str | None
    date_basis: str | None
    wordings: tuple[Wording, ...]
    articles: tuple[str, ...]
    origins: int
    clip: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker and the statements; `name` is None for those whose speaker is not known."""

    anchor: str
    name: str | None
    type: EntityType | None
    roles: tuple[Shown, ...]
    about: str | None
    part: Part
    statements: tuple[StatementView, ...]


def view_speakers(places: Places) -> tuple[Speaker, ...]:
    """Everybody who is said to have said something, the lines numbered in the order in which they are shown."""
    by_speaker: dict[str | None, list[Statement]] = defaultdict(list)
    for statement in _statements(places):
        by_speaker[statement.speaker if statement.speaker in places.entities else None].append(statement)
    parts = {key: _part_of(places.entities[key] if key else None) for key in by_speaker}
    order = sorted(
        by_speaker.items(),
        key=lambda item: (
            list(Part).index(parts[item[0]]),
            -len(item[1]),
            places.entities[item[0]].name if item[0] else "",
            item[0],
        ),
    )
    ordered = [
        (key, sorted(statements, key=lambda statement: _statement_place(places, statement)))
        for key, statements in order
    ]
    for _, statements in ordered:
        for statement in statements:
            for attribution in _carriers(places, statement):
                places.number_line(attribution)
    return tuple(_speaker(places, key, statements) for key, statements in ordered)


def _part_of(entity: Entity | None) -> Part:
    if entity is None:
        return Part.UNKNOWN
    is_named = not entity.anonymous and entity.type not in (EntityType.GROUP, EntityType.DOCUMENT)
    return Part.NAMED if is_named else Part.UNNAMED


def _statements(places: Places) -> list[Statement]:
    """The account's statements, and one for each attribution that is in none."""
    carried = {key for statement in places.account.statements for key in statement.attributions}
    alone = [
        Statement(attribution.id, attribution.speaker, None, (attribution.id,), 1)
        for attribution in places.account.attributions
        if attribution.id not in carried
    ]
    return [*places.account.statements, *alone]


def _speaker(places: Places, key: str | None, statements: Sequence[Statement]) -> Speaker:
    entity = places.entities[key] if key else None
    return Speaker(
        anchor=anchor_of("speaker", key or ""),
        name=entity.name if entity else None,
        type=entity.type if entity else None,
        roles=places.roles(entity) if entity else (),
        about=anchor_of("name", entity.id) if entity else None,
        part=_part_of(entity),
        statements=tuple(_statement(places, statement) for statement in statements),
    )


def _statement(places: Places, statement: Statement) -> StatementView:
    carriers = _carriers(places, statement)
    groups: dict[tuple[str, ...], list[Attribution]] = defaultdict(list)
    for attribution in carriers:
        groups[word_key(places.fragments(attribution))].append(attribution)
    compared = compare_wordings([places.fragments(group[0]) for group in groups.values()])
    wordings = tuple(
        Wording(
            fragments=tuple(
                Fragment(pieces, places.anchor(Span(group[0].article, *place)) if number else None)
                for number, (pieces, place) in enumerate(zip(fragments, group[0].content, strict=True))
            ),
            lines=tuple(_line(places, attribution) for attribution in group),
        )
        for group, fragments in zip(groups.values(), compared, strict=True)
    )
    articles = sorted({attribution.article for attribution in carriers}, key=places.rank.__getitem__)
    return StatementView(
        anchor=anchor_of("statement", statement.id),
        date=show_date(statement.date),
        date_basis=statement.date.basis.value if statement.date else None,
        wordings=wordings,
        articles=tuple(places.keys[article] for article in articles),
        origins=statement.origins,
        clip=clip(places.fragments(carriers[0])),
    )


def _line(places: Places, attribution: Attribution) -> Line:
    article = places.articles[attribution.article]
    anchor = anchor_of("line", attribution.id)
    fragments = [Span(article.id, start, end) for start, end in attribution.content]
    for span in fragments:
        places.use(span, "content")
    return Line(
        anchor=anchor,
        number=places.numbers[attribution.id],
        words=places.anchor(fragments[0]),
        also=" ".join(map(places.anchor, fragments[1:])),
        act=attribution.act,
        kind=attribution.kind,
        denied=attribution.denied,
        hedged=attribution.hedged,
        written=tuple(_written(places, attribution)),
        relay=_relay(places, attribution),
        outer=_outer(places, attribution),
        label=label_of(article),
        published=places.dates[article.id],
        url=link_to_words(article.url, article.text[slice(*attribution.content[0])]),
    )


def _written(places: Places, attribution: Attribution) -> Iterator[Shown]:
    """ "the minister said" as one, "the minister" and "said" where other words stand between them."""
    if attribution.source and attribution.cue:
        one, other = sorted((attribution.source, attribution.cue))
        if 0 <= other[0] - one[1] <= SIDE_BY_SIDE:
            yield places.shown(Span(attribution.article, one[0], other[1]), "cue")
            return
    if attribution.source:
        yield places.shown(Span(attribution.article, *attribution.source), "source")
    if attribution.cue:
        yield places.shown(Span(attribution.article, *attribution.cue), "cue")


def _relay(places: Places, attribution: Attribution) -> tuple[str, ...]:
    """The names from the speaker outwards; who quotes himself is no relay."""
    way = [key for key, _ in groupby((attribution.speaker, *attribution.via))]
    return tuple(places.name_of(key) for key in way)


def _outer(places: Places, attribution: Attribution) -> Outer | None:
    outer = places.attributions.get(attribution.nested_in or "")
    if outer is None or outer.id not in places.numbers:
        return None
    is_own = outer.speaker is not None and outer.speaker == attribution.speaker
    name = None if is_own else places.name_of(outer.speaker)
    return Outer(name, places.numbers[outer.id])


def _carriers(places: Places, statement: Statement) -> list[Attribution]:
    """A statement's attributions as they are shown: the fullest wording first, equal wordings together."""
    carriers = sorted(
        (places.attributions[key] for key in statement.attributions),
        key=lambda attribution: _place(places, attribution),
    )
    by_words: dict[tuple[str, ...], list[Attribution]] = defaultdict(list)
    for attribution in carriers:
        by_words[word_key(places.fragments(attribution))].append(attribution)
    fullest = max(by_words, key=len)
    return by_words.pop(fullest) + [attribution for group in by_words.values() for attribution in group]


def _statement_place(
    places: Places, statement: Statement
) -> tuple[tuple[int, int, int, int], tuple[int, int, int, str]]:
    place = min(_place(places, places.attributions[key]) for key in statement.attributions)
    return order_of(statement.date), place


def _place(places: Places, attribution: Attribution) -> tuple[int, int, int, str]:
    start, end = attribution.content[0]
    return places.rank[attribution.article], start, -end, attribution.id
