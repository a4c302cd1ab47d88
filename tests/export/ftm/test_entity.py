from __future__ import annotations

import json

import pytest
from followthemoney.types import registry
from hypothesis import given
from hypothesis import strategies as st

from communique.export.ftm.entity import FtmEntity, make_id


def test_a_property_that_comes_again_has_several_values_each_once() -> None:
    entity = FtmEntity(
        "a", "Person", (("position", "envoy"), ("name", "Ilva"), ("position", "aide"), ("position", "envoy"))
    )
    assert json.loads(entity.to_json())["properties"] == {"name": ["Ilva"], "position": ["envoy", "aide"]}


def test_an_empty_value_is_left_out() -> None:
    assert json.loads(FtmEntity("a", "Person", (("name", None), ("name", " "))).to_json())["properties"] == {}


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=2))
def test_any_key_makes_an_id_that_followthemoney_takes(keys: list[str]) -> None:
    made = make_id(*keys)
    assert registry.entity.clean(made) == made


@pytest.mark.parametrize("key", ["e01baadaab390", "m-t03a545b6ab22-1973"])
def test_a_key_of_the_account_is_legible_in_its_id(key: str) -> None:
    assert make_id(key) == f"communique-{key}"
