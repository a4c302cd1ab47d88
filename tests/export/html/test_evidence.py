from __future__ import annotations

import re
from pathlib import Path

import pytest

from communique.check import check_account
from communique.export.html import Evidence, account_to_html, read_page
from communique.export.html.evidence import find_excerpts
from communique.export.html.marks import Mark
from communique.types import Article, Block, BlockKind
from tests.export.html.links import find_anchors, find_targets
from tests.export.river_account import river_account

PARTS = [Evidence.CONTEXT, Evidence.QUOTE]
TEXT = "The dam stood. Varda said it would open the gates on Friday. Nobody asked why. Rain fell. Ostrel agreed."
SAID = Mark(21, 59, ("content",), "a")
NAMED = Mark(90, 96, ("mention",), "b")


def excerpts(evidence: Evidence, *marks: Mark) -> list[str]:
    article = Article("a1", "a1.txt", TEXT, "", blocks=(Block(0, len(TEXT), BlockKind.BODY),))
    return [TEXT[start:end] for start, end in find_excerpts(article, marks, evidence)]


def test_context_is_the_sentence_around_what_is_quoted() -> None:
    assert excerpts(Evidence.CONTEXT, SAID) == ["Varda said it would open the gates on Friday."]


def test_a_name_brings_no_sentence() -> None:
    assert excerpts(Evidence.CONTEXT, NAMED) == ["Ostrel"]


def test_a_quotation_is_no_more_than_its_words() -> None:
    assert excerpts(Evidence.QUOTE, NAMED, SAID) == ["said it would open the gates on Friday", "Ostrel"]


def test_what_nothing_leads_to_is_not_carried() -> None:
    assert excerpts(Evidence.QUOTE, Mark(0, 7, ("mention",), None)) == []


def test_stretches_that_meet_are_one() -> None:
    assert excerpts(Evidence.QUOTE, Mark(0, 3, ("content",), "a"), Mark(4, 7, ("cue",), "b")) == ["The dam"]


@pytest.mark.parametrize("evidence", PARTS)
def test_a_page_of_excerpts_carries_no_whole_text(evidence: Evidence) -> None:
    page = read_page(account_to_html(river_account(), evidence=evidence))
    assert page.texts == ()
    assert page.excerpts


@pytest.mark.parametrize("evidence", PARTS)
def test_every_link_of_a_page_of_excerpts_leads_somewhere(evidence: Evidence) -> None:
    html = account_to_html(river_account(), evidence=evidence)
    assert set(find_targets(html)) - set(find_anchors(html)) == set()


@pytest.mark.parametrize("evidence", PARTS)
def test_every_slice_and_excerpt_is_exact(evidence: Evidence) -> None:
    texts = {article.id: article.text for article in river_account().articles}
    page = read_page(account_to_html(river_account(), evidence=evidence))
    assert all(
        each.words == texts[each.span.article][each.span.start : each.span.end]
        for each in (*page.slices, *page.excerpts)
    )


def test_a_page_of_quotations_has_no_words_around_them() -> None:
    html = account_to_html(river_account(), evidence=Evidence.QUOTE)
    assert "<i data-at=" in account_to_html(river_account())
    assert "<i data-at=" not in html


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    path = tmp_path / "shared.html"
    path.write_text(account_to_html(river_account(), evidence=Evidence.CONTEXT), encoding="utf-8", newline="\n")
    return path


def test_without_the_articles_nothing_on_a_page_of_excerpts_is_called_exact(shared: Path) -> None:
    result = check_account(shared)
    assert (result.exact, result.agreeing > 40) == (0, True)
    assert "takes the articles" in result.summary
    assert [each.where for each in result.problems] == sorted(article.path for article in river_account().articles)


def test_with_the_articles_every_reference_of_a_page_of_excerpts_is_exact(shared: Path) -> None:
    for article in river_account().articles:
        place = shared.parent / article.path
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(article.text.encode())
    result = check_account(shared, articles=shared.parent / "articles")
    assert (result.exact, result.problems) == (result.total, ())


def test_words_that_differ_from_their_excerpt_are_told(shared: Path) -> None:
    html = shared.read_text(encoding="utf-8")
    shared.write_text(
        re.sub(r"<q>(<a[^>]*>)on 5 and 6 March", r"<q>\1on 8 and 9 March", html, count=1), encoding="utf-8"
    )
    assert any("on 8 and 9 March" in each.reason for each in check_account(shared).problems)
