from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.check import check_account, open_account
from communique.errors import AccountError, InputError
from communique.export.html import account_to_html
from communique.export.json import account_to_json
from tests.export.river_account import river_account


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A folder with the account, the page, and the articles where the account says they are."""
    account = river_account()
    (tmp_path / "articles").mkdir()
    for article in account.articles:
        (tmp_path / article.path).write_bytes(article.text.encode())
    (tmp_path / "account.json").write_text(account_to_json(account), encoding="utf-8")
    (tmp_path / "account.html").write_text(account_to_html(account), encoding="utf-8", newline="\n")
    return tmp_path


def rewrite(path: Path, change: Callable[[str], str]) -> Path:
    before = path.read_bytes().decode()
    after = change(before)
    assert after != before
    path.write_bytes(after.encode())
    return path


@pytest.mark.parametrize("name", ["account.json", "account.html"])
@pytest.mark.parametrize("articles", [True, False], ids=["read again", "not given"])
def test_every_reference_of_an_account_is_exact(written: Path, name: str, articles: bool) -> None:
    result = check_account(written / name, articles=written / "articles" if articles else None)
    assert result.total > 40
    assert (result.exact, result.problems) == (result.total, ())


def test_the_summary_counts(written: Path) -> None:
    result = check_account(written / "account.json")
    assert result.summary == f"{result.total} of {result.total} references exact"


def test_a_changed_article_is_told_and_none_of_its_references_counts(written: Path) -> None:
    rewrite(written / "articles" / "karsk-gazette.txt", lambda text: text.replace("Monday", "Sunday"))
    result = check_account(written / "account.json")
    assert [problem.where for problem in result.problems] == ["articles/karsk-gazette.txt"]
    assert 0 < result.exact < result.total


def test_a_reference_beyond_the_text_is_told(written: Path) -> None:
    account = json.loads((written / "account.json").read_text(encoding="utf-8"))
    account["attributions"][0]["content"][0][1] = 99_999
    (written / "account.json").write_text(json.dumps(account), encoding="utf-8")
    result = check_account(written / "account.json")
    assert [problem.where for problem in result.problems] == ["attributions[0].content[0]"]
    assert result.exact == result.total - 1


def test_a_name_that_is_no_slice_is_told(written: Path) -> None:
    rewrite(written / "account.json", lambda text: text.replace('"name": "Mira Holt"', '"name": "Mira Hold"'))
    assert [problem.where for problem in check_account(written / "account.json").problems] == ["entities[1].name"]


def test_a_span_of_an_unknown_article_is_told(written: Path) -> None:
    rewrite(written / "account.json", lambda text: text.replace('[["examiner 2", ', '[["examiner 3", ', 1))
    assert "examiner 3" in check_account(written / "account.json").problems[0].reason


def test_an_id_that_leads_nowhere_is_told(written: Path) -> None:
    rewrite(written / "account.json", lambda text: text.replace('"nested_in": "a2"', '"nested_in": "a99"'))
    result = check_account(written / "account.json")
    assert [(problem.where, "a99" in problem.reason) for problem in result.problems] == [
        ("attributions[5].nested_in", True)
    ]
    assert result.exact == result.total


def test_words_changed_on_a_page_are_told(written: Path) -> None:
    page = rewrite(
        written / "account.html", lambda html: html.replace(">the water would come</span>", ">it would not</span>", 1)
    )
    result = check_account(page)
    assert len(result.problems) == 1
    assert "it would not" in result.problems[0].reason


def test_a_text_changed_on_a_page_is_told(written: Path) -> None:
    page = rewrite(written / "account.html", lambda html: html.replace("We were given letters", "We were given gifts"))
    assert check_account(page).problems


def test_an_account_with_no_references_is_said_to_have_none(tmp_path: Path) -> None:
    account = json.loads(account_to_json(river_account()))
    nothing = {key: [] if isinstance(value, list) else value for key, value in account.items()}
    (tmp_path / "account.json").write_text(json.dumps(nothing), encoding="utf-8")
    result = check_account(tmp_path / "account.json")
    assert (result.exact, result.total) == (0, 0)
    assert "no references" in result.summary


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"<html></html>", b"["])
def test_what_is_no_account_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    with pytest.raises(AccountError, match=r"broken\.json"):
        check_account(path)


def test_a_folder_that_is_not_there_is_told(written: Path) -> None:
    with pytest.raises(InputError):
        check_account(written / "account.json", articles=written / "elsewhere")


def test_an_account_is_opened_with_its_texts(written: Path) -> None:
    opened = open_account(written / "account.json").account
    assert [article.text for article in opened.articles] == [
        article.text for article in sorted(river_account().articles, key=lambda article: article.id)
    ]


@pytest.mark.parametrize(
    ("way", "where"),
    [
        (("mentions", 0, 2), "events[0].mentions[0]"),
        (("told", 0, "predicate", 2), "events[0].told[0].predicate"),
        (("date", "evidence", 0, 2), "events[0].date.evidence[0]"),
    ],
)
def test_a_place_of_an_event_beyond_the_text_is_told(written: Path, way: tuple[str | int, ...], where: str) -> None:
    account = json.loads((written / "account.json").read_text(encoding="utf-8"))
    *steps, last = way
    at = account["events"][0]
    for step in steps:
        at = at[step]
    at[last] = 99_999
    (written / "account.json").write_text(json.dumps(account), encoding="utf-8")
    assert where in [problem.where for problem in check_account(written / "account.json").problems]


def test_words_of_a_date_that_do_not_stand_there_are_told(written: Path) -> None:
    rewrite(
        written / "account.json",
        lambda text: text.replace('"text": "on 5 and 6 March"', '"text": "on 8 and 9 March"', 1),
    )
    assert [problem.where for problem in check_account(written / "account.json").problems] == ["events[4].date.text"]
