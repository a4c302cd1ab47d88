"""What a table is: named, typed columns, their keys, and rows of text (Table Schema, Frictionless Data)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class FieldType(StrEnum):
    """Those of Table Schema's types that are used."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Field:
    """A column; `table` is the one whose `id` its cells hold."""

    name: str
    says: str
    type: FieldType = FieldType.STRING
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """`key` are the columns that tell a row from all others; `wordless` counts rows whose words were not found."""

    name: str
    says: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: tuple[Sequence[str], ...]
    wordless: int = 0


DATE_FIELDS = (
    Field("date_first", "first day that it may be", FieldType.DATE),
    Field("date_last", "last day that it may be", FieldType.DATE),
    Field("date_relative", "both ends, Y for the year, where no article names the year"),
    Field("date_basis", "how it is known: stated, resolved, inferred, given, metadata"),
    Field("date_text", "the words that tell it"),
)
PLACE_FIELDS = (
    Field("article", "where the words stand", table="articles"),
    Field("start", "code point of the article's text that they begin at", FieldType.INTEGER),
    Field("end", "code point that they end before", FieldType.INTEGER),
    Field("words", "the exact words; none where the article's text was not found"),
)
"""Columns that several tables share; `contents.py` has what goes into them."""


def id_field(says: str) -> Field:
    return Field("id", says)


def count_field(name: str, says: str) -> Field:
    return Field(name, says, FieldType.INTEGER)
