from __future__ import annotations

from dataclasses import replace

import pytest

from communique.export.events import export_events
from communique.export.exported import UNREAD, Gap
from tests.export.river_account import river_account


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_a_table_leaves_no_event_out(format_: str) -> None:
    exported = export_events(river_account(), format_)
    assert (exported.count, exported.gaps) == (9, ())


@pytest.mark.parametrize("format_", ["timelinejs", "ics"])
def test_what_has_no_day_is_counted_and_why(format_: str) -> None:
    exported = export_events(river_account(), format_)
    undated, yearless = exported.gaps
    assert (exported.count, undated.number, yearless.number) == (5, 3, 1)
    assert ("without a known date" in undated.why, "of a year that no article names" in yearless.why) == (True, True)


def test_an_event_of_no_text_at_hand_is_counted() -> None:
    account = river_account()
    without = tuple(replace(each, text="") if each.id == "post" else each for each in account.articles)
    exported = export_events(replace(account, articles=without), "csv")
    assert (exported.count, exported.gaps) == (3, (Gap(6, UNREAD),))
