"""Articles <-> the objects of account.json, without their texts."""

from __future__ import annotations

from collections.abc import Iterable

from communique.export.json.shape import ArticleJson, BlockJson, ReadArticleJson, ReuseJson
from communique.export.json.spans import (
    known_date_from_json,
    known_date_to_json,
    span_from_json,
    span_to_json,
    spans_from_json,
    spans_to_json,
)
from communique.types import Article, Block, BlockKind, Candidate, Reuse, ReuseKind

HEADINGS = (BlockKind.HEADLINE, BlockKind.SUBHEAD)


def article_to_json(article: Article, origin: str | None) -> ArticleJson:
    return {**read_article_to_json(article), "origin": origin}


def read_article_to_json(article: Article) -> ReadArticleJson:
    return {
        "id": article.id,
        "path": article.path,
        "url": article.url,
        "sha256": article.sha256,
        "chars": len(article.text),
        "language": article.language,
        "outlet": article.outlet,
        "headline": article.headline,
        "byline": article.byline,
        "published": known_date_to_json(article.published),
        "boilerplate": _blocks_json(block for block in article.blocks if block.kind.is_boilerplate),
        "headings": _blocks_json(block for block in article.blocks if block.kind in HEADINGS),
        "candidates": [
            {"field": each.field, "value": each.value, "origin": each.origin, "evidence": spans_to_json(each.evidence)}
            for each in article.candidates
        ],
    }


def article_from_json(item: ArticleJson) -> Article:
    return Article(
        id=item["id"],
        path=item["path"],
        text="",
        sha256=item["sha256"],
        url=item["url"],
        language=item["language"],
        outlet=item["outlet"],
        headline=item["headline"],
        byline=item["byline"],
        published=known_date_from_json(item["published"]),
        candidates=tuple(
            Candidate(each["field"], each["value"], each["origin"], spans_from_json(each["evidence"]))
            for each in item.get("candidates", [])
        ),
        blocks=tuple(
            sorted(
                Block(each["start"], each["end"], BlockKind(each["kind"]))
                for each in (*item["boilerplate"], *item.get("headings", []))
            )
        ),
    )


def _blocks_json(blocks: Iterable[Block]) -> list[BlockJson]:
    return [{"start": block.start, "end": block.end, "kind": block.kind.value} for block in sorted(blocks)]


def reuse_to_json(reuse: Reuse) -> ReuseJson:
    return {
        "articles": reuse.articles,
        "kind": reuse.kind.value,
        "share": reuse.share,
        "evidence": [(span_to_json(one), span_to_json(other)) for one, other in sorted(reuse.evidence)],
        "credit": reuse.credit,
    }


def reuse_from_json(item: ReuseJson) -> Reuse:
    return Reuse(
        articles=(item["articles"][0], item["articles"][1]),
        kind=ReuseKind(item["kind"]),
        share=item["share"],
        evidence=tuple((span_from_json(one), span_from_json(other)) for one, other in item["evidence"]),
        credit=item["credit"],
    )
