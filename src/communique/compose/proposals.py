"""What a move proposes, in the source's words: an exact slice of the article, trimmed by a few rules.

One fragment is taken: the first that can be understood by itself, fragments with nothing but marks between them being
one. Quotation marks and blanks are cut off, but a quotation that opens or closes in the words is whole; so is what only
says that something is said ("takes the position that") and what belongs to the verb before it ("called for"); words
that stop before their noun run on to the end of their clause; a conjunction left at the end is cut off. Negation and
condition stay. Where nothing is left that can be understood, there is no proposal; what only opens a sentence ("In
order to gain time") is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.types import Span

Bounds = tuple[int, int]

# Code points between two fragments that are one: marks of quotation and blanks.
GAP = 3
# Code points that words may run on to the end of their clause.
LONGEST_RUN = 120
# Words of a fragment that is understood by itself where another is not.
FEWEST_WORDS = 3


def trim_proposal(text: str, article: str, fragments: Sequence[Bounds]) -> Span | None:
    """The place of the proposal, None where the words cannot be understood."""
    joined = _join(text, fragments)
    full = [each for each in joined if len(_WORD.findall(text[slice(*each)])) >= FEWEST_WORDS]
    trimmed = (_trim(text, *each) for each in full or joined if not _only_opens(text, *each))
    return next((Span(article, *each) for each in trimmed if _is_understood(text[slice(*each)])), None)


def close_quotation(text: str, start: int, end: int) -> Bounds:
    """With the mark beside them that closes, or opens, a quotation in the words: he “will bring water”, he said."""
    words = text[start:end]
    opened, closed = words.count("“") - words.count("”"), words.count('"') % 2
    if (opened > 0 or closed) and (mark := _CLOSING.match(text, end)):
        return start, mark.end()
    if (opened < 0 or closed) and text[max(0, start - 1) : start] in ("“", '"'):
        return start - 1, end
    return start, end


def _trim(text: str, start: int, end: int) -> Bounds:
    start, end = _drop_turn(text, *_drop_lead(text, *_strip(text, start, end)))
    return close_quotation(text, *_strip(text, *_complete(text, start, end)))


def _join(text: str, fragments: Sequence[Bounds]) -> list[Bounds]:
    joined = [fragments[0]]
    for start, end in fragments[1:]:
        between = text[joined[-1][1] : start]
        ended = (
            _SENTENCE_END.search(text[max(joined[-1][0], start - 2 * GAP) : start])
            and text[start:end].lstrip(_EDGE)[:1].isupper()
        )
        if 0 <= start - joined[-1][1] <= GAP and not between.strip(_EDGE) and not ended:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _drop_lead(text: str, start: int, end: int) -> Bounds:
    """Without what leads over to it: "that", "then", "he takes the view that", the "for" of "called for"."""
    for pattern in (_FRAME, _LEAD, _PARTICLE):
        if lead := pattern.match(text, start, end):
            start = lead.end()
    return start, end


def _drop_turn(text: str, start: int, end: int) -> Bounds:
    """Without a second statement set against it: "he will come back | but nobody has asked him"."""
    turn = _TURN.search(text, start, end)
    if turn is None or len(_WORD.findall(text[start : turn.start()])) < FEWEST_WORDS:
        return start, end
    return start, turn.start()


def _complete(text: str, start: int, end: int) -> Bounds:
    """Run on from "to yield to the" to the end of the clause, back from "the treaty and" to before the conjunction."""
    if _OPEN_END.search(text[start:end]) and not _BORDER.match(text, end):
        border = _BORDER.search(text, end, end + LONGEST_RUN)
        if border:
            end = border.start()
    while (tail := _TAIL.search(text[start:end])) is not None and tail.start() > 0:
        end = start + tail.start()
    return start, end


def _is_understood(words: str) -> bool:
    """More than a pronoun or "the claim", and not without its noun or its main clause."""
    return _TELLING.search(words) is not None and not any(
        pattern.search(words) for pattern in (_OPEN_END, _RELATIVE, _EMPTY)
    )


def _only_opens(text: str, start: int, end: int) -> bool:
    """Does the clause come only after these words? "In order to gain time", he said, "we will wait"."""
    start, end = _strip(text, start, end)
    if text[end : end + 1] != "," or not _OPENING.match(text, start, end):
        return False
    return _CLAUSE.search(_RELATIVE_CLAUSE.split(text[start:end])[0]) is None


def _strip(text: str, start: int, end: int) -> Bounds:
    """Without blanks, marks of quotation and punctuation at the edges."""
    left = len(text[start:end]) - len(text[start:end].lstrip(_EDGE))
    right = len(text[start:end]) - len(text[start:end].rstrip(_EDGE))
    return (start + left, end - right) if left < end - start else (start, end)


_VERB = r"(?:would|was|were|is|are|has|have|had|could|might|may|does|did)"
_EDGE = " \n\t\r\"'“”‘’«».,;:!?–—-"
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAD = re.compile(
    rf"[\s,]*(?:(?:and|but|so|or|also)\s+)?(?:that|then)\s+(?!{_VERB}\b)|[\s,]*(?:and|but|so|or)\s+", re.IGNORECASE
)
_FRAME = re.compile(
    r"(?:and |but |so )?(?:that )?(?:(?:i|we|he|she|it|they|what|who) )?(?:also |now |again )?"
    r"(?:(?:takes?|took|taking) the (?:position|view|line)|(?:want|wants|wanted|would like) to (?:make (?:it )?)?"
    r"(?:very |absolutely |perfectly |quite )?(?:clear|say|stress|repeat|emphasi[sz]e)|"
    r"(?:made|makes?|making) (?:it )?(?:very |absolutely |perfectly |quite )?clear|"
    r"(?:believes?|thinks?|thought|feels?|knows?|understands?|said|says?|tells?|told \w+)) that\s+",
    re.IGNORECASE,
)
# What belongs to the verb before it: "called for | a lock", "gave up | building it"; not "for it to go on, both".
_PARTICLE = re.compile(
    r"(?:for (?![^\n]{0,200} to [^\n]{0,200},)|on |at (?!all\b))(?=(?:the|an?|its|their|his|her|our|all|any|some|more|"
    r"fewer|less|greater|[$€£]?\d[\d.,]*|[A-Z][\w.’']*) )|up (?!to\b|until\b|for\b|against\b|with\b)"
)
_TURN = re.compile(
    r",? but (?=(?:the|an?|this|that|these|those|there|it|he|she|they|his|her|its|their|nobody|no one|nothing|"
    r"[A-Z][\w’'-]+)\b)"
)
_CLOSING = re.compile(r"[,.!;]?[”\"]")
_SENTENCE_END = re.compile(r"[.!?][”\"’]?\s*$")
# What opens a sentence, and what shows that its clause has begun.
_OPENING = re.compile(
    r"(?:[A-Z][a-z]+ly, (?:in|as|after|before|by|with|without|under|for|from|to)|In|As|After|Before|By|With|Without|"
    r"Under|At|On|For|From|To|Despite|During|Following|Amid|Unlike|Instead of|Through)\b"
)
_CLAUSE = re.compile(
    r"\b(?:will|would|must|should|can|could|may|might|is|are|was|were|has|have|had|do|does|did|cannot|I|we|they|he|she|"
    r"it)\b|n[’']t\b"
)
_RELATIVE_CLAUSE = re.compile(r"\b(?:that|which|who|where|when)\b")
# Words that a noun or a verb must follow.
_OPEN_END = re.compile(
    r"(?:^|\s)(?:the|a|an|its|their|his|her|our|my|your|to|of|for|with|by|from|in|on|at|into|against|between|as|than|"
    r"not|will|would|must|should|be|is|are|was|were|has|have|had|who|which|whose)$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,;:–—-]+(?:and|or|nor|but|while|because|so|that|if|when|until|after|before|unless|although|though)$",
    re.IGNORECASE,
)
_BORDER = re.compile(r"[,;:.!?“”\"](?=\W|$)|\s[–—-]+\s|—|\n|$")
_TELLING = re.compile(r"[^\W\d_]{3,}\W+[^\W_]{2,}|[^\W\d_]{5,}|\d")
# What points to words told elsewhere.
_EMPTY = re.compile(
    r"^(?:(?:the|this|that|these|those|such|his|her|its|their|any) )?(?:\w+ )?(?:allegations?|claims?|charges?|"
    r"accusations?|reports?|suggestions?|notion|assertions?|remarks?|comments?|idea|point|view|story|thing)$",
    re.IGNORECASE,
)
# What has lost its subject, or hangs on words before it: "would damage the lock", "which is so".
_RELATIVE = re.compile(
    rf"^(?:who|which|whose|whom|where|when|while|because|than|of|as|by|upon|regarding|concerning|and|or|nor|{_VERB}|"
    rf"that {_VERB})\b",
    re.IGNORECASE,
)
