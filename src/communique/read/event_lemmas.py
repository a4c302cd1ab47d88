"""A word's form and part of speech -> its lemma, by the rules of English inflection.

The parser's lemmas are edits chosen by the encoder's states, which hardly see a word's ending: "rejected" becomes
"rejecte". Of the forms that a rule allows the first is taken that the reader's vocabulary has (Porter 1980 orders its
rules in the same way, without a vocabulary); a form that no rule fits keeps the parser's lemma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from communique.model.encode import load_tokenizer


@lru_cache(maxsize=65536)
def find_lemma(form: str, upos: str, lemma: str) -> str:
    """The lemma in small letters; `lemma` is the parser's."""
    word = form.lower()
    if upos == "VERB":
        return _IRREGULAR.get(word) or _first_known(_verbs(word)) or word
    if upos == "NOUN":
        return _PLURALS.get(word) or _first_known(_nouns(word)) or word
    return lemma.lower()


def _first_known(candidates: Iterator[str]) -> str | None:
    """The first candidate that the vocabulary has, else the first."""
    each = list(candidates)
    return next((candidate for candidate in each if candidate in _vocabulary()), each[0] if each else None)


def _verbs(word: str) -> Iterator[str]:
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem == word or not _VOWEL.search(stem) or word.endswith("eed"):
            continue
        if stem.endswith("i") and ending == "ed" and len(stem) > _SHORT:
            yield f"{stem[:-1]}y"
        elif _DOUBLED.search(stem):
            yield from (stem[:-1], stem, f"{stem}e")
        elif _WITH_E.search(stem) or _SHORT_SYLLABLE.fullmatch(stem) or len(stem) <= _SHORT:
            yield from (f"{stem}e", stem)
        elif stem.endswith("ll") and stem not in _vocabulary():
            yield stem[:-1]
        else:
            yield from (stem, stem[:-1] if stem[-1] == stem[-2] else stem, f"{stem}e")
        return
    yield from _nouns(word)


def _nouns(word: str) -> Iterator[str]:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) <= _SHORT + 1:
        return
    if word.endswith("ies") and len(word) > len("ties"):
        yield f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        yield word[:-2]
    yield word[:-1]


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(load_tokenizer().get_vocab())


_VOWEL = re.compile("[aeiouy]")
_WITH_E = re.compile(r"(?:[cvgzu]|at|ir|[^s]s|[bcdfgkpstz]l)$")
"""Before these endings an "e" has gone more often than not: "urg" of "urged", "settl" of "settled"."""
_DOUBLED = re.compile(r"([bdgmnprtv])\1$")
"""A letter doubled before an ending: "plann" of "planned"; "l", "s", "f" and "z" stand twice in many lemmas."""
_SHORT_SYLLABLE = re.compile("[^aeiou]*[aeiouy][^aeiouwxy]")
"""A stem whose last letter would be doubled if no "e" had gone: "fir" of "fired"."""
_SHORT = 2
"""Letters of the shortest stems: "use", "die"."""
_IRREGULAR = {
    form: lemma
    for lemma, forms in {
        "add": "added adding", "agree": "agreed", "arise": "arose arisen", "be": "was were been is are am being",
        "bear": "bore borne born", "beat": "beaten", "become": "became", "beget": "begot", "begin": "began begun",
        "bend": "bent", "bind": "bound", "bleed": "bled", "blow": "blew blown", "break": "broke broken",
        "bring": "brought", "build": "built", "burn": "burnt", "buy": "bought", "catch": "caught",
        "choose": "chose chosen", "cling": "clung", "come": "came", "creep": "crept", "deal": "dealt",
        "decree": "decreed", "die": "dying", "dig": "dug", "disagree": "disagreed", "do": "did done does doing",
        "draw": "drew drawn", "drink": "drank drunk", "drive": "drove driven", "eat": "ate eaten",
        "fall": "fell fallen", "feed": "fed", "feel": "felt", "fight": "fought", "find": "found", "flee": "fled",
        "fly": "flew flown", "forbid": "forbade forbidden", "foresee": "foresaw foreseen",
        "forget": "forgot forgotten", "forgive": "forgave forgiven", "free": "freed", "freeze": "froze frozen",
        "get": "got gotten", "give": "gave given", "go": "went gone goes", "grind": "ground", "grow": "grew grown",
        "guarantee": "guaranteed", "hang": "hung", "have": "had has", "hear": "heard", "hide": "hid hidden",
        "hold": "held", "keep": "kept", "know": "knew known", "lay": "laid", "lead": "led", "lean": "leant",
        "leave": "left", "lend": "lent", "lie": "lain lying", "lose": "lost", "make": "made", "mean": "meant",
        "meet": "met", "mislead": "misled", "misunderstand": "misunderstood", "overcome": "overcame",
        "overtake": "overtook overtaken", "overthrow": "overthrew overthrown", "pay": "paid", "prove": "proven",
        "rebuild": "rebuilt", "retake": "retook retaken", "ride": "rode ridden", "ring": "rang rung",
        "rise": "rose risen", "run": "ran", "say": "said", "see": "saw seen", "seek": "sought", "sell": "sold",
        "send": "sent", "shake": "shook shaken", "shoot": "shot", "show": "shown", "shrink": "shrank shrunk",
        "sing": "sang sung", "sink": "sank sunk", "sit": "sat", "sleep": "slept", "slide": "slid",
        "speak": "spoke spoken", "spend": "spent", "spin": "spun", "split": "splitting", "spring": "sprang sprung",
        "stand": "stood", "steal": "stole stolen", "stick": "stuck", "strike": "struck stricken", "strive": "strove",
        "swear": "swore sworn", "sweep": "swept", "swim": "swam", "swing": "swung", "take": "took taken",
        "teach": "taught", "tear": "tore torn", "tell": "told", "think": "thought", "throw": "threw thrown",
        "tie": "tying", "undergo": "underwent undergone", "understand": "understood",
        "undertake": "undertook undertaken", "uphold": "upheld", "wake": "woke woken", "wear": "wore worn",
        "weave": "wove woven", "weep": "wept", "win": "won", "wind": "wound", "withdraw": "withdrew withdrawn",
        "withhold": "withheld", "withstand": "withstood", "write": "wrote written",
    }.items()
    for form in forms.split()
}  # fmt: skip
_PLURALS = {
    "analyses": "analysis", "buses": "bus", "children": "child", "crises": "crisis", "feet": "foot", "goods": "goods",
    "grounds": "grounds", "headquarters": "headquarters", "lives": "life", "means": "means", "media": "media",
    "men": "man", "news": "news", "people": "people", "politics": "politics", "series": "series",
    "species": "species", "troops": "troops", "wives": "wife", "women": "woman",
}  # fmt: skip
