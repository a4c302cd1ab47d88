"""The page as a browser shows it: offline, with and without its script, wide and narrow, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from communique.export.html import account_to_html
from tests.export.river_account import river_account

if TYPE_CHECKING:
    from playwright.sync_api import Page

NARROW = 360
WORDS = "#line-a6 b ~ a"

Scheme = Literal["light", "dark"]
Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "account.html"
    path.write_text(account_to_html(river_account()), encoding="utf-8", newline="\n")
    return path.as_uri()


@pytest.fixture
def open_page(open_url: Open, url: str) -> Open:
    return partial(open_url, url, height=600)


def is_in_view(page: Page, selector: str) -> bool:
    box = page.locator(selector).first.bounding_box()
    return box is not None and 0 <= box["y"] < 600 and box["y"] + box["height"] < 601  # a pixel may be cut in two


def test_the_page_makes_no_request_and_no_complaint(open_page: Open, url: str) -> None:
    heard: list[str] = []
    open_page(heard=heard).locator(WORDS).click()
    assert heard == [url]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_click_on_a_line_brings_its_exact_words_into_view_beside_it(open_page: Open, script: bool) -> None:
    page = open_page(script=script)
    page.locator(WORDS).click()
    target = page.locator("#texts mark:target")
    assert target.text_content() == (
        "“neither the intention of opening the gates of the Lower Sile in whatever form” nor the time2"
    ).removesuffix("2")
    assert is_in_view(page, "#texts mark:target")


def test_beside_the_text_the_line_stays_in_view(open_page: Open) -> None:
    page = open_page(script=False)
    page.locator(WORDS).click()
    assert is_in_view(page, WORDS)


def test_a_narrow_page_opens_the_words_under_the_line(open_page: Open) -> None:
    page = open_page(width=NARROW)
    page.locator(WORDS).click()
    assert page.locator("#line-a6 .in-place mark.in-hand").text_content() == (
        "“neither the intention of opening the gates of the Lower Sile in whatever form” nor the time"
    )


def test_a_narrow_page_without_script_leads_to_the_words(open_page: Open) -> None:
    page = open_page(width=NARROW, script=False)
    page.locator(WORDS).click()
    assert is_in_view(page, "#texts mark:target")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_narrow_page_does_not_scroll_sideways(open_page: Open, script: bool) -> None:
    page = open_page(width=NARROW, script=script)
    assert page.locator("body").evaluate("body => document.documentElement.scrollWidth") == NARROW


def test_light_and_dark_differ(open_page: Open) -> None:
    papers = {
        open_page(scheme=scheme).locator("html").evaluate("html => getComputedStyle(html).backgroundColor")
        for scheme in ("light", "dark")
    }
    assert len(papers) == 2


def test_keys_walk_the_lines_and_the_text_follows(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator(".line:visible").nth(1).get_attribute("id")
    assert page.locator(".line.in-hand").get_attribute("id") == second
    assert is_in_view(page, "#texts .text .in-hand")


def test_keys_can_be_switched_off(open_page: Open) -> None:
    page = open_page()
    page.locator(".legend summary").click()
    page.locator("#keys").uncheck()
    page.locator("body").press("j")
    assert page.locator(".line.in-hand").count() == 0


def test_escape_closes_what_was_opened(open_page: Open) -> None:
    page = open_page(width=NARROW)
    page.locator(WORDS).click()
    page.keyboard.press("Escape")
    assert page.locator(".in-place").count() == 0


def test_the_filter_leaves_only_single_sources(open_page: Open) -> None:
    page = open_page()
    page.locator("#said [name=single]").check()
    assert page.locator(".statements > li:visible").count() == page.locator(".statements > li:has(.single)").count() > 0


def test_paper_gets_the_texts_after_the_lines(open_page: Open) -> None:
    page = open_page()
    page.emulate_media(media="print")
    lines, texts = page.locator(".notebook").bounding_box(), page.locator("#texts").bounding_box()
    assert lines is not None
    assert texts is not None
    assert texts["y"] >= lines["y"] + lines["height"]


def test_a_mark_of_the_strip_leads_to_its_event(open_page: Open) -> None:
    page = open_page()
    page.locator('.strip a[href="#event-e-end"]').click()
    assert is_in_view(page, "#event-e-end .open")
    assert page.locator(".line.in-hand").evaluate("line => line.closest('.event').id") == "event-e-end"


def test_a_mark_of_the_strip_leads_to_its_event_without_script(open_page: Open) -> None:
    page = open_page(script=False)
    page.locator('.strip a[href="#event-e-protocol"]').click()
    assert is_in_view(page, "#event-e-protocol .open")


def test_single_sources_are_asked_for_in_one_section_and_left_in_both(open_page: Open) -> None:
    page = open_page()
    page.locator("#timeline [name=single]").check()
    assert page.locator(".statements > li:visible").count() == page.locator(".statements > li:has(.single)").count() > 0
    assert page.locator("#event-e-deal").is_hidden()
    assert page.locator("#event-e-visit").is_visible()


def test_an_event_stays_as_long_as_a_part_of_it_is_asked_for(open_page: Open) -> None:
    page = open_page()
    page.locator("#timeline [name=outlet]").select_option(label="Tamsin <Examiner>")
    assert [page.locator(f"#event-{key}").is_visible() for key in ("e-meeting", "e-end", "e-visit")] == [
        True,
        True,
        False,
    ]


def test_a_party_leaves_the_events_it_has_a_part_in(open_page: Open) -> None:
    page = open_page()
    page.locator("#timeline [name=people]").select_option("name-varda")
    assert page.locator("#event-e-archives").is_hidden()
    assert page.locator("#event-e-threat").is_visible()


def test_a_narrow_page_opens_an_event_s_words_under_it(open_page: Open) -> None:
    page = open_page(width=NARROW)
    page.locator("#event-e-meeting .open").first.click()
    assert page.locator("#event-e-meeting .in-place .in-hand").text_content() == (
        "Envoys of Varda and Ostrel met in Ilmsund on 5 and 6 March"
    )


@pytest.mark.parametrize("width", [NARROW, 768, 1920])
def test_what_is_clicked_on_the_timeline_is_large_enough(open_page: Open, width: int) -> None:
    page = open_page(width=width)
    clickable = page.locator("#timeline :is(.open, .class a, summary, select, label, .said-then a):visible")
    heights = [box["height"] for each in clickable.all() if (box := each.bounding_box())]
    assert min(heights) >= 24


@pytest.mark.parametrize(
    ("line", "number"), [("#line-a6", "line 2"), ("#event-e-deal .line", "E7"), ("#event-e-deal .others .line", "E7")]
)
def test_what_was_copied_is_said(open_page: Open, line: str, number: str) -> None:
    page = open_page(width=NARROW)
    page.locator("details.others summary").nth(1).click()
    page.locator(line).first.scroll_into_view_if_needed()
    page.locator(f"{line} .copy").first.click()
    page.locator("[role=status]", has_text="copied").wait_for(state="attached")
    assert page.locator("[role=status]").text_content() == f"{number} copied"


OPENED_WORDS = """() => {
  const bare = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll("a").forEach((note) => note.remove());
    return copy.textContent;
  };
  const found = [];
  for (const link of document.querySelectorAll(".notebook :is(.slice, q a):not([data-at])")) {
    const name = link.hash.slice(1);
    const pieces = [...document.querySelectorAll(`#texts [id="${name}"], #texts [data-rest="${name}"]`)];
    found.push([link.textContent, pieces.map(bare).join("")]);
  }
  for (const line of document.querySelectorAll(".statements blockquote + ul > li:first-child")) {
    const names = [line.querySelector("b ~ a").hash.slice(1), ...(line.dataset.also || "").split(" ").filter(Boolean)];
    const quote = line.parentElement.previousElementSibling.cloneNode(true);
    quote.querySelectorAll(".flag, i").forEach((aside) => aside.remove());
    const others = [...quote.querySelectorAll("span")].map((each) => { each.remove(); return each.textContent; });
    const said = [quote.textContent, ...others];
    names.forEach((name, at) => {
      const pieces = [...document.querySelectorAll(`#texts [id="${name}"], #texts [data-rest="${name}"]`)];
      found.push([said[at], pieces.map(bare).join("")]);
    });
  }
  return found;
}"""
"""Words of the page beside those of the place they lead to: of every link that is words, and of every statement."""


def test_all_words_of_the_page_lead_to_exactly_themselves(open_page: Open) -> None:
    pairs = open_page().evaluate(OPENED_WORDS)
    assert len(pairs) > 40
    assert [pair for pair in pairs if pair[0] != pair[1]] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_whole_page(open_page: Open, scheme: Scheme) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 (needs playwright, which is optional)

    page = open_page(scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert Axe().run(page).response["violations"] == []
