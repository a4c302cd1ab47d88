"""Stands, disputes and positions as a browser shows them: every reference, both schemes, four widths, keys, paper."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

import pytest

from communique.export.html import account_to_html
from tests.export.bargain_account import bargain_account, hostile_account, wide_account

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDE, NARROW = 1400, 360
SECTIONS = ":is(#stands, #disputed, #positions)"
AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}

Open = Callable[..., "Page"]

OPEN_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
LAID_OUT = """() => {
  const style = new CSSStyleSheet();
  style.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets = [style];
}"""
"""Lays out what is far from view too: its size is estimated till then, and axe would see it lie over what follows."""
OPENED = """(link) => {
  const pieces = document.querySelectorAll(`[id="${link}"], [data-rest="${link}"]`);
  const [x, y] = [pieces[0].getBoundingClientRect(), document.getElementById("texts").getBoundingClientRect()];
  const words = [...pieces].map((piece) => {
    const copy = piece.cloneNode(true);
    copy.querySelectorAll("a").forEach((note) => note.remove());
    return copy.textContent;
  }).join("");
  return { words, seen: y.left <= x.left && 0 <= x.top && x.top < innerHeight,
    marked: [...pieces].every((piece) => piece.matches(".in-hand, :target, :target *, .in-hand *")) };
}"""
"""What a link into the texts has opened: its words, whether they are in view there, whether they are marked."""
EXPECTED = """(link) => {
  if (link.matches(".slice, q a")) return link.textContent;
  const line = link.closest(".line");
  const own = line.querySelector("[data-at]:not(.slice)");
  return (own || line.closest(".wording").querySelector("blockquote [data-at]")).textContent;
}"""
"""The words that stand on the page where a link into the texts is."""


@pytest.fixture(scope="module")
def urls(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("bargaining")
    accounts = {"bargain": bargain_account(), "wide": wide_account(8, 20), "hostile": hostile_account()}
    for name, account in accounts.items():
        (folder / f"{name}.html").write_text(account_to_html(account), encoding="utf-8", newline="\n")
    return {name: (folder / f"{name}.html").as_uri() for name in accounts}


@pytest.fixture
def open_page(open_url: Open, urls: dict[str, str]) -> Open:
    return lambda page="bargain", **how: open_url(urls[page], **how)


def test_every_reference_opens_its_exact_words_marked_and_in_view(open_page: Open, urls: dict[str, str]) -> None:
    heard: list[str] = []
    page = open_page(heard=heard)
    page.evaluate(OPEN_ALL)
    links = page.locator(f"{SECTIONS} :is(.open, .slice, q a)").all()
    assert len(links) > 30
    for link in links:
        expected, target = link.evaluate(EXPECTED), (link.get_attribute("href") or "").removeprefix("#")
        clipped = link.evaluate("(link) => Boolean(link.closest('.position'))") and "slice" not in (
            link.get_attribute("class") or ""
        )
        link.click()
        opened: dict[str, Any] = page.evaluate(OPENED, target)
        assert opened["words"].startswith(expected) if clipped else opened["words"] == expected
        assert (opened["seen"], opened["marked"]) == (True, True), expected
    assert heard == [urls["bargain"]]


def test_without_its_script_the_page_leads_to_every_reference(open_page: Open) -> None:
    page = open_page(script=False)
    page.evaluate(OPEN_ALL)
    for link in page.locator(f"{SECTIONS} :is(.open, .slice, q a)").all():
        link.click()
        target = page.locator("#texts .text :target")
        box = target.bounding_box()
        assert box is not None
        assert -box["height"] < box["y"] < 900


def test_nothing_runs_in_a_hostile_page(open_page: Open, urls: dict[str, str]) -> None:
    heard: list[str] = []
    page = open_page("hostile", heard=heard)
    page.evaluate(OPEN_ALL)
    page.wait_for_timeout(200)
    assert heard == [urls["hostile"]]


def test_a_narrow_page_opens_every_line_s_words_under_it(open_page: Open) -> None:
    page = open_page(width=NARROW)
    page.evaluate(OPEN_ALL)
    for line in page.locator(f"{SECTIONS} .line").all():
        link = line.locator(":is(.open, q a:not(.slice))").first
        expected = link.evaluate(EXPECTED)
        link.click()
        opened = "".join(line.locator(".in-place .in-hand").all_text_contents())
        assert " ".join(expected.split()) in " ".join(opened.split())


def test_words_opened_in_place_are_set_like_those_around_them(open_page: Open) -> None:
    page = open_page(width=NARROW)
    page.locator("#positions .line .open").first.click()
    faces = page.locator(".in-place p").evaluate_all("""(paragraphs) => paragraphs.flatMap((paragraph) =>
      [paragraph, ...paragraph.querySelectorAll("*")].map((each) => getComputedStyle(each).font))""")
    assert len(faces) > 2
    assert len(set(faces)) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_axe_finds_nothing(open_page: Open, scheme: Literal["light", "dark"], width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 (needs playwright, which is optional)

    page = open_page(scheme=scheme, width=width)
    page.evaluate(OPEN_ALL)
    page.evaluate(LAID_OUT)
    found = Axe().run(page, options=AXE).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("page", ["bargain", "wide", "hostile"])
@pytest.mark.parametrize("width", [NARROW, 768, 1280, 1920])
def test_no_width_scrolls_sideways(open_page: Open, page: str, width: int) -> None:
    opened = open_page(page, width=width)
    opened.evaluate(OPEN_ALL)
    assert opened.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("page", ["bargain", "wide", "hostile"])
def test_no_words_run_out_of_their_cell(open_page: Open, page: str) -> None:
    opened = open_page(page, width=1280)
    spilled = "(cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.outerHTML)"
    assert opened.locator(".table td, .side").evaluate_all(spilled) == []


def test_parties_stand_across_where_there_is_room_and_below_each_other_where_there_is_none(open_page: Open) -> None:
    cells = "#issue-power .cells .position"
    tops = {
        width: {box["y"] for each in open_page(width=width).locator(cells).all() if (box := each.bounding_box())}
        for width in (NARROW, WIDE)
    }
    assert (len(tops[WIDE]), len(tops[NARROW])) == (1, 2)


def test_in_blocks_every_position_names_its_party(open_page: Open) -> None:
    assert open_page(width=NARROW).locator(".cells .party:visible").count() == 4
    assert open_page().locator(".cells .party:visible").count() == 0


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_position_opens_into_its_steps_by_keyboard_alone(open_page: Open, script: bool) -> None:
    page = open_page(script=script)
    page.locator(".more a").first.focus()
    page.keyboard.press("Enter")
    steps = page.locator("[id='steps-power.20.varda']")
    steps.wait_for(state="visible")
    box = steps.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


def test_keys_walk_stands_disputes_and_positions_in_their_order(open_page: Open) -> None:
    page = open_page()
    sections = []
    for _ in range(page.locator(f"{SECTIONS} .line:visible").count()):
        page.keyboard.press("j")
        sections.append(page.locator(".line.in-hand").evaluate("(line) => line.closest('section').id"))
    assert [each for at, each in enumerate(sections) if sections[at - 1 : at] != [each]] == [
        "stands",
        "disputed",
        "positions",
    ]


def test_a_move_s_number_in_the_text_leads_to_its_step(open_page: Open) -> None:
    page = open_page()
    number = page.locator("[id=move-m-refuse] .number").first.get_attribute("id")
    page.locator(f"#texts a[href='#{number}']").click()
    assert page.locator(".line.in-hand").evaluate("(line) => line.closest('.move').id") == "move-m-refuse"


def test_a_link_to_a_dispute_takes_its_first_side_in_hand(open_page: Open, urls: dict[str, str]) -> None:
    page = open_page()
    page.goto(f"{urls['bargain']}#dispute-d-gates")
    page.reload()
    assert page.locator(".line.in-hand").evaluate("line => line.closest('.side').id") == "dispute-d-gates.1"


def visible(page: Page, selector: str) -> list[str]:
    return [each.get_attribute("id") or "" for each in page.locator(selector).all() if each.is_visible()]


def test_a_party_asked_for_keeps_its_column_stands_and_disputes(open_page: Open) -> None:
    page = open_page()
    page.locator("#positions [name=people]").select_option("name-ostrel")
    assert visible(page, ".position") == ["position-power.20.ostrel", "position-gates.20.ostrel"]
    assert visible(page, ".stand") == ["stand-levels.20.ostrel"]
    assert visible(page, ".dispute") == ["dispute-d-flow"]
    assert page.locator("#positions thead th:visible").all_text_contents() == ["Ostrel"]


def test_an_issue_asked_for_is_left_alone(open_page: Open) -> None:
    page = open_page()
    page.locator("#positions [name=issue]").select_option("gates")
    assert visible(page, ".issue") == ["issue-gates"]
    assert visible(page, ".stand") == ["stand-gates.20.varda"]


def test_an_outlet_asked_for_leaves_what_it_carries(open_page: Open) -> None:
    page = open_page()
    page.locator("#disputed [name=outlet]").select_option(label="Tamsin Herald")
    assert visible(page, ".position") == ["position-power.20.varda", "position-ferries.20.karsk"]
    assert visible(page, ".dispute") == ["dispute-d-gates", "dispute-d-open", "dispute-d-walk"]


def test_single_sources_asked_for_anywhere_are_asked_for_everywhere(open_page: Open) -> None:
    page = open_page()
    page.locator("#said [name=single]").check()
    assert page.locator("#positions [name=single]").is_checked()
    assert "stand-power.20.varda" not in visible(page, ".stand")


def test_what_is_not_there_when_asked_for_is_said(open_page: Open) -> None:
    page = open_page()
    page.locator("#positions [name=people]").select_option("name-karsk")
    assert page.locator("#disputed .none-left").is_visible()
    assert page.locator("#positions .none-left").is_hidden()


def test_what_was_copied_is_the_words_the_way_and_the_place(open_page: Open) -> None:
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    line = page.locator("[id='stand-gates.20.varda'] .line")
    line.hover()
    line.locator(".copy").click()
    page.locator("[role=status]", has_text="copied").wait_for(state="attached")
    assert page.locator("[role=status]").text_content() == "M6 copied"
    words, way, link = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert words == "no intention of opening the gates of the Lower Sile in any form” before Ostrel signs"
    assert way == "Mira Holt → Karsk Gazette, “Varda keeps the gates shut”, 4 March 2031"
    assert link.startswith("https://gazette.example/sile?a=1&b=2#:~:text=")


def test_paper_has_every_move_and_dispute_with_its_number_and_the_numbers_in_the_texts(open_page: Open) -> None:
    from pypdf import PdfReader  # noqa: PLC0415 (of the tests of the page alone)

    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(open_page().pdf())).pages)
    body = text[text.index("The articles in full") :]
    lines = text[: text.index("The articles in full")]
    assert set(re.findall(r"\b[MD]\d\b", lines)) == {*(f"M{n}" for n in range(1, 9)), *(f"D{n}" for n in range(1, 5))}
    assert set(re.findall(r"[MD]\d", body)) == {*(f"M{n}" for n in range(1, 9)), *(f"D{n}" for n in range(1, 5))}
