"""Tests of read/event_lemmas.py."""

import pytest

from communique.read.event_lemmas import find_lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("rejected", "reject"), ("collapsed", "collapse"), ("denied", "deny"), ("planned", "plan"), ("called", "call"),
        ("expelled", "expel"), ("fired", "fire"), ("urging", "urge"), ("withdrew", "withdraw"), ("met", "meet"),
        ("settled", "settle"), ("agreed", "agree"), ("need", "need"), ("launches", "launch"), ("tries", "try"),
        ("died", "die"), ("Criticised", "criticise"), ("sign", "sign"), ("visited", "visit"), ("adding", "add"),
    ],
)  # fmt: skip
def test_a_verb_form_has_the_lemma_of_its_inflection(form: str, lemma: str) -> None:
    assert find_lemma(form, "VERB", "?") == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("talks", "talk"), ("clashes", "clash"), ("levies", "levy"), ("summit", "summit"), ("crises", "crisis"),
     ("buses", "bus"), ("meeting", "meeting"), ("crisis", "crisis"), ("ties", "tie")],
)  # fmt: skip
def test_a_noun_has_that_of_its_number(form: str, lemma: str) -> None:
    assert find_lemma(form, "NOUN", "?") == lemma


def test_a_name_keeps_the_parsers() -> None:
    assert find_lemma("Vardas", "PROPN", "Varda") == "varda"
