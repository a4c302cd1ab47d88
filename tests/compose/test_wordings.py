from __future__ import annotations

import pytest

from communique.compose.wordings import find_wordings
from tests.compose.told_story import claim


def _find(*articles: str) -> list[tuple[tuple[str, str], ...]]:
    return [each.differing for each in find_wordings(claim(*articles))]


def _quote(words: str, speaker: str = "Irena Dorn") -> str:
    return f'{{"{words}"}} <{speaker}> [said].'


GIFT = "This treaty is the greatest gift our grandchildren will ever get"


def test_one_quotation_in_other_words_is_found() -> None:
    assert _find(_quote(GIFT), _quote(GIFT.replace("gift", "burden"))) == [(("gift", "burden"),)]


def test_a_word_left_out_is_another_wording() -> None:
    assert _find(_quote(GIFT), _quote(GIFT.replace("greatest ", ""))) == [(("greatest", ""),)]


def test_one_quotation_under_two_persons_is_found() -> None:
    assert _find(_quote(GIFT), _quote(GIFT, "Tomas Rook")) == [()]


@pytest.mark.parametrize(
    "other",
    [
        GIFT,
        "the greatest gift our grandchildren will ever get",
        GIFT.replace("greatest", "..."),
        GIFT.replace("our", "[our]"),
        GIFT.replace("will ever get", "will, ever, get"),
        GIFT.replace("the greatest gift", "a very heavy and lasting burden for all"),
        "We came to talk and not to sign any paper",
    ],
)
def test_the_same_cut_short_marked_or_another_quotation_is_no_other_wording(other: str) -> None:
    assert _find(_quote(GIFT), _quote(other)) == []


@pytest.mark.parametrize(
    ("one", "other"), [("realised", "realized"), ("3", "three"), ("No. 1", "number one"), ("I’m", "I m")]
)
def test_two_spellings_are_one_wording(one: str, other: str) -> None:
    text = "They {} at last that the old quay could not be saved"
    assert _find(_quote(text.format(one)), _quote(text.format(other))) == []


STORM = "a storm such as the coast has never known before"


def test_quotations_that_end_alike_after_other_words_are_other_wordings() -> None:
    found = _find(_quote(f"They will be answered with {STORM}"), _quote(f"reap {STORM}"))
    assert found == [(("be answered with", "reap"),)]


def test_a_quotation_cut_at_its_start_is_no_other_wording() -> None:
    assert _find(_quote(f"They will be answered with {STORM}"), _quote(f"with {STORM}")) == []
