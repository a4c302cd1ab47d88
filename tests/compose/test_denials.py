from __future__ import annotations

from dataclasses import replace

import pytest

from communique.compose.claims import Claims
from communique.compose.denials import find_denials
from communique.types import EntityType
from tests.compose.told_story import claim

OPENED = "<Varda> [said] {that Ostrel opened the upper sluice at night}."


def _find(*articles: str, likeness: float = 0.8) -> list[tuple[str | None, list[str | None]]]:
    claims = claim(*articles, likeness=likeness)
    return [(each.denial.speaker, [one.speaker for one in each.claims]) for each in find_denials(claims)]


def test_a_denial_stands_against_what_was_told_just_before() -> None:
    denial = "<Ostrel> [denied] {that it opened the sluice}."
    assert _find(f"{OPENED} {denial}") == [("Ostrel", ["Varda"])]


def test_a_denial_stands_against_what_another_article_tells_in_its_words() -> None:
    assert _find(OPENED, "<Ostrel> [denied] {that it opened the upper sluice at night}.") == [("Ostrel", ["Varda"])]


def test_a_denial_of_what_nobody_says_is_none() -> None:
    assert _find(OPENED, "<Ostrel> [denied] {that bakers stole a golden crown}.", likeness=0.1) == []


def test_a_claim_that_is_named_is_looked_up() -> None:
    claims = "<Ostrel> [rejected] {Varda's claim about the sluice}."
    assert _find(OPENED, claims, likeness=0.5) == [("Ostrel", ["Varda"])]


def test_nobody_denies_his_own_words() -> None:
    assert _find(f"{OPENED} <Varda> [denied] {{that it opened the sluice}}.") == []


@pytest.mark.parametrize(
    "denial",
    [
        "<Ostrel> [called] {the report a fabrication}.",
        "<Ostrel> [disputed] {that account}.",
        "<Ostrel> [pushed back on] {the accusation}.",
        "<Ostrel> [played down] {those fears}.",
        '{"That is simply not true,"} <Ostrel> [said].',
        "<Ostrel> [shrugged off] {the accusation}.",
        "<Ostrel> [said] {that there was no truth to the story}.",
    ],
)
def test_a_denial_is_told_in_many_ways(denial: str) -> None:
    assert _find(f"{OPENED} {denial}") == [("Ostrel", ["Varda"])]


@pytest.mark.parametrize(
    "words",
    [
        "<Ostrel> [denied] {the request for bail}.",
        "<Ostrel> [called] {its envoys to report}.",
        "<Ostrel> [questioned] {the fisherman for an hour}.",
        "<Ostrel> [did not directly contradict] {that report}.",
        "<Ostrel> [refused to deny] {that report}.",
        '{"That is a false start,"} <Ostrel> [said].',
    ],
)
def test_what_only_looks_like_a_denial_is_none(words: str) -> None:
    assert _find(f"{OPENED} {words}") == []


def test_a_claim_that_only_the_denial_words_is_taken_from_it() -> None:
    claims = claim("<Ostrel> [dismissed] {suggestions that the dam had been paid for in gold}.")
    (denial,) = find_denials(claims)
    assert denial.worded is not None
    assert claims.read(denial.worded) == "suggestions that the dam had been paid for in gold"


def test_what_the_speaker_says_next_goes_with_his_denial() -> None:
    claims = claim(f"{OPENED} <Ostrel> [denied] {{that claim}}. {{The sluice was shut,}} <Ostrel> [said].")
    (denial,) = find_denials(claims)
    assert [one.content for one in denial.sequel] == [claims.story.attributions[-1].content]


def test_a_clause_that_contradicts_another_is_a_denial() -> None:
    told = "<Varda> [said] {the dam is hers}, contradicting <a judge> who [ruled] {that the dam is nobody's}."
    assert _find(told) == [("Varda", ["a judge"])]


def test_critics_who_say_something_are_contradicted_in_their_words() -> None:
    claims = claim("<Ostrel> [pushed back on] {critics} who say that the dam was paid for in gold, and left.")
    (denial,) = find_denials(claims)
    assert denial.worded is not None
    assert claims.read(denial.worded) == "critics who say that the dam was paid for in gold"


def test_a_claim_that_is_branded_false_is_denied_whatever_the_cue() -> None:
    told = f"{OPENED} <Ostrel> declared such reports fake but [did not contradict] {{them in the chamber}}."
    assert _find(told) == [("Ostrel", ["Varda"])]


def test_the_words_that_deny_are_told() -> None:
    told = f"{OPENED} <Ostrel> [disputed] {{that account}}. {{The sluice was shut,}} <Ostrel> [said]."
    claims = claim(told, likeness=0.8)
    (denial,) = find_denials(claims)
    assert claims.read(denial.words) == "disputed"


def test_a_refusal_is_no_account_that_could_be_denied() -> None:
    refusal = "<Varda> [refused] {any hearing about the upper sluice}."
    denial = "<Ostrel> [contradicted] {Varda's account of the upper sluice}."
    assert _find(f"{OPENED} {refusal} {denial}", likeness=0.8) == [("Ostrel", ["Varda"])]


def test_that_is_not_true_answers_what_another_has_just_said() -> None:
    answer = '{"That is simply not true,"} <the captain> [said].'
    assert _find(f"<The ferry company> [says] {{the crew left the bridge}}. {answer}", likeness=0.05) == [
        ("the captain", ["The ferry company"])
    ]


def test_a_report_told_in_the_sentence_before_is_what_is_called_false() -> None:
    told = "He was not leaving, after a report in the Courier that he had offered to resign over the dam."
    claims = claim(f'{told} <The envoy\'s office> [called] {{the story "highly misleading"}}.')
    (denial,) = find_denials(claims)
    assert denial.worded is not None
    assert claims.read(denial.worded) == "report in the Courier that he had offered to resign over the dam"


def test_what_is_told_with_its_denial_is_denied() -> None:
    told = "<The premier> [warned of] {floods, in terms that <Ostrel> [denounced] {as misinformation}}."
    assert _find(told) == [("Ostrel", ["The premier"])]


def test_a_claim_read_for_the_cue_is_denied_by_the_verb_before_it() -> None:
    told = "<Ostrel> pushed back on Monday on [suggestions] {that its engineers had been caught off guard}."
    claims = claim(told + ' {"We knew,"} <Ostrel> [said].')
    (denial,) = find_denials(claims)
    assert denial.worded is not None
    assert claims.read(denial.worded) == "suggestions that its engineers had been caught off guard"


def test_an_outlet_that_hands_on_words_does_not_hold_them() -> None:
    quoted = '<The Lyss Courier> [reported] {{"Ostrel opened the sluice at night,"} <Jana Dorn> [said]}.'
    claims = claim(f"{quoted} <Ostrel> [denied] {{that it opened the sluice at night}}.", likeness=0.8)
    story = replace(
        claims.story,
        entities=tuple(
            replace(each, type=EntityType.OUTLET) if each.id == "The Lyss Courier" else each
            for each in claims.story.entities
        ),
    )
    (denial,) = find_denials(Claims(story))
    assert [one.speaker for one in denial.claims] == ["Jana Dorn"]
