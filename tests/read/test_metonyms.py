from __future__ import annotations

import pytest

from communique.read.metonyms import is_acting


def judge(text: str) -> bool:
    start = text.index("Brenna")
    return is_acting(text, start, start + len("Brenna"))


@pytest.mark.parametrize(
    "text",
    [
        "On Friday Brenna rejected the offer.",
        "The envoy said Brenna wants the gates shut.",
        "A deal with Brenna is near.",
        "Talks between Varda and Brenna have stalled.",
        "Varda accused Brenna of delay.",
        "He spoke of Brenna's demands.",
        "Brenna and Varda have agreed.",
        "It put pressure on Brenna.",
    ],
)
def test_a_capital_that_acts_or_is_dealt_with_is_its_government(text: str) -> None:
    assert judge(text)


@pytest.mark.parametrize(
    "text",
    [
        "They met in Brenna on Friday.",
        "The envoy flew to Brenna.",
        "BRENNA (Varpress) - The gates stay shut.".replace("BRENNA", "Brenna"),
        "The Brenna summit ended early.",
        "Brenna's streets were empty.",
        "The Brenna-based agency said so.",
        "She left Brenna before dawn.",
        "Snow fell. Brenna, Ostrel, woke late.",
        "A map of Brenna hung there.",
    ],
)
def test_what_is_not_settled_is_the_city(text: str) -> None:
    assert not judge(text)
