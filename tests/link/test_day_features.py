"""How days stand to clues: the nearest clue speaks, however many there are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.link.date_clues import Clue, ClueKind
from communique.link.day_features import EDGES, OFFSETS, describe_days, list_days
from communique.types import Toward

DAYS = list_days([2030, 2031])
COUNTED = {
    "date-contradicted", "date-overtaken", "weekday-wrong", "month-of-year-contradicted", "year-named",
    "year-ahead-overtaken",
}  # fmt: skip
"""Features that count clues; all others look at the nearest or the farthest."""


def name_day(day: int, toward: Toward | None) -> Clue:
    return Clue(ClueKind.DATE, 0, 1, toward, year=2031, month=1, day=day)


SIDES = st.sampled_from([Toward.PAST, Toward.FUTURE, None])
YEARS, MONTHS, NUMBERS = st.integers(2029, 2032), st.integers(1, 12), st.integers(1, 28)
WEEKDAYS = st.sampled_from([None, 0, 4])
PLACE = {"start": st.just(0), "end": st.just(1), "toward": SIDES}
CLUES = st.one_of(
    st.builds(
        Clue, st.just(ClueKind.DATE), **PLACE, year=YEARS, month=MONTHS, day=NUMBERS, weekday=WEEKDAYS, shift=st.none()
    ),
    st.builds(Clue, st.just(ClueKind.DAY), **PLACE, year=st.none(), month=MONTHS, day=NUMBERS, weekday=WEEKDAYS),
    st.builds(Clue, st.just(ClueKind.MONTH_OF_YEAR), **PLACE, year=YEARS, month=MONTHS),
)


@given(st.lists(CLUES, min_size=1, max_size=5))
def test_what_is_told_again_changes_no_feature_but_those_that_count(clues: list[Clue]) -> None:
    once = {each.name: each.rows for each in describe_days(clues, DAYS) if each.name not in COUNTED}
    again = {each.name: each.rows for each in describe_days([*clues, *clues], DAYS) if each.name not in COUNTED}
    assert all(np.array_equal(rows, again[name]) for name, rows in once.items())


@given(st.lists(CLUES, min_size=1, max_size=5))
def test_every_row_is_one_of_its_feature(clues: list[Clue]) -> None:
    assert all(
        ((each.rows >= OFFSETS[each.name]) & (each.rows <= OFFSETS[each.name] + len(EDGES[each.name]))).all()
        for each in describe_days(clues, DAYS)
    )


@pytest.mark.parametrize(("toward", "name"), [(Toward.PAST, "date-contradicted"), (Toward.FUTURE, "date-overtaken")])
def test_a_day_is_contradicted_by_what_lies_on_the_wrong_side_of_it(toward: Toward, name: str) -> None:
    clues = [name_day(day, toward) for day in (3, 5, 5)]
    (rows,) = (each.rows - OFFSETS[name] for each in describe_days(clues, DAYS) if each.name == name)
    january = rows[365:371].tolist()  # 1 to 6 January 2031; a row for none, for one, and for more
    assert january == ([2, 2, 2, 2, 0, 0] if toward is Toward.PAST else [0, 0, 0, 1, 1, 2])
