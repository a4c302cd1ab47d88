"""The name of a country or nationality -> what it is compared by, and whether two are one: "Varda" and "Vardan"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from communique.read.aliases import tokens_of
from communique.read.countries import load_countries


@lru_cache(maxsize=4096)
def nation_of(text: str) -> str:
    """A country or nationality folded for comparison."""
    words = " ".join(tokens_of(text.lower().split()))
    words = re.sub(r"^the ", "", words)
    return _COUNTRY_WORDS.get(words, words)


def is_same_nation(one: str, other: str) -> bool:
    """Whether country and nationality are one: equal, or of one stem ("Varda", "Vardan"; "East Sile", "East Silan")."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    stem = shorter[:-1] if len(shorter) > 4 and shorter[-1] in "aeiouy" else shorter
    return len(stem) >= 4 and longer.startswith(stem) and " " not in longer[len(stem) :]


def nations_differ(one: str, other: str) -> bool:
    """Whether two nations, both known, are two."""
    return bool(one and other) and not is_same_nation(one, other)


@cache
def nations_of_state(state: str) -> frozenset[str]:
    """The names of a state, by its ISO 3166-1 alpha-3 code, folded for comparison."""
    return frozenset(nation_of(form.text) for form in load_countries() if form.state == state and form.kind == "name")


_COUNTRY_WORDS: dict[str, str] = {
    "american": "united states", "us": "united states", "british": "britain", "uk": "britain", "french": "france",
    "dutch": "netherlands", "spanish": "spain", "danish": "denmark", "swiss": "switzerland", "polish": "poland",
    "greek": "greece", "irish": "ireland", "welsh": "wales", "afghan": "afghanistan", "turkish": "turkey",
    "german": "germany", "ukrainian": "ukraine", "palestinian": "palestine", "america": "united states",
    "philippine": "philippines", "filipino": "philippines", "thai": "thailand", "norwegian": "norway",
    "chinese": "china", "japanese": "japan", "cuban": "cuba", "swedish": "sweden", "finnish": "finland",
    "czech": "czech republic", "iraqi": "iraq", "soviet": "soviet union", "emirati": "united arab emirates",
}  # fmt: skip
"""Nationalities that cannot be got from their country by its first letters."""
