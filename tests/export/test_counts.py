from __future__ import annotations

import pytest

from communique.export.counts import count_noun, count_origins


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (1, "move", "1 move"),
        (2, "move", "2 moves"),
        (0, "move", "0 moves"),
        (1, "entity", "1 entity"),
        (2, "story", "2 stories"),
    ],
)
def test_a_noun_agrees_with_its_number(number: int, noun: str, words: str) -> None:
    assert count_noun(number, noun) == words


@pytest.mark.parametrize(("origins", "words"), [(1, "single source"), (3, "3 independent origins")])
def test_one_origin_is_a_single_source(origins: int, words: str) -> None:
    assert count_origins(origins) == words
