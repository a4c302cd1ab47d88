"""What is asked of the desk is answered, and what is said at it is kept, with who and when."""

from __future__ import annotations

import html
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import pytest

from communique import project
from communique.desk.app import Desk
from communique.desk.downloads import DOWNLOADS
from communique.desk.shelf import Shelf
from communique.export.html import account_to_html
from communique.ingest.corrections import parse_corrections
from communique.store.corrections import list_corrections
from tests.desk.conftest import PORT, Browser, words_of
from tests.desk.river_desk import HOSTILE, hostile_account, make_shelf, make_store
from tests.desk.test_guard import PAGES
from tests.export.river_account import river_account

GOOD = [path for path in PAGES if "no" not in path]


@pytest.mark.parametrize("path", GOOD)
def test_a_page_is_there(browse: Browser, path: str) -> None:
    assert browse.get(path).status_code == 200


@pytest.mark.parametrize(
    "path", [path for path in GOOD if not path.startswith(("/.desk", "/river/page", "/river/files"))]
)
def test_no_page_lets_the_words_of_articles_become_markup(tmp_path: Path, path: str) -> None:
    desk = Desk(make_shelf(tmp_path, hostile_account()), port=PORT, by="desk")
    page = Browser(desk).read(path)
    elements = Elements(page)
    assert [given for tag, given in elements.found if tag == "script"] == [{"src": "/.desk/desk.js", "defer": None}]
    assert not {tag for tag, _ in elements.found} & {"img", "style", "i"}
    assert not [name for _, given in elements.found for name in given if name.startswith("on")]


