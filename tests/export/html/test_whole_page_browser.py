"""Whole pages of articles as the reader reads them, in a browser: what every reference opens, and what all can use."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

import communique
from communique.export.html import account_to_html
from communique.types import Account

if TYPE_CHECKING:
    from playwright.sync_api import Page

STORIES = ("example", "seeds", "hanoi-2019")

CLICK_ALL = """async () => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  const texts = document.getElementById("texts");
  const frame = () => new Promise(requestAnimationFrame);
  const bare = (piece) => {
    const copy = piece.cloneNode(true);
    copy.querySelectorAll("a").forEach((note) => note.remove());
    return copy.textContent;
  };
  const pieces = new Map();
  for (const piece of texts.querySelectorAll(".text [id], .text [data-rest]")) {
    const name = piece.id || piece.dataset.rest;
    pieces.set(name, [...(pieces.get(name) || []), piece]);
  }
  const opened = [], dead = [], hidden = [];
  for (const link of document.querySelectorAll('.notebook a[href^="#"]')) {
    const name = link.getAttribute("href").slice(1);
    const own = pieces.get(name);
    if (!own && !document.getElementById(name)) dead.push(name);
    if (!own) continue;
    const isMarked = () => own.every((piece) => piece.matches(".in-hand"));
    const isSeen = () => {
      const [words, pane] = [own[0].getBoundingClientRect(), texts.getBoundingClientRect()];
      return pane.left <= words.left && words.top < innerHeight && words.bottom > 0;
    };
    link.click();
    if (!isMarked() || !isSeen()) { await frame(); await frame(); }
    if (!isSeen()) hidden.push(name);
    opened.push([name, own.filter((piece) => piece.matches(".in-hand")).map(bare).join("")]);
  }
  return { opened, dead, hidden };
}"""
"""Clicks every link of the page: the words that each marks in the texts, which lead nowhere, which stay out of view."""

KEYS = """() => Object.fromEntries(
  [...document.querySelectorAll(".text")].map((text) => [text.dataset.key, text.dataset.text]))"""
"""The articles' ids by what the anchors of their words begin with."""

LAID_OUT = """() => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  const style = new CSSStyleSheet();
  style.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets = [style];
}"""
"""Opens everything and lays it out; of what is far from view the size would be a guess."""

VIOLATIONS = """() => new Promise((resolve) => {
  const violated = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    if (violated.push(event.effectiveDirective) === 4) resolve(violated.sort());
  });
  const script = document.createElement("script");
  script.textContent = "document.title = 'run'";
  const style = document.createElement("style");
  style.textContent = "body { display: none }";
  const image = document.createElement("img");
  image.src = "https://gauge.example/dot.png";
  document.body.append(script, style, image);
  fetch("https://gauge.example/").catch(() => {});
})"""
"""Does what the page's policy forbids."""

Open = Callable[..., "Page"]


@dataclass(frozen=True, slots=True)
class Story:
    account: Account
    url: str

    def words(self, anchor: str, keys: dict[str, str]) -> str:
        """What the article says where an anchor leads: "KEY.START-END"."""
        key, _, place = anchor.rpartition(".")
        start, end = map(int, place.split("-"))
        return next(article.text for article in self.account.articles if article.id == keys[key])[start:end]


@pytest.fixture(scope="module")
def stories() -> dict[str, Story]:
    """The stories built so far; filled by `story`."""
    return {}


@pytest.fixture(params=STORIES)
def story(request: pytest.FixtureRequest, stories: dict[str, Story], tmp_path_factory: pytest.TempPathFactory) -> Story:
    """A story built from its articles, and its page."""
    return _build(request.param, request, stories, tmp_path_factory)


