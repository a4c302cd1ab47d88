from __future__ import annotations

from communique.link.copies import find_reuse
from communique.link.origins import find_origins
from tests.link.test_copies import REPORT, article


def test_a_copy_and_its_original_are_one_origin() -> None:
    articles = [article("a", " ".join(REPORT)), article("b", " ".join(REPORT)), article("c", "Rain fell on Brenna.")]
    assert [origin.articles for origin in find_origins(articles, find_reuse(articles))] == [("a", "b"), ("c",)]


def test_what_is_partly_reused_keeps_its_own_origin() -> None:
    own = " ".join(f"Nobody in village number {n} had seen boat {n * 3} since winter {n * 5}." for n in range(20))
    articles = [article("a", " ".join(REPORT)), article("b", " ".join(REPORT[:3]) + " " + own)]
    assert len(find_origins(articles, find_reuse(articles))) == 2


def test_forty_copies_are_one_origin() -> None:
    articles = [article(f"a{n:02}", " ".join(REPORT)) for n in range(40)]
    assert len(find_origins(articles, find_reuse(articles))) == 1


def test_an_article_without_words_is_its_own_origin() -> None:
    articles = [article("a", ""), article("b", " ".join(REPORT))]
    assert len(find_origins(articles, find_reuse(articles))) == 2
