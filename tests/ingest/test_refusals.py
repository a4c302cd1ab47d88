"""Why a text is no article."""

from __future__ import annotations

import pytest

from communique.ingest.drafts import Draft
from communique.ingest.refusals import MAX_TEXT_CHARS, find_refusal


def test_an_article_is_not_refused(prose: str) -> None:
    assert find_refusal(Draft("a.txt", prose)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Just a moment... Please enable JavaScript and cookies to continue",
        "Access Denied. You don't have permission to access this server.",
        "Please log in to read this article.",
        "Subscribe to continue reading this story and many others.",
        "502 Bad Gateway nginx",
        "Not Found. The requested URL /talks was not found on this server.",
    ],
)
def test_a_page_that_shows_no_article_is_named(text: str) -> None:
    assert (find_refusal(Draft("a.txt", text)) or "").startswith("looks like a")


def test_a_long_article_may_quote_an_error(prose: str) -> None:
    assert find_refusal(Draft("a.txt", f"“Page not found”, the site of the dam said. {prose * 5}")) is None


def test_a_text_without_words_is_refused() -> None:
    assert find_refusal(Draft("a.txt", "*** 1234 ***")) == "has no words"


def test_the_longest_article_is_not_refused(prose: str) -> None:
    longest = (prose * (MAX_TEXT_CHARS // len(prose) + 1))[:MAX_TEXT_CHARS]
    assert find_refusal(Draft("a.txt", longest)) is None
    assert (find_refusal(Draft("a.txt", longest + ".")) or "").startswith("is too long")
