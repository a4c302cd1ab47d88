from __future__ import annotations

import html
import re
from dataclasses import replace

import mwparserfromhell
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mwparserfromhell.nodes import Template
from mwparserfromhell.wikicode import Wikicode

from communique.export.notes import export_citations
from communique.export.notes.wikitext import cite_news, escape
from communique.types import Account, Date, DateBasis
from tests.export.notes.hostile import HOSTILE, hostile_account
from tests.export.river_account import article
from tests.export.river_disputes import disputed_account

PLAIN = "So it is said."


def parsed(account: Account) -> Wikicode:
    return mwparserfromhell.parse(export_citations(account).text)


def templates(account: Account) -> list[Template]:
    return parsed(account).filter_templates()


def shape(account: Account) -> list[tuple[str, str]]:
    """Every node that is no text: its kind, and the name of a tag or a template."""
    nodes = parsed(account).filter()
    named = ((type(node).__name__, str(getattr(node, "tag", getattr(node, "name", "")))) for node in nodes)
    return [node for node in named if node[0] not in ("Text", "HTMLEntity", "Comment")]


def value(template: Template, name: str) -> str:
    return html.unescape(str(template.get(name).value).strip())


def cited(**fields: object) -> Template:
    """The template of an article with these fields."""
    (template,) = mwparserfromhell.parse(cite_news(article("a", PLAIN, **fields), PLAIN)).filter_templates()
    return template


def test_every_quotation_is_a_citation_in_a_reference() -> None:
    references = [tag for tag in parsed(disputed_account()).filter_tags() if str(tag.tag) == "ref" and tag.contents]
    names = [[str(each.name).strip() for each in tag.contents.filter_templates()] for tag in references]
    assert len(names) > 5
    assert {tuple(each) for each in names} == {("cite news",)}


def test_a_quotation_is_the_whole_sentence_as_the_article_has_it() -> None:
    quotes = [value(each, "quote") for each in templates(disputed_account()) if each.has("quote")]
    texts = [" ".join(each.text.split()) for each in disputed_account().articles]
    assert all(any(quote in text for text in texts) for quote in quotes)


def test_a_citation_has_author_title_work_date_and_address() -> None:
    template = next(each for each in templates(disputed_account()) if each.has("author"))
    told = {name: value(template, name) for name in ("author", "title", "work", "date", "url")}
    assert told == {
        "author": "Ana Ferrow",
        "title": "Varda keeps the gates shut",
        "work": "Karsk Gazette",
        "date": "2031-03-04",
        "url": "https://gazette.example/sile?a=1&b=2",
    }


def test_a_reference_is_written_once_and_named_where_it_comes_again() -> None:
    references = [tag for tag in parsed(disputed_account()).filter_tags() if str(tag.tag) == "ref"]
    written = {str(tag.get("name").value) for tag in references if tag.contents}
    named = {str(tag.get("name").value) for tag in references if tag.self_closing}
    assert named
    assert named <= written


@pytest.mark.parametrize(
    ("date", "told"),
    [
        (Date("2031-03-04T06:00:00Z", "2031-03-04T06:00:00Z", DateBasis.METADATA), "2031-03-04"),
        (Date("2031-03", "2031-03", DateBasis.GIVEN), "March 2031"),
        (Date("2031", "2031", DateBasis.STATED), "2031"),
        (Date("2031-03-04", "2031-03-09", DateBasis.INFERRED), "<!-- 4 to 9 March 2031, inferred -->"),
        (Date("2031-03-04", "2031-03-04", DateBasis.INFERRED), "<!-- 4 March 2031, inferred -->"),
    ],
)
def test_only_a_date_that_is_told_is_the_citation_s(date: Date, told: str) -> None:
    assert str(cited(published=date).get("date").value).strip() == told


def test_an_article_without_a_headline_has_an_empty_title_for_the_editor_to_fill() -> None:
    assert str(cited().get("title").value).strip() == ""


@pytest.mark.parametrize("special", ["~~~~", "__NOTOC__", "''x''"])
def test_an_address_signs_switches_and_slants_nothing(special: str) -> None:
    assert special[:2] not in str(cited(url=f"https://gazette.example/{special}"))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", None])
def test_only_a_web_address_is_one(url: str | None) -> None:
    assert not cited(url=url).has("url")


def test_an_address_cannot_end_the_template() -> None:
    hostile = cited(url="https://a.example/}}{{delete}}|title=x]] <b>")
    assert (
        str(hostile.get("url").value).strip() == "https://a.example/%7D%7D%7B%7Bdelete%7D%7D%7Ctitle=x%5D%5D%20%3Cb%3E"
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_articles_make_no_markup(words: str) -> None:
    assert shape(hostile_account(words)) == shape(hostile_account(PLAIN))


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_articles_make_no_line_of_their_own(words: str) -> None:
    starts = [
        [re.match(r"[=*]*", line)[0] for line in export_citations(hostile_account(each)).text.split("\n")]  # type: ignore[index]
        for each in (PLAIN, words)
    ]
    assert starts[0] == starts[1]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_articles_keep_their_letters(words: str) -> None:
    seen = html.unescape(export_citations(hostile_account(words)).text)
    kept = " ".join("".join("\ufffd" if c in "\x00\x1b" else c for c in words if c not in "\u202e\u2066").split())
    assert kept in seen


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_words_are_text_and_entities(words: str) -> None:
    nodes = mwparserfromhell.parse(f"* “{escape(words)}”").filter()
    assert {type(node).__name__ for node in nodes} <= {"Text", "HTMLEntity", "Tag"}
    assert [str(node.tag) for node in nodes if type(node).__name__ == "Tag"] == ["li"]


def test_marks_of_bold_print_beside_apostrophes_do_not_run_together() -> None:
    assert escape("'Varda'") == "&#39;Varda&#39;"


def test_the_same_account_makes_the_same_text() -> None:
    account = disputed_account()
    turned = replace(account, articles=account.articles[::-1], events=account.events[::-1])
    assert export_citations(turned) == export_citations(account)


def test_a_time_of_day_keeps_its_colon() -> None:
    assert escape("at 10:30: https://a.example") == "at 10:30: https&#58;//a.example"
