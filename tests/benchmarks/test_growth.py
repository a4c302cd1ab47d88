from __future__ import annotations

import pytest

from benchmarks.growth import find_factors
from benchmarks.measure import Measurement


def test_twice_the_time_for_twice_the_articles_is_a_factor_of_2() -> None:
    assert find_factors([Measurement("stories", 100, 1.0, 0), Measurement("stories", 200, 2.0, 0)]) == [2.0]


def test_a_step_of_several_doublings_is_spread_over_them() -> None:
    measurements = [Measurement("stories", 100, 1.0, 0), Measurement("stories", 800, 27.0, 0)]
    assert find_factors(measurements) == [pytest.approx(3)]
