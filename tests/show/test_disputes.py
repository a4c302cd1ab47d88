from __future__ import annotations

from dataclasses import replace

import pytest

from tests.export.river_account import river_account
from tests.export.river_disputes import disputed_account
from tests.show.shown import shown


@pytest.mark.parametrize("wanted", ["disputes", "d-a5"])
def test_a_dispute_shows_its_kind_its_reason_and_both_sides(wanted: str) -> None:
    printed = shown(wanted, disputed_account())
    assert "d-a5  what-happened, between parties" in printed
    assert "one says that it happens, the other that it does not" in printed
    assert "Joren Ask, single source: the water would come" in printed
    assert "Varda, 2 independent origins: keep its gates shut" in printed


def test_a_side_shows_where_its_words_are() -> None:
    assert "Ilmsund Post, 7 March 2031  post:" in shown("disputes", disputed_account())


def test_a_side_that_nobody_named_holds_says_so() -> None:
    account = disputed_account()
    (dispute,) = account.disputes
    sides = tuple(replace(side, holder=()) for side in dispute.sides)
    assert "nobody named, single source: the water would come" in shown(
        "disputes", replace(account, disputes=(replace(dispute, sides=sides),))
    )


def test_an_account_without_disputes_says_so() -> None:
    assert "No dispute was found" in shown("disputes", river_account())


def test_the_words_of_a_side_cannot_command_the_terminal() -> None:
    account = disputed_account()
    (dispute,) = account.disputes
    sides = tuple(replace(side, says="\x1b[2J") for side in dispute.sides)
    hostile = replace(dispute, about="\x1b[2J", reason="\x1b[2J", sides=sides)
    assert "\x1b" not in shown("disputes", replace(account, disputes=(hostile,)))
