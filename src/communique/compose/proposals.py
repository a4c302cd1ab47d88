"""What a move proposes, in the source's words: an exact slice of the article, trimmed by a few rules.

One fragment is taken: the first that can be understood by itself, fragments with nothing but marks between them being
one. Quotation marks and blanks are cut off, but a quotation that opens or closes in the words is whole; so is what only
leads over ("takes the position that", the "for" of "called for", whom one tells or offers it) and what the article adds
(", saying that", ", which lies upstream", ", the agency reported"). Words that stop before their noun run on to the end
of their clause. Negation and condition stay. Where nothing is left that can be understood, there is no proposal.
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
# Code points before the words in which their article, owner or verb is looked for.
LONGEST_OWNER = 40
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
    start, end = _drop_tail(text, *_drop_lead(text, *_take_owner(text, *_strip(text, start, end))))
    return close_quotation(text, *_strip(text, *_cut_bracket(text, *_complete(text, start, end))))


def _cut_bracket(text: str, start: int, end: int) -> Bounds:
    """Without a bracket that only opens in it: "will not sell it by the bucket | [as"."""
    opened = text.rfind("[", start, end)
    return (start, opened) if opened > start and text.find("]", opened, end) < 0 else (start, end)


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


def _take_owner(text: str, start: int, end: int) -> Bounds:
    """With the article or owner that stands before the mark of a quotation: the | “fair share” of the water."""
    owner = _OWNER.search(text, max(0, start - LONGEST_OWNER), start)
    return (owner.start("owner"), end) if owner else (start, end)


def _drop_lead(text: str, start: int, end: int) -> Bounds:
    """Without what leads over to it: "that", "then", "he takes the view that", the "for" of "called for".

    Nor those to whom it is told or offered: "offered | Ostrel | half the flow", "warned | Ostrel that | it will go".
    """
    before = text[max(0, start - LONGEST_OWNER) : start]
    leads = [_FRAME, _WHEN, _OPENER]
    is_short = len(text[start:end].split()) < FEWEST_WORDS  # "rejects | that order"
    if not (_DEMONSTRATIVE.match(text, start, end) and (is_short or _PREPOSITION.search(before))):
        leads.append(_LEAD)
    leads.append(_PARTICLE)
    leads += [pattern for verb, pattern in _TAKERS if verb.search(before)]
    for pattern in leads:
        if lead := pattern.match(text, start, end):
            start = lead.end()
    return start, end


def _drop_tail(text: str, start: int, end: int) -> Bounds:
    """Without what is set against it, or is the article's own: "he will come back | but nobody has asked him"."""
    for pattern in _TAILS:
        tail = pattern.search(text, start, end)
        kept = text[start : tail.start()] if tail else ""
        if tail and len(_WORD.findall(kept)) >= FEWEST_WORDS and _is_whole(tail.group()) and not _GRANTS.match(kept):
            end = tail.start()
    return start, end


def _is_whole(words: str) -> bool:
    """Without a quotation that only opens or only closes in it."""
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0


def _complete(text: str, start: int, end: int) -> Bounds:
    """Run on from "to yield to the" to the end of the clause, back from "the treaty and" to before the conjunction."""
    told = _TOLD.search(text, max(0, start - LONGEST_OWNER), start) and _AFTERTHOUGHT.match(text, end)
    if told:
        start = told.end()
    stops = _OPEN_END.search(text[start:end]) or (_OBJECT.match(text, end) and _VERB_LAST.search(text[start:end]))
    if (told or stops) and not _BORDER.match(text, end):
        border = (_FULL_STOP if told else _BORDER).search(text, max(start, end), end + LONGEST_RUN)
        if border:
            return start, border.start()
    aside = _ASIDE.match(text, end)
    if aside and _PUTTING.search(text[start:end]):
        end = aside.end()
        border = _BORDER.search(text, end, end + LONGEST_RUN)
        return start, border.start() if border else end
    while (tail := _TAIL.search(text[start:end])) is not None and tail.start() > 0:
        end = start + tail.start()
    return start, end


def _is_understood(words: str) -> bool:
    """More than a pronoun or "the claim", and not without its noun or its main clause."""
    return _TELLING.search(words) is not None and not any(
        pattern.search(words) for pattern in (_OPEN_END, _RELATIVE, _PLACE, _EMPTY)
    )


