from __future__ import annotations

import pytest

from communique.compose.absences import find_absences
from tests.compose.told_story import claim

NONE = "<Premier Roen> [said] {there were no mixed signals}."


def _find(*articles: str) -> list[str]:
    claims = claim(*articles)
    return [claims.read(each.some.span) for each in find_absences(claims)]


def test_what_there_is_none_of_stands_against_what_another_says_there_is() -> None:
    assert _find(NONE, "<The envoy> [complained] {of mixed signals from Lyss}.") == ["of mixed signals from Lyss"]


def test_an_article_in_its_own_voice_may_tell_of_it() -> None:
    told = "Roen faced questions over mixed signals."
    assert _find(NONE, told) == [told]


@pytest.mark.parametrize(
    "other",
    [
        "<Premier Roen> [spoke] {of mixed signals from Lyss}.",
        "<The envoy> [said] {she never saw mixed signals}.",
        "<The envoy> [spoke] {of bright signals in a mixed choir}.",
    ],
)
def test_own_words_other_denials_and_other_things_are_none(other: str) -> None:
    assert _find(NONE, other) == []


def test_what_would_be_none_is_not_said_to_be_none() -> None:
    told = "<Premier Roen> [said] {there would be no mixed signals}."
    assert _find(told, "<The envoy> [complained] {of mixed signals from Lyss}.") == []
