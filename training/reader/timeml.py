"""TimeML files (TimeBank, AQUAINT) to running text with time expressions, and to labels of words.

The document's own date is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from communique.model.labels import TIME_TYPES
from communique.model.times import ALONE, FIRST, INSIDE, LAST, OUTSIDE, TimeWords
from communique.types import TimeExpression, TimeType
from evaluation.data import DataError
from training.reader.examples import UNLABELLED

# What the sets' typewriter makes of a quotation mark, a dash and an ampersand; articles have the sign itself.
SIGNS = (("``", '"'), ("''", '"'), (" _ ", " — "), (" amp ", " & "))


@dataclass(frozen=True, slots=True)
class TimeDocument:
    """One text and its time expressions in text order; offsets are code points of `text`, each score is 1.

    `values` are their TIMEX3 values; `created` is the day that the document is of, which its text need not tell.
    """

    id: str
    text: str
    times: tuple[TimeExpression, ...]
    values: tuple[str, ...]
    created: date


def read_documents(folder: Path) -> Iterator[TimeDocument]:
    """Every .tml file of a folder, by name."""
    for path in sorted(folder.glob("*.tml")):
        yield read_document(path)


def read_document(path: Path) -> TimeDocument:
    """The content of a file's TEXT; paragraphs stay as the file has them, one to a line with an empty one between."""
    root = ElementTree.parse(path).getroot()
    body, stamp = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or stamp is None:
        raise DataError(f"{path} has no TEXT or no DCT; it is no TimeML document of TempEval-3")
    text, times, values = "", [], []
    for words, mark in split_marks(body):
        start = len(text)
        text += write_signs(words)
        if mark is not None and text[start:].strip():
            times.append(TimeExpression(start, len(text), TimeType(mark.get("type", "").lower()), 1.0))
            values.append(mark.get("value", ""))
    created = date.fromisoformat(stamp.get("value", "")[:10])
    return TimeDocument(path.stem, text, tuple(times), tuple(values), created)


def split_marks(element: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element | None]]:
    """The text of an element in parts, each with the mark of the time expression that it is, or None."""
    if element.tag == "TIMEX3":
        yield "".join(element.itertext()), element
        return
    yield element.text or "", None
    for child in element:
        yield from split_marks(child)
        yield child.tail or "", None


def write_signs(words: str) -> str:
    """The words with the signs that articles have."""
    for typed, sign in SIGNS:
        words = words.replace(typed, sign)
    return words


def label_words(document: TimeDocument, words: TimeWords) -> tuple[np.ndarray, np.ndarray]:
    """Tag and type of each word; it belongs to an expression where they share a character. No type is UNLABELLED."""
    edges = np.asarray(words.bounds).reshape(-1, 2)
    tags = np.full(len(edges), OUTSIDE)
    types = np.full(len(edges), UNLABELLED)
    for time in document.times:
        start = int(np.searchsorted(edges[:, 1], time.start, side="right"))
        end = int(np.searchsorted(edges[:, 0], time.end, side="left"))
        tags[start:end] = INSIDE
        tags[start], tags[end - 1] = (ALONE, ALONE) if end == start + 1 else (FIRST, LAST)
        types[start:end] = TIME_TYPES.index(time.type)
    return tags, types
