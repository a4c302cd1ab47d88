from __future__ import annotations

import pytest

from communique.compose.negations import find_negations
from tests.compose.told_story import claim

WORE = "<The guide> [said] {that the climber carried a rope on the ridge}."


def _find(*articles: str, likeness: float = 0.7) -> list[tuple[str | None, str | None, str]]:
    claims = claim(*articles, likeness=likeness)
    return [(each.said.speaker, each.denied.speaker, claims.read(each.word)) for each in find_negations(claims)]


@pytest.mark.parametrize(
    ("denied", "word"),
    [
        ("the climber had not carried a rope on the ridge", "had not carried"),
        ("the climber never carried any rope on the ridge", "never carried"),
        ("on the ridge not a single rope was carried", "not a single rope was carried"),
    ],
)
def test_what_one_says_and_another_flatly_denies_is_found(denied: str, word: str) -> None:
    assert _find(WORE, f"<Irena Dorn> [said] {{that {denied}}}.") == [("The guide", "Irena Dorn", word)]


@pytest.mark.parametrize(
    "second",
    [
        "<The guide> [said] {that the climber had not carried a rope on the ridge}.",
        "<Irena Dorn> [said] {that if the climber had not carried a rope on the ridge he would live}.",
        "<Irena Dorn> [said] {that the climber had not carried enough rope}, {as he had not carried enough bread}.",
        "<Irena Dorn> [said] {that the baker had not carried flour to the mill}.",
        "<Irena Dorn> [asked] {that the climber had not carried a rope on the ridge}.",
    ],
)
def test_own_words_conditions_degrees_and_other_things_deny_nothing(second: str) -> None:
    assert _find(WORE, second) == []


@pytest.mark.parametrize(
    "first",
    [
        "<The guide> [said] {that the climber ought to carry a rope on the ridge}.",
        "<The guide> [said] {that the climber should carry a rope on the ridge}.",
        "<The guide> [hopes] {that the climber carried a rope on the ridge}.",
    ],
)
def test_what_is_only_to_be_is_denied_by_nobody(first: str) -> None:
    assert _find(first, "<Irena Dorn> [said] {that the climber had not carried a rope on the ridge}.") == []


def test_claims_that_are_hardly_alike_are_of_two_things() -> None:
    denied = "<Irena Dorn> [said] {that the climber had not carried a rope on the ridge}."
    assert _find(WORE, denied, likeness=0.5) == []


def test_what_somebody_will_not_do_denies_nothing_that_took_place() -> None:
    refused = "<Varda> [said] {it will not fill the Gorna basin this summer}."
    assert find_negations(claim("<Ostrel> [said] {Varda filled the Gorna basin this summer}.", refused)) == ()
