from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from dataclasses import replace

import pytest

from communique.errors import AccountError
from communique.export.html import account_to_html, read_page
from communique.export.html.links import link_to_words
from communique.export.html.view import view_account
from communique.export.json import account_to_json
from communique.types import Account, ReuseKind, Span, Tool
from tests.export.html.links import find_anchors, find_targets
from tests.export.river_account import river_account


@pytest.fixture(scope="module")
def html() -> str:
    return account_to_html(river_account())


def test_the_texts_of_the_articles_can_be_read_back_exactly(html: str) -> None:
    assert dict(read_page(html).texts) == {article.id: article.text for article in river_account().articles}


def test_the_account_can_be_read_back_exactly(html: str) -> None:
    assert json.loads(read_page(html).account_json) == json.loads(account_to_json(river_account()))


def test_every_slice_shown_is_exact(html: str) -> None:
    texts = {article.id: article.text for article in river_account().articles}
    slices = read_page(html).slices
    assert [each.words for each in slices] == [texts[e.span.article][e.span.start : e.span.end] for e in slices]


def test_every_content_is_shown(html: str) -> None:
    shown = {each.span for each in read_page(html).slices}
    assert shown >= {Span(each.article, *part) for each in river_account().attributions for part in each.content}


def test_every_link_within_the_page_leads_somewhere(html: str) -> None:
    assert set(find_targets(html)) - set(find_anchors(html)) == set()


def test_no_anchor_is_given_twice(html: str) -> None:
    anchors = find_anchors(html)
    assert len(anchors) == len(set(anchors))


def test_article_text_cannot_become_markup(html: str) -> None:
    assert html.count("<script") == 2
    assert "<b>free" not in html


def test_only_web_addresses_become_links(html: str) -> None:
    assert "javascript:" not in re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)


def test_the_policy_allows_only_our_own_style_and_script(html: str) -> None:
    def digest(pattern: str) -> str:
        found = re.search(pattern, html, re.DOTALL)
        assert found
        return base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()

    policy = (
        f"default-src &#39;none&#39;; style-src &#39;sha256-{digest('<style>(.*?)</style>')}&#39;; "
        f"script-src &#39;sha256-{digest('<script>(.*?)</script>')}&#39;; base-uri &#39;none&#39;; "
        "form-action &#39;none&#39;"
    )
    assert policy in html


def test_the_same_account_gives_the_same_page(html: str) -> None:
    assert account_to_html(river_account()) == html


def test_the_relay_runs_from_the_speaker_to_the_article() -> None:
    lines = {
        line.anchor: (*line.relay, line.label)
        for speaker in view_account(river_account()).speakers
        for statement in speaker.statements
        for wording in statement.wordings
        for line in wording.lines
    }
    assert lines["line-a6"] == ("Mira Holt", "Nordmere News Agency", "Tamsin <Examiner>")


def test_a_nested_line_stands_under_its_own_speaker_in_the_words_of_the_outer_one() -> None:
    speaker = next(each for each in view_account(river_account()).speakers if each.name == "My president")
    outer = speaker.statements[0].wordings[0].lines[0].outer
    assert outer is not None
    assert (outer.name, outer.number) == ("Mira Holt", 3)


def test_two_wordings_of_one_statement_are_stacked(html: str) -> None:
    statement = next(s for p in view_account(river_account()).speakers for s in p.statements if s.origins == 2)
    assert len(statement.wordings) == 2
    assert "<em>whatever</em>" in html


def test_an_attribution_in_no_statement_is_shown_all_the_same() -> None:
    account = replace(river_account(), statements=())
    assert view_account(account).statements == len(account.attributions)


def test_an_account_of_nothing_says_so() -> None:
    nothing = Account("Nothing", Tool("0.1.0", "reader-1"), (), (), (), (), (), (), (), (), ())
    assert "Nobody is quoted or reported" in account_to_html(nothing)


def test_a_page_without_an_account_is_refused() -> None:
    with pytest.raises(AccountError):
        read_page("<!DOCTYPE html><p>No account</p>")


