"""Time expressions, five-fold by document over TimeBank, with heads that are thrown away.

usage: python -m training.reader.score_times FOLDER [--data ../shared] [--errors]

The shipped heads are trained on TimeBank, so they cannot be measured there; each fold trains the same heads on the
other four. FOLDER holds the encoder whose states they take, as `export` writes it, one that no label of these texts has
trained.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

from communique.model.reader import Reader
from communique.read.times import find_times
from communique.types import TimeExpression
from evaluation.times import TimeCounts, count_document
from training.reader.timeml import TimeDocument, read_documents
from training.reader.times import Config, TimeText, read_texts, train

FOLDS = 5
# Read back by the evaluation.
KEPT = Path("evaluation/results/times_five_fold.json")


def see_texts(encoder: Path, data: Path) -> list[TimeText]:
    """Every document as the encoder sees it, in an order drawn by the seed."""
    documents = read_documents(data / "corpora/time/tempeval3/TimeBank")
    texts = list(read_texts(documents, Reader.load(encoder)))
    random.Random(Config.seed).shuffle(texts)
    return texts


def print_errors(document: TimeDocument, found: Sequence[TimeExpression]) -> None:
    """Each expression that is missed, made up, cut otherwise, or of another type, in its line."""
    words = document.text
    exact = {(time.start, time.end): time.type for time in found}
    gold = {(time.start, time.end): time.type for time in document.times}
    for start, end in sorted(exact.keys() ^ gold.keys() | {key for key in exact if gold.get(key) != exact[key]}):
        side = f"gold {gold.get((start, end), '-'):9} found {exact.get((start, end), '-'):9}"
        around = f"{words[max(0, start - 40) : start]}[{words[start:end]}]{words[end : end + 40]}"
        print(f"    {side} {around!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder", type=Path, help="the folder of an encoder that these texts' labels have not trained")
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", action="store_true", help="print every expression that is wrong")
    arguments = parser.parse_args()
    texts = see_texts(arguments.encoder, arguments.data)
    counts = TimeCounts()
    for fold in range(FOLDS):
        heads = train([text for i, text in enumerate(texts) if i % FOLDS != fold], Config()).to_heads()
        mine = TimeCounts()
        for text in texts[fold::FOLDS]:
            document = text.document
            found = find_times(document.text, [(0, len(document.text))], text.tagged, heads)
            mine += count_document(document, found)
            if arguments.errors:
                print_errors(document, found)
        counts += mine
        print(*(f"{figure.name} {figure.value}" for figure in mine.to_figures(f"fold {fold}")), sep="\n", flush=True)
    figures = {figure.name: figure.value for figure in counts.to_figures("tempeval3")}
    print(*(f"{name} {value}" for name, value in figures.items()), sep="\n")
    KEPT.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
