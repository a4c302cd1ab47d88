"""Judgements that are each other's opposite: "the offer is balanced" and "it cannot be considered balanced".

In: the `Claims` of a story. Out: pairs of claims by two holders in which words of one opposition stand with opposite
sign, each with how much of the story's rarer words the two share. A negation turns the sign, and so does a cue that
denies; what is only wished for is no judgement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from communique.compose.claims import Claim, Claims, compare, find_bounds, find_stems, make_stem
from communique.compose.opposite_words import OF_DETAILS, OF_PARTIES, OPPOSITIONS, Opposition
from communique.read.sentences import Bounds
from communique.types import Attribution, EntityType, Span

# What words shared count near the two judgements, in the clauses, and in the sentences around one of them; what a word
# in common as the judgement itself adds, and the likeness of the two contents.
NEAR, CLAUSE, AROUND, SAME_WORD, LIKENESS = 1.0, 0.5, 0.25, 1.0, 2.0
# The most that words around add, and what two speakers of one government or body lose.
MOST_AROUND, ONE_CAMP = 1.5, 2.0
# From which score on two judgements are held to be of one thing.
ENOUGH = 2.5
# Cosine of two contents of two camps from which on they are of one thing though their clauses share no word. From 0.48
# on, seven in ten of the pairs in the training stories are; at 0.42 two more are found there and two more are wrong.
UNSHARED_LIKENESS = 0.48
# Code points within which judgements of one article are of one thing though they share no word: "the army's
# achievements were significant" after "it ended with no achievement".
REACH = 600
# Code points of a clause under which what it is of may stand before it, and in how many: "the pact that Varda called a
# disaster".
BARE, BEFORE = 40, 50
# Words around a judgement that are near it, and words before it in which a negation turns it.
WINDOW, SCOPE = 7, 6


# A negation that turns all of the clause after it.
_WIDE = re.compile(
    r"\b(?:no one|nobody|nothing|none|denie[sd]|doubt(?:s|ed)?)\b|"
    r"(?:\bnot|n['’]t) (?:think|believe|see|consider|expect)\b|"
    r"\b(?:ludicrous|absurd|ridiculous|nonsense|wrong|naive|foolish|hard|difficult|impossible) to (?:think|believe|say|"
    r"claim|suggest|imagine|argue)\b",
    re.I,
)
_NEGATION = re.compile(
    r"\b(?:not|no|never|nobody|nothing|neither|nor|none|without|cannot|hardly|barely|little|few|zero|unlikely|"
    r"rather than|"
    r"far from|farthest thing from|lacks?|lacking|instead of|any less)\b|n['’]t\b",
    re.I,
)
_DENIED_WITHIN = re.compile(r"(?:is|are|was|were|be|been|has|have|had|as) (?:not|never|hardly) ", re.I)
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely|simply)\b|\bno doubt\b|\bno longer\b", re.I)
_WISH = re.compile(
    r"\b(?:no evidence|n['’]t (?:\w+ )?evidence|no (?:proof|signs?)|when it comes to|hop(?:e|es|ed|ing)|wants?|"
    r"wanted|if|unless|until|whether|would like|demand(?:s|ed|ing)?|so that|"
    r"so we can|in order to|must|should|need(?:s|ed)? to|tr(?:y|ies|ied|ying) to|aim(?:s|ed)? to|sought|seek(?:s|"
    r"ing)?)\b",
    re.I,
)
# What makes a thing that is judged no certain one: "better than a bad deal", "rush into an unfair accord".
_ANY = re.compile(
    r"\b(?:(?:into|avoid\w*|accept\w*|sign\w*|tak(?:e|es|ing)|mak(?:e|es|ing)|get(?:s|ting)?|reach(?:ing)?|"
    r"strik(?:e|ing)) (?:an?|any) |(?:than|end|avert|prevent|resolve|solve) (?:an? |any |the )?)$",
    re.I,
)
# What has not come about: "progress | that would open the lock".
_POSSIBLE = re.compile(r" (?:that|which) (?:would|could|might|may)\b")
_DENYING = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|disput\w+|reject\w*|doubt\w*|question(?:s|ed|ing)|dismiss\w*|refut\w+|rebut\w*|"
    r"t(?:ook|akes?|aking) issue|push(?:ed|es|ing)? back|scoff\w*|challeng\w+)\b",
    re.I,
)
_WISHING = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|want(?:s|ed)?|demand\w*|(?:call|count|bank)(?:s|ed|ing)? (?:for|on)|urg\w+|ask\w*|"
    r"seek\w*|sought|"
    r"promis\w+|vow\w*|pledg\w+|plan(?:s|ned)?|offer\w*|requir\w+|insist(?:s|ed)? on)\b",
    re.I,
)
_CLAUSE_END = re.compile(
    r"[;:!?—–]|\.(?!\w)|, (?:but|and|while|though|although|which|because|so|as)\b|\b(?:but|because)\b"
)
# What opens what somebody calls a thing: "a disaster", "as a triumph".
_NAMING = re.compile(r"[\"“'‘]?(?:as )?(?:an?|the) ", re.I)
_WE = re.compile(r"\b(?:we|our|us|I|my)\b", re.I)
_MATTERS = frozenset((EntityType.DOCUMENT, EntityType.ORGANIZATION))
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# All that judges, for text in small letters: six claims in seven have none of it, which one look tells, five times as
# quick as one for each opposition.
_JUDGING = re.compile(
    rf"(?<![\w-])(?:{'|'.join(words.pattern for each in OPPOSITIONS for words in (each.positive, each.negative))})"
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Words of a claim that judge, with their sign, and the stems near them, of the clause, and of what is around.

    `matters` are the documents and bodies that it may be of, `parties` the camps that it names, its speaker's where it
    says "we".
    """

    claim: Claim
    opposition: Opposition
    sign: int
    word: Span
    clause: Span
    near: frozenset[str]
    about: frozenset[str]
    around: frozenset[str]
    matters: frozenset[str]
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Opposites:
    """Two judgements of opposite sign, in the order of the story, and how sure it is that they are of one thing."""

    one: Judgement
    other: Judgement
    score: float


