"""Parsed articles as CoNLL-U."""

from __future__ import annotations

from communique.export.conllu import parses_to_conllu
from communique.model.syntax import Parse, Token
from communique.types import Article

TEXT = "Marn\twaits. No."
ARTICLE = Article("a1", "river/one.txt", TEXT, "0" * 64)
PARSES = (
    Parse(
        (
            Token(0, 4, "PROPN", "Marn", 1, "nsubj"),
            Token(5, 10, "VERB", "wait", None, "root"),
            Token(10, 11, "PUNCT", ".", 1, "punct"),
        )
    ),
    Parse((Token(12, 14, "INTJ", "no", None, "root"), Token(14, 15, "PUNCT", ".", 0, "punct"))),
)


def lines() -> list[str]:
    return parses_to_conllu(ARTICLE, PARSES).split("\n")


def test_words_have_ten_columns() -> None:
    words = [line for line in lines() if line and not line.startswith("#")]
    assert [len(word.split("\t")) for word in words] == [10] * 5


def test_token_ranges_are_slices_of_the_text() -> None:
    words = [line.split("\t") for line in lines() if line and not line.startswith("#")]
    ranges = [tuple(map(int, word[9].rpartition("TokenRange=")[2].split(":"))) for word in words]
    assert [TEXT[start:end] for start, end in ranges] == [word[1] for word in words]


def test_heads_count_from_one_and_the_root_has_none() -> None:
    words = [line.split("\t") for line in lines() if line and not line.startswith("#")]
    assert [word[6] for word in words] == ["2", "0", "2", "0", "1"]


def test_a_word_with_no_space_after_it_says_so() -> None:
    words = [line.split("\t") for line in lines() if line and not line.startswith("#")]
    assert [word[9].startswith("SpaceAfter=No|") for word in words] == [False, True, False, True, False]


def test_white_space_inside_a_sentence_never_breaks_a_line() -> None:
    assert "# text = Marn waits." in lines()


def test_every_sentence_ends_with_an_empty_line() -> None:
    assert parses_to_conllu(ARTICLE, PARSES).count("\n\n") == len(PARSES)
