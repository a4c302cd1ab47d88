"""Words are found in the articles that stand now, whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.store.database import Store
from communique.store.search import search_texts
from communique.store.sources import keep_file
from tests.store.river_store import make_article, make_file


@pytest.fixture
def filled(store: Store) -> Store:
    for path, text in (
        ("dam.txt", "The Lower Sile dam stays closed."),
        ("letter.txt", "A letter about the dam came to Karsk. Sile Lower is a village."),
        ("cafe.txt", "They met in a café."),
    ):
        keep_file(store, make_file(path, text), [make_article(path, text)])
    return store


def paths(store: Store, words: str) -> set[str]:
    return {found.path for found in search_texts(store, words)}


def test_all_words_must_stand_in_an_article(filled: Store) -> None:
    assert paths(filled, "dam letter") == {"letter.txt"}


def test_words_are_found_whatever_their_case_and_accents(filled: Store) -> None:
    assert paths(filled, "CAFE") == {"cafe.txt"}


def test_words_in_quotation_marks_are_found_in_their_order(filled: Store) -> None:
    assert paths(filled, '"Lower Sile"') == {"dam.txt"}


@pytest.mark.parametrize("words", ["", "   ", '"', '""', "* ^ -", "( OR"])
def test_no_words_find_nothing(filled: Store, words: str) -> None:
    assert search_texts(filled, words) == ()


def test_operators_are_words(filled: Store) -> None:
    assert search_texts(filled, "dam OR letter") == ()


def test_a_text_that_no_longer_stands_is_not_found(filled: Store) -> None:
    keep_file(filled, make_file("dam.txt", "All is well."), [make_article("dam.txt", "All is well.")])
    assert paths(filled, "closed") == set()


def test_whatever_is_typed_is_no_error(filled: Store) -> None:
    @given(st.text())
    def search(words: str) -> None:
        search_texts(filled, words)

    search()
