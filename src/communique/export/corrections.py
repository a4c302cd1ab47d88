"""Corrections -> `corrections.yaml`, as `ingest/corrections.py` reads it: one entry each, in their order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import yaml

from communique.ingest.corrections import PAIRED_KINDS
from communique.types import Correction

Names: TypeAlias = str | list[str] | dict[str, str | None]

_ENDLESS = 1 << 30


def corrections_to_yaml(corrections: Iterable[Correction]) -> str:
    """The file, which read again gives the same corrections, each with the line it stands in; "" for none."""
    return "".join(map(_write_entry, corrections))


def _write_entry(correction: Correction) -> str:
    remarks = {"by": correction.by, "at": correction.at, "note": correction.note}
    lines = [f"- {correction.kind}: {_on_one_line(_shape(correction))}"]
    lines += [f"  {name}: {_on_one_line(value)}" for name, value in remarks.items() if value is not None]
    return "".join(f"{line}\n" for line in lines)


def _shape(correction: Correction) -> Names:
    names = correction.names
    if correction.kind in PAIRED_KINDS:
        return {names[0]: names[1] or None}
    return names[0] if len(names) == 1 else list(names)


def _on_one_line(value: Names) -> str:
    words = [value] if isinstance(value, str) else [*value] if isinstance(value, list) else [*value, *value.values()]
    # Only double quotation marks keep what is no printable character: a line separator of Unicode, say.
    style = None if all(word is None or word.isprintable() for word in words) else '"'
    dumped = yaml.safe_dump(
        value, default_flow_style=True, default_style=style, allow_unicode=True, sort_keys=False, width=_ENDLESS
    )
    return dumped.removesuffix("...\n").rstrip("\n")
