from __future__ import annotations

from dataclasses import replace

from communique.compose.claims import Claims
from communique.compose.datings import find_datings
from communique.types import Date, DateBasis, Event, Modality, Span, Story
from tests.compose.told_story import tell

OPENS = ("The gates open on June 3, Varda hears.", "The gates open on June 10, Ostrel hears.")


def _date(story: Story, article: str, words: str, day: str) -> Date:
    start = next(each.text for each in story.articles if each.id == article).index(words)
    return Date(day, day, DateBasis.RESOLVED, words, (Span(article, start, start + len(words)),))


def _find(articles: tuple[str, str], first: str, second: str, days: tuple[str, str]) -> list[list[str]]:
    story = tell(*articles)
    dates = _date(story, "a0", first, days[0]), _date(story, "a1", second, days[1])
    event = Event("e", None, dates[0], (), (), Modality.PLANNED, (), 2, (dates[1],))
    found = find_datings(Claims(replace(story, events=(event,))))
    return [[each.day for each in datings.days] for datings in found]


def test_two_days_of_one_event_exclude_each_other() -> None:
    assert _find(OPENS, "June 3", "June 10", ("2031-06-03", "2031-06-10")) == [["2031-06-03", "2031-06-10"]]


def test_a_weekday_is_no_ground_for_a_dispute() -> None:
    articles = OPENS[0], "The gates open on Monday, Ostrel hears."
    assert _find(articles, "June 3", "Monday", ("2031-06-03", "2031-06-10")) == []


def test_one_day_named_twice_is_none() -> None:
    assert _find((OPENS[0], OPENS[0]), "June 3", "June 3", ("2031-06-03", "2031-06-03")) == []
