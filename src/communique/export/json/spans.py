"""Places and dates <-> the arrays and objects of account.json."""

from __future__ import annotations

from collections.abc import Iterable

from communique.export.json.shape import DateJson, OffsetsJson, SpanJson
from communique.types import Date, DateBasis, Span


def span_to_json(span: Span) -> SpanJson:
    return span.article, span.start, span.end


def spans_to_json(spans: Iterable[Span]) -> list[SpanJson]:
    return [span_to_json(span) for span in sorted(spans)]


def span_from_json(item: SpanJson) -> Span:
    return Span(*item)


def spans_from_json(items: list[SpanJson]) -> tuple[Span, ...]:
    return tuple(span_from_json(item) for item in items)


def offsets_from_json(item: OffsetsJson) -> tuple[int, int]:
    start, end = item
    return start, end


def offsets_in_article(article: str, item: SpanJson) -> tuple[int, int]:
    """The offsets of a span that must lie in the article."""
    span = span_from_json(item)
    if span.article != article:
        raise ValueError(f"{item!r} is not in article {article}, as its mention is")
    return span.start, span.end


def date_to_json(date: Date | None) -> DateJson | None:
    return None if date is None else known_date_to_json(date)


def known_date_to_json(date: Date) -> DateJson:
    return {
        "earliest": date.earliest,
        "latest": date.latest,
        "basis": date.basis.value,
        "text": date.text,
        "evidence": spans_to_json(date.evidence),
        "relative": date.relative,
    }


def date_from_json(item: DateJson | None) -> Date | None:
    return None if item is None else known_date_from_json(item)


def known_date_from_json(item: DateJson) -> Date:
    relative = item.get("relative")
    return Date(
        earliest=item["earliest"],
        latest=item["latest"],
        basis=DateBasis(item["basis"]),
        text=item.get("text"),
        evidence=spans_from_json(item.get("evidence", [])),
        relative=(relative[0], relative[1]) if relative else None,
    )
