"""Articles and readings <-> what the store keeps of them: JSON, and an array for the vectors.

The JSON has the fields of each type as a list, in their order; the vectors follow each other in one array, in the order
in which the JSON has their lengths. What comes back is equal to what went in, to the last bit. `ARTICLE_FORM` and
`READING_FORM` are digests of the types' fields: what was kept in another form is made anew and never misread.
"""

from __future__ import annotations

import hashlib
import json
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from itertools import islice
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

import numpy as np
import numpy.typing as npt

from communique.errors import StoreError
from communique.types import Article, Candidate, Reading

# What a value is, only the codec of its type knows.
Pack: TypeAlias = Callable[[Any, list[tuple[float, ...]]], Any]
Unpack: TypeAlias = Callable[[Any, Iterator[float]], Any]

Floats: TypeAlias = npt.NDArray[np.float64]

DECIMALS = 10_000
"""Vectors have four decimals, so that sixteen bits hold each number exactly; others take sixty-four."""

MINUS_ZERO = -(1 << 15)
"""Stands for -0.0 among numbers of sixteen bits; no number of a vector of unit length is as small as -3.2768."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A value as JSON, and the vectors in it as bytes."""

    json: str
    vectors: bytes


def pack_reading(reading: Reading) -> Packed:
    """A reading without its article, which is kept by itself."""
    return _pack(Reading, replace(reading, article=_NO_ARTICLE))


def unpack_reading(packed: Packed, article: Article) -> Reading:
    """The reading of `article`. Raises StoreError where it is none of this form."""
    reading = _unpack(Reading, packed)
    assert isinstance(reading, Reading)
    return replace(reading, article=article)


def pack_article(article: Article) -> str:
    """An article without its text, which is kept by its digest."""
    return _pack(Article, replace(article, text="")).json


def unpack_article(packed: str, text: str) -> Article:
    """The article with its text. Raises StoreError where it is none of this form."""
    article = _unpack(Article, Packed(packed, b""))
    assert isinstance(article, Article)
    return replace(article, text=text)


def pack_candidates(candidates: tuple[Candidate, ...]) -> str:
    """What metadata files say of a file."""
    return json.dumps([_codec(Candidate).pack(each, []) for each in candidates], ensure_ascii=False)


def unpack_candidates(packed: str) -> tuple[Candidate, ...]:
    """Raises StoreError where it is none of this form."""
    candidates = _unpack(tuple[Candidate, ...], Packed(packed, b""))
    assert isinstance(candidates, tuple)
    return candidates