class Elements(HTMLParser):
    """The elements of a page with their attributes, as a browser takes them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_every_address_in_a_page_is_our_own(tmp_path: Path) -> None:
    desk = Desk(make_shelf(tmp_path, hostile_account()), port=PORT, by="desk")
    addresses = re.findall(r'(?:href|src|action)="([^"]*)"', Browser(desk).read("/river/articles/post"))
    assert all(address.startswith(("/", "#")) and not address.startswith("//") for address in addresses)


def test_the_account_is_shown_as_it_is_exported(browse: Browser, shelf: Shelf) -> None:
    with shelf.open_store("river") as store:
        account = project.load_account(store, 1)
    assert account is not None
    assert browse.read("/river/page/1") == account_to_html(account)


def test_a_project_that_is_not_there_is_told_so(browse: Browser) -> None:
    assert "no project lake" in browse.get("/lake/").text


def test_a_version_that_is_not_there_is_told_so(browse: Browser) -> None:
    assert browse.get("/river/page/7").status_code == 404


def test_what_is_said_is_kept_with_who_and_when(browse: Browser, shelf: Shelf) -> None:
    browse.correct("rename", "Mira Holt", "Mirra Holt")
    with shelf.open_store("river") as store:
        (kept,) = list_corrections(store)
    assert (kept.said.names, kept.said.by) == (("Mira Holt", "Mirra Holt"), "foreign desk")
    assert kept.said.at is not None


def test_a_note_says_what_an_id_stands_for(browse: Browser) -> None:
    browse.correct("reject", "a5")
    (said,) = parse_corrections(browse.read("/river/files/corrections.yaml"))
    assert said.note == "“the water would come” (Tamsin <Examiner>)"


def test_a_correction_is_told_as_a_sentence(browse: Browser) -> None:
    sentences = {
        ("same", "Varda", "Ostrel"): "Varda and Ostrel are one",
        ("different", "Varda", "Ostrel"): "Varda and Ostrel are not the same",
        ("rename", "Mira Holt", "Mirra Holt"): "Mira Holt is called Mirra Holt",
        ("rename", "m-a5-0", "water"): "the issue of “the water would come” is called water",
        ("reject", "m-a5-0"): "“the water would come” is left out",
        ("speaker", "a5", ""): "“the water would come” (Tamsin <Examiner>) was said by nobody that can be told",
        ("date", "karsk-gazette", "2031-03-06"): "Karsk Gazette is of 6 March 2031",
    }
    for said in sentences:
        assert browse.correct(*said).status_code == 303, said
    page = html.unescape(words_of(browse.read("/river/corrections")))
    assert [sentence for sentence in sentences.values() if sentence not in page] == []


def test_words_that_bring_their_own_marks_get_no_others(browse: Browser) -> None:
    browse.correct("reject", "a2")
    page = html.unescape(words_of(browse.read("/river/?noted=1")))
    assert "““" not in page


def test_an_issue_is_renamed_by_its_name(browse: Browser) -> None:
    assert browse.correct("rename", "gates", "the gates of the dam").status_code == 303


def test_an_event_is_dated_by_its_id(browse: Browser) -> None:
    assert browse.correct("date", "e-end", "2031-03-06").status_code == 303
    assert "Noted: “the talks broke down” is of 6 March 2031" in words_of(browse.read("/river/?noted=1"))


def test_a_place_in_the_account_is_opened_and_nothing_else(browse: Browser) -> None:
    assert 'src="/river/page/1#line-a5"' in browse.read("/river/account?at=line-a5")
    assert 'src="/river/page/1"' in browse.read("/river/account?at=%22%3E%3Cscript%3E")


def test_a_form_leads_back_to_its_page_where_it_can_be_undone(browse: Browser) -> None:
    response = browse.correct("reject", "a1", back="/river/lines/a1")
    assert (response.status_code, response.headers["Location"]) == (303, "/river/lines/a1?noted=1")
    assert "Noted: “that her country" in words_of(browse.read("/river/lines/a1?noted=1"))


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example/river/", "/lake/", "river", "\\\\x"]
)
def test_a_form_leads_nowhere_else(browse: Browser, back: str) -> None:
    assert browse.correct("reject", "a1", back=back).headers["Location"] == "/river/?noted=1"


def test_what_was_said_is_undone_in_one(browse: Browser) -> None:
    browse.correct("reject", "a1")
    assert browse.post("/river/corrections/1/undo", back="/river/corrections").status_code == 303
    assert "undone by foreign desk" in words_of(browse.read("/river/corrections"))
    assert browse.read("/river/files/corrections.yaml") == ""


def test_what_is_undone_cannot_be_undone_again(browse: Browser) -> None:
    browse.correct("reject", "a1")
    browse.post("/river/corrections/1/undo")
    assert browse.post("/river/corrections/1/undo").status_code == 404


def test_corrections_are_taken_away_as_a_file_that_build_reads(browse: Browser) -> None:
    browse.correct("same", "Varda", "Ostrel")
    browse.correct("speaker", "a7", "")
    said = parse_corrections(browse.read("/river/files/corrections.yaml"))
    assert [each.names for each in said] == [("Varda", "Ostrel"), ("a7", "")]


@pytest.mark.parametrize("name", [each.name for each in DOWNLOADS])
def test_what_is_taken_away_has_something_in_it_and_is_the_same_each_time(browse: Browser, name: str) -> None:
    browse.correct("rename", "Mira Holt", "Mirra Holt")
    first, again = (browse.get(f"/river/files/{name}") for _ in range(2))
    assert first.status_code == 200
    assert first.data
    assert first.data == again.data


def test_the_tables_are_taken_away_with_what_describes_them(browse: Browser) -> None:
    with ZipFile(io.BytesIO(browse.get("/river/files/tables.zip").data)) as archive:
        described = json.loads(archive.read("datapackage.json"))
        assert {each["path"] for each in described["resources"]} == set(archive.namelist()) - {"datapackage.json"}


def test_a_correction_is_counted_until_it_is_built(browse: Browser) -> None:
    assert "not in the account yet" not in browse.read("/river/")
    browse.correct("reject", "a1")
    assert "1 correction not in the account yet" in words_of(browse.read("/river/"))


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("reject", []),
        ("reject", [""]),
        ("reject", ["nothing"]),
        ("same", ["Varda"]),
        ("same", ["Varda", "Nobody"]),
        ("rename", ["Varda", " "]),
        ("rename", ["Nobody", "Somebody"]),
        ("speaker", ["a1", "Nobody"]),
        ("date", ["post", "someday"]),
        ("date", ["post", "03/04/2031"]),
        ("date", ["nothing", "2031-03-04"]),
        ("drop", ["a1"]),
    ],
)
def test_what_cannot_be_meant_is_not_kept(browse: Browser, shelf: Shelf, kind: str, names: list[str]) -> None:
    assert browse.correct(kind, *names).status_code == 400
    with shelf.open_store("river") as store:
        assert list_corrections(store) == ()


def test_what_would_change_nothing_is_told_at_once(browse: Browser, shelf: Shelf) -> None:
    browse.correct("reject", "a5")
    response = browse.correct("speaker", "a5", "Varda")
    assert (response.status_code, "would change nothing" in response.text) == (400, True)


@pytest.mark.parametrize(
    ("back", "href"),
    [("/river/lines/a5", "/river/lines/a5"), ("//elsewhere.example/", "/"), ("/\\\\elsewhere.example", "/")],
)
def test_what_is_not_kept_leads_back_to_its_page_and_nowhere_else(browse: Browser, back: str, href: str) -> None:
    assert f'<p><a href="{href}">' in browse.correct("drop", "a1", back=back).text


def test_every_button_of_a_page_sends_something_that_can_be_meant(browse: Browser) -> None:
    for path in ("lines/a1", "lines/a7", "names/holt", "articles/karsk-gazette", "events/e-visit"):
        page = browse.read(f"/river/{path}")
        forms = re.findall(r'<form method="post" action="/river/corrections">(.*?)</form>', page)
        assert forms
        for form in forms:
            kind = re.search(r'name="kind" value="([^"]*)"', form)
            assert kind is not None
            names = re.findall(r'name="name" value="([^"]*)"', form)
            response = browse.correct(kind.group(1), *names)
            assert response.status_code == 303, response.text
            browse.post(f"/river/corrections/{response.headers['Location'].rpartition('=')[2]}/undo")


def test_several_projects_are_listed(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    paths = [
        make_store(tmp_path / "river.communique", river_account()),
        make_store(tmp_path / "other" / "river.communique", replace(river_account(), title="The other talks")),
    ]
    page = Browser(Desk(Shelf.of(paths), port=PORT, by="desk")).read("/")
    assert 'href="/river-2/"' in page
    assert "The other talks" in page


def test_a_project_without_an_account_says_how_it_gets_one(tmp_path: Path) -> None:
    desk = Desk(Shelf.of([make_store(tmp_path / "lake.communique")]), port=PORT, by="desk")
    assert "communique add" in Browser(desk).read("/lake/")
    assert "build it first" in Browser(desk).get("/lake/account").text


def test_an_account_that_is_not_the_latest_says_so(tmp_path: Path) -> None:
    shelf = make_shelf(tmp_path, replace(river_account(), title="Before"), river_account())
    browse = Browser(Desk(shelf, port=PORT, by="desk"))
    assert "not the latest" in browse.read("/river/account?version=1")
    assert "not the latest" not in browse.read("/river/account")


def test_what_changed_between_two_versions_is_told(tmp_path: Path) -> None:
    account = river_account()
    shelf = make_shelf(tmp_path, account, replace(account, events=account.events[1:], timeline=()))
    page = words_of(Browser(Desk(shelf, port=PORT, by="desk")).read("/river/changes"))
    assert "gone Ostrel had opened its archives" in page


def test_the_title_of_the_tab_is_text(tmp_path: Path) -> None:
    page = Browser(Desk(make_shelf(tmp_path, hostile_account()), port=PORT, by="desk")).read("/")
    assert HOSTILE not in page


def test_what_is_corrected_is_built_and_what_that_changed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.txt").write_text(
        "Varda's energy minister, Osip Grell, said on Monday that the Lower Sile dam would stay closed this spring. "
        "Ostrel denied that any letter had arrived, its deputy minister Jonas Ferrow said in the capital on Tuesday.\n",
        encoding="utf-8",
    )
    shelf = Shelf.of([make_store(tmp_path / "river.communique")])
    with shelf.open_store("river") as store:
        project.add(store, ["letter.txt"])
        project.build(store)
    browse = Browser(Desk(shelf, port=PORT, by="desk"))
    browse.correct("rename", "Osip Grell", "Ossip Grell")
    response = browse.post("/river/build")
    assert response.headers["Location"] == "/river/changes"
    assert "Ossip Grell" in words_of(browse.read("/river/names/"))
    assert "new Osip Grell is called Ossip Grell" in words_of(browse.read("/river/changes"))
    assert "changed Ossip Grell" in words_of(browse.read("/river/corrections"))
    assert "not in the account yet" not in browse.read("/river/")
