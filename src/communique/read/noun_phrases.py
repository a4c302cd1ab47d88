"""The words of an article, by their parts of speech -> its noun phrases, from determiner to head noun.

A chunker in one regular expression over tags, after Church (1988): what hangs on the head from behind is left out, so
that no tree is needed. An owner is part of what it owns, and a phrase of its own: "the envoy", "the envoy's letter".
"""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from communique.model.encode import Pieces
from communique.model.labels import UPOS
from communique.model.links import SpanHeads
from communique.model.reader import Tagged
from communique.types import Article, NounPhrase


def find_noun_phrases(article: Article, tagged: Tagged, heads: SpanHeads) -> tuple[NounPhrase, ...]:
    """Noun phrases in text order; none reaches over a paragraph."""
    text, pieces = article.text, tagged.pieces
    opening = np.flatnonzero(pieces.opens)  # (words,)
    if not len(opening):
        return ()
    upos = heads.linear("syntax.upos_alone", tagged.syntax[opening]).argmax(axis=1)
    starts = pieces.offsets[opening, 0].tolist()
    ends = pieces.offsets[np.append(opening[1:], len(pieces)) - 1, 1].tolist()
    codes = _code_words(text, starts, ends, upos.tolist())
    breaks = [*_paragraph_starts(pieces, opening), len(opening)]
    found: list[NounPhrase] = []
    for first, last in pairwise(breaks):
        previous: tuple[int, int] | None = None  # where the last phrase starts, and the word after it
        for match in _PHRASE.finditer(codes, first, last):
            at, after = match.span()
            start = starts[at]
            if previous is not None and at > previous[1] and not codes[previous[1] : at].strip("S"):
                start = previous[0]
            end, head = ends[after - 1], starts[after - 1]
            if end - start > _LONGEST:
                start = head
            proper = _PROPER.search(codes, at, after)
            found.append(NounPhrase(article.id, start, end, head, starts[proper.start()] if proper else None))
            previous = start, after
    return tuple(found)


_CODES = dict(zip(UPOS, "ApRXCDINUTOPZsYVX", strict=True))
"""A letter for each part of speech: A adjective, R adverb, V verb, D determiner, N noun, U numeral, P proper noun, O
pronoun; also, by their words, D for a possessive pronoun, S for a possessive mark, H for a hyphen inside a word."""
_PHRASE = re.compile(r"(?:DD?(?:[AVU]|R(?=[AV]))*)?(?:[AUNP]|H(?=[AUNPV])|(?<=H)V)*[NP]")
"""A participle is part of a phrase only between determiner and noun: "the visiting envoy"; else it may be a verb."""
_PROPER = re.compile(r"P(?:P|H(?=P))*$")
"""The name a phrase ends in."""
_LONGEST = 80
"""Longer phrases stand by their noun alone, as in what the links are learned from."""
_POSSESSIVES = frozenset("my your his her its our their whose".split())


def _code_words(text: str, starts: list[int], ends: list[int], upos: list[int]) -> str:
    codes = [_CODES[UPOS[tag]] for tag in upos]
    for i, code in enumerate(codes):
        word = text[starts[i] : ends[i]]
        if code == "O" and word.lower() in _POSSESSIVES:
            codes[i] = "D"
        elif word == "-" and 0 < i < len(codes) - 1 and ends[i - 1] == starts[i] and ends[i] == starts[i + 1]:
            codes[i] = "H"
        elif word in ("'", "’") and code == "T":
            codes[i] = "S"
        elif i and len(word) <= 2 and ends[i - 1] == starts[i] and text[starts[i] - 1] in "'’":
            codes[i] = "S" if codes[i - 1] == "S" else "X"  # the "s" of "Marn's", of "it's"
    return "".join(codes)


def _paragraph_starts(pieces: Pieces, opening: npt.NDArray[np.intp]) -> list[int]:
    found: list[int] = np.flatnonzero(pieces.paragraphs[opening]).tolist()
    return found if found and found[0] == 0 else [0, *found]
