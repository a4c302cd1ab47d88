from __future__ import annotations

from communique.compose.clashes import find_clashes, trim
from communique.types import Span
from tests.compose.told_story import claim


def test_a_bare_denial_shows_what_its_speaker_says_next() -> None:
    claims = claim(
        "<Varda> [said] {that Ostrel opened the upper sluice at night}. <Ostrel> [contradicted] {that account}, "
        "{saying its men were asleep in the hut} <Ostrel> [said]."
    )
    (clash, *_) = find_clashes(claims)
    assert claims.read(clash.sides[1].spans[0]) == "saying its men were asleep in the hut"


def test_a_long_clause_is_cut_to_whole_words_around_its_number() -> None:
    long = "After nine winters of writing long letters the harbour strike idled {} dockers at Kellmar."
    claims = claim(long.format("4,800"), long.format("5,600"))
    (clash,) = find_clashes(claims)
    shown = "long letters the harbour strike idled 4,800 dockers at Kellmar."
    assert claims.read(clash.sides[0].spans[0]) == shown


def test_two_speakers_of_one_quotation_are_shown_by_the_words_that_name_them() -> None:
    words = '{{"We have waited nine long winters for one honest answer now,"}} <{}> [said].'
    claims = claim(words.format("Jana Pell"), words.format("Tomas Rook"))
    (clash,) = find_clashes(claims)
    assert [claims.read(side.spans[0]) for side in clash.sides] == ["Jana Pell said", "Tomas Rook said"]


def test_connectives_at_the_ends_are_not_shown() -> None:
    claims = claim("It rained, but the wall held, and")
    assert claims.read(trim(claims, Span("a0", 9, 29))) == "the wall held"
