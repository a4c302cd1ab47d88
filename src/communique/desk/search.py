"""The page of what was found: articles by their words, and people, statements and events by words, people and dates.

All words asked for must be there, whatever their case and accents; a date is a year, a month or a day, and what has no
known date is not found by one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from communique.desk.overview import ListedName, list_name
from communique.desk.rendering import render
from communique.desk.shelf import OpenAccount
from communique.desk.visit import Visit
from communique.export.html.dates import order_of, show_date
from communique.export.html.places import label_of
from communique.store.search import search_texts
from communique.types import Article, Date, Statement

SHOWN = 50
"""Of each kind; the rest is counted."""

AROUND = 80
"""Characters shown on each side of the first word found in an article."""

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for: words, somebody's name, and the first and last day; "" for what is not."""

    words: str
    who: str
    first: str
    last: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The words, without accents and in small letters."""
        return tuple(plain(part) for part in self.words.replace('"', " ").split())

    def spans(self, date: Date | None) -> bool:
        """Whether a date may lie in the days asked for."""
        if not self.first and not self.last:
            return True
        if date is None or not (date.earliest and date.latest):
            return False
        return (not self.last or date.earliest[: len(self.last)] <= self.last) and (
            not self.first or date.latest[:10] >= self.first[: len(date.latest[:10])]
        )


@dataclass(frozen=True, slots=True)
class FoundArticle:
    id: str
    label: str
    headline: str
    published: str | None
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A statement or an event: its words, who has a part in it, its date, the article that tells it first and how many
    others do."""

    id: str
    words: str
    who: tuple[str, ...]
    date: str | None
    told_by: str
    others: int


def show_search(visit: Visit) -> str:
    """What was asked for, and what was found."""
    given = {name: visit.arguments.get(name, "").strip() for name in ("words", "who", "first", "last")}
    faults = [given[name] for name in ("first", "last") if given[name] and not DATE.fullmatch(given[name])]
    query = Query(given["words"], given["who"], given["first"], given["last"])
    opened = visit.opened
    asked = any(given.values()) and not faults
    articles = _find_articles(visit, opened, query) if asked else []
    names = _find_names(opened, query) if asked else []
    statements = _find_statements(opened, query) if asked else []
    events = _find_events(opened, query) if asked else []
    return render(
        "search",
        visit=visit,
        query=query,
        asked=asked,
        fault=faults[0] if faults else None,
        articles=articles[:SHOWN],
        names=names[:SHOWN],
        statements=statements[:SHOWN],
        events=events[:SHOWN],
        more=[max(0, len(found) - SHOWN) for found in (articles, names, statements, events)],
        everybody_=sorted({each.name for each in opened.account.entities}),
    )


def plain(text: str) -> str:
    """Small letters without accents, character for character where it can be."""
    return "".join(unicodedata.normalize("NFD", character)[:1] or character for character in text.casefold())


def _find_articles(visit: Visit, opened: OpenAccount, query: Query) -> list[FoundArticle]:
    """By words in the order of the search, else by date; `who` must be named in the article."""
    if query.words:
        ranks = {found.sha256: rank for rank, found in enumerate(search_texts(visit.store, query.words))}
    else:
        ranks = {each.sha256: 0 for each in opened.account.articles}
    people = _people(opened, query)
    named = {span.article for id_ in people for span in opened.entities[id_].mentions}
    found = [
        each
        for each in opened.account.articles
        if each.sha256 in ranks and query.spans(each.published) and (not query.who or each.id in named)
    ]
    found.sort(key=lambda each: (ranks[each.sha256], order_of(each.published), each.id))
    return [_show_article(each, query) for each in found]


def _show_article(article: Article, query: Query) -> FoundArticle:
    """With the first place where one of the words stands."""
    pattern = "|".join(rf"(?<!\w){re.escape(part)}" for part in query.parts if any(map(str.isalnum, part)))
    text = plain(article.text)
    place = re.search(pattern, text) if pattern and len(text) == len(article.text) else None
    start, end = place.span() if place else (0, 0)
    return FoundArticle(
        id=article.id,
        label=label_of(article),
        headline=article.headline or "",
        published=show_date(article.published),
        before=("…" + _before(article.text, start)) if start > AROUND else article.text[:start],
        words=article.text[start:end],
        after=article.text[end : end + AROUND].rpartition(" ")[0] + "…",
    )


def _before(text: str, start: int) -> str:
    """The words before a place, the first of them whole."""
    return text[start - AROUND : start].partition(" ")[2]


def _people(opened: OpenAccount, query: Query) -> set[str]:
    """The ids of those whose name, or a way it is written, has all the words of `who`."""
    wanted = plain(query.who).split()
    if not wanted:
        return set()
    return {
        each.id
        for each in opened.account.entities
        if _has(each.name, wanted) or any(_has(opened.words(span), wanted) for span in each.mentions)
    }


def _has(text: str, wanted: list[str]) -> bool:
    words = plain(text)
    return all(part in words for part in wanted)


def _find_names(opened: OpenAccount, query: Query) -> list[ListedName]:
    """By their name; words alone are looked for in names, too. A date finds nobody."""
    if query.first or query.last:
        return []
    people = _people(opened, query if query.who else Query("", query.words, "", ""))
    found = [list_name(opened.entities[id_], 0) for id_ in people]
    return sorted(found, key=lambda each: (-each.mentions, each.name, each.id))


def _find_statements(opened: OpenAccount, query: Query) -> list[FoundLine]:
    people = _people(opened, query)
    wanted = list(query.parts)
    found = [
        each
        for each in opened.account.statements
        if (not query.who or each.speaker in people) and query.spans(each.date) and _says(opened, each, wanted)
    ]
    found.sort(key=lambda each: (order_of(each.date), each.id))
    return [
        FoundLine(
            each.id,
            opened.wording(each),
            tuple(filter(None, [opened.name_of(each.speaker)])),
            show_date(each.date),
            *_tellers(opened, [opened.attributions[id_].article for id_ in each.attributions]),
        )
        for each in found
    ]


def _tellers(opened: OpenAccount, articles: Sequence[str]) -> tuple[str, int]:
    """The first article by date, as it is called, and how many others there are."""
    ordered = sorted({opened.articles[id_] for id_ in articles}, key=lambda each: (order_of(each.published), each.id))
    first = ", ".join(filter(None, [label_of(ordered[0]), show_date(ordered[0].published)]))
    return first, len(ordered) - 1


def _says(opened: OpenAccount, statement: Statement, wanted: list[str]) -> bool:
    wordings = (" ".join(opened.fragments(opened.attributions[id_])) for id_ in statement.attributions)
    return any(_has(wording, wanted) for wording in wordings)


def _find_events(opened: OpenAccount, query: Query) -> list[FoundLine]:
    people = _people(opened, query)
    wanted = list(query.parts)
    found = [
        each
        for each in opened.account.events
        if (not query.who or people.intersection((*each.actors, *each.recipients))) and query.spans(each.date)
    ]
    found.sort(key=lambda each: (order_of(each.date), each.id))
    shown = ((each, opened.telling(each)) for each in found)
    return [
        FoundLine(
            each.id,
            words,
            tuple(name for id_ in (*each.actors, *each.recipients) if (name := opened.name_of(id_))),
            show_date(each.date),
            *_tellers(opened, [told.article for told in each.mentions]),
        )
        for each, words in shown
        if _has(words, wanted)
    ]
