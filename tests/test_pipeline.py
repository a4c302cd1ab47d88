"""The whole flow on the example story: the same bytes every time, and nothing left out in silence."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import communique
from communique.export.html import account_to_html
from communique.export.json import account_to_json
from communique.types import Account, Reading

BAD = {
    "empty.txt": b"",
    "picture.txt": bytes(range(256)) * 40,
    "broken.jsonl": b'{"title": "The dam", "text": "The dam on the Sile',
}


@pytest.fixture(scope="module")
def account(example: Path) -> Account:
    return communique.build(example / "articles", title="The Lower Sile talks", threads=1)


def test_a_second_build_with_two_threads_gives_the_same_json(account: Account, example: Path) -> None:
    again = communique.build(example / "articles", title="The Lower Sile talks", threads=2)
    assert account_to_json(again) == account_to_json(account)


def test_the_order_of_the_files_never_shows(account: Account, example: Path) -> None:
    files = sorted(path for path in (example / "articles").iterdir() if not path.name.startswith("articles."))
    random.Random(7).shuffle(files)
    shuffled = communique.build(files, title="The Lower Sile talks", threads=2)
    assert account_to_html(shuffled) == account_to_html(account)


def test_the_broken_line_of_the_example_and_nothing_else_is_skipped(account: Account) -> None:
    (skipped,) = account.skipped
    assert "wires.jsonl" in skipped.path


def test_the_statements_of_a_speaker_are_found_by_name(account: Account) -> None:
    statement = next(each for each in account.statements if each.speaker)
    speaker = next(entity for entity in account.entities if entity.id == statement.speaker)
    assert statement.id in {each.id for each in account.statements_by(speaker.name.upper())}


def test_the_wording_of_a_statement_stands_in_its_article(account: Account) -> None:
    texts = {article.id: article.text for article in account.articles}
    for entity in account.entities:
        for statement in account.statements_by(entity.name):
            first = statement.attributions[0]
            assert all(part in texts[first.article] for part in statement.wording.split(" … "))


def test_each_bad_input_is_skipped_and_counted(example: Path, tmp_path: Path) -> None:
    for name, content in BAD.items():
        (tmp_path / name).write_bytes(content)
    good = next((example / "articles").glob("*.txt"))
    results = list(communique.read_articles([good, tmp_path]))
    assert sum(isinstance(result, Reading) for result in results) == 1
    assert {Path(each.path).name.partition("#")[0] for each in results if not isinstance(each, Reading)} >= set(BAD)


def test_one_path_may_stand_for_itself(example: Path) -> None:
    good = next((example / "articles").glob("*.txt"))
    assert len(communique.build(str(good)).articles) == 1
