"""Mentions of one article -> what tells of each, and of each pair, whether the one may name what the other names.

The traits that coreference by rules looks at (agreement, recency, salience, grammatical place, quotation; Lappin &
Leass 1994, Lee et al. 2013), as numbers for a learned scorer (model/antecedents.py), which weighs them beside the
encoder's states. All arrays are float32, a trait that holds is 1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from communique.model.antecedents import Pairs
from communique.read.phrases import Form, Mention
from communique.read.roles import Gender, Number
from communique.read.sentences import Bounds, find_quotations, find_sentences
from communique.types import Article, EntityType

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

BEFORE = 50
"""How many mentions before a pronoun or description it may name."""
AFTER = 5
"""How many after it, in its sentence: "In his letter Marn ..."."""


def pair_mentions(article: Article, mentions: Sequence[Mention], asked: Ints) -> Pairs:
    """Each asked mention with those before it, and a few after it in its sentence; none that overlaps it."""
    facts = _Facts(article, mentions)
    start = np.maximum(asked - BEFORE, 0)
    end = np.minimum(asked + AFTER + 1, len(mentions))
    sizes = end - start
    rows = np.repeat(np.arange(len(asked)), sizes)  # (pairs,)
    columns = np.arange(len(rows)) - np.repeat(np.cumsum(sizes) - sizes, sizes) + np.repeat(start, sizes)
    i = asked[rows]
    apart = (facts.ends[i] <= facts.starts[columns]) | (facts.ends[columns] <= facts.starts[i])
    kept = apart & ((columns < i) | (facts.sentences[columns] == facts.sentences[i]))
    rows, columns = rows[kept], columns[kept]
    return Pairs(asked, rows, columns, facts.traits(), _compare(facts, asked, rows, columns))


_CLASSES = ("he", "she", "it", "they")
_CLASS_OF = {
    word: number
    for number, words in enumerate(
        (
            "he him his himself",
            "she her hers herself",
            "it its itself",
            "they them their theirs themselves",
        )
    )
    for word in words.split()
}
_DESCRIPTION, _NAME = len(_CLASSES), len(_CLASSES) + 1
_CASES = ("he she it they", "him her them", "his her its their hers theirs", "himself herself itself themselves")
_TYPES = (*EntityType, None)
_DEFINITE = frozenset("the this that these those".split())
_INDEFINITE = frozenset("a an some any no every each another".split())
_POSSESSIVE = frozenset("my your his her its our their whose".split())
_BODIES = (EntityType.ORGANIZATION, EntityType.GOVERNMENT, EntityType.OUTLET)


class _Facts:
    """Columns of facts, one row for each mention; -1 is unknown."""

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        text = article.text
        sentence_starts = [start for start, _ in find_sentences(text, article.blocks)]
        quotations = find_quotations(text, article.blocks)
        self.mentions, self.text = mentions, text
        self.starts = np.array([m.start for m in mentions], dtype=np.int64)
        self.ends = np.array([m.end for m in mentions], dtype=np.int64)
        self.sentences = np.searchsorted(sentence_starts, self.starts, side="right") - 1
        self.quotations = np.array([_find_quotation(quotations, m.start) for m in mentions], dtype=np.int64)
        self.classes = np.array([_class_of(m) for m in mentions], dtype=np.int64)
        self.genders = np.array([_code(m.gender, Gender.FEMALE) for m in mentions], dtype=np.int64)
        self.persons = np.array([_personhood(m) for m in mentions], dtype=np.int64)
        self.plurals = np.array(
            [-1 if m.type in _BODIES else _code(m.number, Number.PLURAL) for m in mentions], dtype=np.int64
        )
        keys: dict[str, int] = {}
        heads = [m.words[-1] if m.words else m.head for m in mentions]
        self.heads = np.array([keys.setdefault(head, len(keys)) for head in heads], dtype=np.int64)
        whole = [" ".join(m.words) for m in mentions]
        self.wholes = np.array([keys.setdefault(words, len(keys)) for words in whole], dtype=np.int64)
        self.known = self._spread_genders()
        self.nth, self.of = self._count()

    def _spread_genders(self) -> Ints:
        """The sex of each mention, of a name the one that any name with its last word has."""
        known = self.genders.copy()
        is_name = self.classes == _NAME
        for key in set(self.heads[is_name & (self.genders >= 0)].tolist()):
            same = is_name & (self.heads == key)
            sexes = set(self.genders[same].tolist()) - {-1}
            if len(sexes) == 1:
                known[same & (known < 0)] = sexes.pop()
        return known

    def _count(self) -> tuple[Floats, Floats]:
        """Of how many mentions with the same last word each is the how-manieth, pronouns by class; logarithms."""
        counts: dict[tuple[int, int], int] = {}
        nth = np.zeros(len(self.mentions), dtype=np.float32)
        keys = [
            (kind, head if kind >= _DESCRIPTION else -1)
            for kind, head in zip(self.classes.tolist(), self.heads.tolist(), strict=True)
        ]
        for at, key in enumerate(keys):
            counts[key] = counts.get(key, 0) + 1
            nth[at] = counts[key]
        return np.log(nth), np.log(np.array([counts[key] for key in keys], dtype=np.float32))

    def traits(self) -> Floats:
        """What each mention is by itself: (mentions, MENTION_TRAITS)."""
        rows = [self._describe(mention) for mention in self.mentions]
        own = np.array(rows, dtype=np.float32).reshape(len(rows), _OWN_TRAITS)
        opening = np.append(True, self.sentences[1:] != self.sentences[:-1])[: len(rows)]
        return np.column_stack(
            [
                own,
                _one_hot(self.classes, _NAME + 1),
                _one_hot(self.genders, 2),
                _one_hot(self.known, 2),
                _one_hot(self.plurals, 2),
                _one_hot(self.persons, 2),
                opening,
                self.quotations >= 0,
                self.nth,
                self.of,
            ]
        ).astype(np.float32)

    def _describe(self, mention: Mention) -> list[float]:
        word = self.text[mention.start : mention.end].split(maxsplit=1)[0].lower()
        is_pronoun, is_description = mention.form is Form.PRONOUN, mention.form is Form.NOMINAL
        after = self.text[mention.end : mention.end + 2]
        return [
            *(float(is_pronoun and word in words.split()) for words in _CASES),
            *(float(mention.type is kind) for kind in _TYPES),
            float(is_description and word in _DEFINITE),
            float(is_description and word in _INDEFINITE),
            float(is_description and word in _POSSESSIVE),
            float(bool(mention.sources)),
            float(bool(mention.roles)),
            float(after[:1] in ("'", "’")),
            float(len(mention.words) == 1),
        ]


_OWN_TRAITS = len(_CASES) + len(_TYPES) + 7
MENTION_TRAITS = _OWN_TRAITS + _NAME + 1 + 8 + 4
_SENTENCES = (0, 1, 2, 3, 5, 8)
_PLACES = (1, 2, 3, 5, 8, 16, 32, 64)
PAIR_TRAITS = len(_SENTENCES) + len(_PLACES) + 22


def _compare(facts: _Facts, asked: Ints, rows: Ints, columns: Ints) -> Floats:
    """What each pair is: (pairs, PAIR_TRAITS)."""
    i = asked[rows]
    sentences = facts.sentences[i] - facts.sentences[columns]
    places = i - columns
    before = places > 0
    agreements = []
    fits = np.ones(len(i), dtype=bool)
    for fact in (facts.genders, facts.known, facts.plurals, facts.persons):
        told = (fact[i] >= 0) & (fact[columns] >= 0)
        same = fact[i] == fact[columns]
        agreements += [told & same, told & ~same]
        fits &= ~(told & ~same)
    # Columns rise within a row, so the last pair before the asked mention is the nearest.
    nearer = _count_after(rows, before & fits, len(asked))
    alike = facts.classes[i] == facts.classes[columns]
    is_pronoun = facts.classes[i] < _DESCRIPTION
    chained = before & alike & is_pronoun
    is_last = _count_after(rows, chained, len(asked)) == 0
    quoted_i, quoted_j = facts.quotations[i], facts.quotations[columns]
    of_name = facts.classes[columns] == _NAME
    return np.column_stack(
        [
            *((sentences >= low) & before for low in _SENTENCES),
            *((places >= low) & before for low in _PLACES),
            *agreements,
            before,
            fits,
            before & (nearer == 0) & fits,
            np.where(before & fits, 1 / (1.0 + nearer), 0.0),
            np.where(before, np.log1p(nearer), 0.0),
            chained & is_last,
            chained,
            (quoted_i >= 0) & (quoted_i == quoted_j),
            (quoted_i >= 0) & (quoted_i != quoted_j),
            (quoted_j >= 0) & (quoted_i != quoted_j),
            ~is_pronoun & (facts.heads[i] == facts.heads[columns]),
            ~is_pronoun & (facts.wholes[i] == facts.wholes[columns]),
            of_name & (sentences == 0),
            of_name & (sentences == 1),
        ]
    ).astype(np.float32)


def _count_after(rows: Ints, holds: npt.NDArray[np.bool_], size: int) -> Ints:
    """How many pairs after each one in its row, of `size` rows, a thing holds of: (pairs,)."""
    counted = np.append(0, np.cumsum(holds))  # before each pair, and at the end
    ends = np.searchsorted(rows, np.arange(size), side="right")
    after: Ints = counted[ends][rows] - counted[1:]
    return after


def _find_quotation(quotations: Sequence[Bounds], position: int) -> int:
    at = bisect_right(quotations, position, key=_start) - 1
    return at if at >= 0 and position < quotations[at][1] else -1


def _start(bounds: Bounds) -> int:
    return bounds[0]


def _class_of(mention: Mention) -> int:
    if mention.form is Form.PRONOUN:
        return _CLASS_OF[mention.words[0]]
    return _NAME if mention.form is Form.NAME else _DESCRIPTION


def _code(value: Gender | Number | None, yes: Gender | Number) -> int:
    return -1 if value is None else int(value is yes)


def _personhood(mention: Mention) -> int:
    """Whether a mention is one person: 1 yes, 0 no, -1 unknown."""
    if mention.form is Form.PRONOUN:
        return -1 if mention.number is Number.PLURAL else int(mention.gender is not None)
    return -1 if mention.type in (None, EntityType.GROUP) else int(mention.type is EntityType.PERSON)


def _one_hot(values: Ints, size: int) -> npt.NDArray[np.bool_]:
    hot: npt.NDArray[np.bool_] = values[:, None] == np.arange(size)  # -1 has none
    return hot
