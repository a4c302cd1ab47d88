from __future__ import annotations

from communique.link.wording import Evidence, Rarity, complete_evidence, foresee_evidence, read_wordings
from communique.types import Act, Article, Attribution, Block, BlockKind, Kind

HEADLINE = "Marn: gates stay shut"
LEDE = "The gates of the dam stay shut, Ilsa Marn said."
REST = "“The gates stay shut until the harvest is in,” she said."
ARTICLE = Article(
    "told",
    "told.txt",
    f"{HEADLINE}\n\n{LEDE}\n\n{REST}\n",
    "",
    blocks=(Block(0, len(HEADLINE), BlockKind.HEADLINE), Block(len(HEADLINE) + 2, 200, BlockKind.BODY)),
)


def said(content: str, article: Article, kind: Kind = Kind.INDIRECT) -> Attribution:
    start = article.text.index(content)
    place = ((start, start + len(content)),)
    return Attribution(
        f"{article.id} {start}", article.id, place, None, None, kind, Act.SPEECH, False, False, 1.0, speaker="marn"
    )


def compare(one: Attribution, other: Attribution, *articles: Article) -> Evidence:
    first, second = read_wordings([one, other], {article.id: article for article in articles})
    rarity = Rarity.count([first, second])
    return complete_evidence(foresee_evidence(first, second, rarity), first, second, rarity)


def compare_texts(one: str, other: str, kind: Kind = Kind.MIXED) -> Evidence:
    articles = [Article(name, name, text, "") for name, text in (("a", one), ("b", other))]
    return compare(said(one, articles[0], kind), said(other, articles[1], kind), *articles)


def test_a_headline_is_told_from_the_body_of_its_article() -> None:
    assert compare(said("gates stay shut", ARTICLE), said("The gates of the dam stay shut", ARTICLE), ARTICLE).headline


def test_a_lede_is_told_from_what_follows_it() -> None:
    assert compare(said("The gates of the dam stay shut", ARTICLE), said(REST[:44], ARTICLE), ARTICLE).lede


def test_what_follows_the_lede_is_neither_headline_nor_lede() -> None:
    evidence = compare(said("The gates stay", ARTICLE), said("shut until the harvest", ARTICLE), ARTICLE)
    assert (evidence.headline, evidence.lede) == (0, 0)


def test_ledes_of_two_articles_are_no_lede_and_rest() -> None:
    evidence = compare_texts("the gates stay shut", "the gates would stay shut")
    assert evidence.lede == 0


def test_a_second_quotation_that_the_other_lacks_counts() -> None:
    evidence = compare_texts("the dam “a mess” and the plan “a shame”", "the dam “a mess”")
    assert (evidence.whole_quote, evidence.other_quote) == (1, 1)


def test_a_whole_quotation_longer_than_its_part_lacks_nothing() -> None:
    evidence = compare_texts("that the dam was “a mess from the first day”", "the dam “a mess”")
    assert (evidence.whole_quote, evidence.other_quote) == (1, 0)


def test_a_longer_run_of_words_in_both_counts_for_more() -> None:
    strewn, run = "the dam and then the gates", "the gates of the dam"
    told = "the gates of the dam stay shut"
    assert compare_texts(told, run).run > compare_texts(told, strewn).run


def test_the_evidence_is_the_same_whichever_comes_first() -> None:
    one, other = "the dam “a mess” and the plan “a shame”", "the plan of the dam “a mess”"
    assert compare_texts(one, other) == compare_texts(other, one)
