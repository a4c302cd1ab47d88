"""What moves are about: moves grouped by their words and sentence vectors, each group named by its own words.

In: for each move of a story its words, vector and text. Out: the name of its issue. Groups grow by average link (UPGMA,
Sokal & Michener 1958), so that one word in common does not chain two issues into one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p, sqrt

import numpy as np
from numpy.typing import NDArray

from communique.compose.move_words import normalize
from communique.link.wording import STOP_WORDS, stem

# How far the vectors of contents count beside their words, and how alike groups are that become one. Set on the pairs
# of moves that fourteen annotated stories have under one issue; see training/moves/README.md.
VECTOR_SHARE = 0.5
THRESHOLD = 0.3
# Words of a name.
LONGEST_NAME = 3
FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """What a move is about: its proposal as the article words it, and the vector of its content, empty without one."""

    proposal: str
    vector: tuple[float, ...]


def name_issues(subjects: Sequence[Subject], without: Sequence[str]) -> list[str]:
    """The name of each one's issue: an exact slice of a proposal of its group.

    `without` are names of parties and people, which say who and not what.
    """
    names = {stem(word) for name in without for word in _WORD.findall(normalize(name))}
    words = [_find_words(subject.proposal, names) for subject in subjects]
    counts = Counter(word for own in words for word in own)
    groups = _group(_compare(subjects, words, counts))
    named = [""] * len(subjects)
    taken: set[str] = set()
    for group in sorted(groups, key=lambda group: (-len(group), group)):
        name = _choose_name([subjects[at].proposal for at in group], names, counts, taken)
        taken.add(name.lower())
        for at in group:
            named[at] = name
    return named


def _compare(subjects: Sequence[Subject], words: Sequence[set[str]], counts: Counter[str]) -> NDArray[np.float64]:
    """How alike each two are: (subjects, subjects)."""
    size = max((len(subject.vector) for subject in subjects), default=0)
    rows = np.array([subject.vector or (0.0,) * size for subject in subjects]).reshape(len(subjects), size)
    likeness: NDArray[np.float64] = rows @ rows.T  # (subjects, subjects)
    weight = {word: log1p(len(subjects) / count) for word, count in counts.items()}
    total = [sum(weight[word] for word in sorted(own)) for own in words]
    for i, own in enumerate(words):
        for j, other in enumerate(words):
            shared = sum(weight[word] for word in sorted(own & other))
            overlap = shared / sqrt(total[i] * total[j]) if shared else 0.0
            likeness[i, j] = VECTOR_SHARE * likeness[i, j] + (1 - VECTOR_SHARE) * overlap
    return likeness


def _group(likeness: NDArray[np.float64]) -> list[list[int]]:
    """Join the two groups most alike on average until none are alike enough; ties go to the first."""
    groups = [[at] for at in range(len(likeness))]
    means = likeness.copy()
    np.fill_diagonal(means, -np.inf)
    while len(groups) > 1:
        at = int(means.argmax())
        one, other = sorted(divmod(at, len(groups)))
        if means[one, other] < THRESHOLD:
            break
        share = len(groups[one]) / (len(groups[one]) + len(groups[other]))
        joined = share * means[one] + (1 - share) * means[other]
        means[one], means[:, one] = joined, joined
        means[one, one] = -np.inf
        means = np.delete(np.delete(means, other, axis=0), other, axis=1)
        groups[one] += groups.pop(other)
    return [sorted(group) for group in groups]


def _choose_name(proposals: Sequence[str], names: set[str], counts: Counter[str], taken: set[str]) -> str:
    """The run of telling words that most of the group's proposals share, then the longest, then the first.

    A group of one is named by its own rarest run; where no run is left, by the whole proposal.
    """
    found: dict[tuple[str, ...], str] = {}
    held: Counter[tuple[str, ...]] = Counter()
    for proposal in proposals:
        own = set()
        for run in _find_runs(proposal, names):
            stems = tuple(stem(word) for word in map(normalize, run.split()))
            found.setdefault(stems, run)
            own.add(stems)
        held.update(own)
    free = [stems for stems in found if found[stems].lower() not in taken]
    if not free:
        return proposals[0]
    best = min(free, key=lambda stems: (-held[stems], -len(stems), sum(counts[word] for word in stems), stems))
    return found[best]


def _find_words(proposal: str, names: set[str]) -> set[str]:
    return {
        stem(word)
        for word in _WORD.findall(normalize(proposal))
        if len(word) >= FEWEST_LETTERS and word not in STOP_WORDS and word not in _PLAIN and stem(word) not in names
    }


def _find_runs(proposal: str, names: set[str]) -> list[str]:
    """Runs of up to three telling words that stand side by side, as written."""
    runs = []
    for part in _RUN_BORDER.split(proposal):
        words = list(_WORD.finditer(part.lower()))
        telling = [
            len(word.group()) >= FEWEST_LETTERS
            and word.group() not in STOP_WORDS
            and word.group() not in _PLAIN
            and not word.group().isdigit()
            and stem(word.group()) not in names
            for word in words
        ]
        for start in range(len(words)):
            for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1):
                if all(telling[start:end]):
                    runs.append(part[words[start].start() : words[end - 1].end()])
    return runs


_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_RUN_BORDER = re.compile(r"[,;:.!?()“”\"\n—–]")
_PLAIN = frozenset(
    "must should need needs want wants demand demands offer offers propose proposed agree agreed accept accepted "
    "reject rejected refuse call calls called urge urged ask asked say said tell told like make makes made making "
    "take takes took taking give gives given giving get gets getting going come comes coming put keep keeps "
    "continue continued let new last first next week weeks day days year years month months monday tuesday "
    "wednesday thursday friday saturday sunday today tomorrow yesterday government president minister official "
    "officials country countries people thing things way much many good great very real really able ready willing "
    "open possible including until unless before after about against between under over without during through "
    "because while where when how why into out our own only also still even never ever not now well one two three "
    "can't don't won't isn't doesn't didn't back down off".split()
)
