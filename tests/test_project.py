"""A project in its store: read once, built as from the files, and nothing said about it forgotten."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

import communique
from communique import project
from communique.errors import InputError, StoreError
from communique.export.files import place_beside
from communique.export.html import account_to_html
from communique.export.json import account_to_json
from communique.ingest.corrections import parse_corrections
from communique.store.accounts import list_accounts, load_account_json
from communique.store.corrections import keep_correction, list_corrections
from communique.store.database import Store
from communique.types import Correction, CorrectionKind

LETTER = "Varda's energy minister, Osip Grell, said on Monday that the Lower Sile dam would stay closed this spring."
PAPER = (
    "Ostrel denied that any letter had arrived, its deputy minister Jonas Ferrow said in the capital on Tuesday night."
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with two articles in `articles` and a store."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "letter.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "articles" / "paper.txt").write_text(PAPER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    Store.create(Path("river.communique"), name="river").close()
    return tmp_path


@pytest.fixture
def store(folder: Path) -> Store:
    with Store.open(folder / "river.communique") as opened:
        yield opened


@pytest.fixture(scope="module")
def kept(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example story and a store of it."""
    room = tmp_path_factory.mktemp("kept")
    shutil.copytree(example / "articles", room / "articles")
    with Store.create(room / "river.communique", name="river") as made:
        project.add(made, [room / "articles"])
        project.build(made, title="The Lower Sile talks")
    return room


def test_the_account_of_a_store_is_the_account_of_its_files(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kept)
    account = communique.build("articles", title="The Lower Sile talks")
    with Store.open(Path("river.communique")) as opened:
        stored = project.build(opened)
    assert account_to_json(stored) == account_to_json(account)
    assert account_to_html(stored) == account_to_html(account)


def test_the_account_of_a_store_is_the_same_wherever_one_stands(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kept.parent)
    with Store.open(kept / "river.communique") as opened:
        stored = place_beside(project.build(opened), kept / "account.json")
        (latest, *_) = list_accounts(opened)
        assert account_to_json(stored) == load_account_json(opened, latest.version)


def test_a_kept_account_gives_the_same_page_as_when_it_was_built(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kept)
    with Store.open(Path("river.communique")) as opened:
        built = project.build(opened)
        loaded = project.load_account(opened, 1)
    assert loaded is not None
    assert account_to_html(loaded) == account_to_html(built)


def test_an_old_account_has_the_texts_it_was_built_on(store: Store) -> None:
    project.add(store, ["articles"])
    project.build(store)
    Path("articles/letter.txt").write_text(LETTER.replace("Monday", "Sunday"), encoding="utf-8")
    project.add(store, ["articles"])
    loaded = project.load_account(store, 1)
    assert loaded is not None
    assert LETTER in {article.text for article in loaded.articles}


def test_adding_reads_what_is_new_and_nothing_else(store: Store) -> None:
    assert project.add(store, ["articles"]).read == 2
    Path("articles/new.txt").write_text(LETTER.replace("Monday", "Sunday"), encoding="utf-8")
    added = project.add(store, ["articles"])
    assert (added.files, added.unchanged, added.read) == (1, 2, 1)


def test_adding_again_is_no_more_than_looking(store: Store) -> None:
    project.add(store, ["articles"])
    before = list(store._connection.iterdump())
    assert project.add(store, ["articles"]).read == 0
    assert list(store._connection.iterdump()) == before


def test_what_one_folder_lacks_another_may_have(store: Store) -> None:
    project.add(store, ["articles/letter.txt"])
    project.add(store, ["articles/paper.txt"])
    assert {article.path for article in project.build(store).articles} == {"articles/letter.txt", "articles/paper.txt"}


def stop(results: object) -> NoReturn:
    """Watches as somebody who interrupts before the first reading."""
    raise KeyboardInterrupt


def test_building_reads_what_an_interrupted_add_left(store: Store) -> None:
    with pytest.raises(KeyboardInterrupt):
        project.add(store, ["articles"], watch=stop)
    assert project.find_status(store).unread == 2
    assert len(project.build(store).articles) == 2


