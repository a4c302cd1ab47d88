from __future__ import annotations

import numpy as np
import pytest

from communique.link import neighbours
from communique.link.neighbours import Index, weigh_neighbours
from communique.link.vectors import SHARES, Vector, Vectors

WORDS = 4
SIZE = 3 * WORDS


def make_vectors(*rows: dict[int, float]) -> Vectors:
    """Rows whose word columns have these weights; leads and phrases are empty."""
    made = []
    for row in rows:
        values = np.array([row[column] for column in sorted(row)])
        made.append(Vector(np.array(sorted(row)), values * np.sqrt(SHARES[0] / np.square(values).sum())))
    return Vectors(tuple(made), SIZE, np.arange(WORDS, dtype=np.uint32))


def test_the_nearest_are_those_that_share_something() -> None:
    rows = make_vectors({0: 1}, {1: 1}, {0: 1, 1: 1}).rows
    assert Index(rows, SIZE).find_nearest(0) == [2]


def test_what_shares_too_little_is_not_near() -> None:
    rows = make_vectors({0: 1}, {0: 1, 1: 100}).rows
    assert Index(rows, SIZE).find_nearest(0, least=0.1) == []


def test_no_more_than_the_nearest_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "NEIGHBOURS", 1)
    rows = make_vectors({0: 1}, {0: 1, 1: 1}, {0: 2, 1: 1}).rows
    assert Index(rows, SIZE).find_nearest(0) == [2]


def test_what_many_neighbours_have_weighs_less(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "NEIGHBOURS", 2)
    row = weigh_neighbours(make_vectors({0: 1, 1: 1}, {0: 1, 2: 1}, {0: 1, 3: 1})).rows[0]
    assert row.values[0] == 0
    assert row.values[1] > 0


def test_a_block_keeps_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "NEIGHBOURS", 3)
    for row in weigh_neighbours(make_vectors({0: 1, 1: 2}, {0: 1, 1: 1}, {0: 3, 2: 1})).rows:
        assert np.square(row.values).sum() == pytest.approx(SHARES[0])


def test_an_article_without_neighbours_stays_as_it_is() -> None:
    vectors = make_vectors({0: 1}, {1: 1})
    assert weigh_neighbours(vectors).rows[0] is vectors.rows[0]
