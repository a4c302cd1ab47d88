from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.export.terminal import printable, printable_lines


@given(st.text())
def test_nothing_is_left_that_could_command_a_terminal(text: str) -> None:
    assert printable(text).isprintable()


@given(st.text())
def test_each_character_keeps_its_place(text: str) -> None:
    assert len(printable(text)) == len(printable_lines(text)) == len(text)


def test_lines_keep_their_breaks() -> None:
    assert printable_lines("The gates\nare \x1b[31mshut\r") == "The gates\nare \ufffd[31mshut\ufffd"


def test_a_break_does_not_make_two_lines_of_one() -> None:
    assert printable("The gates\nare shut") == "The gates\ufffdare shut"
