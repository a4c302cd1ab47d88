"""How many articles of the news have a word: what tells a rare word from a common one where a pile is too small to.

In: the table `frequencies.tsv`, counted by `training.stories`. Out: `Frequencies`. The table holds numbers of articles,
no text; what too few articles had is not in it, and counts as seen in a few.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from communique.link.terms import hash_term

# Articles that are taken to have a word, or a phrase, that the table leaves out (it has words from 5 articles on and
# phrases from 50): a name nobody has heard before must not outweigh everything else. Set by hand.
UNSEEN_WORD = 2
UNSEEN_PHRASE = 5


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Hashes of words and phrases in ascending order, the number of articles that have each, and of all articles."""

    terms: NDArray[np.uint32]  # (terms,)
    holders: NDArray[np.int64]  # (terms,)
    articles: int

    def look_up(self, terms: NDArray[np.uint32], *, unseen: int) -> NDArray[np.int64]:
        """How many articles have each of `terms`, (terms,); `unseen` where the table does not say."""
        at = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        return np.where(self.terms[at] == terms, self.holders[at], unseen)


@cache
def load_frequencies() -> Frequencies:
    """The table of the package. Its first line counts the articles; each other has a term and how many have it."""
    table = files("communique.link").joinpath("frequencies.tsv").read_text(encoding="utf-8").splitlines()
    rows = sorted((hash_term(term), int(count)) for term, _, count in (line.partition("\t") for line in table[1:]))
    terms, holders = (np.array(column) for column in zip(*rows, strict=True))
    return Frequencies(terms.astype(np.uint32), holders, int(table[0].partition("\t")[2]))
