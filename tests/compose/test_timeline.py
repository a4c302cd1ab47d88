from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from communique.compose.timeline import make_timeline
from communique.types import Act, Attribution, Date, DateBasis, Event, EventMention, Kind, Modality, Statement
from tests.link.river_readings import date_of

TEXTS = dict.fromkeys("ab", "They would shut the gates by June")
MENTION = EventMention("a", 0, 5, (0, 5), "meet", None, Modality.ACTUAL, (), (), 0.9)


def event(id_: str, on: str | tuple[str, str] | None, part_of: str | None = None) -> Event:
    return Event(id_, None, date_of(on), (), (), Modality.ACTUAL, (MENTION,), 1, (), part_of)


def statement(id_: str, on: str | None, *articles: str) -> tuple[Statement, list[Attribution]]:
    carried = [
        Attribution(f"{id_}{article}", article, ((0, 33),), None, None, Kind.DIRECT, Act.SPEECH, False, False, 1.0)
        for article in articles
    ]
    return Statement(id_, "e1", date_of(on), tuple(one.id for one in carried), len(articles)), carried


def order(*events: Event) -> list[str | None]:
    return [entry.event for entry in make_timeline(events, (), (), {})]


def test_events_stand_in_the_order_of_their_days() -> None:
    assert order(event("v1", "2031-03-06"), event("v2", "2030"), event("v3", "2031-03-04")) == ["v2", "v3", "v1"]


def test_what_took_place_some_time_in_a_month_stands_in_its_middle() -> None:
    days = [event("v1", "2031-03"), event("v2", "2031-03-02"), event("v3", "2031-03-29")]
    assert order(*days) == ["v2", "v1", "v3"]


def test_known_years_come_first_then_those_counted_from_y_then_undated_events() -> None:
    assert order(event("v1", None), event("v2", "Y-03-04"), event("v3", "2031-03-04")) == ["v3", "v2", "v1"]


def test_years_before_y_come_before_it() -> None:
    assert order(event("v1", "Y-02-27"), event("v2", "Y-1-06"), event("v3", "Y-03")) == ["v2", "v1", "v3"]


def test_a_whole_stands_before_its_part_of_the_same_day() -> None:
    assert order(event("v1", "2031-03-04", "v2"), event("v2", "2031-03-04")) == ["v2", "v1"]


def test_the_order_of_events_makes_no_difference() -> None:
    events = [event("v1", None), event("v2", "2031-03-04"), event("v3", "2031-03-04"), event("v4", "Y")]
    assert len({make_timeline(each, (), (), {}) for each in permutations(events)}) == 1


def test_a_statement_of_a_dated_occasion_stands_among_the_events() -> None:
    said, carried = statement("s1", "2031-03-05", "a")
    entries = make_timeline([event("v1", "2031-03-04"), event("v2", "2031-03-06")], [said], carried, TEXTS)
    assert [(entry.event, entry.statement) for entry in entries] == [("v1", None), (None, "s1"), ("v2", None)]


def test_a_statement_of_a_word_or_two_does_not() -> None:
    said, carried = statement("s1", "2031-03-05", "a")
    assert make_timeline([], [said], carried, {"a": "their own river"}) == ()


def test_a_statement_whose_being_made_is_an_event_is_told_as_that_event() -> None:
    said, carried = statement("s1", "2031-03-05", "a")
    agreed = [replace(one, cue=(0, 5)) for one in carried]
    assert [one.statement for one in make_timeline([event("v1", "2031-03-05")], [said], agreed, TEXTS)] == [None]


def test_a_statement_of_unknown_date_does_not_stand_there() -> None:
    said, carried = statement("s1", None, "a", "b")
    nobody_knows = replace(said, date=Date(None, None, DateBasis.UNKNOWN))
    assert make_timeline([], [said, nobody_knows], carried, TEXTS) == ()
