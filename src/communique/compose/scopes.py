"""All of a thing against some of it: "they wanted all the gates opened" and "we asked that some gates be opened".

In: the `Claims` of a story. Out: pairs of claims by two speakers about what was asked or offered, one of the whole of a
thing, the other of a part of it, in much the same words. Who speaks is who tells it: what one party is said to have
wanted is told by whoever says so. Other wholes and parts are left out: nine in ten of them were of two things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from communique.compose.claims import Claim, Claims, compare, find_stems
from communique.types import Attribution, Span

# How much of the story's rarer words the two must share near the words of scope, with half as much for those of the
# sentence, and twice the likeness of the contents.
ENOUGH = 5.0
SENTENCE, LIKENESS = 0.5, 2.0
# Words after or before a word of scope among which the thing stands.
WINDOW = 5
# Words that are empty left out, how many after a word of scope name the thing: "all their nuclear weapons".
THING = 2

_WHOLE = re.compile(
    r"\b(?:(?<!not )(?<!at )(?<!after )(?<!above )all(?! of us\b| options\b| sides\b| parties\b)(?: of)?|"
    r"(?:in )?(?:their|its|the) "
    r"entirety|the whole(?: of)?|entire(?:ly)?|in full|full(?= )|complete(?:ly)?|total(?:ly)?|wholesale|every(?= ))\b",
    re.I,
)
_PART = re.compile(
    r"\b(?:not all(?: of)?|some(?! \d)(?: of)?|(?<!other )part(?:s|ial|ially|ly)?(?: of)?|in part|a (?:portion|"
    r"fraction|few|"
    r"handful) of|(?:a|one) (?:third|quarter|half|fifth|tenth)(?: of)?|half (?:of )?(?:the|its|their)|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:out )?of (?:the |its |their )?(?:\w+ )?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|a limited number of|certain)\b",
    re.I,
)
# What makes a claim one about what was asked or offered.
_ASKING = re.compile(
    r"\b(?:want(?:s|ed)?|ask(?:s|ed|ing)?|demand\w*|propos\w+|offer\w*|request\w*|seek(?:s|ing)?|sought|insist\w*|"
    r"call(?:s|ed|ing)? for|suggest\w*|need(?:s|ed)?)\b",
    re.I,
)
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_PART = re.compile(r"[;:—–]")


@dataclass(frozen=True, slots=True)
class Extent:
    """A claim of a whole or of a part, who tells it, and the stems near the word that says so.

    `thing` are those of what it is the whole or a part of: the first after the word, all that are near where it ends.
    """

    claim: Claim
    teller: Attribution
    word: Span
    is_whole: bool
    near: frozenset[str]
    thing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scopes:
    """The whole and the part, and how sure it is that they are of one thing."""

    whole: Extent
    part: Extent
    score: float


def find_scopes(claims: Claims) -> tuple[Scopes, ...]:
    """Pairs of a whole and a part, the surest first."""
    by_id = {one.id: one for one in claims.story.attributions}
    by_stem: dict[str, list[Extent]] = defaultdict(list)
    for claim in claims.said:
        if _ASKING.search(claims.read(Span(claim.span.article, *claim.sentence))):
            for extent in _find_extents(claims, claim, by_id):
                for stem in sorted(extent.near):
                    by_stem[stem].append(extent)
    pairs = {
        (whole.word, part.word): (whole, part)
        for group in by_stem.values()
        for one, other in combinations(group, 2)
        for whole, part in ((one, other), (other, one))
        if whole.is_whole and not part.is_whole and whole.thing & part.near and part.thing & whole.near
        if claims.are_others(whole.teller.speaker, part.teller.speaker)
    }
    found = (Scopes(whole, part, _score(claims, whole, part)) for whole, part in pairs.values())
    return tuple(
        sorted((pair for pair in found if pair.score >= ENOUGH), key=lambda pair: (-pair.score, pair.whole.word))
    )


def _find_extents(claims: Claims, claim: Claim, by_id: Mapping[str, Attribution]) -> Iterator[Extent]:
    text = claims.read(claim.span)
    teller = _find_teller(claims, claim.attribution, by_id)
    if teller is None or teller.speaker is None:
        return
    for pattern, is_whole in ((_WHOLE, True), (_PART, False)):
        for found in pattern.finditer(text):
            cuts = [cut.start() for cut in _SENTENCE_PART.finditer(text)]
            start = max((cut for cut in cuts if cut < found.start()), default=0)
            end = min((cut for cut in cuts if cut >= found.end()), default=len(text))
            before = _TOKEN.findall(text[start : found.start()])[-WINDOW:]
            after = _TOKEN.findall(text[found.end() : end])[:WINDOW]
            word = Span(claim.span.article, claim.span.start + found.start(), claim.span.start + found.end())
            if claims.find_innermost(word) == claim.attribution:
                near = find_stems(" ".join((*before, *after)))
                yield Extent(claim, teller, word, is_whole, near, _find_thing(after) or near)


def _find_thing(after: Sequence[str]) -> frozenset[str]:
    """The stems of the first words after a word of scope that are not empty."""
    stems = (stem for word in after for stem in sorted(find_stems(word)))
    return frozenset(islice(stems, THING))


def _find_teller(claims: Claims, one: Attribution | None, by_id: Mapping[str, Attribution]) -> Attribution | None:
    """Who says that it was asked: the innermost of those in whose words it stands that does not ask it itself."""
    while one is not None and one.cue is not None and _ASKING.search(claims.read(Span(one.article, *one.cue))):
        one = None if one.nested_in is None else by_id.get(one.nested_in)
    return one


def _score(claims: Claims, whole: Extent, part: Extent) -> float:
    shared = claims.find_stems(whole.claim.span) & claims.find_stems(part.claim.span)
    likeness = compare(whole.teller, part.teller)
    return claims.weigh(whole.near & part.near) + SENTENCE * claims.weigh(shared) + LIKENESS * likeness
