from __future__ import annotations

import re
from dataclasses import replace

import pytest

from communique.export.html import account_to_html
from communique.export.html.positions import COLUMNS, ISSUES, Positions, PositionView
from communique.export.html.view import view_account
from communique.types import Account, Condition, ConditionType, Movement, OnlyTold, OnlyToldWhat, Position
from tests.export.bargain_account import bargain_account, wide_account


def positions(account: Account | None = None) -> Positions:
    return view_account(account or bargain_account()).positions


def held(party: str, issue: str, account: Account | None = None) -> PositionView:
    """The position of a party, by its name, on an issue."""
    shown = positions(account)
    return next(
        position
        for each in (*shown.issues, *shown.rest)
        for position in each.positions
        if each.name == issue and position.party[0] == party
    )


def section(account: Account | None = None) -> str:
    """The section of the page."""
    html = account_to_html(account or bargain_account())
    return html[html.index('<section id="positions"') : html.index('<section id="timeline"')]


def test_issues_stand_by_their_moves_and_origins() -> None:
    assert [issue.name for issue in positions().issues] == ["power", "gates", "ferries"]


def test_the_parties_of_most_moves_have_the_columns() -> None:
    assert [name for name, _ in positions(wide_account(8, 20)).columns] == [
        "Varda 0",
        "Ostrel 1",
        "Karsk 2",
        "The Federation of Upper and Lower Lakes 3",
    ]


def test_the_other_parties_stand_below_the_row() -> None:
    issue = positions(wide_account(8, 20)).issues[0]
    assert len(issue.cells) == COLUMNS
    assert [other.party[0] for other in issue.others] == ["Ilmsund 4", "Tamsin 6", "Varda 7"]


def test_the_issues_of_fewest_moves_are_folded() -> None:
    shown = positions(wide_account(8, 20))
    assert (len(shown.issues), len(shown.rest)) == (ISSUES, 20 - ISSUES)


def test_a_lone_party_is_not_set_across() -> None:
    ferries = next(issue for issue in positions().issues if issue.name == "ferries")
    assert (ferries.cells, [other.party[0] for other in ferries.others]) == ((), ["Karsk"])


def test_a_cell_has_the_latest_move() -> None:
    latest = held("Varda", "power").latest
    assert (latest.verb, latest.words.text, latest.speaker) == (
        "rejects",
        "sell power to Ostrel",
        ("Mira Holt", "name-holt"),
    )


def test_the_steps_stand_by_their_dates_the_undated_last() -> None:
    assert [step.date for step in held("Varda", "power").steps] == [
        "3 March 2031",
        "4 March 2031",
        "5 March 2031",
        None,
    ]


def test_every_move_is_shown_once_and_numbered_in_the_order_of_the_page() -> None:
    shown = re.findall(r"<blockquote><span class=number id=M(\d+)>", section())
    assert shown == [str(number) for number in range(1, 1 + len(bargain_account().moves))]


def test_a_movement_leads_to_the_step_it_is_measured_from() -> None:
    assert re.search(r"softened</span> <span>since <a href=#M\d>3 March 2031</a>", section())


def test_one_ascribed_move_is_no_movement() -> None:
    assert not held("Ostrel", "power").is_moved


def test_a_movement_that_is_unclear_is_not_shown() -> None:
    account = bargain_account()
    unclear = tuple(replace(each, movement=Movement.UNCLEAR, steps=None) for each in account.positions)
    assert not held("Varda", "power", replace(account, positions=unclear)).is_moved


def test_people_of_one_party_who_differ_are_shown_as_such() -> None:
    voices = re.search(r"<p class=voices>.*?</p>", section())
    assert voices is not None
    assert re.sub(r"<[^>]+>", "", voices[0]) == "voices differ Ada Brisk offers, Mira Holt rejects"


def test_a_person_is_shown_to_speak_for_the_party() -> None:
    assert re.search(r">Ada Brisk</a> for <a[^>]*>Varda</a>", section())


