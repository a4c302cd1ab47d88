"""An article's pronouns of the third person, and how likely each names the same as another mention.

The likelihood is learned: a link between the two spans in the encoder's hidden states (model/links.py), against "none
of them". It is judged inside one window of the encoder; farther apart, two mentions are no pair.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from communique.model.links import SpanHeads
from communique.model.reader import Tagged
from communique.read.phrases import Form, Mention
from communique.read.roles import Gender, Number
from communique.types import Article


def find_pronouns(article: Article, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Pronouns of the third person in the body that are no mention yet, in text order."""
    known = {mention.start for mention in mentions if mention.form is Form.PRONOUN}
    starts = [block.start for block in article.blocks]
    found = []
    for match in _PRONOUN.finditer(article.text):
        at = bisect_right(starts, match.start()) - 1
        in_box = at >= 0 and article.blocks[at].kind.is_boilerplate and match.start() < article.blocks[at].end
        if match.start() in known or in_box or match.group() == "IT":
            continue
        word = match.group().lower()
        number, gender = THIRD_PERSON[word]
        found.append(Mention(match.start(), match.end(), Form.PRONOUN, None, (word,), number, gender, head=word))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Links:
    """Log-odds (pronouns, mentions) that a pronoun names the same as a mention, against "none"; -inf for no pair."""

    pronouns: Mapping[tuple[int, int], int]
    mentions: Mapping[tuple[int, int], int]
    odds: npt.NDArray[np.float32]

    def between(self, pronoun: Mention, mention: Mention) -> float | None:
        """None where the two are no pair."""
        row = self.pronouns.get((pronoun.start, pronoun.end))
        column = self.mentions.get((mention.start, mention.end))
        if row is None or column is None or self.odds[row, column] == -np.inf:
            return None
        return float(self.odds[row, column])


NO_LINKS = Links({}, {}, np.zeros((0, 0), dtype=np.float32))


def link_pronouns(tagged: Tagged, heads: SpanHeads, mentions: Sequence[Mention]) -> Links:
    """Score each pronoun of the third person among some mentions against all of them; the best window counts."""
    offsets = tagged.pieces.offsets
    starts = np.searchsorted(offsets[:, 1], [mention.start for mention in mentions], side="right")
    ends = np.searchsorted(offsets[:, 0], [mention.end for mention in mentions], side="left")
    is_asked = [m.form is Form.PRONOUN and m.words[0] in THIRD_PERSON for m in mentions]
    rows = [
        i for i, (asked, start, end) in enumerate(zip(is_asked, starts, ends, strict=True)) if asked and start < end
    ]
    odds = np.full((len(rows), len(mentions)), -np.inf, dtype=np.float32)
    spans = list(zip(starts.tolist(), ends.tolist(), strict=True))
    for window in tagged.windows:
        last = window.start + len(window.hidden)
        columns = np.flatnonzero((starts >= window.start) & (ends <= last) & (starts < ends))
        here = [at for at, i in enumerate(rows) if window.holds(spans[i])]
        if here and len(columns):
            queries, keys = [spans[rows[at]] for at in here], [spans[i] for i in columns]
            part = np.ix_(np.array(here), columns)
            odds[part] = np.maximum(odds[part], heads.link_in_window("antecedent", window, queries, keys))
    return Links(
        {(mentions[i].start, mentions[i].end): at for at, i in enumerate(rows)},
        {(mention.start, mention.end): i for i, mention in enumerate(mentions)},
        odds,
    )


THIRD_PERSON: dict[str, tuple[Number, Gender | None]] = {
    **dict.fromkeys("he him his himself".split(), (Number.SINGULAR, Gender.MALE)),
    **dict.fromkeys("she her hers herself".split(), (Number.SINGULAR, Gender.FEMALE)),
    **dict.fromkeys("it its itself".split(), (Number.SINGULAR, None)),
    **dict.fromkeys("they them their theirs themselves".split(), (Number.PLURAL, None)),
}
"""Pronouns of the third person, with what they tell."""
_PRONOUN = re.compile(r"(?<![\w.])(?:" + "|".join(THIRD_PERSON) + r")(?!\w|\.\w)", re.IGNORECASE)
