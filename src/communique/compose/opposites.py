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
# The most that words around add, and what two speakers of one government or body lose.
MOST_AROUND, ONE_CAMP = 1.5, 2.0
# From which score on two judgements are held to be of one thing.
ENOUGH = 2.5
# Code points within which judgements of one article are of one thing though they share no word: "the army's
# achievements were significant" after "it ended with no achievement".
REACH = 600
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
# What a judgement is said with, so that "a legal system" and "successful candidates" are none.
_IS = (
    r"(?:is|are|was|were|be|been|as|a|prov(?:ed|en)|hardly|not|totally|completely|entirely|perfectly|fully|percent[”\"’]?) "
    r"(?:an? |the )?(?:\w+ )?"
)
OPPOSITIONS = (
    Opposition(
        "success",
        _ASSESSMENT,
        _words(
            rf"{_IS}(?:success|successful|triumph|victory)|succeeded|achievements?|mission accomplished|productive|"
            r"fruitful|constructive"
        ),
        _words(
            rf"{_IS}failure|failed(?! to)|fiasco|(?<!natural )disaster|debacle|futile|fruitless|unsuccessful|unproductive|"
            r"counter-?productive|backfir\w+"
        ),
    ),
    Opposition(
        "progress",
        _ASSESSMENT,
        _words(
            r"progress|breakthrough|headway|within reach|close(?:r)? to (?:an? )?(?:deal|agreement|accord)|constructive|"
            r"narrow(?:ed|ing) (?:the |our |their )?(?:gaps?|differences)|on the verge of|on track|enough movement|"
            r"(?:resolved|settled|agreed on) all but|down to (?:one|two|three|four|a few) (?:\w+ )?(?:issues?|points?|questions?)"
        ),
        _words(
            r"impasse|stalemate|deadlock(?:ed)?|stalled|standstill|far apart|broken down|far from (?:resolv\w+|an? \w+)|"
            r"unresolved|going nowhere|fallen apart|wide (?:gaps?|differences)|gaps? remain(?:s|ed)?"
        ),
    ),
    Opposition(
        "fairness",
        _ASSESSMENT,
        _words(
            r"fair|fairly(?! \w+ed)|balanced|achieves? (?:the|a) balance|equitable|reasonable|honest (?!and serious)"
        ),
        _words(r"unfair|unfairly|unbalanced|lopsided|one-sided|unreasonable|unjust|inequitable|dishonest"),
    ),
    Opposition(
        "right",
        _ASSESSMENT,
        _words(
            rf"{_IS}(?:legal|lawful|constitutional)|absolute right|(?:has|have|within its) (?:the|every|full) right|"
            r"legal (?:right|authority) to"
        ),
        _words(r"illegal|illegally|unlawful|unlawfully|unconstitutional|violat(?:es|ed|ion of)"),
    ),
    Opposition(
        "need",
        _ASSESSMENT,
        _words(
            rf"{_IS}(?:necessary|essential|crucial|vital|inevitable|unavoidable)|important that|"
            r"no (?:other )?(?:choice|alternative|option)"
        ),
        _words(
            r"unnecessary|needless|avoidable|(?:strike|war|walkout|crisis|decision) of choice|pointless|"
            r"no (?:real )?need|unneeded|no reason (?:to|for)"
        ),
    ),
    Opposition(
        "winning",
        _ASSESSMENT,
        _words(r"(?:easy to|can|will|could) win|winners?|winnable"),
        _words(r"losers?|(?:can|will|could) lose|unwinnable"),
    ),
    Opposition("friendship", _ASSESSMENT, _words(r"friend"), _words(r"enemy|foe|adversary")),
    Opposition(
        "independence",
        _ASSESSMENT,
        _words(r"independent|independently|sovereign"),
        _words(r"captive|controlled|puppet|dictated|beholden|vassal"),
    ),
    Opposition(
        "strength",
        _ASSESSMENT,
        _words(r"stronger|strengthen(?:s|ing)?|bolster(?:s|ing)?|shor(?:e|es|ing) up"),
        _words(r"weaker|weaken(?:s|ing)?|undermin(?:e|es|ing)"),
    ),
    Opposition(
        "effect",
        _ASSESSMENT,
        _words(
            r"benefits? (?!from|under)|good for|better way|(?:is|are|be) good|(?:will|would|can) (?:help|improve|advance)|"
            r"(?:important|right|good|historic|big|major) steps? (?:towards?|to|for)|(?:step|move) in the right direction|"
            r"advanc(?:es|ing) (?:our|the|its)"
        ),
        _words(
            r"(?:will|would|could|can) (?:hurt|harm|damage|destroy|jeopardi[sz]e|endanger|derail|hit)|hurts|harms|damages|"
            r"jeopardi[sz]es|endangers|harmful|damaging to|bad (?:for|idea)|death knell|setback (?:to|for)|"
            r"(?:a|serious|heavy) blow to|dangerous (?:consequences|for)|detrimental"
        ),
    ),
    Opposition(
        "truth",
        DisputeKind.DENIAL,
        _words(rf"{_IS}(?:true|accurate|correct|factual)"),
        _words(
            rf"untrue|{_IS}(?:false|wrong about)|inaccurate|an? lie|lies|baseless|unfounded|fabricat(?:ed|ion)|hoax"
        ),
    ),
    Opposition(
        "responsibility",
        DisputeKind.CAUSE_OR_BLAME,
        _words(rf"{_IS}(?:responsible|to blame|behind|at fault|guilty|involved)"),
        _words(r"nothing to do with|no (?:role|part|hand|involvement) in|uninvolved"),
    ),
    Opposition(
        "keeping",
        DisputeKind.WHAT_HAPPENED,
        _words(
            r"(?:complied|complies|complying|abided|abides) (?:with|by)|honou?red|respected|kept (?:its|their|the) (?:word|promise)"
        ),
        _words(r"violat(?:ed|es|ing)|breach(?:ed|es|ing)|brok(?:e|en)(?! down| off| up| out)"),
    ),
    Opposition(
        "happening",
        DisputeKind.WHAT_HAPPENED,
        _words(
            r"(?:reached|struck|signed|made) (?:an? |the )?(?:\w+ )?(?:deal|agreement|accord|commitment)|(?:deal|agreement|accord) "
            r"(?:was|has been|had been) (?:reached|struck|signed)"
        ),
        _words(
            r"there (?:is|was|were|has been|had been) no (?:\w+ )?(?:deal|agreement|accord|commitment)(?! without| unless| until)"
        ),
    ),
    Opposition(
        "sufficiency",
        _ASSESSMENT,
        _words(
            r"(?:is|are|was|were|be|goes far|does|did|done|far) enough|sufficient|halfway|does a lot|(?:done|do|doing) (?:its|their) part"
        ),
        _words(
            r"falls? short|insufficient|too little|(?:must|should|can|could|needs? to) do more|(?:not|n['’]t) there yet|"
            r"a long way to go"
        ),
    ),
    Opposition(
        "trust",
        _ASSESSMENT,
        _words(r"trusted|trustworthy|credible|reliable"),
        _words(r"untrustworthy|unreliable|playing (?:with|games)|deceptive|double-dealing"),
    ),
    Opposition(
        "threat",
        _ASSESSMENT,
        _words(r"pos(?:es?|ing) (?:an?|the) (?:\w+ )?(?:threat|danger)|(?:is|are|as) an? (?:\w+ )?(?:threat|danger)"),
        _words(r"pos(?:es?|ing) no (?:threat|danger)|(?:purely|strictly) defensive|peaceful purposes"),
    ),
    Opposition(
        "peacefulness",
        _ASSESSMENT,
        _words(r"peaceful|peacefully|nonviolent|non-violent"),
        _words(
            r"violent|violently|rioters?|riots?(?! police| squad| gear| shields?)|coup|terrorists?|radicals?|radical forces|extremists?"
        ),
    ),
    Opposition(
        "likelihood",
        _ASSESSMENT,
        _words(
            r"(?<!what )will (?:take effect|go ahead|go into effect|happen|be imposed|follow through|proceed)|deadly serious|"
            r"(?:more|very|most|highly) likely(?! than)|certain to|going to (?:impose|happen|do (?:it|that))"
        ),
        _words(r"unlikely|back(?:s|ed)? (?:off|down)|(?:may|might) not (?:have to|need to|happen|take effect)"),
    ),
    Opposition(
        "warning",
        DisputeKind.WHAT_HAPPENED,
        _words(
            r"(?:was|were|been|being) (?:informed|consulted|warned|told beforehand)|discussed (?:beforehand|in advance)|knew"
        ),
        _words(r"surprised?|off guard|blindsided|unaware|in the dark|without (?:warning|consult\w+)"),
    ),
    Opposition(
        "quality",
        _ASSESSMENT,
        _words(
            r"(?:good|great|better|best|fair|historic|strong|wonderful|right) (?:deal|agreement|compromise|accord|offer|plan|decision|step)"
        ),
        _words(
            r"(?:bad|worst|terrible|weak|rotten|flawed|disgraceful|wrong) (?:deal|agreement|compromise|accord|offer|plan|decision|step)|"
            r"surrender|capitulation|appeasement|sell-?out|giveaway|(?:mindless|unilateral|another) concessions?"
        ),
    ),
    Opposition(
        "cooperation",
        _ASSESSMENT,
        _words(r"cooperat(?:ed|es|ing|ive)|cooperates? fully"),
        _words(r"uncooperative|obstruct(?:ed|s|ing)?|stonewall(?:ed|s|ing)?"),
    ),
    Opposition(
        "jobs",
        _ASSESSMENT,
        _words(r"(?:create|creates|created|creating|save|saves|saved|saving) (?:\S+ ){0,3}jobs"),
        _words(
            r"(?:cost|costs|kill|kills|killing|lose|loses|losing|destroy|destroys) (?:\S+ ){0,3}jobs|job-killing|job killer"
        ),
    ),
    Opposition(
        "legitimacy",
        _ASSESSMENT,
        _words(r"legitimate|rightful|democratically elected|free and fair"),
        _words(r"illegitimate|rigged|fraudulent|a sham|usurpers?"),
    ),
    Opposition(
        "life",
        _ASSESSMENT,
        _words(r"(?:still |very much )?alive|door (?:is|remains|stays|was) (?:still )?open"),
        _words(r"(?:is|are|was|were) (?:dead|over)|no point (?:in|to)|off the table"),
    ),
    Opposition(
        "clarity",
        _ASSESSMENT,
        _words(r"(?:is|are|was|were|been|very|absolutely) clear|unambiguous"),
        _words(r"(?:is|are|was|were) (?:unclear|vague|ambiguous|confusing)|mixed (?:messages|signals)"),
    ),
    Opposition(
        "control",
        _ASSESSMENT,
        _words(r"under control|contained"),
        _words(r"out of control|spirall?ing"),
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
        _words(
            r"strategy|thought-out plan|exactly the plan|deliberate(?:ly)?|intentional(?:ly)?|on purpose|"
            r"(?:was|were) designed to"
        ),
        _words(r"improvised|accident(?:al|ally)?|unplanned|unintentional(?:ly)?|by mistake"),
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
        _words(rf"{_IS}(?:safe|secure|adequate)|adequately"),
        _words(r"unsafe|insecure|compromised|inadequate|inadequately"),
    ),
)
# A negation that turns all of the clause after it.
_WIDE = re.compile(
    r"\b(?:no one|nobody|nothing|none|denie[sd]|doubt(?:s|ed)?)\b|"
    r"(?:\bnot|n['’]t) (?:think|believe|see|consider|expect)\b",
    re.I,
)
_NEGATION = re.compile(
    r"\b(?:not|no|never|nobody|nothing|neither|nor|none|without|cannot|hardly|barely|little|few|zero|unlikely|rather than|"
    r"far from|farthest thing from|lacks?|lacking|instead of|any less)\b|n['’]t\b",
    re.I,
)
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely|simply)\b|\bno doubt\b|\bno longer\b", re.I)
_WISH = re.compile(
    r"\b(?:no evidence|n['’]t (?:\w+ )?evidence|no (?:proof|signs?)|when it comes to|hop(?:e|es|ed|ing)|wants?|wanted|if|unless|until|whether|would like|demand(?:s|ed|ing)?|so that|"
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
    groups: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for claim in claims.said:
        for judgement in _find_judgements(claims, claim):
            groups[judgement.opposition.name, f"in {judgement.word.article}"].append(judgement)
            for stem in sorted(judgement.about):
                groups[judgement.opposition.name, stem].append(judgement)
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
    """Whether two holders speak, in two sentences."""
    first, second = one.claim, other.claim
    if first.sentence == second.sentence and first.span.article == second.span.article:
        return False
    return claims.are_others(first.speaker, second.speaker)


def _score(claims: Claims, one: Judgement, other: Judgement) -> float:
    """How sure it is that two judgements are of one thing; 0.0 where their clauses share no word."""
    first, second = one.claim.attribution, other.claim.attribution
    likeness = compare(first, second) if first is not None and second is not None else 0.5
    same = make_stem(claims.read(one.word).lower()) == make_stem(claims.read(other.word).lower())
    if not one.about & other.about and not _are_close(one.word, other.word):
        return 0.0
    shared = NEAR * claims.weigh(one.near & other.near) + CLAUSE * claims.weigh(one.about & other.about)
    around = AROUND * claims.weigh((one.around & other.about) | (one.about & other.around))
    camp = first is not None and second is not None and claims.are_of_one_camp(str(first.speaker), str(second.speaker))
    return shared + min(around, MOST_AROUND) + SAME_WORD * same + LIKENESS * likeness - ONE_CAMP * camp


def _are_close(one: Span, other: Span) -> bool:
    """Whether one article tells one soon after the other."""
    return one.article == other.article and abs(one.start - other.start) < REACH
