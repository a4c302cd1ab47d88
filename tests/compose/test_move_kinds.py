from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.compose.move_kinds import judge_content, judge_kind
from communique.types import MoveKind

OBJECTS = ("the mediator's draft", "to the longer lease", "the new border line", "to a visit by observers")


@given(st.sampled_from(("accepted", "agreed to", "approved", "has accepted")), st.sampled_from(OBJECTS))
def test_negation_turns_an_acceptance_into_a_rejection(cue: str, content: str) -> None:
    assert judge_kind(cue, content, own=False).kind in (MoveKind.ACCEPT, MoveKind.COMMIT)
    assert judge_kind(f"not {cue}", content, own=False).kind is MoveKind.REJECT


@given(st.sampled_from(("sign the treaty", "open the sluices", "attend the talks", "widen the canal")))
def test_will_not_is_a_rejection_where_will_is_a_commitment(deed: str) -> None:
    assert judge_content(f"we will {deed}", own=True).kind is MoveKind.COMMIT
    assert judge_content(f"we will not {deed}", own=True).kind is MoveKind.REJECT


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("declined", "to comment on the report"),
        ("declined to say", "whether a date had been proposed"),
        ("did not respond to", "a request for comment"),
        ("asked", "whether the talks would go on"),
        ("said", "the fog lifted shortly after nine"),
        ("'m not saying", "the toll is not necessary"),
        ("has not yet said", "that the gates must open"),
        ("added", "i'm not saying the toll is unacceptable"),
        ("accused", "the guards of theft"),
    ],
)
def test_what_bargains_for_nothing_is_no_move(cue: str, content: str) -> None:
    assert judge_kind(cue, content, own=False).kind is None


@pytest.mark.parametrize("content", ["if i doubted it, i wouldn't have come", "if i were not, i would not be here"])
def test_what_one_would_not_have_done_is_not_left_to_the_trained_kinds(content: str) -> None:
    assert not judge_kind("said", content, own=False).is_open


def test_no_longer_insisting_is_a_concession() -> None:
    assert judge_content("ostrel would no longer insist on a garrison", own=True).kind is MoveKind.CONCEDE


def test_a_warning_against_something_is_a_demand() -> None:
    assert judge_kind("warned", "against building a second weir", own=False).kind is MoveKind.DEMAND


def test_harm_that_somebody_else_will_do_is_no_threat() -> None:
    assert judge_content("the weir could damage the fishing grounds", own=False).kind is MoveKind.OPPOSE


def test_rejecting_a_claim_is_a_denial() -> None:
    assert judge_kind("rejected", "claims that the dam was mined", own=False).kind is MoveKind.DENY


@given(st.text(max_size=60), st.text(max_size=120), st.booleans())
def test_any_words_are_judged(cue: str, content: str, own: bool) -> None:
    assert judge_kind(cue, content, own=own).rule


@pytest.mark.parametrize(
    "content",
    [
        "why must we pay this toll?",
        "we do not know what ostrel will decide",
        "it remains to be seen whether they will sign",
    ],
)
def test_a_question_and_what_is_not_known_are_no_move(content: str) -> None:
    assert judge_kind("said", content, own=True).kind is None


def test_what_another_party_wants_is_no_move_of_him_who_tells_it() -> None:
    content = "varda does not want to go back to the years without a treaty"
    assert judge_kind("said", content, own=False, other=True).kind is None


def test_what_a_speaker_stops_short_of_is_no_move() -> None:
    assert judge_kind("stopped short of confirming", "that the lock would close", own=False).kind is None


def test_a_warning_of_what_others_bring_about_is_opposition_and_no_threat() -> None:
    assert judge_kind("warned", "that the toll would drive the barges away", own=False).kind is MoveKind.OPPOSE
    assert judge_kind("warned", "that it would drive the barges away", own=False).kind is MoveKind.THREATEN
