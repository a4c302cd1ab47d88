"""The turns of phrase of a candidate, by which a trained layer (model/moves.py) knows its kind.

In: a candidate. Out: names of what it is worded with: the rule's kind, words of the cue, words of the content and pairs
of neighbours, all shortened to their stems. Names and numbers are left out, as they tell the topic and not the move.
"""

from __future__ import annotations

import re
from itertools import pairwise

from communique.compose.move_candidates import Candidate

# Letters of a word that are kept: "demanded" and "demands" are one.
STEM = 6


def find_phrases(candidate: Candidate) -> frozenset[str]:
    """The phrases of one candidate."""
    judged = candidate.judged
    words = [_shorten(word) for word in _drop_names(candidate.wording)]
    phrases = [f"kind {judged.kind}", f"rule {judged.rule} {judged.kind}", f"marks {candidate.attribution.kind}"]
    phrases += [f"cue {_shorten(word)}" for word in candidate.cue.split()]
    phrases += words
    phrases += [f"{one} {other}" for one, other in pairwise(words)]
    phrases += [f"first {word}" for word in words[:1]]
    return frozenset(phrases)


def _drop_names(wording: str) -> list[str]:
    """The words of a content in small letters, "#" for a number, without what has a capital."""
    words = []
    for match in _WORD.finditer(wording):
        word = match.group().replace("’", "'")
        if word[0] in "$0123456789":
            words.append("#")
        elif not word[0].isupper() or word.lower() in _OPENING:
            words.append(word.lower())
    return words


def _shorten(word: str) -> str:
    return word[:STEM]


_WORD = re.compile(r"[A-Za-z]+(?:['’]\w+)?|[$0-9][\d,.]*")
# Words that may open a sentence and are no name.
_OPENING = frozenset(
    """i we he she they it our my you your his her its their this that these those there the a an if unless until when
    once no not never nothing any all each every some both either neither let stop give open send put come treat show
    pay lift we'll we're i'll i'm we've it's that's there's don't can't won't without as long what why who how so and
    but or today tomorrow maybe""".split()
)
