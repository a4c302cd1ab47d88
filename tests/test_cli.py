"""The commands as a user meets them: what goes to which stream, which exit code, and that nothing fails silently."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from communique.cli import main
from communique.commands.streams import DONE, NOTHING_DONE, PARTLY_DONE, READER_GONE
from communique.export.html import account_to_html
from tests.export.river_account import river_account
from tests.link.river_pile import PILE

STORY = (
    "Varda's energy minister, Osip Grell, said on Monday that the Lower Sile dam would stay closed until Ostrel "
    "answered his letter.\n\n“We have waited long enough,” Mr. Grell told reporters in Karsk. Ostrel denied that any "
    "letter had arrived.\n\nThe two neighbours have argued about the river for as long as anybody in the valley can "
    "remember, and the farmers below the dam say that they no longer care who is right, as long as the water comes "
    "before the summer.\n"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left behind."""

    code: int | str | None
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run the command line in this process."""

    def run_main(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "argv", ["communique", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsysbinary.readouterr()
        return Outcome(left.value.code, printed.out.decode("utf-8"), printed.err.decode("utf-8"))

    return run_main


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A folder with one good article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "gazette.txt").write_text(STORY, encoding="utf-8")
    return folder


@pytest.fixture
def flawed_story(story: Path) -> Path:
    """The same folder with an article in it that cannot be used."""
    (story / "nothing.txt").write_bytes(b"")
    return story


def test_build_writes_the_page_and_the_json(run: Run, story: Path, tmp_path: Path) -> None:
    run("build", story, "-o", tmp_path / "account.html", "--json", tmp_path / "account.json")
    assert (tmp_path / "account.html").is_file()
    assert json.loads((tmp_path / "account.json").read_text("utf-8"))["attributions"]


def test_a_date_given_for_a_file_is_the_articles(run: Run, story: Path, tmp_path: Path) -> None:
    run("build", story, "--json", tmp_path / "account.json", "--date", "gazette.txt=2031-03-14")
    (article,) = json.loads((tmp_path / "account.json").read_text("utf-8"))["articles"]
    assert (article["published"]["earliest"], article["published"]["basis"]) == ("2031-03-14", "given")


def test_a_date_for_a_file_that_is_not_there_is_an_error_with_a_reason(run: Run, story: Path, tmp_path: Path) -> None:
    left = run("build", story, "--json", tmp_path / "account.json", "--date", "gazete.txt=2031-03-14")
    assert left.code == NOTHING_DONE
    assert "gazete.txt: no article that was read has this path, file name or id" in left.err


def test_build_keeps_standard_output_clean(run: Run, story: Path, tmp_path: Path) -> None:
    assert run("build", story, "-o", tmp_path / "account.html").out == ""


def test_build_says_how_much_it_found_and_where_the_page_is(run: Run, story: Path, tmp_path: Path) -> None:
    said = run("build", story, "-o", tmp_path / "account.html").err
    assert "1 article read, 0 skipped" in said
    assert str(tmp_path / "account.html") in said


def test_build_gives_the_account_its_title(run: Run, story: Path) -> None:
    printed = run("build", story, "--json", "-", "--title", "The river talks").out
    assert json.loads(printed)["title"] == "The river talks"


def test_a_build_without_trouble_ends_with_0(run: Run, story: Path) -> None:
    assert run("build", story, "--json", "-").code == DONE


def test_a_build_that_skipped_an_article_ends_with_1(run: Run, flawed_story: Path) -> None:
    assert run("build", flawed_story, "--json", "-").code == PARTLY_DONE


def test_a_skipped_article_is_named_with_its_reason(run: Run, flawed_story: Path) -> None:
    (line,) = (line for line in run("build", flawed_story, "--json", "-").err.splitlines() if "nothing.txt" in line)
    assert "empty" in line


def test_a_build_of_nothing_usable_ends_with_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nothing.txt").write_bytes(b"")
    assert run("build", tmp_path / "nothing.txt", "-o", tmp_path / "account.html").code == NOTHING_DONE


def test_a_build_of_nothing_usable_leaves_no_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nothing.txt").write_bytes(b"")
    run("build", tmp_path / "nothing.txt", "-o", tmp_path / "account.html")
    assert not (tmp_path / "account.html").exists()


def test_a_path_that_does_not_exist_ends_with_2(run: Run, tmp_path: Path) -> None:
    assert run("build", tmp_path / "nowhere", "-o", tmp_path / "account.html").code == NOTHING_DONE


def test_build_asks_where_the_account_goes(run: Run, story: Path) -> None:
    outcome = run("build", story)
    assert (outcome.code, "-o account.html" in outcome.err) == (NOTHING_DONE, True)


def test_build_looks_for_the_folder_before_it_works(run: Run, story: Path, tmp_path: Path) -> None:
    outcome = run("build", story, "-o", tmp_path / "absent" / "account.html")
    assert (outcome.code, "absent" in outcome.err) == (NOTHING_DONE, True)


def test_build_reads_standard_input(run: Run, tmp_path: Path) -> None:
    assert run("build", "-", "-o", tmp_path / "account.html", stdin=STORY.encode()).code == DONE


def test_a_second_build_replaces_the_first_and_leaves_no_other_file(run: Run, story: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for _ in range(2):
        run("build", story, "-o", folder / "account.html")
    assert [path.name for path in folder.iterdir()] == ["account.html"]


def test_paths_in_the_account_are_relative_to_it(run: Run, story: Path, tmp_path: Path) -> None:
    run("build", story, "--json", tmp_path / "account.json")
    (article,) = json.loads((tmp_path / "account.json").read_text("utf-8"))["articles"]
    assert article["path"] == "articles/gazette.txt"


def test_an_article_without_a_statement_is_said_to_have_none(run: Run, tmp_path: Path) -> None:
    text = "The dam stands on the Lower Sile. It is forty metres high. The road runs along its crest to the old mill.\n"
    (tmp_path / "dam.txt").write_text(text * 3, encoding="utf-8")
    outcome = run("build", tmp_path / "dam.txt", "--json", "-")
    account = json.loads(outcome.out)
    assert account["attributions"] or "nobody is quoted" in outcome.err
    assert account["events"] or "no event was found" in outcome.err


def test_read_prints_one_line_of_json_for_each_article(run: Run, story: Path) -> None:
    (story / "courier.txt").write_text(STORY.replace("Monday", "Tuesday"), encoding="utf-8")
    lines = run("read", story).out.splitlines()
    assert sorted(Path(json.loads(line)["path"]).name for line in lines) == ["courier.txt", "gazette.txt"]


def test_read_gives_offsets_into_the_text_of_the_file(run: Run, story: Path) -> None:
    reading = json.loads(run("read", story).out)
    contents = [STORY[start:end] for each in reading["attributions"] for start, end in each["content"]]
    assert any("We have waited long enough" in content for content in contents)


def test_read_of_a_flawed_folder_ends_with_1(run: Run, flawed_story: Path) -> None:
    assert run("read", flawed_story).code == PARTLY_DONE


def test_a_file_name_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "red\x1b[31m.txt").write_bytes(b"")
    assert "\x1b" not in run("read", tmp_path).err


@pytest.fixture
def account(run: Run, story: Path, tmp_path: Path) -> Path:
    """An account of the story, as JSON, and its page beside it."""
    run("build", story, "-o", tmp_path / "account.html", "--json", tmp_path / "account.json", "--title", "Talks")
    return tmp_path / "account.json"


@pytest.mark.parametrize("name", ["account.json", "account.html"])
def test_check_counts_the_references(run: Run, account: Path, name: str) -> None:
    outcome = run("check", account.with_name(name))
    exact, _, total, *_ = outcome.out.split()
    assert (outcome.code, exact == total, int(total) > 0) == (DONE, True, True)


def test_check_notices_that_an_article_has_changed(run: Run, account: Path, story: Path) -> None:
    (story / "gazette.txt").write_text(STORY.replace("letter", "notice"), encoding="utf-8")
    outcome = run("check", account, "--articles", story)
    assert (outcome.code, "gazette.txt" in outcome.err) == (PARTLY_DONE, True)


def test_diff_of_an_account_with_itself_says_so_and_ends_with_0(run: Run, account: Path) -> None:
    left = run("diff", account, account.with_suffix(".html"))
    assert (left.code, left.out) == (DONE, "Nothing differs.\n")


def test_diff_tells_what_another_article_adds_and_confirms(run: Run, account: Path, story: Path) -> None:
    letter = "“We have waited long enough,” Osip Grell, the energy minister of Varda, said in Karsk on Monday.\n\n"
    bridge = (
        "The bridge at Tolm, where the two roads meet, was closed to lorries by snow for the whole of that night.\n"
    )
    (story / "lantern.txt").write_text(bridge + "\n" + letter + bridge[::-1], encoding="utf-8")
    run("build", story, "--json", story.parent / "later.json", "--title", "Talks")
    left = run("diff", account, story.parent / "later.json", "--format", "json")
    changes = json.loads(left.out)["changes"]
    assert left.code == PARTLY_DONE
    assert [each["change"] for each in changes if each["what"] == "article"] == ["new"]
    assert any(each["change"] == "confirmed" and "waited long enough" in each["words"] for each in changes)


def test_diff_of_what_is_no_account_ends_with_2(run: Run, account: Path, story: Path) -> None:
    assert run("diff", account / "account.json", story / "gazette.txt").code == NOTHING_DONE


def test_check_of_what_is_no_account_ends_with_2(run: Run, story: Path) -> None:
    outcome = run("check", story / "gazette.txt")
    assert (outcome.code, "gazette.txt" in outcome.err) == (NOTHING_DONE, True)


def test_show_prints_the_title(run: Run, account: Path) -> None:
    assert "Talks" in run("show", account).out


def test_show_of_a_stranger_ends_with_2(run: Run, account: Path) -> None:
    assert run("show", account, "Nobody Known").code == NOTHING_DONE


def test_show_text_prints_the_article_as_the_offsets_count_it(run: Run, account: Path) -> None:
    assert run("show", account, "articles/gazette.txt", "--text").out == STORY


def test_show_text_asks_for_one_article(run: Run, account: Path) -> None:
    assert run("show", account, "Talks", "--text").code == NOTHING_DONE


def test_help_shows_examples(run: Run) -> None:
    assert "communique build articles/ -o account.html" in run("--help").out


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").out.startswith("communique ")


def test_an_unknown_command_ends_with_2(run: Run) -> None:
    assert run("rewrite").code == NOTHING_DONE


@pytest.mark.skipif(os.name != "posix", reason="pipes close differently elsewhere")
def test_a_reader_that_goes_away_ends_the_command_quietly(story: Path) -> None:
    code = "from communique.cli import main; main()"
    command = [sys.executable, "-c", code, "read", str(story)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (READER_GONE, "")


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder with two stories of two articles each and an article of a third."""
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, text in PILE.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_stories_lists_the_stories_of_a_pile(run: Run, pile: Path) -> None:
    printed = run("stories", pile).out
    assert printed.count("together by:") == 2
    assert all(f"{name}.txt" in printed for name in PILE)


