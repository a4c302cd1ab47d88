"""What one says there is none of and another tells of: "there were no mixed signals", "critics of its mixed signals".

In: the `Claims` of a story. Out: pairs of a claim that there is none of a thing and another in which the thing stands
plainly, by another camp or in an article's own voice. The thing has two words at least, so that it is one thing: of
what is named by one word alone ("no plan", "no evidence"), nearly all pairs of the training stories were of two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from communique.compose.claims import Claim, Claims, find_stems
from communique.types import Span

# Weight of the two words in the story from which on they are a thing of their own: words of one sentence in a hundred
# weigh 4.6 each. Set by hand; what came out of the training stories all weighs more.
WEIGHT = 5.0

_NONE_OF = re.compile(
    r"\b(?:no|zero|not any|without any|not a single|never any|n['’]t any) (?P<thing>[a-z-]{3,} [a-z-]{3,})\b", re.I
)
_PHRASE = re.compile(r"(?=\b([a-z-]{3,} [a-z-]{3,})\b)", re.I)
_UNREAL = re.compile(r"\b(?:if|would|will|should|could|may|might)\b", re.I)
# What makes it doubtful that there is any.
_DOUBTFUL = re.compile(
    r"\b(?:no|not|never|none|nothing|without|zero|neither|nor|cannot|if|whether|unless|fail\w*|lack\w*|den(?:y|ied|ies)|"
    r"end|stop|avoid\w*|prevent\w*|hop\w+|want\w*|demand\w*)\b|n['’]t\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Absence:
    """Who says that there is none, who tells of some, and the words that say that there is none."""

    none: Claim
    some: Claim
    word: Span


def find_absences(claims: Claims) -> tuple[Absence, ...]:
    """Pairs in the order of the story."""
    told: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for claim in claims.all:
        text = claims.read(claim.span)
        if _DOUBTFUL.search(text) is None:
            for stems in {find_stems(found[1]) for found in _PHRASE.finditer(text)}:
                told[stems].append(claim)
    return tuple(
        Absence(none, some, word)
        for none in claims.said
        for stems, word in _find_none(claims, none)
        for some in told[stems]
        if _may_differ(claims, none, some)
    )


def _find_none(claims: Claims, claim: Claim) -> Iterator[tuple[frozenset[str], Span]]:
    """The things that there are said to be none of, as stems of two words."""
    one = claim.attribution
    if one is None or one.denied:
        return
    for found in _NONE_OF.finditer(claims.read(claim.span)):
        stems = find_stems(found["thing"])
        word = Span(claim.span.article, claim.span.start + found.start(), claim.span.start + found.end())
        if _UNREAL.search(claims.read(claim.span), 0, found.start()):
            continue
        if len(stems) == 2 and claims.weigh(stems) >= WEIGHT and claims.find_innermost(word) == one:
            yield stems, word


def _may_differ(claims: Claims, none: Claim, some: Claim) -> bool:
    """Whether two camps speak, or one and an article in its own voice."""
    if some.speaker is None:
        return some.attribution is None
    return claims.are_others(none.speaker, some.speaker) and not claims.are_of_one_camp(str(none.speaker), some.speaker)
