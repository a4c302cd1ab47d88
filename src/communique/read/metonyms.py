"""A capital that stands for its government, told from the city: "Brenna rejected the offer", "talks in Brenna".

In: the text of an article and a place where a capital is named. What the words around do not settle is the city.
Rules after Markert & Nissim (2007): a place that acts, owns an attitude or is dealt with is no place.
"""

from __future__ import annotations

import re

# Code points of context that the rules look at on either side.
REACH = 60


def is_acting(text: str, start: int, end: int) -> bool:
    """Whether a capital named from `start` to `end` is its government there."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    if _NOT_AFTER.match(after):
        return False
    if _OWNS.match(after):
        return True
    paired = _PAIRED.search(before)
    if paired:
        before = before[: paired.start()]
    if _LOCATIVE.search(before):
        return False
    return bool(_DEALT_WITH.search(before) or _ACTS.match(after) or _JOINED.match(after))


_LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|through|throughout|to|into|from|via|off|over|of|for|leav\w+|left|"
    r"visit\w*|reach\w*|enter\w*|greater|central|downtown|nearby|suburban|north|south|east|west)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before the name of a city that somebody is in, goes to or comes from."""
_NOT_AFTER = re.compile(
    r"-based\b|, D\.?C|,? [A-Z]|\s*[(—–]|[’']s? (?:\w+ )?(?:airport|suburbs?|streets?|outskirts|downtown|mayor|hotels?|"
    r"square|residents?|river|museums?|centre|center)\b| (?:summit|talks|airport|meeting|time|street|area|conference|"
    r"office|hotel|residents?|suburbs?|bureau|correspondent|newspaper|newsroom)\b"
)
"""After a city, or a name that goes on: "the Brenna summit", "Brenna Airport", "Brenna (Varpress)"."""
_PAIRED = re.compile(r"(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?),? and (?:the )?$")
"""The first of two, the second of which is judged: "between Varda and Brenna" is judged as "between Brenna"."""
_DEALT_WITH = re.compile(
    r"\b(?:between|with|against|by|on|upon|than|toward|towards|among|if|when|while|that|because|as|whether|urg\w+|"
    r"accus\w+|blam\w+|warn\w*|told|tell\w*|pressur\w+|press\w*|push\w*|convinc\w+|persuad\w+|provok\w+|offer\w*|"
    r"threaten\w*|anger\w*|prompt\w*|forc\w+)\s+$",
    re.IGNORECASE,
)
"""Before who is dealt with or begins to act: "a deal with Brenna", "accused Brenna", "that Brenna"."""
_VERBS = (
    "accepts agrees aims asks accuses believes blames calls claims considers continues decides demands denies expects "
    "faces fears gives hopes insists intends keeps knows lifts likes looks maintains makes means needs offers opposes "
    "plans prefers promises proposes refuses rejects remains says sees seeks sends shares shows sits supports takes "
    "thinks threatens tries uses views vows wants warns wishes does did came made took gave sought kept held saw said "
    "went got knew felt thought told"
)
_ACTS = re.compile(
    rf"(?:,? (?:also|again|now|then|still|has|had|have|is|was|will|would|can|could|may|might|must|should|does|did|"
    rf"has not|{'|'.join(_VERBS.split())}|(?!based\b|sponsored\b|backed\b|led\b)\w+ed)\b)"
)
"""After who acts: "Brenna has", "Brenna wants", "Brenna rejected"."""
_POLITICS = (
    "aggress aim ally allies ambassador approach attempt claim call commit concern credibil decision demand desire "
    "diplomat effort envoy foreign goal hope influence insist intention interest leader military missile negotiat "
    "nuclear objection offer plan pledge polic position pressure promise proposal refusal relation request response "
    "sanction stance strateg support tariff threat troops view warning weapon willing"
)
_OWNS = re.compile(rf"[’']s?(?: [\w-]+)? (?:{'|'.join(_POLITICS.split())})")
"""After whose attitude or means something is: "Brenna's demand", but not "Brenna's streets"."""
_JOINED = re.compile(
    r" and (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?: (?:have|are|were|agreed?|will|would|had|can|to)\b)"
)
"""After one of two that act: "Brenna and Varda have"."""
