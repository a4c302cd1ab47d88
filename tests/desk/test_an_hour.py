"""An hour at the desk with the example story, in a browser: what is said stays said, whatever happens meanwhile."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from communique.ingest.corrections import parse_corrections

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

COMMAND = (sys.executable, "-c", "from communique.cli import main; main()")
LATER = (
    "Harrow Bell\n\nKARSK, 27 May 2022 — Varda's energy minister, Osip Grell, said on Friday that the joint meters at "
    "Pellan bridge would be certified before the end of June. “We have waited long enough,” Mr. Grell told reporters. "
    "Ostrel denied that any date had been agreed.\n"
)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], cwd=folder, capture_output=True, text=True, check=False)


@contextmanager
def desk(folder: Path) -> Iterator[str]:
    """The desk in a process of its own, which is killed at the end; its address."""
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", "0", "--by", "Tove Marrick"], cwd=folder, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    try:
        found = re.search(r"http://\S+", process.stderr.readline())
        assert found
        yield f"{found[0]}river/"
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Path:
    """A folder with the example's articles in a store, and an account of them."""
    made = tmp_path_factory.mktemp("hour")
    shutil.copytree(example / "articles", made / "articles")
    run(made, "init", "river")
    run(made, "add", "articles")
    run(made, "build", "--json", "first.json")
    return made


def test_an_hour_of_corrections_holds_through_a_kill_new_articles_and_a_rebuild(browser: Browser, folder: Path) -> None:
    account = json.loads((folder / "first.json").read_text("utf-8"))
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    with desk(folder) as address:
        said = [work(page, address) for work in corrections_of(account)]
        undo(page, address, times=2)
        page.goto("about:blank")  # nothing is on its way when the desk is killed
    assert len(said) > 20
    (folder / "later.txt").write_text(LATER, encoding="utf-8")
    with desk(folder) as address:
        assert run(folder, "add", "later.txt").returncode == 0
        page.goto(address)
        count = len(said) - 2
        assert f"{count} corrections and 1 article not in the account yet" in page.locator("header").inner_text()
        page.get_by_role("button", name="Rebuild").click()
        page.get_by_role("heading", name="What changed").wait_for()
        assert page.get_by_text("Harrow Bell").count()
        page.goto(f"{address}corrections")
        assert page.get_by_role("button", name="Undo").count() == count
        assert page.locator(".flag").all_inner_texts() == []
        files = take_away(page, address, folder)
    context.close()
    written = parse_corrections((folder / "corrections.yaml").read_text("utf-8"))
    assert [each.problem for each in written] == [None] * count
    assert {each.by for each in written} == {"Tove Marrick"}
    assert "account.html" in files
    assert run(folder, "check", "account.html").returncode == 0
    assert faults == []


def corrections_of(account: dict[str, Any]) -> list[Callable[[Page, str], str]]:
    """More than twenty, of every kind; each goes to the page of a thing and says what is to be said there."""
    several = [each for each in account["statements"] if len(each["attributions"]) > 1]
    taken = {id_ for each in several for id_ in each["attributions"]}
    lines = [each["id"] for each in account["attributions"] if each["id"] not in taken and not each["nested_in"]]
    issues = sorted({each["issue"] for each in account["moves"]})
    articles = [each["id"] for each in account["articles"]]
    events = [each["id"] for each in account["events"]]
    moves = [each["id"] for each in account["moves"] if not set(each["attributions"]) & set(lines[:16])]
    return [
        *(click(f"lines/{id_}", "Nobody said this") for id_ in lines[0:16:4]),
        *(type_in(f"lines/{id_}", "Set the speaker", "Ilva Dorosh") for id_ in lines[1:16:5]),
        *(click(f"lines/{id_}", "Nobody that can be told") for id_ in lines[2:16:8]),
        click(f"compare?one={lines[3]}&other={lines[7]}", "These are one statement"),
        *(click(f"statements/{each['id']}", "Another statement") for each in several[:2]),
        join_names("Ebbe Torrin", "Jonas Ferrow"),
        rename("Osip Grell", "Ossip Grell"),
        *(rename_issue(name, f"the {name}") for name in issues[:2]),
        *(type_in(f"articles/{id_}", "Set the date", "2022-05-24") for id_ in articles[:2]),
        type_in(f"events/{events[0]}", "Set the date", "2022-05-09"),
        *(click(f"events/{id_}", "This is no event of the story") for id_ in events[1:3]),
        *(click(f"moves/{id_}", "This is no move") for id_ in moves[:2]),
        click(f"disputes/{account['disputes'][0]['id']}", "These do not conflict"),
    ]


def click(place: str, button: str) -> Callable[[Page, str], str]:
    def work(page: Page, address: str) -> str:
        page.goto(address + place)
        page.get_by_role("button", name=button).first.click()
        return noted(page)

    return work


def type_in(place: str, button: str, words: str) -> Callable[[Page, str], str]:
    def work(page: Page, address: str) -> str:
        page.goto(address + place)
        form = page.locator("form.typed", has=page.get_by_role("button", name=button, exact=True))
        form.get_by_role("combobox").or_(form.get_by_role("textbox")).fill(words)
        form.get_by_role("button").click()
        return noted(page)

    return work


def find_name(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}names/")
    page.get_by_label("Show only").fill(name)
    page.locator("#filtered").get_by_role("link", name=name, exact=True).click()


def join_names(one: str, other: str) -> Callable[[Page, str], str]:
    def work(page: Page, address: str) -> str:
        find_name(page, address, one)
        form = page.locator("form.typed", has=page.get_by_role("button", name="Join"))
        form.get_by_role("combobox").fill(other)
        form.get_by_role("button").click()
        return noted(page)

    return work


def rename(old: str, new: str) -> Callable[[Page, str], str]:
    def work(page: Page, address: str) -> str:
        find_name(page, address, old)
        page.get_by_label("Call it").fill(new)
        page.get_by_role("button", name="Rename").click()
        return noted(page)

    return work


def rename_issue(old: str, new: str) -> Callable[[Page, str], str]:
    def work(page: Page, address: str) -> str:
        page.goto(f"{address}names/")
        row = page.locator(".issues li", has=page.locator(f'input[value="{old}"]'))
        row.get_by_label("Call it").fill(new)
        row.get_by_role("button", name="Rename").click()
        return noted(page)

    return work


def noted(page: Page) -> str:
    """What the desk says that it has noted."""
    return page.locator(".noted[role=status] span").first.inner_text()


def undo(page: Page, address: str, *, times: int) -> None:
    for _ in range(times):
        page.goto(f"{address}corrections")
        page.get_by_role("button", name="Undo").first.click()


def take_away(page: Page, address: str, folder: Path) -> list[str]:
    """Every file that the desk offers, written into the folder; their names."""
    page.goto(address)
    names = page.locator(".files a").all_inner_texts()
    for name in names:
        page.goto(address)  # Chromium hands out ten files in a row from one visit
        with page.expect_download() as coming:
            page.locator(".files").get_by_role("link", name=name, exact=True).click()
        coming.value.save_as(folder / name)
        assert (folder / name).stat().st_size
    return names
