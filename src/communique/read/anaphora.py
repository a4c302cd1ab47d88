"""What an article's pronouns and descriptions may name, and how likely: learned links between mentions.

Asked are pronouns of the third person and noun phrases; what they may name are all names, noun phrases, and pronouns,
in the reach of read/pairs.py. A link is scored by model/antecedents.py, against "none of them".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from communique.model.antecedents import Pairs, score_pairs
from communique.model.labels import Name, NameType
from communique.model.links import SpanHeads
from communique.model.reader import Tagged
from communique.read.name_types import is_title
from communique.read.pairs import pair_mentions
from communique.read.phrases import Form, Mention, words_of
from communique.read.roles import Gender, Number, classify_noun, gender_of_noun
from communique.read.sentences import Bounds
from communique.types import Article, NounPhrase


@dataclass(frozen=True, slots=True)
class Links:
    """Log-odds (asked, mentions) that one mention names the same as another, against "none"; -inf for no pair.

    `asked` (asked,) are places among the mentions, which are in text order.
    """

    mentions: tuple[Mention, ...]
    asked: npt.NDArray[np.int64]
    odds: npt.NDArray[np.float32]


MOST_LINKED = 4_000
"""Mentions that are linked, the first of an article, as many as news has in 14,000 words; what comes later is known by
name alone. Without a bound time grows with their cube and memory with their square, and a text of nothing but pronouns
takes all there is."""
NO_LINKS = Links((), np.zeros(0, dtype=np.int64), np.zeros((0, 0), dtype=np.float32))


@dataclass(frozen=True, slots=True)
class Linkable:
    """Mentions in text order, with their pieces (mentions, 2), and which pairs of them may name one thing."""

    mentions: tuple[Mention, ...]
    ranges: npt.NDArray[np.int64]
    pairs: Pairs


def link_mentions(tagged: Tagged, heads: SpanHeads, linkable: Linkable) -> Links:
    """Score every pronoun and description of the body among all that it may name."""
    if not len(linkable.pairs.asked):
        return Links(linkable.mentions, linkable.pairs.asked, NO_LINKS.odds)
    odds = score_pairs(heads, tagged.syntax, linkable.ranges, linkable.pairs)
    return Links(linkable.mentions, linkable.pairs.asked, odds)


def find_linkable(
    article: Article, tagged: Tagged, phrases: Sequence[NounPhrase], names: Sequence[Name], mentions: Sequence[Mention]
) -> Linkable:
    """The mentions that may be linked, and their pairs.

    To the mentions given are added pronouns, names of other kinds (works, events, what has no tag), and noun phrases.
    """
    known = [*mentions, *find_pronouns(article, mentions)]
    known += _find_other_names(article.text, names, phrases, known)
    everything = sorted([*known, *_find_descriptions(article.text, phrases, known)])
    everything = [m for m in everything if m.form is not Form.PRONOUN or m.words[0] in THIRD_PERSON][:MOST_LINKED]
    ranges = _find_pieces(tagged, _seen_spans(everything, phrases))
    asked = np.array([i for i, mention in enumerate(everything) if mention.form is not Form.NAME], dtype=np.int64)
    return Linkable(tuple(everything), ranges, pair_mentions(article, everything, asked))


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


THIRD_PERSON: dict[str, tuple[Number, Gender | None]] = {
    **dict.fromkeys("he him his himself".split(), (Number.SINGULAR, Gender.MALE)),
    **dict.fromkeys("she her hers herself".split(), (Number.SINGULAR, Gender.FEMALE)),
    **dict.fromkeys("it its itself".split(), (Number.SINGULAR, None)),
    **dict.fromkeys("they them their theirs themselves".split(), (Number.PLURAL, None)),
}
"""Pronouns of the third person, with what they tell."""
_PRONOUN = re.compile(r"(?<![\w.])(?:" + "|".join(THIRD_PERSON) + r")(?!\w|\.\w)", re.IGNORECASE)
_NAMED = (NameType.OTHER, NameType.EVENT, NameType.NATIONALITY)
"""Names that speak for nobody but that "it" or "they" may mean; a nationality where it is a noun: "the Vardans"."""
_FORMS = frozenset("Mr Mrs Ms".split())
"""Forms of address, which are no name."""


def _find_other_names(
    text: str, names: Sequence[Name], phrases: Sequence[NounPhrase], known: Sequence[Mention]
) -> list[Mention]:
    """Names of kinds that are no entity by themselves, and what is written like a name where the tagger saw none."""
    ends = {phrase.end for phrase in phrases}
    spans = [
        (name.start, name.end)
        for name in names
        if name.type in _NAMED and (name.type is not NameType.NATIONALITY or name.end in ends)
    ]
    taken = _Taken([*((mention.start, mention.end) for mention in known), *((name.start, name.end) for name in names)])
    for phrase in phrases:
        if (
            phrase.proper is None
            or is_title(text[phrase.head : phrase.end])
            or text[phrase.head : phrase.end] in _FORMS
        ):
            continue
        if not taken.overlaps(phrase.head, phrase.end):
            spans.append((_skip_titles(text, phrase.proper, phrase.end), phrase.end))
    free = _Taken((mention.start, mention.end) for mention in known)
    return [
        Mention(start, end, Form.NAME, None, words_of(text, start, end))
        for start, end in spans
        if not free.overlaps(start, end)
    ]


def _skip_titles(text: str, start: int, end: int) -> int:
    words = list(re.finditer(r"\S+", text[start:end]))
    titles = [i for i, word in enumerate(words[:-1]) if is_title(word.group())]
    return start + words[titles[-1] + 1].start() if titles else start


def _find_descriptions(text: str, phrases: Sequence[NounPhrase], known: Sequence[Mention]) -> Iterable[Mention]:
    """Noun phrases that are no name, and no mention yet."""
    names = _Taken((mention.start, mention.end) for mention in known if mention.form is Form.NAME)
    starts = {mention.start for mention in known if mention.form is Form.NOMINAL}
    for phrase in phrases:
        if phrase.start not in starts and not names.overlaps(phrase.head, phrase.end):
            head = text[phrase.head : phrase.end].lower()
            kind, number = classify_noun(head)
            gender = gender_of_noun(head)
            yield Mention(phrase.start, phrase.end, Form.NOMINAL, kind, (head,), number, gender, head=head)


class _Taken:
    """Spans, to be asked which of them overlap another."""

    def __init__(self, spans: Iterable[Bounds]) -> None:
        self.spans = sorted(set(spans))
        self.reach = list(np.maximum.accumulate([end for _, end in self.spans])) if self.spans else []

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any of them does."""
        at = bisect_left(self.spans, (end, end))
        return at > 0 and self.reach[at - 1] > start


def _seen_spans(mentions: Sequence[Mention], phrases: Sequence[NounPhrase]) -> list[Bounds]:
    """What the encoder is shown of each mention: of a long description no more than up to its noun."""
    ends = {phrase.start: phrase.end for phrase in phrases}
    return [
        (m.start, min(m.end, ends.get(m.start, m.end)) if m.form is Form.NOMINAL and not m.joint else m.end)
        for m in mentions
    ]


def _find_pieces(tagged: Tagged, spans: Sequence[Bounds]) -> npt.NDArray[np.int64]:
    """The pieces of each span, one at least: (spans, 2)."""
    offsets, bounds = tagged.pieces.offsets, np.array(spans, dtype=np.int64).reshape(-1, 2)
    starts = np.searchsorted(offsets[:, 1], bounds[:, 0], side="right")
    starts = np.minimum(starts, len(offsets) - 1)
    ends = np.searchsorted(offsets[:, 0], bounds[:, 1], side="left")
    return np.stack([starts, np.maximum(ends, starts + 1)], axis=1)