def test_stories_says_how_many_it_found(run: Run, pile: Path) -> None:
    assert "5 articles, 0 skipped; 2 stories of several articles; 1 article alone" in run("stories", pile).err


def test_stories_prints_json_on_request(run: Run, pile: Path) -> None:
    found = json.loads(run("stories", pile, "--format", "json").out)["stories"]
    assert sorted(len(story["articles"]) for story in found) == [1, 2, 2]


def test_stories_names_what_it_skipped_and_ends_with_1(run: Run, pile: Path) -> None:
    (pile / "nothing.txt").write_bytes(b"")
    outcome = run("stories", pile)
    assert outcome.code == PARTLY_DONE
    assert "nothing.txt: is empty" in outcome.err


def test_stories_of_nothing_usable_ends_with_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nothing.txt").write_bytes(b"")
    assert run("stories", tmp_path / "nothing.txt").code == NOTHING_DONE


def test_build_warns_when_its_input_is_more_than_one_story(run: Run, pile: Path) -> None:
    assert "look like 3 stories" in run("build", pile, "--json", "-").err


def test_build_does_not_warn_of_one_story(run: Run, story: Path) -> None:
    assert "stories" not in run("build", story, "--json", "-").err


def test_build_each_story_writes_one_page_a_story(run: Run, pile: Path, tmp_path: Path) -> None:
    run("build", pile, "--each-story", "-o", tmp_path / "accounts")
    assert {path.name for path in (tmp_path / "accounts").iterdir()} == {f"story-{n}.html" for n in (1, 2, 3)}


