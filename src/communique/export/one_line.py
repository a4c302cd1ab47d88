"""Words of an article -> the same on one line, for a format whose lines mean something."""

from __future__ import annotations

import re

# C0 and C1 controls, and code points that no text has: lone surrogates and non-characters.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
# Marks of direction that a text may leave open at the most: each is closed behind it.
_OPENING = re.compile(r"[\u202a\u202b\u202d\u202e\u2066-\u2068]")


def on_one_line(text: str) -> str:
    """White space run together, controls replaced; marks of direction cannot reach beyond the words."""
    line = _CONTROL.sub("\ufffd", " ".join(text.split()))
    if not _DIRECTION.search(line):
        return line
    return f"{ISOLATE}{_DIRECTION.sub('', line)}{END_OF_ISOLATE}"
