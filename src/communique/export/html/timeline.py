"""Account -> the timeline: its events in lists by how their date is known, each told in an article's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from communique.export.html.dates import show_date
from communique.export.html.links import link_to_words
from communique.export.html.marks import Note
from communique.export.html.places import Places, Shown, anchor_of, clip, label_of
from communique.export.html.statements import StatementView
from communique.export.html.strip import Drawn, Row, Strip, draw_strip
from communique.export.html.timeline_lists import (
    Entry,
    Part,
    Told,
    choose_told,
    drawn_days,
    is_of_calendar,
    sort_entries,
)
from communique.export.html.wording import word_key
from communique.export.mentions import sentence_around
from communique.export.plover import PLAIN_WORDS, QUAD_CLASS
from communique.types import Date, DateBasis, Event, EventMention, Modality, Span

# Code points of a mention from which on it stands without the rest of its sentence. Set by eye on the example story: at
# 40, clauses without a subject ("had left plenty of people") stand alone; at 90, most show a sentence of three lines.
UNDERSTOOD = 60

HOW_KNOWN = {
    DateBasis.GIVEN: "given",
    DateBasis.METADATA: "from metadata",
    DateBasis.STATED: "stated",
    DateBasis.RESOLVED: "resolved",
    DateBasis.INFERRED: "inferred",
    DateBasis.UNKNOWN: "unknown",
}

HOW_TOLD = {
    Modality.ACTUAL: None,
    Modality.PLANNED: "announced",
    Modality.HYPOTHETICAL: "only thought of",
    Modality.NEGATED: "did not happen",
}


@dataclass(frozen=True, slots=True)
class KnownDate:
    """A date in words, how it is known, the words it is known by, and the articles that give it."""

    shown: str
    how: str
    evidence: tuple[Evidence, ...]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that tell a date, and the places where the same words do, each with the name of its article."""

    shown: Shown
    label: str
    again: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention; `date` is set where it is not the event's.

    `before` and `after` are the rest of its sentence, set of the best telling where its words alone say little.
    `relay` runs from who is said to have told it outwards and stops before the article; `within` is the number
    of the line that has those words.
    """

    before: Shown | None
    words: Shown
    after: Shown | None
    relay: tuple[str, ...]
    within: int | None
    label: str
    published: str | None
    date: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class EventView:
    """An event: the telling that is shown, the others with those of the same words together, and every date told."""

    anchor: str
    number: int
    date: KnownDate | None
    dates: tuple[KnownDate, ...]
    type: str | None
    plain: str | None
    kind: str
    modality: str
    told_as: str | None
    actors: tuple[tuple[str, str], ...]
    recipients: tuple[tuple[str, str], ...]
    best: Telling
    others: tuple[tuple[Telling, ...], ...]
    articles: tuple[str, ...]
    origins: int
    parts: tuple[EventView, ...]
    whole: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement on the timeline: who speaks, and where it stands."""

    speaker: str
    statement: StatementView


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: an event, or the statements of one date that stand together."""

    event: EventView | None
    said: tuple[Said, ...]
    date: str | None


@dataclass(frozen=True, slots=True)
class PartView:
    """One list; `count` is of its events."""

    name: str
    anchor: str
    lines: tuple[Line, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """`drawn` of the `count` events are on the strip, which is of the year not given unless `of_calendar`."""

    parts: tuple[PartView, ...]
    strip: Strip | None
    of_calendar: bool
    count: int
    drawn: int
    single: int
    people: tuple[tuple[str, str], ...]

    @property
    def events(self) -> Iterator[EventView]:
        """Every event, parts behind what they are parts of."""
        for line in (line for part in self.parts for line in part.lines):
            if line.event:
                yield from (line.event, *line.event.parts)


def view_timeline(places: Places, statements: Iterable[StatementView], *, in_sentences: bool = True) -> Timeline:
    """The timeline; the `statements` are those of the page, which it links to.

    Words that say little alone stand in their sentence if `in_sentences`.
    """
    told = choose_told(places.account, places.articles)
    of_calendar = is_of_calendar(told)
    strip = _draw(places, told, of_calendar)
    lists = sort_entries(places.account, told, strip.period if strip and of_calendar else None)
    views = _Views(places, told, lists, statements, in_sentences=in_sentences)
    people = {anchor: name for one in told for name, anchor in views.names((*one.event.actors, *one.event.recipients))}
    return Timeline(
        parts=tuple(
            PartView(part.value, anchor_of("timeline", part.name.lower()), tuple(views.lines(entries)), _count(entries))
            for part, entries in lists.items()
            if entries
        ),
        strip=strip,
        of_calendar=of_calendar,
        count=len(told),
        drawn=sum(drawn_days(one.event.date, of_calendar=of_calendar) is not None for one in told),
        single=sum(one.event.origins == 1 for one in told),
        people=tuple(sorted(people.items(), key=lambda item: (item[1].casefold(), item[0]))),
    )


def _draw(places: Places, told: Sequence[Told], of_calendar: bool) -> Strip | None:
    marks = [
        Drawn(
            days=days,
            row=_row(one.event),
            is_actual=one.event.modality is Modality.ACTUAL,
            href=anchor_of("event", one.event.id),
            title=f"{show_date(one.event.date)}: {clip([places.words(_span(one.tellings[0]))])}",
        )
        for one in told
        if (days := drawn_days(one.event.date, of_calendar=of_calendar))
    ]
    published = (drawn_days(article.published, of_calendar=of_calendar) for article in places.articles.values())
    reports = [days.first for days in published if days and days.first == days.last]
    return draw_strip(marks, reports=reports, of_calendar=of_calendar)


def _row(event: Event) -> Row:
    if event.type is None:
        return Row.UNTYPED
    return Row.CONFLICT if QUAD_CLASS[event.type].is_conflict else Row.COOPERATION


def _count(entries: Iterable[Entry]) -> int:
    return sum(1 + len(entry.parts) for entry in entries if entry.told)


class _Views:
    """Makes the lines of the lists, and has the words that they show marked in the articles."""

    def __init__(
        self,
        places: Places,
        told: Iterable[Told],
        lists: Mapping[Part, Sequence[Entry]],
        statements: Iterable[StatementView],
        *,
        in_sentences: bool,
    ) -> None:
        self.in_sentences = in_sentences
        self.places = places
        self.told = {one.event.id: one for one in told}
        self.statements = {statement.anchor: statement for statement in statements}
        self.speakers = {statement.id: statement.speaker for statement in places.account.statements}
        shown = (one for own in lists.values() for each in own if each.told for one in (each.told, *each.parts))
        self.numbers = {one.event.id: number for number, one in enumerate(shown, 1)}

    def lines(self, entries: Sequence[Entry]) -> Iterator[Line]:
        """A line for each event, and one for the statements of one date between two events."""
        for (is_event, date), own in groupby(
            entries, key=lambda entry: (entry.told is not None, show_date(entry.date))
        ):
            if is_event:
                yield from (Line(self.event(each.told, each.parts), (), date) for each in own if each.told)
            else:
                said = tuple(one for each in own if each.statement for one in self._said(each.statement))
                if said:
                    yield Line(None, said, date)

    def event(self, told: Told, parts: Sequence[Told], *, is_part: bool = False) -> EventView:
        event, anchor = told.event, anchor_of("event", told.event.id)
        best, *others = told.tellings
        others.sort(key=lambda mention: self.places.in_order(_span(mention)))
        for mention in told.tellings:
            self.places.note(_span(mention), Note(self.numbers[event.id], f"E{self.numbers[event.id]}", "event"))
        articles = sorted({mention.article for mention in event.mentions}, key=self.places.rank.__getitem__)
        whole = None if is_part else self.told.get(event.part_of or "")
        return EventView(
            anchor=anchor,
            number=self.numbers[event.id],
            date=self._date(event, event.date),
            dates=tuple(filter(None, (self._date(event, date) for date in event.other_dates))),
            type=event.type and event.type.value,
            plain=event.type and PLAIN_WORDS[event.type],
            kind=_row(event).name.lower(),
            modality=event.modality.value,
            told_as=HOW_TOLD[event.modality],
            actors=self.names(event.actors),
            recipients=self.names(event.recipients),
            best=self._telling(best, event, *self._around(best)),
            others=tuple(self._others(event, others)),
            articles=tuple(self.places.keys[article] for article in articles),
            origins=event.origins,
            parts=tuple(self.event(part, (), is_part=True) for part in parts),
            whole=(clip([self.places.words(_span(whole.tellings[0]))]), anchor_of("event", whole.event.id))
            if whole
            else None,
        )

    def names(self, ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """The names of entities, each with its anchor."""
        known = (self.places.entities[id_] for id_ in ids if id_ in self.places.entities)
        return tuple((entity.name, anchor_of("name", entity.id)) for entity in known)

    def _said(self, id_: str) -> Iterator[Said]:
        statement = self.statements.get(anchor_of("statement", id_))
        if statement is not None:
            yield Said(self.places.name_of(self.speakers.get(id_)), statement)

    def _telling(self, mention: EventMention, event: Event, before: Shown | None, after: Shown | None) -> Telling:
        article = self.places.articles[mention.article]
        words = self.places.shown(_span(mention), "told")
        within = self.places.attributions.get(mention.told_in or "")
        return Telling(
            before=before,
            words=words,
            after=after,
            relay=tuple(self.places.name_of(key) for key in (within.speaker, *within.via)) if within else (),
            within=self.places.numbers.get(within.id) if within else None,
            label=label_of(article),
            published=self.places.dates[article.id],
            date=show_date(mention.date) if show_date(mention.date) != show_date(event.date) else None,
            url=link_to_words(article.url, words.text),
        )

    def _others(self, event: Event, mentions: Iterable[EventMention]) -> Iterator[tuple[Telling, ...]]:
        by_words: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
        for mention in mentions:
            telling = self._telling(mention, event, None, None)
            by_words[word_key((telling.words.text,))].append(telling)
        return map(tuple, by_words.values())

    def _around(self, mention: EventMention) -> tuple[Shown | None, Shown | None]:
        """What the sentence has before and after the words, where those are too few to be understood alone."""
        if mention.end - mention.start >= UNDERSTOOD or not self.in_sentences:
            return None, None
        start, end = sentence_around(self.places.articles[mention.article], mention.start, mention.end)
        before, after = Span(mention.article, start, mention.start), Span(mention.article, mention.end, end)
        return self._aside(before), self._aside(after)

    def _aside(self, span: Span) -> Shown | None:
        """The words of a span that get no mark of their own."""
        at = self.places.anchor(span)
        return Shown(self.places.words(span), at, at) if span.start < span.end else None

    def _date(self, event: Event, date: Date | None) -> KnownDate | None:
        shown = show_date(date)
        if date is None or shown is None:
            return None
        evidence = sorted(date.evidence, key=self.places.in_order)
        is_from = bool(evidence) and date.basis in (DateBasis.RESOLVED, DateBasis.INFERRED)
        by = {span.article for span in evidence} or {each.article for each in event.mentions if each.date == date}
        return KnownDate(
            shown=shown,
            how=f"{HOW_KNOWN[date.basis]}{' from' if is_from else ''}",
            evidence=tuple(self._evidence(evidence)),
            by=tuple(label_of(self.places.articles[key]) for key in sorted(by, key=self.places.rank.__getitem__)),
        )

    def _evidence(self, spans: Sequence[Span]) -> Iterator[Evidence]:
        by_words: dict[str, list[Span]] = defaultdict(list)
        for span in spans:
            by_words[self.places.words(span).casefold()].append(span)
        for first, *rest in by_words.values():
            again = {self._label(span): self.places.shown(span, "time").href for span in reversed(rest)}
            again.pop(self._label(first), None)
            yield Evidence(
                self.places.shown(first, "time"),
                self._label(first),
                tuple((href, name) for name, href in again.items()),
            )

    def _label(self, span: Span) -> str:
        return label_of(self.places.articles[span.article])


def _span(mention: EventMention) -> Span:
    return Span(mention.article, mention.start, mention.end)
