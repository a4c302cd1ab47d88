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

from communique.compose.claims import Claim, Claims, compare, find_stems, make_stem
from communique.types import Attribution, DisputeKind, Span

# What words shared count near the two judgements, in the clauses, and in the sentences around one of them; what a word
# in common as the judgement itself adds, and the likeness of the two contents.
NEAR, CLAUSE, AROUND, SAME_WORD, LIKENESS = 1.0, 0.5, 0.25, 1.0, 2.0
# From which score on two judgements are held to be of one thing.
ENOUGH = 5.0
# Words around a judgement that are near it, and words before it in which a negation turns it.
WINDOW, SCOPE = 7, 5


def _words(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.I)


@dataclass(frozen=True, slots=True)
class Opposition:
    """Words of one judgement and of its opposite."""

    name: str
    kind: DisputeKind
    positive: re.Pattern[str]
    negative: re.Pattern[str]


_ASSESSMENT = DisputeKind.ASSESSMENT
OPPOSITIONS = (
    Opposition(
        "success",
        _ASSESSMENT,
        _words(
            r"success(?:es|ful|fully)?|succeeded|achievements?|accomplished|triumphs?|victory|productive|fruitful|"
            r"constructive"
        ),
        _words(
            r"failures?|failed(?! to)|fiasco|disast(?:er|rous)|debacle|catastroph\w+|futile|fruitless|unsuccessful|"
            r"unproductive|counter-?productive|backfir\w+"
        ),
    ),
    Opposition(
        "progress",
        _ASSESSMENT,
        _words(r"progress|breakthrough|headway|within reach|close to (?:an? )?(?:deal|agreement|accord)|constructive"),
        _words(r"impasse|stalemate|deadlock(?:ed)?|stalled|standstill|far apart|broken down"),
    ),
    Opposition(
        "fairness",
        _ASSESSMENT,
        _words(r"fair|fairly(?! \w+ed)|balanced|equitable|reasonable|honest"),
        _words(r"unfair|unfairly|unbalanced|lopsided|one-sided|unreasonable|unjust|inequitable|dishonest"),
    ),
    Opposition(
        "right",
        _ASSESSMENT,
        _words(
            r"legal|legally|lawful|lawfully|constitutional|absolute right|(?:has|have|within its) (?:the|every|full) "
            r"right|legal (?:right|authority)"
        ),
        _words(r"illegal|illegally|unlawful|unlawfully|unconstitutional|violat\w+"),
    ),
    Opposition(
        "need",
        _ASSESSMENT,
        _words(
            r"necessary|essential|important that|crucial|vital|no (?:other )?(?:choice|alternative|option)|inevitable|"
            r"unavoidable"
        ),
        _words(r"unnecessary|needless|avoidable|of choice|pointless|no (?:real )?need|unneeded|no reason (?:to|for)"),
    ),
    Opposition(
        "winning",
        _ASSESSMENT,
        _words(r"win|wins|won|winners?|winning|winnable"),
        _words(r"lose|loses|lost|losers?|losing|unwinnable"),
    ),
    Opposition(
        "friendship",
        _ASSESSMENT,
        _words(r"friend|ally|partner"),
        _words(r"enemy|foe|adversary"),
    ),
    Opposition(
        "independence",
        _ASSESSMENT,
        _words(r"independent|independently|sovereign"),
        _words(r"captive|controlled|puppet|dictated|beholden|vassal"),
    ),
    Opposition(
        "strength",
        _ASSESSMENT,
        _words(r"stronger|strengthen(?:s|ed|ing)?|bolster(?:s|ed|ing)?|shor(?:e|es|ed|ing) up|empower(?:s|ed|ing)?"),
        _words(r"weaker|weaken(?:s|ed|ing)?|undermin(?:e|es|ed|ing)"),
    ),
    Opposition(
        "effect",
        _ASSESSMENT,
        _words(
            r"benefits? (?!from|under)|good for|better way|(?:is|are|be) good|improv(?:e|es|ed)|"
            r"advanc(?:e|es|ed|ing)|(?:important|right|good|first|historic|big|major) step|protect(?:s|ed|ing)?"
        ),
        _words(
            r"hurt(?:s|ing)?|harm(?:s|ed|ing|ful)?|damag(?:e|es|ed|ing)|destroy(?:s|ed|ing)?|jeopardi[sz]\w+|"
            r"endanger\w*|bad (?:for|idea)|death knell|setback (?:to|for)|(?:a|serious|heavy) blow to|"
            r"dangerous (?:consequences|for)|detrimental|derail\w*|burdens?|(?:will|would) hit"
        ),
    ),
    Opposition(
        "reality",
        _ASSESSMENT,
        _words(r"real|genuine"),
        _words(r"manufactured|phony|invented|staged|fake|bogus|imaginary|hoax"),
    ),
    Opposition(
        "capacity",
        _ASSESSMENT,
        _words(r"capable|able"),
        _words(r"incapable|unable"),
    ),
    Opposition(
        "acceptance",
        _ASSESSMENT,
        _words(r"acceptable"),
        _words(r"unacceptable|too (?:long|late|little|much)"),
    ),
    Opposition(
        "planning",
        _ASSESSMENT,
        _words(r"strategy|thought-out plan|exactly the plan|deliberate|designed to"),
        _words(r"improvised|accident(?:al)?|unplanned"),
    ),
    Opposition(
        "sincerity",
        _ASSESSMENT,
        _words(r"good faith|sincere|sincerely|serious about"),
        _words(r"bad faith|insincere|bluff(?:ing)?|playing (?:with|games)|skeptical|sceptical"),
    ),
    Opposition(
        "safety",
        _ASSESSMENT,
        _words(r"safe|secure|adequate|adequately"),
        _words(r"unsafe|insecure|compromised|inadequate|inadequately"),
    ),
)
# A negation that turns all of the clause after it.
_WIDE = re.compile(
    r"\b(?:no one|nobody|nothing|none|(?:no|n['’]t|not)(?: \w+)? (?:evidence|proof|signs?)|(?:not|n['’]t) (?:think|believe|"
    r"see|consider|expect)|denie[sd]|doubt(?:s|ed)?)\b",
    re.I,
)
_NEGATION = re.compile(
    r"\b(?:not|no|never|nobody|nothing|neither|nor|none|without|cannot|hardly|barely|little|few|zero|unlikely|rather than|"
    r"far from|farthest thing from|lacks?|lacking|instead of|any less)\b|n['’]t\b",
    re.I,
)
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely|simply)\b|\bno doubt\b|\bno longer\b", re.I)
_WISH = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|wants?|wanted|if|unless|until|whether|would like|demand(?:s|ed|ing)?|so that|"
    r"so we can|in order to|must|should|need(?:s|ed)? to|tr(?:y|ies|ied|ying) to|aim(?:s|ed)? to|sought|seek(?:s|ing)?)\b",
    re.I,
)
_DENYING = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|disput\w+|reject\w*|doubt\w*|question(?:s|ed|ing)|dismiss\w*|refut\w+|rebut\w*|"
    r"t(?:ook|akes?|aking) issue|push(?:ed|es|ing)? back|scoff\w*|challeng\w+)\b",
    re.I,
)
_WISHING = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|want(?:s|ed)?|demand\w*|call(?:s|ed|ing)? (?:for|on)|urg\w+|ask\w*|seek\w*|sought|"
    r"promis\w+|vow\w*|pledg\w+|plan(?:s|ned)?|offer\w*|requir\w+|insist(?:s|ed)? on)\b",
    re.I,
)
_CLAUSE_END = re.compile(
    r"[;:!?—–]|\.(?!\w)|, (?:but|and|while|though|although|which|because|so|as)\b|\b(?:but|because)\b"
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Words of a claim that judge, with their sign, and the stems near them, of the clause, and of what is around."""

    claim: Claim
    opposition: Opposition
    sign: int
    word: Span
    clause: Span
    near: frozenset[str]
    about: frozenset[str]
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class Opposites:
    """Two judgements of opposite sign, in the order of the story, and how sure it is that they are of one thing."""

    one: Judgement
    other: Judgement
    score: float


def find_opposites(claims: Claims) -> tuple[Opposites, ...]:
    """Opposite judgements on one thing, the surest first."""
    by_topic: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for claim in claims.all:
        for judgement in _find_judgements(claims, claim):
            for stem in judgement.about | judgement.around:
                by_topic[judgement.opposition.name, stem].append(judgement)
    pairs = {
        (one.word, other.word): (one, other)
        for group in by_topic.values()
        for one, other in combinations(group, 2)
        if one.sign != other.sign and _may_differ(claims, one, other)
    }
    found = (Opposites(one, other, _score(claims, one, other)) for one, other in pairs.values())
    return tuple(
        sorted((each for each in found if each.score >= ENOUGH), key=lambda each: (-each.score, each.one.word))
    )


def _find_judgements(claims: Claims, claim: Claim) -> Iterator[Judgement]:
    text = claims.read(claim.span)
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
                if _WISH.search(before):
                    continue
                negated = _is_negated(before)
                yield Judgement(
                    claim=claim,
                    opposition=opposition,
                    sign=-sign if negated != turned else sign,
                    word=word,
                    clause=Span(claim.span.article, claim.span.start + start, claim.span.start + end),
                    near=_find_near(text[start : found.start()], text[found.end() : end]),
                    about=find_stems(text[start:end]) - find_stems(found.group()),
                    around=_find_around(claims, claim) - find_stems(found.group()),
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


def _find_around(claims: Claims, claim: Claim) -> frozenset[str]:
    """Words of the whole sentence and of the one before."""
    article = claim.span.article
    stems = claims.find_stems(Span(article, *claim.sentence))
    before = claims.find_sentence_before(article, claim.sentence[0])
    return stems if before is None else stems | claims.find_stems(Span(article, *before))


def _may_differ(claims: Claims, one: Judgement, other: Judgement) -> bool:
    """Whether two holders speak, one at least of them not the article itself."""
    first, second = one.claim, other.claim
    if first.attribution is None and second.attribution is None:
        return False
    if first.sentence == second.sentence and first.span.article == second.span.article:
        return False
    if first.attribution is None or second.attribution is None:
        return first.span.article != second.span.article and (first.speaker or second.speaker) is not None
    return claims.are_others(first.speaker, second.speaker)


def _score(claims: Claims, one: Judgement, other: Judgement) -> float:
    first, second = one.claim.attribution, other.claim.attribution
    likeness = compare(first, second) if first is not None and second is not None else 0.5
    same = make_stem(claims.read(one.word).lower()) == make_stem(claims.read(other.word).lower())
    return (
        NEAR * claims.weigh(one.near & other.near)
        + CLAUSE * claims.weigh(one.about & other.about)
        + AROUND * claims.weigh((one.around & other.about) | (one.about & other.around))
        + SAME_WORD * same
        + LIKENESS * likeness
    )
