"""An account -> `Row`s: its lines of every kind in one shape, fit to be compared with those of another account.

In: an account, and the ids and issues that go by another name in the account it is compared with. Out: rows by kind.
What two accounts are compared by is a row's keys, where entities stand by id; what people read of it are words.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from communique.export.html.dates import show_date
from communique.export.mentions import choose_tellings
from communique.types import Account, Article, Date, Dispute, Event, Move, Position, Span, Stand, Statement


class What(StrEnum):
    """The kinds of lines, in the order in which they are told."""

    ARTICLE = "article"
    STAND = "stand"
    DISPUTE = "dispute"
    POSITION = "position"
    MOVE = "move"
    STATEMENT = "statement"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a line: what it is compared by, and how it reads; None for nothing."""

    name: str
    key: Hashable
    words: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A line: `places` say which line of another account it is, `spans` where it may be contradicted."""

    id: str
    words: str
    fields: tuple[Field, ...]
    places: tuple[Hashable, ...] = ()
    spans: tuple[Span, ...] = ()
    origins: int | None = None


@dataclass(frozen=True, slots=True)
class Renamed:
    """What goes by another id, or another name, in the account that this one is compared with."""

    entities: Mapping[str, str] = field(default_factory=dict)
    issues: Mapping[str, str] = field(default_factory=dict)


def list_rows(account: Account, renamed: Renamed) -> dict[What, list[Row]]:
    """The rows of each kind, in the account's order."""
    describe = _Description(account, renamed)
    return {
        What.ARTICLE: [describe.article(each) for each in account.articles],
        What.STAND: [describe.stand(each) for each in account.stands],
        What.DISPUTE: [describe.dispute(each) for each in account.disputes],
        What.POSITION: [describe.position(each) for each in account.positions],
        What.MOVE: [describe.move(each) for each in account.moves],
        What.STATEMENT: [describe.statement(each) for each in account.statements],
        What.EVENT: [describe.event(each) for each in account.events],
    }


class _Description:
    """An account with what its lines refer to."""

    def __init__(self, account: Account, renamed: Renamed) -> None:
        self._renamed = renamed
        self._names = {entity.id: entity.name for entity in account.entities}
        self._texts = {article.id: article.text for article in account.articles if article.text}
        self._attributions = {attribution.id: attribution for attribution in account.attributions}
        self._moves = {move.id: move for move in account.moves}

    def article(self, one: Article) -> Row:
        fields = (
            _plain("text", one.sha256[:12]),
            _plain("headline", one.headline),
            _plain("outlet", one.outlet),
            _date("published", one.published),
        )
        places = (one.path, *([one.url] if one.url else ()))
        return Row(one.id, one.headline or one.path, fields, places)

    def statement(self, one: Statement) -> Row:
        carried = [self._attributions[key] for key in one.attributions]
        spans = tuple(Span(each.article, *part) for each in carried for part in each.content)
        first = carried[0]
        said = self._read(Span(first.article, *part) for part in first.content)
        words = f"{self._name(one.speaker)}: {said}" if said else self._name(one.speaker)
        fields = (self._entity("speaker", one.speaker), _date("date", one.date))
        return Row(one.id, words, fields, one.attributions, spans, one.origins)

    def event(self, one: Event) -> Row:
        spans = tuple(Span(mention.article, mention.start, mention.end) for mention in one.mentions)
        told = choose_tellings(one, self._texts)
        said = self._read([Span(told[0].article, told[0].start, told[0].end)]) if told else ""
        fields = (
            _date("date", one.date),
            _plain("type", one.type),
            _plain("modality", one.modality),
            self._entities("actors", one.actors),
            self._entities("recipients", one.recipients),
        )
        return Row(one.id, said or one.mentions[0].lemma, fields, spans, spans, one.origins)

    def move(self, one: Move) -> Row:
        fields = (
            self._entity("party", one.party),
            self._entity("speaker", one.speaker),
            self._issue(one.issue),
            _plain("move", one.kind),
            _plain("condition", one.condition.text if one.condition else None),
            _plain("basis", one.basis),
            _date("date", one.date),
        )
        words = f"{self._name(one.party)}, {one.issue}: {one.kind} {_join_lines(one.proposal)}"
        return Row(one.id, words, fields, (*one.attributions, *one.evidence), one.evidence, one.origins)

    def position(self, one: Position) -> Row:
        latest = self._moves.get(one.moves[0])
        held = f"{latest.kind} {_join_lines(latest.proposal)}" if latest else None
        fields = (
            _plain("latest move", held),
            _plain("movement", one.movement),
            _plain("people who differ", "yes" if one.differing else None),
        )
        return Row(self._key(one.issue, one.party), f"{self._name(one.party)} on {one.issue}", fields)

    def stand(self, one: Stand) -> Row:
        fields = (_plain("says", _join_lines(one.says)),)
        return Row(self._key(one.issue, one.party), f"{self._name(one.party)} on {one.issue}", fields)

    def dispute(self, one: Dispute) -> Row:
        spans = tuple(span for side in one.sides for span in side.evidence)
        holders = " / ".join(", ".join(map(self._name, side.holder)) or "unnamed" for side in one.sides)
        fields = (
            _plain("kind", one.kind),
            _plain("level", one.level),
            Field(
                "sides",
                tuple(sorted(tuple(sorted(map(self._to_new, side.holder))) for side in one.sides)),
                holders,
            ),
        )
        return Row(one.id, f"{_join_lines(one.about)} ({holders})", fields, spans)

    def _key(self, issue: str, party: str) -> str:
        return f"{self._renamed.issues.get(issue, issue)} {self._to_new(party)}"

    def _to_new(self, entity: str) -> str:
        return self._renamed.entities.get(entity, entity)

    def _name(self, entity: str | None) -> str:
        return self._names.get(entity, entity) if entity else "somebody unnamed"

    def _entity(self, name: str, one: str | None) -> Field:
        return Field(name, self._to_new(one) if one else None, self._name(one) if one else None)

    def _entities(self, name: str, several: Iterable[str]) -> Field:
        found = tuple(several)
        return Field(name, frozenset(map(self._to_new, found)), ", ".join(sorted(map(self._name, found))) or None)

    def _issue(self, issue: str) -> Field:
        return Field("issue", self._renamed.issues.get(issue, issue), issue)

    def _read(self, spans: Iterable[Span]) -> str:
        found: Iterator[str] = (
            self._texts[span.article][span.start : span.end] for span in spans if span.article in self._texts
        )
        return _join_lines(" … ".join(found))


def _plain(name: str, value: str | None) -> Field:
    return Field(name, value, value)


def _date(name: str, date: Date | None) -> Field:
    """Compared by its ends alone: the words that tell it may be another article's."""
    key = (date.earliest, date.latest, date.relative) if date else (None, None, None)
    return Field(name, key, show_date(date))


def _join_lines(text: str) -> str:
    return " ".join(text.split())
