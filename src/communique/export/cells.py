"""Rows of text -> a table of comma-separated values (RFC 4180) that is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from communique.export.parties import Party

JOINER = "; "

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula, or of white space before one (OWASP, CSV injection)."""


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The table, headings first; an apostrophe goes before what a spreadsheet would take for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(map(_defuse, row))
    return out.getvalue()


def join_cells(cells: Iterable[str]) -> str:
    """Several in one cell; a semicolon in one would make two of it, and becomes a comma."""
    return JOINER.join(cell.replace(";", ",") for cell in cells)


def party_cells(parties: Sequence[Party]) -> tuple[str, str, str, str]:
    """Name, country, sector and title of each, in one order, empty where not known."""
    columns = (
        [party.name for party in parties],
        [party.country or "" for party in parties],
        [party.sector or "" for party in parties],
        [party.roles[0] if party.roles else "" for party in parties],
    )
    names, countries, sectors, titles = map(join_cells, columns)
    return names, countries, sectors, titles


def _defuse(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
