"""The pages on moves and disputes: everybody's words for them, and the buttons that take them away."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from communique.desk.app import Desk
from communique.types import Move
from tests.desk.conftest import PORT, Browser, words_of
from tests.desk.river_desk import make_shelf
from tests.export.bargain_account import bargain_account, hostile_account

ACCOUNT = bargain_account()
MOVE = next(move for move in ACCOUNT.moves if move.condition is not None)
DISPUTE = ACCOUNT.disputes[0]


@pytest.fixture
def bargain(tmp_path: Path) -> Browser:
    return Browser(Desk(make_shelf(tmp_path, ACCOUNT), port=PORT, by="desk"))


@pytest.mark.parametrize("move", ACCOUNT.moves, ids=lambda move: move.id)
def test_the_words_of_a_move_are_marked_in_their_article(bargain: Browser, move: Move) -> None:
    marked = re.findall(r"<mark>(.*?)</mark>", bargain.read(f"/river/moves/{move.id}"), re.DOTALL)
    assert any(move.proposal in html.unescape(words) for words in marked)


def test_a_move_tells_its_condition(bargain: Browser) -> None:
    assert MOVE.condition is not None
    assert f"“{MOVE.condition.text}”" in html.unescape(bargain.read(f"/river/moves/{MOVE.id}"))


def test_a_move_is_rejected_and_its_issue_renamed(bargain: Browser) -> None:
    assert bargain.correct("reject", MOVE.id).status_code == 303
    assert f"“{MOVE.proposal}” is left out" in html.unescape(words_of(bargain.read("/river/?noted=1")))
    assert bargain.correct("rename", MOVE.issue, "something else").status_code == 303


def test_a_dispute_has_the_words_of_every_side(bargain: Browser) -> None:
    page = words_of(html.unescape(bargain.read(f"/river/disputes/{DISPUTE.id}")))
    assert all(" ".join(side.says.split()) in page for side in DISPUTE.sides)


def test_a_dispute_is_rejected(bargain: Browser) -> None:
    assert bargain.correct("reject", DISPUTE.id).status_code == 303


@pytest.mark.parametrize("page", ["moves", "disputes"])
def test_what_is_not_there_is_told(bargain: Browser, page: str) -> None:
    assert bargain.get(f"/river/{page}/nothing").status_code == 404


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    account = hostile_account()
    browse = Browser(Desk(make_shelf(tmp_path, account), port=PORT, by="desk"))
    pages = [f"moves/{move.id}" for move in account.moves] + [f"disputes/{each.id}" for each in account.disputes]
    for page in pages:
        shown = browse.read(f"/river/{page}")
        assert "<script>alert" not in shown
        assert "<img" not in shown
