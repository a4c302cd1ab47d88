import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model.encode import (
    LINE,
    LONGEST_RUN,
    case_of,
    cut_windows,
    encode,
    gap_of,
    load_tokenizer,
    quotation_states,
)

TOKENIZER = load_tokenizer()


@given(st.text(max_size=300))
def test_offsets_are_in_order_and_inside_the_text(text: str) -> None:
    pieces = encode(text, [(0, len(text))], TOKENIZER)
    flat = pieces.offsets.reshape(-1)
    assert all(0 <= at <= len(text) for at in flat)
    assert (np.diff(pieces.offsets[:, 0]) >= 0).all()


def test_offsets_count_code_points_not_bytes() -> None:
    text = "🐟🐟 Ilse Märn spoke."
    pieces = encode(text, [(0, len(text))], TOKENIZER)
    assert "spoke" in [text[s:e] for s, e in pieces.offsets]


def test_ranges_are_read_as_they_lie_in_the_whole_text() -> None:
    text = "Sign up now.\nOstrel agreed."
    pieces = encode(text, [(13, len(text))], TOKENIZER)
    assert text[pieces.offsets[0, 0] : pieces.offsets[-1, 1]] == "Ostrel agreed."


@given(st.integers(0, 3000))
def test_windows_cover_every_piece_and_all_but_a_lone_one_are_full(pieces: int) -> None:
    windows = cut_windows(pieces, size=50, stride=30)
    assert {i for start, end in windows for i in range(start, end)} == set(range(pieces))
    assert all(end - start == 50 for start, end in windows) or len(windows) == 1


@pytest.mark.parametrize(
    ("piece", "case"), [("12", 0), ("river", 1), ("Sile", 2), ("UN", 3), ("A", 4), ("KIm", 5), ("", 0)]
)
def test_case_is_told_apart(piece: str, case: int) -> None:
    assert case_of(piece) == case


@pytest.mark.parametrize(("gap", "code"), [("", 0), (" ", 1), ("\n", 2), ("\n\n", 3), (" \n \n\n", 3)])
def test_gaps_are_told_apart(gap: str, code: int) -> None:
    assert gap_of(gap, LINE) == code


def test_a_line_break_ends_a_paragraph_where_lines_are_not_wrapped() -> None:
    text = "Varda speaks.\nOstrel waits.\nThe river rises."
    assert encode(text, [(0, len(text))], TOKENIZER).paragraphs.sum() == 3


def test_a_line_break_is_mere_space_where_lines_are_wrapped() -> None:
    text = "Varda speaks of\nwater that the people of\nthe plain have\nnever seen. The\nriver rises."
    assert encode(text, [(0, len(text))], TOKENIZER).paragraphs.sum() == 1


def test_words_between_curly_marks_are_inside_a_quotation() -> None:
    text = "She said “we wait” again."
    states = quotation_states(text)
    assert states[text.index("wait")] == 1
    assert states[text.index("again")] == 0
    assert states[text.index("“")] == 2


def test_an_unbalanced_mark_does_no_harm_beyond_its_line() -> None:
    text = "He said “we wait.\nNobody answered.\n“Come,” she said."
    states = quotation_states(text)
    assert states[text.index("Nobody")] == 0
    assert states[text.index("Come")] == 1


def test_a_quotation_runs_on_into_a_paragraph_that_opens_with_a_mark() -> None:
    text = "“We wait.\n\n“Then we go,” he said."
    assert quotation_states(text)[text.index("We")] == 1


def test_selected_pieces_open_a_paragraph_and_keep_their_offsets() -> None:
    text = "Marn said the sluice was shut, aides said."
    pieces = encode(text, [(0, len(text))], TOKENIZER)
    chosen = pieces.select([(2, 6)])
    assert chosen.features[0, 1] == 3
    assert (chosen.offsets == pieces.offsets[2:6]).all()


def test_a_run_of_marks_without_end_is_read_no_further_than_its_bound() -> None:
    text = "Varda " + "(" * 5_000 + " Ostrel"
    words = encode("Varda Ostrel", [(0, 12)], TOKENIZER)
    assert len(encode(text, [(0, len(text))], TOKENIZER)) == len(words) + LONGEST_RUN


def test_what_follows_a_run_of_marks_without_end_keeps_its_place() -> None:
    text = "Varda " + "( " * 5_000 + "river"
    pieces = encode(text, [(0, len(text))], TOKENIZER)
    assert text[slice(*pieces.offsets[-1])] == "river"
