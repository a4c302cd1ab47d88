from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model.words import find_words


def words_of(text: str) -> list[str]:
    return [text[start:end] for start, end in find_words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Varda won't yield.", "Varda|wo|n't|yield|."),
        ("Varda didn’t.", "Varda|did|n’t|."),
        ("Ostrel's gates", "Ostrel|'s|gates"),
        ("They're late, she'll say", "They|'re|late|,|she|'ll|say"),
        ("It cannot stay", "It|can|not|stay"),
        ("a well-kept pact", "a|well|-|kept|pact"),
        ("the pro-Varda party was re-elected!!", "the|pro-Varda|party|was|re-elected|!!"),
        ("Gov. Ilse Marn left.", "Gov.|Ilse|Marn|left|."),
        ("the U.N. envoy", "the|U.N.|envoy"),
        ("paid $1,500 or 3.5%", "paid|$|1,500|or|3.5|%"),
        ("by 2:30 p.m. on the 3rd", "by|2:30|p.m.|on|the|3rd"),
        ("Rhona O'Marn", "Rhona|O'Marn"),
        ("“No,” he said …", "“|No|,|”|he|said|…"),
        ("see https://sile.example/pact.", "see|https://sile.example/pact|."),
    ],
)
def test_words_are_cut_as_in_universal_dependencies(text: str, words: str) -> None:
    assert words_of(text) == words.split("|")


@given(st.text(alphabet="abÉT9 .,'’-\n“n@", max_size=40))
def test_every_visible_character_is_in_one_word(text: str) -> None:
    covered = [i for start, end in find_words(text, 0, len(text)) for i in range(start, end)]
    assert covered == [i for i, character in enumerate(text) if not character.isspace()]


def test_only_the_range_asked_for_is_cut() -> None:
    assert find_words("Varda signs. Ostrel waits.", 13, 26) == ((13, 19), (20, 25), (25, 26))


def test_a_chain_of_hyphens_without_end_is_cut_at_once() -> None:
    started = process_time()
    find_words("x-" * 50_000, 0, 100_000)
    assert process_time() - started < 2
