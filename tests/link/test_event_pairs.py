from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.link.event_evidence import Comparable, Rarity, compare_mentions, read_comparable
from communique.link.event_pairs import DIGITS, LEAST_LIKENESS, weigh_pairs
from communique.link.events import WEIGHTS
from communique.types import Article, EventMention, EventType, Modality
from tests.link.river_readings import date_of

WORDS = "Varda Ostrel gates treaty envoys 12 Ilmsund withdrew reopened river ended".split()
LEAST = 4.0


@st.composite
def comparable(draw: st.DrawFn) -> Comparable:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
    around = draw(st.lists(st.sampled_from(WORDS), max_size=4))
    text = " ".join([*words, *around])
    article = Article(draw(st.sampled_from("ab")), "a.txt", text, "0")
    mention = EventMention(
        article=article.id,
        start=0,
        end=len(" ".join(words)),
        predicate=(0, len(words[0])),
        lemma=draw(st.sampled_from(["meet", "shut"])),
        type=draw(st.sampled_from([None, EventType.CONSULT, EventType.ACCUSE])),
        modality=Modality.ACTUAL,
        actors=(),
        recipients=(),
        score=0.5,
        date=date_of(draw(st.sampled_from([None, "2031-03-04", "2031-03-05", "2031-03", "2031-03-09"]))),
        vector=draw(st.sampled_from([(), (1.0, 0.0), (0.8, 0.6), (0.0, 1.0)])),
    )
    people = draw(st.frozensets(st.sampled_from(["varda", "ostrel"])))
    return replace(read_comparable("v", mention, article, {}), people=people)


@given(comparables=st.lists(comparable(), max_size=8))
@settings(max_examples=100)
def test_no_pair_of_one_lemma_and_alike_is_left_out_that_weighs_enough(comparables: list[Comparable]) -> None:
    rarity = Rarity.count(comparables)
    found = weigh_pairs(comparables, rarity, weights=WEIGHTS, least=LEAST)
    pairs = [
        (one, other)
        for one, other in combinations(range(len(comparables)), 2)
        if comparables[one].mention.lemma == comparables[other].mention.lemma
    ]
    evidence = [compare_mentions(comparables[one], comparables[other], rarity) for one, other in pairs]
    margin = 10**-DIGITS
    enough = {pair for pair, each in zip(pairs, evidence, strict=True) if np.dot(WEIGHTS, each) >= LEAST + margin}
    alike = {
        (one, other)
        for one, other in pairs
        if (first := comparables[one].vector) is None
        or (second := comparables[other].vector) is None
        or first @ second >= LEAST_LIKENESS
    }
    assert enough & alike <= set(found)


@given(comparables=st.lists(comparable(), max_size=8))
@settings(max_examples=100)
def test_what_weighs_on_many_pairs_at_once_is_what_weighs_on_each(comparables: list[Comparable]) -> None:
    rarity = Rarity.count(comparables)
    found = weigh_pairs(comparables, rarity, weights=WEIGHTS, least=-100.0)
    each = {
        (one, other): np.dot(WEIGHTS, compare_mentions(comparables[one], comparables[other], rarity))
        for one, other in found
    }
    assert found == pytest.approx(each, abs=10**-DIGITS)


def test_a_pair_whose_words_differ_is_left_out() -> None:
    one, other = (
        read_mention("Varda withdrew its envoys", "withdraw"),
        read_mention("Ostrel reopened the river gates", "withdraw"),
    )
    assert weigh_pairs([one, other], Rarity.count([one, other]), weights=WEIGHTS, least=LEAST) == {}


def read_mention(text: str, lemma: str) -> Comparable:
    mention = EventMention("a", 0, len(text), (0, 5), lemma, None, Modality.ACTUAL, (), (), 0.5)
    return read_comparable("v", mention, Article("a", "a.txt", text, "0"), {})
