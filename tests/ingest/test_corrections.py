from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import InputError
from communique.ingest.corrections import read_corrections
from communique.types import CorrectionKind

GOOD = """\
# what the desk knows
- same: [Ilsa Marn, I. Marn]
  by: ed
  at: 2031-04-02
- different: [Marn, Jonas Marn]
- rename: {Varpres: Varpress}

- reject: a1b2
- speaker: {a1b2: null}
- date: {a1b2: 2031-03-16}
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "corrections.yaml"
    path.write_text(text, "utf-8")
    return path


def test_every_action_is_read_with_its_line(tmp_path: Path) -> None:
    found = read_corrections(write(tmp_path, GOOD))
    assert [(one.line, one.kind, one.names) for one in found] == [
        (2, CorrectionKind.SAME, ("Ilsa Marn", "I. Marn")),
        (5, CorrectionKind.DIFFERENT, ("Marn", "Jonas Marn")),
        (6, CorrectionKind.RENAME, ("Varpres", "Varpress")),
        (8, CorrectionKind.REJECT, ("a1b2",)),
        (9, CorrectionKind.SPEAKER, ("a1b2", "")),
        (10, CorrectionKind.DATE, ("a1b2", "2031-03-16")),
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "- jump: up",
        "- [1, 2]",
        "- same: [A]",
        "- same: A",
        "- rename: A",
        "- {same: [A, B], reject: c}",
        "- reject: ''",
        "- {[A]: B}",
        '- rename: {A: "\\ud800"}',
    ],
)
def test_an_entry_that_is_none_is_kept_with_its_problem(tmp_path: Path, entry: str) -> None:
    found = read_corrections(write(tmp_path, f"{entry}\n- same: [A, B]\n"))
    assert found[0].problem is not None
    assert found[1].names == ("A", "B")


@pytest.mark.parametrize("text", ["same: [A, B]", "- same: [A", "\t- x", "- !!python/object:os.system x: {", "a\0b"])
def test_a_file_that_is_no_list_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="corrections"):
        read_corrections(write(tmp_path, text))


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert read_corrections(write(tmp_path, "# nothing yet\n")) == ()


def test_aliases_are_refused_for_few_could_stand_for_more_names_than_memory_holds(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"line 2 .*alias"):
        read_corrections(write(tmp_path, "- &a {same: [A, B]}\n- *a\n"))
