"""A date -> the words a reader is shown for it."""

from __future__ import annotations

import re

from communique.types import Date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def show_date(date: Date | None) -> str | None:
    """ "4 March 2031", "March 2031", "4 March 2031 to 6 March 2031"; None where nothing is known."""
    if date is None or not (date.earliest or date.latest):
        return None
    if date.earliest == date.latest:
        return _iso_in_words(date.earliest or "")
    if date.earliest and date.latest:
        return f"{_iso_in_words(date.earliest)} to {_iso_in_words(date.latest)}"
    return f"from {_iso_in_words(date.earliest)}" if date.earliest else f"until {_iso_in_words(date.latest or '')}"


def _iso_in_words(iso: str) -> str:
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", iso)
    if not match or (match[2] and not 1 <= int(match[2]) <= len(MONTHS)):
        return iso
    year, month, day = match.groups()
    return " ".join(filter(None, (str(int(day)) if day else "", MONTHS[int(month) - 1] if month else "", year)))
