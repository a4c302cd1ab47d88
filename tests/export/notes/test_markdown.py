from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from communique.export.exported import UNREAD, Gap
from communique.export.notes import export_markdown
from communique.export.notes.markdown import UNQUOTED, escape
from communique.types import Account, Origin
from tests.export.bargain_account import bargain_account
from tests.export.notes.hostile import HOSTILE, hostile_account
from tests.export.river_account import river_account
from tests.export.river_disputes import disputed_account

READER = MarkdownIt("gfm-like", {"linkify": False}).use(footnote_plugin)


def tokens(account: Account) -> list[Token]:
    return READER.parse(export_markdown(account).text)


def rendered(account: Account) -> str:
    html_: str = READER.render(export_markdown(account).text)
    return html_


def text_of(markup: str) -> str:
    """What a reader sees, without the marks of direction that keep words to themselves."""
    return re.sub(r"[\u2066-\u2069\u202a-\u202e]", "", html.unescape(re.sub(r"<[^>]*>", "", markup)))


def kinds(account: Account) -> set[str]:
    """Every kind of block and of inline markup in the text."""
    return {child.type for token in tokens(account) for child in (token, *(token.children or ()))}


def test_every_note_is_read_as_a_footnote_of_a_line() -> None:
    read = tokens(disputed_account())
    notes = {token.meta["id"] for token in read if token.type == "footnote_open"}
    referred = {child.meta["id"] for token in read for child in token.children or () if child.type == "footnote_ref"}
    assert len(notes) > 5
    assert referred == notes


def test_the_sections_stand_in_the_order_of_the_page() -> None:
    headings = [text_of(each) for each in re.findall(r"<h2>(.*?)</h2>", rendered(disputed_account()))]
    assert headings == ["Where it stands", "Disputed", "Positions", "Timeline", "Who said what", "Articles", "Left out"]


def test_a_section_of_nothing_has_no_heading() -> None:
    bare = replace(river_account(), moves=(), positions=(), skipped=(), unsure=())
    headings = re.findall(r"<h2>(.*?)</h2>", rendered(bare))
    assert headings == ["Timeline", "Who said what", "Articles"]


def test_a_note_has_the_whole_sentence_the_outlet_the_date_and_the_offsets() -> None:
    notes = text_of(rendered(disputed_account()).partition('<section class="footnotes">')[2])
    sentence = (
        "Varda's water minister, Mira Holt, said on Monday that her country had “no intention of opening the gates of "
        "the Lower Sile in any form” before Ostrel signs."
    )
    start = disputed_account().articles[0].text.index(sentence)
    source = "Karsk Gazette, 4 March 2031, Varda keeps the gates shut"
    assert f"“{sentence}”, {source}, characters {start} to {start + len(sentence)} of karsk-gazette" in notes


def test_a_note_links_to_the_words_where_the_article_has_a_web_address() -> None:
    links = re.findall(r'href="([^#][^"]*)"', rendered(disputed_account()))
    assert any(link.startswith("https://gazette.example/sile?a=1&amp;b=2#:~:text=Varda%27s%20water") for link in links)
    assert not any("javascript" in link for link in links)


def test_moves_stand_under_their_party_and_issue() -> None:
    positions = rendered(disputed_account()).partition("<h2>Positions</h2>")[2].partition("<h2>")[0]
    assert "<h3>gates</h3>" in positions
    assert re.search(
        r"<strong>Varda</strong> \(movement: new\)\s*<ul>\s*<li>3 March 2031: rejects, by Mira Holt, “opening",
        positions,
    )


def test_a_condition_is_told_where_the_words_of_the_move_do_not_have_it() -> None:
    account = bargain_account()
    ferries = next(move for move in account.moves if move.id == "m-ferries")
    whole = replace(ferries, proposal="ferries in exchange for the toll")
    told = "on the condition “in exchange for the toll”"
    assert told in text_of(rendered(account))
    moves = tuple(whole if move is ferries else move for move in account.moves)
    assert told not in text_of(rendered(replace(account, moves=moves)))


def test_where_it_stands_says_what_a_party_does_with_the_words() -> None:
    stands = rendered(disputed_account()).partition("<h2>Where it stands</h2>")[2].partition("<h2>")[0]
    assert "Varda, on gates: rejects “" in text_of(stands)


def test_articles_of_one_origin_are_told_to_be() -> None:
    account = disputed_account()
    one = replace(account, origins=(Origin("o1", ("examiner 2", "post")), Origin("o2", ("karsk-gazette",))))
    articles = rendered(one).partition("<h2>Articles</h2>")[2]
    assert articles.count("one report, and one origin, with") == 2
    assert "one report, and one origin, with Ilmsund Post" in articles


def test_words_that_two_lines_rest_on_are_noted_once() -> None:
    account = disputed_account()
    text = export_markdown(account).text
    (number,) = re.findall(r"^\[\^(\d+)\]: “Varda's water minister", text, re.MULTILINE)
    assert text.count(f"[^{number}]") > 2


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_articles_make_no_markup(words: str) -> None:
    assert kinds(hostile_account(words)) <= kinds(disputed_account())


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_articles_make_no_line_nor_note_of_their_own(words: str) -> None:
    plain, hostile = ([token.type for token in tokens(hostile_account(each))] for each in ("So it is said.", words))
    assert hostile == plain


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_articles_are_shown_as_they_are(words: str) -> None:
    seen = text_of(rendered(hostile_account(words)))
    assert text_of(html.escape(" ".join(words.replace("\x00", "\ufffd").replace("\x1b", "\ufffd").split()))) in seen


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_words_are_one_run_of_text(words: str) -> None:
    (paragraph,) = [token for token in READER.parse(f"- “{escape(words)}”") if token.type == "inline"]
    assert {child.type for child in paragraph.children or ()} <= {"text", "text_special"}


def test_bare_addresses_are_no_links_where_a_reader_makes_links_of_them() -> None:
    assert not re.search(r"(?<!\\)://|www\.", escape("see http://evil.example and www.evil.example"))


def test_marks_of_direction_end_with_the_words() -> None:
    assert escape("\u202eemaps") == "\u2068emaps\u2069"


def test_lines_of_no_text_at_hand_are_counted() -> None:
    account = disputed_account()
    without = replace(account, articles=tuple(replace(each, text="") for each in account.articles))
    exported = export_markdown(without)
    assert exported.gaps == (Gap(15, UNREAD), Gap(4, UNQUOTED))
    assert "opening the gates of the Lower Sile in any form" in exported.text
