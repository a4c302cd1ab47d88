"""The label sets of the reader, and the typed spans that decoding makes of them.

The order of each set is the order of the model's output columns; it is part of the weights' contract.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from communique.types import TimeType


class Role(StrEnum):
    """The three parts of an attribution (PARC3, PolNeAR)."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


class NameType(StrEnum):
    """What a name names: CoNLL-2003's four types, with nationalities taken out of its MISC, and five finer ones.

    The tagger knows the first five; the others are told from them by the whole article (read/name_types.py).
    """

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    NATIONALITY = "nationality"
    OTHER = "other"
    OUTLET = "outlet"
    STATE = "state"
    TITLE = "title"
    EVENT = "event"
    LAW = "law"


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A proper name in an article's text; offsets are code points, `score` is the mean token probability."""

    start: int
    end: int
    type: NameType
    score: float


def bio(kinds: Iterable[StrEnum]) -> tuple[str, ...]:
    """BIO tags of a set of kinds: O first, then B and I of each kind in order."""
    return ("O", *(f"{prefix}-{kind.value}" for kind in kinds for prefix in "BI"))


ROLE_TAGS = bio(Role)
NAME_TAGS = bio((NameType.PERSON, NameType.ORGANIZATION, NameType.PLACE, NameType.NATIONALITY, NameType.OTHER))
TIME_TYPES = tuple(TimeType)

# Universal Dependencies 2's parts of speech, and its relations as EWT and GUM use them; what is rarer counts as "dep".
UPOS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
DEPENDENCIES = tuple(
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt "
    "conj cop csubj csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list mark "
    "nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked "
    "orphan parataxis punct reparandum root vocative xcomp".split()
)
