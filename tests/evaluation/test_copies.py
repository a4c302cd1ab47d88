from __future__ import annotations

from communique.types import ReuseKind
from evaluation.copies import INDEPENDENT, UNCLEAR, read_judged


def test_every_judged_pair_has_a_known_verdict() -> None:
    known = {*(kind.value for kind in ReuseKind), INDEPENDENT, UNCLEAR}
    assert {case.verdict for case in read_judged()} <= known


def test_no_pair_is_judged_twice() -> None:
    pairs = [case.articles for case in read_judged()]
    assert len(pairs) == len(set(pairs))


def test_either_half_has_real_copies() -> None:
    copies = [case for case in read_judged() if case.verdict == ReuseKind.COPY.value]
    assert {case.is_held_out for case in copies} == {True, False}
