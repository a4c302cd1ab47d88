from __future__ import annotations

import numpy as np

from communique.link.frequencies import load_frequencies
from communique.link.terms import STOP_WORDS, hash_term


def test_a_common_word_is_in_more_articles_than_a_rare_one() -> None:
    common, rare = load_frequencies().look_up(
        np.array([hash_term("government"), hash_term("harvest")], np.uint32), unseen=0
    )
    assert common > rare > 0


def test_a_word_of_no_article_is_unseen() -> None:
    assert load_frequencies().look_up(np.array([hash_term("ostreli")], np.uint32), unseen=7).tolist() == [7]


def test_function_words_are_not_in_the_table() -> None:
    words = np.array(sorted(map(hash_term, STOP_WORDS)), np.uint32)
    assert not load_frequencies().look_up(words, unseen=0).any()


def test_no_term_is_in_more_articles_than_there_are() -> None:
    table = load_frequencies()
    assert table.holders.max() <= table.articles
