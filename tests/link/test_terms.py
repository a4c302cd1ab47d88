from __future__ import annotations

from communique.link.terms import LEAD_WORDS, count_terms, hash_term, split_terms
from communique.types import Article, Block, BlockKind


def article(text: str, headline: str | None = None, blocks: tuple[Block, ...] = ()) -> Article:
    return Article("a", "a.txt", text, "0" * 64, headline=headline, blocks=blocks)


def words(text: str) -> list[str]:
    return [term.word for term in split_terms(article(text))]


def phrases(text: str) -> list[str]:
    return [term.phrase for term in split_terms(article(text)) if term.phrase]


def test_endings_possessives_and_case_make_no_difference() -> None:
    assert words("Tariffs, tariff and the tariff's") == ["tariff"] * 3


def test_short_words_keep_their_endings() -> None:
    assert words("gas bus") == ["gas", "bus"]


def test_two_words_in_a_row_are_a_phrase_also_across_a_function_word() -> None:
    assert phrases("sluices of the dam") == ["sluic dam"]


def test_punctuation_parts_a_phrase() -> None:
    assert phrases("Grell left. Farmers waited") == ["grell left", "farmer wait"]


def test_boilerplate_has_no_terms() -> None:
    text = "The dam burst. Subscribe now"
    blocks = (Block(0, 14, BlockKind.BODY), Block(15, len(text), BlockKind.NEWSLETTER))
    assert {term.word for term in split_terms(article(text, blocks=blocks))} == {"dam", "burst"}


def test_the_headline_counts_once_where_it_is_both_given_and_marked() -> None:
    blocks = (Block(0, 9, BlockKind.HEADLINE), Block(10, 25, BlockKind.BODY))
    found = split_terms(article("Dam burst\nFarmers waited.", "Dam burst", blocks))
    assert [term.word for term in found].count("dam") == 1


def test_the_headline_and_the_first_words_of_the_body_are_the_lead() -> None:
    body = " ".join(["dam"] * LEAD_WORDS + ["barley"])
    assert [term.word for term in split_terms(article(body, "Sluices")) if not term.in_lead] == ["barley"]


def test_terms_are_counted_in_the_order_of_their_hashes() -> None:
    terms = count_terms(article("dam dam barley"))
    counts = dict(zip(terms.words.tolist(), terms.counts.tolist(), strict=True))
    assert counts == {hash_term("dam"): 2, hash_term("barley"): 1}
    assert list(counts) == sorted(counts)


def test_a_word_is_spelled_as_the_article_writes_it_within_a_sentence() -> None:
    assert set(count_terms(article("Sluices shut. The sluices of Grell")).spelled) == {"sluices", "shut", "Grell"}
