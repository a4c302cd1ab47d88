"""Put names on the articles: the teacher of names reads PolNeAR and the stories, its surer labels are kept.

usage: python -m training.reader.annotate runs/reader/names.pt [--examples runs/reader/examples.pkl]

The sets with names are short sentences of other kinds of text; a head trained on them alone is unsure in whole articles
whose roles the same encoder learns. The examples are written back with names on every article.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

import numpy as np
import torch

from communique.model.encode import cut_windows
from training.reader.examples import UNLABELLED, Example
from training.reader.network import Reader
from training.reader.train import Window, collate

ARTICLES = ("polnear", "story")
# A piece whose best label is less likely carries none: one in thirty-eight of the articles.
SURE_FROM = 0.7
WINDOWS_PER_BATCH = 16


@torch.no_grad()
def annotate(examples: list[Example], network: Reader) -> tuple[int, int]:
    """Fill `names` of every article; returns how many pieces were labelled and how many left open."""
    windows = [
        Window(example, start, end, False)
        for example in examples
        if example.set in ARTICLES
        for start, end in cut_windows(len(example.ids))
    ]
    for example in examples:
        if example.set in ARTICLES:
            example.names = np.full(len(example.ids), UNLABELLED, dtype=np.int64)
    for at in range(0, len(windows), WINDOWS_PER_BATCH):
        batch = windows[at : at + WINDOWS_PER_BATCH]
        tensors = collate(batch, 0.0, np.random.default_rng(0))
        with torch.autocast("cpu", torch.bfloat16):
            _, scores, _ = network(tensors["ids"], tensors["features"], tensors["mask"], tensors["inside"])
        best = scores.float().softmax(-1).max(-1)  # values and indices (windows, pieces)
        for row, window in enumerate(batch):
            size = window.end - window.start
            sure = best.values[row, 1 : size + 1].numpy() >= SURE_FROM
            labels = np.where(sure, best.indices[row, 1 : size + 1].numpy(), UNLABELLED)
            assert window.example.names is not None
            window.example.names[window.start : window.end] = labels
    labels = np.concatenate([e.names for e in examples if e.set in ARTICLES and e.names is not None])
    return int((labels != UNLABELLED).sum()), int((labels == UNLABELLED).sum())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--examples", type=Path, default=Path("runs/reader/examples.pkl"))
    arguments = parser.parse_args()
    network = Reader(0.0).eval()
    network.load_state_dict(torch.load(arguments.weights))
    with arguments.examples.open("rb") as file:
        examples = pickle.load(file)
    labelled, open_ = annotate(examples, network)
    with arguments.examples.open("wb") as file:
        pickle.dump(examples, file)
    print(f"{labelled} pieces carry a label, {open_} were left open")


if __name__ == "__main__":
    main()
