from __future__ import annotations

import json

import pytest

from communique.export.stories import pile_to_json, pile_to_text
from communique.types import Article, Date, DateBasis, Skipped, SortedArticle, SortedPile, SortedStory


def sorted_article(name: str, headline: str | None, day: str | None, likeness: float | None) -> SortedArticle:
    published = Date(day, day, DateBasis.GIVEN if day else DateBasis.UNKNOWN)
    article = Article(name, f"pile/{name}.txt", "", "0" * 64, headline=headline, published=published)
    return SortedArticle(article, likeness, ("sluices",) if likeness else ())


@pytest.fixture
def pile() -> SortedPile:
    """A story of two articles, an article alone, and a file that is none."""
    two = (sorted_article("a", "Dam shut", "2031-03-02", 0.4), sorted_article("b", "No water", "2031-03-04", 0.4))
    dam = SortedStory("Dam shut", two, ("sluices",), "2031-03-02", "2031-03-04")
    alone = SortedStory("Rye prize", (sorted_article("c", "Rye prize", None, None),), (), None, None)
    return SortedPile((dam, alone), (Skipped("pile/d.txt", "is empty"),))


def test_a_story_is_listed_with_its_title_number_of_articles_and_dates(pile: SortedPile) -> None:
    assert "1  Dam shut  (2 articles, 2031-03-02 to 2031-03-04)" in pile_to_text(pile).splitlines()


def test_a_story_says_which_words_hold_it_together(pile: SortedPile) -> None:
    assert "together by: sluices" in pile_to_text(pile)


def test_every_path_is_listed(pile: SortedPile) -> None:
    assert all(f"pile/{name}.txt" in pile_to_text(pile) for name in "abc")


def test_articles_alone_are_listed_as_such(pile: SortedPile) -> None:
    *_, heading, alone = pile_to_text(pile).splitlines()
    assert (heading, alone) == ("Alone, each a story of its own:", "2  pile/c.txt  Rye prize")


def test_a_headline_cannot_command_a_terminal() -> None:
    hostile = SortedStory("a", (sorted_article("a", "\x1b[2J", None, None),), (), None, None)
    assert "\x1b" not in pile_to_text(SortedPile((hostile,), ()))


def test_the_json_numbers_stories_as_the_text_does(pile: SortedPile) -> None:
    found = json.loads(pile_to_json(pile))["stories"]
    assert [(story["number"], [a["path"] for a in story["articles"]]) for story in found] == [
        (1, ["pile/a.txt", "pile/b.txt"]),
        (2, ["pile/c.txt"]),
    ]


def test_the_json_gives_the_reasons(pile: SortedPile) -> None:
    (first, _) = json.loads(pile_to_json(pile))["stories"]
    assert (first["shared"], first["articles"][0]["likeness"], first["articles"][0]["shared"]) == (
        ["sluices"],
        0.4,
        ["sluices"],
    )


def test_the_json_lists_what_was_skipped(pile: SortedPile) -> None:
    assert json.loads(pile_to_json(pile))["skipped"] == [{"path": "pile/d.txt", "reason": "is empty"}]
