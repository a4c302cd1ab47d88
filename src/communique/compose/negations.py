"""What one speaker says and another denies in the same words: "he wore a helmet" and "he was not wearing a helmet".

In: the `Claims` of a story. Out: pairs of claims by two camps, one with a verb denied and one that has the same verb
plainly, much alike and with most of their rarer words in common. What is wished, asked, or said under a condition is
neither; a verb after "to" or "would" tells nothing that took place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from communique.compose.claims import Claim, Claims, compare, make_stem
from communique.types import Span

# Cosine of the two contents, and what part of the weight of the poorer claim's words both must have. Set by reading
# what came out of ECB+'s training topics: with 0.4 and 0.35 two in three were of two things.
LIKENESS, COMMON_SHARE = 0.55, 0.5
# Words that both must have, the verb among them.
FEWEST = 2
# Code points before a word in which its auxiliary stands.
BEFORE = 30

_BEING, _AUXILIARY = r"(?:was|were|is|are)", r"(?:had|has|have|did|does|do|could|can)"
_NOT = r"(?: not| never|n['’]t)"
_ADVERBS = r"(?:been |ever |actually |really |even |yet |once |being )*"
# After a form of "to be", only a participle is taken for a verb; what is not enough takes place all the same.
_DENIED = re.compile(
    rf"(?:\b{_BEING}{_NOT} {_ADVERBS}(?P<passive>[a-z]{{2,}}(?:ed|ing|en|wn))|"
    rf"\b{_AUXILIARY}{_NOT} {_ADVERBS}(?P<verb>[a-z]{{3,}})|"
    rf"\bnever (?P<past>[a-z]{{3,}})|"
    rf"\b(?:nothing|nobody|no one|not a single \w+) (?:(?:{_BEING}|{_AUXILIARY}) )?{_ADVERBS}(?P<none>[a-z]{{3,}}))\b"
    r"(?! (?:enough|so|all|only|just|much|very|as)\b)",
    re.I,
)
_CONDITION = re.compile(r"\b(?:if|whether|unless|until|before|because|when|why|should)\b", re.I)
_DOUBTFUL = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|cannot|without|neither|nor|if|whether|unless|until|den(?:y|ied|ies))\b|"
    r"n['’]t\b",
    re.I,
)
_WISHING = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|want(?:s|ed)?|demand\w*|urg\w+|ask\w*|seek\w*|sought|promis\w+|vow\w*|pledg\w+|"
    r"plan(?:s|ned)?|call(?:s|ed|ing)? (?:for|on)|insist(?:s|ed)? on|agree\w*|refus\w*|threaten\w*|want|expect\w*)\b",
    re.I,
)
# What may not stand before a verb that is plainly said, and what must stand before its form in -ing.
_UNREAL = re.compile(r"\b(?:to|would|should|must|could|may|might|can|let|help) (?:\w+ly )?$", re.I)
_LASTING = re.compile(r"\b(?:is|are|was|were|be|been|['’](?:s|re|m)) (?:\w+ly )?$", re.I)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Verbs that say too little to be denied by themselves, as stems.
_EMPTY = frozenset(
    map(
        make_stem,
        "been have had was get got going gone make made want able think know believe sure need expect say said see do "
        "done take taken give given come yet just only always".split(),
    )
)


@dataclass(frozen=True, slots=True)
class Negation:
    """Who says it, who denies it, and the words that deny; with how alike the two are."""

    said: Claim
    denied: Claim
    word: Span
    score: float


def find_negations(claims: Claims) -> tuple[Negation, ...]:
    """Pairs, the likest first."""
    plain: dict[str, list[Claim]] = defaultdict(list)
    real = [claim for claim in claims.said if not _is_wish(claims, claim)]
    for claim in real:
        for verb in sorted(_find_verbs(claims, claim)):
            plain[verb].append(claim)
    found = (
        Negation(said, denied, word, likeness)
        for denied in real
        for verb, word in _find_denied(claims, denied)
        for said in plain[verb]
        if (likeness := _compare(claims, said, denied)) >= LIKENESS
    )
    return tuple(sorted(found, key=lambda each: (-each.score, each.word, each.said.span)))


def _is_wish(claims: Claims, claim: Claim) -> bool:
    one = claim.attribution
    if one is None or one.denied or one.cue is None:
        return True
    return _WISHING.search(claims.articles[one.article].text[slice(*one.cue)]) is not None


def _find_denied(claims: Claims, claim: Claim) -> Iterator[tuple[str, Span]]:
    """Stems of the verbs that a claim denies, and where it does."""
    text = claims.read(claim.span)
    for found in _DENIED.finditer(text):
        stem = make_stem(found[found.lastgroup or "verb"].lower())
        word = Span(claim.span.article, claim.span.start + found.start(), claim.span.start + found.end())
        if _CONDITION.search(text, 0, found.start()):
            return
        if stem not in _EMPTY and not found[0].endswith("ly") and claims.find_innermost(word) == claim.attribution:
            yield stem, word


def _find_verbs(claims: Claims, claim: Claim) -> frozenset[str]:
    """Stems of the words of a claim that is neither denied nor only possible, none that are only to be."""
    text = claims.read(claim.span)
    if _DOUBTFUL.search(text):
        return frozenset()
    return frozenset(make_stem(found[0].lower()) for found in _TOKEN.finditer(text) if _is_told(text, found))


def _is_told(text: str, found: re.Match[str]) -> bool:
    """Whether a word may be a verb that is plainly said."""
    before = text[max(0, found.start() - BEFORE) : found.start()]
    return not _UNREAL.search(before) and (not found[0].endswith("ing") or _LASTING.search(before) is not None)


def _compare(claims: Claims, said: Claim, denied: Claim) -> float:
    """Cosine of what two camps say; 0.0 where they are one, or have too few words in common."""
    one, other = said.attribution, denied.attribution
    if one is None or other is None or not claims.are_others(one.speaker, other.speaker):
        return 0.0
    if claims.are_of_one_camp(str(one.speaker), str(other.speaker)):
        return 0.0
    first, second = claims.find_stems(said.span), claims.find_stems(denied.span)
    shared = first & second
    if len(shared) < FEWEST or claims.weigh(shared) < COMMON_SHARE * min(claims.weigh(first), claims.weigh(second)):
        return 0.0
    return compare(one, other)
