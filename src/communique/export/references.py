"""account.json -> every reference in it: each span and pair of offsets, and each string that repeats words of a span.

The whole JSON is walked, whatever its keys, so that a part added to it later is checked without a change here. A name
that the user gave is the user's, and no article's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeGuard

from communique.errors import AccountError
from communique.types import CorrectionKind, Span

REPEATED = {"name": "mentions", "text": "evidence", "says": "evidence", "proposal": "evidence", "value": "evidence"}
"""Keys whose string repeats the articles' words, and the key beside them that says where those stand."""


@dataclass(frozen=True, slots=True)
class Reference:
    """`where` is the way to it in the JSON. `words`, where given, stand in one of the spans, or are one `whole`."""

    where: str
    spans: tuple[Span, ...]
    words: str | None = None
    whole: bool = False


def find_references(account_json: str) -> tuple[Reference, ...]:
    """All references of an account, in the order of the JSON; raises AccountError where it is no JSON."""
    try:
        parsed = json.loads(account_json)
        return tuple(_walk(parsed, "", None, _find_renamed(parsed)))
    except (json.JSONDecodeError, RecursionError) as error:
        raise AccountError(f"the account is not JSON: {error}") from error


def _find_renamed(account: object) -> frozenset[str]:
    """The ids of what a correction has renamed."""
    corrections = account.get("corrections") if isinstance(account, dict) else None
    said = [each for each in corrections if isinstance(each, dict)] if isinstance(corrections, list) else []
    renaming = (each.get("changed") for each in said if str(each.get("said")).startswith(f"{CorrectionKind.RENAME}:"))
    return frozenset(
        id_ for changed in renaming if isinstance(changed, list) for id_ in changed if isinstance(id_, str)
    )


def _walk(value: object, where: str, article: str | None, renamed: frozenset[str]) -> Iterator[Reference]:
    """The references below `value`; `article` is the one that bare offsets count in."""
    if isinstance(value, list):
        if _is_span(value):
            yield Reference(where, (Span(*value),))
        elif article is not None and _is_offsets(value):
            yield Reference(where, (Span(article, *value),))
        else:
            for number, item in enumerate(value):
                yield from _walk(item, f"{where}[{number}]", article, renamed)
    elif isinstance(value, dict):
        own = value.get("article") if "content" in value else value.get("id") if "boilerplate" in value else article
        within = own if isinstance(own, str) else None
        if within is not None and _is_offsets([value.get("start"), value.get("end")]):
            yield Reference(where, (Span(within, value["start"], value["end"]),))
        for key, beside in REPEATED.items():
            words, places = value.get(key), value.get(beside)
            if key == "name" and value.get("id") in renamed:
                continue
            if isinstance(words, str) and isinstance(places, list) and places:
                spans = tuple(Span(*place) for place in places if _is_span(place))
                yield Reference(f"{where}.{key}".lstrip("."), spans, words)
        for key, item in value.items():
            yield from _walk(item, f"{where}.{key}".lstrip("."), within, renamed)


def _is_span(value: object) -> TypeGuard[tuple[str, int, int]]:
    return isinstance(value, list) and len(value) == 3 and isinstance(value[0], str) and _is_offsets(value[1:])


def _is_offsets(value: object) -> TypeGuard[tuple[int, int]]:
    return isinstance(value, list) and len(value) == 2 and all(type(item) is int for item in value)
