"""Whether the words of a line can be what its kind of move says: a demand asks, an offer is of what will be done.

In: a kind, and the words of a proposal with what stands before them. Out: yes or no; no wherever the words rather tell
a fact, a guess, or the contrary. Only the first verb of a clause is looked at, the one that its subject has.
"""

from __future__ import annotations

import re

from communique.types import MoveKind

# Code points before the words in which the verb that leads to them is looked for.
LONGEST_LEAD = 60


def fits_kind(kind: MoveKind, text: str, start: int, end: int) -> bool:
    """Can the words of a text be what a move of this kind proposes?"""
    lead = text[max(0, start - LONGEST_LEAD) : start]
    if kind in _REFUSING and (
        _DOING.search(lead) or _REFUSED.match(text, start, end) or _NOT_DONE.match(text, start, end)
    ):
        return False
    if kind not in _ACTING or _ASKING.match(text, start, end):
        return True
    if _FRAMED.match(text, start, end):
        return False
    verb = _FIRST_VERB.search(_QUOTED.sub("", text[start:end]))
    if verb is None or verb.lastgroup == "free":
        return True
    if kind is MoveKind.DEMAND:
        return verb.lastgroup == "must"
    if verb.lastgroup == "may":
        return _OWN_SUBJECT.match(text, start, end) is not None
    return verb.lastgroup in ("will", "must") or _MINDED.search(text, start, end) is not None


# Kinds that say what the party does, or wants done: a fact by itself is none of them.
_ACTING = frozenset(
    {
        MoveKind.DEMAND,
        MoveKind.OFFER,
        MoveKind.ACCEPT,
        MoveKind.CONCEDE,
        MoveKind.COMMIT,
        MoveKind.PROMISE,
        MoveKind.THREATEN,
        MoveKind.REAFFIRM,
        MoveKind.RETRACT,
    }
)
_REFUSING = (MoveKind.OPPOSE, MoveKind.REJECT)
# "They were implementing | sanctions": not opposed; "did not get | guarantees": not refused.
_DOING = re.compile(
    r"\b(?:implementing|imposing|introducing|adopting|applying|preparing|drafting|signing|approving)"
    r"(?: the| new| more)? $|"
    r"\b(?:not|never|n[’']t)(?: \w+)? (?:get|got|receive|received|win|won|secure|secured|obtain|obtained) $"
)
# "The first was rejected": told, and by nobody.
_REFUSED = re.compile(r"(?:the|an?|its|their|his|her) (?:\w+ ){1,4}(?:was|were|has been|have been|had been) \w+ed\b")
# What was not done, and is no refusal: "I did not tell anybody".
_NOT_DONE = re.compile(
    r"(?:[\w’'-]+ ){1,3}?(?:(?:did|had|have|has) (?:not|never)|(?:did|had|have|has)n[’']t|never) "
    r"(?!(?:accept|agree|sign|approve|back|support|endorse|recogni[sz]e|take part|attend|yield|give)\w*\b)",
    re.IGNORECASE,
)
# "It is time for | ...", "There must be", and what has no subject: "to open the lock".
_ASKING = re.compile(r"(?:it(?: is|[’']s) (?:(?:high )?time|up to|for)\b|let\b|(?:not )?to\b)", re.IGNORECASE)
# What somebody came to think: "she came to the view that | the meetings bring nothing".
_FRAMED = re.compile(
    r"(?:[\w’'-]+ ){1,8}(?:said|says|concluded|decided|determined|believe[sd]?|thought|felt|found|conclusion|view|"
    r"belief|impression) that\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“”\"]")
# The first verb that says how its clause is meant; a relative clause or one of a condition before it is not looked for.
_FIRST_VERB = re.compile(
    r"(?P<must>\b(?:must|should|shall|ought|needs?|deserves?|wants?|demands?|requires?|cannot|let|(?:has|have|had) to|"
    r"would like)\b|\bcan[’']t\b|\b(?:is|are|was|were) (?:not )?to \w)|"
    r"(?P<will>\b(?:will|would|can|won[’']t)\b|\bwouldn[’']t\b|[’'](?:ll|d)\b|\bgoing to\b)|"
    r"(?P<may>\b(?:may|might|could)\b)|"
    r"(?P<free>\b(?:that|which|who|whom|whose|where|when|if|unless|until|once|because|as|while|before|after|than|to)\b)|"
    r"(?P<is>\b(?:is|are|was|were|am|has|have|had|does|did|do|says?|said|means?|shows?)\b|"
    r"[’'](?:s|re|m|ve) (?:no|not|an?|the|very|so|too|been|\w+ed|\w+ing)\b|n[’']t\b)",
    re.IGNORECASE,
)
# "It may strike", "we could lift": the party's own act.
_OWN_SUBJECT = re.compile(r"(?:we|i|it|he|she|they)\b", re.IGNORECASE)
# What shows that somebody is of a mind to do it.
_MINDED = re.compile(
    r"\b(?:ready|willing|prepared|committed|determined|open|eager|working|planning|seeking|considering|intends?|"
    r"no intention|plans?|promis\w+|offer\w*|no (?:more|further|longer)|not (?:going|yield\w*|back\w*)|stands? by)\b",
    re.IGNORECASE,
)
