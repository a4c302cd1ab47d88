"""News articles without annotation, as texts that teachers give their opinion on."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer

from communique.model.encode import encode
from training.reader.examples import Example

# One article in so many, of lengths that news has: 2,000 of them, twice the text of PolNeAR.
ONE_IN = 6
SHORTEST, LONGEST = 1500, 7000  # code points


def read_newstext(archive: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Title and text of a sample of the articles, in the archive's order."""
    with lzma.open(archive, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            article = json.loads(line)
            if number % ONE_IN or not SHORTEST <= len(article["text"]) <= LONGEST:
                continue
            text = f"{article['title'].strip()}\n\n{article['text']}"
            pieces = encode(text, [(0, len(text))], tokenizer)
            yield Example("newstext", False, pieces.ids, pieces.features)
