from __future__ import annotations

from dataclasses import replace

from communique.export.html import account_to_html
from communique.export.html.stands import StandView
from communique.export.html.view import view_account
from communique.types import Account
from tests.export.bargain_account import bargain_account


def stands(account: Account | None = None) -> tuple[StandView, ...]:
    return view_account(account or bargain_account()).stands


def section(account: Account | None = None) -> str:
    """The section of the page."""
    html = account_to_html(account or bargain_account())
    return html[html.index('<section id="stands"') : html.index('<section id="disputed"')]


def test_the_lines_stand_in_the_account_s_order() -> None:
    assert [(stand.party[0], stand.words.text) for stand in stands()] == [
        ("Varda", "to sell power to Ostrel"),
        ("Varda", "no intention of opening the gates of the Lower Sile in any form” before Ostrel signs"),
        ("Ostrel", "the water would come"),
    ]


def test_a_party_of_two_lines_is_named_once_to_the_eye() -> None:
    assert section().count("href=#name-varda>") == 1
    assert "<span class=spoken>Varda</span>" in section()


def test_a_condition_that_the_words_leave_out_stands_below() -> None:
    condition = stands()[0].condition
    assert condition is not None
    assert (condition[0], condition[1].text) == ("only if", "if the levels are met")


def test_a_condition_that_the_words_have_is_not_said_again() -> None:
    assert stands()[1].condition is None


def test_a_line_leads_to_its_issue_where_the_page_shows_it() -> None:
    assert [stand.issue_anchor for stand in stands()] == ["issue-power", "issue-gates", None]


def test_a_line_shows_the_number_of_the_move_it_tells() -> None:
    numbers = [stand.move.number if stand.move else None for stand in stands()]
    assert numbers == [2, 6, None]


def test_two_lines_of_one_party_on_one_issue_have_two_anchors() -> None:
    account = bargain_account()
    twice = replace(account, stands=(account.stands[0], account.stands[0]))
    assert [stand.anchor for stand in stands(twice)] == ["stand-power.20.varda", "stand-power.20.varda.2"]


def test_no_line_is_said_plainly_and_leads_to_the_positions() -> None:
    html = section(replace(bargain_account(), stands=()))
    assert "No latest word of a party was told clearly enough" in html
    assert "<a href=#positions>" in html


def test_it_is_the_first_section_and_can_be_skipped_to() -> None:
    html = account_to_html(bargain_account())
    assert html.index('<section id="stands"') < html.index("<section", html.index('<section id="stands"') + 1)
    assert '<a class="skip" href="#stands">' in html
