"""Words of an article with their sentences around them, ready to be shown and to lead to what they are part of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.desk.shelf import OpenAccount
from communique.export.html.dates import show_date
from communique.export.html.places import label_of
from communique.export.html.wording import Piece, compare_wordings
from communique.export.mentions import sentence_around
from communique.types import Article, Attribution, EventMention, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Exact words, what stands before and after them to the ends of their sentences, and the article they are from.

    `fragments` are in pieces, those that differ from another wording marked; `between` stands after each but the last.
    """

    article: str
    label: str
    published: str | None
    before: str
    fragments: tuple[tuple[Piece, ...], ...]
    between: tuple[str, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One attribution as the desk lists it."""

    id: str
    speaker: str | None
    passage: Passage


def show_lines(opened: OpenAccount, attributions: Sequence[Attribution]) -> tuple[Line, ...]:
    """Attributions with their words, the differing ones marked as on the account page."""
    compared = compare_wordings([opened.fragments(each) for each in attributions])
    return tuple(
        Line(
            each.id,
            opened.name_of(each.speaker),
            show_passage(opened.articles[each.article], each.content, fragments),
        )
        for each, fragments in zip(attributions, compared, strict=True)
    )


def show_mention(opened: OpenAccount, mention: EventMention) -> Passage:
    """The words that tell of an event."""
    article = opened.articles[mention.article]
    words = article.text[mention.start : mention.end]
    return show_passage(article, ((mention.start, mention.end),), ((Piece(words, False),),))


def show_spans(opened: OpenAccount, spans: Iterable[Span]) -> tuple[Passage, ...]:
    """Places of articles, each once, but for those inside another."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda each: (each.article, each.start, -each.end)):
        if not kept or kept[-1].article != span.article or span.end > kept[-1].end:
            kept.append(span)
    return tuple(
        show_passage(opened.articles[span.article], ((span.start, span.end),), ((Piece(opened.words(span), False),),))
        for span in kept
    )


def show_passage(
    article: Article, content: Sequence[tuple[int, int]], fragments: tuple[tuple[Piece, ...], ...]
) -> Passage:
    """Places of an article, in order, and their words in pieces."""
    start, end = content[0][0], content[-1][1]
    first, last = sentence_around(article, start, end)
    gaps = pairwise(content)
    return Passage(
        article=article.id,
        label=label_of(article),
        published=show_date(article.published),
        before=article.text[first:start],
        fragments=fragments,
        between=tuple(article.text[one[1] : other[0]] for one, other in gaps),
        after=article.text[end:last],
    )
