"""Noun phrases: mended where points of initials have parted them, and those that say what a name before them names.

"The U.S. ally" is one phrase, found as "the U" and "S. ally"; "the rail giant" says what Ostrag is in "Ostrag, the rail
giant, paid".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from communique.types import NounPhrase

_INITIAL = re.compile(r"(?:.*[ ’'-])?[A-Z]")
_NEXT = re.compile(r"[A-Z]\.?(?!\w)")


def mend_phrases(phrases: Iterable[NounPhrase], texts: Mapping[str, str]) -> list[NounPhrase]:
    """The phrases in their order, two of them one where a point between two initials parts them."""
    mended: list[NounPhrase] = []
    for phrase in phrases:
        text = texts[phrase.article]
        last = mended[-1] if mended else None
        if (
            last is not None
            and last.article == phrase.article
            and last.end + 1 == phrase.start
            and text[last.end] == "."
            and _INITIAL.fullmatch(text[last.start : last.end])
            and _NEXT.match(text, phrase.start)
        ):
            proper = last.start if phrase.proper == phrase.start else phrase.proper
            mended[-1] = replace(phrase, start=last.start, proper=proper)
        else:
            mended.append(phrase)
    return mended


def find_described(phrase: NounPhrase, text: str) -> int | None:
    """Where the name ends that a phrase describes from behind a comma; None for a phrase of a list or a new clause."""
    end = phrase.start - len(_COMMA)
    is_described = (
        phrase.proper is None and text.startswith(_COMMA, max(end, 0)) and _DETERMINED.match(text, phrase.start)
    )
    return end if is_described and _CLOSES.match(text, phrase.end) else None


_COMMA = ", "
_DETERMINED = re.compile(r"the ")
# Behind what describes a name: a mark, or more of the same.
_CLOSES = re.compile(r"[,.;)\n—]| (?:that|which|where|whose)\b")
