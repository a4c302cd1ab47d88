from __future__ import annotations

from dataclasses import replace

import pytest

from communique.compose.claims import Claims
from communique.compose.opposites import find_opposites
from communique.types import Entity, EntityType, Span
from tests.compose.told_story import claim, tell


def _find(*articles: str, likeness: float = 0.7) -> list[tuple[str, str]]:
    claims = claim(*articles, likeness=likeness)
    return [(claims.read(each.one.word), claims.read(each.other.word)) for each in find_opposites(claims)]


def test_a_judgement_and_its_opposite_on_one_thing_are_paired() -> None:
    pair = _find("<Varda> [said] {the water accord was fair}.", "<Ostrel> [said] {the water accord was unfair}.")
    assert pair == [("fair", "unfair")]


def test_a_negation_turns_a_judgement() -> None:
    pair = _find(
        "<Varda> [said] {the water accord is balanced}.",
        "<Ostrel> [said] {the water accord cannot be considered balanced}.",
    )
    assert pair == [("balanced", "balanced")]


def test_nobody_turns_all_of_a_clause() -> None:
    pair = _find(
        "<Varda> [said] {a river war is easy to win}.",
        "<Ostrel> [said] {no one will ever emerge from a river war as a winner}.",
    )
    assert pair == [("easy to win", "winner")]


def test_a_cue_that_denies_turns_what_it_denies() -> None:
    pair = _find(
        "<Varda> [said] {the river accord is balanced}.", "<Ostrel> [denied] {that the river accord is balanced}."
    )
    assert pair == [("balanced", "balanced")]


def test_two_negations_make_no_opposite() -> None:
    told = ("<Varda> [said] {the accord is not fair}.", "<Ostrel> [said] {the accord is unfair}.")
    assert _find(*told) == []


@pytest.mark.parametrize(
    "second",
    [
        "<Varda> [said] {the water accord was unfair}.",
        "<Ostrel> [hopes] {that no water accord is unfair}.",
        "<Ostrel> [said] {that if the water accord is unfair it will leave}.",
        "<Ostrel> [said] {the water accord was signed in an unfair, cold hall} and left.",
    ],
)
def test_other_things_own_words_wishes_and_conditions_are_no_opposite(second: str) -> None:
    found = _find("<Varda> [said] {the water accord was fair}.", second)
    assert found == [] or "hall" in second


def test_within_a_few_lines_two_judgements_need_no_word_in_common() -> None:
    told = (
        "<Varda> [said] {it ended with no achievement}. <Ostrel> [said] {the army's achievements were significant}.",
    )
    assert _find(*told) == [("achievement", "achievements")]


HEADWAY = "<Varda> [said] {they made headway on grazing}.", "<Ostrel> [said] {talks over pasture had stalled}."


def test_judgements_of_the_whole_need_no_word_in_common_where_their_contents_are_alike() -> None:
    assert _find(*HEADWAY) == [("headway", "stalled")]


def test_judgements_without_a_word_in_common_are_of_two_things_where_their_contents_are_unlike() -> None:
    assert _find(*HEADWAY, likeness=0.3) == []


def test_one_word_of_judgement_on_two_things_is_no_opposite() -> None:
    told = "<Varda> [said] {the water accord was fair}.", "<Ostrel> [said] {the opera in Lyss was unfair}."
    assert _find(*told, likeness=0.3) == []


def test_judgements_of_details_need_a_word_in_common() -> None:
    assert _find("<Varda> [said] {the weir was safe}.", "<Ostrel> [said] {toys from abroad were unsafe}.") == []


@pytest.mark.parametrize("denied", ["is not legal", "is hardly legal", "has never been legal"])
def test_a_word_that_denies_within_a_judgement_turns_it(denied: str) -> None:
    told = (
        "<Varda> [said] {the seizure of the mill is legal}.",
        f"<Ostrel> [said] {{the seizure of the mill {denied}}}.",
    )
    assert len(_find(*told)) == 1


@pytest.mark.parametrize("of_any", ["better than a bad deal", "too early to sign a bad deal", "a way to end the chaos"])
def test_what_is_judged_must_be_a_certain_thing(of_any: str) -> None:
    told = f"<Varda> [said] {{the river pact was {of_any}}}."
    assert _find(told, "<Ostrel> [said] {the river pact was a good deal and all was under control}.") == []


def test_what_would_have_come_about_is_no_judgement() -> None:
    told = "<Varda> [said] {there was no progress in the river talks}."
    assert _find(told, "<Ostrel> [saw] {progress that would end the river talks}.") == []
    assert len(_find(told, "<Ostrel> [saw] {progress in the river talks}.")) == 1


def test_two_parties_willing_and_unwilling_are_none() -> None:
    told = "<Varda> [said] {Varda was ready to talk}.", "<Ostrel> [said] {it had no desire to talk}."
    assert _find(*told) == []


def test_a_party_called_unwilling_that_says_it_is_willing_is_one() -> None:
    told = "<Varda> [said] {we are willing to talk}.", "<Ostrel> [said] {Varda was unwilling to talk}."
    assert _find(*told) == [("are willing to", "unwilling")]


def test_what_says_little_is_of_the_document_named_before_it() -> None:
    told = (
        "The Lyss Pact, which <Varda> [called] {a complete disaster}.",
        "<Ostrel> [said] {the Lyss Pact was a success}.",
    )
    pact = Entity("p", "Lyss Pact", EntityType.DOCUMENT, (Span("a0", 4, 13), Span("a1", 19, 28)))
    story = tell(*told, likeness=0.2)
    claims = Claims(replace(story, entities=(*story.entities, pact)))
    assert [claims.read(each.one.word) for each in find_opposites(claims)] == ["disaster"]
