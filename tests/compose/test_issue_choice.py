from __future__ import annotations

import numpy as np

from communique.compose.issue_choice import choose_issues

FIT = np.array([[1.0, 0.0], [0.9, 0.2], [0.1, 0.8]])


def test_each_move_goes_to_the_noun_that_fits_it_best() -> None:
    assert choose_issues(FIT, price=0.5) == [0, 0, 1]


def test_a_noun_that_is_not_worth_its_price_is_no_issue() -> None:
    assert choose_issues(FIT, price=0.75) == [0, 0, 0]


def test_the_first_noun_is_taken_at_any_price() -> None:
    assert choose_issues(FIT, price=9.0) == [0, 0, 0]


def test_of_equal_nouns_the_first_is_taken() -> None:
    assert choose_issues(np.ones((2, 3)), price=0.1) == [0, 0]
