from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from communique.model.trees import find_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    """One root, and every word reaches it."""
    for word in range(1, len(heads) + 1):
        node, steps = word, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return heads.count(0) == 1


def best_by_trial(scores: np.ndarray) -> float:
    words = len(scores)
    trees = filter(is_tree, product(range(words + 1), repeat=words))
    return max(sum(scores[word, head] for word, head in enumerate(tree)) for tree in trees)


sentences = st.integers(1, 5).flatmap(
    lambda words: arrays(np.float64, (words, words + 1), elements=st.integers(-20, 20).map(float))
)


@given(sentences)
def test_what_is_found_is_a_tree_with_one_root(scores: np.ndarray) -> None:
    assert is_tree(tuple(find_tree(scores).tolist()))


@given(sentences)
def test_no_other_tree_scores_higher(scores: np.ndarray) -> None:
    heads = find_tree(scores)
    assert scores[np.arange(len(heads)), heads].sum() == pytest.approx(best_by_trial(scores))


def test_two_words_that_want_each_other_are_parted_where_it_costs_least() -> None:
    scores = np.array([[1.0, 0, 9], [3.0, 9, 0]])
    assert find_tree(scores).tolist() == [2, 0]


def test_a_second_root_is_hung_on_another_word() -> None:
    scores = np.array([[9.0, 0, 1], [9.0, 4, 0]])
    assert find_tree(scores).tolist() == [0, 1]
