"""Account -> its events in one of the formats that `communique export events` writes, and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.export.dangling import without_dangling
from communique.export.days import days_of
from communique.export.events.csv_table import records_to_csv
from communique.export.events.ics import records_to_ics
from communique.export.events.plover_json import records_to_json
from communique.export.events.records import EventRecord, make_records
from communique.export.events.timelinejs import records_to_timelinejs
from communique.export.exported import UNREAD, Exported, find_gaps
from communique.types import Account

Writer = Callable[[Sequence[EventRecord], Account], str]

WRITERS: dict[str, Writer] = {
    "csv": lambda records, _: records_to_csv(records),
    "json": lambda records, _: records_to_json(records),
    "timelinejs": lambda records, account: records_to_timelinejs(records, account.title),
    "ics": records_to_ics,
}
FORMATS = tuple(WRITERS)

OF_CALENDAR_DAYS = frozenset({"timelinejs", "ics"})
"""Formats that have no place for an event without a day of the calendar."""


def export_events(account: Account, format_: str) -> Exported:
    """The account's events in one of `FORMATS`; same account, same bytes."""
    account = without_dangling(account)
    records = make_records(account)
    of_days = format_ in OF_CALENDAR_DAYS
    kept = [record for record in records if not of_days or days_of(record.event.date)]
    undated = [record.event.date for record in records if of_days and not days_of(record.event.date)]
    yearless = sum(date is not None and date.relative is not None for date in undated)
    gaps = find_gaps(
        (len(undated) - yearless, "left out, without a known date"),
        (yearless, "left out, of a year that no article names (`build --date` settles it)"),
        (len(account.events) - len(records), UNREAD),
    )
    return Exported(WRITERS[format_](kept, account), len(kept), "event", gaps)
