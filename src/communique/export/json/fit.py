"""A value of JSON and the type that it should be of -> the first place where it is of another.

Types are those that `shape.py` is made of: TypedDict, list, tuple, dict, str, int, float, bool, None, Literal. A
key that no type names is passed over.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from functools import cache
from typing import Literal, NotRequired, TypeAlias, get_args, get_origin, get_type_hints, is_typeddict

# Where the value does not fit, the way to the place and what is wrong with it; None where it fits.
Check: TypeAlias = Callable[[object], str | None]


def find_misfit(value: object, shape: object) -> str | None:
    """ "events[25].id: a list, not a string"; None where the value fits."""
    found = _check_of(shape)(value)
    return found and found.lstrip(".")


@cache
def _check_of(shape: object) -> Check:
    if shape in _LEAVES:
        return _leaf(*_LEAVES[shape])
    if is_typeddict(shape):
        return _item(shape)
    origin, inner = get_origin(shape), get_args(shape)
    if origin is types.UnionType:
        return _or_none(next(_check_of(each) for each in inner if each is not types.NoneType))
    if origin is list:
        return _many(_check_of(inner[0]))
    if origin is tuple:
        return _each(tuple(map(_check_of, inner)))
    if origin is dict:
        return _mapping(_check_of(inner[1]))
    if origin is Literal:
        return lambda value: None if value in inner else f": not {' or '.join(map(repr, inner))}"
    raise TypeError(f"{shape} is no type of JSON")


def _leaf(name: str, kinds: tuple[type, ...]) -> Check:
    return lambda value: None if type(value) in kinds else _say(value, name)


def _or_none(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


def _many(check: Check) -> Check:
    def find(value: object) -> str | None:
        if not isinstance(value, list):
            return _say(value, "a list")
        for number, item in enumerate(value):
            if (found := check(item)) is not None:
                return f"[{number}]{found}"
        return None

    return find


def _each(checks: tuple[Check, ...]) -> Check:
    def find(value: object) -> str | None:
        if not isinstance(value, list) or len(value) != len(checks):
            return _say(value, f"a list of {len(checks)}")
        for number, (item, check) in enumerate(zip(value, checks, strict=True)):
            if (found := check(item)) is not None:
                return f"[{number}]{found}"
        return None

    return find


def _mapping(check: Check) -> Check:
    def find(value: object) -> str | None:
        if not isinstance(value, dict):
            return _say(value, "an object")
        for key, item in value.items():
            if (found := check(item)) is not None:
                return f".{key}{found}"
        return None

    return find


def _item(shape: object) -> Check:
    hints = get_type_hints(shape, include_extras=True)
    needed = frozenset(key for key, hint in hints.items() if get_origin(hint) is not NotRequired)
    checks = [
        (key, _check_of(get_args(hint)[0] if get_origin(hint) is NotRequired else hint)) for key, hint in hints.items()
    ]

    def find(value: object) -> str | None:
        if not isinstance(value, dict):
            return _say(value, "an object")
        if not needed <= value.keys():
            return f": lacks {min(needed - value.keys())!r}"
        for key, check in checks:
            if key in value and (found := check(value[key])) is not None:
                return f".{key}{found}"
        return None

    return find


def _say(value: object, meant: str) -> str:
    if isinstance(value, list) and meant.startswith("a list of"):
        return f": a list of {len(value)}, not of {meant.removeprefix('a list of ')}"
    return f": {_NAMES.get(type(value), 'null')}, not {meant}"


_LEAVES: dict[object, tuple[str, tuple[type, ...]]] = {
    str: ("a string", (str,)),
    int: ("a whole number", (int,)),
    float: ("a number", (int, float)),
    bool: ("true or false", (bool,)),
}
_NAMES = {str: "a string", int: "a number", float: "a number", bool: "true or false", list: "a list", dict: "an object"}
