"""Whole pages as a browser shows them, of articles as the reader reads them: every reference opens its exact words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import communique
from communique.export.html import account_to_html, read_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STORIES = ("example", "seeds")

CLICK_ALL = """async () => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  const texts = document.getElementById("texts");
  const frame = () => new Promise(requestAnimationFrame);
  const clicked = [], dead = [], missed = [];
  for (const link of document.querySelectorAll('.notebook a[href^="#"]')) {
    const name = link.getAttribute("href").slice(1);
    const target = document.getElementById(name);
    if (!target) dead.push(name);
    if (!target || !target.closest(".text")) continue;
    const isOpened = () => {
      const [words, pane] = [target.getBoundingClientRect(), texts.getBoundingClientRect()];
      return target.matches(".in-hand, :target, .in-hand *, :target *")
        && pane.left <= words.left && words.top < innerHeight && words.bottom > 0;
    };
    link.click();
    if (!isOpened()) { await frame(); await frame(); }
    clicked.push(name);
    if (!isOpened()) missed.push(name);
  }
  return { clicked, dead, missed };
}"""
"""Clicks every link of the page: which lead into the texts, which nowhere, which do not show their words marked."""

WORDS = """() => Object.fromEntries([...document.querySelectorAll(".text [id]")].map((first) => [first.id,
  [first, ...document.querySelectorAll(`[data-rest="${first.id}"]`)].map((piece) => {
    const copy = piece.cloneNode(true);
    copy.querySelectorAll("a").forEach((note) => note.remove());
    return copy.textContent;
  }).join("")]))"""
"""The words of every mark of the texts by its anchor, without the numbers that stand in them."""

KEYS = """() => Object.fromEntries(
  [...document.querySelectorAll(".text")].map((text) => [text.dataset.key, text.dataset.text]))"""
"""The articles' ids by what the anchors of their words begin with."""


@pytest.fixture(scope="module", params=STORIES)
def page_html(request: pytest.FixtureRequest, example: Path) -> str:
    """The page of a story built from its articles."""
    if request.param == "example":
        return account_to_html(communique.build(example / "articles"))
    return account_to_html(communique.build(request.getfixturevalue("shared") / "seeds"))


@pytest.fixture(scope="module")
def url(page_html: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("whole") / "account.html"
    path.write_text(page_html, encoding="utf-8", newline="\n")
    return path.as_uri()


def test_every_reference_opens_its_words_marked_and_in_view(browser: Browser, url: str) -> None:
    heard: list[str] = []
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.on("request", lambda request: heard.append(request.url))
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.goto(url)
    found: dict[str, Any] = page.evaluate(CLICK_ALL)
    page.close()
    assert len(found["clicked"]) > 100
    assert (found["dead"], found["missed"], heard) == ([], [], [url])


def test_every_mark_has_the_exact_words_of_its_place(browser: Browser, url: str, page_html: str) -> None:
    texts = dict(read_page(page_html).texts)
    page = browser.new_page()
    page.goto(url)
    words: dict[str, str] = page.evaluate(WORDS)
    keys: dict[str, str] = page.evaluate(KEYS)
    page.close()
    assert words
    for anchor, shown in words.items():
        key, _, place = anchor.rpartition(".")
        start, end = map(int, place.split("-"))
        assert shown == texts[keys[key]][start:end]
