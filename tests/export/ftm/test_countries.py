from __future__ import annotations

import pytest
from followthemoney.types import registry

from communique.export.ftm.countries import find_country
from communique.read.countries import load_countries

pytestmark = pytest.mark.filterwarnings("ignore:Install 'pyicu'")

STATES = sorted({form.state for form in load_countries()} - {"UNK"})


def test_every_state_has_the_code_that_followthemoney_gives_it() -> None:
    assert {state: find_country(state) for state in STATES} == {
        state: registry.country.clean(state) for state in STATES
    }


@pytest.mark.parametrize(
    ("code", "country"), [("KOS", "xk"), ("EUR", "eu"), ("UNO", "un"), ("IGO", None), (None, None)]
)
def test_codes_of_plover_s_own_have_theirs(code: str | None, country: str | None) -> None:
    assert find_country(code) == country
