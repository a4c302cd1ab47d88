"""What the reader is trained on: texts as pieces, with whatever labels their set has."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

UNLABELLED = -100


@dataclass
class Relation:
    """One attribution as ranges of pieces; act is -100 where the set does not annotate it."""

    content: list[tuple[int, int]]
    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    act: int = UNLABELLED
    vectors: list[np.ndarray | None] = field(default_factory=list)


@dataclass
class Words:
    """Syntactic words of a text, each by one of its pieces; all arrays are (words,), words in text order.

    Words that share a piece with the word before them ("can|not") are left out, their dependents given to it.
    """

    pieces: np.ndarray  # the word's piece: its first one
    sentences: np.ndarray  # number of the sentence in the text
    heads: np.ndarray  # index of the head in these arrays, -1 for a root
    relations: np.ndarray  # index into communique.model.labels.DEPENDENCIES
    upos: np.ndarray  # index into UPOS
    lemmas: np.ndarray  # index into LEMMA_EDITS, or UNLABELLED


@dataclass
class Referent:
    """A mention as a range of pieces, and which entity of the text it names; `asked` if its antecedent is learned."""

    span: tuple[int, int]
    entity: int
    asked: bool


@dataclass
class Example:
    """One text (an article, a content read again, a few sentences) with whatever labels its set has."""

    set: str
    inside: bool  # a content read again
    ids: np.ndarray  # (pieces,)
    features: np.ndarray  # (pieces, 3)
    roles: np.ndarray | None = None  # (pieces,)
    names: np.ndarray | None = None  # (pieces,)
    relations: list[Relation] = field(default_factory=list)
    inner: np.ndarray | None = None  # (pieces,) role tags of what is nested one deep in a content
    nested: list[list[Relation]] = field(default_factory=list)  # those attributions, by the content that holds them
    words: Words | None = None
    referents: list[Referent] = field(default_factory=list)
    soft_roles: np.ndarray | None = None  # (pieces, role tags) float16, what teachers think