def find_opposites(claims: Claims) -> tuple[Opposites, ...]:
    """Opposite judgements on one thing, the surest first."""
    groups: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for claim in claims.said:
        for judgement in _find_judgements(claims, claim):
            name = judgement.opposition.name
            places = [f"in {judgement.word.article}", *sorted(judgement.about)] if name in OF_DETAILS else [""]
            for place in places:
                groups[name, place].append(judgement)
    pairs = {
        (one.word, other.word): (one, other)
        for group in groups.values()
        for one, other in combinations(group, 2)
        if one.sign != other.sign and _may_differ(claims, one, other)
    }
    found = (Opposites(one, other, _score(claims, one, other)) for one, other in pairs.values())
    return tuple(
        sorted((each for each in found if each.score >= ENOUGH), key=lambda each: (-each.score, each.one.word))
    )


def _find_judgements(claims: Claims, claim: Claim) -> Iterator[Judgement]:
    text = claims.read(claim.span)
    if _JUDGING.search(text.lower()) is None:
        return
    attribution = claim.attribution
    cue = "" if attribution is None or attribution.cue is None else _read_cue(claims, attribution)
    if _WISHING.search(cue):
        return
    turned = attribution is not None and attribution.denied != (_DENYING.search(cue) is not None)
    for opposition in OPPOSITIONS:
        for sign, pattern in ((1, opposition.positive), (-1, opposition.negative)):
            for found in pattern.finditer(text):
                word = Span(claim.span.article, claim.span.start + found.start(), claim.span.start + found.end())
                if claims.find_innermost(word) != attribution:
                    continue
                start, end = _find_clause(text, found.start(), found.end())
                before = text[start : found.start()]
                if _WISH.search(before) or _ANY.search(before) or _POSSIBLE.match(text, found.end()):
                    continue
                negated = _is_negated(before) != (_DENIED_WITHIN.match(found.group()) is not None)
                yield Judgement(
                    claim=claim,
                    opposition=opposition,
                    sign=-sign if negated != turned else sign,
                    word=word,
                    clause=Span(claim.span.article, claim.span.start + start, claim.span.start + end),
                    near=_find_near(text[start : found.start()], text[found.end() : end]),
                    about=find_stems(text[start:end]) - find_stems(found.group()),
                    around=_find_around(claims, claim) - find_stems(found.group()),
                    matters=_find_matters(claims, claim, (start, end)),
                    parties=_find_parties(claims, claim, (start, end)),
                )


