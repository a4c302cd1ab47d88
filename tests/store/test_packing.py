"""What is kept of articles and readings comes back equal, to the last bit, or is refused."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import StoreError
from communique.store.packing import (
    Packed,
    _codec,
    digest_article,
    pack_article,
    pack_candidates,
    pack_reading,
    unpack_article,
    unpack_candidates,
    unpack_reading,
)
from communique.types import Article, Candidate
from tests.store.river_store import make_article, make_reading

READING = make_reading(make_article())
VECTORS = st.lists(st.floats(allow_nan=False), max_size=5).map(tuple)


@given(st.from_type(Article))
def test_every_article_comes_back(article: Article) -> None:
    assert unpack_article(pack_article(article), article.text) == article


@given(st.lists(st.from_type(Candidate)).map(tuple))
def test_what_metadata_files_say_comes_back(candidates: tuple[Candidate, ...]) -> None:
    assert unpack_candidates(pack_candidates(candidates)) == candidates


@given(VECTORS, VECTORS)
def test_vectors_come_back_to_the_last_bit(one: tuple[float, ...], other: tuple[float, ...]) -> None:
    said = READING.attributions[0]
    reading = replace(READING, attributions=(replace(said, vector=one), replace(said, vector=other)))
    back = unpack_reading(pack_reading(reading), reading.article)
    assert [each.vector for each in back.attributions] == [one, other]
    assert [math.copysign(1, number) for each in back.attributions for number in each.vector] == [
        math.copysign(1, number) for number in (*one, *other)
    ]


def test_a_reading_comes_back_with_all_its_fields() -> None:
    assert unpack_reading(pack_reading(READING), READING.article) == READING


def test_numbers_of_four_decimals_take_two_bytes() -> None:
    assert len(pack_reading(READING).vectors) == 1 + 2 * 3


def test_a_reading_is_given_the_article_as_it_is_now() -> None:
    moved = replace(READING.article, path="elsewhere/dam.txt")
    assert unpack_reading(pack_reading(READING), moved).article.path == "elsewhere/dam.txt"


@pytest.mark.parametrize(
    "packed",
    [
        Packed("[", b""),
        Packed("[]", b""),
        Packed(pack_reading(READING).json, b""),
        Packed(pack_reading(READING).json, pack_reading(READING).vectors + b"\0\0"),
        Packed(pack_reading(READING).json, b"x" + pack_reading(READING).vectors),
        Packed(pack_reading(READING).json.replace("direct", "oblique"), pack_reading(READING).vectors),
    ],
    ids=["no JSON", "no fields", "no vectors", "too many numbers", "unknown width", "unknown word"],
)
def test_what_is_no_reading_is_refused(packed: Packed) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        unpack_reading(packed, READING.article)


def test_where_a_file_lies_does_not_change_the_digest_of_its_article() -> None:
    article = READING.article
    assert digest_article(replace(article, path="elsewhere")) == digest_article(article)


@pytest.mark.parametrize("change", [{"outlet": "Karskpress"}, {"text": "", "sha256": "0"}, {"blocks": ()}])
def test_all_else_changes_the_digest_of_an_article(change: dict[str, object]) -> None:
    assert digest_article(replace(READING.article, **change)) != digest_article(READING.article)


def test_another_field_makes_another_form() -> None:
    @dataclass(frozen=True)
    class One:
        name: str

    @dataclass(frozen=True)
    class Other:
        name: str
        place: int | None

    assert _codec(One).form != _codec(replace_name(Other)).form


def replace_name(kind: type) -> type:
    kind.__name__ = "One"
    return kind
