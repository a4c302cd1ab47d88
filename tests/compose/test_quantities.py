from __future__ import annotations

import pytest

from communique.compose.quantities import find_quantities
from tests.compose.told_story import claim


def _find(text: str) -> list[tuple[float, str]]:
    return [(each.value, each.thing) for each in find_quantities(claim(text), "a0")]


@pytest.mark.parametrize(
    ("text", "value", "thing"),
    [
        ("Some 48,000 growers signed.", 48_000, "growers"),
        ("About 3.5 million people voted.", 3.5e6, "people"),
        ("A strike by 400 river pilots ended.", 400, "pilots"),
        ("It cost $3 million in fees.", 3e6, "$"),
        ("It cost €2.5bn in fees.", 2.5e9, "€"),
        ("It spends 3.6 percent on dams.", 3.6, "%"),
        ("The index added 0.9%.", 0.9, "%"),
        ("The flood left 26 dead.", 26, "killed"),
        ("The flood, killing 26, came at night.", 26, "killed"),
        ("At least 70 people were wounded.", 70, "wounded"),
    ],
)
def test_a_number_has_its_thing(text: str, value: float, thing: str) -> None:
    assert _find(text) == [(value, thing)]


@pytest.mark.parametrize(
    "text",
    ["The war of 1848 growers", "In 30 years it broke.", "There were 3 growers.", "Some 300 more growers came."],
)
def test_years_times_small_numbers_and_parts_are_left_out(text: str) -> None:
    assert _find(text) == []


def test_what_a_sum_is_of_is_told() -> None:
    claims = claim("Varda has a trade deficit of $46 million with Ostrel.")
    (sum_,) = find_quantities(claims, "a0")
    assert claims.read(sum_.place) == "trade deficit"


def test_two_groups_counted_as_one_are_a_thing_of_their_own() -> None:
    assert _find("Some 300 teachers and support staff struck.") == [(300, "teachers and support staff")]


def test_a_sum_that_is_only_planned_is_marked() -> None:
    (sum_,) = find_quantities(claim("Varda committed to 1.5 percent on dams."), "a0")
    assert sum_.is_planned
