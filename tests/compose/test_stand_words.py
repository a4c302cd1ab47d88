from __future__ import annotations

import pytest

from communique.compose.stand_words import fits_kind
from communique.types import MoveKind


def fits(kind: MoveKind, words: str, lead: str = "") -> bool:
    return fits_kind(kind, lead + words, len(lead), len(lead + words))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (MoveKind.DEMAND, "the toll must be dropped"),
        (MoveKind.DEMAND, "Ostrel to open the lock, which is shut"),
        (MoveKind.DEMAND, "it is time for Ostrel to open the lock"),
        (MoveKind.DEMAND, "an end to the blockade"),
        (MoveKind.DEMAND, "the whole flow before it would talk"),
        (MoveKind.DEMAND, "Ostrel open the lock before the harvest"),
        (MoveKind.OFFER, "to open the lock, which is shut"),
        (MoveKind.COMMIT, "the toll will rise by five per cent"),
        (MoveKind.COMMIT, "we are ready to open the lock"),
        (MoveKind.THREATEN, "it may shut the lock"),
        (MoveKind.REJECT, "we have no more water to give"),
        (MoveKind.OPPOSE, "the toll is a burden for every farm"),
    ],
)
def test_what_is_asked_or_will_be_done_may_be_a_line(kind: MoveKind, words: str) -> None:
    assert fits(kind, words)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (MoveKind.DEMAND, "the meetings wouldn’t bring water"),
        (MoveKind.DEMAND, "the premier came to the view that the toll must stay"),
        (MoveKind.DEMAND, "the treaty also says that pilots are free"),
        (MoveKind.REAFFIRM, "there is no guarantee of success"),
        (MoveKind.REAFFIRM, "the blockade was aimed at the election"),
        (MoveKind.THREATEN, "the harvest could be lost if the lock stays shut"),
        (MoveKind.OFFER, "there are many ways to the sea"),
        (MoveKind.REJECT, "the first offer was rejected by the council"),
        (MoveKind.REJECT, "I didn’t talk it over with anybody else"),
    ],
)
def test_a_fact_or_a_guess_is_no_line(kind: MoveKind, words: str) -> None:
    assert not fits(kind, words)


@pytest.mark.parametrize("lead", ["Varda was imposing ", "Varda said it is implementing new ", "Varda did not get "])
def test_what_somebody_does_or_goes_without_is_not_refused(lead: str) -> None:
    assert not fits(MoveKind.REJECT, "tolls on the river pilots", lead)
