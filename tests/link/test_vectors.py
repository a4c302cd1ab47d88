from __future__ import annotations

import numpy as np
import pytest

from communique.link.frequencies import Frequencies
from communique.link.terms import count_terms, hash_term
from communique.link.vectors import DAYS, LATER, Vector, sum_vectors, weigh_days, weigh_terms
from communique.types import Article

NEWS = Frequencies(
    np.sort(np.array([hash_term("dam"), hash_term("minister")], np.uint32)), np.array([5000, 5000]), 10_000
)


def weigh(*texts: str) -> list[Vector]:
    terms = [count_terms(Article(str(at), f"{at}.txt", text, "0" * 64)) for at, text in enumerate(texts)]
    return list(weigh_terms(terms, NEWS).rows)


def multiply(one: Vector, other: Vector) -> float:
    shared, here, there = np.intersect1d(one.columns, other.columns, return_indices=True)
    return float(one.values[here] @ other.values[there]) - one.debit * other.debit if len(shared) else 0.0


def test_two_equal_articles_have_the_product_1() -> None:
    one, other = weigh("sluices of the dam", "sluices of the dam")
    assert multiply(one, other) == pytest.approx(1)


def test_articles_without_a_word_in_common_have_the_product_0() -> None:
    one, other = weigh("sluices of the dam", "rye bread")
    assert multiply(one, other) == 0


def test_a_rare_word_in_common_weighs_more_than_a_frequent_one() -> None:
    rare, frequent, wanted = weigh("barley loaf", "minister loaf", "barley minister")
    assert multiply(rare, wanted) > multiply(frequent, wanted)


def test_an_article_without_a_word_is_an_empty_row() -> None:
    _, empty = weigh("sluices of the dam", "")
    assert len(empty.columns) == 0


def test_the_product_with_a_sum_is_the_sum_of_the_products() -> None:
    one, two, three = weigh("sluices of the dam", "the dam and the barley", "barley and sluices")
    assert multiply(sum_vectors([one, two]), three) == pytest.approx(multiply(one, three) + multiply(two, three))


@pytest.mark.parametrize(("days", "taken_off"), [(0, 0.0), (DAYS // 2, LATER / 2), (DAYS, LATER), (10 * DAYS, LATER)])
def test_days_between_two_articles_take_off_their_product(days: int, taken_off: float) -> None:
    terms = [count_terms(Article(each, f"{each}.txt", "sluices of the dam", "0" * 64)) for each in "ab"]
    one, other = weigh_days(weigh_terms(terms, NEWS), [1000, 1000 + days]).rows
    assert multiply(one, other) == pytest.approx(1 - taken_off)
