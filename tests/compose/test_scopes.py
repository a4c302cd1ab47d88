from __future__ import annotations

import pytest

from communique.compose.scopes import find_scopes
from tests.compose.told_story import claim

ALL = "<Irena Dorn> [said] {that <Ostrel> [wanted] {all the fishing limits on the lake lifted}}."
SOME = "<Aro Marn> [said] {that <Ostrel> [had asked] {for some fishing limits on the lake to be lifted}}."


def _find(*articles: str) -> list[tuple[str | None, str | None]]:
    return [
        (each.whole.teller.speaker, each.part.teller.speaker) for each in find_scopes(claim(*articles, likeness=0.7))
    ]


def test_all_and_some_of_what_was_asked_are_set_against_each_other() -> None:
    assert _find(ALL, SOME) == [("Irena Dorn", "Aro Marn")]


def test_who_asked_is_not_who_tells() -> None:
    assert ("Ostrel", "Ostrel") not in _find(ALL, SOME)


@pytest.mark.parametrize(
    "second",
    [
        "<Irena Dorn> [said] {that <Ostrel> [had asked] {for some fishing limits on the lake to be lifted}}.",
        "<Aro Marn> [said] {that <Ostrel> [had asked] {for some bread}}.",
        "<Aro Marn> [said] {that some fishing limits on the lake are old}.",
    ],
)
def test_one_teller_another_thing_and_what_nobody_asks_are_left_out(second: str) -> None:
    assert _find(ALL, second) == []


def test_the_whole_of_one_thing_is_not_set_against_a_part_of_another() -> None:
    complete = "<Irena Dorn> [said] {that <Ostrel> [wanted] {limits on the lake lifted after a complete fishing ban}}."
    some = "<Aro Marn> [said] {that <Ostrel> [had asked] {for some limits on the lake to be lifted after the ban}}."
    assert _find(complete, some) == []
