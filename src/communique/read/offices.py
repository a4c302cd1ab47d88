"""A title or description -> the offices it names: "chairman" for "chairman of the river board"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.read.phrases import Mention
from communique.read.roles import is_person_noun, singular


def find_offices(role: str) -> set[str]:
    """The nouns of a role that name the office itself: not "president" in "the president's envoy to the council"."""
    head = re.split(r"\s(?:of|for|from|in|at|with|on|to|by|who|under)\s", role.lower())[0]
    words = re.findall(r"[\w\-]+(?:['’]s?\b)?", head)
    return {_office(words[: i + 1]) for i, word in enumerate(words) if is_person_noun(word)}


def office_of(mention: Mention) -> str:
    """The office a description names: "source" for "a source close to the talks"."""
    return _office(mention.words) if mention.words[-1] == mention.head else singular(mention.head)


def _office(words: Sequence[str]) -> str:
    """The office a description ends in; a vice president is no president."""
    noun = singular(words[-1])
    return f"{words[-2]} {noun}" if len(words) > 1 and words[-2] in ("vice", "deputy") else noun
