"""TimeBank to training examples: whole texts as word pieces, with BIO tags of their time expressions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from communique.model.encode import encode
from communique.model.labels import TIME_TAGS
from training.reader.examples import Example
from training.reader.timeml import TimeDocument, read_documents


def read_timeml(folder: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Every document of a folder of TimeML files, named "timebank" for the recipe whichever set the folder holds."""
    for document in read_documents(folder):
        yield time_example(document, tokenizer)


def time_example(document: TimeDocument, tokenizer: Tokenizer) -> Example:
    """One document; a piece belongs to an expression where they share a character."""
    pieces = encode(document.text, [(0, len(document.text))], tokenizer)
    tags = np.zeros(len(pieces), dtype=np.int64)
    for time in document.times:
        start = int(np.searchsorted(pieces.offsets[:, 1], time.start, side="right"))
        end = int(np.searchsorted(pieces.offsets[:, 0], time.end, side="left"))
        tags[start] = TIME_TAGS.index(f"B-{time.type}")
        tags[start + 1 : end] = TIME_TAGS.index(f"I-{time.type}")
    return Example("timebank", False, pieces.ids, pieces.features, times=tags)
