"""Time expressions of the shipped reader on AQUAINT, which it was not trained on, and what they mean on TimeBank.

Strict: the very span. Relaxed: any character shared. Type: the share of the expressions found, by the relaxed count,
whose type is right too. Value: found by the relaxed count, with the right value, counted from the day of the document.
These are TempEval-3's counts. The reader was trained on TimeBank's spans: there the figure is the share of right values
given each expression and its type.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from communique.model.reader import Reader
from communique.model.times import TimeHeads
from communique.read.time_resolution import find_values
from communique.read.time_values import add_meanings
from communique.read.times import find_times
from communique.types import TimeExpression
from evaluation.data import DataError
from evaluation.figures import Figure
from training.reader.timeml import TimeDocument, read_documents


@dataclass(frozen=True, slots=True)
class TimeCounts:
    """What was found and what there is: strictly right, relaxedly right from either side, of right type and value."""

    found: int = 0
    wanted: int = 0
    exact: int = 0
    founded: int = 0
    met: int = 0
    typed: int = 0
    valued: int = 0

    def __add__(self, other: TimeCounts) -> TimeCounts:
        return TimeCounts(
            self.found + other.found,
            self.wanted + other.wanted,
            self.exact + other.exact,
            self.founded + other.founded,
            self.met + other.met,
            self.typed + other.typed,
            self.valued + other.valued,
        )

    def to_figures(self, data: str) -> Iterator[Figure]:
        """Precision, recall and F1, strict, relaxed and with the right value, and the share of right types."""
        for name, from_found, from_wanted in (
            ("strict", self.exact, self.exact),
            ("relaxed", self.founded, self.met),
            ("value", self.valued, self.valued),
        ):
            precision, recall = _share(from_found, self.found), _share(from_wanted, self.wanted)
            yield Figure(f"{data}/times_{name}/p", precision)
            yield Figure(f"{data}/times_{name}/r", recall)
            yield Figure(f"{data}/times_{name}/f1", _f1(precision, recall))
        yield Figure(f"{data}/times_type/acc", _share(self.typed, self.met))


def score_times(data: Path) -> Iterator[Figure]:
    """The figures of the shipped reader on every AQUAINT document, and of values on TimeBank."""
    reader = Reader.load()
    heads = TimeHeads(reader.heads.weights)
    counts = TimeCounts()
    for document in _read(data, "AQUAINT"):
        whole = [(0, len(document.text))]
        tagged = reader.tag(reader.cut(document.text, whole))
        counts += count_document(document, find_times(document.text, whole, tagged, heads))
    yield from counts.to_figures("aquaint")
    documents = _read(data, "TimeBank")
    right = sum(map(count_values, documents))
    yield Figure("timebank/values/acc", _share(right, sum(len(document.times) for document in documents)))


def count_document(document: TimeDocument, found: Sequence[TimeExpression]) -> TimeCounts:
    """Compare what was found in a document with what is marked, values too."""
    told = add_meanings(document.text, found)
    values = dict(zip(told, find_values(told, document.created), strict=True))
    pairs = _pair(document.times, told)
    right = dict(zip(document.times, document.values, strict=True))
    valued = sum(values[mine] == right[marked] for marked, mine in dict(reversed(pairs)).items())
    return replace(count_times(document.times, told), valued=valued)


def count_values(document: TimeDocument) -> int:
    """How many of a document's expressions get their value, their spans and types given."""
    values = find_values(add_meanings(document.text, document.times), document.created)
    return sum(mine == marked for mine, marked in zip(values, document.values, strict=True))


def count_times(wanted: Sequence[TimeExpression], found: Sequence[TimeExpression]) -> TimeCounts:
    """Compare two sets of expressions of one text; each in text order and without overlap."""
    pairs = _pair(wanted, found)
    first = dict(reversed(pairs))
    return TimeCounts(
        found=len(found),
        wanted=len(wanted),
        exact=sum((w.start, w.end) == (f.start, f.end) for w, f in pairs),
        founded=len({f for _, f in pairs}),
        met=len(first),
        typed=sum(w.type == f.type for w, f in first.items()),
    )


def _pair(
    wanted: Sequence[TimeExpression], found: Sequence[TimeExpression]
) -> list[tuple[TimeExpression, TimeExpression]]:
    """Expressions that share a character."""
    return [(w, f) for w in wanted for f in found if w.start < f.end and f.start < w.end]


def _read(data: Path, name: str) -> tuple[TimeDocument, ...]:
    folder = data / "corpora/time/tempeval3" / name
    if not folder.is_dir():
        raise DataError(f"no time expressions in {folder}")
    return tuple(read_documents(folder))


def _share(part: float, whole: float) -> float | None:
    return round(part / whole, 4) if whole else None


def _f1(precision: float | None, recall: float | None) -> float | None:
    if precision is None or recall is None:
        return None
    return _share(2 * precision * recall, precision + recall) or 0.0
