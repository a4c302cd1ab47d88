"""Tests of read/sentences.py."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.read.sentences import find_paragraphs, find_quotations, find_sentences
from communique.types import Block, BlockKind


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text, ())]


def _quotations(text: str) -> list[str]:
    return [text[start:end] for start, end in find_quotations(text, ())]


def test_a_full_stop_before_a_capital_ends_a_sentence() -> None:
    assert _sentences("The dam held. Nobody spoke.") == ["The dam held.", "Nobody spoke."]


def test_titles_and_initials_do_not_end_a_sentence() -> None:
    assert _sentences("Gov. Ilse Marn met J. K. Dorn. They left.") == ["Gov. Ilse Marn met J. K. Dorn.", "They left."]


def test_a_dotted_name_does_not_end_a_sentence_before_another_name() -> None:
    assert _sentences("The U.S. Senate met.") == ["The U.S. Senate met."]


def test_a_dotted_name_ends_a_sentence_before_a_word_that_opens_one() -> None:
    assert _sentences("They live in the U.S. The river rose.") == ["They live in the U.S.", "The river rose."]


def test_closing_quotation_marks_belong_to_their_sentence() -> None:
    assert _sentences("“We agree.” She left.") == ["“We agree.”", "She left."]


def test_a_decimal_point_does_not_end_a_sentence() -> None:
    assert _sentences("It fell by 2.5 metres.") == ["It fell by 2.5 metres."]


def test_a_line_break_ends_a_sentence() -> None:
    assert _sentences("Talks on the Sile\nThe envoys met") == ["Talks on the Sile", "The envoys met"]


def test_no_sentence_crosses_the_border_of_a_block() -> None:
    text = "Headline here body follows."
    blocks = (Block(0, 13, BlockKind.HEADLINE), Block(13, len(text), BlockKind.BODY))
    assert [text[s:e] for s, e in find_sentences(text, blocks)] == ["Headline here", "body follows."]


def test_straight_quotation_marks_open_and_close_in_turn() -> None:
    assert _quotations('He said "yes" and "no".') == ['"yes"', '"no"']


def test_a_quotation_never_closed_runs_to_the_end_of_its_paragraph() -> None:
    assert _quotations("“We begin.\n\nThe dam held.") == ["“We begin."]


def test_an_inner_quotation_is_part_of_the_outer_one() -> None:
    assert _quotations("“He said ‘no’ to us,” she said.") == ["“He said ‘no’ to us,”"]


@given(st.text(alphabet="aB .\n\"“”?U'1", max_size=60))
def test_sentences_are_in_order_apart_and_hold_every_visible_character(text: str) -> None:
    bounds = find_sentences(text, ())
    covered = {i for start, end in bounds for i in range(start, end)}
    assert covered >= {i for i, character in enumerate(text) if not character.isspace()}
    assert all(left[1] <= right[0] for left, right in pairwise(bounds))


@given(st.text(alphabet='aB .\n"“”', max_size=60))
def test_quotations_lie_inside_one_paragraph_each(text: str) -> None:
    paragraphs = find_paragraphs(text, ())
    assert all(any(p[0] <= s and e <= p[1] for p in paragraphs) for s, e in find_quotations(text, ()))


@pytest.mark.parametrize("text", ["." * 100_000 + "a", '."' * 50_000 + "a", ". " * 50_000, "?!" * 50_000 + "a"])
def test_lines_of_marks_take_no_time(text: str) -> None:
    assert find_sentences(text, ())
