from __future__ import annotations

import pytest

from communique.compose.move_clauses import cut_clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Open the gates. Then we will talk.", ["Open the gates.", "Then we will talk."]),
        (
            "that the upper lock was in good repair and that Ostrel must pay its share of it",
            ["that the upper lock was in good repair", "that Ostrel must pay its share of it"],
        ),
        (
            "The survey will begin on Monday; we expect the gates to be open by then",
            ["The survey will begin on Monday", "we expect the gates to be open by then"],
        ),
        (
            "We demand a fair share of the water, and until there is one we will stay at the weir",
            ["We demand a fair share of the water", "until there is one we will stay at the weir"],
        ),
        ("to open the upper lock for barges, which has been shut since May", ["to open the upper lock for barges"]),
        ("to leave the upper lock shut because the gates leak", ["to leave the upper lock shut"]),
        (
            "Ostrel and its upper provinces, which have run the lock alone, will have to pay",
            ["Ostrel and its upper provinces, which have run the lock alone, will have to pay"],
        ),
        ("to open the upper lock and to pay for it", ["to open the upper lock and to pay for it"]),
        ("to keep the upper lock shut unless it is paid", ["to keep the upper lock shut unless it is paid"]),
    ],
)
def test_a_content_is_cut_into_its_statements_without_what_is_only_added(text: str, clauses: list[str]) -> None:
    cut = cut_clauses([(0, len(text))], text)
    assert [" ".join(text[start:end] for start, end in clause) for clause in cut] == clauses


def test_fragments_of_one_sentence_stay_together() -> None:
    text = "“We will open the lock,” he said, “as soon as we can.”"
    content = [(0, 23), (33, len(text))]
    assert cut_clauses(content, text) == [tuple(content)]


def test_fragments_between_which_a_sentence_ends_are_two_clauses() -> None:
    text = "“We will open the lock,” Mr. Dorn said. “The toll is another matter.”"
    content = [(0, 24), (40, len(text))]
    assert cut_clauses(content, text) == [(content[0],), (content[1],)]
