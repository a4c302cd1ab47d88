from __future__ import annotations

from dataclasses import replace
from math import log

import pytest

from communique.compose.moves import LEAST_OF_A_GOVERNMENT, find_moves, weigh_moves
from communique.types import Act, Basis, ConditionType, EntityType, Event, EventMention, Modality, MoveKind, Story
from tests.compose.marked_story import ALL, mark

DEMAND = "<Varda> [demanded] {the release of the river pilots in exchange for grain}."
REFUSAL = "<Ostrel> [refused] {to open the upper sluices}."
SPOKEN = "<Irena Dorn> [rejected] {the toll bridge at Karn}."


def test_a_demand_has_its_party_proposal_and_condition() -> None:
    (move,) = find_moves(mark({"2030-05-01": [DEMAND]}), ALL)
    assert (move.party, move.kind) == ("e-Varda", MoveKind.DEMAND)
    assert move.proposal == "the release of the river pilots in exchange for grain"
    assert move.condition is not None
    assert move.condition.type is ConditionType.IN_EXCHANGE_FOR


def test_a_leader_speaks_for_the_government_and_is_kept() -> None:
    (move,) = find_moves(mark({"2030-05-01": [SPOKEN]}), ALL)
    assert (move.party, move.speaker) == ("e-Varda", "e-Irena Dorn")


@pytest.mark.parametrize("role", ["opposition leader", "Senator", "former prime minister"])
def test_who_does_not_speak_for_the_government_is_a_party_of_his_own(role: str) -> None:
    (move,) = find_moves(mark({"2030-05-01": [SPOKEN]}, [("Irena Dorn", "Varda", role)]), ALL)
    assert (move.party, move.speaker) == ("e-Irena Dorn", None)


def test_every_proposal_condition_and_issue_is_an_exact_slice() -> None:
    story = mark({"2030-05-01": [DEMAND, REFUSAL], "2030-05-02": [SPOKEN]})
    texts = {article.id: article.text for article in story.articles}
    moves = find_moves(story, ALL)
    for move in moves:
        assert texts[move.wording.article][move.wording.start : move.wording.end] == move.proposal
        assert any(move.issue in other.proposal for other in moves)
        if move.condition:
            place = move.condition.evidence
            assert texts[place.article][place.start : place.end] == move.condition.text


def test_words_that_complete_a_proposal_are_part_of_its_evidence() -> None:
    (move,) = find_moves(mark({"2030-05-01": ["<Varda> [demanded] {the pilots be released at} Karn."]}), ALL)
    (place,) = move.evidence
    assert move.proposal.endswith("Karn")
    assert place.start <= move.wording.start
    assert move.wording.end <= place.end


def test_the_same_move_told_by_two_articles_is_one_of_two_origins() -> None:
    vectors = {"to open the upper sluices": (1.0, 0.0)}
    (move,) = find_moves(mark({"2030-05-01": [REFUSAL], "2030-05-02": [REFUSAL]}, vectors=vectors), ALL)
    assert (len(move.evidence), move.origins) == (2, 2)


def test_what_two_parties_say_alike_is_two_moves() -> None:
    vectors = {"to open the upper sluices": (1.0, 0.0)}
    other = REFUSAL.replace("Ostrel", "Varda")
    assert len(find_moves(mark({"2030-05-01": [REFUSAL, other]}, vectors=vectors), ALL)) == 2


def test_the_order_of_attributions_does_not_matter() -> None:
    story = mark({"2030-05-01": [DEMAND, REFUSAL], "2030-05-02": [SPOKEN, REFUSAL]})
    turned = replace(
        story,
        attributions=story.attributions[::-1],
        entities=story.entities[::-1],
        articles=story.articles[::-1],
        statements=story.statements[::-1],
    )
    assert find_moves(turned, ALL) == find_moves(story, ALL)


def test_an_article_more_does_not_change_the_ids_of_the_moves_before() -> None:
    before = {move.id for move in find_moves(mark({"2030-05-01": [DEMAND, REFUSAL]}), ALL)}
    after = {move.id for move in find_moves(mark({"2030-05-01": [DEMAND, REFUSAL], "2030-05-02": [SPOKEN]}), ALL)}
    assert before < after


def test_what_is_told_inside_another_partys_words_is_ascribed_by_that_party() -> None:
    story = mark({"2030-05-01": [SPOKEN, DEMAND.replace("Varda", "Ostrel")]})
    outer, inner = story.attributions
    nested = replace(story, attributions=(outer, replace(inner, nested_in=outer.id)))
    move = next(move for move in find_moves(nested, ALL) if move.party == "e-Ostrel")
    assert (move.basis, move.ascribed_by) == (Basis.ASCRIBED, "e-Irena Dorn")


def test_the_words_of_a_partys_own_move_are_not_those_that_another_ascribes_to_it() -> None:
    claimed, told = "to open every upper sluice", "to open the upper sluices"
    lines = [SPOKEN, REFUSAL.replace(told, claimed)]
    story = mark({"2030-05-01": lines, "2030-05-02": [REFUSAL]}, vectors={claimed: (1.0, 0.0), told: (1.0, 0.0)})
    outer = story.attributions[0]
    nested = tuple(
        replace(each, nested_in=outer.id) if each.article == outer.article and each is not outer else each
        for each in story.attributions
    )
    move = next(move for move in find_moves(replace(story, attributions=nested), ALL) if move.party == "e-Ostrel")
    assert (move.basis, move.proposal, len(move.evidence)) == (Basis.OWN, told, 2)