def test_the_same_text_twice_counts_once(store: Store) -> None:
    shutil.copy("articles/letter.txt", "articles/again.txt")
    project.add(store, ["articles"])
    account = project.build(store)
    assert {article.path for article in account.articles} == {"articles/again.txt", "articles/paper.txt"}
    assert [skipped.path for skipped in account.skipped] == ["articles/letter.txt"]


def test_a_file_that_has_changed_takes_the_place_of_what_it_was(store: Store) -> None:
    project.add(store, ["articles"])
    Path("articles/letter.txt").write_text(LETTER.replace("Monday", "Sunday"), encoding="utf-8")
    assert project.add(store, ["articles"]).read == 1
    assert "Sunday" in "".join(article.text for article in project.build(store).articles)


def test_what_metadata_files_say_later_is_taken_up(store: Store) -> None:
    project.add(store, ["articles"])
    Path("articles/articles.json").write_text('[{"id": "letter", "outlet": "Varpress"}]', encoding="utf-8")
    project.add(store, ["articles"])
    assert "Varpress" in {article.outlet for article in project.build(store).articles}


def test_what_is_removed_and_added_again_is_not_read_again(store: Store) -> None:
    project.add(store, ["articles"])
    assert project.remove(store, ["articles/letter.txt"]) == 1
    assert [article.path for article in project.build(store).articles] == ["articles/paper.txt"]
    added = project.add(store, ["articles"])
    assert (added.files, added.read) == (1, 0)


def test_a_file_named_and_then_come_upon_is_the_same(store: Store) -> None:
    project.add(store, ["articles/letter.txt", "articles/paper.txt"])
    assert project.add(store, ["articles"]).unchanged == 2


def test_a_given_date_holds_for_later_builds(store: Store) -> None:
    project.add(store, ["articles"], dates={"letter.txt": "2031-03-14"})
    dated = [article for article in project.build(store).articles if article.published.earliest == "2031-03-14"]
    assert [article.path for article in dated] == ["articles/letter.txt"]


def test_a_second_date_leaves_the_first_of_another_article(store: Store) -> None:
    project.add(store, ["articles"], dates={"letter.txt": "2031-03-14"})
    project.add(store, [], dates={"paper.txt": "2031-03-15"})
    dates = {article.path: article.published.earliest for article in project.build(store).articles}
    assert dates == {"articles/letter.txt": "2031-03-14", "articles/paper.txt": "2031-03-15"}


def test_a_date_of_no_article_is_an_error(store: Store) -> None:
    with pytest.raises(InputError, match=r"nobody\.txt"):
        project.add(store, ["articles"], dates={"nobody.txt": "2031-03-14"})


def test_standard_input_is_not_kept(store: Store) -> None:
    with pytest.raises(InputError, match="standard input"):
        project.add(store, ["-"])


def test_corrections_beside_the_articles_are_kept(store: Store) -> None:
    Path("articles/corrections.yaml").write_text("- rename: {Ostrel: Ostreli Republic}\n- frobnicate: x\n", "utf-8")
    added = project.add(store, ["articles"])
    assert (added.corrections, len(added.problems)) == (1, 1)
    assert "Ostreli Republic" in {entity.name for entity in project.build(store).entities}


def test_written_corrections_are_those_that_count(store: Store) -> None:
    keep_correction(store, Correction(0, CorrectionKind.RENAME, ("Ostrel", "Ostreli Republic"), by="desk"))
    (said,) = parse_corrections(project.write_corrections(store))
    assert (said.names, said.by) == (("Ostrel", "Ostreli Republic"), "desk")


def test_files_and_written_corrections_give_the_account_of_the_store(store: Store) -> None:
    project.add(store, ["articles"])
    keep_correction(store, Correction(0, CorrectionKind.RENAME, ("Ostrel", "Ostreli Republic"), by="desk"))
    Path("articles/corrections.yaml").write_text(project.write_corrections(store), encoding="utf-8")
    assert account_to_json(project.build(store)) == account_to_json(communique.build("articles"))


def test_a_folder_with_the_store_in_it_is_added_without_the_store(store: Store) -> None:
    assert project.add(store, ["."]).skipped == ()


