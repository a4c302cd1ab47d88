"""Corrections written down and read again are the same, whatever stands in their names."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from communique.export.corrections import corrections_to_yaml
from communique.ingest.corrections import PAIRED_KINDS, parse_corrections
from communique.types import Correction, CorrectionKind

NAME = st.text(min_size=1)
REMARK = st.none() | st.text()


@st.composite
def corrections(draw: st.DrawFn) -> Correction:
    kind = draw(st.sampled_from(CorrectionKind))
    least, most = (2, 2) if kind in PAIRED_KINDS else (1, 1) if kind is CorrectionKind.REJECT else (2, 4)
    names = draw(st.lists(NAME, min_size=least, max_size=most))
    if kind is CorrectionKind.SPEAKER:
        names[1] = draw(st.just("") | NAME)
    return Correction(0, kind, tuple(names), None, draw(REMARK), draw(REMARK), draw(REMARK))


@given(st.lists(corrections(), max_size=4))
def test_what_is_written_is_read_again(said: list[Correction]) -> None:
    back = parse_corrections(corrections_to_yaml(said))
    assert [replace(each, line=0) for each in back] == said


def test_an_entry_reads_as_a_person_would_write_it() -> None:
    said = Correction(0, CorrectionKind.SAME, ("Teodor Vrask", "Tedor Vrask"), None, "desk", "2031-03-14T09:00:00Z")
    assert corrections_to_yaml([said]) == (
        "- same: [Teodor Vrask, Tedor Vrask]\n  by: desk\n  at: '2031-03-14T09:00:00Z'\n"
    )


def test_nothing_said_is_an_empty_file() -> None:
    assert corrections_to_yaml([]) == ""
