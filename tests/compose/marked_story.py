"""Stories from sentences marked by hand: <source> [cue] {content}, as in evaluation/moves.tsv."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from communique.model.moves import load_move_weights
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
    Kind,
    NounPhrase,
    Origin,
    Role,
    Span,
    Statement,
    Story,
)

ALL = replace(load_move_weights(), bias=99.0)
"""Weights that take every candidate for a move."""

DORN = ("Irena Dorn", "Varda", "Prime Minister")


def mark(
    articles: Mapping[str, Sequence[str]],
    people: Sequence[tuple[str, str, str]] = (DORN,),
    vectors: Mapping[str, tuple[float, ...]] | None = None,
    phrases: Sequence[str] = (),
) -> Story:
    """A story of articles, each some marked sentences and the day it was written; an origin each.

    `people` have a name, a government and a role; every other source is a government. `vectors` are by content,
    `phrases` are its noun phrases.
    """
    texts = {key: "\n".join(lines) for key, lines in articles.items()}
    attributions = []
    mentions: dict[str, list[Span]] = {}
    for key, marked in texts.items():
        for number, match in enumerate(re.finditer(r"[^\n]*\{[^\n]*", marked)):
            source, cue, content = (_place(marked, match.span(), marks) for marks in ("<>", "[]", "{}"))
            plain = _plain(marked)
            name = plain[slice(*source)]
            mentions.setdefault(name, []).append(Span(key, *source))
            attributions.append(
                Attribution(
                    id=f"{key}-t{number}",
                    article=key,
                    content=(content,),
                    cue=cue,
                    source=source,
                    kind=Kind.INDIRECT,
                    act=Act.SPEECH,
                    denied=False,
                    hedged=False,
                    confidence=1.0,
                    speaker=f"e-{name}",
                    vector=(vectors or {}).get(plain[slice(*content)], ()),
                )
            )
    made = tuple(
        Article(
            key,
            f"{key}.txt",
            _plain(text),
            key,
            published=Date(key, key, DateBasis.GIVEN) if key.startswith("20") else Date(None, None, DateBasis.UNKNOWN),
            blocks=(Block(0, len(_plain(text)), BlockKind.BODY),),
        )
        for key, text in sorted(texts.items())
    )
    return Story(
        articles=made,
        attributions=tuple(sorted(attributions, key=lambda each: each.id)),
        entities=_make_entities(mentions, people),
        statements=tuple(
            sorted(
                (Statement(f"s-{each.id}", each.speaker, None, (each.id,), 1) for each in attributions),
                key=lambda each: each.id,
            )
        ),
        reuse=(),
        origins=tuple(Origin(f"o-{article.id}", (article.id,)) for article in made),
        unsure=(),
        noun_phrases=tuple(
            NounPhrase(article.id, *match.span(), match.start() + phrase.rfind(" ") + 1, None)
            for article in made
            for phrase in phrases
            for match in re.finditer(rf"\b{phrase}\b", article.text)
        ),
    )


def _make_entities(mentions: Mapping[str, list[Span]], people: Sequence[tuple[str, str, str]]) -> tuple[Entity, ...]:
    known = {name: (government, role) for name, government, role in people}
    governments = {name for name in mentions if name not in known} | {
        known[name][0] for name in mentions if name in known
    }
    entities = [
        Entity(f"e-{name}", name, EntityType.GOVERNMENT, tuple(sorted(mentions.get(name, [])))) for name in governments
    ]
    for name in mentions:
        if name in known:
            government, role = known[name]
            spans = tuple(sorted(mentions[name]))
            entities.append(
                Entity(f"e-{name}", name, EntityType.PERSON, spans, f"e-{government}", (Role(role, spans[:1]),))
            )
    return tuple(sorted(entities, key=lambda each: each.id))


def _plain(marked: str) -> str:
    return re.sub(r"[<>\[\]{}]", "", marked)


def _place(marked: str, line: tuple[int, int], marks: str) -> tuple[int, int]:
    start = marked.index(marks[0], *line)
    end = marked.index(marks[1], *line)
    return len(_plain(marked[:start])), len(_plain(marked[:end]))
