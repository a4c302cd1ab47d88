"""What every export hands back: the text to write, how much of the account it holds, and what it does not, and why."""

from __future__ import annotations

from dataclasses import dataclass

UNREAD = "left out, of an article whose text was not found; say --articles DIR"
"""Why a line is not there whose words stand in an article alone."""


@dataclass(frozen=True, slots=True)
class Gap:
    """So many are missing or lack something; `why` goes behind the number: "left out, without a known date"."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Exported:
    """The text of one file, and the number of things in it, each a `noun`; no gap where all of the account is there."""

    text: str
    count: int
    noun: str
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportedFolder:
    """The same of an export of several files: the name and the text of each, in the order to write them in."""

    files: tuple[tuple[str, str], ...]
    count: int
    noun: str
    gaps: tuple[Gap, ...] = ()


def find_gaps(*numbers: tuple[int, str]) -> tuple[Gap, ...]:
    """Those of the numbers that are none of 0, with why."""
    return tuple(Gap(number, why) for number, why in numbers if number)
