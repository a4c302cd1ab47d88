from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.compose.conditions import LONGEST, SHORTEST, find_condition
from communique.types import ConditionType, MoveKind, Span


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        ("It will sign unless the dam stays shut.", ConditionType.UNLESS, "unless the dam stays shut"),
        ("It offers grain in exchange for water, he said.", ConditionType.IN_EXCHANGE_FOR, "in exchange for water"),
        ("It will vote only after the survey ends.", ConditionType.AFTER, "only after the survey ends"),
        ("It sells power as long as prices hold.", ConditionType.ONLY_IF, "as long as prices hold"),
        ("If Ostrel leaves, Varda will sign.", ConditionType.ONLY_IF, "If Ostrel leaves"),
        ("It will act if Ostrel does not leave.", ConditionType.UNLESS, "if Ostrel does not leave"),
        ("We will not sign until the gates open.", ConditionType.UNLESS, "until the gates open"),
        ("We guard the dam until the survey ends.", ConditionType.BEFORE, "until the survey ends"),
        ("Until the gates open, we will stay.", ConditionType.UNLESS, "Until the gates open"),
        ("It would swap the valley for the lock.", ConditionType.IN_EXCHANGE_FOR, "for the lock"),
        ("It will not return without a guarantee.", ConditionType.UNLESS, "without a guarantee"),
        ("The toll must go before Varda signs.", ConditionType.BEFORE, "before Varda signs"),
        (
            "It signs in return for a “wholly open” lock.",
            ConditionType.IN_EXCHANGE_FOR,
            "in return for a “wholly open” lock",
        ),
        ("No lock, no treaty.", ConditionType.UNLESS, "No lock"),
        ("They will not leave until after the vote.", ConditionType.BEFORE, "until after the vote"),
        ("There is no deal without a lock.", ConditionType.UNLESS, "without a lock"),
        ("It will pay as soon as the lock opens.", ConditionType.AFTER, "as soon as the lock opens"),
        ("It will pay a month after signing the pact.", ConditionType.AFTER, "a month after signing the pact"),
        ("We stay as long as it takes to get a lock.", ConditionType.UNLESS, "as long as it takes to get a lock"),
        ("The pact is subject to approval by the diet.", ConditionType.ONLY_IF, "subject to approval by the diet"),
    ],
)
def test_a_connective_tells_the_type_and_opens_the_words(text: str, type_: ConditionType, words: str) -> None:
    condition = find_condition(text, Span("a", 0, len(text)))
    assert condition is not None
    assert (condition.type, condition.text) == (type_, words)


@pytest.mark.parametrize(
    "text",
    [
        "He asked if the gates were open now.",
        "It will sign even if the gates are shut.",
        "It will talk through the night if necessary.",
        "It will stay as long as it takes to win.",
        "The gates are shut.",
        "It guards the dam until further notice.",
        "The lock is shut until Friday.",
        "We must work harder if we are to succeed.",
        "It is a poor map if you look at it.",
        "He asked once more for the survey.",
        "It must leave before the month is out.",
        "He spoke to the press after meeting the envoy.",
        "It will reply as soon as possible.",
    ],
)
def test_what_hangs_on_nothing_has_no_condition(text: str) -> None:
    assert find_condition(text, Span("a", 0, len(text))) is None


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        ("Varda would retaliate against any new toll, he said.", ConditionType.ONLY_IF, "against any new toll"),
        ("A second raid on the weir would trigger a war.", ConditionType.ONLY_IF, "A second raid on the weir"),
        ("Either they open the gates, or we will.", ConditionType.UNLESS, "Either they open the gates"),
        ("Open the upper gates or we will do it.", ConditionType.UNLESS, "Open the upper gates"),
    ],
)
def test_a_threat_hangs_on_what_it_answers(text: str, type_: ConditionType, words: str) -> None:
    condition = find_condition(text, Span("a", 0, len(text)), MoveKind.THREATEN)
    assert condition is not None
    assert (condition.type, condition.text) == (type_, words)
    assert find_condition(text, Span("a", 0, len(text)), MoveKind.DEMAND) is None


@pytest.mark.parametrize("kind", [MoveKind.SUPPORT, MoveKind.OPPOSE, MoveKind.DENY])
def test_approval_protest_and_denial_hang_on_nothing(kind: MoveKind) -> None:
    text = "It is a bad pact unless the gates open."
    assert find_condition(text, Span("a", 0, len(text)), kind) is None


@given(st.lists(st.sampled_from("we will not sign unless if until gates open , . only after exchange in for".split())))
def test_every_condition_is_an_exact_slice_within_bounds(words: list[str]) -> None:
    text = " ".join(words)
    condition = find_condition(text, Span("a", 0, len(text)))
    if condition is not None:
        place = condition.evidence
        assert text[place.start : place.end] == condition.text
        assert SHORTEST <= len(condition.text) <= LONGEST


def test_a_condition_outside_the_stretch_is_not_its_own() -> None:
    text = "Varda will sign. Ostrel leaves unless it rains."
    assert find_condition(text, Span("a", 0, 16)) is None
