"""RiQuA: attributions in novels, the only annotated ones whose licence lets weights be rebuilt by anybody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from communique.model.encode import encode
from communique.model.labels import ROLE_TAGS
from training.reader.examples import Example, Relation
from training.reader.words import join_words

# RiQuA as CofeNet has it tells spans only: a content is taken for that of the nearest cue, a cue for that of the
# nearest source, where they stand no farther apart than this many pieces.
REACH = 12

Span = tuple[int, int]


def read_riqua(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Paragraphs with their roles, and links by nearness."""
    for line in path.read_text("utf-8").splitlines():
        paragraph = json.loads(line)
        text, places = join_words([paragraph["tokens"]])
        pieces = encode(text, [(0, len(text))], tokenizer)
        tags = np.zeros(len(pieces), dtype=np.int64)
        spans: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for (start, end), label in zip(places, paragraph["labels"], strict=True):
            if label == "O":
                continue
            first = int(np.searchsorted(pieces.offsets[:, 1], start, side="right"))
            last = int(np.searchsorted(pieces.offsets[:, 0], end, side="left"))
            role = label[2:]
            tags[first:last] = ROLE_TAGS.index(f"I-{role}")
            if label[0] == "B":
                tags[first] = ROLE_TAGS.index(label)
                spans[role].append((first, last))
            elif spans[role]:
                spans[role][-1] = spans[role][-1][0], last
        relations = []
        for content in spans["content"]:
            cue = nearest(content, spans["cue"])
            relations.append(Relation([content], cue, nearest(cue or content, spans["source"])))
        yield Example("riqua", False, pieces.ids, pieces.features, roles=tags, relations=relations)


def nearest(span: Span, others: list[Span]) -> Span | None:
    """The span that stands nearest, within reach."""
    near = [(max(other[0] - span[1], span[0] - other[1]), other) for other in others]
    return min((n for n in near if n[0] <= REACH), default=(0, None))[1]
