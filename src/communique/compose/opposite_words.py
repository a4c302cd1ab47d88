"""Words of judgements and of their opposites: success and failure, fair and unfair, safe and unsafe.

Written from what negotiations, conflicts and decisions are commonly called in the press, as widely as most of what they
pair in the annotated training stories and in ECB+'s training topics is of one thing: adjectives count where something
is said to be so ("was legal", not "a legal system"), effects where they are told as effects.
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


_ASSESSMENT, _HAPPENED = DisputeKind.ASSESSMENT, DisputeKind.WHAT_HAPPENED
# What a judgement is said with, so that "a legal system" and "successful candidates" are none; a word that denies it
# stands before it or within: "not legal", "is not legal".
_IS = (
    r"(?:(?:is|are|was|were|be|been|as|prov(?:ed|en)|totally|completely|entirely|perfectly|fully|"
    r"percent[”\"’]?) |(?<=not )|(?<=hardly )|(?<=it['’]s )|(?<=that['’]s ))"
    r"(?:an? |the )?(?:\w+ )?"
)
# What is held or lost in a war.
_GROUND = (
    r"(?:towns?|city|cities|villages?|bases?|airports?|districts?|provinces?|islands?|bridges?|hills?|capital|ports?|"
    r"forts?|garrisons?|checkpoints?|territory|positions?)"
)
OPPOSITIONS = (
    Opposition(
        "success",
        _ASSESSMENT,
        make_pattern(
            rf"(?:{_IS}|\ban? (?:\w+ )?)(?:success|triumph|victory)|"
            rf"{_IS}successful|"
            r"succeeded|achievements?|mission accomplished|productive|fruitful|constructive|"
            r"succeed(?:s|ing)?|worked out|went (?:very |really |extremely )?well|"
            r"a (?:big|huge|great|major|real|total|complete) (?:success|win)|paid off|accomplishments?|"
            r"met (?:its|their|the|all its) (?:goals?|aims?|objectives?)|triumphant\w*|"
            r"pay off|bear(?:s|ing)? fruit|bore fruit|deliver(?:ed|s) results"
        ),
        make_pattern(
            rf"(?:{_IS}|\ban? (?:\w+ )?)failure|"
            r"failed(?! to)|fiasco|(?<!natural )disaster|debacle|futile|fruitless|unsuccessful|"
            r"unproductive|counter-?productive|backfir\w+|fell flat|came to nothing|went (?:very )?badly|"
            r"in vain|a flop|botched|bungled|fell apart|empty-handed|"
            r"(?:achieved|produced|yielded|accomplished) nothing|nothing to show|waste of (?:time|money)|"
            r"an? (?:\w+ )?(?:humiliation|shambles|train wreck|dead letter)|humiliating"
        ),
    ),
    Opposition(
        "progress",
        _ASSESSMENT,
        make_pattern(
            r"progress|breakthrough|headway|within reach|"
            r"close(?:r)? to (?:an? )?(?:deal|agreement|accord)|constructive|"
            r"narrow(?:ed|ing) (?:the |our |their )?(?:gaps?|differences)|on the verge of|on track|"
            r"enough movement|(?:resolved|settled|agreed on) all but|"
            r"down to (?:one|two|three|four|a few) (?:\w+ )?(?:issues?|points?|questions?)|"
            r"(?:deal|agreement|accord|settlement|solution) (?:\S+ ){0,4}(?:is|was|were) (?:very |"
            r"extremely )?(?:close|near)|"
            r"nearly (?:done|finished|complete)|almost (?:done|finished|there|complete)|"
            r"moving (?:forward|ahead)|common ground|converging|good talks|progress(?:ed|ing)|"
            r"coming together|moving closer|(?:good|great|excellent|positive|substantive|encouraging) (?:talks|"
            r"meetings?|"
            r"discussions?|conversations?|start|signs?)|(?:almost|all but|nearly|virtually) (?:done|agreed|settled|"
            r"ready)|"
            r"very close|(?:met|meeting|meet) (?:\w+ ){1,3}halfway"
        ),
        make_pattern(
            r"impasse|stalemate|deadlock(?:ed)?|stalled|standstill|far apart|broken down|"
            r"far from (?:resolv\w+|an? \w+)|unresolved|going nowhere|fallen apart|"
            r"wide (?:gaps?|differences)|gaps? remain(?:s|ed)?|"
            r"far (?:from (?:an? |the )?(?:\w+ )?(?:deal|agreement|accord|over|done|certain)|away)|"
            r"miles apart|wide apart|deep (?:divisions|differences|gulf)|"
            r"(?:major|significant|serious|big|large) (?:differences|gaps|obstacles|disagreements)|"
            r"no closer|bogged down|dead ?end|(?:is|are|was|were|got|remains?) stuck|foundered|faltered|hit a wall|"
            r"ground to a halt|at a loss|little movement|"
            r"(?:remain|remains|remained|are|were) (?:\w+ )?(?:divided|deadlocked|at odds)|no breakthrough|not close|"
            r"(?:still )?(?:a lot|much) (?:more )?work (?:remains|to do|to be done)"
        ),
    ),
    Opposition(
        "fairness",
        _ASSESSMENT,
        make_pattern(
            r"fair|fairly(?! \w+ed)|balanced|achieves? (?:the|a) balance|equitable|reasonable|"
            r"even-handed|just (?:settlement|peace|solution|deal|share)|"
            r"impartial|generous"
        ),
        make_pattern(
            r"unfair|unfairly|unbalanced|lopsided|one-sided|unreasonable|unjust|inequitable|dishonest|"
            r"biased|stingy|skewed|tilted|an insult"
        ),
    ),
    Opposition(
        "right",
        _ASSESSMENT,
        make_pattern(
            rf"{_IS}(?:legal|lawful|constitutional)|"
            r"absolute right|(?:has|have|within its) (?:the|every|full) right|"
            r"legal (?:right|authority) to|within the law|"
            r"(?:in|under|according to|consistent with|in line with|in accordance with) (?:the |"
            r"international |our |federal |national )?(?:law|constitution)|"
            r"lawfully|legally"
        ),
        make_pattern(
            r"(?:illegal|unlawful)(?! (?:im?migra\w+|migra\w+|drugs?|aliens?|activit\w+|weapons?|trade|crossings?))|"
            r"illegally|unlawfully|unconstitutional|violat(?:es|ed|ion of)|"
            r"(?:breaks?|broke|breaking|flout\w*|contrary to|in defiance of) (?:the |international |"
            r"our |federal |national |its )?(?:law|constitution|treaty|charter|rules|obligations|"
            r"resolutions?|conventions?)|"
            r"no (?:legal )?(?:basis|right|authority)|overstepp\w+"
        ),
    ),
    Opposition(
        "need",
        _ASSESSMENT,
        make_pattern(
            rf"{_IS}(?:necessary|essential|crucial|vital|inevitable|unavoidable)|"
            r"important that|no (?:other )?(?:choice|alternative|option)|indispensable|imperative|"
            r"no other way|last resort"
        ),
        make_pattern(
            r"unnecessary|needless|avoidable|(?:strike|war|walkout|crisis|decision) of choice|pointless|"
            r"no (?:real )?need|unneeded|no reason (?:to|for)|uncalled[- ]for|superfluous|not needed|"
            r"could have been avoided|gratuitous"
        ),
    ),
    Opposition(
        "winning",
        _ASSESSMENT,
        make_pattern(
            r"(?:easy to|can|will|could) win|winners?|winnable|(?:are|is|was|were) winning|"
            r"prevail(?:ed|ing)|the upper hand"
        ),
        make_pattern(r"losers?|(?:can|will|could) lose|unwinnable|(?:are|is|was|were) losing|defeated|no winners"),
    ),
    Opposition(
        "friendship",
        _ASSESSMENT,
        make_pattern(r"friend|friends"),
        make_pattern(r"enemy|foe|adversary|enemies|hostile"),
    ),
    Opposition(
        "independence",
        _ASSESSMENT,
        make_pattern(r"independent|independently|sovereign|own decisions?|autonomous(?:ly)?|not controlled"),
        make_pattern(
            r"captive|controlled|puppet|dictated|beholden|vassal|puppets|under the (?:control|thumb)|"
            r"at the mercy|subservient|takes? orders"
        ),
    ),
    Opposition(
        "strength",
        _ASSESSMENT,
        make_pattern(
            r"stronger|strengthen(?:s|ing)?|bolster(?:s|ing)?|shor(?:e|es|ing) up|"
            r"(?:is|are|was|were|as|very|remains?) strong|robust|resilient"
        ),
        make_pattern(
            r"weaker|weaken(?:s|ing)?|undermin(?:e|es|ing)|"
            r"(?:is|are|was|were|as|very|looks?|remains?) weak|fragile|crumbling|eroding|"
            r"hollow(?:s|ed)? out"
        ),
    ),
    Opposition(
        "effect",
        _ASSESSMENT,
        make_pattern(
            r"benefits(?= (?:all|both|every\w*|our|their|its|no)\b)|good for|better way|(?:is|are|be) good|"
            r"(?:will|would|can|could) (?:help|improve|advance|protect|safeguard|benefit|boost|save)|"
            r"(?:peace )?dividend|prevent(?:s|ed|ing)? (?:\w+ ){0,4}(?:violence|war|bloodshed|attacks?|crisis)|"
            r"(?:important|right|good|historic|big|major) steps? (?:towards?|to|for)|"
            r"(?:step|move) in the right direction|advanc(?:es|ing) (?:our|the|its)|"
            r"(?:is|are|was|were|be|been) (?:very |really |extremely )?(?:beneficial|helpful|useful)|"
            r"(?:serves?|served) (?:our|the|their|its|national) (?:\w+ )?interests?|"
            r"in (?:the|our|their|its|everyone['’]s) (?:best |national )?interests?|"
            r"bring(?:s)? (?:peace|stability|prosperity|security)|better off|eas(?:es|ed|e) tensions?"
        ),
        make_pattern(
            r"(?:will|would|could|can) (?:hurt|harm|damage|destroy|jeopardi[sz]e|endanger|derail|hit|ruin|wreck|"
            r"cripple|"
            r"devastate|backfire|deepen|worsen|threaten)|"
            r"hurts|harms|damages(?! (?:to|at|of|in|from|for)\b)|jeopardi[sz]es|endangers|harmful|"
            r"damaging to|bad (?:for|idea)|"
            r"death knell|setback (?:to|for)|(?:a|serious|heavy) blow to|dangerous (?:consequences|for)|"
            r"detrimental|"
            r"(?:is|are|was|were|be|been) (?:very |really |extremely )?(?:bad|terrible|harmful|"
            r"dangerous|disastrous|devastating|catastrophic)|"
            r"(?:has|have|had) (?:hurt|harmed|damaged|undermined|jeopardi[sz]ed|derailed)|hurting|harming|"
            r"damaging|undermin(?:es|ing)|lose out|worse off|"
            r"fuel(?:s|ed|ing)? (?:the |more )?(?:violence|conflict|tensions?|war|extremism|unrest|instability)|"
            r"rais(?:es|ed|e) tensions?|destabili[sz]\w+|embolden\w*|"
            r"lead to (?:more )?(?:war|chaos|violence|bloodshed)|"
            r"(?:will|would|could|may) (?:only )?(?:lead|allow|enable|let|encourage|invite) (?:\w+ ){0,6}(?:attacks?|"
            r"weapons|"
            r"violence|aggression|terror\w*|war)"
        ),
    ),
    Opposition(
        "truth",
        DisputeKind.DENIAL,
        make_pattern(
            rf"{_IS}(?:true|accurate|correct|factual)|"
            r"(?:is|are|was|were) (?:absolutely |completely |entirely )?(?:right|genuine|authentic)"
        ),
        make_pattern(
            r"untrue|"
            rf"{_IS}(?:false|wrong about)|"
            r"inaccurate|an? lie|lies|baseless|unfounded|fabricat(?:ed|ion)|hoax|"
            r"(?:is|are|was|were) (?:absolutely |completely |entirely |simply |just |plain )?(?:fake|"
            r"bogus|made up|invented|nonsense|propaganda|fiction)|"
            r"a (?:hoax|myth|fiction|fabrication)|misrepresent\w*"
        ),
    ),
    Opposition(
        "responsibility",
        DisputeKind.CAUSE_OR_BLAME,
        make_pattern(
            rf"{_IS}(?:responsible|to blame|behind|at fault|guilty|involved)|"
            r"carried out|masterminded|orchestrated"
        ),
        make_pattern(
            r"nothing to do with|no (?:role|part|hand|involvement) in|uninvolved|"
            r"no (?:involvement|responsibility|knowledge|connection|links?|ties)|"
            r"(?:was|were|is|are) framed"
        ),
    ),
    Opposition(
        "keeping",
        _HAPPENED,
        make_pattern(
            r"(?:complied|complies|complying|abided|abides) (?:with|by)|honou?red|respected|"
            r"kept (?:its|their|the) (?:word|promise)|"
            r"(?:kept|keeps|keeping|stuck|sticks|sticking|lived up|adher\w+|abid\w+|compl(?:y|ies|ied|"
            r"ying)) (?:to|with|by)? ?(?:its|their|his|her|our|the|all) (?:\w+ )?(?:promises?|word|"
            r"commitments?|obligations?|terms?|agreement|deal|accord|truce|cease-?fire)|"
            r"(?:is|was|are|were) (?:still )?(?:holding|observed|intact)"
        ),
        make_pattern(
            r"violat(?:ed|es|ing)|breach(?:ed|es|ing)|brok(?:e|en)(?! down| off| up| out)|"
            r"(?:renege\w* on|flout\w*|ignor\w+|abandon\w+|ripp\w+ up|tore up|went back on) (?:its|"
            r"their|his|her|our|the|all|every) (?:\w+ )?(?:promises?|word|commitments?|obligations?|"
            r"terms?|agreement|deal|accord|truce|cease-?fire)|"
            r"(?:had|has|have) collapsed|in (?:tatters|shambles|ruins)|unravel(?:ed|led|ing|s)?"
        ),
    ),
    Opposition(
        "happening",
        _HAPPENED,
        make_pattern(
            r"(?:reached|struck|signed|made) (?:an? |the )?(?:\w+ )?(?:deal|agreement|accord|commitment)|"
            r"(?:deal|agreement|accord) (?:was|has been|had been) (?:reached|struck|signed)|"
            r"(?:had|have|has) (?:already )?agreed|(?:was|were) agreed|came to terms|"
            r"reached (?:an )?(?:understanding|consensus)|"
            r"(?:agreed|promised|pledged|committed) (?:to|that)|"
            r"(?:agreement|deal|accord|understanding|timetable|timeline|date|decision) (?:has been|had been|was|is) "
            r"(?:already )?(?:reached|agreed|set|fixed|made|finali[sz]ed|settled|in place)"
        ),
        make_pattern(
            r"there (?:is|was|were|has been|had been) no (?:\w+ )?(?:deal|agreement|accord|"
            r"commitment)(?! without| unless| until)|"
            r"(?:nothing|neither) (?:had been |has been |was |were )?agreed|failed to (?:agree|reach)|"
            r"could not agree|never agreed|"
            r"no (?:\w+ )?(?:agreement|deal|accord|commitment|timetable|timeline|date|decision|promise|"
            r"understanding)s? "
            r"(?:has been|had been|have been|was|were|is|yet|on|to|about|for)(?! without| unless| until)\b"
        ),
    ),
    Opposition(
        "sufficiency",
        _ASSESSMENT,
        make_pattern(
            r"(?:is|are|was|were|be|goes far|does|did|done|far) enough|sufficient|halfway|does a lot|"
            r"(?:done|do|doing) (?:its|their|his|her|our) part|plenty|ample|"
            r"already (?:done|taken|made|met|cut|stopped|agreed|begun|started)|"
            r"(?:done|doing) (?:everything|a great deal|a lot|a good deal|all (?:it|they|he|she|we) can|more than)|"
            r"far-reaching"
        ),
        make_pattern(
            r"falls? short|insufficient|too little|(?:must|should|needs? to|ha[sd] to|have to|time to) step up|"
            r"(?:must|should|can|could|needs? to|ha[sd] to|have to|ought to) do (?:far |much |a lot |even )?more|"
            r"(?:is|are|was|were|has|have|had)(?: not| never|n['’]t) (?:done|doing|do) (?:nearly |"
            r"anywhere near )?enough|"
            r"(?:not|n['’]t) there yet|a long way to go|shortages?|short of|r[au]n out|running out|scarce|"
            r"too (?:few|weak|small|slow)|half-measures?|a drop in the"
        ),
    ),
    Opposition(
        "trust",
        _ASSESSMENT,
        make_pattern(rf"trusted|trustworthy|{_IS}(?:credible|reliable)|keep(?:s)? (?:his|her|its|their) word"),
        make_pattern(
            r"untrustworthy|unreliable|playing (?:with|games)|deceptive|double-dealing|"
            r"cannot be (?:trusted|believed|relied)|liars?|bad actors?"
        ),
    ),
    Opposition(
        "threat",
        _ASSESSMENT,
        make_pattern(
            r"pos(?:es?|ing) (?:an?|the) (?:\w+ )?(?:threat|danger)|"
            r"(?:is|are|as) an? (?:\w+ )?(?:threat|danger)|aimed at|"
            r"(?:is|are|was|were) (?:\w+ )?(?:threatening|aggressive|provocative)|"
            r"threatens? (?:the|our|its)"
        ),
        make_pattern(
            r"pos(?:es?|ing) no (?:threat|danger)|(?:purely|strictly) defensive|peaceful purposes|"
            r"harmless|(?:for|in) (?:self-)?defen[cs]e(?: alone| only)?|"
            r"(?:purely|strictly|only|entirely) (?:peaceful|routine|civilian)|"
            r"routine (?:exercise|drill|patrol)s?"
        ),
    ),
    Opposition(
        "peacefulness",
        _ASSESSMENT,
        make_pattern(r"peaceful|peacefully|nonviolent|non-violent|orderly|without incident|law-abiding"),
        make_pattern(
            r"violent|violently|rioters?|riots?(?! police| squad| gear| shields?)|coup|terrorists?|"
            r"radicals?|radical forces|extremists?|rampag\w+|mobs?|thugs|hooligans|vandal\w+|looters?|"
            r"insurrection\w*"
        ),
    ),
    Opposition(
        "likelihood",
        _ASSESSMENT,
        make_pattern(
            r"(?<!what )will (?:take effect|go ahead|go into effect|happen|be imposed|follow through|proceed)|"
            r"deadly serious|(?:more|very|most|highly) likely(?! than)|certain to|"
            r"going to (?:impose|happen|do (?:it|that))|inevitabl[ey]|imminent|bound to|"
            r"(?:a )?(?:good|real|strong|very good|great|fair) (?:chance|possibility|prospect)|"
            r"only a matter of time|sooner or later"
        ),
        make_pattern(
            r"unlikely|back(?:s|ed)? (?:off|down)|"
            r"(?:may|might) not (?:have to|need to|happen|take effect)|improbable|no chance|"
            r"(?:very |highly )doubtful|far-fetched|(?:little|slim|small|remote|no) (?:chance|prospects?|likelihood|"
            r"possibility|hope)|(?:is|are)(?: not|n['’]t) going to happen|will never happen|long shot"
        ),
    ),
    Opposition(
        "warning",
        _HAPPENED,
        make_pattern(
            r"(?:was|were|been|being) (?:informed|consulted|warned|told beforehand)|"
            r"discussed (?:beforehand|in advance)|knew|"
            r"(?:notified|alerted|briefed) (?:\S+ ){0,4}(?:of|about|that|before|in advance|beforehand)|"
            r"(?:had|have|has|was|were) told (?:\S+ ){0,4}(?:of|about|in advance|beforehand)|"
            r"advance (?:notice|warning|knowledge)|prior (?:notice|knowledge|warning)"
        ),
        make_pattern(
            r"surprised?|off guard|blindsided|unaware|in the dark|without (?:warning|consult\w+)|"
            r"(?:no|without) (?:prior |advance |any )?(?:notice|word|knowledge)|ambushed|"
            r"never (?:told|informed|consulted|warned|notified|asked)|"
            r"not (?:been )?(?:told|informed|consulted|warned|notified)|kept in the dark"
        ),
    ),
    Opposition(
        "quality",
        _ASSESSMENT,
        make_pattern(
            r"(?:good|great|better|best|fair|historic|strong|wonderful|right) (?:deal|agreement|"
            r"compromise|accord|offer|plan|decision|step)|"
            r"(?:excellent|incredible|terrific|sensible|reasonable|win-win) (?:deal|agreement|"
            r"compromise|accord|offer|plan|decision|solution|idea|outcome|result|law|bill)|"
            r"(?:good|great) (?:solution|outcome|result|idea)"
        ),
        make_pattern(
            r"(?:bad|worst|terrible|weak|rotten|flawed|disgraceful|wrong) (?:deal|agreement|"
            r"compromise|accord|offer|plan|decision|step)|"
            r"surrender|capitulation|appeasement|sell-?out|giveaway|"
            r"(?:mindless|unilateral|another) concessions?|"
            r"(?:horrible|awful|lousy|poor|stupid|dreadful) (?:deal|agreement|compromise|accord|offer|"
            r"plan|decision|solution|idea|outcome|result|law|bill)|"
            r"(?:bad|terrible) (?:idea|outcome|result|solution)|worse than (?:no|nothing)|giveaways?"
        ),
    ),
    Opposition(
        "cooperation",
        _ASSESSMENT,
        make_pattern(r"cooperat(?:ed|es|ing|ive)|cooperates? fully|(?:full|good|close) cooperation"),
        make_pattern(
            r"uncooperative|obstruct(?:ed|s|ing)?|stonewall(?:ed|s|ing)?|"
            r"drag(?:ged|ging|s)? (?:its|their|his) feet|hinder(?:ed|s|ing)|sabotag(?:ed|ing)|"
            r"intransigen\w+|stubborn\w*"
        ),
    ),
    Opposition(
        "jobs",
        _ASSESSMENT,
        make_pattern(r"(?:create|creates|created|creating|save|saves|saved|saving) (?:\S+ ){0,3}jobs"),
        make_pattern(
            r"(?:cost|costs|kill|kills|killing|lose|loses|losing|destroy|destroys) (?:\S+ ){0,3}jobs|"
            r"job-killing|job killer"
        ),
    ),
    Opposition(
        "legitimacy",
        _ASSESSMENT,
        make_pattern(r"legitimate|rightful|democratically elected|free and fair|lawful (?:president|government)"),
        make_pattern(r"illegitimate|rigged|fraudulent|a sham|usurpers?|stolen|unelected|a farce|irregularities"),
    ),
    Opposition(
        "life",
        _ASSESSMENT,
        make_pattern(
            r"(?:still |very much )?alive|door (?:is|remains|stays|was) (?:still )?open|"
            r"(?:talks|negotiations|contacts) (?:will |would |are |were )?(?:continue|continued|"
            r"continuing|ongoing|under way)|"
            r"(?:remain|remains|stay|stays|still) (?:open|ongoing|on the table|in effect|in force|valid|in place)|"
            r"will (?:resume|go on)|ongoing|resum(?:ed|ing)"
        ),
        make_pattern(
            r"(?:is|are|was|were) (?:dead|over|finished)|no point (?:in|to)|off the table|"
            r"no intention (?:of|to)|"
            r"(?:talks|negotiations|contacts) (?:had |have |has )?(?:been |were |was |are )?(?:ended|"
            r"suspended|broken off|cancell?ed|called off|dead|over)|"
            r"(?:is|are|was|were) (?:done|called off|cancel?led)|walk(?:ed|ing) away from|"
            r"call(?:ed|ing) off|broke off|end of (?:the )?(?:talks|negotiations|process|road)|"
            r"null and void"
        ),
    ),
    Opposition(
        "wisdom",
        _ASSESSMENT,
        make_pattern(
            r"right (?:thing|call|move|course|choice|time)|wise|smart|sensible|prudent|"
            r"(?:is|was|were|are) (?:absolutely |completely |entirely )?right to|courageous|merciful|"
            r"correct (?:decision|move|course|thing)|a gift|"
            r"best (?:thing|way|decision|option|hope|chance)|wonderful|brilliant|fantastic|excellent|"
            r"historic|admirable|commendable"
        ),
        make_pattern(
            r"mistakes?|wrong (?:thing|call|move|course|choice|time)|unwise|foolish|reckless|blunder|"
            r"short-?sighted|folly|irresponsible|disgrace(?:ful)?|shameful|"
            r"(?:is|was|were|are) (?:absolutely |completely |entirely |simply |just )?wrong(?: to)?|"
            r"ill-advised|misguided|ill-conceived|"
            r"an? (?:\w+ )?(?:insult|outrage|scandal|betrayal|farce|gimmick|stunt|joke|nightmare|mess|"
            r"embarrassment|humiliation|catastrophe)|"
            r"ridiculous|absurd|crazy|insane|madness|naive|stupid|outrageous|appalling|unconscionable|"
            r"immoral|cruel|inhumane|heartless|cowardly|inexcusable|worst|terrible|horrible|awful|waste of"
        ),
    ),
    Opposition(
        "outlook",
        _ASSESSMENT,
        make_pattern(r"optimistic|hopeful|confident|encouraged|encouraging|promising|upbeat|on course"),
        make_pattern(
            r"pessimistic|hopeless|bleak|doubtful|discouraged|discouraging|deeply disappointed|gloomy|"
            r"(?:deeply |very |extremely )(?:worried|concerned)|alarmed|grim|dire|despair\w*|skeptical|"
            r"sceptical"
        ),
    ),
    Opposition(
        "clarity",
        _ASSESSMENT,
        make_pattern(
            r"(?:is|are|was|were|been|very|absolutely) clear|unambiguous|unequivocal\w*|"
            r"no mixed (?:messages|signals)"
        ),
        make_pattern(
            r"(?:is|are|was|were) (?:unclear|vague|ambiguous|confusing)|mixed (?:messages|signals)|"
            r"contradictory|muddled|incoherent|confus(?:es|ed|ion)"
        ),
    ),
    Opposition(
        "control",
        _ASSESSMENT,
        make_pattern(
            r"under control|contained|orderly|went smoothly|(?:is|are|was|were|remains?) (?:calm|normal|stable|"
            r"quiet)|manageable"
        ),
        make_pattern(r"out of control|spirall?ing|in crisis|(?:a|an|the) \w* ?crisis|chaos|chaotic|anarchy|volatile"),
    ),
    Opposition(
        "acceptance",
        _ASSESSMENT,
        make_pattern(r"acceptable|can (?:live with|support)|satisf(?:ied|actory)"),
        make_pattern(
            r"unacceptable|too (?:long|late|little|much)|intolerable|"
            r"cannot (?:accept|support|live with|agree)|non-?starter|out of the question"
        ),
    ),
    Opposition(
        "planning",
        _ASSESSMENT,
        make_pattern(
            r"strategy|thought-out plan|exactly the plan|deliberate(?:ly)?|intentional(?:ly)?|on purpose|"
            r"(?:was|were) designed to|"
            r"(?:well|carefully|fully) (?:prepared|planned|thought[- ]out|considered)|premeditated|arson|"
            r"wilful\w*"
        ),
        make_pattern(
            r"improvised|accident(?:al|ally)?|unplanned|unintentional(?:ly)?|by mistake|haphazard|"
            r"hast(?:y|ily)|off the cuff|ad hoc|knee-jerk|impulsive\w*|in error|"
            r"technical (?:fault|failure)|malfunction\w*"
        ),
    ),
    Opposition(
        "sincerity",
        _ASSESSMENT,
        make_pattern(
            r"good faith|sincere|sincerely|serious about|serious(?:ly)? (?:committed|interested|intent)|"
            r"genuinely (?:wants?|interested|committed|seeks?|ready)"
        ),
        make_pattern(
            r"bad faith|insincere|bluff(?:ing)?|playing (?:with|games)|skeptical|sceptical|not serious|"
            r"empty (?:words|promises|talk|threats?|gestures?)|posturing|window[- ]dressing|ploy|stunt|"
            r"(?:playing|stalling|buy(?:ing)?) (?:for )?time|stalling|delaying tactics|charade|a trick|lip service|"
            r"pretext"
        ),
    ),
    Opposition(
        "safety",
        _ASSESSMENT,
        make_pattern(
            rf"{_IS}(?:safe|secure|adequate)|"
            r"adequately|safely|no (?:danger|risk|hazard)"
        ),
        make_pattern(
            r"unsafe|insecure|compromised|inadequate|inadequately|"
            r"(?:is|are|was|were|be) (?:\w+ )?dangerous|risky|hazard(?:s|ous)?|defective|faulty|"
            r"leak(?:s|ed|ing|y)|contaminated|toxic"
        ),
    ),
    Opposition(
        "readiness",
        _ASSESSMENT,
        make_pattern(
            r"(?:is|are|was|were|be|been|fully|always|stand|stands|as) (?:\w+ )?(?:ready for|"
            r"prepared for|equipped)|"
            r"well[- ](?:prepared|equipped|trained)|combat-ready"
        ),
        make_pattern(
            r"unprepared|unready|ill-(?:prepared|equipped)|poorly (?:prepared|equipped|trained)|"
            r"caught (?:unawares|napping)|overwhelmed|improvised"
        ),
    ),
    Opposition(
        "working",
        _ASSESSMENT,
        make_pattern(
            r"(?:is|are|was|were|has|have|been|already) (?:\w+ )?(?:working|worked|effective)|paying off|"
            r"having (?:an|the desired) (?:effect|impact)|(?:will|would|can|could|does|do|did) work(?! (?:with|on|to|"
            r"for|"
            r"together|at|in|hard|out|as|closely)\b)|leverage"
        ),
        make_pattern(
            r"ineffective|no (?:effect|impact)|useless|toothless|"
            r"(?:achieved|accomplished|changed|done|does|did|do) nothing|failed policy|made no difference|"
            r"without (?:addressing|solving|resolving|fixing|changing|tackling)"
        ),
    ),
    Opposition(
        "unity",
        _ASSESSMENT,
        make_pattern(
            r"(?:is|are|was|were|stands?|remains?|be) (?:\w+ )?united|united (?:behind|front)|"
            r"stand together|solidarity|on the same page"
        ),
        make_pattern(
            r"(?:is|are|was|were|has|have|had) (?:\w+ )?(?:divided|split)|rifts?|disunity|infighting|"
            r"drift(?:ing|ed) apart|at odds|disarray"
        ),
    ),
    Opposition(
        "holding ground",
        _HAPPENED,
        make_pattern(
            rf"(?:taken|took|captured|seized|liberated|recaptured|retaken|retook|overrun|overran) (?:\S+ ){{0,3}}"
            rf"{_GROUND}|in full control"
        ),
        make_pattern(
            r"still (?:hold|held|control|controlled)|beat(?:en)? back|repel(?:led)|repuls\w+|"
            r"fend(?:ed)? off|remain(?:s|ed)? in (?:the hands|control)|thwarted|foiled"
        ),
    ),
    Opposition(
        "passage",
        _HAPPENED,
        make_pattern(
            r"(?:had|has|have|was|were|been) (?:\w+ )?(?:blocked|barred)|turned back|"
            r"denied (?:access|entry|permission)|besieg\w+|refused entry"
        ),
        make_pattern(
            r"(?:had|has|have) passed|let through|without (?:hindrance|obstruction)|unhindered|unimpeded|"
            r"free (?:access|passage)|allowed (?:in|through|to (?:enter|pass|leave))"
        ),
    ),
    Opposition(
        "shooting first",
        DisputeKind.CAUSE_OR_BLAME,
        make_pattern(
            r"(?:fir(?:ed|ing)|shot|shooting|attacked|attacking|struck) first|"
            r"started (?:it|the (?:fight|fighting|war|shooting|violence|conflict))|unprovoked"
        ),
        make_pattern(r"return(?:ed|ing) fire|fir(?:ed|ing) back|shot back|in self-defen[cs]e|in retaliation for"),
    ),
    Opposition(
        "importance",
        _ASSESSMENT,
        make_pattern(
            r"(?:is|are|was|were|be|as|very|extremely) (?:\w+ )?(?:significant|decisive|momentous)|"
            r"game[- ]changer|turning point|landmark|"
            r"(?:important|crucial|key|vital) (?:part|role|provision|element|point|clause)s?|the importance of"
        ),
        make_pattern(
            r"unimportant|insignificant|purely symbolic|trivial|cosmetic|meaningless|irrelevant|"
            r"matters? little|no big deal"
        ),
    ),
    Opposition(
        "possibility",
        _ASSESSMENT,
        make_pattern(
            r"(?:is|are|was|were|be|very|entirely|still|quite) (?:\w+ )?(?:feasible|achievable|"
            r"realistic|doable|workable|attainable)|"
            r"can be (?:done|achieved|solved|resolved|met)|simply by"
        ),
        make_pattern(
            r"impossible|unrealistic|unworkable|unachievable|unattainable|impractical|pipe dream|fantasy|"
            r"cannot be (?:done|achieved|solved|resolved|met)|take (?:years|decades)"
        ),
    ),
    Opposition(
        "change",
        _ASSESSMENT,
        make_pattern(
            r"new (?:course|approach|era|chapter|beginning)|fresh start|sea change|U-turn|"
            r"back(?:ed|ing)? (?:down|off|away)|backtrack\w*"
        ),
        make_pattern(
            r"unchanged|business as usual|more of the same|same old|nothing (?:has |had )?(?:new|changed)|"
            r"remains the same|stands firm|stood firm|standing firm"
        ),
    ),
    Opposition(
        "freedom",
        _ASSESSMENT,
        make_pattern(r"voluntar(?:y|ily)|of (?:his|her|its|their) own (?:free )?(?:will|accord)"),
        make_pattern(r"coerced|against (?:his|her|their|its) will|under duress|blackmail\w*"),
    ),
    Opposition(
        "presence",
        _HAPPENED,
        make_pattern(r"(?:was|were|had been) (?:present|at the scene|in the room)"),
        make_pattern(
            r"(?:was|were) (?:absent|elsewhere|not there|not present|nowhere near)|boycotted|stayed away|"
            r"never met"
        ),
    ),
    Opposition(
        "innocence",
        _HAPPENED,
        make_pattern(
            r"(?:were|are|was|killed|hit|only|all|mostly|innocent) (?:\w+ )?(?:civilians|farmers|"
            r"bystanders|villagers)|"
            r"unarmed"
        ),
        make_pattern(
            r"(?:were|are|was|killed|hit|only|all|mostly) (?:\w+ )?(?:militants?|fighters|insurgents|"
            r"gunmen|armed men|terrorists)"
        ),
    ),
    Opposition(
        "growth",
        _ASSESSMENT,
        make_pattern(
            r"(?:is|are|was|were) (?:\w+ )?(?:growing|booming|thriving|recovering|flourishing)|"
            r"in good shape"
        ),
        make_pattern(
            r"(?:is|are|was|were) (?:\w+ )?(?:shrinking|declining|deteriorating|stagnating|ailing)|"
            r"slump\w*|recession|in decline|in bad shape"
        ),
    ),
    Opposition(
        "popularity",
        _ASSESSMENT,
        make_pattern(r"popular|broad support|widely (?:supported|backed)"),
        make_pattern(r"unpopular|(?:little|no) support|widely (?:opposed|rejected|condemned)"),
    ),
    Opposition(
        "connection",
        _ASSESSMENT,
        make_pattern(r"separate (?:from|issue|matter|track)|unrelated|no (?:link|connection)"),
        make_pattern(r"linked to|tied to|bound up|inseparable|derail|jeopardi[sz]e"),
    ),
    Opposition(
        "return",
        _ASSESSMENT,
        make_pattern(
            r"in (?:return|exchange) for (?!nothing)(?:\w+ ){0,4}(?:\w+)|won (?:\w+ )?concessions|"
            r"(?:got|gained|secured) (?:real|important|major|significant|valuable) (?:\w+ )?(?:concessions|"
            r"commitments|gains)"
        ),
        make_pattern(
            r"(?:for|got|received|gets?|in return for|in exchange for|gained) nothing|nothing in (?:return|exchange)|"
            r"(?:got|gets?|gave|gives?|won|brought) (?:us |them |him |her |it )nothing|"
            r"one-sided"
        ),
    ),
    Opposition(
        "schedule",
        _HAPPENED,
        make_pattern(
            r"on schedule|as (?:planned|scheduled)|will (?:go ahead|take place|be held)|still on(?! the)|"
            r"(?:is|are|was|were|remains?) (?:still )?(?:set|scheduled|planned|on)(?= (?:for|to)\b)"
        ),
        make_pattern(
            r"(?:was|were|been|is|are) (?:\w+ )?(?:postponed|delayed|put off|shelved)|"
            r"will not (?:go ahead|take place|be held|happen)|no (?:plans?|date|schedule) (?:for|to|yet|has|had|was)"
        ),
    ),
    Opposition(
        "contact",
        _HAPPENED,
        make_pattern(
            r"(?:(?:has|have|had) been|is|are|was|were) (?:\w+ )?(?:talking|negotiating|in (?:direct |close |secret |"
            r"constant )?(?:contact|touch|talks))|(?:direct|secret|back-?channel) (?:talks|contacts?|negotiations)"
        ),
        make_pattern(
            r"no (?:\w+ )?(?:contacts?|communications?|negotiations|talks|meetings?|dialogue) "
            r"(?:with|between|has|had|have|was|were|under|at)|never (?:met|spoke|spoken|talked|negotiated)"
        ),
    ),
    Opposition(
        "willingness",
        _ASSESSMENT,
        make_pattern(
            r"(?:is|are|was|were|be|been|remains?|stands?|am|['’](?:re|m|s)|always|still|fully|not) (?:\w+ )?"
            r"(?:willing|ready|prepared|eager|open) to|willingness|readiness to|flexib(?:le|ility)"
        ),
        make_pattern(
            r"unwilling(?:ness)?|refus(?:ed|es|ing|al) to|no (?:desire|interest|wish|readiness|appetite|willingness) "
            r"(?:to|in|for)|inflexib\w+|intransigen\w+|uncompromising|(?:isn['’]t|not) interested in"
        ),
    ),
    Opposition(
        "ability",
        _ASSESSMENT,
        make_pattern(
            rf"{_IS}(?:capable of|able to)|(?:has|have|had) the (?:ability|capacity|capability|means) to|"
            r"(?:can|could) (?:reach|strike|hit|defend|afford|carry out|survive|withstand|cope)"
        ),
        make_pattern(
            r"incapable|unable to|inability to|(?:can ?not|can['’]t) (?:reach|strike|hit|defend|afford|carry out|"
            r"survive|"
            r"withstand|cope)|(?:lacks?|lacked|lacking) the (?:ability|capacity|capability|means)"
        ),
    ),
    Opposition(
        "urgency",
        _ASSESSMENT,
        make_pattern(
            r"urgent(?:ly)?|time is running out|window is closing|(?:can ?not|can['’]t) wait|before it is too late|"
            r"immediate(?:ly)? (?:action|threat|danger)|no time to (?:lose|waste)|now or never"
        ),
        make_pattern(
            r"no (?:rush|hurry|urgency)|not in a (?:rush|hurry)|plenty of time|time is on (?:our|its|their) side|"
            r"take (?:our|its|their|as much) time|no (?:time ?(?:limit|table)|deadline)"
        ),
    ),
    Opposition(
        "gravity",
        _ASSESSMENT,
        make_pattern(
            r"(?:an?|the|this|real|genuine|growing|humanitarian|security|national) (?:\w+ )?(?:crisis|"
            r"emergency)(?= (?:at|on|in|along|of|and|that|is|was)\b|[^\w\s]|$)|"
            r"(?:an?|very|most) (?:grave|serious|major) (?:\w+ )?(?:problem|concern|matter|violation|escalation|breach)"
        ),
        make_pattern(
            r"overblown|exaggerat\w+|blown out of (?:all )?proportion|(?:manufactured|fake|artificial|invented|"
            r"so-called) "
            r"(?:\w+ )?(?:crisis|emergency|problem)|no (?:crisis|emergency|cause for alarm|reason to panic)|"
            r"a minor (?:matter|incident|issue)|hysteria|scaremongering|alarmist"
        ),
    ),
    Opposition(
        "honesty",
        _ASSESSMENT,
        make_pattern(
            r"(?:is|are|was|were|been|be|very|completely) (?:\w+ )?(?:honest|truthful|transparent|straightforward|"
            r"candid)|"
            r"(?:told|tells?|telling) the truth|kept (?:its|their|his|her) promises?"
        ),
        make_pattern(
            r"(?:has|have|had|is|are|was|were|been) (?:\w+ )?(?:lied|lying|misled|misleading|deceived|deceiving|"
            r"cheated|"
            r"cheating)|dishonest\w*|deceit\w*|deception|secretive|cover-?up|hid(?:den|ing)? the truth"
        ),
    ),
    Opposition(
        "negotiability",
        _ASSESSMENT,
        make_pattern(
            r"(?:is|are|remains?|was|were) (?:\w+ )?(?:negotiable|open to (?:discussion|negotiation|talks)|"
            r"up for (?:discussion|negotiation))|(?:is|are|remains?|was|were|still) on the table|"
            r"room for (?:compromise|"
            r"manoeuvre|maneuver|negotiation|flexibility)"
        ),
        make_pattern(
            r"non-?negotiable|not up for (?:discussion|negotiation)|(?:a|its|their|our) red lines?|take it or leave it|"
            r"no room for|(?:final|last|best and final) offer|never negotiate|ruled out"
        ),
    ),
    Opposition(
        "concession",
        _HAPPENED,
        make_pattern(
            r"(?:made|making|offered|gave|given|granted|agreed to|accepted) (?:\w+ ){0,3}concessions?|"
            r"g[ai]ve[ns]? ground|"
            r"(?:has|have|had) (?:\w+ )?(?:yielded|conceded|caved|capitulated|compromised|given in)|caved in|gave in"
        ),
        make_pattern(
            r"no concessions?|(?:made|conceded|given up|gave up|given|offered) nothing|"
            r"(?:has|have|had|did)(?: not|n['’]t) (?:\w+ )?(?:yield(?:ed)?|conceded?|caved?|given? (?:in|ground|up))|"
            r"has not budged|(?:not|n['’]t) budge|refused to (?:yield|budge|compromise)"
        ),
    ),
    Opposition(
        "war",
        _ASSESSMENT,
        make_pattern(
            r"(?:brink|verge|edge) of (?:\w+ )?war|closer to (?:\w+ )?war|(?:path|road|march|slide|"
            r"drive) to(?:wards?)? war|"
            r"preparing for (?:\w+ )?(?:war|invasion|an attack)|declaration of war|declared war|act of (?:war|"
            r"aggression)|"
            r"(?:wants?|seeks?|seeking) (?:a )?war|escalat(?:e|es|ed|ing) (?:the |its |their )?(?:war|conflict|"
            r"tensions?)"
        ),
        make_pattern(
            r"(?:does|do|did|is|are)(?: not|n['’]t) (?:want|seek|seeking|looking for) (?:\w+ ){0,2}(?:war|conflict|"
            r"confrontation)|no (?:plans?|intention|desire|wish) (?:to|for|of) (?:\w+ )?(?:war|invad\w+|attack\w*)|"
            r"de-?escalat\w+|(?:seeks?|wants?|committed to|working for|nothing but) peace"
        ),
    ),
    Opposition(
        "proportion",
        _ASSESSMENT,
        make_pattern(
            r"proportionate(?:ly)?|measured response|with (?:the utmost |great |maximum )?restraint|"
            r"(?:showed|shown|exercised|acted with) (?:\w+ )?restraint|surgical|precise(?:ly)? targeted"
        ),
        make_pattern(
            r"disproportionate(?:ly)?|excessive(?: use of)? force|heavy-handed|indiscriminate(?:ly)?|massacre[ds]?|"
            r"brutal(?:ly|ity)?|bloodbath|war crimes?|collective punishment|overreact\w+|overreaction"
        ),
    ),
    Opposition(
        "occupation",
        _ASSESSMENT,
        make_pattern(
            r"liberat(?:ed|ion|ors?)|reunif\w+|returned home|peacekeep(?:ers|ing)|invited (?:in|by)|reclaimed"
        ),
        make_pattern(r"occupied|occupation|occupiers?|annex\w+|invaded|invasion|invaders?|land grab|seized by force"),
    ),
    Opposition(
        "bindingness",
        _ASSESSMENT,
        make_pattern(
            rf"{_IS}(?:binding|enforceable|verifiable|irreversible|permanent)|iron-?clad|legally binding|"
            r"with teeth|airtight|strict (?:verification|inspections?|enforcement)"
        ),
        make_pattern(
            r"non-?binding|unenforceable|toothless|loopholes?|unverifiable|reversible|not worth the paper|"
            r"empty (?:paper|shell)|no (?:enforcement|verification|guarantees?)|merely (?:symbolic|words)"
        ),
    ),
    Opposition(
        "pressure",
        _ASSESSMENT,
        make_pattern(
            r"(?:sanctions|pressure|tariffs|embargo|blockade) (?:\w+ ){0,2}(?:biting|hurting|working|forced|brought|"
            r"crippl\w+|"
            r"squeez\w+)|(?:because of|thanks to|result of) (?:the |our |its )?(?:\w+ )?(?:sanctions|pressure|"
            r"tariffs|threats?)"
        ),
        make_pattern(
            r"(?:sanctions|pressure|tariffs|embargo|blockade|threats?) (?:\w+ ){0,3}(?:never work|not work|failed|"
            r"useless|"
            r"counter-?productive|backfired?)|(?:not|never) (?:bow|yield|bend|surrender|"
            r"give in) to (?:\w+ )?(?:sanctions|"
            r"pressure|tariffs|threats?|blackmail)|immune to (?:sanctions|pressure)"
        ),
    ),
    Opposition(
        "interference",
        DisputeKind.DENIAL,
        make_pattern(
            r"(?:interfer|meddl|interven)(?:ed|es|ing|e|ence)(?= (?:in|with)\b)|(?:arm|arms|armed|arming|fund|funds|"
            r"funded|"
            r"funding|financ\w+|train|trains|trained|training|backing|sponsor\w*) (?:the )?(?:rebels|militants|"
            r"insurgents|"
            r"separatists|terrorists|terrorism|militias?|extremists)"
        ),
        make_pattern(
            r"non-?interference|(?:does|do|did|has|have|will)(?: not|n['’]t| never) (?:interfer\w+|meddl\w+|"
            r"interven\w+)|"
            r"internal (?:affairs?|matter)|no (?:interference|meddling|intervention)"
        ),
    ),
    Opposition(
        "treatment",
        _ASSESSMENT,
        make_pattern(
            r"(?:treated|handled|looked after) (?:\w+ )?(?:well|humanely|with (?:dignity|respect|care))|humane(?:ly)?"
        ),
        make_pattern(
            r"tortur\w+|mistreat\w+|ill-?treat\w+|(?:were|was|been|being) (?:\w+ )?(?:beaten|abused|humiliated)|"
            r"inhuman\w*|degrading"
        ),
    ),
    Opposition(
        "commitment",
        _ASSESSMENT,
        make_pattern(
            r"(?:is|are|was|were|remains?|stays?|deeply|fully|firmly) committed to|"
            r"(?:do|does|did)?(?<!\w)cares? (?:deeply |a lot )?about|believes? in|stands? (?:up )?for|"
            r"(?:is|are|was|were) (?:\w+ )?(?:determined|resolved|serious)(?= (?:to|about))"
        ),
        make_pattern(
            r"indifferen(?:t|ce) to|turn(?:s|ed|ing)? (?:its|their|his|her|our) backs? on|abandon(?:s|ed|ing) (?:us|"
            r"them|its|their|our)|betray\w*|"
            r"sold out|sells? out|lost interest in|no interest in|not interested in"
        ),
    ),
)
# Those that may be of anything told in a story, so that their sides must share a word or stand close to each other: in
# ECB+'s training topics nine in ten pairs of them that are alike by their contents alone are of two things.
OF_DETAILS = frozenset(
    "wisdom planning safety life jobs working responsibility warning keeping passage presence innocence threat "
    "schedule contact ability honesty treatment".split()
) | {"holding ground", "shooting first"}
# Those that tell what a party is willing to do, so that both sides must speak of one party.
OF_PARTIES = frozenset(("willingness",))
