"""Two wordings of one statement -> which words differ.

Words are compared with case folded, by the least number of insertions, deletions and replacements (Levenshtein).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

# Words in common, as a share of the shorter wording, from which differences are marked. Set by eye on invented pairs:
# below a half the marks cover more words than they leave, and what is marked no longer guides the eye.
ALIKE = 0.5

WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a fragment; `differs` where its words are not those of the other wordings."""

    text: str
    differs: bool


Fragments = tuple[str, ...]


def compare_wordings(wordings: Sequence[Fragments]) -> tuple[tuple[tuple[Piece, ...], ...], ...]:
    """Each wording's fragments in pieces, the differing words marked.

    The first wording is the measure: in the others, words it does not have differ; in the first, those that another
    one says differently. Words merely left out by a shorter wording are no difference. Wordings with little in common
    are left unmarked.
    """
    words = [word_key(fragments) for fragments in wordings]
    differing: list[set[int]] = [set() for _ in wordings]
    for other in range(1, len(wordings)):
        changes = Levenshtein.opcodes(words[0], words[other])
        common = sum(change.src_end - change.src_start for change in changes if change.tag == "equal")
        if common < ALIKE * min(len(words[0]), len(words[other])):
            continue
        for change in changes:
            if change.tag in ("replace", "insert"):
                differing[other].update(range(change.dest_start, change.dest_end))
            if change.tag == "replace":
                differing[0].update(range(change.src_start, change.src_end))
    return tuple(_pieces(fragments, marked) for fragments, marked in zip(wordings, differing, strict=True))


@lru_cache(maxsize=1 << 14)  # a wording is asked for when it is placed, grouped and compared
def word_key(fragments: Fragments) -> tuple[str, ...]:
    """The words of a wording, case folded: equal for wordings that differ in punctuation alone."""
    return tuple(match.group().casefold() for fragment in fragments for match in WORD.finditer(fragment))


def _pieces(fragments: Fragments, differing: set[int]) -> tuple[tuple[Piece, ...], ...]:
    """Fragments cut at the differing words; what stands between two of them differs with them."""
    out: list[tuple[Piece, ...]] = []
    number = 0
    for fragment in fragments:
        runs: list[tuple[int, int]] = []
        touching = False
        for match in WORD.finditer(fragment):
            if number in differing:
                runs.append((runs.pop()[0] if touching else match.start(), match.end()))
            touching = number in differing
            number += 1
        at = 0
        pieces: list[Piece] = []
        for start, end in runs:
            pieces += [Piece(fragment[at:start], False), Piece(fragment[start:end], True)]
            at = end
        pieces.append(Piece(fragment[at:], False))
        out.append(tuple(piece for piece in pieces if piece.text))
    return tuple(out)
