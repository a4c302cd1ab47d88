"""What moves are about: moves grouped by their words and sentence vectors, each group named by its own words.

In: for each move of a story its words, vector and text. Out: the name of its issue. Groups grow by average link (UPGMA,
Sokal & Michener 1958), so that one word in common does not chain two issues into one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log1p

import numpy as np
from numpy.typing import NDArray

from communique.compose.move_words import normalize
from communique.link.wording import STOP_WORDS, stem

# What two moves under one issue have in common, by logistic regression on the pairs of annotated moves of fourteen
# stories (one pair in six is of one issue), and the probability from which groups are joined: of the pairs of moves
# found in a story, left out in turn, F1 is then best. See training/moves/README.md.
LIKENESS_WEIGHT = 2.5
CONTEXT_WEIGHT = 2.5
BIAS = -2.19
THRESHOLD = 0.18
# Words of a name.
LONGEST_NAME = 3
FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """What a move is about: its proposal as the article words it, the text around it with it, the content's vector."""

    proposal: str
    context: str
    vector: tuple[float, ...]


def name_issues(subjects: Sequence[Subject], without: Sequence[str]) -> list[str]:
    """The name of each one's issue: an exact slice of a proposal of its group.

    `without` are names of parties and people, which say who and not what.
    """
    if not subjects:
        return []
    names = {stem(word) for name in without for word in _WORD.findall(normalize(name))}
    words = [find_telling_words(subject.proposal, names) for subject in subjects]
    counts = Counter(word for own in words for word in own)
    contexts = [find_telling_words(subject.context, names) for subject in subjects]
    groups = _group(_compare([subject.vector for subject in subjects], words, contexts))
    named = [""] * len(subjects)
    taken: set[str] = set()
    for group in sorted(groups, key=lambda group: (-len(group), group)):
        name = _choose_name([subjects[at].proposal for at in group], names, counts, taken)
        taken.add(name.lower())
        for at in group:
            named[at] = name
    return named


def find_telling_words(text: str, names: Collection[str] = ()) -> set[str]:
    """Stems of the words that say what something is about; `names` are stems of names, which say who."""
    return {
        stem(word)
        for word in _WORD.findall(normalize(text))
        if len(word) >= FEWEST_LETTERS and word not in STOP_WORDS and word not in _PLAIN and stem(word) not in names
    }


def _compare(
    vectors: Sequence[Sequence[float]], words: Sequence[set[str]], contexts: Sequence[set[str]]
) -> NDArray[np.float64]:
    """The probability that each two are of one issue: (subjects, subjects).

    Vectors are compared as they differ from the story's mean. The words of a proposal are looked for around the other.
    """
    size = max((len(vector) for vector in vectors), default=0)
    rows = np.array([vector or (0.0,) * size for vector in vectors]).reshape(len(vectors), size)
    rows = rows - rows.mean(axis=0, keepdims=True)
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    counts = Counter(word for own in words for word in own)
    weight = {word: log1p(len(words) / max(1, counts[word])) for own in (*words, *contexts) for word in own}
    cross = _cover(words, contexts, weight)
    logits: NDArray[np.float64] = LIKENESS_WEIGHT * (rows @ rows.T) + CONTEXT_WEIGHT * (cross + cross.T) + BIAS
    return 1 / (1 + np.exp(-logits))


def _cover(words: Sequence[set[str]], contexts: Sequence[set[str]], weight: Mapping[str, float]) -> NDArray[np.float64]:
    """Cosines of the words of each proposal and those around each, weighed by their rarity: (subjects, subjects)."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, context in enumerate(contexts):
        for word in context:
            holders[word].append(at)
    shared = np.zeros((len(words), len(contexts)))
    for at, own in enumerate(words):
        for word in sorted(own):
            shared[at, holders[word]] += weight[word]
    norms = [np.sqrt([fsum(weight[word] for word in each) for each in sets]) for sets in (words, contexts)]
    cosines: NDArray[np.float64] = shared / np.maximum(np.outer(*norms), 1e-9)
    return cosines


def _group(likeness: NDArray[np.float64]) -> list[list[int]]:
    """Average link by chains of nearest neighbours (Murtagh 1983): as many steps as pairs, not cubes of them.

    Two groups that are each other's nearest are joined; one with none near enough stays as it is.
    """
    means = likeness.copy()
    np.fill_diagonal(means, -np.inf)
    members = {at: [at] for at in range(len(means))}
    waiting = list(members)
    chain: list[int] = []
    while chain or waiting:
        if not chain:
            chain.append(waiting.pop())
            continue
        one = chain[-1]
        other = int(means[one].argmax())
        if means[one, other] < THRESHOLD:
            means[one], means[:, one] = -np.inf, -np.inf
            chain.pop()
        elif len(chain) > 1 and means[one, chain[-2]] >= means[one, other]:
            other = chain[-2]
            del chain[-2:]
            share = len(members[one]) / (len(members[one]) + len(members[other]))
            joined = share * means[one] + (1 - share) * means[other]
            joined[[one, other]] = -np.inf
            means[other], means[:, other] = -np.inf, -np.inf
            means[one], means[:, one] = joined, joined
            members[one] = sorted(members[one] + members.pop(other))
            chain.append(one)
        else:
            chain.append(other)
            if other in waiting:
                waiting.remove(other)
    return sorted(members.values())


def _choose_name(proposals: Sequence[str], names: set[str], counts: Counter[str], taken: set[str]) -> str:
    """A run of telling words that opens a noun phrase, if there is one; of these the one most of the group share.

    Then the longest goes first, then that of the rarest words; where no run is left, the whole proposal is the name.
    """
    found: dict[tuple[str, ...], str] = {}
    held: Counter[tuple[str, ...]] = Counter()
    nominal: set[tuple[str, ...]] = set()
    for proposal in proposals:
        own = set()
        for run, opens in _find_runs(proposal, names):
            stems = tuple(stem(word) for word in map(normalize, run.split()))
            if opens and stems not in nominal:
                nominal.add(stems)
                found[stems] = run
            found.setdefault(stems, run)
            own.add(stems)
        held.update(own)
    free = [stems for stems in found if found[stems].lower() not in taken]
    if not free:
        return proposals[0]
    best = min(free, key=lambda s: (s not in nominal, -held[s], -len(s), sum(counts[word] for word in s), s))
    return found[best]


def _find_runs(proposal: str, names: set[str]) -> list[tuple[str, bool]]:
    """Runs of up to three telling words side by side, as written, and whether each follows what opens a noun phrase."""
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
                    opens = start > 0 and _OPENER.fullmatch(words[start - 1].group()) is not None
                    runs.append((part[words[start].start() : words[end - 1].end()], opens))
    return runs


_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_RUN_BORDER = re.compile(r"[,;:.!?()“”\"\n—–]")
_OPENER = re.compile(r"the|an?|of|its|their|his|her|our|my|for|over|about|any|no|this|these|all|more|\w+['’]s")
_PLAIN = frozenset(
    "january february march april may june july august september october november december "
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
