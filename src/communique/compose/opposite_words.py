"""Words of judgements and of their opposites: success and failure, fair and unfair, safe and unsafe.

Written from what negotiations, conflicts and decisions are commonly called in the press, then narrowed until most of
what they paired in the annotated training stories and in ECB+'s training topics was of one thing: adjectives count
where something is said to be so ("was legal", not "a legal system"), effects where they are told as effects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.types import DisputeKind


def make_pattern(words: str) -> re.Pattern[str]:
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
    r"(?:is|are|was|were|be|been|as|prov(?:ed|en)|hardly|not|totally|completely|entirely|perfectly|fully|"
    r"percent[”\"’]?) "
    r"(?:an? |the )?(?:\w+ )?"
)
OPPOSITIONS = (
    Opposition(
        "success",
        _ASSESSMENT,
        make_pattern(
            rf"(?:{_IS}|\ban? (?:\w+ )?)(?:success|triumph|victory)|{_IS}successful|succeeded|achievements?|"
            rf"mission accomplished|productive|"
            r"fruitful|constructive"
        ),
        make_pattern(
            rf"(?:{_IS}|\ban? (?:\w+ )?)failure|failed(?! to)|fiasco|(?<!natural )disaster|debacle|futile|"
            rf"fruitless|unsuccessful|"
            rf"unproductive|"
            r"counter-?productive|backfir\w+"
        ),
    ),
    Opposition(
        "progress",
        _ASSESSMENT,
        make_pattern(
            r"progress|breakthrough|headway|within reach|close(?:r)? to (?:an? )?(?:deal|agreement|accord)|"
            r"constructive|"
            r"narrow(?:ed|ing) (?:the |our |their )?(?:gaps?|differences)|on the verge of|on track|enough movement|"
            r"(?:resolved|settled|agreed on) all but|down to (?:one|two|three|four|a few) (?:\w+ )?(?:issues?|"
            r"points?|questions?)"
        ),
        make_pattern(
            r"impasse|stalemate|deadlock(?:ed)?|stalled|standstill|far apart|broken down|far from (?:resolv\w+|"
            r"an? \w+)|"
            r"unresolved|going nowhere|fallen apart|wide (?:gaps?|differences)|gaps? remain(?:s|ed)?"
        ),
    ),
    Opposition(
        "fairness",
        _ASSESSMENT,
        make_pattern(
            r"fair|fairly(?! \w+ed)|balanced|achieves? (?:the|a) balance|equitable|reasonable|honest (?!and serious)"
        ),
        make_pattern(r"unfair|unfairly|unbalanced|lopsided|one-sided|unreasonable|unjust|inequitable|dishonest"),
    ),
    Opposition(
        "right",
        _ASSESSMENT,
        make_pattern(
            rf"{_IS}(?:legal|lawful|constitutional)|absolute right|(?:has|have|within its) (?:the|every|full) right|"
            r"legal (?:right|authority) to"
        ),
        make_pattern(r"illegal|illegally|unlawful|unlawfully|unconstitutional|violat(?:es|ed|ion of)"),
    ),
    Opposition(
        "need",
        _ASSESSMENT,
        make_pattern(
            rf"{_IS}(?:necessary|essential|crucial|vital|inevitable|unavoidable)|important that|"
            r"no (?:other )?(?:choice|alternative|option)"
        ),
        make_pattern(
            r"unnecessary|needless|avoidable|(?:strike|war|walkout|crisis|decision) of choice|pointless|"
            r"no (?:real )?need|unneeded|no reason (?:to|for)"
        ),
    ),
    Opposition(
        "winning",
        _ASSESSMENT,
        make_pattern(r"(?:easy to|can|will|could) win|winners?|winnable"),
        make_pattern(r"losers?|(?:can|will|could) lose|unwinnable"),
    ),
    Opposition("friendship", _ASSESSMENT, make_pattern(r"friend"), make_pattern(r"enemy|foe|adversary")),
    Opposition(
        "independence",
        _ASSESSMENT,
        make_pattern(r"independent|independently|sovereign"),
        make_pattern(r"captive|controlled|puppet|dictated|beholden|vassal"),
    ),
    Opposition(
        "strength",
        _ASSESSMENT,
        make_pattern(r"stronger|strengthen(?:s|ing)?|bolster(?:s|ing)?|shor(?:e|es|ing) up"),
        make_pattern(r"weaker|weaken(?:s|ing)?|undermin(?:e|es|ing)"),
    ),
    Opposition(
        "effect",
        _ASSESSMENT,
        make_pattern(
            r"benefits? (?!from|under)|good for|better way|(?:is|are|be) good|(?:will|would|can) (?:help|improve|"
            r"advance)|"
            r"(?:important|right|good|historic|big|major) steps? (?:towards?|to|for)|(?:step|"
            r"move) in the right direction|"
            r"advanc(?:es|ing) (?:our|the|its)"
        ),
        make_pattern(
            r"(?:will|would|could|can) (?:hurt|harm|damage|destroy|jeopardi[sz]e|endanger|derail|hit)|hurts|harms|"
            r"damages|"
            r"jeopardi[sz]es|endangers|harmful|damaging to|bad (?:for|idea)|death knell|setback (?:to|for)|"
            r"(?:a|serious|heavy) blow to|dangerous (?:consequences|for)|detrimental"
        ),
    ),
    Opposition(
        "truth",
        DisputeKind.DENIAL,
        make_pattern(rf"{_IS}(?:true|accurate|correct|factual)"),
        make_pattern(
            rf"untrue|{_IS}(?:false|wrong about)|inaccurate|an? lie|lies|baseless|unfounded|fabricat(?:ed|ion)|hoax"
        ),
    ),
    Opposition(
        "responsibility",
        DisputeKind.CAUSE_OR_BLAME,
        make_pattern(rf"{_IS}(?:responsible|to blame|behind|at fault|guilty|involved)"),
        make_pattern(r"nothing to do with|no (?:role|part|hand|involvement) in|uninvolved"),
    ),
    Opposition(
        "keeping",
        DisputeKind.WHAT_HAPPENED,
        make_pattern(
            r"(?:complied|complies|complying|abided|abides) (?:with|by)|honou?red|respected|kept (?:its|their|"
            r"the) (?:word|promise)"
        ),
        make_pattern(r"violat(?:ed|es|ing)|breach(?:ed|es|ing)|brok(?:e|en)(?! down| off| up| out)"),
    ),
    Opposition(
        "happening",
        DisputeKind.WHAT_HAPPENED,
        make_pattern(
            r"(?:reached|struck|signed|made) (?:an? |the )?(?:\w+ )?(?:deal|agreement|accord|commitment)|(?:deal|"
            r"agreement|accord) "
            r"(?:was|has been|had been) (?:reached|struck|signed)"
        ),
        make_pattern(
            r"there (?:is|was|were|has been|had been) no (?:\w+ )?(?:deal|agreement|accord|commitment)(?! without|"
            r" unless| until)"
        ),
    ),
    Opposition(
        "sufficiency",
        _ASSESSMENT,
        make_pattern(
            r"(?:is|are|was|were|be|goes far|does|did|done|far) enough|sufficient|halfway|does a lot|(?:done|do|"
            r"doing) (?:its|their) part"
        ),
        make_pattern(
            r"falls? short|insufficient|too little|(?:must|should|can|could|needs? to) do more|(?:not|"
            r"n['’]t) there yet|"
            r"a long way to go"
        ),
    ),
    Opposition(
        "trust",
        _ASSESSMENT,
        make_pattern(r"trusted|trustworthy|credible|reliable"),
        make_pattern(r"untrustworthy|unreliable|playing (?:with|games)|deceptive|double-dealing"),
    ),
    Opposition(
        "threat",
        _ASSESSMENT,
        make_pattern(
            r"pos(?:es?|ing) (?:an?|the) (?:\w+ )?(?:threat|danger)|(?:is|are|as) an? (?:\w+ )?(?:threat|danger)"
        ),
        make_pattern(r"pos(?:es?|ing) no (?:threat|danger)|(?:purely|strictly) defensive|peaceful purposes"),
    ),
    Opposition(
        "peacefulness",
        _ASSESSMENT,
        make_pattern(r"peaceful|peacefully|nonviolent|non-violent"),
        make_pattern(
            r"violent|violently|rioters?|riots?(?! police| squad| gear| shields?)|coup|terrorists?|radicals?|"
            r"radical forces|extremists?"
        ),
    ),
    Opposition(
        "likelihood",
        _ASSESSMENT,
        make_pattern(
            r"(?<!what )will (?:take effect|go ahead|go into effect|happen|be imposed|follow through|proceed)|"
            r"deadly serious|"
            r"(?:more|very|most|highly) likely(?! than)|certain to|going to (?:impose|happen|do (?:it|that))"
        ),
        make_pattern(r"unlikely|back(?:s|ed)? (?:off|down)|(?:may|might) not (?:have to|need to|happen|take effect)"),
    ),
    Opposition(
        "warning",
        DisputeKind.WHAT_HAPPENED,
        make_pattern(
            r"(?:was|were|been|being) (?:informed|consulted|warned|told beforehand)|discussed (?:beforehand|"
            r"in advance)|knew"
        ),
        make_pattern(r"surprised?|off guard|blindsided|unaware|in the dark|without (?:warning|consult\w+)"),
    ),
    Opposition(
        "quality",
        _ASSESSMENT,
        make_pattern(
            r"(?:good|great|better|best|fair|historic|strong|wonderful|right) (?:deal|agreement|compromise|accord|"
            r"offer|plan|decision|step)"
        ),
        make_pattern(
            r"(?:bad|worst|terrible|weak|rotten|flawed|disgraceful|wrong) (?:deal|agreement|compromise|accord|"
            r"offer|plan|decision|step)|"
            r"surrender|capitulation|appeasement|sell-?out|giveaway|(?:mindless|unilateral|another) concessions?"
        ),
    ),
    Opposition(
        "cooperation",
        _ASSESSMENT,
        make_pattern(r"cooperat(?:ed|es|ing|ive)|cooperates? fully"),
        make_pattern(r"uncooperative|obstruct(?:ed|s|ing)?|stonewall(?:ed|s|ing)?"),
    ),
    Opposition(
        "jobs",
        _ASSESSMENT,
        make_pattern(r"(?:create|creates|created|creating|save|saves|saved|saving) (?:\S+ ){0,3}jobs"),
        make_pattern(
            r"(?:cost|costs|kill|kills|killing|lose|loses|losing|destroy|destroys) (?:\S+ ){0,3}jobs|job-killing|"
            r"job killer"
        ),
    ),
    Opposition(
        "legitimacy",
        _ASSESSMENT,
        make_pattern(r"legitimate|rightful|democratically elected|free and fair"),
        make_pattern(r"illegitimate|rigged|fraudulent|a sham|usurpers?"),
    ),
    Opposition(
        "life",
        _ASSESSMENT,
        make_pattern(
            r"(?:still |very much )?alive|door (?:is|remains|stays|was) (?:still )?open|"
            r"(?:talks|negotiations|contacts) (?:will |would |are |were )?(?:continue|continued|continuing|"
            r"ongoing|under way)"
        ),
        make_pattern(
            r"(?:is|are|was|were) (?:dead|over|finished)|no point (?:in|to)|off the table|no intention (?:of|to)|"
            r"(?:talks|negotiations|contacts) (?:had |have |has )?(?:been |were |was |are )?(?:ended|suspended|"
            r"broken off|"
            r"cancell?ed|called off|dead|over)"
        ),
    ),
    Opposition(
        "wisdom",
        _ASSESSMENT,
        make_pattern(r"right (?:thing|call|move|course|choice|time)|wise|smart|sensible|prudent"),
        make_pattern(
            r"mistakes?|wrong (?:thing|call|move|course|choice|time)|unwise|foolish|reckless|blunder|"
            r"short-?sighted|folly|"
            r"irresponsible|disgrace(?:ful)?|shameful"
        ),
    ),
    Opposition(
        "outlook",
        _ASSESSMENT,
        make_pattern(r"optimistic|hopeful|confident|encouraged|encouraging|promising"),
        make_pattern(r"pessimistic|hopeless|bleak|doubtful|discouraged|discouraging|deeply disappointed|gloomy"),
    ),
    Opposition(
        "clarity",
        _ASSESSMENT,
        make_pattern(r"(?:is|are|was|were|been|very|absolutely) clear|unambiguous"),
        make_pattern(r"(?:is|are|was|were) (?:unclear|vague|ambiguous|confusing)|mixed (?:messages|signals)"),
    ),
    Opposition(
        "control",
        _ASSESSMENT,
        make_pattern(r"under control|contained"),
        make_pattern(r"out of control|spirall?ing"),
    ),
    Opposition(
        "acceptance",
        _ASSESSMENT,
        make_pattern(r"acceptable"),
        make_pattern(r"unacceptable|too (?:long|late|little|much)"),
    ),
    Opposition(
        "planning",
        _ASSESSMENT,
        make_pattern(
            r"strategy|thought-out plan|exactly the plan|deliberate(?:ly)?|intentional(?:ly)?|on purpose|"
            r"(?:was|were) designed to"
        ),
        make_pattern(r"improvised|accident(?:al|ally)?|unplanned|unintentional(?:ly)?|by mistake"),
    ),
    Opposition(
        "sincerity",
        _ASSESSMENT,
        make_pattern(r"good faith|sincere|sincerely|serious about"),
        make_pattern(r"bad faith|insincere|bluff(?:ing)?|playing (?:with|games)|skeptical|sceptical"),
    ),
    Opposition(
        "safety",
        _ASSESSMENT,
        make_pattern(rf"{_IS}(?:safe|secure|adequate)|adequately"),
        make_pattern(r"unsafe|insecure|compromised|inadequate|inadequately"),
    ),
)
