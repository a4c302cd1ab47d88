"""The table of the world's states: their names, demonyms and capitals, each with the state it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CountryForm:
    """A form as written; `state` is an ISO 3166-1 alpha-3 code, `kind` one of name, demonym, capital."""

    state: str
    kind: str
    text: str


@cache
def load_countries() -> tuple[CountryForm, ...]:
    """Every form of countries.tsv, in its order."""
    table = files("communique.read").joinpath("countries.tsv").read_text(encoding="utf-8")
    return tuple(CountryForm(*line.split("\t")) for line in table.splitlines()[1:])


def is_state(name: str) -> bool:
    """Whether a name is that of a state of the table, whatever its case; dots and "the" are ignored."""
    return name.casefold().replace(".", "").removeprefix("the ") in _state_names()


@cache
def _state_names() -> frozenset[str]:
    return frozenset(form.text.casefold() for form in load_countries() if form.kind == "name")
