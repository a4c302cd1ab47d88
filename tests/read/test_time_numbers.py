"""Tests of read/time_numbers.py."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.read.time_numbers import spell_numbers


@pytest.mark.parametrize(
    ("words", "spelled"),
    [
        ("Twenty-four hours", "24 hours"),
        ("nineteen ninety-six", "1996"),
        ("two thousand eighteen", "2018"),
        ("a hundred years", "100 years"),
        ("one hundred and fifty days", "150 days"),
        ("the twenty-first century", "the 21st century"),
        ("the third-quarter", "the 3rd quarter"),
        ("2 1/2 years", "2.5 years"),
        ("a minute and a half", "1.5 minute"),
        ("1,500 years", "1500 years"),
        ("Sept. 30, 1996", "sept 30 1996"),
        ("10 p.m. Friday", "10 pm friday"),
        ("2014–15", "2014-15"),
        ("15-month", "15 month"),
        ("", ""),
    ],
)
def test_words_have_one_form(words: str, spelled: str) -> None:
    assert spell_numbers(words) == spelled


@given(st.text(max_size=60))
def test_any_text_has_a_form_in_small_letters_and_single_spaces(text: str) -> None:
    spelled = spell_numbers(text)
    assert spelled == spelled.lower()
    assert "  " not in spelled
