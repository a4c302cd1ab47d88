"""Time expressions found are counted strictly, by touch, and by type."""

from __future__ import annotations

from communique.types import TimeExpression, TimeType
from evaluation.times import TimeCounts, count_times


def _time(start: int, end: int, kind: TimeType = TimeType.DATE) -> TimeExpression:
    return TimeExpression(start, end, kind, 1.0)


def test_the_very_span_is_exact() -> None:
    assert count_times([_time(2, 8)], [_time(2, 8)]).exact == 1


def test_a_span_cut_otherwise_is_met_but_not_exact() -> None:
    counts = count_times([_time(2, 8)], [_time(4, 8)])
    assert (counts.exact, counts.founded, counts.met) == (0, 1, 1)


def test_spans_that_only_touch_are_not_met() -> None:
    assert count_times([_time(2, 8)], [_time(8, 9)]).met == 0


def test_two_found_in_one_wanted_meet_it_once() -> None:
    counts = count_times([_time(2, 8)], [_time(2, 4), _time(5, 8)])
    assert (counts.founded, counts.met) == (2, 1)


def test_a_wrong_type_is_met_but_not_typed() -> None:
    counts = count_times([_time(2, 8)], [_time(2, 8, TimeType.SET)])
    assert (counts.met, counts.typed) == (1, 0)


def test_f1_is_the_harmonic_mean() -> None:
    figures = {figure.name: figure.value for figure in TimeCounts(found=4, wanted=2, exact=2).to_figures("talks")}
    assert figures["talks/times_strict/f1"] == 0.6667


def test_where_nothing_is_wanted_recall_is_unknown() -> None:
    figures = {figure.name: figure.value for figure in TimeCounts(found=4).to_figures("talks")}
    assert figures["talks/times_strict/r"] is None


def test_f1_is_nothing_where_nothing_is_right() -> None:
    figures = {figure.name: figure.value for figure in TimeCounts(found=4, wanted=2).to_figures("talks")}
    assert figures["talks/times_relaxed/f1"] == 0
