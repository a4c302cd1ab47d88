"""The kind of move that words make, and by which rule: first what the cue does, then what its content says.

In: a normalized cue with its negation, a normalized content. Out: the kind, None where no rule sees a move, and the
name of the rule. A cue that only says so leaves the decision to the content. Negation turns an acceptance, an offer, a
promise or a support round.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from communique.compose.move_words import (
    ASKING,
    BAD,
    CONDITIONAL,
    DENIAL,
    EASE,
    GIVING,
    GOOD,
    HARM,
    IMPERATIVE,
    KEEP,
    MIGHT,
    NEGATED_VERB,
    NEGATION,
    NO_OBLIGATION,
    NOT_UNTIL,
    OBLIGATION,
    READY,
    REFUSAL,
    RETALIATION,
    SELF_WILL,
    WILL,
    CueClass,
    find_cue_classes,
)
from communique.types import MoveKind

NOTHING = "nothing"
# Code points of a content in which the verb of its subject is looked for.
MIND_REACH = 70


class Judged(NamedTuple):
    """A kind of move, None for no move, and the rule that says so."""

    kind: MoveKind | None
    rule: str

    @property
    def is_open(self) -> bool:
        """Does no rule see anything, neither a move nor that it is none?"""
        return self.kind is None and self.rule.endswith(NOTHING)


def judge_kind(cue: str, content: str, *, own: bool, other: bool = False) -> Judged:
    """The kind of move of a cue and its content.

    `own` tells that the content opens with the speaker's own party, `other` that it does with another.
    """
    classes = find_cue_classes(cue)
    first = classes[0] if classes else CueClass.SAY
    negated = NEGATION.search(cue) is not None
    if _FOR_COMMENT.search(content):
        return Judged(None, "no comment")
    if _SHORT_OF.search(cue):
        return Judged(None, "short of")
    if _IS_QUESTION.search(content) or _INDIRECT_QUESTION.search(content):
        return Judged(None, "question")
    if first in (CueClass.SAY, CueClass.THINK):
        if _UNSAID.search(cue) or _NOT_SAYING.match(content):
            return Judged(None, "unsaid")
        if _UNKNOWN.search(content):
            return Judged(None, "unknown")
        if _COUNTERFACTUAL.search(content[:MIND_REACH]):
            return Judged(None, "counterfactual")
        if other and _MIND.search(content[:MIND_REACH]):
            return Judged(None, "another's mind")
        inner = judge_content(content, own=own)
        return Judged(inner.kind, f"{first}: {inner.rule}")
    if _QUESTION.search(content):
        return Judged(None, "question")
    return _judge_cue(first, cue, content, negated=negated, own=own)


def judge_content(content: str, *, own: bool) -> Judged:
    """The kind of move of a content whose cue only says that it was said."""
    own = own or _OWN_SUBJECT.search(content) is not None
    negated = NEGATED_VERB.search(content) is not None
    harm = HARM.search(content) is not None
    will = WILL.search(content) is not None
    if NOT_UNTIL.search(content):
        return Judged(MoveKind.REJECT, "not until")
    if REFUSAL.search(content):
        return Judged(MoveKind.REJECT, "refusal")
    if _NOT_INSIST.search(content):
        return Judged(MoveKind.CONCEDE, "not insist")
    if (CONDITIONAL.search(content) and (will or MIGHT.search(content)) and harm and own) or (
        RETALIATION.search(content) and not negated
    ):
        return Judged(MoveKind.THREATEN, "harm if")
    if harm and not negated and (SELF_WILL.search(content) or _PREPARED_TO.search(content)):
        return Judged(MoveKind.THREATEN, "own harm")
    if NO_OBLIGATION.search(content):
        return Judged(MoveKind.DEMAND, "should not")
    if own and KEEP.search(content) and (_STANCE.search(content) or OBLIGATION.search(content)):
        return Judged(MoveKind.REAFFIRM, "keep stance")
    if OBLIGATION.search(content):
        return Judged(MoveKind.DEMAND, "own must" if own else "must")
    if ASKING.search(content):
        return Judged(MoveKind.DEMAND, "asking")
    if IMPERATIVE.search(content):
        return Judged(MoveKind.DEMAND, "imperative")
    if DENIAL.search(content):
        return Judged(MoveKind.DENY, "denial")
    if READY.search(content) and not negated:
        return Judged(MoveKind.OFFER, "ready")
    if not own and (will or MIGHT.search(content)) and (harm or BAD.search(content)):
        return Judged(MoveKind.OPPOSE, "would harm")
    if own and harm and MIGHT.search(content) and not negated:
        return Judged(MoveKind.THREATEN, "may harm")
    if negated and will and own:
        return Judged(MoveKind.REJECT, "will not")
    if negated and will and _HELP.search(content):
        return Judged(MoveKind.OPPOSE, "will not help")
    if will:
        return _judge_will(content, own=own, harm=harm)
    if _AGREED.search(content):
        return Judged(MoveKind.COMMIT, "agreed")
    if BAD.search(content):
        return Judged(MoveKind.OPPOSE, "bad")
    if GOOD.search(content):
        return Judged(MoveKind.SUPPORT, "good")
    if own and KEEP.search(content):
        return Judged(MoveKind.REAFFIRM, "keep")
    return Judged(None, NOTHING)


def _judge_will(content: str, *, own: bool, harm: bool) -> Judged:
    """What is to come: "we will open the sluices"."""
    if harm and own:
        return Judged(MoveKind.THREATEN, "will harm")
    if KEEP.search(content):
        return Judged(MoveKind.REAFFIRM, "will keep")
    if own and GIVING.search(content):
        return Judged(MoveKind.PROMISE, "will give")
    return Judged(MoveKind.COMMIT, "will" if own else "it will")


def _judge_cue(first: CueClass, cue: str, content: str, *, negated: bool, own: bool) -> Judged:
    """A cue that is an act of its own: "rejected", "called on", "is ready"."""
    rule = f"{first}{' negated' if negated else ''}"
    match first:
        case CueClass.REJECT:
            if _NO_COMMENT.search(content) and not _UNWILLING.search(cue):
                return Judged(None, "no comment")
            if _CLAIM.search(content[:40]):
                return Judged(MoveKind.DENY, "reject claim")
            return Judged(MoveKind.ACCEPT if negated and "out" not in cue else MoveKind.REJECT, rule)
        case CueClass.THREATEN | CueClass.WARN:
            if _AGAINST.search(content[:40]):
                return Judged(MoveKind.DEMAND, "warn against")
            if first is CueClass.WARN:
                inner = judge_content(content, own=own)
                if inner.kind is MoveKind.DEMAND and not own:
                    return Judged(MoveKind.DEMAND, f"{rule}: {inner.rule}")
                threatens = own or _OWN_SUBJECT.search(content) or _IT.search(content) or RETALIATION.search(content)
                return Judged(MoveKind.THREATEN if threatens else MoveKind.OPPOSE, f"{rule}: {inner.rule}")
            return Judged(None if negated else MoveKind.THREATEN, rule)
        case CueClass.PROMISE:
            if negated or NEGATED_VERB.search(content) or REFUSAL.search(content):
                return Judged(MoveKind.REJECT, "promise not")
            if HARM.search(content) and not GIVING.search(content):
                return Judged(MoveKind.THREATEN, "promise harm")
            return Judged(MoveKind.PROMISE, rule)
        case CueClass.OFFER | CueClass.READY:
            if negated:
                return Judged(MoveKind.REJECT, rule)
            if EASE.search(content[:40]):
                return Judged(MoveKind.CONCEDE, f"{rule} to yield")
            if first is CueClass.READY and HARM.search(content):
                return Judged(MoveKind.THREATEN, "ready to harm")
            return Judged(MoveKind.OFFER, rule)
        case CueClass.ACCEPT | CueClass.AGREE:
            if negated:
                return Judged(MoveKind.REJECT, rule)
            if EASE.search(content[:40]):
                return Judged(MoveKind.CONCEDE, f"{rule} to yield")
            return Judged(MoveKind.ACCEPT if first is CueClass.ACCEPT else MoveKind.COMMIT, rule)
        case CueClass.COMMIT | CueClass.PLAN | CueClass.ANNOUNCE:
            if negated or "against" in cue or NEGATED_VERB.search(content):
                return Judged(MoveKind.REJECT, f"{first} not")
            if KEEP.search(content[:40]):
                return Judged(MoveKind.REAFFIRM, f"{rule} to keep")
            if HARM.search(content) and CONDITIONAL.search(content):
                return Judged(MoveKind.THREATEN, f"{first} harm")
            return Judged(MoveKind.COMMIT, rule)
        case CueClass.ASK if _WAS_ASKED.search(cue):
            return Judged(None, "question")
        case CueClass.DEMAND | CueClass.ASK:
            return Judged(MoveKind.CONCEDE if negated and "only" not in cue else MoveKind.DEMAND, rule)
        case CueClass.SUGGEST | CueClass.INSIST | CueClass.REAFFIRM:
            if first is CueClass.INSIST and negated:
                return Judged(MoveKind.CONCEDE, rule)
            inner = judge_content(content, own=own)
            if first is CueClass.REAFFIRM:
                refuses = inner.kind is MoveKind.REJECT or REFUSAL.search(cue)
                return Judged(MoveKind.REJECT if refuses else MoveKind.REAFFIRM, rule)
            otherwise = MoveKind.DEMAND if first is CueClass.INSIST else MoveKind.OFFER
            return Judged(inner.kind or otherwise, f"{first}: {inner.rule}")
        case CueClass.WANT | CueClass.SEEK | CueClass.HOPE | CueClass.EXPECT:
            to = " to" if content.startswith("to ") else ""
            return Judged(MoveKind.OPPOSE if negated else MoveKind.DEMAND, f"{rule}{to}")
        case CueClass.CALL:
            if DENIAL.search(content):
                return Judged(MoveKind.DENY, rule)
            kind = MoveKind.OPPOSE if BAD.search(content) else MoveKind.SUPPORT if GOOD.search(content) else None
            return Judged(kind, rule)
        case CueClass.SUPPORT:
            return Judged(MoveKind.OPPOSE if negated else MoveKind.SUPPORT, rule)
        case CueClass.OPPOSE:
            if _CLAIM.search(content[:40]):
                return Judged(MoveKind.DENY, "oppose claim")
            return Judged(MoveKind.SUPPORT if negated else MoveKind.OPPOSE, rule)
        case CueClass.ACCUSE:
            return Judged(None, rule)
    return Judged(_SAME[first], rule)


_SAME = {
    CueClass.DENY: MoveKind.DENY,
    CueClass.RETRACT: MoveKind.RETRACT,
    CueClass.CONCEDE: MoveKind.CONCEDE,
}
_OWN_SUBJECT = re.compile(
    r"^[\"' ]*(?:that |and |but |so |as [^,]{3,40}, |if [^,]{3,60}, )?(?:i|we|he|she|they|our|my)\b|"
    r"^.{0,60}\b(?:i|we)(?:'\w+)? |^[\"' ]*(?:that )?(?:his|her|its|their) (?:\w+ )?(?:government|country|"
    r"administration|"
    r"party|troops|forces|office|military|nation|union|members|side|delegation)\b"
)
_UNSAID = re.compile(r"(?:\bnot|n't)(?: \w+)? (?:say|said|saying|state|stated|stating)\b")
_NOT_SAYING = re.compile(r"[\"' ]*(?:i|we)(?:'m|'re| am| are) not saying\b")
# "If I doubted it, I would not have come", "if I did not mean it, I would not be here" refuse nothing.
_COUNTERFACTUAL = re.compile(
    r"\bwould(?: not|n't) have (?:\w+ed|\w{2,}en|come|gone|been|made|done|had|left|met)\b|"
    r"\bif (?:i|we) (?:was|were|did)(?: not|n't)\b.{0,40}\bwould(?: not|n't) be\b"
)
_SHORT_OF = re.compile(r"\b(?:stop\w*|f[ae]ll\w*) short of\b")
_IS_QUESTION = re.compile(r"\?[\"']*,?[\"']*$")
_UNKNOWN = re.compile(
    r"\b(?:(?:do|does|did|would)(?: not|n't) know|(?:is|was|are|were|remains?) (?:still )?un(?:clear|certain|known)|"
    r"(?:is|are|was|were)(?: not|n't) (?:clear|sure|certain|known)|remains? to be seen|no idea|too (?:early|soon) to "
    r"(?:say|tell|know|judge)|hard to (?:say|tell|know))\b"
)
# What somebody else wants or knows, told of him: "Dorn said that Ostrel does not want to go back to war".
_MIND = re.compile(
    r"\b(?:wants?|wanted|hopes?|hoped|believes?|believed|thinks?|thought|feels?|felt|fears?|feared|knows?|knew|"
    r"understands?|seems?|seemed|appears?|appeared|tr(?:y|ies|ied|ying) to|(?:do|does|did)(?: not|n't)(?: \w+ly)? "
    r"(?:want|know|believe|think|understand|seem))\b"
)
_IT = re.compile(r"^(?:that )?it\b")
_NOT_INSIST = re.compile(r"(?:\bnot|n't|no longer) (?:insist|demand|require|ask for|press for)\w*\b")
_STANCE = re.compile(
    r"\b(?:committed|commitment|support\w*|policy|position|stance|principle|opposed|determined|"
    r"firm)\b"
)
_HELP = re.compile(r"\b(?:support|help|back|accept|pass|count on|recogni[sz]e|agree)\b")
_PREPARED_TO = re.compile(r"\b(?:ready|prepared) to\b")
_AGREED = re.compile(r"\b(?:agreed|agrees|accepted|committed|decided|approved)\b")
_NO_COMMENT = re.compile(
    r"^(?:to |any )?(?:comment|say|disclose|provide|elaborate|discuss|answer|specify|identify|give|detail|confirm|"
    r"speak|reveal|release|name|share (?:details|more)|go into)"
)
_UNWILLING = re.compile(r"unwilling|reluctan")
_CLAIM = re.compile(r"\b(?:alleg\w+|accusations?|claims?|charges?|reports?|suggestions?|criticism)\b")
_AGAINST = re.compile(r"\b(?:against|not to|to (?:avoid|stop|stay|refrain))\b")
_QUESTION = re.compile(r"^(?:if|about(?! [$#\d])|when)\b")
# "What steps Ostrel would take", but not "what he calls a fair toll".
_INDIRECT_QUESTION = re.compile(
    r"^(?:whether|how|why|who|where|which|"
    r"what(?! [\w' ]{1,30}\b(?:call|consider|describe|term|see|say|deem|view)(?:s|ed|d)?\b)) "
)
_FOR_COMMENT = re.compile(r"\b(?:requests?|calls?|questions?|messages?|emails?)\b.{0,30}\bcomment")
_WAS_ASKED = re.compile(r"\b(?:was|were|is|being|been|when) asked\b")
