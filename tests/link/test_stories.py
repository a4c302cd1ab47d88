from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from communique.link.stories import sort_stories
from communique.types import Article, Date, DateBasis
from tests.link.river_pile import PILE, make_pile


def sort_ids(articles: Sequence[Article]) -> set[frozenset[str]]:
    return {frozenset(member.article.id for member in story.articles) for story in sort_stories(articles)}


def dated(article: Article, day: str) -> Article:
    return replace(article, published=Date(day, day, DateBasis.GIVEN))


def test_articles_of_one_story_meet_and_neighbouring_stories_of_the_same_people_stay_apart() -> None:
    expected = {frozenset({"dam-1", "dam-2"}), frozenset({"train-1", "train-2"}), frozenset({"baker"})}
    assert sort_ids(make_pile()) == expected


def test_the_order_of_the_articles_makes_no_difference() -> None:
    expected = sort_stories(make_pile())
    assert all(sort_stories(pile) == expected for pile in permutations(make_pile()))


def test_no_articles_make_no_story() -> None:
    assert sort_stories([]) == ()


def test_an_article_without_a_word_is_a_story_of_its_own() -> None:
    empty = Article("empty", "empty.txt", "", "0" * 64)
    assert frozenset({"empty"}) in sort_ids([*make_pile(), empty])


def test_copies_are_one_story() -> None:
    article = make_pile()[0]
    assert len(sort_stories([article, replace(article, id="copy")])) == 1


def test_stories_come_with_those_of_most_articles_first() -> None:
    assert [len(story.articles) for story in sort_stories(make_pile())] == [2, 2, 1]


def test_the_title_is_the_headline_of_one_of_its_articles() -> None:
    headlined = [replace(article, headline=PILE[article.id].splitlines()[0]) for article in make_pile()]
    for story in sort_stories(headlined):
        assert story.title in {member.article.headline for member in story.articles}


def test_a_story_without_headlines_has_no_title() -> None:
    assert sort_stories([Article("a", "a.txt", "the river rose", "0" * 64)])[0].title is None


def test_the_words_two_articles_share_are_the_reason_they_are_together() -> None:
    (story,) = sort_stories(make_pile()[:2])
    assert {"sluices", "dam"} <= {word.casefold() for word in story.shared}


def test_the_words_shown_for_an_article_stand_in_it() -> None:
    for story in sort_stories(make_pile()):
        assert all(word in member.article.text for member in story.articles for word in member.shared)


def test_an_article_alone_is_like_no_other() -> None:
    (alone,) = sort_stories(make_pile()[-1:])
    assert (alone.articles[0].likeness, alone.articles[0].shared) == (None, ())


def test_the_dates_of_a_story_span_those_of_its_articles() -> None:
    one, other = make_pile()[:2]
    (story,) = sort_stories([dated(one, "2031-03-04"), dated(other, "2031-03-02")])
    assert (story.earliest, story.latest) == ("2031-03-02", "2031-03-04")


def test_articles_published_far_apart_are_less_alike() -> None:
    one, other = make_pile()[:2]
    (near,) = sort_stories([dated(one, "2031-03-04"), dated(other, "2031-03-04")])
    (far,) = sort_stories([dated(one, "2031-03-04"), dated(other, "2031-07-04")])
    assert (near.articles[0].likeness or 0) - (far.articles[0].likeness or 0) > 0.02


def test_a_date_known_only_to_the_month_is_as_good_as_none() -> None:
    one, other = make_pile()[:2]
    month = replace(other, published=Date("2031-07", "2031-07", DateBasis.GIVEN))
    (undated,) = sort_stories([one, other])
    (half,) = sort_stories([dated(one, "2031-03-04"), month])
    assert half.articles[0].likeness == undated.articles[0].likeness