def test_build_each_story_puts_the_articles_of_a_story_into_its_account(run: Run, pile: Path, tmp_path: Path) -> None:
    run("build", pile, "--each-story", "--json", tmp_path / "accounts")
    articles = [json.loads(path.read_text("utf-8"))["articles"] for path in (tmp_path / "accounts").iterdir()]
    stories = {frozenset(Path(article["path"]).stem for article in each) for each in articles}
    assert stories == {frozenset({"dam-1", "dam-2"}), frozenset({"train-1", "train-2"}), frozenset({"baker"})}


def test_build_each_story_tells_of_a_useless_correction_whatever_stands_in_that_line_of_another_file(
    run: Run, pile: Path, tmp_path: Path
) -> None:
    more = tmp_path / "more"
    more.mkdir()
    (pile / "baker.txt").rename(more / "baker.txt")
    (more / "corrections.yaml").write_text("- rename: {Nobody Here: Ilse Marn}\n", "utf-8")
    known = json.loads(run("build", pile, "--json", "-").out)["entities"][0]["name"]
    (pile / "corrections.yaml").write_text(f"- rename: {{{json.dumps(known)}: Ilse Marn}}\n", "utf-8")
    run("build", pile, more, "--each-story", "--json", tmp_path / "accounts")
    accounts = [json.loads(path.read_text("utf-8")) for path in (tmp_path / "accounts").iterdir()]
    assert all(any(one["problem"] for one in account["corrections"]) for account in accounts)


