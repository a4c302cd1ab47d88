from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from communique.export.days import Days
from communique.export.html.time_scale import make_scale

MARCH = datetime.date(2031, 3, 1)


def days(first: str, last: str | None = None) -> Days:
    return Days(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last or first))


SPANS = st.lists(
    st.tuples(st.dates(), st.integers(0, 400)).map(
        lambda at: Days(at[0], datetime.date.fromordinal(min(at[0].toordinal() + at[1], datetime.date.max.toordinal())))
    ),
    min_size=1,
    max_size=12,
)


@given(SPANS, st.dates())
def test_every_day_has_a_place_and_later_ones_lie_further_right(spans: list[Days], around: datetime.date) -> None:
    scale = make_scale(spans, around=around)
    ends = sorted({day.toordinal() for span in spans for day in (span.first, span.last)})
    places = [scale.at(day) for day in ends]
    assert places == sorted(set(places))
    assert 0 <= places[0] <= places[-1] <= 100


def test_a_month_is_to_scale() -> None:
    scale = make_scale([days("2031-03-01"), days("2031-03-11"), days("2031-03-21")], around=MARCH)
    first, middle, last = (scale.at(day.toordinal()) for day in (MARCH, MARCH.replace(day=11), MARCH.replace(day=21)))
    assert round(middle - first, 6) == round(last - middle, 6)


def test_decades_before_do_not_squeeze_the_story() -> None:
    scale = make_scale([days("1953-07-27"), days("2031-03-01"), days("2031-03-11")], around=MARCH)
    assert datetime.date.fromordinal(scale.first) == MARCH
    assert scale.at(MARCH.replace(day=11).toordinal()) - scale.at(MARCH.toordinal()) > 50


def test_a_date_known_by_its_year_alone_does_not_stretch_the_story() -> None:
    scale = make_scale([days("2031-01-01", "2031-12-31"), days("2031-03-01"), days("2031-03-11")], around=MARCH)
    assert (scale.first, scale.last) == (MARCH.toordinal(), MARCH.replace(day=11).toordinal())


def test_events_that_follow_each_other_closely_are_one_period() -> None:
    steps = [days(str(MARCH + datetime.timedelta(14 * n))) for n in range(6)]
    scale = make_scale(steps, around=MARCH)
    assert (scale.before, scale.after) == ((), ())
