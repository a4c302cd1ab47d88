from __future__ import annotations

import re
from dataclasses import replace

from communique.export.html import account_to_html
from communique.export.html.disputes import DisputeView
from communique.export.html.view import view_account
from communique.types import Account
from tests.export.bargain_account import bargain_account


def disputes(account: Account | None = None) -> dict[str, DisputeView]:
    """Every dispute by its anchor."""
    return {view.anchor: view for view in view_account(account or bargain_account()).disputes}


def section(account: Account | None = None) -> str:
    """The section of the page."""
    html = account_to_html(account or bargain_account())
    return html[html.index('<section id="disputed"') : html.index('<section id="positions"')]


def test_disputes_stand_by_their_origins_and_are_numbered_so() -> None:
    assert [(view.number, anchor) for anchor, view in disputes().items()] == [
        (1, "dispute-d-flow"),
        (2, "dispute-d-gates"),
        (3, "dispute-d-open"),
        (4, "dispute-d-walk"),
    ]


def test_every_side_has_its_own_exact_words() -> None:
    assert [side.words.text for side in disputes()["dispute-d-walk"].sides] == [
        "it was Ostrel who walked out first",
        "it was Varda",
    ]


def test_a_person_is_shown_with_the_party() -> None:
    holder = disputes()["dispute-d-flow"].sides[0].holders[0]
    assert (holder.name, holder.of) == ("Ada Brisk", ("Varda", "name-varda"))


def test_an_article_s_own_voice_is_held_by_its_outlet() -> None:
    sides = disputes()["dispute-d-gates"].sides
    assert [(holder.name, holder.own_voice) for side in sides for holder in side.holders] == [
        ("Karsk Ledger", True),
        ("Tamsin Herald", True),
    ]


def test_a_side_of_nobody_known_says_so() -> None:
    assert disputes()["dispute-d-walk"].sides[0].holders[0].name == "somebody not named"


def test_the_kind_the_level_and_the_reason_are_told_in_words() -> None:
    card = section()[section().index("id=dispute-d-gates") :]
    text = re.sub(r"<[^>]+>", "", card)
    assert "how much or how many, between outlets" in text
    assert "Held to conflict because numbers that exclude each other" in text


def test_what_a_side_says_is_not_said_again_above() -> None:
    assert disputes()["dispute-d-flow"].about is None


def test_what_it_is_about_is_shown_where_it_stands_nearest() -> None:
    account = bargain_account()
    texts = {article.id: article.text for article in account.articles}
    about = disputes()["dispute-d-open"].about
    assert about is not None
    assert about.text == "stood open <b>on Sunday</b>"
    start = texts["ledger"].index(about.text)
    assert about.href.endswith(f".{start}-{start + len(about.text)}")


def test_what_stands_in_no_article_is_not_shown_as_words() -> None:
    account = bargain_account()
    invented = tuple(replace(each, about="an invented matter") for each in account.disputes)
    assert disputes(replace(account, disputes=invented))["dispute-d-walk"].about is None


def test_a_reason_cannot_become_markup() -> None:
    assert "<i>hostile</i>" not in section()
    assert "&lt;i&gt;hostile&lt;/i&gt;" in section()


def test_three_sides_stand_together() -> None:
    assert len(disputes()["dispute-d-flow"].sides) == 3


def test_other_places_of_a_side_are_a_click_away_with_their_own_words() -> None:
    account = bargain_account()
    flow = account.disputes[0]
    sides = (replace(flow.sides[0], evidence=(*flow.sides[0].evidence, *flow.sides[2].evidence)), *flow.sides[1:])
    html = section(replace(account, disputes=(replace(flow, sides=sides), *account.disputes[1:])))
    assert "1 other place</summary>" in html


def test_no_dispute_is_said_plainly() -> None:
    assert "No dispute was found" in section(replace(bargain_account(), disputes=()))


def test_the_head_counts_the_disputes_and_leads_to_them() -> None:
    html = account_to_html(bargain_account())
    assert "<li><b>4</b> disputes</li>" in html
    assert '<a href="#disputed">Disputed</a>' in html
