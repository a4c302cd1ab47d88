"""What a move hangs on: the words from a connective to the end of its clause, and which kind of condition they make.

In: an article's text, the stretch of it that carries the move, and its kind. Out: a `Condition`, an exact slice, or
None. Only what somebody may bring about is one: days, purposes and asides ("until Friday", "if we are to succeed", "if
you look at it") are none. A threat needs no connective: it hangs on what it answers ("retaliate against the toll"), on
what would bring it about ("a second raid would mean war"), or on the other choice ("open the gates or we will").
Approval, protest and denial hang on nothing.
"""

from __future__ import annotations

import re

from communique.types import Condition, ConditionType, MoveKind, Span

# Code points of a condition: less is a connective without a clause, more runs on into the next one.
SHORTEST = 7
LONGEST = 240
# Code points before a connective in which a word is looked for that makes it none: "asked if", "even if".
LEAD = 24


def find_condition(text: str, place: Span, kind: MoveKind | None = None) -> Condition | None:
    """The first condition in a stretch of an article's text; where several stand in it, exchanges come first."""
    if kind in _UNCONDITIONAL:
        return None
    found = [
        (rank, match.start("words"), match, type_)
        for rank, (pattern, type_) in enumerate(_CONNECTIVES)
        for match in pattern.finditer(text, place.start, place.end)
        if not _IS_NONE.search(text[max(place.start, match.start("words") - LEAD) : match.start("words")])
    ]
    for _, start, match, type_ in sorted(found, key=lambda item: (item[0] >= _WEAK, item[1], item[0])):
        end = _find_end(text, match, place.end)
        if SHORTEST <= end - start <= LONGEST:
            words = text[start:end]
            return Condition(_settle(type_, words, text[place.start : start]), words, Span(place.article, start, end))
    return _find_provocation(text, place) if kind in _PROVOKED else None


def _find_provocation(text: str, place: Span) -> Condition | None:
    """What a threat answers, or what its hearer may do instead."""
    for pattern, type_ in _PROVOCATIONS:
        if match := pattern.search(text, place.start, place.end):
            start, end = match.span("words")
            return Condition(type_, text[start:end], Span(place.article, start, end))
    return None


def _find_end(text: str, match: re.Match[str], limit: int) -> int:
    """Where the clause ends: at the next mark that parts clauses; marks of quotation that open in it close in it."""
    start = match.start("words")
    end = next(
        (
            border.start()
            for border in _CLAUSE_END.finditer(text, match.end("words"), limit)
            if _parts(text, start, border)
        ),
        limit,
    )
    end = start + len(text[start:end].rstrip(_EDGE))
    return end + 1 if text[end : end + 1] == "”" and "“" in text[start:end] else end


def _parts(text: str, start: int, border: re.Match[str]) -> bool:
    """Is a mark the end of a clause? A closing quotation mark is none where it opened after `start`."""
    before = text[start : border.start()]
    match border.group()[0]:
        case "”":
            return before.count("“") <= before.count("”")
        case '"':
            return before.count('"') % 2 == 0 and not text[border.end() : border.end() + 1].isalnum()
        case "“":
            return False
    return True


def _settle(type_: ConditionType, words: str, before: str) -> ConditionType:
    """A connective read with the negation in or before its clause.

    "If Ostrel does not open the gates": unless. "Will not sign until the gates open", "until they open, we will stay":
    unless; "will not leave until after the vote" and "will guard the dam until the vote is over": before.
    """
    if type_ is ConditionType.ONLY_IF and _UNLESS_CLAUSE.match(words):
        return ConditionType.UNLESS
    if (
        type_ is ConditionType.ONLY_IF
        and _AS_LONG.match(words)
        and (_NEGATION.search(before) or not before.strip(_EDGE))
    ):
        return ConditionType.UNLESS
    if type_ is ConditionType.BEFORE and _UNTIL.match(words) and not _UNTIL_AFTER.match(words):
        return ConditionType.UNLESS if _NEGATION.search(before) or _FRONTED.search(before) else type_
    return type_


