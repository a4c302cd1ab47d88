from __future__ import annotations

from communique.link.clusters import Clusters, Proposal


def join(clusters: Clusters, one: int, other: int) -> None:
    clusters.join(Proposal(one, other, (None, None), "same name", 0.9))


def test_what_is_kept_apart_stays_apart_however_each_side_grows() -> None:
    clusters = Clusters(6)
    clusters.keep_apart(2, 5)
    join(clusters, 2, 1)
    join(clusters, 5, 4)
    join(clusters, 1, 0)
    join(clusters, 4, 0)
    join(clusters, 3, 5)
    join(clusters, 3, 2)
    assert clusters.groups() == {0: [0, 1, 2], 3: [3, 4, 5]}


def test_two_that_are_one_already_are_not_kept_apart() -> None:
    clusters = Clusters(3)
    join(clusters, 0, 1)
    clusters.keep_apart(0, 1)
    join(clusters, 1, 2)
    assert clusters.groups() == {0: [0, 1, 2]}
