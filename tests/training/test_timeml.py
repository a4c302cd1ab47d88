"""TimeML becomes running text with its time expressions, and words get their tags."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from communique.model.encode import encode, load_tokenizer
from communique.model.labels import TIME_TYPES
from communique.model.times import ALONE, FIRST, INSIDE, LAST, OUTSIDE, describe_words
from communique.model.words import find_words
from communique.types import TimeExpression, TimeType
from evaluation.data import DataError
from training.reader.timeml import TimeDocument, label_words, read_document

FILE = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2031-10-30">10/30/31</TIMEX3></DCT>
<TEXT>
Varda <EVENT eid="e1">said</EVENT> <TIMEX3 tid="t1" type="DATE">last <EVENT eid="e2">spring</EVENT></TIMEX3> it would
``wait <TIMEX3 tid="t2" type="DURATION">two years</TIMEX3>.''<TIMEX3 tid="t3" type="DATE"></TIMEX3>
</TEXT></TimeML>
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sile.tml"
    path.write_text(FILE, "utf-8")
    return path


def _words(document: TimeDocument) -> list[tuple[str, TimeType]]:
    return [(document.text[time.start : time.end], time.type) for time in document.times]


def test_expressions_are_where_the_text_has_them_and_empty_ones_are_none(file: Path) -> None:
    assert _words(read_document(file)) == [("last spring", TimeType.DATE), ("two years", TimeType.DURATION)]


def test_the_date_of_the_document_is_no_part_of_the_text(file: Path) -> None:
    assert "10/30/31" not in read_document(file).text


def test_typewriter_quotation_marks_become_marks(file: Path) -> None:
    assert '"wait two years."' in read_document(file).text


def test_a_file_without_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.tml"
    path.write_text("<TimeML/>", "utf-8")
    with pytest.raises(DataError, match=r"empty\.tml"):
        read_document(path)


@pytest.fixture
def labels() -> tuple[list[int], list[int]]:
    text = "On Monday Varda recalled the last two years."
    times = (TimeExpression(3, 9, TimeType.DATE, 1.0), TimeExpression(25, 43, TimeType.DURATION, 1.0))
    pieces = encode(text, [(0, len(text))], load_tokenizer())
    words = describe_words(text, find_words(text, 0, len(text)), pieces)
    tags, types = label_words(TimeDocument("sile", text, times, ("", ""), date(2031, 3, 7)), words)
    return tags.tolist(), types.tolist()


def test_words_are_tagged_from_the_first_to_the_last_of_an_expression(labels: tuple[list[int], list[int]]) -> None:
    assert labels[0] == [OUTSIDE, ALONE, OUTSIDE, OUTSIDE, FIRST, INSIDE, INSIDE, LAST, OUTSIDE]


def test_only_words_of_expressions_have_a_type(labels: tuple[list[int], list[int]]) -> None:
    kinds = [TIME_TYPES[kind] for kind in labels[1] if kind >= 0]
    assert kinds == [TimeType.DATE, *[TimeType.DURATION] * 4]
