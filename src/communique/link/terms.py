"""The words of an article that tell which story it is of: words, those of its beginning, and pairs of words in a row.

In: an article with marked blocks. Out: `Terms`, counted, under 32-bit hashes so that ten thousand articles fit into
memory; boilerplate, function words and the names of days are left out. Endings are taken off, so that "tariffs" and
"tariff" are one; a possessive and case make no difference.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from communique.types import Article, Block, BlockKind

# Words at the beginning of a body that count as its lead, beside the headline: the first three or four sentences.
LEAD_WORDS = 90
# Words that are in every story: function words, verbs of saying, days of the week, what stands under pictures.
STOP_WORDS = frozenset(
    "a about after all also am an and any are as at be because been before being but by can could did do does don for "
    "from had has have he her here hers him his how i if in into is it its itself just like may me might more most "
    "much must my no nor not now of off on one only or other our out over own said say says saying she should so some "
    "such than that the their them then there these they this those through to too two under up very was we were what "
    "when where which while who whom why will with would yes you your mr mrs ms according new year years last first "
    "time week day today news monday tuesday wednesday thursday friday saturday sunday image copyright caption photo "
    "getty".split()
)
# Endings taken off, where at least four letters stay.
ENDINGS = ("ies", "ing", "ed", "es", "s")
STEM_LETTERS = 4

_WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one article: hashes in ascending order, how often each occurs, and how the article spells a word."""

    words: NDArray[np.uint32]  # (words,)
    counts: NDArray[np.int64]  # (words,)
    leads: NDArray[np.int64]  # (words,) how many of the counts are of the headline and the lead
    spelled: tuple[str, ...]  # (words,)
    phrases: NDArray[np.uint32]  # (phrases,)
    phrase_counts: NDArray[np.int64]  # (phrases,)


@dataclass(frozen=True, slots=True)
class Term:
    """A word where it stands: without its ending; as spelled; with the word before it, where nothing parts the two."""

    word: str
    spelling: str
    phrase: str | None
    in_lead: bool


def count_terms(article: Article) -> Terms:
    """Count the words and phrases of an article's headline and body."""
    counts: Counter[str] = Counter()
    leads: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for term in split_terms(article):
        counts[term.word] += 1
        leads[term.word] += term.in_lead
        if term.word not in spelled or term.spelling.islower():
            spelled[term.word] = sys.intern(term.spelling)
        if term.phrase:
            phrases[term.phrase] += 1
    words = sorted((hash_term(word), word) for word in counts)
    return Terms(
        np.array([key for key, _ in words], np.uint32),
        np.array([counts[word] for _, word in words], np.int64),
        np.array([leads[word] for _, word in words], np.int64),
        tuple(spelled[word] for _, word in words),
        *_sort_counts(phrases),
    )


def split_terms(article: Article) -> list[Term]:
    """The terms of an article's headline, then of its body, as they stand."""
    terms = []
    for text, lead_words in ((find_headline(article), None), (_join_body(article), LEAD_WORDS)):
        before: str | None = None
        end = 0
        for at, match in enumerate(_WORD.finditer(text)):
            if not text[end : match.start()].isspace():
                before = None
            end = match.end()
            spelling = _without_possessive(match.group())
            plain = spelling.casefold()
            word = stem(plain)
            if plain not in STOP_WORDS and word not in STOP_WORDS:
                phrase = f"{before} {word}" if before else None
                terms.append(Term(word, spelling, phrase, lead_words is None or at < lead_words))
                before = word
    return terms


def find_headline(article: Article) -> str:
    """The headline as metadata give it, or as it is marked in the text; "" where there is none."""
    if article.headline:
        return article.headline.strip()
    marked = (block for block in article.blocks if block.kind is BlockKind.HEADLINE)
    return next((article.text[block.start : block.end].strip() for block in marked), "")


def hash_term(term: str) -> int:
    """The number a word or phrase goes by; two of the 130,000 most frequent of news share one about once."""
    return crc32(term.encode())


def _join_body(article: Article) -> str:
    blocks = article.blocks or (Block(0, len(article.text), BlockKind.BODY),)
    wanted = (block for block in blocks if block.kind in (BlockKind.BODY, BlockKind.SUBHEAD))
    return "\n".join(article.text[block.start : block.end] for block in wanted)


def _without_possessive(word: str) -> str:
    return word[:-2] if word[-2:] in ("'s", "’s") else word


def stem(word: str) -> str:
    """A word in lower case without its ending."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STEM_LETTERS and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


def _sort_counts(counts: Counter[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    hashed = sorted((hash_term(term), count) for term, count in counts.items())
    return np.array([key for key, _ in hashed], np.uint32), np.array([count for _, count in hashed], np.int64)
