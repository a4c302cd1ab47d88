from __future__ import annotations

import random

import pytest

from communique.link.copies import find_reuse
from communique.types import ReuseKind
from evaluation.newstext import News, make_article
from evaluation.reprints import EDITS, Edit

SYLLABLES = ("sil", "or", "ta", "ves", "ist", "nar", "do", "ker", "pel", "om", "run", "sal", "bren", "kar", "lo", "mi")


def news(name: str, seed: int) -> News:
    """An article of twenty-four paragraphs in a language of its own, every third of them quoted."""
    chance = random.Random(seed)

    def sentence() -> str:
        words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))) for _ in range(14)]
        return f"The {' '.join(words)}."

    lines = [f"{sentence()} {sentence()}" if nth % 3 else f"“{sentence()}” said Ilsa Marn." for nth in range(24)]
    return News(name, "Sile Courier", "2031-03-03", "The Sile in flood", "\n\n".join(lines))


@pytest.mark.parametrize(("edit", "kind"), [pytest.param(edit, kind, id=name) for name, edit, kind in EDITS])
def test_a_reprint_is_found_to_be_of_its_kind(edit: Edit, kind: ReuseKind | None) -> None:
    source, other = news("a", 1), news("b", 2)
    text = edit(source, other, random.Random(3))
    made = News("b", "Brenna Lantern", "2031-03-03", "", text)
    assert [reuse.kind for reuse in find_reuse([make_article(source), make_article(made)])] == ([kind] if kind else [])


@pytest.mark.parametrize("edit", [pytest.param(edit, id=name) for name, edit, _ in EDITS])
def test_an_edit_makes_the_same_of_the_same(edit: Edit) -> None:
    source, other = news("a", 1), news("b", 2)
    assert edit(source, other, random.Random(3)) == edit(source, other, random.Random(3))
