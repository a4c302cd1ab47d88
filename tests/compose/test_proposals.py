from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.compose.conditions import find_condition
from communique.compose.proposals import trim_proposal
from communique.types import Span


def trim(text: str) -> str:
    place = trim_proposal(text, "a", [(0, len(text))], find_condition(text, Span("a", 0, len(text))))
    return text[place.start : place.end]


def test_quotation_marks_and_final_marks_are_cut_off() -> None:
    assert trim("“Open the sluices.”") == "Open the sluices"


def test_a_leading_that_is_cut_off() -> None:
    assert trim("that the ferry be reopened") == "the ferry be reopened"


def test_a_condition_at_the_end_is_cut_off() -> None:
    assert trim("to block the harbour unless the tolls are dropped") == "to block the harbour"


def test_a_condition_at_the_beginning_is_cut_off() -> None:
    assert trim("and if the talks fail, we will act") == "we will act"


def test_the_longest_fragment_is_taken() -> None:
    text = "the lock, he said, must be widened by May"
    place = trim_proposal(text, "a", [(0, 8), (19, len(text))], None)
    assert text[place.start : place.end] == "must be widened by May"


@given(st.text(alphabet="ab ,.“”'\n", min_size=1, max_size=30))
def test_a_proposal_lies_within_its_content(text: str) -> None:
    place = trim_proposal(text, "a", [(0, len(text))], None)
    assert 0 <= place.start < place.end <= len(text)
