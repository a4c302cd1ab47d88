from __future__ import annotations

import pytest

from communique.compose.contrasts import find_contrasts
from tests.compose.told_story import claim

SAFE = "<Varda> [said] {that the wall is safe}"


def _find(told: str, likeness: float = 0.7) -> list[tuple[str | None, str | None, str]]:
    claims = claim(told, likeness=likeness)
    text = claims.articles["a0"].text
    return [(each.said[0].speaker, each.against.speaker, text[slice(*each.word)]) for each in find_contrasts(claims)]


@pytest.mark.parametrize(
    ("told", "word"),
    [
        (f"{SAFE}. But <villagers> [said] {{that it leaked}}.", "But"),
        (f"{SAFE}. However, <villagers> [said] {{that it leaked}}.", "However"),
        (f"{SAFE}. <Villagers>, though, [said] {{that it leaked}}.", "though"),
        (f"{SAFE}, but <villagers> [said] {{that it leaked}}.", "but"),
        (f"{SAFE}. <Villagers> [shot back] {{that it leaked}}.", "shot back"),
    ],
)
def test_what_is_told_after_a_word_of_contrast_stands_against_what_was_said(told: str, word: str) -> None:
    (found,) = _find(told)
    assert (found[0], found[2]) == ("Varda", word)


@pytest.mark.parametrize(
    "told",
    [
        f"{SAFE}. <Villagers> [said] {{that it leaked}}.",
        f"{SAFE}. But <Varda> [said] {{that it leaked}}.",
        f"{SAFE}. But <villagers> [hope] {{for a new wall}}.",
        f"{SAFE}. But <villagers> [did not say] {{that it leaked}}.",
        f"{SAFE}. Night fell. Rain came. But <villagers> [said] {{that it leaked}}.",
    ],
)
def test_agreement_wishes_silence_and_distance_are_no_contrast(told: str) -> None:
    assert _find(told) == []


def test_words_of_something_else_are_no_contrast() -> None:
    assert _find(f"{SAFE}. But <villagers> [said] {{that bread is dear}}.", likeness=0.2) == []
