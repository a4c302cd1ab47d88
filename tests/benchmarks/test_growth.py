from __future__ import annotations

import pytest

from benchmarks.growth import find_factors
from benchmarks.measure import Measurement


def measure(articles: int, seconds: float) -> Measurement:
    return Measurement("stories", articles, 0.0, 0.0, processor_seconds=seconds)


def test_twice_the_time_for_twice_the_articles_is_a_factor_of_2() -> None:
    assert find_factors([measure(100, 1), measure(200, 2)]) == [2.0]


def test_a_step_of_several_doublings_is_spread_over_them() -> None:
    assert find_factors([measure(100, 1), measure(800, 27)]) == [pytest.approx(3)]
