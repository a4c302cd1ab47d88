"""A figure: one number, named by the data it was taken on and what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`name` is data/measure/part, as in "hanoi-2019/who_said_what/f1"; None where there was nothing to count."""

    name: str
    value: float | None


def flatten_figures(data: str, scores: Mapping[str, object]) -> Iterator[Figure]:
    """Every number in what a scorer prints, in its order."""
    for key, value in scores.items():
        name = f"{data}/{key}"
        if isinstance(value, Mapping):
            yield from flatten_figures(name, value)
        elif value is None or isinstance(value, int | float):
            yield Figure(name, value)
