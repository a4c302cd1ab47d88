"""What a move hangs on: the words from a connective to the end of its clause, and which kind of condition they make.

In: an article's text and the stretch of it that carries the move. Out: a `Condition`, an exact slice, or None.
"""

from __future__ import annotations

import re

from communique.types import Condition, ConditionType, Span

# Code points of a condition: less is a connective without a clause, more runs on into the next one.
SHORTEST = 8
LONGEST = 240


def find_condition(text: str, place: Span) -> Condition | None:
    """The first condition in a stretch of an article's text; where several stand in it, exchanges come first."""
    found = [
        (rank, match.start("words"), match, type_)
        for rank, (pattern, type_) in enumerate(_CONNECTIVES)
        for match in pattern.finditer(text, place.start, place.end)
        if not _IS_NONE.search(text, max(place.start, match.start() - 12), match.start("words"))
    ]
    for _, start, match, type_ in sorted(found, key=lambda item: (item[0] >= _WEAK, item[1], item[0])):
        end = _find_end(text, match, place.end)
        if SHORTEST <= end - start <= LONGEST:
            words = text[start:end]
            return Condition(_settle(type_, words, text[place.start : start]), words, Span(place.article, start, end))
    return None


def _find_end(text: str, match: re.Match[str], limit: int) -> int:
    """Where the clause ends: at the next mark that parts clauses, its own connective passed over."""
    border = _CLAUSE_END.search(text, match.end(), limit)
    end = border.start() if border else limit
    return match.start("words") + len(text[match.start("words") : end].rstrip(_EDGE))


def _settle(type_: ConditionType, words: str, before: str) -> ConditionType:
    """A connective read with the negation in or before its clause.

    "If Ostrel does not open the gates": unless. "Will not sign until the gates open", "until they open, we will stay":
    unless; "will not leave until after the vote" and "will guard the dam until then": before.
    """
    if type_ is ConditionType.ONLY_IF and _UNLESS_CLAUSE.match(words):
        return ConditionType.UNLESS
    if type_ is ConditionType.ONLY_IF and _AS_LONG.match(words) and _NEGATION.search(before):
        return ConditionType.UNLESS
    if type_ is ConditionType.BEFORE and (_NEGATION.search(before) or not _WORD.search(before)):
        return ConditionType.BEFORE if _UNTIL_AFTER.match(words) else ConditionType.UNLESS
    return type_


def _connective(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-])(?P<words>{words})(?![\w’'-])", re.IGNORECASE)


_CONNECTIVES = (
    (_connective(r"in (?:exchange|return) for"), ConditionType.IN_EXCHANGE_FOR),
    (_connective(r"unless"), ConditionType.UNLESS),
    (_connective(r"only after|once"), ConditionType.AFTER),
    (
        _connective(
            r"only (?:if|when|with|once)|(?:as|so) long as(?! it takes)|provided that|(?<=, )provided|"
                r"on (?:the )?condition that|"
            r"(?:conditional|contingent|conditioned) (?:up)?on|in the event (?:of|that)"
        ),
        ConditionType.ONLY_IF,
    ),
    (_connective(r"if(?! necessary| needed| possible| not\b| any\b)"), ConditionType.ONLY_IF),
    (_connective(r"until|till"), ConditionType.BEFORE),
    (re.compile(r"\bno \w+(?: \w+)? (?P<words>without)\b", re.IGNORECASE), ConditionType.UNLESS),
    (
        re.compile(r", (?P<words>should) (?:\w+ ){1,6}(?:take|fail|refuse|attack|go|continue|happen)\b"),
        ConditionType.ONLY_IF,
    ),
)  # fmt: skip
# From here on the connectives are so common that the others go before them.
_WEAK = 4
_IS_NONE = re.compile(
    r"\b(?:even|as|what|ask|asks|asked|see|know|wonder|wondered|decide|unclear|at) $|\b(?:at) $", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[,;:!?](?=\W|$)|(?<!\.\w)\.(?=\W|$)|[”\"]|\s[–—-]+\s|—|\b(?:then|but)\b")
_UNLESS_CLAUSE = re.compile(r"if\b[^,]{0,80}?(?:\b(?:not|fail\w* to|refus\w+|declin\w+)\b|n[’']t\b)", re.IGNORECASE)
_AS_LONG = re.compile(r"(?:as|so) long as", re.IGNORECASE)
_WORD = re.compile(r"\w{4,}")
_UNTIL_AFTER = re.compile(r"(?:until|till) after", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:not|never|no|cannot|nothing|refus\w+)\b|n[’']t\b", re.IGNORECASE)
_EDGE = " \n\t\r\"'“”‘’,;:.!?–—-"
