"""The table of who has led which state, or spoken for it as foreign minister, since about 1990.

In: a name as written. Out: the leaders of leaders.tsv who bear it. Case, accents, hyphens and blanks are ignored, so
that "Kim Jong-un" is found as "Kim Jong Un". Whom a name means in a text, the callers decide.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class OfficeKind(StrEnum):
    """What a leader is to the state; LEADER is one by another office: of its party, its council, its revolution."""

    STATE = "state"
    GOVERNMENT = "government"
    LEADER = "leader"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """The first and last year of a time in office; `last` is None where its end is not known."""

    first: int
    last: int | None


@dataclass(frozen=True, slots=True)
class Leader:
    """One person in one kind of office; `state` is an ISO 3166-1 alpha-3 code, `names` are spellings of one name."""

    state: str
    kind: OfficeKind
    terms: tuple[Term, ...]
    names: tuple[str, ...]


@cache
def load_leaders() -> tuple[Leader, ...]:
    """Every leader of leaders.tsv, in its order."""
    table = files("communique.read").joinpath("leaders.tsv").read_text(encoding="utf-8")
    return tuple(_read_leader(line) for line in table.splitlines()[1:])


def find_leaders(full_name: str) -> tuple[Leader, ...]:
    """The leaders of a full name."""
    return _by_full_name().get(_key(full_name), ())


def find_leaders_by_surname(surname: str) -> tuple[Leader, ...]:
    """The leaders whose full name ends in a name, or begins with it where the family name comes first."""
    return _by_surname().get(_key(surname), ())


_FAMILY_NAME_FIRST = frozenset("CHN HUN JPN KHM KOR PRK TWN VNM".split())
"""States whose people are written with the family name first, always or at times."""


@cache
def _by_full_name() -> Mapping[str, tuple[Leader, ...]]:
    found: dict[str, dict[Leader, None]] = defaultdict(dict)
    for leader in load_leaders():
        for name in leader.names:
            found[_key(name)][leader] = None
    return {key: tuple(leaders) for key, leaders in found.items()}


@cache
def _by_surname() -> Mapping[str, tuple[Leader, ...]]:
    found: dict[str, dict[Leader, None]] = defaultdict(dict)
    for leader in load_leaders():
        for name in leader.names:
            words = re.split(r"[ -]", name)
            ends = [" ".join(words[at:]) for at in range(1, len(words))]
            for surname in (*ends, *(words[:1] if leader.state in _FAMILY_NAME_FIRST else ())):
                found[_key(surname)][leader] = None
    return {key: tuple(leaders) for key, leaders in found.items()}


def _read_leader(line: str) -> Leader:
    state, kind, terms, names = line.split("\t")
    return Leader(state, OfficeKind(kind), tuple(map(_read_term, terms.split(","))), tuple(names.split("|")))


def _read_term(text: str) -> Term:
    first, dash, last = text.partition("-")
    return Term(int(first), int(last) if last else None if dash else int(first))


def _key(name: str) -> str:
    """The letters of a name, without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isalpha())
