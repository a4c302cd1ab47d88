"""A place in an article -> the line that cites it: the way the words came, the article, the anchors of its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from communique.export.html.links import link_to_words
from communique.export.html.places import Places, Shown, label_of
from communique.types import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """One place that a line of the page rests on: `also` are the anchors of other words with it.

    `relay` runs from who is said to have said it outwards and stops before the article, which `label` names; `within`
    is the number of the line of "who said what" that has the words, None in the article's own voice.
    """

    words: Shown
    also: str
    relay: tuple[str, ...]
    within: int | None
    article: str
    label: str
    published: str | None
    url: str | None


def cite_each(places: Places, spans: Iterable[Span], use: str) -> tuple[Citation, ...]:
    """A line for each place; words of one attribution are one place."""
    own: dict[str | Span, list[Span]] = defaultdict(list)
    for span in dict.fromkeys(spans):
        said = places.said_in(span)
        own[said.id if said else span].append(span)
    return tuple(cite(places, group, use) for group in own.values())


def cite(places: Places, spans: Sequence[Span], use: str) -> Citation:
    """The line of spans in one article, of which the first is the one that it opens."""
    first = spans[0]
    for span in spans[1:]:
        places.use(span, use)
    article = places.articles[first.article]
    said = places.said_in(first)
    way = [key for key, _ in groupby((said.speaker, *said.via))] if said else []
    return Citation(
        words=places.shown(first, use),
        also=" ".join(dict.fromkeys(map(places.anchor, spans[1:]))),
        relay=tuple(map(places.name_of, way)),
        within=places.numbers.get(said.id) if said else None,
        article=places.keys[article.id],
        label=label_of(article),
        published=places.dates[article.id],
        url=link_to_words(article.url, places.words(first)),
    )
