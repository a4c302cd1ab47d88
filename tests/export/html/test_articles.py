"""What the page says of how the date of an article is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.export.html.articles import ArticleView
from communique.export.html.view import view_account
from communique.types import Candidate, Date, DateBasis, Span
from tests.export.river_account import river_account


def view_of(published: Date, candidates: tuple[Candidate, ...] = (), *, own_words: bool = True) -> ArticleView:
    """The first article, with words of its own or of the second as evidence where there is any."""
    account = river_account()
    first, second, *others = account.articles
    teller = first if own_words else second
    evidence = (Span(teller.id, 0, 5),) if published.basis is DateBasis.INFERRED else ()
    dated = replace(first, published=replace(published, evidence=evidence), candidates=candidates)
    articles = view_account(replace(account, articles=(dated, second, *others))).articles
    return next(article for article in articles if article.id == first.id)


@pytest.mark.parametrize(("own_words", "place"), [(True, "what it tells"), (False, "what the other articles tell")])
def test_an_inferred_date_says_whose_words_it_is_from(own_words: bool, place: str) -> None:
    inferred = Date(None, None, DateBasis.INFERRED, relative=("Y-03-01", "Y-03-31"))
    view = view_of(inferred, own_words=own_words)
    assert (view.date.value, view.date.places) == ("March, year not given", (place,))


def test_an_inferred_date_shows_the_words() -> None:
    view = view_of(Date("2031-03-01", "2031-03-05", DateBasis.INFERRED))
    assert [shown.text for shown in view.evidence] == [river_account().articles[0].text[:5]]


def test_a_date_that_was_given_says_by_whom() -> None:
    given = Date("2031-03-16", "2031-03-16", DateBasis.GIVEN, "2031-03-16")
    view = view_of(given, (Candidate("published", "2031-03-16", "option"),))
    assert (view.date.value, view.date.places) == ("16 March 2031", ("whoever built this page",))


def test_an_unknown_date_says_nothing_of_where_it_is_from() -> None:
    assert view_of(Date(None, None, DateBasis.UNKNOWN)).date.places == ()
