"""When an event was, and which is none, as the user says."""

from __future__ import annotations

from communique.link.event_corrections import correct_event_dates, reject_events
from communique.link.events import key_mention
from communique.types import Corrected, Date, DateBasis, Rejection
from tests.export.river_account import river_account

EVENTS = river_account().events
SAID = Corrected(1, "date: x, 2031-03-09", (), "there is no article")
DAY = Date("2031-03-09", "2031-03-09", DateBasis.GIVEN, "2031-03-09")


def test_the_event_of_that_id_was_then() -> None:
    events, (corrected,) = correct_event_dates(EVENTS, [SAID], [(0, "e-end", DAY)])
    assert [event.id for event in events if event.date == DAY] == ["e-end"]
    assert (corrected.changed, corrected.problem) == (("e-end",), None)


def test_an_event_is_found_by_the_id_that_a_mention_of_it_had_alone() -> None:
    event = next(event for event in EVENTS if event.id == "e-end")
    _, (corrected,) = correct_event_dates(EVENTS, [SAID], [(0, key_mention(event.mentions[1]), DAY)])
    assert corrected.changed == ("e-end",)


def test_an_event_that_is_not_there_is_told() -> None:
    events, (corrected,) = correct_event_dates(EVENTS, [SAID], [(0, "nothing", DAY)])
    assert events == EVENTS
    assert corrected.problem == "there is no article and no event 'nothing'"


def test_without_a_date_given_nothing_changes() -> None:
    assert correct_event_dates(EVENTS, [SAID], []) == (EVENTS, (SAID,))


def test_an_event_that_is_none_is_left_out_and_the_others_stay() -> None:
    events, (corrected,) = reject_events(EVENTS, [SAID], [Rejection(0, "e-end")])
    assert events == tuple(event for event in EVENTS if event.id != "e-end")
    assert (corrected.changed, corrected.problem) == (("e-end",), None)


def test_what_is_no_event_is_left_to_be_found_among_moves() -> None:
    assert reject_events(EVENTS, [SAID], [Rejection(0, "nothing")]) == (EVENTS, (SAID,))