def _only_opens(text: str, start: int, end: int) -> bool:
    """Does the clause come only after these words? "In order to gain time", he said, "we will wait"."""
    start, end = _strip(text, start, end)
    if text[end : end + 1] != "," or not _OPENING.match(text, start, end):
        return False
    return _CLAUSE.search(_RELATIVE_CLAUSE.split(text[start:end])[0]) is None


def _strip(text: str, start: int, end: int) -> Bounds:
    """Without blanks, marks of quotation and punctuation at the edges; "the U.S." keeps its point."""
    left = len(text[start:end]) - len(text[start:end].lstrip(_EDGE))
    right = len(text[start:end]) - len(text[start:end].rstrip(_EDGE))
    if left == end - start:
        return start, end
    point = end - right
    if right and text[point] == "." and _ABBREVIATED.search(text[start + left : point]):
        right -= 1
    return start + left, end - right


_VERB = r"(?:(?:would|was|were|is|are|has|have|had|could|might|does|did)(?:n[’']t)?|may)"
_EDGE = " \n\t\r\"'“”‘’«».,;:!?–—-"
_WORD = re.compile(r"[^\W\d_]{2,}")
_ABBREVIATED = re.compile(r"(?:^|[^\w.])(?:(?:\w\.)+\w|Inc|Corp|Co|Ltd|Jr|Sr)$")
# The article or owner of what is in quotation marks.
_OWNER = re.compile(
    r"(?<![\w’'])(?P<owner>(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur) )(?:\w+[’']s )?|[A-Z]\w+[’']s )"
    r"[“\"‘']$"
)
_LEAD = re.compile(
    rf"[\s,]*(?:(?:and|but|so|or|also)\s+)?(?:that|then)\s+(?!{_VERB}\b)|[\s,]*(?:and|but|so|or)\s+", re.IGNORECASE
)
# "objected to | that toll": no conjunction.
_DEMONSTRATIVE = re.compile(r"that (?!\w+(?:s|ed|ing)? (?:will|would|must|should|is|are|was|were|has|have|had)\b)")
_PREPOSITION = re.compile(r"\b(?:to|of|for|with|on|at|about|against|over|into|from|by) $")
# When it was said: "said | last week | the lock will open"; and what opens it: "So, | the lock will open".
_WHEN = re.compile(
    r"(?:earlier|later|previously|repeatedly|recently|again|also|last (?:week|month|year)|(?:on )?[A-Z]\w+day) "
    r"(?:that )?(?=(?:the|an?|any|all|it|he|she|they|we|his|her|its|their|there|no|such|[A-Z][\w’'-]+)\b)"
)
_OPENER = re.compile(r"(?:(?:and|but|so|well|look|frankly|listen|now|again|also),\s+)+(?=\w)", re.IGNORECASE)
# Whom one tells, asks, calls or offers something.
_NAMED = r"(?:(?:the|its|their|his|her|our|both|all) (?:[\w’'-]+ ){1,3}?|(?:[A-Z][\w.’'-]* ){1,4}|[a-z]+s )"
_TAKERS = (
    (
        re.compile(r"\b(?:offer|give|gave|grant|promis|send|sent|pa[iy])\w{0,3} $", re.IGNORECASE),
        re.compile(rf"(?:(?:him|her|it|them|us|me) |{_NAMED})(?=[$€£]\d|(?:an?|the|its|more|some|new|fewer) )"),
    ),
    (
        re.compile(r"\b(?:warn|t[eo]l[dl]|remind|assur|inform|notif|advis)\w{0,3} $", re.IGNORECASE),
        re.compile(rf"(?:(?:him|her|it|them|us|me) |{_NAMED})that (?=\w)"),
    ),
    (
        re.compile(r"\b(?:call|label|describ|term|dubb|deem)\w{0,3} $", re.IGNORECASE),
        re.compile(r"(?:him|her|it|them) (?:as )?(?=[“\"]?(?:an?|the)\b)"),
    ),
    (re.compile(r"\w $"), re.compile(r"(?:him|them|us|me|her|it) (?=to \w)")),
)
_TOLD = re.compile(r"\b(?:warn|t[eo]l[dl]|remind|assur|inform|notif|advis)\w{0,3} $", re.IGNORECASE)
_AFTERTHOUGHT = re.compile(r"(?: on \w+day| (?:last|this) \w+| yesterday| today)? that ")
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
    r"fewer|less|greater|[$€£]?\d[\d.,]*|[A-Z][\w.’']*) )|up (?!to\b|until\b|for\b|against\b|with\b)|in to (?=\w)"
)
_SUBJECT = (
    r"(?:the|an?|this|that|these|those|there|it|he|she|they|his|her|its|their|nobody|no one|nothing|[A-Z][\w’'-]+)\b"
)
# What is set against it; what the article adds to a name; who says it; what is said, or called, beside it.
_TAILS = (
    re.compile(rf",? (?:but|although|though|whereas) (?={_SUBJECT})|, while (?={_SUBJECT})"),
    re.compile(
        r",? (?:according to|as (?:reported|quoted) by) [^,\n]{1,60}(?:, citing [^,\n]{1,60})?$|"
        r", (?:he|she|they|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}) "
        r"(?:said|says|reported|reports|wrote|added|told [^,\n]{1,30})(?:,? (?:on [A-Z]\w+|citing [^,\n]{1,60}))?$"
    ),
    re.compile(
        r", (?:which|who|whom|whose|where) (?![^,\n]{0,200}\b(?:will|must|should|shall|cannot|can|never|not)\b)"
        r"(?:[^,;:—\n]|,(?=\d)){1,200}$"
    ),
    re.compile(r",\s?(?:saying|adding|noting|citing|calling|arguing|warning|accusing|telling)\b[^\n]*$"),
    re.compile(r", (?:in )?an? (?:move|step|decision|policy|position|demand|charge|claim) (?:that|which|by)\b[^\n]*$"),
)
# What is granted only for the sake of what follows: "they can wait all they want, but".
_GRANTS = re.compile(r"(?:[\w’'-]+ ){1,4}(?:can|may|might) (?!not\b)")
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
_FULL_STOP = re.compile(r"[;.!?](?=\s|$)|\n|$")
_TELLING = re.compile(r"[^\W\d_]{3,}\W+[^\W_]{2,}|[^\W\d_]{5,}|\d")
# What points to words told elsewhere.
_EMPTY = re.compile(
    r"^(?:(?:the|this|that|these|those|such|his|her|its|their|any) )?(?:\w+ )?(?:allegations?|claims?|charges?|"
    r"accusations?|reports?|suggestions?|notion|assertions?|remarks?|comments?|idea|point|view|story|thing|opposition|disappointment|"
    r"concerns?|criticism|skepticism|doubts?)$",
    re.IGNORECASE,
)
# A verb at the end, and what it acts on after it: "to work out | new rules"; not "to wait | until".
_VERB_LAST = re.compile(
    r"\b(?:to|will|would|must|should|can|cannot|could|may|might) (?:not )?[a-z]+"
    r"(?: (?:out|up|down|off|back|over|away))?$"
)
_OBJECT = re.compile(
    r"\s(?:(?:the|an?|these|those|his|her|its|their|our|any|some|all|new|more)\s\w|(?:it|him|them|that)(?=[,.;:”\"]))"
)
# A verb that tells where, and the place after an aside: "to put its dredgers | , some of them new, on the table".
_PUTTING = re.compile(r"\b(?:put|puts|putting|place|places|placing|lay|lays|laying)(?: [\w’'-]+){1,5}$")
_ASIDE = re.compile(r",[^.;:\n“”\"]{3,120}?, (?:on|onto|in|into|to|under|at|before|aside|off)\b")
# Nothing but where it was: "in Karn".
_PLACE = re.compile(r"^(?:in|at|near)(?: the)?(?: [A-Z][\w’'-]*){1,3}$")
# What has lost its subject or its clause, or hangs on words before it: "would damage the lock", "it on the island".
_RELATIVE = re.compile(
    rf"^(?:(?:it|him|her|them|us) (?:in|on|at|to|from|with|for|by)\b|"
    rf"to (?:during|after|before|in|at(?! least| most)|by)\b|"
    rf"(?:away|aside|apart|back) (?:from|to|of)\b|even (?:if|though|when)\b|"
    rf"(?:against|from|towards?|about)\b(?!.*\b(?:will|would|must|should|can|could|may|is|are|has|have)\b)|"
    rf"(?:al)?though\b[^,]*$|(?:who|which|whose|whom|where|when|while|because|than|of|as|by|upon|regarding|"
    rf"concerning|and|or|nor|{_VERB}|that {_VERB})\b)",
    re.IGNORECASE,
)