def _read_cue(claims: Claims, one: Attribution) -> str:
    return "" if one.cue is None else claims.articles[one.article].text[slice(*one.cue)]


def _find_clause(text: str, start: int, end: int) -> tuple[int, int]:
    ends = list(_CLAUSE_END.finditer(text))
    first = max((found.end() for found in ends if found.end() <= start), default=0)
    last = min((found.start() for found in ends if found.start() >= end), default=len(text))
    return first, last


def _is_negated(before: str) -> bool:
    wide = len(_WIDE.findall(before))
    before = _WIDE.sub(" ", before)
    words = list(_TOKEN.finditer(before))
    near = before[words[-SCOPE].start() if len(words) >= SCOPE else 0 :]
    return (wide + len(_NEGATION.findall(_NOT_ONLY.sub("", near)))) % 2 == 1


def _find_near(before: str, after: str) -> frozenset[str]:
    first, last = _TOKEN.findall(before)[-WINDOW:], _TOKEN.findall(after)[:WINDOW]
    return find_stems(" ".join((*first, *last)))


def _find_matters(claims: Claims, claim: Claim, clause: Bounds) -> frozenset[str]:
    """Documents and bodies named in a clause, or before what says little by itself: "the pact, a failure to Varda"."""
    one, article = claim.attribution, claim.span.article
    start, end = claim.span.start + clause[0], claim.span.start + clause[1]
    if one is not None and end - start < BARE and _NAMING.match(claims.read(claim.span)):
        start = max(claim.sentence[0], find_bounds(one)[0] - BEFORE)
    return frozenset(
        entity
        for first, last, entity in claims.mentions[article]
        if start <= first and last <= end and claims.entities[entity].type in _MATTERS
    )


def _find_parties(claims: Claims, claim: Claim, clause: Bounds) -> frozenset[str]:
    start, end = claim.span.start + clause[0], claim.span.start + clause[1]
    named = {
        claims.find_camp(entity) for a, b, entity in claims.mentions[claim.span.article] if start <= a and b <= end
    }
    own = claim.speaker is not None and _WE.search(claims.read(claim.span), *clause) is not None
    return frozenset(named | {claims.find_camp(str(claim.speaker))} if own else named)


def _find_around(claims: Claims, claim: Claim) -> frozenset[str]:
    """Words of the whole sentence and of the one before."""
    article = claim.span.article
    stems = claims.find_stems(Span(article, *claim.sentence))
    before = claims.find_sentence_before(article, claim.sentence[0])
    return stems if before is None else stems | claims.find_stems(Span(article, *before))


def _may_differ(claims: Claims, one: Judgement, other: Judgement) -> bool:
    """Whether two holders speak, in two sentences, and of one party where the words judge a party."""
    first, second = one.claim, other.claim
    if first.sentence == second.sentence and first.span.article == second.span.article:
        return False
    if one.opposition.name in OF_PARTIES and one.parties.isdisjoint(other.parties):
        return False
    return claims.are_others(first.speaker, second.speaker)


def _score(claims: Claims, one: Judgement, other: Judgement) -> float:
    """How sure it is that two judgements are of one thing; where they share no word, only their contents tell."""
    first, second = one.claim.attribution, other.claim.attribution
    likeness = compare(first, second) if first is not None and second is not None else 0.5
    same = make_stem(claims.read(one.word).lower()) == make_stem(claims.read(other.word).lower())
    camp = first is not None and second is not None and claims.are_of_one_camp(str(first.speaker), str(second.speaker))
    if not one.about & other.about and not _are_close(one.word, other.word):
        of_one = bool(one.matters & other.matters) or likeness >= UNSHARED_LIKENESS
        return ENOUGH if of_one and not camp and one.opposition.name not in OF_DETAILS else 0.0
    shared = NEAR * claims.weigh(one.near & other.near) + CLAUSE * claims.weigh(one.about & other.about)
    around = AROUND * claims.weigh((one.around & other.about) | (one.about & other.around))
    return shared + min(around, MOST_AROUND) + SAME_WORD * same + LIKENESS * likeness - ONE_CAMP * camp


def _are_close(one: Span, other: Span) -> bool:
    """Whether one article tells one soon after the other."""
    return one.article == other.article and abs(one.start - other.start) < REACH
