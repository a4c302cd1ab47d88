"""The desk on a port: for this machine alone, and as a browser sees it."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from communique.desk.server import ADDRESS, make_desk
from communique.desk.shelf import Shelf
from communique.errors import InputError
from communique.store.corrections import keep_correction, list_corrections, undo_correction
from communique.types import Correction, CorrectionKind
from tests.desk.river_desk import hostile_account, make_shelf
from tests.export.bargain_account import bargain_account
from tests.export.river_account import river_account

PATHS = (
    "",
    "river/",
    "river/account",
    "river/names/",
    "river/names/holt",
    "river/lines/a1",
    "river/lines/a1?noted=1",
    "river/statements/s1",
    "river/compare?one=a1&other=a6",
    "river/events/e-end",
    "river/moves/m-a1-0",
    "river/articles/karsk-gazette",
    "river/search?words=gates",
    "river/corrections",
    "river/changes",
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return make_shelf(tmp_path)


@contextmanager
def serving(shelf: Shelf) -> Iterator[int]:
    """A desk that answers while the block lasts; its port."""
    server = make_desk(shelf, port=0, by="desk")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def port(shelf: Shelf) -> Iterator[int]:
    with serving(shelf) as chosen:
        yield chosen


def ask(port: int, path: str, host: str | None = None) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(ADDRESS, port, timeout=20)
    connection.request("GET", path, headers={"Host": host} if host else {})
    return connection.getresponse()


def test_the_desk_answers_on_this_machine(port: int) -> None:
    assert ask(port, "/").status == 200


def test_the_desk_answers_nobody_else(port: int) -> None:
    other = next((found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)), "127.0.0.2")
    if other.startswith("127.0.0.1"):
        other = "127.0.0.2"
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((other, port), timeout=5)


def test_the_desk_does_not_answer_to_a_foreign_name(port: int) -> None:
    assert ask(port, "/", host=f"elsewhere.example:{port}").status == 421


def test_a_port_that_is_taken_is_told(port: int, shelf: Shelf) -> None:
    with pytest.raises(InputError, match=f"port {port} cannot be used"):
        make_desk(shelf, port=port, by="desk")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture
def heard(page: Page) -> list[str]:
    """Requests to other places, messages and errors."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if "//127.0.0.1:" not in request.url else None)
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("dialog", lambda dialog: (found.append(dialog.message), dialog.dismiss())[0])
    return found


def test_a_line_of_the_account_is_rejected_in_two_clicks_and_that_undone_in_one(
    page: Page, port: int, shelf: Shelf, heard: list[str]
) -> None:
    page.goto(f"http://{ADDRESS}:{port}/river/account")
    page.frame_locator("#account").locator("#line-a5 a.desk").click()
    page.get_by_role("button", name="Nobody said this").click()
    page.get_by_text("is left out").wait_for()
    with shelf.open_store("river") as store:
        assert [each.said.names for each in list_corrections(store)] == [("a5",)]
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("is left out").wait_for(state="detached")
    with shelf.open_store("river") as store:
        assert [each.undone_by for each in list_corrections(store)] == ["desk"]
    assert heard == []


def test_names_and_articles_of_the_account_lead_to_their_pages(page: Page, port: int) -> None:
    page.goto(f"http://{ADDRESS}:{port}/river/account")
    account = page.frame_locator("#account")
    account.locator("#name-holt a.desk").wait_for()
    assert account.locator("#name-holt a.desk").get_attribute("href") == "/river/names/holt"
    assert account.locator("article a.desk").count() == len(river_account().articles)


def test_a_list_of_names_is_narrowed_by_what_is_typed(page: Page, port: int) -> None:
    page.goto(f"http://{ADDRESS}:{port}/river/names/")
    page.locator("#filter").fill("holt")
    assert page.locator("#filtered > li:visible").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, port: int, scheme: Literal["light", "dark"]) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 (needs playwright, which is optional)

    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for path in PATHS:
        page.goto(f"http://{ADDRESS}:{port}/{path}")
        found = Axe().run(page, context="body", options={"iframes": False}).response["violations"]
        assert [(path, each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_what_is_disputed_and_on_what_was_corrected(
    browser: Browser, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 (needs playwright, which is optional)

    account = bargain_account()
    (tmp_path / "bargain").mkdir()
    shelf = make_shelf(tmp_path / "bargain", account)
    with shelf.open_store("river") as store:
        for move in account.moves[:2]:
            keep_correction(store, Correction(0, CorrectionKind.REJECT, (move.id,), by="desk"))
        undo_correction(store, 1, by="desk")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": 360, "height": 800})
    page = context.new_page()
    with serving(shelf) as port:
        for path in (f"disputes/{account.disputes[0].id}", f"moves/{account.moves[-1].id}", "corrections", ""):
            page.goto(f"http://{ADDRESS}:{port}/river/{path}")
            found = Axe().run(page, context="body").response["violations"]
            assert [(path, each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    context.close()


def test_a_kind_of_marks_can_be_hidden(page: Page, port: int) -> None:
    page.goto(f"http://{ADDRESS}:{port}/river/articles/karsk-gazette")
    said = page.locator(".article .content").first
    shown = said.evaluate("element => getComputedStyle(element).backgroundColor")
    page.get_by_label("said").uncheck()
    assert said.evaluate("element => getComputedStyle(element).backgroundColor") != shown


@pytest.mark.parametrize("width", [360, 1280])
def test_hostile_articles_do_nothing_on_any_page(tmp_path: Path, page: Page, heard: list[str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    (tmp_path / "hostile").mkdir()
    with serving(make_shelf(tmp_path / "hostile", hostile_account())) as port:
        for path in (
            "",
            "account",
            "names/",
            "names/holt",
            "lines/a1",
            "articles/post",
            "moves/m-a1-0",
            "search?words=gates",
            "changes",
        ):
            page.goto(f"http://{ADDRESS}:{port}/river/{path}")
            assert page.locator("body").is_visible()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert heard == []
