from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.export.days import Days
from communique.export.html.strip import HALF_DOT, MOST_LANES, NARROWEST, Drawn, Row, Strip, draw_strip

DAY = datetime.date(2031, 3, 5)
MET = Drawn(Days(DAY, DAY), Row.COOPERATION, True, "event-1", "5 March 2031: they met")


def draw(*events: Drawn, of_calendar: bool = True) -> Strip:
    strip = draw_strip(events, reports=[], of_calendar=of_calendar)
    assert strip is not None
    return strip


@st.composite
def drawn(draw: st.DrawFn) -> list[Drawn]:
    """Events of a month, some of them of several days."""
    spans = draw(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)), min_size=1, max_size=40))
    rows = draw(st.lists(st.sampled_from(Row), min_size=len(spans), max_size=len(spans)))
    return [
        Drawn(Days(first, first + datetime.timedelta(width)), row, True, f"event-{number}", "")
        for number, ((start, width), row) in enumerate(zip(spans, rows, strict=True))
        for first in (DAY + datetime.timedelta(start),)
    ]


@given(drawn())
def test_no_mark_covers_another_on_the_narrowest_page(events: list[Drawn]) -> None:
    for row in draw(*events).rows:
        ends = sorted((each.y, float(each.x[:-1]), float((each.end or each.x)[:-1])) for each in row.shapes)
        for (lane, _, end), (other, start, _) in pairwise(ends):
            assert lane != other or (start - end) * NARROWEST / 100 >= 2 * HALF_DOT - 0.1


@given(drawn())
def test_every_event_is_drawn_or_counted(events: list[Drawn]) -> None:
    rows = draw(*events).rows
    counted = sum(int(label.text) for row in rows for label in row.more)
    assert counted + sum(len(row.shapes) for row in rows) == len(events)


def test_without_an_event_there_is_no_strip() -> None:
    assert draw_strip([], reports=[DAY], of_calendar=True) is None


def test_one_day_is_a_dot_and_several_are_a_bar() -> None:
    long = replace(MET, days=Days(DAY, DAY + datetime.timedelta(3)))
    assert [bool(shape.end) for shape in draw(MET, long).rows[0].shapes] == [False, True]


def test_a_row_stands_only_where_it_holds_an_event() -> None:
    strip = draw(MET, replace(MET, row=Row.UNTYPED))
    assert [row.label.text for row in strip.rows] == ["cooperation", "no type"]


def test_a_crowded_day_is_cut_off_and_counted() -> None:
    strip = draw(*(replace(MET, href=f"event-{number}") for number in range(30)))
    assert len(strip.rows[0].shapes) == MOST_LANES
    assert [label.text for label in strip.rows[0].more] == [f"+{30 - MOST_LANES}"]


def test_the_axis_is_broken_before_what_is_not_to_scale() -> None:
    long_ago = replace(MET, days=Days(datetime.date(1974, 1, 1), datetime.date(1974, 12, 31)))
    strip = draw(long_ago, MET, replace(MET, days=Days(DAY + datetime.timedelta(9), DAY + datetime.timedelta(9))))
    assert strip.is_broken
    assert [label.text for label in strip.years] == ["2031", "1974"]


@pytest.mark.parametrize(("year", "shown"), [(2000, ""), (1999, "-1 yr"), (1988, "-12 yr"), (2001, "+1 yr")])
def test_a_year_that_is_not_given_is_counted_from(year: int, shown: str) -> None:
    day = datetime.date(year, 3, 5)
    strip = draw(replace(MET, days=Days(day, day)), of_calendar=False)
    assert [label.text for label in strip.years] == [shown]


def test_a_year_that_is_not_given_has_no_29_february() -> None:
    days = (datetime.date(2000, 2, 22), datetime.date(2000, 2, 29), datetime.date(2000, 3, 12))
    events = [replace(MET, days=Days(day, day)) for day in days]
    assert "29 Feb" in [label.text for label in draw(*events).ticks]
    assert "29 Feb" not in [label.text for label in draw(*events, of_calendar=False).ticks]


@pytest.mark.parametrize(
    ("days", "first", "second"), [(11, "5 Mar", "7 Mar"), (26, "5 Mar", "12 Mar"), (121, "Apr", "May")]
)
def test_the_axis_is_labelled_by_days_or_months_as_there_is_room(days: int, first: str, second: str) -> None:
    between = [DAY + datetime.timedelta(n) for n in range(0, days, 5)]
    labels = [label.text for label in draw(*(replace(MET, days=Days(day, day)) for day in between)).ticks]
    assert labels[:2] == [first, second]
