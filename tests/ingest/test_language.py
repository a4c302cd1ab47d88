"""English or not."""

from __future__ import annotations

import pytest

from communique.ingest.language import Language, judge_language

OTHERS = {
    "Danish": "Ministeren sagde mandag, at de to lande i næste uge vil forhandle om at åbne dæmningen. Der er ikke "
    "hast, sagde talsmanden, for vandet i floden er knapt, og situationen ved grænsen er spændt, men han var i dag "
    "ved godt mod og håber, at det går.",
    "Dutch": "De minister zei maandag dat de twee landen in de komende week over het openen van de sluizen zullen "
    "onderhandelen. Het is niet de bedoeling om te haasten, was de boodschap, want het water in de rivier is "
    "schaars en we willen geen ruzie.",
    "French": "Le ministre a déclaré lundi que les deux pays allaient négocier la semaine prochaine sur l'ouverture "
    "des vannes. On ne veut pas se presser, a dit le porte-parole, car l'eau de la rivière est rare et la situation "
    "reste tendue.",
}


def test_prose_in_english_is_english(prose: str) -> None:
    assert judge_language(prose) is Language.ENGLISH


@pytest.mark.parametrize("language", OTHERS)
def test_prose_in_a_neighbour_of_english_is_not(language: str) -> None:
    assert judge_language(OTHERS[language]) is Language.OTHER


def test_a_short_text_is_not_judged() -> None:
    assert judge_language("Sile-Gespräche gescheitert") is Language.UNSURE


def test_a_short_text_in_another_script_is_not_english() -> None:
    assert judge_language("Переговоры о плотине прерваны") is Language.OTHER