@pytest.mark.parametrize(
    ("url", "words", "link"),
    [
        ("https://a.example/x", "“ten gates, half-open”", "https://a.example/x#:~:text=ten%20gates%2C%20half%2Dopen"),
        ("https://a.example/x#p", "ten gates", "https://a.example/x#p:~:text=ten%20gates"),
        (
            "https://a.example/x",
            "a b c d e f g h i j k",
            "https://a.example/x#:~:text=a%20b%20c%20d%20e,g%20h%20i%20j%20k",
        ),
        ("file:///etc/x", "ten gates", None),
        (None, "ten gates", None),
    ],
)
def test_a_link_out_names_the_words(url: str | None, words: str, link: str | None) -> None:
    assert link_to_words(url, words) == link


def test_a_large_account_is_built_quickly() -> None:
    """2,000 attributions in 100 articles; the processor's time, so that a busy machine does not count."""
    account = river_account()
    copies = range(300)
    large = replace(
        account,
        attributions=tuple(
            replace(each, id=f"{each.id}-{n}", nested_in=None) for n in copies for each in account.attributions
        ),
        statements=(),
        only_told_by=(),
    )
    started = time.process_time()
    account_to_html(large)
    assert time.process_time() - started < 5


def test_everything_found_for_a_date_is_told_with_its_place() -> None:
    gazette = next(each for each in view_account(river_account()).articles if each.id == "karsk-gazette")
    assert (gazette.date.value, gazette.date.places) == ("4 March 2031", ("the metadata file", "its address"))
    assert [(each.value, each.place) for each in gazette.date.others] == [("5 March 2031", "the page’s own metadata")]


def test_an_outlet_found_in_the_text_opens_its_words() -> None:
    gazette = next(each for each in view_account(river_account()).articles if each.id == "karsk-gazette")
    assert [shown.text for each in gazette.outlet.others for shown in each.evidence] == ["The Morning Gate"]


def test_a_date_nothing_tells_of_is_said_to_be_unknown(html: str) -> None:
    about = html[html.index("id=about-examiner") :]
    assert "<dt>Date<dd>unknown</div>" in about


def test_the_named_stand_before_the_unnamed_and_the_unknown_last() -> None:
    speakers = [speaker.name for speaker in view_account(river_account()).speakers]
    assert speakers == ["Mira Holt", "Joren Ask", "My president", None]


def test_who_quotes_himself_is_no_relay() -> None:
    account = river_account()
    own = tuple(replace(each, speaker="holt") if each.id == "a3" else each for each in account.attributions)
    lines = [
        line
        for speaker in view_account(replace(account, attributions=own)).speakers
        for statement in speaker.statements
        for wording in statement.wordings
        for line in wording.lines
        if line.anchor == "line-a3"
    ]
    assert [(line.relay, line.outer and line.outer.name) for line in lines] == [
        (("Mira Holt", "Nordmere News Agency"), None)
    ]


def test_one_written_form_needs_no_reason_to_be_one_name() -> None:
    holt = next(name for name in view_account(river_account()).names if name.name == "Mira Holt")
    assert [(join.one.text, join.other.text) for join in holt.joined] == [("Mira Holt", "Minister Holt")]


def test_what_is_retold_is_shown_in_its_words_with_the_article_it_is_shared_with() -> None:
    html = account_to_html(river_account())
    row = re.search(r"<dt>Retold<dd>(.*?)</div>", html, re.DOTALL)
    assert row is not None
    assert re.sub(r"<[^>]+>", "", row[1]).startswith("the gates of the Lower Sile (one has it through the other): ")


def test_whom_two_articles_credit_for_what_they_share_is_shown() -> None:
    account = river_account()
    reuse = replace(account.reuse[0], kind=ReuseKind.PARTLY_REUSED, credit="Varda News Agency")
    html = account_to_html(replace(account, reuse=(reuse,)))
    assert "25 % with" in html
    assert "(partly-reused, both by or crediting Varda News Agency)" in html
