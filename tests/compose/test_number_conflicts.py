from __future__ import annotations

import pytest

from communique.compose.number_conflicts import find_conflicts, group_by_value
from tests.compose.told_story import claim


def _find(*articles: str) -> list[list[float]]:
    return [[each[0].value for each in group_by_value(group)] for group in find_conflicts(claim(*articles))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The strike idled 4,800 dockers at Kellmar.", "Some 5,600 dockers at Kellmar joined the strike."),
        ("Varda has a trade deficit of $46 million with Ostrel.", "The trade deficit of Varda reached $57 million."),
        ("The Lyss exchange fell 2.4% on Friday.", "The Lyss exchange lost 3.1 percent."),
        ("The Ivel flood left 26 dead.", "In Ivel the flood killed 38 people."),
    ],
)
def test_two_numbers_of_one_thing_exclude_each_other(one: str, other: str) -> None:
    assert len(_find(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("About 5,000 growers came to Lyss.", "Police counted 4,900 growers in Lyss."),
        ("At least 40 growers of Lyss signed.", "In Lyss 52 growers signed."),
        ("The march drew 5,000 growers in Lyss.", "The march drew 5,600 growers in Tarn."),
        ("Some 3,000 troops guard the Lyss weir.", "Varda will withdraw 2,500 troops from the Lyss weir."),
        ("Up to 800 growers of Lyss may vote.", "In Lyss 640 growers voted."),
        ("In Lyss 60 seasonal growers signed.", "In Lyss 75 yearly growers signed."),
        ("In Lyss 60 teachers struck.", "In Lyss 75 teachers and support staff struck."),
        ("In 2017 Lyss had 340 growers.", "In 2019 Lyss had 290 growers."),
        ("Lyss has 30 growers.", "Lyss has 300 growers."),
        ("Varda spends 2.2 percent on its roads.", "Varda will spend 3 percent on its roads."),
        ("Varda's index of shares added 2.2 percent.", "Ostrel's index of shares added 3 percent."),
        ("The Lyss road cost $5 million.", "The Lyss dam cost $4 million and the Lyss road $5 million."),
        ("In Lyss 340 growers signed. In Lyss 400 growers signed.", "Nothing."),
    ],
)
def test_numbers_that_may_both_be_right_are_no_conflict(one: str, other: str) -> None:
    assert _find(one, other) == []


def test_one_sentence_may_set_two_holders_numbers_against_each_other() -> None:
    told = "<Varda> [said] {it paid 90 percent of the dam}, but <Ostrel> [puts] {the level at 67 percent}."
    assert _find(told) == [[67.0, 90.0]]


def test_two_speakers_may_count_the_dead_one_after_the_other() -> None:
    told = "<Varda> [said] {that 34 people were killed}. <Ostrel> [said] {that 47 people were killed}."
    assert _find(told) == [[34.0, 47.0]]


def test_a_value_that_two_articles_give_is_told_once() -> None:
    groups = _find("Kellmar has 480 dockers.", "Of Kellmar 480 dockers came.", "Kellmar's 560 dockers came.")
    assert groups == [[480.0, 560.0]]
