from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.export.html.wording import compare_wordings, word_key

WORDINGS = st.lists(
    st.lists(st.text(st.sampled_from("abc D'.-… "), max_size=20), min_size=1, max_size=3).map(tuple),
    min_size=1,
    max_size=4,
)


def differing(first: str, other: str) -> list[list[str]]:
    compared = compare_wordings([(first,), (other,)])
    return [[piece.text for fragment in wording for piece in fragment if piece.differs] for wording in compared]


@given(WORDINGS)
def test_the_pieces_joined_are_the_fragments(wordings: list[tuple[str, ...]]) -> None:
    compared = compare_wordings(wordings)
    assert [tuple("".join(piece.text for piece in part) for part in each) for each in compared] == wordings


def test_words_said_differently_are_marked_in_both() -> None:
    assert differing("no intention to open the gates in any form", "no wish to open the gates in whatever form") == [
        ["intention", "any"],
        ["wish", "whatever"],
    ]


def test_neighbouring_words_that_differ_are_marked_as_one() -> None:
    assert differing("we will open the great old gates now", "we will open the small new gates now")[1] == ["small new"]


def test_words_left_out_are_no_difference() -> None:
    assert differing("we will open the gates in the spring", "open the gates") == [[], []]


def test_wordings_with_little_in_common_are_left_unmarked() -> None:
    assert differing("the water would come by May", "no gate opens before somebody signs") == [[], []]


def test_punctuation_and_case_do_not_tell_wordings_apart() -> None:
    assert word_key(("“The gates,”", "he said")) == word_key(
        (
            "the gates — he",
            "said.",
        )
    )