def test_build_each_story_takes_no_title(run: Run, pile: Path, tmp_path: Path) -> None:
    assert run("build", pile, "--each-story", "-o", tmp_path / "accounts", "--title", "x").code == NOTHING_DONE


def test_build_says_that_a_folder_is_no_page(run: Run, story: Path, tmp_path: Path) -> None:
    assert "is a folder" in run("build", story, "-o", tmp_path).err


def test_an_export_names_a_folder_that_is_not_there(run: Run, account: Path, tmp_path: Path) -> None:
    result = run("export", "events", account, "-o", tmp_path / "none" / "events.csv")
    assert result.code == NOTHING_DONE
    assert f"There is no folder {tmp_path / 'none'} to write events.csv into." in result.err


def test_tables_name_a_file_that_stands_where_their_folder_should(run: Run, account: Path, tmp_path: Path) -> None:
    (tmp_path / "tables").write_text("")
    assert "is a file; name a folder" in run("export", "tables", account, "-o", tmp_path / "tables").err


def test_an_empty_folder_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    run("init", "river")
    outcome = run("add", "empty")
    assert (outcome.code, "There is no file to be read in empty." in outcome.err) == (NOTHING_DONE, True)


@pytest.mark.parametrize("group", [(), ("export",)])
def test_no_command_is_told_in_a_line_that_breaks_off(run: Run, group: tuple[str, ...]) -> None:
    listed = run(*group, "--help").out.partition("Show this message and exit.")[2].partition("Examples:")[0]
    assert "  events  " in listed or "  build  " in listed
    assert "..." not in listed


@pytest.fixture
def river(tmp_path: Path) -> Path:
    """The page of an account that has events, with and without a day."""
    page = tmp_path / "account.html"
    page.write_text(account_to_html(river_account()), encoding="utf-8", newline="\n")
    return page


@pytest.fixture
def eventless(tmp_path: Path) -> Path:
    """The page of an account without events."""
    page = tmp_path / "account.html"
    nothing = replace(river_account(), events=(), timeline=())
    page.write_text(account_to_html(nothing), encoding="utf-8", newline="\n")
    return page


def test_export_events_prints_a_table(run: Run, river: Path) -> None:
    outcome = run("export", "events", river)
    assert (outcome.code, len(list(csv.DictReader(io.StringIO(outcome.out, newline=""))))) == (DONE, 9)


