"""Do sentence vectors still work after tuning for tags? The shipped reader's against the untouched encoder's.

usage: python -m training.reader.similarity [--data ../shared]

SICK trial: Spearman's rank correlation with human relatedness. MSR paraphrase, validation: area under the ROC curve.
SICK is not for weights to train on; here it only measures.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score

from communique.model.reader import Reader
from training.reader.teacher import sentence_vectors

Vectors = Callable[[Sequence[str]], np.ndarray]


def tuned_vectors(reader: Reader) -> Vectors:
    """Vectors as an account gets them: a content read again, its pieces' mean through the sentence head."""

    def vectors(sentences: Sequence[str]) -> np.ndarray:
        pieces = [reader.cut(sentence, [(0, len(sentence))]) for sentence in sentences]
        whole = reader.tag_contents(pieces).whole
        ranges = pairwise(accumulate(map(len, pieces), initial=0))
        return np.stack([reader.heads.sentence_vector(whole, [span]) for span in ranges])

    return vectors


def untouched_vectors(reader: Reader) -> Vectors:
    """Vectors of all-MiniLM-L6-v2 as published."""
    return lambda sentences: np.stack(
        [v.astype(np.float32) for v in sentence_vectors([reader.cut(s, [(0, len(s))]).ids for s in sentences])]
    )


def read_pairs(path: Path, columns: tuple[str, str, str]) -> list[tuple[str, str, float]]:
    """First sentence, second sentence, human judgement."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row[columns[0]], row[columns[1]], float(row[columns[2]])) for row in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    folder = parser.parse_args().data / "corpora/inference"
    sick = read_pairs(folder / "sick/SICK_trial.txt", ("sentence_A", "sentence_B", "relatedness_score"))
    msr = read_pairs(folder / "msr-paraphrase/msr-para-val.tsv", ("#1 String", "#2 String", "Quality"))
    reader = Reader.load()
    for name, vectors in (("untouched", untouched_vectors(reader)), ("tuned", tuned_vectors(reader))):
        cosine = {}
        for data, pairs in (("sick", sick), ("msr", msr)):
            first, second = vectors([p[0] for p in pairs]), vectors([p[1] for p in pairs])
            cosine[data] = (first * second).sum(axis=1)
        rank = spearmanr(cosine["sick"], [p[2] for p in sick]).statistic
        area = roc_auc_score([p[2] for p in msr], cosine["msr"])
        print(f"{name:10} SICK trial, Spearman {rank:.3f}, {len(sick)} pairs; ", end="")
        print(f"MSR validation, AUC {area:.3f}, {len(msr)} pairs")


if __name__ == "__main__":
    main()
