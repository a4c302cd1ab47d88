"""Numbers in words, wherever a line of text counts something."""

from __future__ import annotations


def count_noun(number: int, noun: str) -> str:
    """ "1 article", "2 articles", "2 entities"."""
    several = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else several}"


def count_origins(origins: int) -> str:
    """ "single source", "3 independent origins"."""
    return "single source" if origins == 1 else f"{origins} independent origins"
