from __future__ import annotations

from dataclasses import replace

from communique.compose.disputes import find_disputes
from communique.types import Dispute, DisputeKind, DisputeLevel, Statement, Story
from tests.compose.told_story import tell

OPENED = "<Varda> [said] {that Ostrel opened the upper sluice at night}."
DENIED = "<Ostrel> [denied] {that it opened the upper sluice at night}."
FAIR = "<Varda> [said] {the water accord was fair}."
UNFAIR = "<Ostrel> [said] {the water accord was unfair}."
DOCKERS = "The strike idled 4,800 dockers at Kellmar.", "Some 5,600 dockers at Kellmar joined the strike."


def _one(story: Story) -> Dispute:
    (dispute,) = find_disputes(story)
    return dispute


def test_a_denial_has_the_claim_and_the_denial_as_sides() -> None:
    sides = _one(tell(OPENED, DENIED)).sides
    assert [(side.holder, side.says) for side in sides] == [
        (("Varda",), "Ostrel opened the upper sluice at night"),
        (("Ostrel",), "Ostrel denied that it opened the upper sluice at night"),
    ]


def test_the_reason_gives_the_words_that_show_it() -> None:
    assert _one(tell(OPENED, DENIED)).reason == "said outright: “denied”"


def test_opposite_judgements_are_shown_with_both_words() -> None:
    dispute = _one(tell(FAIR, UNFAIR))
    assert (dispute.kind, dispute.reason) == (DisputeKind.ASSESSMENT, "opposite judgements: “fair” and “unfair”")


def test_what_articles_say_themselves_is_between_outlets() -> None:
    dispute = _one(tell(*DOCKERS))
    assert (dispute.level, dispute.about) == (DisputeLevel.OUTLETS, "dockers")


def test_a_claim_that_several_deny_is_one_dispute() -> None:
    dispute = _one(tell(OPENED, DENIED, DENIED.replace("Ostrel", "Hask")))
    assert [side.holder for side in dispute.sides] == [("Varda",), ("Ostrel",), ("Hask",)]


def test_two_points_are_two_disputes() -> None:
    assert {dispute.kind for dispute in find_disputes(tell(*DOCKERS, OPENED, DENIED, likeness=0.8))} == {
        DisputeKind.DENIAL,
        DisputeKind.QUANTITY,
    }


def test_a_statement_told_elsewhere_is_evidence_and_counts() -> None:
    story = tell(OPENED, DENIED, OPENED)
    told = tuple(each.id for each in story.attributions if each.speaker == "Varda")
    statements = Statement("s", "Varda", None, told, 2), *(each for each in story.statements if each.speaker != "Varda")
    assert _one(replace(story, statements=statements)).sides[0].origins == 2


def test_what_is_shown_stands_in_the_evidence() -> None:
    story = tell(*DOCKERS, OPENED, DENIED, likeness=0.8)
    texts = {article.id: article.text for article in story.articles}
    for dispute in find_disputes(story):
        for side in dispute.sides:
            assert side.says in texts[side.evidence[0].article][side.evidence[0].start : side.evidence[0].end]


def test_no_two_disputes_have_one_id() -> None:
    told = f"{OPENED} But <Ostrel> [said] {{that it was asleep}}. {DENIED}", FAIR, UNFAIR, *DOCKERS
    identifiers = [dispute.id for dispute in find_disputes(tell(*told, likeness=0.8))]
    assert len(set(identifiers)) == len(identifiers) > 1


def test_a_story_without_disputes_has_none() -> None:
    assert find_disputes(tell(FAIR, FAIR.replace("Varda", "Ostrel"))) == ()
