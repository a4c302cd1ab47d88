from __future__ import annotations

from communique.compose.blames import find_blames
from tests.compose.told_story import claim

BLAME = "<Ostrel> [blamed] {Varda for the collapse of the talks}."
ANSWER = "<Varda> [said] {that <Ostrel> [had refused] {to name a day for the talks}}."


def _find(*articles: str, likeness: float = 0.7) -> list[tuple[str | None, list[str | None]]]:
    found = find_blames(claim(*articles, likeness=likeness))
    return [(each.blame.speaker, [one.speaker for one in each.answers]) for each in found]


def test_those_blamed_answer_with_what_the_other_side_refused() -> None:
    assert _find(BLAME, ANSWER) == [("Ostrel", ["Varda"])]


def test_blame_without_an_answer_is_none() -> None:
    assert _find(BLAME, "<Varda> [said] {that the talks were long}.") == []


def test_blame_for_nothing_that_went_wrong_is_none() -> None:
    assert _find("<Ostrel> [blamed] {Varda for its taste in hats}.", ANSWER) == []


def test_an_answer_of_something_else_is_none() -> None:
    assert _find(BLAME, ANSWER, likeness=0.2) == []
