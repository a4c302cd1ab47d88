from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.cal import Component

from communique.export.events.ics import LONGEST_LINE, records_to_ics
from communique.export.events.records import make_records
from communique.types import Account, Date, DateBasis
from tests.export.events.told import record_of, telling
from tests.export.river_account import river_account


def events_of(account: Account) -> dict[str, Component]:
    """The events of the calendar as `icalendar` reads them, by UID."""
    calendar = Calendar.from_ical(records_to_ics(make_records(account), account))
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def test_an_event_of_days_lasts_all_of_them() -> None:
    event = events_of(river_account())["e-meeting@communique"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (datetime.date(2031, 3, 5), datetime.date(2031, 3, 7))


def test_only_events_with_a_day_of_the_calendar_are_there() -> None:
    dated = {"e-treaty", "e-meeting", "e-end", "e-protocol", "e-visit"}
    assert set(events_of(river_account())) == {f"{key}@communique" for key in dated}


@pytest.mark.parametrize(
    ("event", "status"), [("e-meeting", "CONFIRMED"), ("e-visit", "TENTATIVE"), ("e-protocol", "CANCELLED")]
)
def test_the_status_tells_what_took_place(event: str, status: str) -> None:
    assert events_of(river_account())[f"{event}@communique"]["status"] == status


def test_the_stamp_is_the_last_known_day_of_publication() -> None:
    stamps = {event["dtstamp"].dt for event in events_of(river_account()).values()}
    assert stamps == {datetime.datetime(2031, 3, 7, tzinfo=datetime.UTC)}


def test_without_a_day_of_publication_the_stamp_is_a_fixed_one() -> None:
    (event,) = events_of(telling("They met.")).values()
    assert event["dtstamp"].dt == datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def test_the_last_day_of_all_has_no_end() -> None:
    last = Date("9999-12-31", "9999-12-31", DateBasis.STATED)
    (event,) = events_of(telling("They met.", date=last)).values()
    assert "dtend" not in event


def test_no_line_is_longer_than_the_standard_has_it() -> None:
    calendar = records_to_ics([record_of(telling("ß🌊" * 99))], telling("x"))
    assert max(len(line.encode()) for line in calendar.split("\r\n")) <= LONGEST_LINE


def test_an_address_cannot_end_its_line() -> None:
    account = telling("They met.", url="https://gazette.example/\r\nATTACH:x")
    (event,) = Calendar.from_ical(records_to_ics(make_records(account), account)).walk("VEVENT")
    assert "ATTACH" not in event
    assert event["URL"] == "https://gazette.example/%0D%0AATTACH:x"


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=90))
def test_any_words_make_one_event_that_is_read_back(words: str) -> None:
    account = telling(words)
    (event,) = Calendar.from_ical(records_to_ics([record_of(account)], account)).walk("VEVENT")
    kept = [c for c in words if c.isprintable()]
    assert [c for c in str(event["summary"]) if c.isprintable()] == kept


def test_a_title_is_the_calendar_s_name() -> None:
    account = replace(river_account(), title="Talks; sluices, gates\\levels")
    lines = records_to_ics(make_records(account), account).split("\r\n")
    assert "X-WR-CALNAME:Talks\\; sluices\\, gates\\\\levels" in lines
