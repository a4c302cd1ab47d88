"""Account -> its events as records: one for each event, with PLOVER's codes and the sentence that tells it best.

What other mentions tell stays in account.json; a record counts them.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.export.html.dates import order_of, show_date
from communique.export.mentions import choose_tellings, sentence_around
from communique.export.parties import Party, code_parties
from communique.export.plover import QUAD_CLASS, QuadClass
from communique.link.states import load_states
from communique.types import Account, Article, Event, EventMention


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event, and the `mention` chosen to tell it: its `words`, and the whole `sentence` around them.

    Both are exact slices of `article`; the sentence begins at `sentence_start`. `told_by` are those in whose words it
    stands, from the speaker outwards; empty where the article tells it in its own voice.
    """

    event: Event
    article: Article
    mention: EventMention
    words: str
    sentence: str
    sentence_start: int
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    told_by: tuple[Party | None, ...]

    @property
    def quad_class(self) -> QuadClass | None:
        return None if self.event.type is None else QUAD_CLASS[self.event.type]

    @property
    def told(self) -> str:
        """By whom the sentence was published, and when: "Karsk Gazette, 4 March 2031"."""
        article = self.article
        called = article.outlet or article.headline or article.path
        return ", ".join(filter(None, (called, show_date(article.published))))


def make_records(account: Account) -> tuple[EventRecord, ...]:
    """The events of which an article's text is at hand, by date, the undated last; then by id."""
    articles = {article.id: article for article in account.articles if article.text}
    parties = code_parties(account.entities, load_states())
    attributions = {attribution.id: attribution for attribution in account.attributions}
    records = []
    for event in sorted(account.events, key=lambda event: (order_of(event.date), event.id)):
        for mention in choose_tellings(event, articles)[:1]:
            article = articles[mention.article]
            within = attributions.get(mention.told_in or "")
            start, end = sentence_around(article, mention.start, mention.end)
            records.append(
                EventRecord(
                    event=event,
                    article=article,
                    mention=mention,
                    words=article.text[mention.start : mention.end],
                    sentence=article.text[start:end],
                    sentence_start=start,
                    actors=tuple(parties[id_] for id_ in event.actors if id_ in parties),
                    recipients=tuple(parties[id_] for id_ in event.recipients if id_ in parties),
                    told_by=tuple(parties.get(id_ or "") for id_ in (within.speaker, *within.via)) if within else (),
                )
            )
    return tuple(records)
