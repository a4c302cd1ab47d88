"""Links between mentions -> what each pronoun and description names in the end: "he" is "the envoy", who is Ilse Marn.

A walk that starts at a mention and follows links by their probabilities ends where a mention names something itself, at
a name or at a description that is new; how often it ends there is the mass. The masses solve one linear system (the
absorbing Markov chain of Kemeny & Snell 1960).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from communique.read.anaphora import Links
from communique.read.phrases import Form, Mention
from communique.read.sentences import Bounds

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Chains:
    """Masses (pronouns, mentions); a row sums to one less the mass of nothing at all."""

    mentions: tuple[Mention, ...]
    rows: Mapping[Bounds, int]
    masses: Floats

    def ends_of(self, mention: Mention) -> list[tuple[Mention, float]]:
        """Where the walk from a pronoun ends, with how often; empty for any other mention."""
        row = self.rows.get((mention.start, mention.end))
        if row is None:
            return []
        masses = self.masses[row]
        return [(self.mentions[i], float(masses[i])) for i in np.flatnonzero(masses > _FAINT).tolist()]


def follow_links(links: Links) -> Chains:
    """Follow the links from all pronouns."""
    mentions, asked = links.mentions, links.asked
    is_new = np.array([mentions[i].form is Form.NOMINAL for i in asked.tolist()], dtype=np.bool_)  # (asked,)
    starting = np.flatnonzero(~is_new)
    rows = {(mentions[i].start, mentions[i].end): row for row, i in enumerate(asked[starting].tolist())}
    if not rows:
        return Chains(mentions, rows, np.zeros((0, len(mentions))))
    weights = np.exp(np.minimum(links.odds, _SURE), dtype=np.float64)
    total = 1 + weights.sum(axis=1)  # of nothing else, or of something new, the weight is one
    steps = weights / total[:, None]  # (asked, mentions)
    stays = np.eye(len(asked)) - steps[:, asked]
    visits = np.linalg.solve(stays.T, np.eye(len(asked))[:, starting]).T  # (pronouns, asked)
    steps[:, asked] = np.diag(is_new / total)
    return Chains(mentions, rows, visits @ steps)


_FAINT = 0.01
"""Ends that take less of the mass are left out: less than any threshold looks at."""
_SURE = 20.0
"""Log-odds are cut here, so that a walk can leave any pair of mentions that name each other."""
