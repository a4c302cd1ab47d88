"""No other site can look into the desk or change something on it, and no page loads anything from elsewhere."""

from __future__ import annotations

import pytest

from communique.desk.guard import page_policy
from tests.desk.conftest import PORT, Browser

PAGES = [
    "/",
    "/river/",
    "/river/account",
    "/river/page/1",
    "/river/names/",
    "/river/names/holt",
    "/river/lines/a1",
    "/river/statements/s1",
    "/river/events/e-meeting",
    "/river/articles/post",
    "/river/moves/m-a1-0",
    "/river/compare?one=a1&other=a6",
    "/river/search?words=gates",
    "/river/corrections",
    "/river/changes",
    "/river/files/events.csv",
    "/.desk/desk.css",
    "/.desk/desk.js",
    "/nowhere/",
    "/river/lines/nothing",
]
OTHER_SITES = [
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
    {"Origin": f"http://127.0.0.1:{PORT + 1}"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_has_a_policy_that_lets_nothing_in_from_elsewhere(browse: Browser, path: str) -> None:
    policy = browse.get(path).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "http" not in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", PAGES)
def test_no_page_can_be_framed_by_another_site(browse: Browser, path: str) -> None:
    assert "frame-ancestors 'none'" in (policy := browse.get(path).headers["Content-Security-Policy"]) or (
        path == "/river/page/1" and "frame-ancestors 'self'" in policy
    )


@pytest.mark.parametrize("host", ["elsewhere.example", f"elsewhere.example:{PORT}", "127.0.0.1", "", f"[::1]:{PORT}"])
@pytest.mark.parametrize("path", ["/", "/river/", "/.desk/desk.css"])
def test_a_name_that_was_made_to_lead_here_is_not_answered(browse: Browser, path: str, host: str) -> None:
    assert browse.get(path, host=host).status_code in (400, 421)


def test_this_machine_may_be_called_by_its_name(browse: Browser) -> None:
    assert browse.get("/", host=f"localhost:{PORT}").status_code == 200


@pytest.mark.parametrize("path", ["/river/corrections", "/river/corrections/1/undo", "/river/build"])
@pytest.mark.parametrize("token", ["", "guessed"])
def test_nothing_is_changed_without_the_token(browse: Browser, path: str, token: str) -> None:
    assert browse.post(path, token=token, kind="reject", name="a1").status_code == 403


@pytest.mark.parametrize("headers", OTHER_SITES, ids=str)
def test_nothing_is_changed_for_another_site_even_with_the_token(browse: Browser, headers: dict[str, str]) -> None:
    assert browse.post("/river/corrections", headers=headers, kind="reject", name="a1").status_code == 403


def test_our_own_pages_may_send_their_forms(browse: Browser) -> None:
    headers = {"Origin": f"http://127.0.0.1:{PORT}", "Sec-Fetch-Site": "same-origin"}
    assert browse.post("/river/corrections", headers=headers, kind="reject", name="a1").status_code == 303


@pytest.mark.parametrize("path", ["/river/corrections/1/undo", "/river/build"])
def test_nothing_is_changed_by_looking(browse: Browser, path: str) -> None:
    assert browse.get(path).status_code == 405


def test_a_form_larger_than_ours_is_refused(browse: Browser) -> None:
    assert browse.post("/river/corrections", kind="rename", name=["holt", "x" * 200_000]).status_code == 413


def test_two_desks_have_two_tokens(browse: Browser) -> None:
    assert Browser(type(browse.desk)(browse.desk.shelf, port=PORT, by="")).desk.token != browse.desk.token


def test_the_account_page_keeps_its_own_policy() -> None:
    page = '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;x&#39;">'
    assert page_policy(page) == "default-src 'none'; style-src 'x'; frame-ancestors 'self'"


def test_a_page_without_a_policy_may_load_nothing() -> None:
    assert page_policy("<p>") == "default-src 'none'; frame-ancestors 'self'"
