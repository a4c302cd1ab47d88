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
class Example:
    """One text (an article, a content read again, a few sentences) with whatever labels its set has."""

    set: str
    inside: bool  # a content read again
    ids: np.ndarray  # (pieces,)
    features: np.ndarray  # (pieces, 3)
    roles: np.ndarray | None  # (pieces,)
    names: np.ndarray | None  # (pieces,)
    relations: list[Relation]
