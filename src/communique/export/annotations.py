"""Account -> W3C Web Annotations (JSON-LD): one for each place that carries a line, with what was found there.

A place is told by its offsets, in code points as the standard counts them, and by the words with what stands around
them. The offsets hold for the text that Communiqué read, whose digest names it (RFC 6920); where the article has a web
address that is the source, and the text is the state in which it was read.
"""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.errors import AccountError
from communique.export.addresses import find_web_address
from communique.export.dangling import without_dangling
from communique.export.exported import Exported, find_gaps
from communique.export.html.dates import show_date
from communique.export.html.moves import VERBS
from communique.export.plover import PLAIN_WORDS
from communique.types import Account, Article, Attribution, Dispute, Event, Move, Span
from communique.version import __version__

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
UNQUOTED = "with their offsets alone, in an article whose text was not found; say --articles DIR"

# Code points on either side of the words: enough to tell two places with the same words apart, as other writers do.
AROUND = 32


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found at a place: `key` tells it from all others of its article, `tags` say of what kind it is."""

    key: str
    places: tuple[Span, ...]
    tags: tuple[str, ...]
    says: str


def export_annotations(account: Account) -> Exported:
    """One annotation collection; same account, same bytes."""
    account = without_dangling(account)
    articles = {article.id: article for article in account.articles}
    findings = sorted(_find(account), key=lambda finding: (finding.places, finding.key))
    unquoted = sum(not articles[finding.places[0].article].text for finding in findings)
    items = [json.dumps(_annotation(finding, articles[finding.places[0].article]), ensure_ascii=False)
             for finding in findings]  # fmt: skip
    text = _collection(account.title, items)
    return Exported(text, len(items), "annotation", find_gaps((unquoted, UNQUOTED)))


def _collection(title: str, items: list[str]) -> str:
    """One page of all items, one item to a line."""
    digest = uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(items))
    head = {
        "@context": CONTEXT,
        "id": digest.urn,
        "type": "AnnotationCollection",
        "label": title,
        "generator": {"type": "Software", "name": f"Communiqué {__version__}"},
        "total": len(items),
    }
    page = {"id": uuid.uuid5(digest, "page 1").urn, "type": "AnnotationPage", "startIndex": 0}
    opened, started = (json.dumps(each, ensure_ascii=False)[:-1] for each in (head, page))
    lines = ",\n  ".join(items)
    return f'{opened},\n "first": {started}, "items": [\n  {lines}\n ]}}}}\n'


def _annotation(finding: Finding, article: Article) -> dict[str, object]:
    source = _ni(article)
    return {
        "id": uuid.uuid5(uuid.NAMESPACE_URL, f"{source}#{finding.key}").urn,
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": finding.says},
            *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in finding.tags),
        ],
        "target": [_target(place, article) for place in finding.places],
    }


def _target(place: Span, article: Article) -> dict[str, object]:
    """The place in the article; without its text, by its offsets alone."""
    text = article.text
    selectors: list[dict[str, object]] = [
        {"type": "TextPositionSelector", "start": place.start, "end": place.end},
    ]
    if text:
        selectors.append(
            {
                "type": "TextQuoteSelector",
                "exact": text[place.start : place.end],
                "prefix": text[max(0, place.start - AROUND) : place.start],
                "suffix": text[place.end : place.end + AROUND],
            }
        )
    address = find_web_address(article.url)
    state = {"state": {"type": "TimeState", "cached": _ni(article)}} if address else {}
    return {"type": "SpecificResource", "source": address or _ni(article), **state, "selector": selectors}


def _ni(article: Article) -> str:
    """The name of the article's text by its digest (RFC 6920): "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1nco..."."""
    try:
        digest = bytes.fromhex(article.sha256)
    except ValueError as error:
        raise AccountError(f"article {article.id}: its sha256 is no digest") from error
    return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def _find(account: Account) -> Iterator[Finding]:
    names = {entity.id: entity.name for entity in account.entities}
    for attribution in account.attributions:
        yield _attribution(attribution, names)
    for event in account.events:
        yield from _event(event, names)
    for move in account.moves:
        yield from _move(move, names)
    for dispute in account.disputes:
        yield from _dispute(dispute, names)


def _attribution(attribution: Attribution, names: dict[str, str]) -> Finding:
    way = [names.get(attribution.speaker or "", "not named"), *(names[key] for key in attribution.via)]
    flags = [flag for flag, is_so in (("denied", attribution.denied), ("hedged", attribution.hedged)) if is_so]
    return Finding(
        key=f"attribution/{attribution.id}",
        places=tuple(Span(attribution.article, *fragment) for fragment in attribution.content),
        tags=("attribution", attribution.act.value, attribution.kind.value, *flags),
        says=f"Said by {' through '.join(way)}",
    )


def _event(event: Event, names: dict[str, str]) -> Iterator[Finding]:
    who = " → ".join(", ".join(names[key] for key in ids) for ids in (event.actors, event.recipients) if ids)
    kind = PLAIN_WORDS[event.type] if event.type else "event"
    says = "; ".join(filter(None, (kind, who, show_date(event.date))))
    for mention in event.mentions:
        span = Span(mention.article, mention.start, mention.end)
        tags = ("event", *([event.type.value] if event.type else []), event.modality.value)
        yield Finding(f"event/{event.id}/{span.start}-{span.end}/{mention.predicate[0]}", (span,), tags, says)


def _move(move: Move, names: dict[str, str]) -> Iterator[Finding]:
    by = f", by {names[move.speaker]}" if move.speaker and move.speaker != move.party else ""
    says = f"{names[move.party]} {VERBS[move.kind]}{by}, on {move.issue}"
    for span in _each_once((move.wording, *move.evidence)):
        tags = ("move", move.kind.value, move.basis.value)
        yield Finding(f"move/{move.id}/{span.start}-{span.end}", (span,), tags, says)
    if move.condition:
        span = move.condition.evidence
        kind = ("condition", move.condition.type.value)
        yield Finding(f"condition/{move.id}", (span,), kind, f"Condition: {says}")


def _dispute(dispute: Dispute, names: dict[str, str]) -> Iterator[Finding]:
    for number, side in enumerate(dispute.sides, 1):
        holder = ", ".join(names[key] for key in side.holder) or "Somebody not named"
        for span in _each_once(side.evidence):
            tags = ("dispute", dispute.kind.value, dispute.level.value)
            says = f"Side {number}, held by {holder}: {dispute.about}"
            yield Finding(f"dispute/{dispute.id}/{number}/{span.start}-{span.end}", (span,), tags, says)


def _each_once(spans: Iterable[Span]) -> Iterable[Span]:
    return dict.fromkeys(spans)
