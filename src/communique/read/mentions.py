"""An article, the names tagged in it and its attributions -> every mention that coreference may join or needs.

Two kinds come out: each tagged name, with the titles and appositions set beside it; and the head of each source, which
may be a name, a description ("a senior official") or a pronoun.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from communique.model.labels import Name, NameType
from communique.read.phrases import ENTITY_TYPES, GOVERNMENT, Form, Mention, words_of
from communique.read.roles import Number
from communique.read.sentences import Bounds
from communique.read.sources import find_head
from communique.read.titles import describe_name
from communique.types import Article, Attribution, EntityType


def find_mentions(article: Article, names: Sequence[Name], attributions: Sequence[Attribution]) -> tuple[Mention, ...]:
    """Mentions in text order, of mended names; names in boilerplate are left out. Equal spans are one mention."""
    text = article.text
    mended = [name for name in names if not _in_boilerplate(article, name.start)]
    body = [name for name in mended if name.type not in _SPEAKS_FOR_NOBODY]
    events = [name for name in mended if name.type is NameType.EVENT]
    found = {(name.start, name.end): describe_name(text, name, body) for name in body if name.type in ENTITY_TYPES}
    for government in _governments(text, body, found):
        found[government.start, government.end] = government
    for source in sorted({a.source for a in attributions if a.source is not None}):
        head = find_head(text, source, body)
        if head is None or any(event.start <= head.start and head.end <= event.end for event in events):
            continue
        key = (head.start, head.end)
        known = found.get(key)
        if known is None:
            found[key] = replace(head, sources=(source,))
        else:
            roles = tuple(sorted({*known.roles, *head.roles}))
            found[key] = replace(known, roles=roles, sources=(*known.sources, source))
    return tuple(found[key] for key in sorted(found))


_SPEAKS_FOR_NOBODY = (NameType.EVENT, NameType.TITLE)
"""Neither a mention nor where somebody is from: "the Sile Summit", "Foreign Minister"."""


def _governments(text: str, names: Sequence[Name], described: Mapping[Bounds, Mention]) -> list[Mention]:
    """Governments called after a leader or a nation, whether or not they speak: "the Dorn administration".

    The first is a name of its own, with the leader's title; the second is one more word for the state.
    """
    found = []
    for name in names:
        following = GOVERNMENT.match(text, name.end)
        if following:
            is_leader = name.type is NameType.PERSON
            start = _with_title(described[name.start, name.end]) if is_leader else name.start
            words = words_of(text, start, following.end())
            found.append(
                Mention(
                    start,
                    following.end(),
                    Form.NAME if is_leader else Form.NOMINAL,
                    EntityType.GOVERNMENT,
                    words,
                    Number.SINGULAR,
                    origin=None if is_leader else (name.start, name.end),
                    head=words[-1],
                )
            )
    return found


def _with_title(mention: Mention) -> int:
    """Where a name begins with the title that runs into it."""
    return min([mention.start, *(start for start, end in mention.roles if end < mention.start <= end + 1)])


def _in_boilerplate(article: Article, position: int) -> bool:
    starts = [block.start for block in article.blocks]
    at = bisect_left(starts, position + 1) - 1
    return at >= 0 and article.blocks[at].kind.is_boilerplate and position < article.blocks[at].end