@pytest.fixture
def sile(request: pytest.FixtureRequest, stories: dict[str, Story], tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The example story."""
    return _build("example", request, stories, tmp_path_factory)


def _build(
    name: str,
    request: pytest.FixtureRequest,
    stories: dict[str, Story],
    tmp_path_factory: pytest.TempPathFactory,
) -> Story:
    if name not in stories:
        folder: Path = request.getfixturevalue("example" if name == "example" else "shared")
        places = {"example": "articles", "seeds": "seeds"}
        account = communique.build(folder / places.get(name, f"gold/{name}/articles"))
        path = tmp_path_factory.mktemp("whole") / f"{name}.html"
        path.write_text(account_to_html(account), encoding="utf-8", newline="\n")
        stories[name] = Story(account, path.as_uri())
    return stories[name]


def test_every_reference_opens_exactly_its_words_marked_and_in_view(open_url: Open, story: Story) -> None:
    heard: list[str] = []
    page = open_url(story.url, heard=heard)
    found: dict[str, Any] = page.evaluate(CLICK_ALL)
    keys: dict[str, str] = page.evaluate(KEYS)
    assert len(found["opened"]) > 100
    assert [(name, words) for name, words in found["opened"] if words != story.words(name, keys)] == []
    assert (found["dead"], found["hidden"], heard) == ([], [], [story.url])


@pytest.mark.parametrize("story", ["example", "seeds"], indirect=True)  # the largest takes as long as both
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_url: Open, story: Story, scheme: Literal["light", "dark"]) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 (needs playwright, which is optional)

    page = open_url(story.url, scheme=scheme)
    page.evaluate(LAID_OUT)
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]][:5]) for each in found] == []


def test_no_width_scrolls_sideways(open_url: Open, story: Story) -> None:
    page = open_url(story.url)
    page.evaluate(LAID_OUT)
    widths = (360, 768, 1280, 1920)
    scrolled = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        scrolled.append(page.evaluate("document.documentElement.scrollWidth"))
    assert scrolled == list(widths)


def test_paper_has_every_line_with_its_number_and_the_numbers_in_the_texts(open_url: Open, story: Story) -> None:
    from pypdf import PdfReader  # noqa: PLC0415 (of the tests of the page alone)

    page = open_url(story.url)
    numbered = set(page.locator(".statements b, .number[id]").all_text_contents())
    printed = "\n".join(each.extract_text() for each in PdfReader(io.BytesIO(page.pdf())).pages)
    lines, texts = printed.split("The articles in full")
    assert numbered - set(re.findall(r"(?m)^[EMD]?\d+\b|\b[EMD]\d+\b", lines)) == set()
    assert numbered - set(re.findall(r"[EMD]\d+|\d+", texts)) == set()


def test_the_policy_is_in_force(open_url: Open, sile: Story) -> None:
    heard: list[str] = []
    page = open_url(sile.url, heard=heard)
    title = page.title()
    assert page.evaluate(VIOLATIONS) == ["connect-src", "img-src", "script-src-elem", "style-src-elem"]
    assert (page.title(), page.locator("body").is_visible()) == (title, True)


def test_without_its_script_every_fold_opens_and_every_anchor_leads_to_its_words(open_url: Open, sile: Story) -> None:
    page = open_url(sile.url, script=False)
    for summary in page.locator("summary").all():
        if summary.is_visible():
            summary.click()
    assert page.locator("details:not([open]) > summary:visible").count() == 0
    keys = {
        each.get_attribute("data-key") or "": each.get_attribute("data-text") or ""
        for each in page.locator(".text").all()
    }
    links = page.locator(".statements b ~ a").all()
    assert len(links) > 100
    for link in links[:: len(links) // 25]:
        link.click()
        target = page.locator("#texts .text :target")
        box = target.bounding_box()
        assert box is not None
        assert -box["height"] < box["y"] < 900
        anchor = (link.get_attribute("href") or "").removeprefix("#")
        assert sile.words(anchor, keys).startswith(target.text_content() or "nothing")


def test_all_can_be_done_by_keyboard(open_url: Open, sile: Story) -> None:
    page = open_url(sile.url)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press = page.keyboard.press
    in_hand = page.locator(".notebook .line.in-hand")

    press("Tab")
    assert page.locator(":focus").text_content() == "Skip to where it stands"
    assert page.locator(".skip:focus").is_visible()
    press("Enter")
    assert page.url.endswith("#stands")

    press("j")
    press("j")
    press("k")
    first = page.locator(".stands .line").first
    assert in_hand.evaluate_all("(lines, first) => lines[0] === first", first.element_handle())
    press("Enter")
    marked = page.locator("#texts .text .in-hand").first
    box = marked.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900
    press("Escape")
    assert page.locator(":focus").evaluate("(link) => Boolean(link.closest('.line.in-hand'))")

    while page.locator(":focus").evaluate("(each) => !each.matches('.copy')"):
        press("Tab")
    press("Enter")
    page.locator("[role=status]", has_text="copied").wait_for(state="attached")
    said = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert any(said[0] == stand.says for stand in sile.account.stands)

    page.locator("#said select[name=speaker]").focus()
    shown = page.locator(".statements > li:visible").count()
    press("ArrowDown")
    assert 0 < page.locator(".statements > li:visible").count() < shown

    page.locator(".legend summary").focus()
    press("Enter")
    press("Tab")
    press("Space")
    assert not page.locator("#keys").is_checked()
    before = in_hand.evaluate_all("(lines) => lines.length")
    press("Escape")
    page.locator("body").press("j")
    assert in_hand.evaluate_all("(lines) => lines.length") == before
    assert page.locator(":focus").get_attribute("id") == "keys"
