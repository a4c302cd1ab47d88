"""Quoted words of a headline that the text below attributes: "‘Not one bucket’" over the speech they are from.

A headline names no source for them; the body does. Such words become an attribution of the speaker in whose quotation
they stand word for word. What the body does not have is left alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from communique.types import Article, Attribution, BlockKind, Kind

# One word in marks is as often irony as quotation.
FEWEST_WORDS = 2

_QUOTED = re.compile(r"“[^“”\n]+”|\"[^\"\n]+\"|(?<!\w)‘[^‘\n]+?’(?!\w)|(?<!\w)'[^'\n]+?'(?!\w)")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def find_echoes(article: Article, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with speakers, and one more for each echo; one of nobody on the same words gives way to it."""
    echoes = []
    for block in article.blocks:
        if block.kind not in (BlockKind.HEADLINE, BlockKind.SUBHEAD):
            continue
        for match in _QUOTED.finditer(article.text, block.start, block.end):
            span = match.span()
            if any(_is_told(a) and _touches(a, span) for a in attributions):
                continue
            origin = _find_origin(article, span, attributions)
            if origin is not None:
                echoes.append(_echo(article, span, origin))
    kept = [a for a in attributions if _is_told(a) or not any(_touches(a, e.content[0]) for e in echoes)]
    return tuple(sorted([*kept, *echoes], key=lambda a: (a.content[0][0], -a.content[-1][1], a.id)))


def _is_told(attribution: Attribution) -> bool:
    return attribution.cue is not None or attribution.source is not None


def _touches(attribution: Attribution, span: tuple[int, int]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in attribution.content)


def _find_origin(article: Article, span: tuple[int, int], attributions: Sequence[Attribution]) -> Attribution | None:
    """The shortest quoting attribution after the headline that has these words in a row."""
    wanted = _words(article.text[slice(*span)])
    if len(wanted) < FEWEST_WORDS:
        return None
    found = []
    for attribution in attributions:
        if attribution.speaker is None or attribution.kind is Kind.INDIRECT or attribution.content[0][0] < span[1]:
            continue
        words = _words(" ".join(article.text[start:end] for start, end in attribution.content))
        if any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1)):
            found.append((len(words), attribution.content[0][0], attribution))
    return min(found, key=lambda item: item[:2])[2] if found else None


def _words(text: str) -> list[str]:
    return [word.replace("’", "'").casefold() for word in _WORD.findall(text)]


def _echo(article: Article, span: tuple[int, int], origin: Attribution) -> Attribution:
    key = f"{article.id} {span} echo"
    return replace(
        origin,
        id="t" + hashlib.sha256(key.encode()).hexdigest()[:12],
        content=(span,),
        cue=None,
        source=None,
        kind=Kind.DIRECT,
        nested_in=None,
        denied=False,
        hedged=False,
        vector=(),
    )