def test_export_events_writes_a_file(run: Run, river: Path, tmp_path: Path) -> None:
    outcome = run("export", "events", river, "--format", "ics", "-o", tmp_path / "talks.ics")
    assert outcome.out == ""
    assert (tmp_path / "talks.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize("format_", ["timelinejs", "ics"])
def test_export_events_counts_what_it_leaves_out(run: Run, river: Path, format_: str) -> None:
    outcome = run("export", "events", river, "--format", format_)
    assert outcome.code == PARTLY_DONE
    assert "5 events; 3 left out, without a known date; 1 left out, of a year that no article names" in outcome.err


def test_export_events_of_an_account_without_any_says_so_and_writes_nothing(
    run: Run, eventless: Path, tmp_path: Path
) -> None:
    outcome = run("export", "events", eventless, "-o", tmp_path / "events.csv")
    assert (outcome.code, "no event" in outcome.err) == (NOTHING_DONE, True)
    assert not (tmp_path / "events.csv").exists()


def test_export_moves_prints_a_table(run: Run, river: Path) -> None:
    outcome = run("export", "moves", river)
    assert (outcome.code, len(list(csv.DictReader(io.StringIO(outcome.out, newline=""))))) == (DONE, 2)


def test_export_moves_tells_what_their_rows_lack(run: Run, river: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    outcome = run("export", "moves", river, "--articles", tmp_path / "none")
    assert outcome.code == PARTLY_DONE
    assert "2 moves; 2 without their sentence" in outcome.err


def test_export_tables_writes_a_data_package(run: Run, river: Path, tmp_path: Path) -> None:
    outcome = run("export", "tables", river, "-o", tmp_path / "tables")
    assert (outcome.code, outcome.out) == (DONE, "")
    assert {"moves.csv", "datapackage.json"} <= {path.name for path in (tmp_path / "tables").iterdir()}


def test_export_tables_prints_one_of_them(run: Run, river: Path) -> None:
    assert run("export", "tables", river, "--table", "positions").out.startswith("party,issue,movement")


def test_export_tables_asks_for_a_folder(run: Run, river: Path) -> None:
    outcome = run("export", "tables", river)
    assert (outcome.code, "-o FOLDER" in outcome.err) == (NOTHING_DONE, True)


@pytest.fixture
def project(run: Run, story: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a store and, beside it, the folder of one good article."""
    monkeypatch.chdir(story.parent)
    run("init", "river")
    return story


def test_init_makes_a_store_and_says_where(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run("init", "river", "--title", "The river talks")
    assert (outcome.code, (tmp_path / "river.communique").is_file()) == (DONE, True)
    assert "river.communique" in outcome.err


def test_init_does_not_make_a_store_twice(run: Run, project: Path) -> None:
    outcome = run("init", "river")
    assert (outcome.code, "is there already" in outcome.err) == (NOTHING_DONE, True)


def test_add_says_what_became_of_the_articles(run: Run, project: Path) -> None:
    assert run("add", project).err == "1 file added; 0 as before; 1 article read; 0 skipped\n"


def test_add_of_the_same_again_reads_nothing(run: Run, project: Path) -> None:
    run("add", project)
    outcome = run("add", project)
    assert (outcome.code, outcome.err) == (DONE, "0 files added; 1 as before; 0 articles read; 0 skipped\n")


def test_add_of_nothing_usable_ends_with_2(run: Run, project: Path) -> None:
    (project.parent / "picture.png").write_bytes(b"\x89PNG")
    assert run("add", "picture.png", "nowhere.txt").code == NOTHING_DONE


def test_add_asks_what(run: Run, project: Path) -> None:
    assert "Say what to add" in run("add").err


def test_build_without_articles_is_of_the_store(run: Run, project: Path) -> None:
    run("add", project)
    run("build", "-o", "account.html", "--json", "account.json")
    assert Path("account.html").is_file()
    assert json.loads(Path("account.json").read_bytes())["articles"][0]["path"] == "articles/gazette.txt"


def test_build_of_a_store_needs_no_place_for_the_account(run: Run, project: Path) -> None:
    run("add", project)
    assert run("build").code == DONE


def test_build_of_a_store_takes_no_dates_of_its_own(run: Run, project: Path) -> None:
    assert "communique add" in run("build", "--date", "a=2031-03-14").err


def test_build_of_articles_takes_no_store(run: Run, project: Path) -> None:
    assert "communique add" in run("build", project, "--store", "river.communique").err


def test_build_where_there_is_no_store_says_how_to_make_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run("build")
    assert (outcome.code, "communique init" in outcome.err) == (NOTHING_DONE, True)


def test_status_tells_that_an_account_is_still_to_be_built(run: Run, project: Path) -> None:
    run("add", project)
    assert "none yet" in run("status").out


def test_status_of_a_damaged_store_ends_with_1(run: Run, project: Path) -> None:
    run("add", project)
    store = Path("river.communique")
    content = store.read_bytes()
    store.write_bytes(content[:-4096] + b"\xff" * 4096)
    outcome = run("status")
    assert (outcome.code, "DAMAGED" in outcome.out) == (PARTLY_DONE, True)


@pytest.mark.parametrize(
    ("command", "noun", "begins"),
    [
        ("markdown", "lines", "# Talks over the"),
        ("citations", "lines", "'''Talks over the"),
        ("csl", "3 articles", '[\n {"id": "karsk-gazette"'),
        ("annotations", "annotations", '{"@context": "http://www.w3.org/ns/anno.jsonld"'),
        ("ftm", "entities", '{"id": "communique-'),
    ],
)
def test_an_account_is_exported_to_standard_output_and_counted(
    run: Run, river: Path, command: str, noun: str, begins: str
) -> None:
    outcome = run("export", command, river)
    assert outcome.out.startswith(begins)
    assert noun in outcome.err


@pytest.mark.parametrize("command", ["markdown", "citations", "annotations", "ftm"])
def test_what_an_export_lacks_for_want_of_texts_is_told(run: Run, river: Path, tmp_path: Path, command: str) -> None:
    (tmp_path / "none").mkdir()
    outcome = run("export", command, river, "--articles", tmp_path / "none", "-o", tmp_path / "out")
    assert outcome.code == PARTLY_DONE
    assert (
        "of an article whose text was not found" in outcome.err
        or "in an article whose text was not found" in outcome.err
    )


def test_an_export_does_not_write_over_a_folder(run: Run, river: Path, tmp_path: Path) -> None:
    assert run("export", "markdown", river, "-o", tmp_path).code == NOTHING_DONE


def test_the_help_of_export_tells_what_each_format_is_for(run: Run) -> None:
    printed = run("export", "--help").out
    assert all(line in printed for line in ("CSL-JSON, for Zotero", "W3C Web Annotations", "a data package of CSV"))


def test_what_was_added_is_removed_again(run: Run, project: Path) -> None:
    run("add", project)
    assert run("remove", project).err == "1 file removed\n"
    assert "articles     0" in run("status").out


def test_what_was_never_added_is_not_removed(run: Run, project: Path) -> None:
    outcome = run("remove", "nowhere.txt")
    assert (outcome.code, "is not in the store" in outcome.err) == (NOTHING_DONE, True)


def test_the_corrections_of_a_store_are_written_as_a_file(run: Run, project: Path) -> None:
    Path("corrections.yaml").write_text("- same: [Osip Grell, Grell]\n  by: desk\n", encoding="utf-8")
    run("add", project, "corrections.yaml")
    assert run("export", "corrections").out == "- same: [Osip Grell, Grell]\n  by: desk\n"


def test_a_store_without_corrections_writes_none(run: Run, project: Path) -> None:
    assert run("export", "corrections", "-o", "out.yaml").code == NOTHING_DONE
    assert not Path("out.yaml").exists()


def test_the_desk_says_where_it_is_and_ends_when_it_is_interrupted(run: Run, project: Path) -> None:
    # A shell that runs the tests in the background has them ignore interrupts.
    listening = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    start = f"{listening}; from communique.cli import main; main()"
    command = [sys.executable, "-c", start, "serve", "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=project.parent)
    assert process.stderr is not None
    said = process.stderr.readline()
    address = said.split()[4]
    with urllib.request.urlopen(address, timeout=20) as answer:
        assert b"On this desk" in answer.read()
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == DONE


def test_a_desk_without_a_store_says_how_to_make_one(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "communique init" in run("serve").err