def test_a_wish_told_in_the_outlets_own_voice_is_ascribed() -> None:
    story = mark({"2030-05-01": [DEMAND.replace("demanded", "wants")]})
    wish = replace(story, attributions=tuple(replace(each, act=Act.THOUGHT) for each in story.attributions))
    (move,) = find_moves(wish, ALL)
    assert (move.basis, move.ascribed_by) == (Basis.ASCRIBED, None)


def test_what_nobody_known_says_is_no_move() -> None:
    story = mark({"2030-05-01": [DEMAND]})
    unknown = replace(story, attributions=tuple(replace(each, speaker=None) for each in story.attributions))
    assert find_moves(unknown, ALL) == ()


def test_what_neither_side_wants_is_no_move() -> None:
    assert find_moves(mark({"2030-05-01": ["<Neither capital> [wants] {a longer lease}."]}), ALL) == ()


@pytest.mark.parametrize(
    "informant", ["Two people briefed on the talks", "Most accounts", "A source close to the talks"]
)
def test_who_only_informs_makes_no_move(informant: str) -> None:
    assert find_moves(mark({"2030-05-01": [f"<{informant}> [demanded] {{a longer lease}}."]}), ALL) == ()


@pytest.mark.parametrize("possible", ["may", "might soon", "set up a panel without", "asked whether it would"])
def test_what_a_party_may_do_or_does_not_do_is_no_move(possible: str) -> None:
    done = mark({"2030-05-01": ["Last week, <Varda> soon [offered] {to sell Ostrel the upper lock}."]})
    assert len(find_moves(done, ALL)) == 1
    only = mark({"2030-05-01": [f"Last week, <Varda> {possible} [offered] {{to sell Ostrel the upper lock}}."]})
    assert find_moves(only, ALL) == ()


def test_what_a_party_could_not_accept_is_a_move() -> None:
    told = mark({"2030-05-01": ["<Varda> [could not accept] {the loss of the upper lock}."]})
    assert [move.kind for move in find_moves(told, ALL)] == [MoveKind.REJECT]


def test_nobody_speaks_for_a_place() -> None:
    story = mark({"2030-05-01": [SPOKEN]})
    entities = tuple(replace(each, type=EntityType.PLACE) if each.id == "e-Varda" else each for each in story.entities)
    (move,) = find_moves(replace(story, entities=entities), ALL)
    assert move.party == "e-Irena Dorn"


def test_a_candidate_under_the_threshold_is_left_out() -> None:
    assert find_moves(mark({"2030-05-01": [DEMAND]}), replace(ALL, bias=-99.0)) == ()


def test_a_move_is_dated_by_its_first_article() -> None:
    vectors = {"to open the upper sluices": (1.0, 0.0)}
    (move,) = find_moves(mark({"2030-05-02": [REFUSAL], "2030-05-01": [REFUSAL]}, vectors=vectors), ALL)
    assert move.date is not None
    assert move.date.earliest == "2030-05-01"


def test_a_party_named_in_the_proposal_is_the_counterpart() -> None:
    story = mark({"2030-05-01": ["<Varda> [asked] {Ostrel to delay the flooding}.", REFUSAL]})
    ostrel = next(each for each in story.entities if each.id == "e-Ostrel")
    at = story.articles[0].text.index("Ostrel")
    named = replace(ostrel, mentions=(replace(ostrel.mentions[0], start=at, end=at + 6), *ostrel.mentions))
    entities = tuple(named if each.id == named.id else each for each in story.entities)
    move = next(m for m in find_moves(replace(story, entities=entities), ALL) if m.party == "e-Varda")
    assert move.counterpart == ("e-Ostrel",)


def test_a_chain_of_likenesses_does_not_join_its_ends() -> None:
    lines = [f"<Ostrel> [refused] {{to {deed}}}." for deed in ("open the sluices", "open the lock", "sell the lock")]
    vectors = {"to open the sluices": (1.0, 0.0), "to open the lock": (0.8, 0.6), "to sell the lock": (0.0, 1.0)}
    moves = find_moves(mark({"2030-05-01": lines}, vectors=vectors), ALL)
    assert sorted(len(move.evidence) for move in moves) == [1, 2]


def test_sentences_that_overlap_are_one_move() -> None:
    story = mark({"2030-05-01": [REFUSAL]})
    (refusal,) = story.attributions
    wish = replace(refusal, id="2030-05-01-t9", content=((refusal.content[0][0] + 3, refusal.content[0][1]),))
    (move,) = find_moves(replace(story, attributions=(refusal, wish)), ALL)
    assert move.attributions == ("2030-05-01-t0", "2030-05-01-t9")