def digest_article(article: Article) -> str:
    """A digest of all that the reading of an article can depend on: everything but where its file lies."""
    return hashlib.sha256(pack_article(replace(article, path="")).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Codec:
    """How values of a type are packed and unpacked; `form` names the type with its fields, all the way down."""

    form: str
    pack: Pack
    unpack: Unpack


def _pack(kind: object, value: object) -> Packed:
    vectors: list[tuple[float, ...]] = []
    packed = json.dumps(_codec(kind).pack(value, vectors), ensure_ascii=False, separators=(",", ":"))
    return Packed(packed, _pack_numbers([number for vector in vectors for number in vector]))


def _unpack(kind: object, packed: Packed) -> object:
    try:
        numbers = iter(_unpack_numbers(packed.vectors).tolist())
        value = _codec(kind).unpack(json.loads(packed.json), numbers)
        if next(numbers, None) is not None:
            raise ValueError("there are more numbers than vectors")
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(f"what is kept of an article cannot be read: {error}") from error
    return value


def _pack_numbers(numbers: list[float]) -> bytes:
    """Little-endian, after one byte that says how wide they are."""
    exact = np.array(numbers, dtype="<f8")  # (numbers,)
    if not len(exact):
        return b""
    zero = (exact == 0) & np.signbit(exact)
    short = np.where(zero, MINUS_ZERO, np.rint(np.clip(exact, -3, 3) * DECIMALS)).astype("<i2")  # (numbers,)
    if _widen(short).tobytes() == exact.tobytes():
        return b"h" + short.tobytes()
    return b"d" + exact.tobytes()


def _unpack_numbers(packed: bytes) -> Floats:
    if not packed:
        return np.zeros(0)
    if packed[:1] == b"h":
        return _widen(np.frombuffer(packed, dtype="<i2", offset=1))
    if packed[:1] == b"d":
        return np.frombuffer(packed, dtype="<f8", offset=1)
    raise ValueError("the vectors are in no known form")


def _widen(short: npt.NDArray[np.int16]) -> Floats:
    return np.where(short == MINUS_ZERO, -0.0, short / DECIMALS).astype("<f8")


@cache
def _codec(kind: object) -> _Codec:
    """Made from the type's own hints, so that a new field is kept without a line here."""
    if kind == tuple[float, ...]:
        return _Codec("vector", _pack_vector, _unpack_vector)
    if isinstance(kind, type) and is_dataclass(kind):
        return _of_fields(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        values = {each.value: each for each in kind}
        return _Codec(
            f"{kind.__name__}({','.join(map(repr, values))})",
            lambda value, _: value.value,
            lambda item, _: values[item],
        )
    origin, inner = get_origin(kind), get_args(kind)
    if origin is types.UnionType:
        (some,) = (each for each in inner if each is not types.NoneType)
        return _or_none(_codec(some))
    if origin is tuple:
        return _of_many(_codec(inner[0])) if inner[1:] == (...,) else _of_each([_codec(each) for each in inner])
    if kind in (str, int, float, bool):
        return _Codec(getattr(kind, "__name__", ""), lambda value, _: value, lambda item, _: item)
    raise TypeError(f"{kind} is no type of the shared data")


def _pack_vector(value: tuple[float, ...], vectors: list[tuple[float, ...]]) -> int:
    vectors.append(value)
    return len(value)


def _unpack_vector(item: int, numbers: Iterator[float]) -> tuple[float, ...]:
    vector = tuple(islice(numbers, item))
    if len(vector) != item:
        raise ValueError("there are fewer numbers than vectors")
    return vector


def _of_fields(kind: type) -> _Codec:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    codecs = [_codec(hints[name]) for name in names]
    packs = [(name, codec.pack) for name, codec in zip(names, codecs, strict=True)]
    unpacks = [codec.unpack for codec in codecs]
    return _Codec(
        f"{kind.__name__}({','.join(f'{name}:{codec.form}' for name, codec in zip(names, codecs, strict=True))})",
        lambda value, vectors: [pack(getattr(value, name), vectors) for name, pack in packs],
        lambda items, numbers: kind(*[unpack(item, numbers) for unpack, item in zip(unpacks, items, strict=True)]),
    )


def _of_many(one: _Codec) -> _Codec:
    pack, unpack = one.pack, one.unpack
    return _Codec(
        f"{one.form}*",
        lambda value, vectors: [pack(each, vectors) for each in value],
        lambda items, numbers: tuple([unpack(each, numbers) for each in items]),
    )


def _of_each(codecs: list[_Codec]) -> _Codec:
    return _Codec(
        f"({','.join(codec.form for codec in codecs)})",
        lambda value, vectors: [codec.pack(each, vectors) for codec, each in zip(codecs, value, strict=True)],
        lambda items, numbers: tuple([codec.unpack(each, numbers) for codec, each in zip(codecs, items, strict=True)]),
    )


def _or_none(one: _Codec) -> _Codec:
    return _Codec(
        f"{one.form}?",
        lambda value, vectors: None if value is None else one.pack(value, vectors),
        lambda item, numbers: None if item is None else one.unpack(item, numbers),
    )


_NO_ARTICLE = Article("", "", "", "")


def _form(kind: type) -> str:
    return hashlib.sha256(_codec(kind).form.encode()).hexdigest()[:12]


ARTICLE_FORM = _form(Article)
READING_FORM = _form(Reading)
