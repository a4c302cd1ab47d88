from __future__ import annotations

import pytest

from communique.link.phrases import find_described, mend_phrases
from communique.types import NounPhrase


def phrase(text: str, words: str) -> NounPhrase:
    start = text.index(words)
    return NounPhrase("a", start, start + len(words), start + words.rfind(" ") + 1, None)


def test_a_phrase_parted_by_the_points_of_initials_is_one() -> None:
    text = "So the U.S. ally left."
    mended = mend_phrases([phrase(text, "the U"), phrase(text, "S. ally")], {"a": text})
    assert [text[one.start : one.end] for one in mended] == ["the U.S. ally"]


def test_phrases_of_two_sentences_stay_two() -> None:
    text = "It was plan B. The envoy left."
    parts = [phrase(text, "plan B"), phrase(text, "The envoy")]
    assert mend_phrases(parts, {"a": text}) == parts


def test_a_phrase_behind_a_comma_describes_the_name_before() -> None:
    text = "Ostrag, the rail giant, paid."
    assert find_described(phrase(text, "the rail giant"), text) == len("Ostrag")


@pytest.mark.parametrize("text", ["Ostrag, the rail giant and Dolm paid.", "Ostrag paid the rail giant."])
def test_other_phrases_describe_no_name(text: str) -> None:
    assert find_described(phrase(text, "the rail giant"), text) is None
