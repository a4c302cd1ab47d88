"""What stands on the pages of the desk: exact words, where they come from, and the buttons that correct them."""

from __future__ import annotations

import html
import re

import pytest

from communique.desk.articles import cut, find_marks, part
from communique.desk.shelf import OpenAccount
from tests.desk.conftest import Browser, words_of
from tests.export.river_account import river_account

OPENED = OpenAccount(1, river_account())


@pytest.mark.parametrize("article", OPENED.account.articles, ids=lambda article: article.id)
def test_the_text_of_an_article_is_whole_whatever_is_marked(article: object) -> None:
    assert "".join(stretch.text for stretch in cut(article, find_marks(OPENED, article))) == article.text  # type: ignore[attr-defined, arg-type]


def test_the_words_of_an_article_are_marked_as_what_they_are(browse: Browser) -> None:
    page = browse.read("/river/articles/karsk-gazette")
    assert re.search(r'<a href="/river/lines/a1" class="[^"]*content[^"]*" title="said by Mira Holt">', page)
    assert re.search(r'<a href="/river/names/holt" class="name source"[^>]*>Mira </a>', page)
    assert 'class="boilerplate"' in page


def test_an_article_stands_line_by_line_with_its_headline(browse: Browser) -> None:
    article = OPENED.articles["karsk-gazette"]
    paragraphs = list(part(article, cut(article, find_marks(OPENED, article))))
    lines = ["".join(stretch.text for stretch in each.stretches).strip() for each in paragraphs]
    assert lines == [line.strip() for line in article.text.splitlines() if line.strip()]
    assert {each.kind for each in paragraphs} <= {"headline", "subhead", "body", "boilerplate"}
    assert "boilerplate" in {each.kind for each in paragraphs}


def test_a_statement_that_is_found_tells_who_reports_it(browse: Browser) -> None:
    assert "Karsk Gazette, 4 March 2031" in words_of(html.unescape(browse.read("/river/search?words=letters")))


def test_an_article_offers_the_dates_that_were_found_and_not_taken(browse: Browser) -> None:
    page = browse.read("/river/articles/karsk-gazette")
    assert '<input type="hidden" name="name" value="2031-03-05">' in page
    assert '<input type="hidden" name="name" value="2031-03-04">' not in page


def test_an_event_offers_the_other_days_that_are_told_of_it(browse: Browser) -> None:
    buttons = re.findall(r"<button>([^<]*)</button>", browse.read("/river/events/e-visit"))
    assert "7 March 2031" in buttons


def test_a_line_offers_whoever_is_named_near_it_and_not_its_speaker(browse: Browser) -> None:
    buttons = re.findall(r"<button>([^<]*)</button>", browse.read("/river/lines/a1"))
    assert {"Varda", "Ostrel", "Nobody that can be told"} <= set(buttons)
    assert "Mira Holt" not in buttons


def test_the_wordings_of_a_statement_stand_side_by_side_with_what_differs_marked(browse: Browser) -> None:
    page = browse.read("/river/statements/s1")
    assert "in 2 wordings" in page
    assert "<em>any</em>" in page
    assert "<em>whatever</em>" in page


def test_two_lines_of_two_statements_can_be_made_one(browse: Browser) -> None:
    assert "These are one statement" in browse.read("/river/compare?one=a2&other=a4")


def test_two_lines_of_one_statement_can_be_parted(browse: Browser) -> None:
    assert "These are two statements" in browse.read("/river/compare?one=a1&other=a6")


def test_a_name_lists_how_it_is_written(browse: Browser) -> None:
    assert "“Minister Holt” ×1" in words_of(html.unescape(browse.read("/river/names/holt")))


def test_an_event_has_everybodys_words_and_how_its_date_is_known(browse: Browser) -> None:
    page = words_of(html.unescape(browse.read("/river/events/e-end")))
    assert "the talks broke down" in page
    assert "The envoys had parted on 7 March" in page
    assert "also told for 7 March" in page


@pytest.mark.parametrize(
    ("query", "found", "missed"),
    [
        ("words=letters", ["We were given letters"], ["the water would come"]),
        ("words=LÉTTERS", ["We were given letters"], []),
        ("who=Ask", ["the water would come"], ["We were given letters"]),
        ("who=holt&words=levels", ["We were promised levels"], ["releases would stop"]),
        ("first=2031-03-05&last=2031-03-06", ["Envoys of Varda and Ostrel met"], ["the treaty of 1974"]),
        ("first=1974&last=1974", ["the treaty of 1974"], ["Envoys of Varda and Ostrel met"]),
        ("last=1980-01-01", ["the treaty of 1974"], ["Envoys of Varda and Ostrel met"]),
        ("words=nothingofthekind", ["Nothing was found."], ["the water would come"]),
        ("first=yesterday", ["is no date"], ["the water would come"]),
        ("words=%22NEAR(%22", ["Nothing was found."], []),
        ("", [], ["Nothing was found."]),
    ],
)
def test_search_finds_words_people_and_dates(browse: Browser, query: str, found: list[str], missed: list[str]) -> None:
    page = html.unescape(words_of(browse.read(f"/river/search?{query}")))
    assert all(words in page for words in found)
    assert not any(words in page for words in missed)


def test_an_article_that_is_found_shows_the_words_in_it(browse: Browser) -> None:
    assert "<mark>letters</mark>" in browse.read("/river/search?words=letters")
