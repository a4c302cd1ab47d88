from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.export.addresses import encode_address, find_web_address


@pytest.mark.parametrize(
    "url", ["https://gazette.example/sile?a=1&b=2#gates", "HTTP://gazette.example", "http://žofie.example/ů"]
)
def test_an_address_of_the_web_stays_as_it_is(url: str) -> None:
    assert find_web_address(url) == url


@pytest.mark.parametrize(
    "url", [None, "", "gates", "javascript:alert(1)", "file:///etc/passwd", "//a.example", "http://[gates"]
)
def test_anything_else_is_none(url: str | None) -> None:
    assert find_web_address(url) is None


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_an_encoded_address_is_ascii_that_ends_no_line_tag_or_bracket(text: str) -> None:
    encoded = encode_address(f"https://gazette.example/{text}")
    assert encoded.isascii()
    assert not set(encoded) & set(' \r\n\t"<>[]{}|\\^`')


def test_escapes_of_its_own_are_kept() -> None:
    assert encode_address("https://gazette.example/a%20b c") == "https://gazette.example/a%20b%20c"


def test_special_characters_are_encoded() -> None:
    assert encode_address("https://a.example/~x_y'z", special="'~_") == "https://a.example/%7Ex%5Fy%27z"
