from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

import pytest

from communique.export.json.fit import find_misfit


class Gauge(TypedDict):
    name: str
    level: float
    days: list[tuple[str, int]]
    keeper: str | None
    kind: Literal["river", "lake"]
    seen: NotRequired[dict[str, bool]]


def gauge(**changed: object) -> dict[str, Any]:
    return {"name": "Karsk", "level": 2, "days": [["Monday", 3]], "keeper": None, "kind": "river", **changed}


@pytest.mark.parametrize("value", [gauge(), gauge(level=2.5, keeper="Osip", seen={"dry": False}), gauge(more=[1])])
def test_a_value_of_the_type_fits(value: object) -> None:
    assert find_misfit(value, Gauge) is None


@pytest.mark.parametrize(
    ("value", "misfit"),
    [
        (gauge(name=None), "name: null, not a string"),
        (gauge(level=True), "level: true or false, not a number"),
        (gauge(days={}), "days: an object, not a list"),
        (gauge(days=[["Monday", 3], ["Sunday"]]), "days[1]: a list of 1, not of 2"),
        (gauge(days=[["Monday", 3.5]]), "days[0][1]: a number, not a whole number"),
        (gauge(keeper=[]), "keeper: a list, not a string"),
        (gauge(kind="sea"), "kind: not 'river' or 'lake'"),
        (gauge(kind=[]), "kind: not 'river' or 'lake'"),
        (gauge(seen={"dry": "no"}), "seen.dry: a string, not true or false"),
        (gauge(seen=None), "seen: null, not an object"),
        ({"name": "Karsk", "level": 2, "days": [], "kind": "lake"}, ": lacks 'keeper'"),
        ([], ": a list, not an object"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(value: object, misfit: str) -> None:
    assert find_misfit(value, Gauge) == misfit
