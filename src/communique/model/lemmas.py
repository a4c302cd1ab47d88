"""Lemmas as edits of a word's form: lower its letters or not, cut a suffix, add another; or replace it whole.

The edits are a closed set that training data gave (Chrupała 2006, edit-tree lemmatizers after him); `lemma_edits.tsv`
has them in the order of the model's output columns, which is part of the weights' contract.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import takewhile


class Base(StrEnum):
    """What an edit starts from: the form as it stands, the form in small letters, or nothing of it."""

    FORM = "form"
    LOWER = "lower"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, order=True)
class LemmaEdit:
    """Take the base, cut `cut` characters off its end, add `add`: "talks" -> (lower, 1, "") -> "talk"."""

    base: Base
    cut: int
    add: str

    def apply(self, form: str) -> str | None:
        """The lemma; None where the form is too short to be cut so."""
        if self.base is Base.NOTHING:
            return self.add
        if self.cut >= len(form):
            return None
        start = form.lower() if self.base is Base.LOWER else form
        return start[: len(start) - self.cut] + self.add


def find_edit(form: str, lemma: str) -> LemmaEdit:
    """The edit that makes the lemma of the form with the fewest characters changed, small letters before others."""
    edits = []
    for base, start in ((Base.LOWER, form.lower()), (Base.FORM, form)):
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(start, lemma, strict=False)))
        if shared:
            edits.append(LemmaEdit(base, len(start) - shared, lemma[shared:]))
    if not edits or len(form.lower()) != len(form):
        return LemmaEdit(Base.NOTHING, 0, lemma)
    return min(edits, key=lambda edit: edit.cut + len(edit.add))


@cache
def load_lemma_edits() -> tuple[LemmaEdit, ...]:
    """The edits the model chooses from, in its order."""
    table = files("communique.model").joinpath("lemma_edits.tsv").read_text("utf-8").splitlines()
    rows = csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(LemmaEdit(Base(base), int(cut), add) for base, cut, add in rows)
