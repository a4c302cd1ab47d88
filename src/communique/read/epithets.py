"""Epithets of states and seats of power, and what they stand for: "the hermit kingdom", "Downing Street".

In: a name or an article's text. Out: the entries of epithets.tsv, a short list by hand of those that mean one state or
one body wherever they stand. "Capitol Hill" is Congress, which is kept apart from its state and belongs to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Stands(StrEnum):
    """What an epithet stands for: the government of a state, or one of its bodies."""

    GOVERNMENT = "government"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Epithet:
    """A form as written, without "the".

    `state` is an ISO 3166-1 alpha-3 code, None for a body that is no state's: a party, a union. `names` are what
    newspapers call the body otherwise, the usual first; empty for a government.
    """

    text: str
    stands: Stands
    state: str | None
    names: tuple[str, ...]


@cache
def load_epithets() -> tuple[Epithet, ...]:
    """Every entry of epithets.tsv, in its order."""
    table = files("communique.read").joinpath("epithets.tsv").read_text(encoding="utf-8")
    return tuple(_read_epithet(line) for line in table.splitlines()[1:])


def get_epithet(name: str) -> Epithet | None:
    """The epithet a name is; case, accents and "the" in front are ignored."""
    return _by_key().get(_key(name))


def find_epithets(text: str) -> Iterator[tuple[tuple[int, int], Epithet]]:
    """Where epithets stand, in text order; "the" is left out.

    A capital of the table must be one in the text, and "the Islamic Republic of Ostrel" is no epithet.
    """
    for match in _in_text().finditer(_level(text)):
        yield match.span(), _by_key()[_key(match.group())]


@cache
def _by_key() -> Mapping[str, Epithet]:
    return {_key(epithet.text): epithet for epithet in load_epithets()}


@cache
def _in_text() -> re.Pattern[str]:
    forms = sorted((epithet.text for epithet in load_epithets()), key=lambda form: (-len(form), form))
    patterns = (re.sub(r"[a-z]", lambda m: f"[{m[0]}{m[0].upper()}]", re.escape(form)) for form in forms)
    return re.compile(r"(?<![\w-])(?:" + "|".join(patterns) + r")(?![\w-])(?! of [A-Z])")


def _level(text: str) -> str:
    """A text of the same length without accents, its apostrophes straight."""
    return re.sub(r"[^\x00-\x7f]", lambda m: "'" if m[0] == "’" else unicodedata.normalize("NFKD", m[0])[0], text)


def _read_epithet(line: str) -> Epithet:
    text, stands, state, names = line.split("\t")
    return Epithet(text, Stands(stands), state or None, tuple(names.split("|")) if names else ())


def _key(name: str) -> str:
    return re.sub(r"^the |\.", "", _level(unicodedata.normalize("NFC", name)).casefold())
