"""The side of publication on which a bare weekday or month lies, by the verbs near it."""

from __future__ import annotations

import pytest

from communique.read.time_tense import find_toward
from communique.types import TimeExpression, TimeType, Toward


def side(text: str) -> Toward | None:
    """The side of the words in brackets."""
    start, end = text.index("["), text.index("]") - 1
    return find_toward(text.replace("[", "").replace("]", ""), TimeExpression(start, end, TimeType.DATE, 1.0))


@pytest.mark.parametrize(
    "text",
    [
        "Minister Marn left Karsk on [Monday].",
        "Talks over the Sile have stood still since [March].",
        "The truce had been due to end on [Friday].",
        "The envoys had been widely expected to fly out on [Friday].",
        "The gates may have opened on [Friday].",
        "The talks will go on. Dorosh was in Ilmsund on [Friday].",
    ],
)
def test_what_is_told_in_the_past_is_past(text: str) -> None:
    assert side(text) is Toward.PAST


@pytest.mark.parametrize(
    "text",
    [
        "Minister Marn will leave Karsk on [Monday].",
        "Both states agreed to meet on [Monday].",
        "A visit, starting [Thursday], was announced.",
        "The truce is to end in [March].",
        "On [Friday] the talks will resume.",
        "The talks failed; they will go on in [March].",
    ],
)
def test_what_is_to_come_is_to_come(text: str) -> None:
    assert side(text) is Toward.FUTURE


@pytest.mark.parametrize("text", ["Talks on [Monday].", "The dam broke. [March]. The gates will open."])
def test_without_a_verb_in_its_sentence_no_side_is_told(text: str) -> None:
    assert side(text) is None


@pytest.mark.parametrize("word", ["by", "through", "until"])
def test_what_was_done_tells_no_side_of_the_limit_that_it_had(word: str) -> None:
    assert side(f"Varda lent the money {word} [January].") is None


def test_an_abbreviation_ends_no_sentence() -> None:
    assert side("Gov. Marn met Gen. Dorosh in [March].") is Toward.PAST
