"""Time expressions of the shipped reader on AQUAINT, which it was not trained on.

Strict: the very span. Relaxed: any character shared. Type: the share of the expressions found, by the relaxed count,
whose type is right too. These are TempEval-3's counts, without values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.model.reader import Reader
from communique.model.times import TimeHeads
from communique.read.times import find_times
from communique.types import TimeExpression
from evaluation.data import DataError
from evaluation.figures import Figure
from training.reader.timeml import read_documents


@dataclass(frozen=True, slots=True)
class TimeCounts:
    """What was found and what there is, strictly right, relaxedly right from either side, and of right type."""

    found: int = 0
    wanted: int = 0
    exact: int = 0
    founded: int = 0
    met: int = 0
    typed: int = 0

    def __add__(self, other: TimeCounts) -> TimeCounts:
        return TimeCounts(
            self.found + other.found,
            self.wanted + other.wanted,
            self.exact + other.exact,
            self.founded + other.founded,
            self.met + other.met,
            self.typed + other.typed,
        )

    def to_figures(self, data: str) -> Iterator[Figure]:
        """Precision, recall and F1, strict and relaxed, and the share of right types."""
        for name, from_found, from_wanted in (
            ("strict", self.exact, self.exact),
            ("relaxed", self.founded, self.met),
        ):
            precision, recall = _share(from_found, self.found), _share(from_wanted, self.wanted)
            yield Figure(f"{data}/times_{name}/p", precision)
            yield Figure(f"{data}/times_{name}/r", recall)
            yield Figure(f"{data}/times_{name}/f1", _f1(precision, recall))
        yield Figure(f"{data}/times_type/acc", _share(self.typed, self.met))


def score_times(data: Path) -> Iterator[Figure]:
    """The figures of the shipped reader on every AQUAINT document."""
    folder = data / "corpora/time/tempeval3/AQUAINT"
    if not folder.is_dir():
        raise DataError(f"no time expressions in {folder}")
    reader = Reader.load()
    heads = TimeHeads(reader.heads.weights)
    counts = TimeCounts()
    for document in read_documents(folder):
        whole = [(0, len(document.text))]
        tagged = reader.tag(reader.cut(document.text, whole))
        counts += count_times(document.times, find_times(document.text, whole, tagged, heads))
    return counts.to_figures("aquaint")


def count_times(wanted: Sequence[TimeExpression], found: Sequence[TimeExpression]) -> TimeCounts:
    """Compare two sets of expressions of one text; each in text order and without overlap."""
    pairs = [(w, f) for w in wanted for f in found if w.start < f.end and f.start < w.end]
    first = dict(reversed(pairs))
    return TimeCounts(
        found=len(found),
        wanted=len(wanted),
        exact=sum((w.start, w.end) == (f.start, f.end) for w, f in pairs),
        founded=len({f for _, f in pairs}),
        met=len(first),
        typed=sum(w.type == f.type for w, f in first.items()),
    )


def _share(part: float, whole: float) -> float | None:
    return round(part / whole, 4) if whole else None


def _f1(precision: float | None, recall: float | None) -> float | None:
    if precision is None or recall is None:
        return None
    return _share(2 * precision * recall, precision + recall) or 0.0
