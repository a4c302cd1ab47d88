"""When articles were written, from their words and from each other."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.link.publication import ENOUGH, LONGEST, date_articles, find_stretch
from communique.types import Date, DateBasis, Reading
from tests.link.dated_readings import redate, tell

SUMMIT = (
    "The presidents of Varda and Ostrel met in Ilmsund on 27 February, and parted without an agreement over the Sile. "
    "Last month's meeting followed talks in Karsk that had failed as well."
)
GAUGES = "Officials of both states said today that the gauges would be read again. The water is still falling."
SIGNED = (
    "KARSK, Varda, May 8, 2031 (VNA) - Minister Ilsa Marn said that the gates would open. The dam was shut on "
    "May 2, 2031, after the talks had failed on May 1, 2031. Ostrel protested on May 7, 2031."
)


def dates(*readings: Reading) -> list[Date]:
    return [reading.article.published for reading in date_articles(readings)]


def test_a_day_and_last_months_meeting_tell_the_month_and_no_year() -> None:
    (found,) = dates(tell("a", SUMMIT))
    assert (found.earliest, found.latest, found.relative) == (None, None, ("Y-03-01", "Y-03-31"))


def test_the_evidence_is_the_words() -> None:
    reading = tell("a", SUMMIT)
    (found,) = dates(reading)
    assert [reading.article.text[span.start : span.end] for span in found.evidence] == ["27 February", "Last month"]


def test_the_day_may_stand_in_another_article() -> None:
    first = "The presidents of Varda and Ostrel parted without an agreement. Last month's meeting had been long."
    other = "The summit of the presidents of Varda and Ostrel took place in Ilmsund on 27 February."
    assert dates(tell("a", first), tell("b", other))[0].relative == ("Y-03-01", "Y-03-31")


def test_days_with_their_year_date_an_article_within_a_week() -> None:
    (found,) = dates(tell("a", SIGNED))
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= "2031-05-09" <= found.latest


def test_an_article_that_tells_no_time_has_no_date() -> None:
    assert dates(tell("a", "The gates of the Lower Sile dam stay shut, Minister Ilsa Marn said.")) == [
        Date(None, None, DateBasis.UNKNOWN)
    ]


def test_a_year_long_ago_dates_nothing() -> None:
    assert dates(tell("a", "The treaty of the Sile was signed in 1921, when the dam was built."))[0].earliest is None


@pytest.mark.parametrize("published", ["2031-03-16", "2031-03", "2031"])
def test_a_date_that_is_known_stays(published: str) -> None:
    assert dates(tell("a", SIGNED, published=published))[0].earliest == published


def test_an_article_beside_dated_ones_is_of_the_same_days() -> None:
    readings = [tell("a", GAUGES, published="2031-03-15"), tell("b", GAUGES, published="2031-03-16"), tell("c", GAUGES)]
    found = dates(*readings)[2]
    assert found.basis is DateBasis.INFERRED
    assert found.earliest is not None
    assert found.latest is not None
    assert "2031-03-12" <= found.earliest <= "2031-03-15"
    assert "2031-03-16" <= found.latest <= "2031-03-19"


def test_a_date_that_is_given_for_one_article_puts_the_others_into_its_year() -> None:
    undated = [tell("a", SUMMIT), tell("b", GAUGES)]
    found = dates(redate(undated[0], "2031-03-16"), undated[1])[1]
    assert found.relative is None
    assert (found.earliest or "").startswith("2031")


def test_what_lies_after_new_year_is_of_the_year_after() -> None:
    old = "KARSK, Varda, December 20 (VNA) - The presidents of Varda and Ostrel parted without an agreement."
    new = "BRENNA, Ostrel, January 6 (ONA) - The presidents of Varda and Ostrel will meet again, Marn said."
    first, second = (found.relative for found in dates(tell("a", old), tell("b", new)))
    assert first is not None
    assert second is not None
    assert first[0].startswith("Y-12-")
    assert second[1].startswith("Y+1-01-")


TAILS = st.sampled_from(
    [
        "",
        "The week in cartoons - December 21, 2034",
        "© 2036 The Sile Courier. All rights reserved.",
        "Updated May 5, 2033\nRead more: the floods of July 2032",
    ]
)
BODIES = st.lists(st.sampled_from([SUMMIT, GAUGES, SIGNED]), min_size=1, max_size=4)


@settings(max_examples=30)
@given(BODIES, TAILS)
def test_dates_in_boilerplate_change_nothing(bodies: list[str], tail: str) -> None:
    plain = [tell(f"a{at}", body) for at, body in enumerate(bodies)]
    with_tail = [tell(f"a{at}", body, tail) for at, body in enumerate(bodies)]
    assert dates(*with_tail) == dates(*plain)


@settings(max_examples=30)
@given(BODIES, st.randoms(use_true_random=False))
def test_the_order_of_articles_makes_no_difference(bodies: list[str], shuffle: st.DataObject) -> None:
    readings = [tell(f"a{at}", body) for at, body in enumerate(bodies)]
    mixed = list(readings)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    by_id = {reading.article.id: reading.article.published for reading in date_articles(mixed)}
    assert [by_id[reading.article.id] for reading in readings] == dates(*readings)


@settings(max_examples=60)
@given(st.lists(st.floats(0, 1), min_size=2, max_size=60).filter(lambda weights: sum(weights) > 0.1))
def test_no_stretch_holds_less_than_it_claims(weights: list[float]) -> None:
    chances = np.array(weights) / sum(weights)
    found = find_stretch(chances)
    if found is not None:
        start, end = found
        assert chances[start:end].sum() >= ENOUGH - 1e-9


def test_what_may_lie_anywhere_has_no_stretch() -> None:
    assert find_stretch(np.full(3 * LONGEST, 1 / (3 * LONGEST))) is None


@settings(max_examples=30)
@given(BODIES)
def test_an_interval_of_the_calendar_begins_before_it_ends(bodies: list[str]) -> None:
    for found in dates(*(tell(f"a{at}", body) for at, body in enumerate(bodies))):
        if found.earliest and found.latest:
            assert date.fromisoformat(found.earliest) <= date.fromisoformat(found.latest)


def test_an_article_of_nothing_but_dates_takes_no_time() -> None:
    """Memory for each clue and each day of the years would be five gigabytes."""
    (found,) = dates(tell("a", "May 4 " * 15_000))
    assert found.earliest is None