def test_who_passes_on_what_another_party_demands_makes_no_move() -> None:
    story = mark({"2030-05-01": ["<Irena Dorn> [said] {Ostrel must get the whole summer flow}.", REFUSAL]})
    outer, other = story.attributions
    inner = replace(outer, id="2030-05-01-t5", speaker=other.speaker, nested_in=outer.id)
    moves = find_moves(replace(story, attributions=(outer, other, inner)), ALL)
    assert {move.party for move in moves} == {"e-Ostrel"}


def test_what_asks_for_all_and_what_asks_for_a_part_are_two_moves() -> None:
    every, some = "<Varda> [demanded] {the end of all tolls}.", "<Varda> [demanded] {the end of some tolls}."
    vectors = {"the end of all tolls": (1.0, 0.0), "the end of some tolls": (1.0, 0.0)}
    assert len(find_moves(mark({"2030-05-01": [every], "2030-05-02": [some]}, vectors=vectors), ALL)) == 2


def test_words_that_cannot_be_understood_make_no_move() -> None:
    assert find_moves(mark({"2030-05-01": ["<Varda> [rejected] {the claim}."]}), ALL) == ()


def test_a_clause_that_opens_the_sentence_is_a_condition_of_what_is_said_in_it() -> None:
    (move,) = find_moves(mark({"2030-05-01": ["If the toll is dropped, <Ostrel> [will accept] {the new lock}."]}), ALL)
    assert move.condition is not None
    assert move.condition.text == "If the toll is dropped"


def test_a_condition_right_after_what_is_said_is_its_own() -> None:
    sentence = "<Ostrel> [threatened] {to close the lock} unless the toll is dropped."
    (move,) = find_moves(mark({"2030-05-01": [sentence]}), ALL)
    assert move.condition is not None
    assert move.condition.text == "unless the toll is dropped"


def tell(story: Story, words: str, predicate: str) -> Story:
    """The story with an event of Varda that these words of the first article tell, in no attribution."""
    article = story.articles[0]
    start = article.text.index(words)
    first = article.text.index(predicate)
    mention = EventMention(
        article.id,
        start,
        start + len(words),
        (first, first + len(predicate)),
        predicate,
        None,
        Modality.ACTUAL,
        ("e-Varda",),
        (),
        0.9,
    )
    event = Event("v-1", None, None, ("e-Varda",), (), Modality.ACTUAL, (mention,), 1)
    return replace(story, events=(event,))


def test_an_act_told_in_the_articles_own_voice_is_an_ascribed_move() -> None:
    story = mark({"2030-05-01": ["Varda balked at the second toll.", SPOKEN]})
    moves = find_moves(tell(story, "Varda balked at the second toll", "balked"), ALL)
    (move,) = [move for move in moves if "second toll" in move.proposal]
    assert (move.party, move.basis, move.ascribed_by, move.origins) == ("e-Varda", Basis.ASCRIBED, None, 1)
    assert move.attributions == ()


def test_an_event_that_is_no_act_of_bargaining_is_no_move() -> None:
    story = mark({"2030-05-01": ["Varda flooded the lower meadows.", SPOKEN]})
    moves = find_moves(tell(story, "Varda flooded the lower meadows", "flooded"), ALL)
    assert [move for move in moves if "meadows" in move.proposal] == []


UNSURE = replace(ALL, traits={}, vector=(), told=0.0, bias=log((LEAST_OF_A_GOVERNMENT + 0.03) / 0.77))


def test_a_government_that_has_no_move_has_its_likeliest() -> None:
    story = mark({"2030-05-01": [DEMAND, "<Varda> [refused] {to dredge the lower harbour}."]})
    assert [move.party for move in find_moves(story, UNSURE)] == ["e-Varda"]


def test_a_group_that_has_no_likely_move_has_none() -> None:
    story = mark({"2030-05-01": [DEMAND]})
    groups = tuple(replace(entity, type=EntityType.GROUP) for entity in story.entities)
    assert find_moves(replace(story, entities=groups), UNSURE) == ()


def test_what_a_party_urges_against_is_opposed_not_demanded() -> None:
    (move,) = find_moves(mark({"2030-05-01": ["<Varda> [urged against] {closing the upper sluices at night}."]}), ALL)
    assert (move.kind, move.proposal) == (MoveKind.OPPOSE, "closing the upper sluices at night")


def test_who_has_no_wish_to_yield_refuses() -> None:
    wish = "<Ostrel> [promised] {it had neither the intention to open the sluices nor the plan to talk}."
    (move,) = find_moves(mark({"2030-05-01": [wish]}), ALL)
    assert move.kind is MoveKind.REJECT


def test_who_may_lose_the_will_to_talk_threatens() -> None:
    loss = "<Ostrel> [promised] {it might lose its willingness to share the summer flow}."
    (move,) = find_moves(mark({"2030-05-01": [loss]}), ALL)
    assert move.kind is MoveKind.THREATEN


def test_each_move_is_weighed() -> None:
    story = mark({"2030-05-01": [DEMAND, REFUSAL]})
    weighed = weigh_moves(story, ALL)
    assert tuple(weighed) == find_moves(story, ALL)
    assert all(0 < chance <= 1 for chance in weighed.values())
