"""Account -> its articles: what is known of each and how, what it shares with others, and its text with the marks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from communique.export.html.dates import show_date
from communique.export.html.evidence import Evidence, find_excerpts
from communique.export.html.links import link_to_words
from communique.export.html.marks import Mark, mark_excerpts, mark_text
from communique.export.html.moves import MoveView
from communique.export.html.places import Places, Shown, anchor_of, clip, label_of
from communique.export.html.statements import StatementView
from communique.export.html.timeline import EventView
from communique.types import Article, Date, DateBasis, OnlyToldWhat, ReuseKind

FOUND_AT = {
    "option": "whoever built this page",
    "metadata-file": "the metadata file",
    "json": "its record",
    "html-meta": "the page’s own metadata",
    "url": "its address",
    "text": "its text",
    "html-text": "a line of the page",
}
"""Where a candidate was found, in words."""

ONLY_HERE = (OnlyToldWhat.STATEMENT, OnlyToldWhat.MOVE, OnlyToldWhat.EVENT)
"""What an article may be alone to tell, in the order in which it is listed."""

# Others with which an article is said to have text in common, those with most of it first; with a hundred articles of
# one agency's words the rest would be a list that nobody reads.
MOST_SHARED = 12

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|T| )")


@dataclass(frozen=True, slots=True)
class Shared:
    """What one article has in common with others: how much text, or of `retold` which of its words.

    The others are those that share in one way: how much in percent, the most first, and their names and anchors; `less`
    counts further ones, which share less.
    """

    kind: ReuseKind
    credit: str | None
    articles: tuple[tuple[int, tuple[tuple[str, str], ...]], ...]
    retold: tuple[Shown, ...]
    less: int


@dataclass(frozen=True, slots=True)
class Found:
    """A value found for a field: in words, the place it was found, and the words of the text where it was there."""

    value: str
    place: str
    evidence: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is used for a field, None where nothing is known; where it was found; and what else was found."""

    value: str | None
    places: tuple[str, ...]
    others: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """A statement, a move or an event that no other article carries: who speaks or moves, if anybody, and the words."""

    what: str
    who: str | None
    clip: str
    number: int
    shown: str
    href: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    anchor: str
    key: str
    about: str
    label: str
    title: str
    cite: str
    headline: str | None
    byline: str | None
    published: str | None
    date: Known
    outlet: Known
    evidence: tuple[Shown, ...]
    path: str
    url: str | None
    id: str
    sha256: str
    lines: int
    same_origin: tuple[tuple[str, str], ...]
    shared: tuple[Shared, ...]
    only_here: tuple[OnlyHere, ...]
    text: Markup


def view_articles(
    places: Places, lines_of: Iterable[StatementView | MoveView | EventView], *, evidence: Evidence
) -> tuple[ArticleView, ...]:
    """Every article; `lines_of` the page are those that may stand in one article only."""
    by_anchor = {each.anchor: each for each in lines_of}
    lines = Counter(attribution.article for attribution in places.account.attributions)
    speaker_of = {anchor_of("statement", each.id): each.speaker for each in places.account.statements}
    shown = [
        (
            article,
            _date(places, article),
            _known(places, article, "outlet", article.outlet),
            _evidence(places, article),
            _shared(places, article),
        )
        for article in sorted(places.articles.values(), key=lambda article: places.rank[article.id])
    ]
    marks = places.marks()
    return tuple(
        ArticleView(
            anchor=anchor_of("article", article.id),
            key=places.keys[article.id],
            about=anchor_of("about", article.id),
            label=label_of(article),
            title=article.outlet or article.headline or label_of(article),
            cite=_cite(article),
            headline=article.headline,
            byline=article.byline,
            published=show_date(article.published),
            date=date,
            outlet=outlet,
            evidence=dated_by,
            path=article.path,
            url=link_to_words(article.url, ""),
            id=article.id,
            sha256=article.sha256,
            lines=lines[article.id],
            same_origin=_same_origin(places, article),
            shared=shared,
            only_here=_only_here(places, article, by_anchor, speaker_of),
            text=_text(places, article, marks.get(article.id, ()), evidence),
        )
        for article, date, outlet, dated_by, shared in shown
    )


def _text(places: Places, article: Article, marks: Sequence[Mark], evidence: Evidence) -> Markup:
    if evidence is Evidence.FULL:
        return mark_text(article.text, marks=marks, blocks=article.blocks)
    excerpts = find_excerpts(article, marks, evidence)
    return mark_excerpts(article.text, marks=marks, excerpts=excerpts, key=places.keys[article.id])


def _cite(article: Article) -> str:
    """The article as a citation names it."""
    headline = f"“{article.headline}”" if article.headline else None
    named = (article.outlet, headline) if article.outlet or headline else (label_of(article),)
    return ", ".join(filter(None, (*named, show_date(article.published))))


