from __future__ import annotations

import pytest

from communique.compose.issue_nouns import load_nouns
from communique.compose.issue_words import stem_word


@pytest.mark.parametrize("noun", ["embargo", "sanctions", "funding", "access"])
@pytest.mark.parametrize("other", ["setback", "hook", "dinner"])
def test_what_is_demanded_and_offered_is_bargained_over_more_than_what_is_not(noun: str, other: str) -> None:
    nouns = load_nouns()
    assert nouns[stem_word(noun)] > nouns[stem_word(other)]
