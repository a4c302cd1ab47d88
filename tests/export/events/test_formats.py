from __future__ import annotations

from dataclasses import replace

import pytest

from communique.export.events import FORMATS, export_events
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


@pytest.mark.parametrize("format_", FORMATS)
def test_the_order_of_the_account_does_not_show(format_: str) -> None:
    account = river_account()
    turned = replace(account, events=account.events[::-1], articles=account.articles[::-1])
    assert export_events(turned, format_) == export_events(account, format_)


def test_an_event_of_no_text_at_hand_is_counted() -> None:
    account = river_account()
    without = tuple(replace(each, text="") if each.id == "post" else each for each in account.articles)
    exported = export_events(replace(account, articles=without), "csv")
    assert (exported.count, exported.gaps) == (3, (Gap(6, UNREAD),))
