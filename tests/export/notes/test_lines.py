from __future__ import annotations

import pytest

from communique.export.notes.lines import in_quotes


@pytest.mark.parametrize("words", ["“We were promised levels,”", '"Levels."', "“Levels” […] “letters”"])
def test_words_with_marks_of_their_own_get_no_others(words: str) -> None:
    assert in_quotes(words) == words


@pytest.mark.parametrize("words", ["the water would come", "“levels” were promised", "promised “levels”", ""])
def test_other_words_stand_in_quotation_marks(words: str) -> None:
    assert in_quotes(words) == f"“{words}”"
