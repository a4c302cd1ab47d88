"""Articles from JSON and JSON Lines, by the keys that collections, feeds and IPTC ninjs use.

In: a record, a list of records, an object with such a list, or one record per line. Out: drafts whose text is the body;
a headline is metadata, also where the body does not begin with it. A record is numbered from 1 by its place in the list
or its line: `wires.jsonl#3`. A body in HTML becomes plain text the way a page does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from communique.errors import InputError, LimitError
from communique.ingest.drafts import Draft, Input
from communique.ingest.html import PageReader, read_fragment
from communique.ingest.outlets import host_of, outlet_of
from communique.types import Candidate, Skipped

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

MAX_JSON_BYTES = 50_000_000
"""A JSON file is held whole while it is read, at several times its size; larger piles belong into JSON Lines."""

MAX_LINE_BYTES = 5_000_000
"""One record of JSON Lines; an article of the greatest length with its HTML has less than 1 MB."""

HOPELESS_LINES = 20
"""Bad lines at the beginning of a file, with none good, after which it is held for no JSON Lines at all."""

_TEXT = ("body_text", "text", "body", "content_text", "content", "articleBody", "article_body", "full_text", "fulltext",
         "maintext", "article", "story", "bodies", "body_html", "content_html", "body_xhtml")  # fmt: skip
_FIELDS = (
    ("headline", ("headline", "title", "headlines")),
    ("outlet", ("outlet", "publisher", "publication", "source", "provider", "newspaper", "site_name", "source_name",
                "sourceName", "infosources")),
    ("byline", ("byline", "author", "authors", "creator", "bylines")),
    ("url", ("url", "link", "uri", "web_url", "webUrl", "canonical_url", "permalink")),
    ("published", ("published", "published_at", "publishedAt", "date_published", "datePublished", "publication_date",
                   "date_publish", "publish_date", "pubDate", "pub_date", "webPublicationDate", "date", "firstcreated",
                   "versioncreated")),
)  # fmt: skip
"""Per field the keys that give it, the most telling first; ninjs: headline, byline, uri, versioncreated, provider."""

_WRAPPERS = ("articles", "items", "results", "records", "documents", "docs", "stories", "posts", "entries", "news",
             "data", "response", "feed", "channel")  # fmt: skip
"""Keys under which an object has its list of records, at any depth: {"response": {"docs": [...]}}."""

_VALUE_KEYS = ("value", "rendered", "name", "literal", "title", "text", "#text", "@value")
_MARKUP = re.compile(r"</(?:p|div|span|a|em|strong|h\d|li|b|i)>|<(?:br|p)\s*/?>", re.I)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def read_json(source: Input, pages: PageReader) -> Iterator[Draft | Skipped]:
    """The articles of a JSON file."""
    data = source.read(MAX_JSON_BYTES)
    if data is None:
        raise LimitError(f"is too large: more than {MAX_JSON_BYTES:,} bytes in one piece; use JSON Lines")
    try:
        found = parse_json(data)
    except InputError:
        first, _, rest = data.partition(b"\n")
        if not rest.strip() or not _is_json(first):
            raise
        yield from read_json_lines(Input(source.path, data, source.stream), pages)
        return
    records = find_records(found)
    if not records:
        raise InputError("has no record with the text of an article")
    numbered = isinstance(found, list) or records[0] is not found
    for number, record in enumerate(records, 1):
        yield _make_draft(f"{source.path}#{number}" if numbered else source.path, record, pages)


def read_json_lines(source: Input, pages: PageReader) -> Iterator[Draft | Skipped]:
    """The articles of a JSON Lines file, one line in memory at a time."""
    good = False
    for number, line in enumerate(source.lines(MAX_LINE_BYTES), 1):
        path = f"{source.path}#{number}"
        if line is None:
            yield Skipped(path, f"line {number} is too long: more than {MAX_LINE_BYTES:,} bytes")
        elif line.strip():
            try:
                record = parse_json(line)
            except InputError as error:
                yield Skipped(path, f"line {number} {error}")
                if not good and number >= HOPELESS_LINES:
                    raise InputError(f"is not JSON Lines: none of its first {number} lines is a record") from None
                continue
            good = True
            yield _make_draft(path, record, pages)


def parse_json(data: bytes) -> Json:
    """The value of a JSON text in any UTF; raises InputError with the place of the fault."""
    try:
        return json.loads(data)  # type: ignore[no-any-return]
    except json.JSONDecodeError as error:
        ends = " (it is cut off)" if error.pos >= len(error.doc.rstrip()) or "Unterminated" in error.msg else ""
        raise InputError(f"is not JSON at character {error.pos}: {error.msg.removesuffix(' at')}{ends}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 at byte {error.start}") from None
    except RecursionError:
        raise LimitError("is nested too deep") from None
    except ValueError as error:
        raise InputError(f"is not JSON: {error}") from None


def find_records(found: Json) -> list[Json]:
    """The records of a list, of the list that an object wraps, or the one record."""
    if isinstance(found, list):
        return found
    if not isinstance(found, dict):
        return []
    if str(found.get("schema", "")).startswith("communique/"):
        raise InputError("is an account of articles and no article")
    if any(_body(found.get(key)) for key in _TEXT):
        return [found]
    for key in _WRAPPERS:
        if isinstance(value := found.get(key), list | dict) and (within := find_records(value)):
            return within
    return []


def find_candidates(record: Mapping[str, Json], origin: str) -> tuple[Candidate, ...]:
    """What a record gives for headline, outlet, byline, URL and date."""
    return tuple(_candidates(record, origin))


def _candidates(record: Mapping[str, Json], origin: str) -> Iterator[Candidate]:
    for field, keys in _FIELDS:
        for key in keys:
            value = " ".join(_sound(_plain(record.get(key))).split())
            if not value or (field == "url" and host_of(value) is None):
                continue
            if field == "outlet":
                url = value if "://" in value else f"https://{value}"
                value = outlet_of(url) or (host_of(value) or value)
            yield Candidate(field, value, origin)


def _make_draft(path: str, record: Json, pages: PageReader) -> Draft | Skipped:
    if not isinstance(record, dict):
        return Skipped(path, "is no record: a JSON object is expected")
    text = next(filter(None, (_body(record.get(key)) for key in _TEXT)), "")
    if not text.strip():
        return Skipped(path, "has no text (keys: text, body, content, body_text, body_html and the like)")
    if _MARKUP.search(text):
        try:
            text = read_fragment(text, pages)
        except InputError as error:
            return Skipped(path, str(error))
    return Draft(path, _sound(text), find_candidates(record, "json"))


def _body(value: Json) -> str:
    """A body as text: as `_plain`, but a list has paragraphs, or versions of one body of which the first counts."""
    if not isinstance(value, list):
        return _plain(value)
    paragraphs = [part for part in value if isinstance(part, str)]
    return "\n\n".join(paragraphs) if paragraphs else next(filter(None, map(_plain, value)), "")


def _plain(value: Json) -> str:
    """A value as text: a string, a number, the naming part of an object, or several of these after commas."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value) if value > 0 else ""
    if isinstance(value, dict):
        return next((part for key in _VALUE_KEYS if isinstance(part := value.get(key), str) and part), "")
    parts = [_plain(part) for part in value if not isinstance(part, list)]
    return ", ".join(filter(None, parts))


def _sound(text: str) -> str:
    """The text with half characters, which JSON can write and no encoding can, as U+FFFD."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_json(line: bytes) -> bool:
    try:
        parse_json(line)
    except InputError:
        return False
    return True