def _connective(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-])(?P<words>{words})(?![\w’'-])", re.IGNORECASE)


_WHO = r"(?:the|a|an|any|all|both|it|they|he|she|we|its|their|his|her|that|(?-i:[A-Z]\w+))"
_TIME = (
    r"(?:further|now|then|recently|today|tonight|tomorrow|late|early|closer|next|last|this|spring|summer|autumn|fall|"
    r"winter|\d|the (?:end|weekend|spring|summer|autumn|fall|winter|morning|evening|day|week|month|year|\w+th)\b|"
    r"(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
_CONNECTIVES = (
    (_connective(r"in (?:exchange|return) for"), ConditionType.IN_EXCHANGE_FOR),
    (
        re.compile(
            rf"\b(?:trad(?:e|es|ed)|swap(?:s|ped|ping)?)(?: [\w’'-]+){{1,6}}? (?P<words>for)(?= {_WHO}\b)",
            re.IGNORECASE,
        ),
        ConditionType.IN_EXCHANGE_FOR,
    ),
    (_connective(r"unless"), ConditionType.UNLESS),
    (
        _connective(rf"only after|as soon as(?! possible)|once(?= {_WHO} )"),
        ConditionType.AFTER,
    ),
    (
        _connective(
            r"only (?:if|when|with|once)|(?:as|so) long as(?! it takes)|"
            r"provided(?: that|(?= (?:the|it|they|we|\w+s) ))|"
            r"on (?:the )?condition that|(?:conditional|contingent|conditioned) (?:up)?on|in the event (?:of|that)|"
            r"in case of|assuming(?= (?:that|the|it|they|we) )|"
            r"subject to(?= (?:the |a |an |its |their )?(?:\w+ )?(?:approval|ratification|consent|review|vote)\b)"
        ),
        ConditionType.ONLY_IF,
    ),
    (
        _connective(
            r"if(?! (?:necessary|needed|possible|not|any|anything|ever|so|only)\b"
            r"| you (?:look|go back|think|ask|want|remember|consider|count|see|will)\b"
            r"| \w+ (?:is|are|was|were) to\b| (?:we|you|they)[’']re to\b)"
        ),
        ConditionType.ONLY_IF,
    ),
    (_connective(r"as long as(?= it takes (?:to get|for) )"), ConditionType.UNLESS),
    (_connective(rf"(?:until|till)(?! {_TIME})"), ConditionType.BEFORE),
    (
        re.compile(
            r"\b(?:will|would|shall|(?:plans?|agreed|promised|pledged|vowed) to) (?:[\w’',-]+ ){1,20}?"
            r"(?P<words>(?:(?:a|one|two|three|four|five|six|\d+) (?:day|week|month|year)s? )?after \w+ing)\b",
            re.IGNORECASE,
        ),
        ConditionType.AFTER,
    ),
    (
        re.compile(
            rf"\b(?P<words>before)(?! the (?:day|week|month|year)\b) {_WHO}[^,.;]{{0,40}}?"
            r"\b(?:is|are|was|were|be|has|have|takes?|signs?|opens?|leaves?|travels?|votes?|meets?|agrees?|gives?|puts|see)\b",
            re.IGNORECASE,
        ),
        ConditionType.BEFORE,
    ),
    (
        re.compile(
            r"(?:\bno|\bnot|n[’']t|\bnever|\bcannot|\brefus\w+)(?: [\w’'-]+){1,8}? (?P<words>without)"
            rf"(?= {_WHO}\b)",
            re.IGNORECASE,
        ),
        ConditionType.UNLESS,
    ),
    (
        re.compile(r"(?P<words>\b(?:There[’']s no|No)(?: \w+){1,4}), (?:then )?(?:there[’']s )?no \w"),
        ConditionType.UNLESS,
    ),
    (
        re.compile(r", (?P<words>should) (?:\w+ ){1,6}(?:take|fail|refuse|attack|go|continue|happen)\b"),
        ConditionType.ONLY_IF,
    ),
)
# From here on the connectives are so common that the others go before them.
_WEAK = 5
# A threat is taken for a commitment or a stance at times.
_PROVOKED = (MoveKind.THREATEN, MoveKind.COMMIT, MoveKind.REAFFIRM)
_UNCONDITIONAL = (MoveKind.SUPPORT, MoveKind.OPPOSE, MoveKind.DENY)
_ANY = r"(?:any|an?|every|all|further|more|new|another|such(?: an?)?)"
_WHAT = rf"(?:the|its|their|his|her|{_ANY})"
_PROVOCATIONS = (
    (re.compile(r"(?P<words>\beither\b[^.;!?\n]{8,120}?),? or\b", re.IGNORECASE), ConditionType.UNLESS),
    (
        re.compile(
            r"(?:^|(?<=[.!?“\"] )|(?<=[“\"]))(?P<words>[A-Z][\w’']+ [^.;!?\n“”\"]{4,80}?),? or "
            r"(?:else\b|(?:we|I|they|it|he|she)(?:[’']ll| will| would)\b)",
            re.MULTILINE,
        ),
        ConditionType.UNLESS,
    ),
    (
        re.compile(
            rf"(?:^|(?<=[.!?,“\"] )|(?<=[“\"])|(?<=that )|(?<=said )|(?<=says ))"
            rf"(?P<words>(?i:{_WHAT}) [^.,;:!?\n“”\"]{{3,100}}?) (?:would|will|could) "
            r"(?:trigger|provoke|draw|prompt|mean (?:war|an end)|be met (?:with|by)|bring (?:a|an|down)|"
            r"(?:force|oblige|compel) (?:[\w’']+ ){1,3}to|lead (?:\w+ ){1,3}to \w+)\b"
        ),
        ConditionType.ONLY_IF,
    ),
    (
        re.compile(
            rf"\b(?:respond|retaliate|react|(?:hit|strike|fire) back|reply) (?:\w+ly )?"
            rf"(?P<words>(?:to|against|for) {_ANY} [^.,;:!?\n“”\"]{{3,80}}?)(?= with\b|[.,;:!?\n“”\"]|$)"
        ),
        ConditionType.ONLY_IF,
    ),
)
_IS_NONE = re.compile(
    r"\b(?:even|as|what|at|just|(?:see|know|wonder|decid|ask|doubt|question)\w*|unclear|uncertain|(?:not|n[’']t) sure|"
    r"(?:say|said|tell|told)(?: \w+)?|and only)\s$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:!?](?=\W|$)|(?<!\.\w)\.(?=\W|$)|[“”\"]|\s[–—-]+\s|—|\b(?:then|but)\b")
_UNLESS_CLAUSE = re.compile(r"if\b[^,]{0,80}?(?:\b(?:not|fail\w* to|refus\w+|declin\w+)\b|n[’']t\b)", re.IGNORECASE)
_AS_LONG = re.compile(r"(?:as|so) long as", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till)\b", re.IGNORECASE)
_UNTIL_AFTER = re.compile(r"(?:until|till) after", re.IGNORECASE)
# Nothing but an opening before it in its sentence: "Until they leave", "and until they leave".
_FRONTED = re.compile(r"(?:^|[.!?,]\W*)(?:and |but )?[\s\"'“‘]*$", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not|never|no|nor|neither|cannot|nothing|nobody|refus\w+|reluctan\w+)\b|n[’']t\b", re.IGNORECASE
)
_EDGE = " \n\t\r\"'“”‘’,;:.!?–—-"
