from __future__ import annotations

from time import process_time

from communique.link.states import States, count_stately, find_capitals, learn_states, load_states

EMPTY = States({}, {}, {})


def learn(texts: list[str], governments: list[str], others: list[str] | None = None) -> States:
    return learn_states(load_states(), texts=texts, governments=governments, others=others or [])


def test_the_table_knows_a_state_by_name_demonym_and_capital() -> None:
    states = load_states()
    assert {states.find(form, actor=True) for form in ("france", "french", "paris", "french government")} == {"FRA"}


def test_a_capital_is_a_state_only_as_an_actor() -> None:
    states = load_states()
    assert (states.find("paris", actor=False), states.find("paris", actor=True)) == (None, "FRA")


def test_a_form_that_two_states_share_stands_for_neither() -> None:
    assert load_states().find("dominican", actor=True) is None


def test_the_capital_of_an_invented_state_is_learnt_from_an_apposition() -> None:
    states = learn(["Talks opened in Brenna, the capital of Ostrel, on Monday."], ["ostrel"])
    assert states.find("brenna", actor=True) == "ostrel"


def test_the_capital_of_an_invented_state_is_learnt_through_its_demonym() -> None:
    states = learn(["In the Ostreli capital, Brenna, nobody spoke."], ["ostrel"])
    assert states.find("brenna", actor=True) == "ostrel"


def test_a_capital_that_two_states_claim_is_neither_s() -> None:
    states = learn(["Brenna, the capital of Ostrel.", "Brenna, the capital of Varda."], ["ostrel", "varda"])
    assert states.find("brenna", actor=True) is None


def test_an_invented_demonym_stands_for_its_state() -> None:
    states = learn([], ["ostrel", "varda"], ["ostreli", "vardans"])
    assert (states.find("ostreli", actor=False), states.find("vardans", actor=False)) == ("ostrel", "varda")


def test_the_north_is_the_only_state_of_the_pile_named_so() -> None:
    assert learn([], ["north sile", "varda"]).find("north", actor=False) == "north sile"


def test_the_north_is_nobody_where_two_states_are_named_so() -> None:
    assert learn([], ["north sile", "north varda"]).find("north", actor=False) is None


def test_money_is_no_capital() -> None:
    assert list(find_capitals(["The bank raised capital of ten million in Varda."])) == []


def test_an_epithet_stands_for_its_state_and_is_not_its_name() -> None:
    states = load_states()
    assert states.find("hermit kingdom", actor=False) == "PRK"
    assert not states.is_name("hermit kingdom")


def test_a_chain_of_hyphens_without_end_is_passed_over_at_once() -> None:
    started = process_time()
    count_stately(["A-" * 100_000])
    assert process_time() - started < 2
