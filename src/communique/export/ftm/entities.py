"""Account -> entities of FollowTheMoney (OpenAleph, Aleph, OpenSanctions), one line of JSON for each.

Articles become Article; people, governments, organizations, outlets and groups Person, PublicBody, Organization and
LegalEntity; what somebody belongs to Membership; what took place or was announced Event; moves Note, on their party.
What the model has no kind for, or would take for a fact, is left out and counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from communique.export.addresses import find_web_address
from communique.export.dangling import without_dangling
from communique.export.days import days_of, is_told
from communique.export.exported import UNREAD, Exported, find_gaps
from communique.export.ftm.countries import find_country
from communique.export.ftm.entity import FtmEntity, each_of, make_id
from communique.export.html.dates import show_date
from communique.export.html.moves import VERBS
from communique.export.mentions import choose_tellings, sentence_around
from communique.export.parties import code_parties
from communique.export.plover import PLAIN_WORDS
from communique.export.tellers import tell_ascribed
from communique.link.names import fold, is_pronoun
from communique.link.states import load_states
from communique.types import Account, Article, Date, Entity, EntityType, Event, EventMention, Modality, Move

SCHEMATA = {
    EntityType.PERSON: "Person",
    EntityType.GOVERNMENT: "PublicBody",
    EntityType.ORGANIZATION: "Organization",
    EntityType.OUTLET: "Organization",
    EntityType.GROUP: "LegalEntity",
}
ORGANIZATIONS = frozenset({EntityType.GOVERNMENT, EntityType.ORGANIZATION, EntityType.OUTLET})
"""What one can be a member of, as FollowTheMoney has it."""

LANGUAGES = {"en": "eng"}
"""ISO 639-1 -> ISO 639-3, of the languages that are read."""

NO_KIND = "left out, of places, documents and those without a name of their own"
UNNAMED = "without all forms of their name, in an article whose text was not found; say --articles DIR"
NOT_ACTUAL = "left out, of events that did not happen or are only thought of"


def export_ftm(account: Account) -> Exported:
    """The account in FollowTheMoney's terms; same account, same bytes."""
    account = without_dangling(account)
    writer = _Writer(account)
    entities = sorted(writer.write(), key=lambda entity: (entity.schema, entity.id))
    gaps = find_gaps(
        (writer.no_kind, NO_KIND),
        (writer.not_actual, NOT_ACTUAL),
        (writer.unread, UNREAD),
        (writer.unnamed, UNNAMED),
    )
    return Exported("".join(f"{entity.to_json()}\n" for entity in entities), len(entities), "entity", gaps)


class _Writer:
    """Holds the account's parts by id while its entities are made, and counts what has no place among them."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.articles = {article.id: article for article in account.articles}
        self.names = {entity.id: entity.name for entity in account.entities}
        self.parties = code_parties(account.entities, load_states())
        self.written = {each.id: each for each in account.entities if each.type in SCHEMATA and not each.anonymous}
        self.no_kind = len(account.entities) - len(self.written)
        self.not_actual = 0
        self.unread = 0
        self.unnamed = 0

    def write(self) -> Iterator[FtmEntity]:
        yield from map(self._article, self.account.articles)
        for entity in self.written.values():
            yield self._entity(entity)
            yield from self._membership(entity)
        for event in self.account.events:
            yield from self._event(event)
        for move in self.account.moves:
            yield from self._move(move)

    def _article(self, article: Article) -> FtmEntity:
        properties = (
            ("title", article.headline),
            ("fileName", PurePosixPath(article.path).name),
            ("publisher", article.outlet),
            ("author", article.byline),
            ("publishedAt", _period(article.published) if is_told(article.published) else None),
            ("language", LANGUAGES.get(article.language or "")),
            ("sourceUrl", find_web_address(article.url)),
        )
        return FtmEntity(make_id(article.id), "Article", properties)

    def _entity(self, entity: Entity) -> FtmEntity:
        """Forms of the name are weak aliases: good to find it by, too broad to tell it from others."""
        words = [self.articles[span.article].text[span.start : span.end] for span in entity.mentions]
        self.unnamed += not all(words)
        forms = {form for form in words if form != form.lower() and not is_pronoun(form)}
        is_person = entity.type is EntityType.PERSON
        properties = (
            ("name", entity.name),
            *each_of("weakAlias", sorted(form for form in forms if fold(form) != fold(entity.name))),
            ("country", find_country(self.parties[entity.id].country)),
            *each_of("position", (role.text for role in sorted(entity.roles)) if is_person else ()),
        )
        return FtmEntity(make_id(entity.id), SCHEMATA[entity.type], properties)

    def _membership(self, entity: Entity) -> Iterator[FtmEntity]:
        home = self.written.get(entity.of or "")
        if home is not None and home.type in ORGANIZATIONS and home.id != entity.id:
            properties = (
                ("member", make_id(entity.id)),
                ("organization", make_id(home.id)),
                *each_of("role", (role.text for role in sorted(entity.roles))),
            )
            yield FtmEntity(make_id(entity.id, home.id), "Membership", properties)

    def _event(self, event: Event) -> Iterator[FtmEntity]:
        if event.modality not in (Modality.ACTUAL, Modality.PLANNED):
            self.not_actual += 1
            return
        tellings = choose_tellings(event, {article.id for article in self.account.articles if article.text})
        if not tellings:
            self.unread += 1
            return
        told: EventMention = tellings[0]
        article = self.articles[told.article]
        start, end = sentence_around(article, told.start, told.end)
        involved = dict.fromkeys((*event.actors, *event.recipients))
        announced = "announced" if event.modality is Modality.PLANNED else None
        properties = (
            ("name", article.text[told.start : told.end]),
            ("summary", ", ".join(filter(None, (event.type and PLAIN_WORDS[event.type], announced)))),
            ("description", article.text[start:end]),
            ("date", _period(event.date)),
            *each_of("involved", (make_id(id_) for id_ in involved if id_ in self.written)),
            ("recordId", event.id),
            *_source(article),
        )
        yield FtmEntity(make_id(event.id), "Event", properties)

    def _move(self, move: Move) -> Iterator[FtmEntity]:
        if move.party not in self.written:
            self.no_kind += 1
            return
        party = self.written[move.party]
        properties = (
            ("name", f"{party.name} {VERBS[move.kind]}, on {move.issue}"),
            ("summary", f"{show_date(move.date) or 'undated'}{tell_ascribed(move, self.names)}"),
            ("description", f"{move.proposal} … {move.condition.text}" if move.condition else move.proposal),
            ("entity", make_id(party.id)),
            *each_of("entity", (make_id(id_) for id_ in (move.speaker,) if id_ in self.written)),
            *_source(self.articles[move.wording.article]),
        )
        yield FtmEntity(make_id(move.id), "Note", properties)


def _source(article: Article) -> tuple[tuple[str, str | None], ...]:
    return (
        ("proof", make_id(article.id)),
        ("publisher", article.outlet),
        ("sourceUrl", find_web_address(article.url)),
    )


def _period(date: Date | None) -> str | None:
    """The day, month or year that a date lies in; a date that may lie in two years has none."""
    days = days_of(date)
    if days is None:
        return None
    first, last = days.first.isoformat(), days.last.isoformat()
    return next((first[:length] for length in (10, 7, 4) if first[:length] == last[:length]), None)
