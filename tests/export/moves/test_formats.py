from __future__ import annotations

from dataclasses import replace

import pytest

from communique.export.exported import Gap
from communique.export.moves import FORMATS, export_moves
from tests.export.river_account import river_account


@pytest.mark.parametrize("format_", FORMATS)
def test_every_move_is_there(format_: str) -> None:
    exported = export_moves(river_account(), format_)
    assert (exported.count, exported.gaps) == (2, ())


@pytest.mark.parametrize("format_", FORMATS)
def test_a_move_of_no_text_at_hand_keeps_its_words_and_is_counted(format_: str) -> None:
    account = river_account()
    without = tuple(replace(each, text="") if each.id == "examiner 2" else each for each in account.articles)
    exported = export_moves(replace(account, articles=without), format_)
    why = "without their sentence, of an article whose text was not found; say --articles DIR"
    assert (exported.count, exported.gaps) == (2, (Gap(1, why),))
    assert "the water would come" in exported.text
