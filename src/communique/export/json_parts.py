"""What JSON of several exports shares: an article as a source, a party with its codes, a date and how it is known."""

from __future__ import annotations

from communique.export.days import first_day
from communique.export.parties import Party
from communique.types import Article, Date


def source_json(article: Article) -> dict[str, object]:
    """PLOVER's `cite_info`, and the digest that the offsets hold for."""
    published = first_day(article.published.earliest)
    return {
        "url": article.url,
        "title": article.headline,
        "language": article.language,
        "publication": article.outlet,
        "published": published and published.isoformat(),
        "article": article.id,
        "sha256": article.sha256,
    }


def party_json(party: Party) -> dict[str, object]:
    """In the field names of PLOVER's manual."""
    return {
        "code": party.country,
        "sector": party.sector,
        "entity_text": party.name,
        "office": party.roles[0] if party.roles else None,
        "type": party.type.value,
    }


def date_json(date: Date | None) -> dict[str, object] | None:
    """As account.json has it, without its evidence."""
    if date is None:
        return None
    return {
        "earliest": date.earliest,
        "latest": date.latest,
        "relative": date.relative,
        "basis": date.basis.value,
        "text": date.text,
    }


def json_lines_list(lines: list[str]) -> str:
    """A list, one item to a line."""
    return "[\n {}\n]\n".format(",\n ".join(lines)) if lines else "[]\n"
