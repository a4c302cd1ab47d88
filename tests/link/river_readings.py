"""Readings made by hand, for the tests of link and compose: the talks of Varda and Ostrel over the Sile."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.types import Act, Article, Attribution, Block, BlockKind, Entity, EntityType, Kind, Reading, Span


@dataclass(frozen=True)
class Who:
    """An entity by the words that name it; the first is its name."""

    names: tuple[str, ...]
    type: EntityType = EntityType.PERSON
    anonymous: bool = False


@dataclass(frozen=True)
class Said:
    """A content by its words, and the speaker by the name in `Who`."""

    content: str
    speaker: str | None
    nested_in: str | None = None
    vector: tuple[float, ...] = ()


def read(
    article: str, text: str, who: Sequence[Who] = (), said: Sequence[Said] = (), headline: str | None = None
) -> Reading:
    """A reading of `text` whose entities are named wherever their words stand and whose contents stand there once."""
    entities = []
    for one in who:
        spans = sorted(
            {
                Span(article, m.start(), m.end())
                for name in one.names
                for m in re.finditer(rf"\b{re.escape(name)}", text)
            }
        )
        assert spans, f"{one.names} not in {article}"
        entities.append(
            Entity(f"{article}-{one.names[0]}", one.names[0], one.type, tuple(spans), anonymous=one.anonymous)
        )
    attributions = []
    for nth, one_said in enumerate(said):
        start = text.index(one_said.content)
        quoted = one_said.content[0] in '“"'
        attributions.append(
            Attribution(
                id=f"{article}-t{nth}",
                article=article,
                content=((start, start + len(one_said.content)),),
                cue=None,
                source=None,
                kind=Kind.DIRECT if quoted else Kind.MIXED if "“" in one_said.content else Kind.INDIRECT,
                act=Act.SPEECH,
                denied=False,
                hedged=False,
                confidence=1.0,
                nested_in=one_said.nested_in,
                speaker=None if one_said.speaker is None else f"{article}-{one_said.speaker}",
                vector=one_said.vector,
            )
        )
    attributions.sort(key=lambda a: (a.content[0][0], -a.content[-1][1]))
    return Reading(
        Article(
            id=article,
            path=f"{article}.txt",
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            headline=headline,
            blocks=(Block(0, len(text), BlockKind.BODY),),
        ),
        tuple(attributions),
        tuple(entities),
    )
