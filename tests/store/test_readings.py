"""Readings are kept by article and by what read it."""

from __future__ import annotations

from dataclasses import replace

from communique.store.database import Store
from communique.store.readings import keep_reading, load_reading, sort_articles
from communique.types import Tool
from tests.store.river_store import TOOL, make_article, make_reading

ARTICLE = make_article()


def test_a_reading_comes_back(store: Store) -> None:
    keep_reading(store, make_reading(ARTICLE), TOOL)
    assert load_reading(store, ARTICLE, TOOL) == make_reading(ARTICLE)


def test_an_article_is_read_once(store: Store) -> None:
    keep_reading(store, make_reading(ARTICLE), TOOL)
    keep_reading(store, replace(make_reading(ARTICLE), attributions=()), TOOL)
    assert load_reading(store, ARTICLE, TOOL) == make_reading(ARTICLE)


def test_another_version_or_model_reads_it_again(store: Store) -> None:
    keep_reading(store, make_reading(ARTICLE), TOOL)
    assert load_reading(store, ARTICLE, Tool("0.1", TOOL.model)) is None
    assert load_reading(store, ARTICLE, Tool(TOOL.version, "others")) is None


def test_a_reading_of_another_form_is_not_taken(store: Store) -> None:
    keep_reading(store, make_reading(ARTICLE), TOOL)
    store.execute("UPDATE reading SET form = 'older'")
    assert sort_articles(store, [ARTICLE], TOOL).unread == (ARTICLE,)


def test_an_article_of_which_more_is_known_is_read_again(store: Store) -> None:
    keep_reading(store, make_reading(ARTICLE), TOOL)
    dated = replace(ARTICLE, outlet="Karskpress")
    assert sort_articles(store, [ARTICLE, dated], TOOL).unread == (dated,)
