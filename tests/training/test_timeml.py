"""TimeML becomes running text with its time expressions, and pieces with tags."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.model.encode import load_tokenizer
from communique.model.labels import TIME_TAGS
from communique.types import TimeType
from training.reader.timeml import TimeDocument, read_document
from training.reader.times import read_timeml

FILE = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE">10/30/31</TIMEX3></DCT>
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
    with pytest.raises(ValueError, match=r"empty\.tml"):
        read_document(path)


def test_pieces_are_tagged_from_the_first_to_the_last_of_an_expression(file: Path) -> None:
    tokenizer = load_tokenizer()
    (example,) = read_timeml(file.parent, tokenizer)
    assert example.times is not None
    tagged = [(tokenizer.id_to_token(i), TIME_TAGS[tag]) for i, tag in zip(example.ids, example.times, strict=True)]
    assert [pair for pair in tagged if pair[1] != "O"] == [
        ("last", "B-date"),
        ("spring", "I-date"),
        ("two", "B-duration"),
        ("years", "I-duration"),
    ]
