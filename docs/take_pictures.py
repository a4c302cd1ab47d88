"""Take the pictures of the README and the tutorial: `python docs/take_pictures.py account.html`.

That of the page is what one sees of it first. Those of the desk are of the example story in a store of their own: a
line that can be corrected, an article with all its marks, and what a correction changed.
"""

import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from communique import project
from communique.desk.server import ADDRESS, make_desk
from communique.desk.shelf import Shelf
from communique.store.database import Store
from communique.types import Account, Attribution

DOCS = Path(__file__).resolve().parent
ARTICLES = DOCS.parent / "examples" / "sile" / "articles"
SIZE = {"width": 1280, "height": 900}
# The article of the pictures, and the verb of the line that is corrected in them.
SHOWN, CUE = "brenna-lantern.html", "denied"


def take_pictures(page: Path) -> None:
    """Open the page, then the desk, in Chromium and save what one sees."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        tab.goto(page.resolve().as_uri())
        tab.screenshot(path=DOCS / "page.png")
        with serving_example() as (address, account):
            take_desk(tab, address, account)
        browser.close()


@contextmanager
def serving_example() -> Iterator[tuple[str, Account]]:
    """A desk with the example story while the block lasts: its address, and the account."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        shutil.copytree(ARTICLES, "articles")
        with Store.create(Path("river.communique"), name="river", title="The river talks") as store:
            project.add(store, ["articles"])
            account = project.build(store)
        server = make_desk(Shelf.of([Path("river.communique")]), port=0, by="desk")
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://{ADDRESS}:{server.port}/river/", account
        server.shutdown()
        thread.join()
        server.server_close()


def take_desk(tab: Page, address: str, account: Account) -> None:
    """The line and the article as they are, then what changes once nobody is held to have said the line."""
    line = find_line(account)
    tab.goto(f"{address}lines/{line.id}")
    tab.screenshot(path=DOCS / "desk-line.png")
    tab.get_by_role("button", name="Nobody said this").click()
    tab.goto(f"{address}articles/{line.article}")
    tab.screenshot(path=DOCS / "desk-article.png")
    tab.get_by_role("button", name="Rebuild").click()
    tab.get_by_role("heading", name="What changed").wait_for()
    tab.screenshot(path=DOCS / "desk-changes.png")


def find_line(account: Account) -> Attribution:
    """The first line of the article whose verb it is."""
    (article,) = (each for each in account.articles if each.path.endswith(SHOWN))
    return next(
        each
        for each in account.attributions
        if each.article == article.id and each.cue and article.text[slice(*each.cue)] == CUE
    )


if __name__ == "__main__":
    take_pictures(Path(sys.argv[1]))