def _date(places: Places, article: Article) -> Known:
    """The date that is used and every other one found; where no candidate tells, whose words it is inferred from."""
    known = _known(places, article, "published", show_date(article.published))
    if known.places or not known.value:
        return known
    own = any(span.article == article.id for span in article.published.evidence)
    return replace(known, places=("what it tells" if own else "what the other articles tell",))


def _known(places: Places, article: Article, field: str, used: str | None) -> Known:
    """What was found for a field: the places that give what is used, then the rest, in the order of trust."""
    found = [
        Found(
            _day_in_words(candidate.value) if field == "published" else candidate.value,
            FOUND_AT.get(candidate.origin, candidate.origin),
            tuple(places.shown(span, "evidence") for span in candidate.evidence),
        )
        for candidate in article.candidates
        if candidate.field == field
    ]
    given = dict.fromkeys(each.place for each in found if each.value == used)
    others = dict.fromkeys(each for each in found if each.value != used)
    return Known(used, tuple(given), tuple(others))


def _day_in_words(value: str) -> str:
    """A date as it was found, its ISO 8601 day in words; any other as it is."""
    day = ISO_DAY.match(value)
    return show_date(Date(day[0], day[0], DateBasis.GIVEN)) or value if day else value


def _evidence(places: Places, article: Article) -> tuple[Shown, ...]:
    return tuple(places.shown(span, "evidence") for span in article.published.evidence)


def _same_origin(places: Places, article: Article) -> tuple[tuple[str, str], ...]:
    others = {key for origin in places.account.origins if article.id in origin.articles for key in origin.articles}
    return tuple(
        (label_of(places.articles[key]), anchor_of("about", key))
        for key in sorted(others - {article.id}, key=places.rank.__getitem__)
    )


def _shared(places: Places, article: Article) -> tuple[Shared, ...]:
    """What is shared most first; retellings one by one, each with its own words."""
    groups: dict[tuple[ReuseKind, str | None, tuple[Shown, ...]], list[tuple[int, str, str]]] = defaultdict(list)
    for reuse in places.account.reuse:
        if article.id in reuse.articles:
            other = reuse.articles[reuse.articles[0] == article.id]
            own = [span for pair in reuse.evidence for span in pair if span.article == article.id]
            retold = [places.shown(span, "evidence") for span in own if reuse.kind is ReuseKind.RETOLD]
            named = round(100 * reuse.share), label_of(places.articles[other]), anchor_of("about", other)
            groups[reuse.kind, reuse.credit, tuple(retold)].append(named)
    shared = (
        Shared(kind, credit, tuple(_by_percent(others)), retold, max(0, len(others) - MOST_SHARED))
        for (kind, credit, retold), others in groups.items()
    )
    return tuple(sorted(shared, key=lambda each: (-each.articles[0][0], each.kind, each.articles)))


def _by_percent(others: Iterable[tuple[int, str, str]]) -> Iterator[tuple[int, tuple[tuple[str, str], ...]]]:
    ordered = sorted(others, key=lambda other: (-other[0], *other[1:]))[:MOST_SHARED]
    for percent, own in groupby(ordered, key=lambda other: other[0]):
        yield percent, tuple((label, anchor) for _, label, anchor in own)


def _only_here(
    places: Places,
    article: Article,
    shown: Mapping[str, StatementView | MoveView | EventView],
    speaker_of: Mapping[str, str | None],
) -> tuple[OnlyHere, ...]:
    """What only this article carries, by what it is, in the page's order; `speaker_of` is by statements' anchors."""
    told = [
        (only.what, shown[anchor])
        for only in places.account.only_told_by
        if only.article == article.id and (anchor := anchor_of(only.what.value, only.id)) in shown
    ]
    only_here = (_only(places, what, each, speaker_of) for what, each in told)
    return tuple(sorted(only_here, key=lambda each: (ONLY_HERE.index(OnlyToldWhat(each.what)), each.number)))


def _only(
    places: Places,
    what: OnlyToldWhat,
    each: StatementView | MoveView | EventView,
    speaker_of: Mapping[str, str | None],
) -> OnlyHere:
    if isinstance(each, EventView):
        at = f"E{each.number}"
        return OnlyHere(what.value, None, clip([each.best.words.text]), each.number, at, at)
    if isinstance(each, MoveView):
        does = f"{each.party[0]} {each.verb}"
        return OnlyHere(what.value, does, clip([each.words.text]), each.number, f"M{each.number}", f"M{each.number}")
    number = each.wordings[0].lines[0].number
    speaker = places.name_of(speaker_of[each.anchor])
    return OnlyHere(what.value, speaker, each.clip, number, str(number), f"n{number}")
