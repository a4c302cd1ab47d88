from __future__ import annotations

from communique.compose.claims import Claims, compare, find_stems, make_stem
from communique.types import Span
from tests.compose.told_story import claim

DAM = "<Varda> [said] {that the dam leaks}. The dam was built by Ostrel."


def _read(claims: Claims) -> list[tuple[str | None, str]]:
    return [(each.speaker, claims.read(each.span)) for each in claims.all if each.span.article == "a0"]


def test_what_is_said_is_a_claim_of_its_speaker() -> None:
    assert ("Varda", "that the dam leaks") in _read(claim(DAM))


def test_a_sentence_that_nobody_says_is_the_articles_own() -> None:
    assert (None, "The dam was built by Ostrel.") in _read(claim(DAM))


def test_a_sentence_in_quotation_marks_is_not_the_articles_own() -> None:
    assert _read(claim("Nobody spoke. “The dam was built by Ostrel.” The end came.")) == [
        (None, "Nobody spoke."),
        (None, "The end came."),
    ]


def test_a_stretch_without_end_is_no_sentence() -> None:
    assert _read(claim("Lamp and wall and " * 200)) == []


def test_forms_of_one_word_have_one_stem() -> None:
    assert len({make_stem(word) for word in ("strike", "strikes", "striking", "struck")}) == 1


def test_words_of_no_topic_have_no_stem() -> None:
    assert find_stems("he said that they would have been there") == frozenset()


def test_a_state_is_one_word_by_both_its_names() -> None:
    assert find_stems("the U.S. dams") == find_stems("United States dams")


def test_a_rarer_word_weighs_more() -> None:
    claims = claim("Boats came. Boats went. Boats sank. A heron came.")
    assert claims.weigh(find_stems("heron")) > claims.weigh(find_stems("boats"))


def test_a_man_and_what_is_named_after_him_are_no_two_holders() -> None:
    claims = claim("<Irena Dorn> [said] {that it leaks}. <The Dorn cabinet> [said] {that it holds}.")
    assert not claims.are_others("Irena Dorn", "The Dorn cabinet")


def test_two_governments_are_two_holders() -> None:
    claims = claim("<Varda> [said] {that it leaks}. <Ostrel> [said] {that it holds}.")
    assert claims.are_others("Varda", "Ostrel")


def test_nobody_known_is_no_other_holder() -> None:
    assert not claim(DAM).are_others(None, "Varda")


def test_words_within_words_are_of_the_innermost() -> None:
    claims = claim("<Irena Dorn> [said] {that <Ostrel> [wants] {the old dam}}.")
    place = claims.articles["a0"].text.index("old")
    innermost = claims.find_innermost(Span("a0", place, place + 3))
    assert innermost is not None
    assert innermost.speaker == "Ostrel"


def test_a_content_is_like_itself() -> None:
    (one,) = claim(DAM).story.attributions
    assert compare(one, one) == 1.0
