"""Tests of model/time_words.py."""

import pytest

from communique.model.time_words import SHAPES, WORDS, describe_word


def test_a_word_is_known_by_its_place_in_the_vocabulary() -> None:
    assert WORDS[describe_word("Monday")[0] - 1] == "monday"


def test_a_word_outside_the_vocabulary_has_no_number() -> None:
    assert describe_word("sluice")[0] == 0


@pytest.mark.parametrize(("form", "word"), [("Sept.", "sept"), ("p.m.", "p.m"), (".", ".")])
def test_the_stop_of_an_abbreviation_does_not_count(form: str, word: str) -> None:
    assert WORDS[describe_word(form)[0] - 1] == word


@pytest.mark.parametrize(
    ("form", "shape"),
    [
        ("2031", "year"), ("mid-March", "prefixed"),
        ("7", "day"), ("365", "number"), ("1990s", "decade"), ("90s", "decade"),
        ("7:30", "clock"), ("3rd", "ordinal"), ("10/30/31", "date"), ("1,500", "decimal"), ("—", "mark"),
        ("VARDA", "capitals"), ("Varda", "title"), ("river", "small"), ("iPhone", "mixed"),
    ],
)  # fmt: skip
def test_a_word_has_the_shape_of_its_letters_and_digits(form: str, shape: str) -> None:
    assert SHAPES[describe_word(form)[1]] == shape


@pytest.mark.parametrize("form", ["yesterday", "Weeks", "2031", "mid-1990s", "nineties", "7:30", "the"])
def test_words_that_tell_time_are_told_from_those_that_stand_beside_them(form: str) -> None:
    assert describe_word(form)[2] == (form != "the")
