"""Given names -> what they tell of their bearer: the sex, and which short forms stand for one name.

The word lists lie beside this file and are read once, on first use.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from communique.read.roles import Gender


def gender_of_given_name(name: str) -> Gender | None:
    """The sex a given name in lower case tells; None where it is borne by both or not known."""
    return _genders().get(name)


def is_given_name(name: str) -> bool:
    """Whether a word in lower case is known as a given name."""
    return name in _genders() or name in _short_forms()


def same_given_name(one: str, other: str) -> bool:
    """Whether two given names in lower case can be one: equal, an initial, a short form, or short forms of one name."""
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    forms = _short_forms()
    return bool(({one} | forms.get(one, frozenset())) & ({other} | forms.get(other, frozenset())))


@cache
def _genders() -> dict[str, Gender]:
    return {name: Gender(tag) for tag, names in _rows("given_names.txt") for name in names.split()}


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """Each short form with the full names it may stand for."""
    forms: dict[str, set[str]] = {}
    for full, shorts in _rows("nicknames.txt"):
        for short in shorts.split():
            forms.setdefault(short, set()).add(full)
    return {short: frozenset(full) for short, full in forms.items()}


def _rows(file: str) -> list[tuple[str, str]]:
    lines = files("communique.read").joinpath(file).read_text("utf-8").splitlines()
    return [(left, right) for line in lines if not line.startswith("#") for left, _, right in [line.partition("\t")]]