@pytest.mark.parametrize(
    ("move", "words"),
    [
        ("m-flow", "ascribed by Ada Brisk"),
        ("m-ferries", "ascribed by Tamsin Herald, in its own voice"),
        ("m-sell", "own words"),
    ],
)
def test_own_words_and_ascribed_ones_are_told_apart_by_words(move: str, words: str) -> None:
    step = re.search(rf"id=move-{move}>.*?<blockquote>", section(), re.DOTALL)
    assert step is not None
    assert words in re.sub(r"<[^>]+>", "", step[0])


def test_a_condition_is_shown_with_its_type() -> None:
    assert "condition, only if:" in section()
    assert re.search(r"<p class=condition>.*?>if the levels are met</a>", section())


def test_a_type_that_the_words_of_a_condition_say_is_not_said_again() -> None:
    conditions = {move.condition for move in positions().moves.values()} - {None}
    assert {(how, words.text) for how, words in conditions} == {
        ("", "before Ostrel signs"),
        ("", "in exchange for the toll"),
        ("only if", "if the levels are met"),
    }


def test_a_condition_among_the_words_of_its_move_is_not_shown_again() -> None:
    account = bargain_account()
    conditioned = next(move for move in account.moves if move.condition)
    span = replace(conditioned.wording, end=conditioned.wording.start + 5)
    words = Condition(ConditionType.ONLY_IF, conditioned.proposal[:5], span)
    moves = tuple(replace(move, condition=words if move is conditioned else None) for move in account.moves)
    assert "class=condition" not in section(replace(account, moves=moves))


def test_a_party_that_would_fill_one_cell_has_no_column() -> None:
    account = wide_account(8, 20)
    third = positions(account).columns[2][0]
    kept = [each for each in account.positions if each.party != "party-2"] + [
        each for each in account.positions if each.party == "party-2"
    ][:1]
    assert third not in [name for name, _ in positions(replace(account, positions=tuple(kept))).columns]


def test_a_cell_clips_words_and_opens_all_of_them() -> None:
    account = wide_account(3, 1)
    long = "\n\n".join(account.articles[2].text.split("\n\n")[1:])
    move = account.moves[0]
    start = account.articles[2].text.index(long)
    wording = replace(move.wording, article="post", start=start, end=start + len(long))
    changed = replace(move, proposal=long, wording=wording, condition=None, evidence=(wording,))
    latest = held("Ostrel 1", "issue number 0", replace(account, moves=(changed, *account.moves[1:]))).latest
    assert latest.clipped is not None
    assert latest.clipped.text == "Envoys of Varda and Ostrel met in Ilmsund on 5 and 6 March, their"
    assert latest.clipped.href == latest.words.href


def test_an_account_without_moves_says_so() -> None:
    nothing = replace(bargain_account(), moves=(), positions=(), stands=())
    assert "No demand, offer, refusal or other move" in section(nothing)


def test_the_head_counts_the_moves_and_leads_to_them() -> None:
    html = account_to_html(bargain_account())
    assert "<li><b>8</b> moves, <b>6</b> on a single source</li>" in html
    assert '<a href="#positions">Positions</a>' in html


def test_an_article_lists_the_moves_that_it_alone_tells() -> None:
    account = bargain_account()
    only = OnlyTold("ledger", OnlyToldWhat.MOVE, "m-sell")
    html = account_to_html(replace(account, only_told_by=(*account.only_told_by, only)))
    assert "Only here: 1 move</summary>" in html
    assert "<a href=#M2>M2</a> Varda offers: to sell power to Ostrel" in html


def test_a_move_named_in_two_positions_is_shown_in_the_first() -> None:
    account = bargain_account()
    again = Position("ostrel", "ferries", ("m-sell", "m-flow"), Movement.UNCLEAR)
    shown = positions(replace(account, positions=(*account.positions, again)))
    assert len(shown.moves) == len(account.moves)
    assert not any(issue.name == "ferries" and len(issue.positions) > 1 for issue in shown.issues)
