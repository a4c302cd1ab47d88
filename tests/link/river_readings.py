"""Readings made by hand, for the tests of link and compose: the talks of Varda and Ostrel over the Sile."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.types import (
    Act,
    Article,
    Attribution,
    Block,
    BlockKind,
    Date,
    DateBasis,
    Entity,
    EntityType,
    EventMention,
    EventType,
    Kind,
    Modality,
    Reading,
    Span,
)


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


@dataclass(frozen=True)
class Told:
    """An event by the words that tell it and the predicate among them; people by the names in `Who`.

    `on` is a day or two ends, absolute or counted from Y.
    """

    words: str
    predicate: str
    lemma: str
    on: str | tuple[str, str] | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    type: EventType | None = None
    modality: Modality = Modality.ACTUAL
    score: float = 0.8
    told_in: str | None = None


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


def tell(reading: Reading, *told: Told, published: str | None = None) -> Reading:
    """The reading with event mentions, each where its words first stand."""
    article = reading.article.id
    mentions = []
    for each in told:
        start = reading.article.text.index(each.words)
        at = start + each.words.index(each.predicate)
        mentions.append(
            EventMention(
                article=article,
                start=start,
                end=start + len(each.words),
                predicate=(at, at + len(each.predicate)),
                lemma=each.lemma,
                type=each.type,
                modality=each.modality,
                actors=tuple(f"{article}-{name}" for name in each.actors),
                recipients=tuple(f"{article}-{name}" for name in each.recipients),
                score=each.score,
                date=date_of(each.on),
                told_in=each.told_in,
            )
        )
    mentions.sort(key=lambda one: (one.start, -one.end, one.predicate))
    known = Date(published, published, DateBasis.GIVEN) if published else reading.article.published
    return replace(reading, article=replace(reading.article, published=known), events=tuple(mentions))


def date_of(on: str | tuple[str, str] | None, basis: DateBasis = DateBasis.RESOLVED) -> Date | None:
    """A date by its day or its two ends."""
    if on is None:
        return None
    ends = (on, on) if isinstance(on, str) else on
    if ends[0].startswith("Y"):
        return Date(None, None, basis, relative=ends)
    return Date(*ends, basis)
