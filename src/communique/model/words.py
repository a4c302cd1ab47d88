"""Text to words as Universal Dependencies' English treebanks cut them: "don't" is "do" and "n't", a hyphen is a word.

In: a range of a text, a sentence say. Out: offsets in code points. Plain rules; the full stop of an abbreviation
stays with it, any other is a word.
"""

from __future__ import annotations

import re

_ABBREVIATIONS = (
    "mr mrs ms messrs dr prof sen sens rep reps gov gen col lt sgt capt maj adm hon rev st mt jr sr vs inc ltd corp co "
    "jan feb mar apr jun jul aug sept sep oct nov dec"
).split()
# With these a hyphen is part of the word.
_PREFIXES = "anti|co|counter|e|ex|mid|mini|multi|non|pan|post|pre|pro|re|semi|sub|ultra|un"
_CLITIC = r"['’](?:s|re|ve|ll|d|m)\b"
_WORD = re.compile(
    rf"""
    (?!cannot\b)[^\W\d_]++(?=\s)                                     # most words: tried first, for it is quick
    | https?://\S*[\w/] | www\.\S*[\w/] | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+   # addresses (RFC 5321: 64 before the @)
    | (?:[^\W\d_]\.){{2,}}                                           # "U.N.", "a.m."
    | \b(?:{"|".join(_ABBREVIATIONS)})\.(?=\s) | \b[A-Z]\.(?=\s)        # "Gov. Marn", "J. Marn"
    | [.,]?\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?\b                     # "1,500", "2:30", "1990s", "3rd"
    | (?:{_PREFIXES})-\w+                                             # "pro-Varda", "re-elected"
    | can(?=not\b) | (?<=can)not\b                                   # "cannot" is two words
    | \w+?(?=n['’]t\b) | n['’]t\b | {_CLITIC}                        # "would" "n't", "Ostrel" "'s"
    | \w+(?:['’](?!(?:s|re|ve|ll|d|m|t)\b)\w+)*                      # "O'Marn" is one
    | [.!?]{{2,}} | -{{2,}} | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_words(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The words of a range in order; together they hold all of it but white space."""
    return tuple(match.span() for match in _WORD.finditer(text, start, end))
