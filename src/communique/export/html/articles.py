"""Account -> its articles: what is known of each and how, what it shares with others, and its text with the marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from communique.export.html.dates import show_date
from communique.export.html.links import link_to_words
from communique.export.html.marks import mark_text
from communique.export.html.places import Places, Shown, anchor_of, label_of
from communique.export.html.statements import StatementView
from communique.types import Article, DateBasis, OnlyToldWhat, ReuseKind


@dataclass(frozen=True, slots=True)
class Shared:
    """How much one article has in common with another."""

    label: str
    article: str
    kind: ReuseKind
    percent: int


@dataclass(frozen=True, slots=True)
class ArticleView:
    anchor: str
    about: str
    label: str
    headline: str | None
    byline: str | None
    published: str | None
    basis: DateBasis
    evidence: tuple[Shown, ...]
    path: str
    url: str | None
    id: str
    sha256: str
    lines: int
    same_origin: tuple[tuple[str, str], ...]
    shared: tuple[Shared, ...]
    only_here: tuple[tuple[str | None, str, str], ...]
    text: Markup


def view_articles(places: Places, statements: Iterable[StatementView]) -> tuple[ArticleView, ...]:
    by_anchor = {statement.anchor: statement for statement in statements}
    lines = Counter(attribution.article for attribution in places.account.attributions)
    shown = [
        (article, _evidence(places, article))
        for article in sorted(places.articles.values(), key=lambda article: places.rank[article.id])
    ]
    marks = places.marks()
    return tuple(
        ArticleView(
            anchor=anchor_of("article", article.id),
            about=anchor_of("about", article.id),
            label=label_of(article),
            headline=article.headline,
            byline=article.byline,
            published=show_date(article.published),
            basis=article.published.basis,
            evidence=evidence,
            path=article.path,
            url=link_to_words(article.url, ""),
            id=article.id,
            sha256=article.sha256,
            lines=lines[article.id],
            same_origin=_same_origin(places, article),
            shared=_shared(places, article),
            only_here=_only_here(places, article, by_anchor),
            text=mark_text(article.text, marks=marks.get(article.id, ()), blocks=article.blocks),
        )
        for article, evidence in shown
    )


def _evidence(places: Places, article: Article) -> tuple[Shown, ...]:
    return tuple(places.shown(span, "evidence") for span in article.published.evidence)


def _same_origin(places: Places, article: Article) -> tuple[tuple[str, str], ...]:
    others = {key for origin in places.account.origins if article.id in origin.articles for key in origin.articles}
    return tuple(
        (label_of(places.articles[key]), anchor_of("about", key))
        for key in sorted(others - {article.id}, key=places.rank.__getitem__)
    )


def _shared(places: Places, article: Article) -> tuple[Shared, ...]:
    out = []
    for reuse in places.account.reuse:
        if article.id in reuse.articles:
            other = reuse.articles[reuse.articles[0] == article.id]
            label, about = label_of(places.articles[other]), anchor_of("about", other)
            out.append(Shared(label, about, reuse.kind, round(100 * reuse.share)))
    return tuple(sorted(out, key=lambda shared: (-shared.percent, shared.label, shared.article)))


def _only_here(
    places: Places, article: Article, statements: dict[str, StatementView]
) -> tuple[tuple[str | None, str, str], ...]:
    """(speaker, clipped words, anchor) of the statements only this article carries."""
    speaker_of = {anchor_of("statement", each.id): each.speaker for each in places.account.statements}
    anchors = [
        anchor_of("statement", only.id)
        for only in places.account.only_told_by
        if only.article == article.id and only.what is OnlyToldWhat.STATEMENT
    ]
    return tuple(
        (places.name_of(speaker_of[anchor]) if speaker_of.get(anchor) else None, statements[anchor].clip, anchor)
        for anchor in anchors
        if anchor in statements
    )
