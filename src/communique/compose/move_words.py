"""Words of bargaining: what a cue does by itself, and turns of phrase in what is said.

The classes follow the categories of Bargaining Process Analysis (Walcott & Hopmann) and the performative verbs of
English. All are matched in normalized text.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class CueClass(StrEnum):
    """What a cue does: a kind of move each, or only wanting, thinking, saying, taking up a question."""

    REJECT = "reject"
    DENY = "deny"
    RETRACT = "retract"
    CONCEDE = "concede"
    REAFFIRM = "reaffirm"
    THREATEN = "threaten"
    WARN = "warn"
    PROMISE = "promise"
    OFFER = "offer"
    READY = "ready"
    SUGGEST = "suggest"
    ACCEPT = "accept"
    AGREE = "agree"
    DEMAND = "demand"
    INSIST = "insist"
    ASK = "ask"
    SUPPORT = "support"
    OPPOSE = "oppose"
    ACCUSE = "accuse"
    COMMIT = "commit"
    PLAN = "plan"
    ANNOUNCE = "announce"
    WANT = "want"
    SEEK = "seek"
    HOPE = "hope"
    EXPECT = "expect"
    CALL = "call"
    THINK = "think"
    SAY = "say"


def normalize(text: str) -> str:
    """Small letters, straight apostrophes and quotation marks, single blanks: for matching, not for offsets."""
    plain = text.lower().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return " ".join(plain.split())


@lru_cache(maxsize=1 << 12)  # the same few cues again and again
def find_cue_classes(head: str) -> tuple[CueClass, ...]:
    """Classes of a normalized cue, those of the words that come first before others, acts before saying."""
    found = [(match.start(), name) for name, pattern in _CUES.items() if (match := pattern.search(head))]
    return tuple(name for _, name in sorted(found, key=lambda item: (item[1] in _WEAK, item[0], _RANK[item[1]])))


def _words(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


_WEAK = (CueClass.SAY, CueClass.THINK, CueClass.CALL)
_RANK = {name: rank for rank, name in enumerate(CueClass)}

_CUES = {
    CueClass.REJECT: _words(
        r"reject\w*|refus\w+|(?:rul(?:e|es|ed|ing)) out|dismiss\w*|balk\w*|spurn\w*|turn(?:s|ed|ing)? down|resist\w*|"
        r"rebuff\w*|unwilling\w*|snub\w*|veto\w*|reluctan\w+|block(?:s|ed|ing)?|declin(?:e|es|ed|ing)|"
        r"(?:brush(?:ed|es)?|shrug(?:s|ged)?) (?:off|aside)|(?:little|no) interest|"
        r"(?:break|breaks|broke) off|walk(?:s|ed) (?:away from|out on)"
        r"(?! (?:the |a |their )?(?:[\w-]+ )?(?:summit|talks|meeting|table|room))|sh(?:oots|ot) down|"
        r"sa(?:y|ys|id) no to|"
        r"turn(?:s|ed) away|pour(?:s|ed) (?:cold|scorn)|scoff(?:s|ed) at|turn(?:s|ed) up (?:its|his|her|their) noses?|"
        r"vot(?:es|ed) down|shown? no (?:sign|readiness|inclination)|short shrift|thumbs down|not hear of|"
        r"dug (?:in|its heels)|(?:not|n't|refus\w+ to) budge|shut the door"
    ),
    CueClass.DENY: _words(
        r"den(?:y|ies|ied|ying|ials?)|t(?:akes|ook) issue with|play(?:s|ed|ing)? down|downplay\w*|debunk\w*|"
        r"disput(?:e|es|ed|ing)|disavow\w*|contradict\w*|refut\w+|rebut\w*|question(?:s|ed)"
    ),
    CueClass.RETRACT: _words(
        r"withdr[ae]w\w*|retract\w*|backtrack\w*|walk(?:s|ed)? back|rescind\w*|renounc\w+|revers(?:e|es|ed)|"
        r"postpon\w+|defer(?:s|red|ring)?|cancel\w*|call(?:s|ed)? off|backed away|"
        r"back(?:s|ed) (?:off|out)|pull(?:s|ed) out|t(?:akes|ook) back|went back on|"
        r"reneg\w+|revok\w+|suspend\w*|pull(?:s|ed) (?:the|back)|off the table|t(?:ears|ore) up|scrapp\w+|abandon\w*|"
        r"shelv\w+|disown\w*|step(?:s|ped)? back from|drop(?:s|ped) out|"
        r"walk(?:s|ed) away from (?:its|his|her|their) own"
    ),
    CueClass.CONCEDE: _words(
        r"conced\w+|relent\w*|back(?:s|ed|ing)? down|yield\w*|bow(?:s|ed) to|soften\w*|compromis\w+|moved? off|"
        r"gave in|concessions?|acced\w+|"
        r"(?:drop(?:s|ped)|g(?:ives|ave) up|lower(?:s|ed)|scal(?:es|ed) back|eas(?:es|ed)|relax(?:es|ed)) "
        r"(?:its|their|his|her)|"
        r"g(?:ives|ave) (?:ground|way)|settl(?:es|ed) for|waiv\w+|c(?:omes|ame) round to|no longer insist\w*|"
        r"c(?:omes|ame|omes) down (?:from|to)|moved? closer to|water(?:s|ed) down|climb(?:s|ed) down|backpedal\w*|"
        r"retreat(?:s|ed) from|live with"
    ),
    CueClass.REAFFIRM: _words(
        r"reaffirm\w*|reiterat\w+|repeat(?:s|ed|ing|edly)?|(?:stand|stood|stands|standing) (?:by|firm)|"
        r"maintain(?:s|ed|ing)?|st(?:ick|icks|icking|uck) (?:to|by)|renew(?:s|ed|ing)?|doubl(?:es|ed) down|"
        r"restat\w+|adher(?:e|es|ed) to|cl(?:ings|ung) to|hew(?:s|ed) to|remain(?:s|ed)? (?:committed|firm)|"
        r"not be moved from|reassert\w*"
    ),
    CueClass.THREATEN: _words(r"threat\w*|menac\w+|ultimatum|serv(?:es|ed) notice|brandish\w*"),
    CueClass.WARN: _words(r"warn(?:s|ed|ing|ings)?|caution(?:s|ed|ing)?"),
    CueClass.PROMISE: _words(r"promis\w+|vow(?:s|ed|ing)?|pledg\w+|sw(?:ear|ears|ore)|assur(?:e|es|ed|ing|ances?)|"
        r"guarante\w+|g(?:ives|ave) (?:its|his|her|their) word"),
    CueClass.OFFER: _words(r"offer\w*|propos(?:e|es|ed|ing|als?)|invit\w+|volunteer\w*|put(?:s|ting)? forward|"
        r"present(?:s|ed)|tabl(?:es|ed)|dangl\w+|moot(?:s|ed)|olive branch"),
    CueClass.READY: _words(r"willing\w*|ready|readiness|prepared|open to|openness"),
    CueClass.SUGGEST: _words(r"suggest(?:s|ed|ing)?|float(?:s|ed|ing)?|signal(?:s|ed|ing|led)?|indicat(?:e|es|ed|ing)"),
    CueClass.ACCEPT: _words(r"accept\w*|approv(?:e|es|ed|ing)|consent\w*|confirm\w*|ratif\w+|"
        r"sign(?:s|ed) (?:off|on to)|g(?:ives?|ave|iven) (?:its|his|her|their) (?:blessing|nod|consent|assent)|"
        r"vot(?:es|ed)(?: \w+){0,2} to (?:approve|accept)|"
        r"(?:gives?|gave) the green light|went along with|sa(?:y|ys|id) yes to"),
    CueClass.AGREE: _words(r"agree(?:s|d|ing)?"),
    CueClass.DEMAND: _words(
        r"demand\w*|call(?:s|ed|ing)? (?:on|upon|for|again for)|calls|urg(?:e|es|ed|ing)|request\w*|"
        r"press(?:es|ed|ing) (?:for|\w+ (?:to|for))|pressur\w+|push(?:es|ed|ing)? (?:for|\w+ (?:to|for))|"
        r"appeal(?:s|ed|ing)?|requir\w+|order(?:s|ed|ing)|plead(?:s|ed)?|implor\w+|exhort\w*|encourag\w+|advocat\w+|"
        r"h(?:old|olds|eld|olding) out for|clamou?r\w*|agitat\w+ for|campaign(?:s|ed|ing) for|"
        r"argu(?:e|es|ed|ing) for|lobb(?:y|ies|ied|ying)|petition\w*|condition|preconditions?|recommend\w*"
    ),
    CueClass.INSIST: _words(r"insist\w*"),
    CueClass.ASK: _words(r"ask(?:s|ed|ing)?"),
    CueClass.SUPPORT: _words(
        r"support\w*|back(?:s|ed|ing)|welcom\w+|prais\w+|hail(?:s|ed|ing)?|applaud\w*|favou?r(?:s|ed|ing)?|endors\w+|"
        r"commend\w*|defend(?:s|ed|ing)?|sid(?:es|ed|ing) with|laud(?:s|ed)?|celebrat\w+|pleased|"
        r"(?:stand|stands|stood|standing) (?:behind|with)|sp(?:eaks|oke) up for|c(?:omes|ame) out (?:for|in favou?r)|"
        r"vot(?:es|ed) for|(?:weight|line[sd]? up|lin(?:es|ing) up|rall(?:y|ies|ied)) (?:behind|around)|cheer(?:s|ed)|"
        r"champion(?:s|ed)|embrac(?:es|ed)|l(?:ends|ent) (?:its|his|her|their) (?:voice|support|backing|name)"
    ),
    CueClass.OPPOSE: _words(
        r"oppos\w+|critici[sz]\w+|critical of|condemn\w*|denounc\w+|object(?:s|ed|ing|ions?)?|slam\w*|blast(?:s|"
            r"ed|ing)?|"
        r"protest(?:s|ed|ing)|decri(?:es|ed)|deplor\w+|challeng(?:es|ed|ing)|push(?:es|ed|ing)? back|disappoint\w+|"
        r"(?:strong|deep|serious|grave) (?:reservations|doubts|misgivings)|t(?:akes|ook) aim at|derid\w+|assail\w*|"
        r"fault(?:s|ed)|scorn(?:s|ed)|ridicul\w+|bemoan\w*|fil(?:es|ed) (?:a )?(?:law)?suit|"
        r"rail(?:s|ed|ing) against|lash(?:es|ed|ing) out|against"
    ),
    CueClass.ACCUSE: _words(r"accus\w+|blam(?:e|es|ed|ing)|complain\w*|mock\w*|skeptic\w*|fear(?:s|ed|ing)?|"
        r"worr\w+|lament\w*|concern\w*"),
    CueClass.COMMIT: _words(r"commit\w*|decid\w+|decision|determin\w+|resolv\w+|undert[ao]\w+"),
    CueClass.PLAN: _words(r"plan(?:s|ned|ning)?|intend\w*|intent\w*|aim(?:s|ed|ing)?"),
    CueClass.ANNOUNCE: _words(r"announc\w+|declar\w+"),
    CueClass.WANT: _words(r"want\w*|wish\w*|would like|prefer\w*|desir\w+"),
    CueClass.SEEK: _words(r"seek(?:s|ing)?|sought|tr(?:y|ies|ied|ying) to"),
    CueClass.HOPE: _words(r"hop(?:e|es|ed|ing)|eager|keen|look(?:s|ed|ing)? forward"),
    CueClass.EXPECT: _words(r"expect\w*|anticipat\w+"),
    CueClass.CALL: _words(r"call(?:s|ed|ing)|described?|describes|labell?ed|brand(?:s|ed)|dubbed|termed|deemed"),
    CueClass.THINK: _words(
        r"think\w*|thought|believ\w+|belief|consider\w*|feel\w*|felt|see(?:s|n)?|kn[eo]w\w*|view\w*|doubt\w*|"
            r"suspect\w*|"
        r"understand\w*|recogni[sz]e\w*|realiz\w*|argu(?:e|es|ed|ing)|claim\w*|alleg\w+|predict\w*|estimat\w+|"
            r"assess\w*|"
        r"conclud\w+|explain\w*|not(?:e|es|ed|ing)|point(?:s|ed|ing)? out|report\w*|show(?:s|ed|n)?"
    ),
    CueClass.SAY: _words(
        r"sa(?:y|ys|id|ying)|t(?:ell|old|ells|elling)|add(?:s|ed|ing)|wr[io]t\w+|tweet\w*|posted|according|"
        r"stat(?:ed|ing|ement)|remark\w*|comment\w*|stress\w*|emphasi[sz]\w+|sp[eo]\w?k\w*|made clear|made it clear"
    ),
}  # fmt: skip

NEGATION = re.compile(r"\b(?:not|never|no|nor|neither|nothing|nobody|without)\b|n't\b|\bcannot\b")
NEGATED_VERB = re.compile(
    r"\b(?:will|would|shall|can|could|do|does|did|are|is|am|was|were|has|have|'re|'m|'ll)(?: \w+ly)? ?(?:not|n't|"
    r"never)\b|"
    r"\bcannot\b|\bcan't\b|\bwon't\b|\b(?:i|we|he|she|they|it) never\b"
)
HARM = _words(
    r"sever(?:ing)?|revok\w+|leave|quit|circumvent\w*|oppos\w+|cutting|cut|hold \w+(?: \w+)? (?:responsible|"
    r"accountable)|"
    r"attack\w*|destr\w+|retaliat\w+|counter-?\w*|punish\w*|strikes?|military|force|sanction\w*|tariffs?|dut(?:y|ies)|"
    r"consequences?|cut(?:s|ting)? off|shut ?down|suspend\w*|block\w*|veto\w*|sue|fire|war|walk (?:out|away)|revenge|"
    r"emergency|withdraw\w*|pull out|withhold\w*|impos\w+|escalat\w+|respond|response|act|hit|bomb\w*|kill\w*|"
    r"unravel|deny|strip|drastic|fury|annihilat\w+|expel\w*|seize|freeze|on strike|stay out|stop \w+ing"
)
EASE = _words(
    r"accept\w*|agree|allow\w*|drop\w*|eas(?:e|ing)|delay\w*|postpon\w+|lift\w*|concessions?|compromis\w+|give up|"
    r"hand over|turn over|dismantl\w+|lower\w*|exempt\w*|waiv\w+|reduc\w+|relax\w*|conced\w+|moderate|soften|"
    r"flexib\w+|halt\w*|freez\w+|let"
)
REFUSAL = _words(
    r"(?:\w+')?(?:am|are|is|was|were|be|re|m)(?: not|n't) (?:going to|willing|ready|prepared|open|in favou?r)|"
    r"unacceptable|not acceptable|non-?starter|non-?negotiable|no deal|not enough|not sufficient|red line|"
    r"off the table|"
    r"dead on arrival|out of the question|futile|no (?:more )?(?:flexibility|room|concessions?|way|interest)|"
    r"nothing (?:more|else)|little more|(?:can't|cannot) (?:afford|accept|agree|allow|tolerate|be considered)|"
    r"(?:not|never|won't|wouldn't)(?: ever)?(?: be)? (?:accept\w*|agree\w*|negotiat\w+|discuss\w*|talk\w*|bow\w*|"
    r"yield\w*|"
    r"tolerat\w+|allow\w*|surrender\w*|back down|stand for|give in|give up|sign|put up|recogni[sz]e)|"
    r"reject\w*|refus(?:e|es|ed|al|ing)|rul(?:e|ed|es|ing) out|too (?:late|little|long|far)"
)
NOT_UNTIL = re.compile(
    r"\bno \w+(?: \w+)? (?:without|until|unless)\b|(?:\bnot|n't|\bnever|\bcannot) (?:[\w'-]+,? ){1,9}(?:until|"
    r"unless|as long as|before)\b"
)
OBLIGATION = re.compile(
    r"(?<!may )(?<!might )(?<!not )(?<!n't )\b(?:must|should|ought to|ha(?:s|ve) (?:got )?to|needs? to|got to|"
    r"is time (?:to|for)|is up to|had better|best not|better not|be (?:required|forced) to)\b(?!(?: not|"
    r"n't) (?:have|take effect))"
)
NO_OBLIGATION = re.compile(r"\b(?:should|must|ought)(?: not|n't)\b")
ASKING = re.compile(
    r"\b(?:demand(?:s|ed|ing)?|insist\w*|call(?:s|ed|ing)? (?:on|for)|urg(?:e|es|ed|ing)|ask(?:s|ed|ing) (?:for|"
    r"\w+ to)|"
    r"request\w*|preconditions?)\b|\blet (?:us|the|them|him)\b|"
    r"\b(?:i|we)(?: \w+)? (?:want|urge|expect|ask|call|would like|demand|appeal|need)\b"
)
IMPERATIVE = re.compile(
    r"^[\"' ]*(?:please |do not |don't |never |stop |end |give |come |go |stay |get |bring |finish |release |"
    r"return |leave |"
    r"pass |open |sign |make |take |put |lift |withdraw |drop )"
)
READY = _words(r"ready|willing\w*|prepared|open to|happy to|glad to|available|offer\w*|propos\w+|on the table|invit\w+")
SELF_WILL = re.compile(
    r"\b(?:i|we)(?:'ll| will| shall|'re going to| are going to|'m going to| am going to|'d| would| intend to|"
    r" plan to)\b"
)
WILL = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were) going to|plans? to|planned to|intends? to|(?:is|are|was|"
    r"were) set to)\b|'ll\b"
)
MIGHT = re.compile(r"\b(?:may|might|could|can)\b")
KEEP = _words(r"continu\w+|remain\w*|keep\w*|maintain\w*|still|unchanged|stand firm|no change|always|again")
DENIAL = re.compile(
    r"\b(?:not true|untrue|false\w*|fake|baseless|misleading|fabricat\w+|no (?:plans?|evidence|intention|truth|change|"
    r"knowledge|connection|commitment)|never (?:said|did|asked|had|happened|was|been)|there (?:is|are|was|"
    r"were) no|did(?: not|n't)|nonsense|lies?|"
    r"denie[sd]|was(?: not|n't)|were(?: not|n't)|had(?: not|n't)|has(?: not|n't)|not been)\b"
)
BAD = _words(
    r"wrong|mistake|unfair\w*|dangerous|bad|worse|worst|terrible|outrageous|disgrace\w*|shame\w*|disappoint\w+|illegal|"
    r"unlawful|violat\w+|irresponsible|reckless|unjust\w*|harm\w*|hurt\w*|damag\w+|undermin\w+|unnecessary|"
    r"inappropriate|regret\w*|betray\w*|insult\w*|failed|failure|ridiculous|disast\w+|crazy|stupid|provocat\w+|"
    r"never a \w+|"
    r"destabili[sz]\w+|precedent|oppos\w+|against|unconstitutional|appeas\w+|madness|reward\w*|bully\w*|coerc\w+|"
    r"blackmail|destroy\w*|jeopardi[sz]\w+|unacceptable|sad|unfortunate"
)
GOOD = _words(
    r"good|great|right (?:decision|thing|step|move|direction)|welcome\w*|positive|overdue|historic|excellent|wonderful|"
    r"tremendous|constructive|victory|pleased|proud|glad|benefit\w*|support\w*|agree with|necessary|i like|in favou?r|"
    r"celebrat\w+"
)
GIVING = _words(
    r"promis\w+|pledg\w+|vow\w*|guarante\w+|make sure|ensur\w+|protect\w*|help|influence|support|restore|provide|"
    r"aid|safe"
)
CONDITIONAL = _words(r"if|unless|until|when|once|without|should")
RETALIATION = _words(
    r"consequences|all options|pay (?:a|the) (?:\w+ )?price|retaliat\w+|or else|drastic measures|"
    r"all (?:available )?means"
)
