from __future__ import annotations

from dataclasses import replace

import pytest

from communique.export.tellers import tell_ascribed
from communique.types import Basis
from tests.export.river_account import river_account


@pytest.mark.parametrize(
    ("basis", "teller", "words"),
    [
        (Basis.OWN, None, ""),
        (Basis.ASCRIBED, "holt", ", as Mira Holt has it"),
        (Basis.ASCRIBED, None, ", as the article has it"),
    ],
)
def test_a_move_that_is_not_its_party_s_own_tells_whose_it_is(basis: Basis, teller: str | None, words: str) -> None:
    move = replace(river_account().moves[0], basis=basis, ascribed_by=teller)
    assert tell_ascribed(move, {"holt": "Mira Holt"}) == words
