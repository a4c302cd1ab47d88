from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from communique.export.days import Days
from communique.export.html.timeline_lists import (
    Entry,
    Part,
    choose_told,
    drawn_days,
    is_of_calendar,
    sort_entries,
)
from communique.types import Account, Date, DateBasis, Event, Modality
from tests.export.river_account import river_account

MARCH = Days(datetime.date(2031, 3, 1), datetime.date(2031, 3, 31))


def entries(account: Account) -> dict[Part, tuple[Entry, ...]]:
    told = choose_told(account, [article.id for article in account.articles])
    return sort_entries(account, told, MARCH)


def ids(account: Account) -> dict[Part, list[str | None]]:
    """The ids of each list's events and statements."""
    return {
        part: [entry.told.event.id if entry.told else entry.statement for entry in own]
        for part, own in entries(account).items()
    }


def with_event(key: str, **fields: object) -> Account:
    account = river_account()
    events = tuple(replace(each, **fields) if each.id == key else each for each in account.events)  # type: ignore[arg-type]
    return replace(account, events=events)


def test_events_are_listed_by_how_their_date_is_known() -> None:
    assert ids(river_account()) == {
        Part.BACKGROUND: ["e-treaty"],
        Part.DATED: ["s1", "e-meeting", "e-protocol"],
        Part.YEARLESS: ["e-archives"],
        Part.ANNOUNCED: ["e-visit"],
        Part.UNDATED: ["e-deal", "e-guards", "e-threat"],
    }


def test_a_part_stands_under_its_whole() -> None:
    meeting = next(entry for entry in entries(river_account())[Part.DATED] if entry.parts)
    assert [part.event.id for part in meeting.parts] == ["e-end"]


def test_a_part_of_another_list_stands_by_itself() -> None:
    assert "e-end" in ids(with_event("e-end", date=None))[Part.UNDATED]


def test_a_part_of_a_part_stands_under_the_whole_of_both() -> None:
    meeting = next(entry for entry in entries(with_event("e-protocol", part_of="e-end"))[Part.DATED] if entry.parts)
    assert [part.event.id for part in meeting.parts] == ["e-end", "e-protocol"]


def test_events_that_are_parts_of_each_other_stand_by_themselves() -> None:
    dated = ids(with_event("e-meeting", part_of="e-end"))[Part.DATED]
    assert {"e-meeting", "e-end"} <= set(dated)


def test_an_event_that_the_timeline_leaves_out_comes_last() -> None:
    account = river_account()
    without = tuple(entry for entry in account.timeline if entry.event != "e-meeting")
    assert ids(replace(account, timeline=without))[Part.DATED] == ["s1", "e-protocol", "e-meeting"]


def test_what_is_announced_without_a_date_is_undated() -> None:
    account = with_event("e-guards", modality=Modality.PLANNED)
    assert "e-guards" in ids(account)[Part.UNDATED]


def relative(first: str, last: str) -> Date:
    return Date(None, None, DateBasis.RESOLVED, relative=(first, last))


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        (relative("Y-02-27", "Y-03-01"), "2000-02-27", "2000-03-01"),
        (relative("Y-1-06", "Y-1-06"), "1999-06-01", "1999-06-30"),
        (relative("Y+1", "Y+1"), "2001-01-01", "2001-12-31"),
        (relative("Y-012", "Y-012"), "1988-01-01", "1988-12-31"),
    ],
)
def test_a_year_not_given_is_drawn_as_2000(date: Date, first: str, last: str) -> None:
    expected = Days(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
    assert drawn_days(date, of_calendar=False) == expected


def test_a_date_of_the_one_kind_is_not_drawn_among_the_other() -> None:
    assert drawn_days(relative("Y", "Y"), of_calendar=True) is None
    assert drawn_days(Date("2031", "2031", DateBasis.STATED), of_calendar=False) is None


@pytest.mark.parametrize("hostile", ["Y-5000", "Y+99999-01", "YY", "2031-03-05"])
def test_a_year_that_no_calendar_has_is_not_drawn(hostile: str) -> None:
    assert drawn_days(relative(hostile, hostile), of_calendar=False) is None


def test_the_strip_is_of_the_kind_of_date_that_more_events_have() -> None:
    account = river_account()
    told = choose_told(account, [article.id for article in account.articles])
    yearless = [replace(one, event=_undated_year(one.event)) for one in told]
    assert (is_of_calendar(told), is_of_calendar(yearless)) == (True, False)


def _undated_year(event: Event) -> Event:
    return replace(event, date=event.date and relative("Y-03-05", "Y-03-05"))
