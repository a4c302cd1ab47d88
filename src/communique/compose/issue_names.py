"""The name of an issue: the noun that it is known by, with the words that the story says with it again and again.

In: the `Phrases` of a story, and those among them that the moves of one issue have of its matter. Out: an exact slice
of an article: "border wall", "state of emergency".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from communique.compose.issue_phrases import Phrase, Phrases

# Words of a name.
LONGEST_NAME = 3
# The share of a noun's places in the story that words before it need to be part of the name. Set by hand.
COMMON_SHARE = 0.25
# The share of a noun's places where "of" stands beside it that the words with it need to be part of the name.
OF_SHARE = 0.4
# Code points before a noun in which "of" is looked for.
LONGEST_LEAD = 30

Stems = tuple[str, ...]


def count_tails(phrases: Phrases) -> Counter[Stems]:
    """How often the story has each of the last words of its phrases, and of what stands before them."""
    return Counter(
        tail for held in phrases.by_article.values() for phrase in held for tail in _find_tails(phrase.stems)
    )


def choose_name(matter: str, own: Sequence[tuple[Phrase, float]], counts: Mapping[Stems, int], phrases: Phrases) -> str:
    """The name of an issue by the phrases of its matter that its moves have, each with what it counts."""
    weights: dict[Stems, float] = defaultdict(float)
    for phrase, weight in own:
        for tail in _find_tails(phrase.stems):
            weights[tail] += weight
    name = _extend(_find_core(matter, own, counts), weights, counts)
    return _spell(name, phrases)


def _find_core(matter: str, own: Sequence[tuple[Phrase, float]], counts: Mapping[Stems, int]) -> Stems:
    """The noun alone where it is one by itself, else with the noun that it mostly stands before: "harvest deal"."""
    cores: dict[Stems, float] = defaultdict(float)
    for phrase, weight in own:
        cores[_cut_core(phrase, matter)] += weight
    return min(cores, key=lambda core: (len(core), -counts[core], -cores[core], core))


def _cut_core(phrase: Phrase, matter: str) -> Stems:
    words = len(matter.split())
    if words > 1:
        return phrase.stems[-words:]
    return phrase.stems[len(phrase.stems) - 1 - phrase.stems[::-1].index(matter) :]


def _extend(name: Stems, weights: Mapping[Stems, float], counts: Mapping[Stems, int]) -> Stems:
    """With the words before it that the story says most with it, if it does so often."""
    while len(name) < LONGEST_NAME:
        longer = [tail for tail in weights if len(tail) == len(name) + 1 and tail[1:] == name]
        if not longer:
            break
        best = min(longer, key=lambda tail: (-counts[tail], -weights[tail], tail))
        if counts[best] < 2 or counts[best] < COMMON_SHARE * counts[name]:
            break
        name = best
    return name


def _spell(stems: Stems, phrases: Phrases) -> str:
    """As most have it, in small letters where any do; with an "of" that the story mostly has with it."""
    places = [phrase for held in phrases.by_article.values() for phrase in held if phrase.stems[-len(stems) :] == stems]
    name = _choose_form(
        Counter(phrases.texts[phrase.article][phrase.starts[-len(stems)] : phrase.end] for phrase in places)
    )
    if len(stems) > 1:
        return name
    wider: Counter[str] = Counter()
    for phrase in places:
        text = phrases.texts[phrase.article]
        start, end = phrase.starts[-1], phrase.end
        if before := _OF_BEFORE.search(text, max(0, start - LONGEST_LEAD), start):
            wider[text[before.start() : end]] += 1
        if after := _OF_AFTER.match(text, end):
            wider[text[start : after.end()]] += 1
    best = _choose_form(wider) if wider else name
    return best if wider[best] > 1 and wider[best] >= OF_SHARE * len(places) else name


def _choose_form(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (form.lower() != form, "\n" in form, -forms[form], form))


def _find_tails(stems: Stems) -> list[Stems]:
    return [stems[-length:] for length in range(1, min(LONGEST_NAME, len(stems)) + 1)]


_OF_BEFORE = re.compile(r"(?<![\w’'-])[a-z]{3,} of $")
_OF_AFTER = re.compile(r" of (?:[A-Z][\w’'-]+|[a-z]{4,}s\b)(?![\w’'-])")