def test_what_cannot_be_read_is_told_with_its_reason(store: Store) -> None:
    Path("articles/broken.jsonl").write_text('{"text": "The dam', encoding="utf-8")
    (skipped,) = project.add(store, ["articles"]).skipped
    assert skipped.path == "articles/broken.jsonl#1"
    assert skipped in project.build(store).skipped


def test_what_is_mended_is_no_longer_skipped(store: Store) -> None:
    Path("articles/broken.jsonl").write_text('{"text": "The dam', encoding="utf-8")
    project.add(store, ["articles"])
    Path("articles/broken.jsonl").write_text(json.dumps({"text": LETTER + " " + PAPER}), encoding="utf-8")
    project.add(store, ["articles"])
    assert project.find_status(store).skipped == ()


def test_the_status_tells_whether_the_account_is_of_all_that_is_there(store: Store) -> None:
    project.add(store, ["articles/letter.txt"])
    project.build(store)
    assert project.find_status(store).is_current
    project.add(store, ["articles/paper.txt"])
    assert not project.find_status(store).is_current


def test_a_correction_makes_the_account_out_of_date(store: Store) -> None:
    project.add(store, ["articles"])
    project.build(store)
    keep_correction(store, Correction(0, CorrectionKind.RENAME, ("Ostrel", "Ostreli Republic")))
    assert not project.find_status(store).is_current


def test_the_status_reads_as_text(store: Store) -> None:
    project.add(store, ["articles"])
    text = project.status_to_text(project.find_status(store))
    assert "articles     2, of 0 outlets; 2 without a date" in text


def test_what_another_version_read_is_read_anew(store: Store) -> None:
    project.add(store, ["articles"])
    make_older(store)
    assert len(project.build(store).articles) == 2


def make_older(store: Store) -> None:
    """As if another version had read what is there."""
    store.execute("UPDATE source SET read_as = 'older'")
    store.execute("UPDATE reading SET version = 'older'")


def test_the_status_tells_what_is_read_again_as_another_version_read_it(store: Store) -> None:
    project.add(store, ["articles/letter.txt"])
    make_older(store)
    project.refresh(store)
    assert "to be read   1, again, as another version read them" in project.status_to_text(project.find_status(store))
    with pytest.raises(KeyboardInterrupt):
        project.add(store, ["articles/paper.txt"], watch=stop)
    text = project.status_to_text(project.find_status(store))
    assert "to be read   2, 1 of them again, as another version read them; `communique build` reads them" in text


def test_nothing_is_said_against_a_correction_of_what_another_version_read(store: Store) -> None:
    project.add(store, ["articles"])
    (attribution, *_) = project.build(store).attributions
    said = Correction(0, CorrectionKind.REJECT, (attribution.id,))
    make_older(store)
    project.refresh(store)
    assert project.find_problem(store, said) is None


def test_the_store_in_the_working_folder_is_found(folder: Path) -> None:
    assert project.find_store() == Path("river.communique")


def test_of_several_stores_one_must_be_named(folder: Path) -> None:
    Store.create(Path("lake.communique"), name="lake").close()
    with pytest.raises(StoreError, match=r"lake\.communique, river\.communique"):
        project.find_store()


def test_where_there_is_no_store_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="communique init"):
        project.find_store()


def test_corrections_of_a_store_are_those_of_its_list(store: Store) -> None:
    Path("corrections.yaml").write_text("- same: [Ostrel, Ostreli Republic]\n", encoding="utf-8")
    project.add(store, ["corrections.yaml"])
    assert [each.said.names for each in list_corrections(store)] == [("Ostrel", "Ostreli Republic")]


def test_a_path_that_is_not_there_is_told_once_and_not_kept(store: Store) -> None:
    assert [each.path for each in project.add(store, ["articles/lettre.txt"]).skipped] == ["articles/lettre.txt"]
    assert project.find_status(store).skipped == ()


def test_a_file_that_was_skipped_is_taken_out_again(store: Store) -> None:
    Path("articles/nothing.txt").write_bytes(b"")
    project.add(store, ["articles"])
    assert [each.path for each in project.find_status(store).skipped] == ["articles/nothing.txt"]
    assert project.remove(store, ["articles/nothing.txt"]) == 1
    assert project.find_status(store).skipped == ()
