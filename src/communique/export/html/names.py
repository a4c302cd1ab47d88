"""Account -> parties and people: each entity's names as they are written, its roles, and why mentions are held one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from communique.export.html.places import Places, Shown, anchor_of, label_of
from communique.export.html.statements import Speaker
from communique.link.names import is_pronoun
from communique.types import Entity, EntityType, Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entity is first named in an article: the anchor of the mark, what the article is called, how often."""

    href: str
    article: str
    times: int


@dataclass(frozen=True, slots=True)
class Alias:
    """One written form of a name, or one pronoun, where it first stands; `times` counts its places."""

    shown: Shown
    times: int


@dataclass(frozen=True, slots=True)
class JoinView:
    """Two written forms held to be one name, why, how surely at the least, and how often.

    Those of a pronoun are one, whichever form of the name it stands for.
    """

    one: Shown
    other: Shown
    reason: str
    score: float
    times: int


@dataclass(frozen=True, slots=True)
class Name:
    """An entity as section 7 shows it."""

    anchor: str
    name: str
    type: EntityType
    of: str | None
    roles: tuple[Shown, ...]
    aliases: tuple[Alias, ...]
    pronouns: tuple[Alias, ...]
    places: tuple[Place, ...]
    joined: tuple[JoinView, ...]
    speaker: str | None
    statements: int


def view_names(places: Places, speakers: Sequence[Speaker]) -> tuple[Name, ...]:
    """Every entity, the most mentioned first."""
    by_anchor = {speaker.anchor: speaker for speaker in speakers}
    entities = sorted(places.account.entities, key=lambda entity: (-len(entity.mentions), entity.name, entity.id))
    return tuple(_name(places, entity, by_anchor) for entity in entities)


def _name(places: Places, entity: Entity, speakers: dict[str, Speaker]) -> Name:
    speaker = speakers.get(anchor_of("speaker", entity.id))
    aliases = _aliases(places, entity)
    return Name(
        anchor=anchor_of("name", entity.id),
        name=entity.name,
        type=entity.type,
        of=places.entities[entity.of].name if entity.of in places.entities else None,
        roles=places.roles(entity),
        aliases=tuple(alias for alias in aliases if not is_pronoun(alias.shown.text)),
        pronouns=tuple(alias for alias in aliases if is_pronoun(alias.shown.text)),
        places=tuple(_places(places, entity)),
        joined=_joined(places, entity),
        speaker=speaker.anchor if speaker else None,
        statements=len(speaker.statements) if speaker else 0,
    )


def _aliases(places: Places, entity: Entity) -> tuple[Alias, ...]:
    written: dict[str, list[Span]] = defaultdict(list)
    for span in sorted(entity.mentions, key=places.in_order):
        written[_fold_pronoun(" ".join(places.words(span).split()))].append(span)
        places.use(span, "mention")
    return tuple(
        Alias(places.shown(spans[0], "mention"), len(spans))
        for _, spans in sorted(written.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _places(places: Places, entity: Entity) -> Iterator[Place]:
    spans = sorted(entity.mentions, key=places.in_order)
    for article, own in groupby(spans, key=lambda span: span.article):
        first, *rest = own
        yield Place(places.anchor(first), label_of(places.articles[article]), 1 + len(rest))


def _joined(places: Places, entity: Entity) -> tuple[JoinView, ...]:
    """The reasons for which mentions were joined, one row for each pair of written forms; one form needs no reason."""
    rows: dict[tuple[str, ...], list[tuple[Span, Span, float]]] = defaultdict(list)
    for join in entity.joined:
        forms = sorted(places.words(span).casefold() for span in join.mentions)
        if forms[0] != forms[1]:
            pronouns = [_fold_pronoun(word) for word in map(places.words, join.mentions) if is_pronoun(word)]
            rows[join.reason, *(pronouns or forms)].append((*join.mentions, join.score))
    return tuple(
        JoinView(
            one=places.shown(pairs[0][0], "mention"),
            other=places.shown(pairs[0][1], "mention"),
            reason=reason,
            score=min(score for _, _, score in pairs),
            times=len(pairs),
        )
        for (reason, *_), pairs in sorted(rows.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _fold_pronoun(word: str) -> str:
    """ "She" and "she" are one, "May" and "may" are not."""
    return word.casefold() if is_pronoun(word) else word
