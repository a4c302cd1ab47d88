"""Tests of read/chains.py."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from communique.read.anaphora import THIRD_PERSON, Links
from communique.read.chains import Chains, follow_links
from communique.read.phrases import Form, Mention
from communique.read.roles import Number
from communique.types import EntityType


def name(start: int) -> Mention:
    return Mention(start, start + 4, Form.NAME, EntityType.PERSON, ("marn",), Number.SINGULAR)


def pronoun(start: int, word: str) -> Mention:
    return Mention(start, start + len(word), Form.PRONOUN, None, (word,), *THIRD_PERSON[word])


def description(start: int, head: str = "envoy") -> Mention:
    return Mention(start, start + 9, Form.NOMINAL, EntityType.PERSON, (head,), Number.SINGULAR, head=head)


def follow(mentions: list[Mention], odds: dict[tuple[int, int], float]) -> Chains:
    """Chains of mentions in text order; odds that are not given are very low; names are asked about nothing."""
    asked = [i for i, mention in enumerate(mentions) if mention.form is not Form.NAME]
    table = np.full((len(asked), len(mentions)), -9.0, dtype=np.float32)
    for row, i in enumerate(asked):
        for column in range(len(mentions)):
            table[row, column] = -np.inf if i == column else odds.get((i, column), -9.0)
    return follow_links(Links(tuple(mentions), np.array(asked), table))


def mass(chains: Chains, mention: Mention, end: Mention) -> float:
    return dict(chains.ends_of(mention)).get(end, 0.0)


MARN, HE, ENVOY, HIS = name(0), pronoun(10, "he"), description(20), pronoun(40, "his")


def test_a_chain_of_pronouns_ends_at_the_name() -> None:
    chains = follow([MARN, HE, HIS], {(1, 0): 5.0, (2, 1): 5.0})
    assert mass(chains, HIS, MARN) > 0.9


def test_a_description_leads_from_a_pronoun_to_the_name() -> None:
    chains = follow([MARN, ENVOY, HIS], {(1, 0): 5.0, (2, 1): 5.0})
    assert mass(chains, HIS, MARN) > 0.9


def test_a_description_that_is_linked_to_nothing_names_somebody_itself() -> None:
    chains = follow([MARN, ENVOY, HIS], {(2, 1): 5.0})
    assert mass(chains, HIS, ENVOY) > 0.9


def test_a_pronoun_that_is_linked_to_nothing_ends_nowhere() -> None:
    assert follow([MARN, HE], {}).ends_of(HE) == []


def test_a_chain_may_lead_to_a_name_after_it() -> None:
    after = name(60)
    assert mass(follow([HE, HIS, after], {(0, 1): 5.0, (1, 2): 5.0}), HE, after) > 0.9


@given(st.lists(st.floats(-30, 30), min_size=12, max_size=12))
def test_a_walk_ends_no_more_than_once(odds: list[float]) -> None:
    mentions = [MARN, HE, ENVOY, HIS]
    pairs = [(i, j) for i in range(1, 4) for j in range(4)]
    chains = follow(mentions, dict(zip(pairs, odds, strict=True)))
    assert (chains.masses > -1e-6).all()
    assert (chains.masses.sum(axis=1) < 1 + 1e-6).all()
