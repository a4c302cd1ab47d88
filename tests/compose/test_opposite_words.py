from __future__ import annotations

import pytest

from communique.compose.opposite_words import OPPOSITIONS


@pytest.mark.parametrize(
    ("name", "positive", "negative"),
    [
        ("success", "it was a success", "a failure"),
        ("progress", "made headway", "is deadlocked"),
        ("right", "is legal", "is unlawful"),
        ("need", "had no choice", "was avoidable"),
        ("effect", "an important step towards peace", "the death knell of peace"),
        ("trust", "can be trusted", "is unreliable"),
        ("legitimacy", "was free and fair", "was rigged"),
        ("planning", "fired deliberately", "was an accident"),
        ("readiness", "was well prepared", "was improvised"),
        ("working", "is working", "made no difference"),
        ("unity", "stand together", "were divided"),
        ("holding ground", "had captured the town of Cott", "had repelled them"),
        ("passage", "had blocked the convoy", "was let through"),
        ("shooting first", "fired first", "only returned fire"),
        ("possibility", "is achievable", "a pipe dream"),
        ("popularity", "widely supported", "widely opposed"),
        ("commitment", "is committed to the hill peoples", "turned its back on them"),
        ("sufficiency", "has already done its part", "must do far more"),
        ("sincerity", "in good faith", "is playing for time"),
        ("return", "in exchange for forty boats", "got us nothing"),
        ("effect", "would protect small mills", "would ruin family mills"),
        ("working", "sanctions will work", "without solving the problem"),
    ],
)
def test_a_judgement_and_its_opposite_are_known(name: str, positive: str, negative: str) -> None:
    (opposition,) = [each for each in OPPOSITIONS if each.name == name]
    assert opposition.positive.search(positive)
    assert opposition.negative.search(negative)


@pytest.mark.parametrize(
    "words",
    [
        "a legal system",
        "successful candidates",
        "the riot police",
        "a natural disaster",
        "failed to come",
        "captured the thief",
    ],
)
def test_words_that_judge_nothing_are_none(words: str) -> None:
    assert not [each.name for each in OPPOSITIONS if each.positive.search(words) or each.negative.search(words)]


def test_no_opposition_stands_twice() -> None:
    names = [each.name for each in OPPOSITIONS]
    assert len(set(names)) == len(names)
