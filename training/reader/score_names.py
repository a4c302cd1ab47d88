"""Names by the shipped reader on CoNLL++ dev: exact spans with type, nationality and other counted as MISC.

usage: python -m training.reader.score_names [--data ../shared]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from communique.model.decode import decode_spans
from communique.model.labels import NAME_TAGS, NameType
from communique.model.reader import Reader
from training.reader.prepare import CONLL_TYPES, NAME_SENTENCES_PER_TEXT, name_example, read_columns

MISC = (NameType.NATIONALITY, NameType.OTHER)
Span = tuple[int, int, str]


def tagged_spans(tags: np.ndarray) -> Iterator[Span]:
    """Spans of a BIO tag sequence given as columns of NAME_TAGS."""
    start = None
    for at in range(len(tags) + 1):
        tag = NAME_TAGS[tags[at]] if at < len(tags) else "O"
        if start is not None and not (tag.startswith("I-") and tag[2:] == NAME_TAGS[tags[start]][2:]):
            yield start, at, conll_type(NAME_TAGS[tags[start]][2:])
            start = None
        if tag.startswith("B-"):
            start = at


def conll_type(kind: str) -> str:
    """One of CoNLL's four types."""
    return "MISC" if kind in MISC else kind


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    path = parser.parse_args().data / "corpora/entities/conllpp/conllpp_dev.txt"
    reader = Reader.load()
    sentences = read_columns(path.read_text("utf-8"), CONLL_TYPES)
    right = found = wanted = 0
    for at in range(0, len(sentences), NAME_SENTENCES_PER_TEXT):
        example, pieces = name_example("conllpp", sentences[at : at + NAME_SENTENCES_PER_TEXT], set(), reader.tokenizer)
        if example.names is None:
            continue
        spans = decode_spans(reader.tag(pieces).names, NAME_TAGS, pieces)
        mine = {(span.start, span.end, conll_type(span.kind)) for span in spans}
        gold = set(tagged_spans(example.names))
        right, found, wanted = right + len(mine & gold), found + len(mine), wanted + len(gold)
    precision, recall = right / found, right / wanted
    f1 = 2 * precision * recall / (precision + recall)
    print(f"CoNLL++ dev, four types, exact: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, {wanted} names")


if __name__ == "__main__":
    main()
