from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from communique.link import neighbours
from communique.link.average_link import group_by_average_link
from communique.link.vectors import Vector

COLUMNS = 6


def row(*values: float, debit: float = 0.0) -> Vector:
    dense = np.array(values)
    return Vector(np.flatnonzero(dense), dense[dense != 0], debit)


def group(*rows: Vector, threshold: float = 0.5, lone: float | None = None) -> list[list[int]]:
    return group_by_average_link(rows, COLUMNS, threshold=threshold, lone_threshold=threshold if lone is None else lone)


def test_alike_rows_are_one_group() -> None:
    assert group(row(1), row(0, 1), row(1)) == [[0, 2], [1]]


def test_two_groups_are_one_only_when_all_their_members_are_alike_on_average() -> None:
    chain = row(1, 0), row(0.8, 0.6), row(0, 1)  # products 0.8, 0.6, 0.0
    assert group(*chain) == [[0, 1], [2]]


def test_a_chain_holds_where_the_mean_suffices() -> None:
    assert group(row(1, 0), row(0.8, 0.6), row(0, 1), threshold=0.3) == [[0, 1, 2]]


def test_one_left_alone_joins_the_group_it_is_most_like_at_the_lower_bound() -> None:
    rows = row(1, 0), row(1, 0), row(0.4, 0.3), row(0, 1), row(0, 1)  # products 0.4 and 0.3
    assert (group(*rows), group(*rows, lone=0.3)) == ([[0, 1], [2], [3, 4]], [[0, 1, 2], [3, 4]])


def test_two_groups_of_several_do_not_meet_at_the_lower_bound() -> None:
    rows = row(1, 0), row(1, 0), row(0.4, 0.9), row(0.4, 0.9)
    assert group(*rows, lone=0.3) == [[0, 1], [2, 3]]


def test_two_left_alone_do_not_meet_at_the_lower_bound() -> None:
    assert group(row(1, 0), row(0.4, 0.3), lone=0.3) == [[0], [1]]


def test_debits_lessen_a_product() -> None:
    assert group(row(1, debit=0.8), row(1, debit=0.8)) == [[0], [1]]


def test_a_debit_costs_nothing_beside_a_row_without_one() -> None:
    assert group(row(1, debit=0.8), row(1)) == [[0, 1]]


def test_a_term_too_many_have_leads_to_no_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "MOST_HOLDERS", 2)
    assert group(row(1), row(1), row(1)) == [[0], [1], [2]]


def naive(rows: list[Vector], threshold: float) -> list[list[int]]:
    """All pairs, every mean anew."""
    dense = np.zeros((len(rows), COLUMNS))
    for at, each in enumerate(rows):
        dense[at, each.columns] = each.values
    groups = [[at] for at in range(len(rows))]
    while len(groups) > 1:
        means = {
            (a, b): float(np.mean(dense[groups[a]] @ dense[groups[b]].T))
            for a in range(len(groups))
            for b in range(a + 1, len(groups))
        }
        best = max(means, key=lambda pair: means[pair])
        if means[best] < threshold:
            break
        groups[best[0]] += groups.pop(best[1])
    return sorted(sorted(each) for each in groups)


@given(some.integers(0, 10_000), some.integers(2, 12))
def test_the_groups_are_those_of_comparing_all_pairs(seed: int, count: int) -> None:
    chance = np.random.default_rng(seed)
    rows = [row(*each) for each in chance.random((count, COLUMNS))]
    threshold = float(chance.uniform(1.2, 2.2))
    assert group(*rows, threshold=threshold) == naive(rows, threshold)
