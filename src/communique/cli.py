"""The command line: one function per command.

Data goes to standard output, progress and warnings to standard error. Exit code 0: done; 1: done, with articles or
parts of them skipped (`check`: references that do not hold; `diff`: something differs); 2: nothing could be done; 130
and 141: interrupted, and the reader of our output went away, as everywhere on Unix.
"""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NoReturn, TypeVar

import click
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from communique import pipeline, project
from communique.check import check_account, open_account
from communique.desk.server import PORT
from communique.desk.server import serve as serve_desk
from communique.desk.shelf import Shelf
from communique.errors import CommuniqueError, InputError
from communique.export.annotations import export_annotations
from communique.export.conllu import parses_to_conllu
from communique.export.counts import count_noun
from communique.export.csl import export_csl
from communique.export.diff import compare_accounts, difference_to_json, difference_to_text
from communique.export.events import FORMATS as EVENT_FORMATS
from communique.export.events import export_events
from communique.export.exported import Exported, ExportedFolder
from communique.export.files import write_whole
from communique.export.ftm import export_ftm
from communique.export.html import Evidence, account_to_html
from communique.export.json import account_to_json, reading_to_json
from communique.export.moves import FORMATS as MOVE_FORMATS
from communique.export.moves import export_moves
from communique.export.notes import export_citations, export_markdown
from communique.export.stories import pile_to_json, pile_to_text
from communique.export.tables import TABLES, export_table, export_tables
from communique.export.terminal import printable
from communique.ingest.corrections import parse_corrections
from communique.ingest.folders import STORE_ENDING
from communique.ingest.given_dates import parse_given_dates
from communique.link.stories import sort_stories
from communique.show import show_account
from communique.store.database import Store
from communique.types import Account, Skipped
from communique.version import __version__

Item = TypeVar("Item")

DONE, PARTLY_DONE, NOTHING_DONE, INTERRUPTED, READER_GONE = 0, 1, 2, 130, 141

ARTICLES = click.argument("articles", nargs=-1, required=True, metavar="ARTICLES...")
ACCOUNT = click.argument("account", type=click.Path(exists=True, dir_okay=False))
ARTICLES_FOLDER = click.option(
    "--articles",
    "folder",
    type=click.Path(exists=True),
    metavar="DIR",
    help="Where the articles lie [default: in the page, or where account.json says].",
)
OUTPUT = click.option(
    "-o", "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Default: standard output."
)
STORE = click.option(
    "--store", type=click.Path(dir_okay=False), metavar="FILE", help="Default: the one store in the working folder."
)
DATES = click.option(
    "--date",
    "dates",
    multiple=True,
    metavar="FILE=DATE",
    help="When an article was published: its path, file name or id, and YEAR-MONTH-DAY; may be given again.",
)
THREADS = click.option(
    "--threads", type=click.IntRange(min=1), metavar="N", help="Articles read at a time [default: one per processor]."
)


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    try:
        sys.exit(communique.main(prog_name="communique", standalone_mode=False) or DONE)
    except click.Abort:
        _say("Interrupted; no file was written.")
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(NOTHING_DONE)
    except CommuniqueError as error:
        _say(f"communique: {error}")
        sys.exit(NOTHING_DONE)
    except OSError as error:
        _say(f"communique: {error.filename or 'input or output'}: {error.strerror or error}")
        sys.exit(NOTHING_DONE)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  communique build articles/ -o account.html        a folder to one page
  communique show account.json                      the account in the terminal
  communique show account.json timeline             what happened, and when
  communique check account.html --articles articles/
  communique diff monday.json tuesday.json          what a later account adds, changes, confirms, contradicts
  communique read articles/ > readings.jsonl        one line per article, nothing linked
  communique stories pile/                          which articles tell one story
  communique export events account.json --format csv -o events.csv
\b
Over days and weeks, in a store:
  communique init river                             makes river.communique
  communique add articles/                          keeps and reads what is new
  communique build -o account.html                  of all that was added
  communique status                                 what is there, and whether the account is up to date
  communique serve                                  the desk: search, correct, rebuild, in the browser
\b
`communique COMMAND --help` has more. Exit code: 0 done, 1 done with something skipped, 2 nothing could be done.""",
)
@click.version_option(__version__, message="communique %(version)s")
def communique() -> None:
    """From a pile of news articles about a negotiation to one account in which every line opens its evidence.

    Works offline on a CPU. Text, HTML, JSON Lines and JSON are read; folders are walked.
    """


@communique.command(
    short_help="The account of articles: one page, or account.json.",
    epilog="""\b
Examples:
  communique build articles/ -o account.html
  communique build a.txt b.html wire.jsonl -o account.html --json account.json --title "The river talks"
  cat story.txt | communique build - -o account.html
  communique build articles/ -o account.html --date blog.txt=2031-03-16
  communique build articles/ -o account.html --evidence context   a page that may be passed on
  communique build pile/ --each-story -o accounts/   one page for each story of a mixed pile
  communique build -o account.html                   of all that was added to the store in this folder
\b
Beside text files, `articles.json` or `articles.csv` may give outlet, date, url and title of each (`id`: the file's
name without its ending).""",
)
@click.argument("articles", nargs=-1, metavar="[ARTICLES...]")
@click.option("-o", "--output", type=click.Path(), metavar="PAGE", help="Write the page here.")
@click.option("--json", "json_", type=click.Path(), metavar="JSON", help="Write account.json here.")
@click.option(
    "--title", help="Title of the account [default: the headline of the article that shares most with the others]."
)
@click.option(
    "--corrections",
    type=click.Path(exists=True, dir_okay=False),
    metavar="YAML",
    help="What you know better [default: corrections.yaml in a folder of ARTICLES].",
)
@DATES
@click.option(
    "--each-story",
    is_flag=True,
    help="Sort ARTICLES into stories and build one account of each; -o and --json then name folders.",
)
@click.option(
    "--evidence",
    type=click.Choice([each.value for each in Evidence]),
    default=Evidence.FULL.value,
    help="Of each article the page carries all [full], the sentences around what it quotes, or only what it quotes.",
)
@STORE
@THREADS
def build(
    articles: tuple[str, ...],
    *,
    output: str | None,
    json_: str | None,
    title: str | None,
    corrections: str | None,
    dates: tuple[str, ...],
    each_story: bool,
    evidence: str,
    store: str | None,
    threads: int | None,
) -> int:
    """Build the account of ARTICLES: files, folders, or - for standard input; without any, of a store.

    Give --output, --json or both; "-" as their value means standard output. A store keeps its accounts by itself.
    """
    if not articles:
        if corrections or dates or each_story:
            raise click.UsageError("A store has its corrections and dates from `communique add`, and is one story.")
        _look_at_targets(output, json_)
        with Store.open(project.find_store(store)) as opened:
            account = project.build(opened, title=title, threads=threads, watch=_watched)
        return _write_account(account, output, json_, Evidence(evidence))
    if store:
        raise click.UsageError("`communique add` puts ARTICLES into a store; `communique build` then builds it.")
    if output is None and json_ is None:
        raise click.UsageError("Say where the account goes: -o account.html, --json account.json, or both.")
    given = parse_given_dates(dates)
    if each_story:
        if title is not None:
            raise click.UsageError("--title names one account; with --each-story each takes the title of its story.")
        make = partial(pipeline.build_each_story, articles, threads=threads, corrections=corrections, dates=given)
        return _build_each_story(make, output, json_, Evidence(evidence))
    _look_at_targets(output, json_)
    account = pipeline.build(
        articles, title=title, threads=threads, watch=_watched, corrections=corrections, dates=given
    )
    return _write_account(account, output, json_, Evidence(evidence))


def _look_at_targets(*targets: str | None) -> None:
    for target in filter(None, targets):
        if Path(target).is_dir():
            raise click.UsageError(f"{target} is a folder; name a file in it.")
        if not Path(target).parent.is_dir():
            raise click.UsageError(f"There is no folder {Path(target).parent} to write {Path(target).name} into.")


def _make_folder(name: str) -> None:
    if Path(name).is_file():
        raise click.UsageError(f"{name} is a file; name a folder.")
    Path(name).mkdir(exist_ok=True)


def _write_account(account: Account, output: str | None, json_: str | None, evidence: Evidence) -> int:
    _report_skipped(account.skipped)
    if not account.articles:
        _say("No article could be read; nothing was written.")
        return NOTHING_DONE
    _report(account)
    _report_corrections(account)
    _warn_of_stories(account)
    if json_ == "-":
        _print(account_to_json(account))
    elif json_:
        pipeline.write_json(account, json_)
    if output == "-":
        _print(account_to_html(account, evidence=evidence))
    elif output:
        pipeline.write_html(account, output, evidence=evidence)
    for written in (output, json_):
        if written and written != "-":
            _say(f"Written: {written}")
    return PARTLY_DONE if account.skipped or _has_unused_corrections(account) else DONE


@communique.command(
    short_help="Make a store, to add articles to over weeks.",
    epilog="""\b
Examples:
  communique init river                    makes river.communique
  communique init river --title "The river talks"
  communique add articles/                 keeps and reads them
  communique build -o account.html
\b
A store is one SQLite file: articles as they were given, what was found in each, accounts by version, corrections.""",
)
@click.argument("name")
@click.option("--title", help="Title of the account [default: the headline of an article].")
def init(name: str, title: str | None) -> int:
    """Make a store for a project NAME, to add articles to over days and weeks."""
    path = Path(name if name.endswith(STORE_ENDING) else name + STORE_ENDING)
    with Store.create(path, name=path.name.removesuffix(STORE_ENDING), title=title):
        _say(f"Made: {path}. `communique add ARTICLES` puts articles into it.")
    return DONE


@communique.command(
    short_help="Put articles into a store, and read them.",
    epilog="""\b
Examples:
  communique add articles/
  communique add new.txt wires.jsonl --store river.communique
  communique add blog.txt --date blog.txt=2031-03-16
  communique add --date blog.txt=2031-03-16      for what was added before
  communique add corrections.yaml
\b
What is there already is not read again, so that a whole folder may be added again after each new article. A file that
has changed takes the place of what it was. It may be stopped at any moment: what was read is kept.""",
)
@click.argument("articles", nargs=-1, metavar="[ARTICLES...]")
@STORE
@DATES
@THREADS
def add(articles: tuple[str, ...], *, store: str | None, dates: tuple[str, ...], threads: int | None) -> int:
    """Put ARTICLES, files or folders, into a store and read those that are new."""
    if not articles and not dates:
        raise click.UsageError("Say what to add: files, folders, or dates of articles that are there.")
    with Store.open(project.find_store(store)) as opened:
        added = project.add(opened, articles, dates=parse_given_dates(dates), threads=threads, watch=_watched)
    _report_skipped(added.skipped)
    for problem in added.problems:
        _say(f"corrections, line {problem.line}: {problem.problem}")
    found = [
        f"{count_noun(added.files, 'file')} added",
        f"{added.unchanged} as before",
        f"{count_noun(added.read, 'article')} read",
        f"{len(added.skipped)} skipped",
    ]
    _say("; ".join(found + ([f"{count_noun(added.corrections, 'correction')} added"] if added.corrections else [])))
    if articles and not added.files and not added.unchanged and not added.corrections:
        return NOTHING_DONE
    return PARTLY_DONE if added.skipped or added.problems else DONE


@communique.command(
    short_help="Take files out of a store.",
    epilog="""\b
Examples:
  communique remove articles/wrong.txt
\b
The next account is without them. Accounts built before keep their texts, and what was found in them is kept: `add`
brings them back at once.""",
)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLES...")
@STORE
def remove(articles: tuple[str, ...], *, store: str | None) -> int:
    """Take ARTICLES, files or folders that were added, out of a store again."""
    with Store.open(project.find_store(store)) as opened:
        removed = project.remove(opened, articles)
    _say(f"{count_noun(removed, 'file')} removed")
    return DONE


@communique.command(
    short_help="What a store holds, and what is to be done.",
    epilog="""\b
Examples:
  communique status
  communique status river.communique""",
)
@click.argument("store", required=False, type=click.Path(dir_okay=False))
def status(store: str | None) -> int:
    """Tell what a STORE holds, what is still to be read, and whether its account is up to date."""
    with Store.open(project.find_store(store)) as opened:
        project.refresh(opened)
        found = project.find_status(opened)
    _print(project.status_to_text(found))
    return PARTLY_DONE if found.damage else DONE


@communique.command(
    short_help="The desk: search, correct, rebuild in a browser.",
    epilog="""\b
Examples:
  communique serve
  communique serve river.communique lake.communique --port 0
\b
In a browser on this machine: the account with a way to correct each line, search, articles with all marks, wordings
side by side, corrections with who and when, rebuilding, and what a build changed. Nothing leaves the machine.""",
)
@click.argument("stores", nargs=-1, type=click.Path(dir_okay=False), metavar="[STORE...]")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, help=f"Default: {PORT}; 0 takes a free one.")
@click.option("--by", metavar="NAME", help="Whose corrections they are [default: your name on this machine].")
def serve(stores: tuple[str, ...], port: int, by: str | None) -> int:
    """Open the desk on STORES, or the one in the working folder, for the browser on this machine."""
    shelf = Shelf.of([Path(store) for store in stores] or [project.find_store()])
    serve_desk(
        shelf,
        port=port,
        by=by or getpass.getuser(),
        ready=lambda address: _say(f"The desk is at {address} (stop it with Ctrl-C)."),
    )
    return DONE


@communique.command(
    short_help="Sort a mixed pile of articles into stories.",
    epilog="""\b
Examples:
  communique stories pile/
  communique stories pile/ --format json | jq '.stories[] | select(.number == 1) | .articles[].path'
\b
The number beside an article says how like the others of its story it is; the words are those that say so most.""",
)
@ARTICLES
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="Default: text.")
def stories(articles: tuple[str, ...], format_: str) -> int:
    """Sort ARTICLES, files or folders of a mixed pile, into stories, each of which is fit for one account."""
    pile = pipeline.sort_articles(articles, watch=_watched)
    _report_skipped(pile.skipped)
    count = sum(len(story.articles) for story in pile.stories)
    alone = sum(len(story.articles) == 1 for story in pile.stories)
    several = len(pile.stories) - alone
    found = (
        f"{count_noun(count, 'article')}, {len(pile.skipped)} skipped",
        f"{count_noun(several, 'story')} of several articles",
        f"{count_noun(alone, 'article')} alone",
    )
    _say("; ".join(found))
    if not count:
        return NOTHING_DONE
    _print(pile_to_json(pile) if format_ == "json" else pile_to_text(pile))
    return PARTLY_DONE if pile.skipped else DONE


@communique.command(
    short_help="What is found in each article, as JSON lines.",
    epilog="""\b
Examples:
  communique read articles/ > readings.jsonl
  communique read a.txt | jq '.attributions | length'
\b
The keys are those of account.json: path, sha256, attributions with their offsets, entities, boilerplate.""",
)
@ARTICLES
@THREADS
def read(articles: tuple[str, ...], threads: int | None) -> int:
    """Read ARTICLES one by one and print a line of JSON for each; nothing is linked across them."""
    count, attributions = 0, 0
    skipped: list[Skipped] = []
    for result in _watched(pipeline.read_articles(articles, threads=threads)):
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            count, attributions = count + 1, attributions + len(result.attributions)
            _print(reading_to_json(result) + "\n")
    _report_skipped(skipped)
    _say(f"{count_noun(count, 'article')} read, {len(skipped)} skipped; {count_noun(attributions, 'attribution')}")
    if not count:
        return NOTHING_DONE
    return PARTLY_DONE if skipped else DONE


@communique.command(
    short_help="Sentences as trees, in CoNLL-U.",
    epilog="""\b
Examples:
  communique parse articles/ > articles.conllu
  communique parse story.txt | grep nsubj         who does what, a word a line""",
)
@ARTICLES
@THREADS
def parse(articles: tuple[str, ...], threads: int | None) -> int:
    """Print the sentences of ARTICLES as trees: words, lemmas, parts of speech and dependencies, in CoNLL-U."""
    count, sentences = 0, 0
    skipped: list[Skipped] = []
    for result in pipeline.parse_articles(articles, threads=threads):
        if isinstance(result, Skipped):
            skipped.append(result)
            continue
        article, parses = result
        count, sentences = count + 1, sentences + len(parses)
        _print(parses_to_conllu(article, parses))
    _report_skipped(skipped)
    _say(f"{count_noun(count, 'article')} parsed, {len(skipped)} skipped; {count_noun(sentences, 'sentence')}")
    if not count:
        return NOTHING_DONE
    return PARTLY_DONE if skipped else DONE


@communique.command(
    short_help="An account, or a part of it, in the terminal.",
    epilog="""\b
Examples:
  communique show account.json                    the articles and who speaks most
  communique show account.html "Ilva Dorosh"      her statements, with the words they rest on
  communique show account.json timeline           what happened, and when
  communique show account.json positions          who wants what, by issue, and how it has moved
  communique show account.json disputes           what is disputed, the sides under one another
  communique show account.json a1c34cceacd21      an article by its id; so a move, an event, a statement, a dispute
  communique show account.json speakers           other words that list all: stands, moves, statements, articles
  communique show account.html a1c34cceacd21 --text > article.txt""",
)
@ACCOUNT
@click.argument("wanted", required=False, metavar="[SPEAKER|ID|timeline|positions|...]")
@click.option("--text", is_flag=True, help="Print an article's text as the offsets count it, and nothing else.")
@ARTICLES_FOLDER
def show(account: str, wanted: str | None, text: bool, folder: str | None) -> int:
    """Show ACCOUNT, a page or account.json, in the terminal: all of it, or one part of it."""
    opened = open_account(account, articles=folder).account
    if text:
        _print(_find_text(opened, wanted))
        return DONE
    console = Console()
    with console.capture() as printed:
        show_account(opened, wanted, console)
    _print(printed.get())
    return DONE


@communique.command(
    short_help="Hold every reference against the articles.",
    epilog="""\b
Examples:
  communique check account.html
  communique check account.json --articles articles/
\b
Exit code 0: every reference is exact; 1: some are not, or an article has changed; 2: there is nothing to check.""",
)
@ACCOUNT
@ARTICLES_FOLDER
def check(account: str, folder: str | None) -> int:
    """Check every reference of ACCOUNT, a page or account.json, against the articles' digests and texts."""
    result = check_account(account, articles=folder)
    for problem in result.problems:
        _say(f"{problem.where}: {problem.reason}")
    _print(result.summary + "\n")
    if not result.total:
        return NOTHING_DONE
    return PARTLY_DONE if result.problems or result.exact < result.total else DONE


@communique.command(
    short_help="What one account has that another has not.",
    epilog="""\b
Examples:
  communique diff monday.json tuesday.json
  communique diff old.html new.html --format json | jq '.changes[] | select(.change == "confirmed")'
\b
confirmed: it rested on one independent origin and now rests on more. contradicted: it is now a side of a dispute.
Exit code 0: nothing differs; 1: something does; 2: the two could not be compared.""",
)
@click.argument("old", type=click.Path(exists=True, dir_okay=False))
@click.argument("new", type=click.Path(exists=True, dir_okay=False))
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="Default: text.")
@ARTICLES_FOLDER
def diff(old: str, new: str, *, format_: str, folder: str | None) -> int:
    """Say what NEW has that OLD has not, two accounts of one story: pages or account.json."""
    difference = compare_accounts(*(open_account(path, articles=folder).account for path in (old, new)))
    _print(difference_to_json(difference) if format_ == "json" else difference_to_text(difference))
    return PARTLY_DONE if difference.differs else DONE


@communique.group(
    short_help="An account in the formats of other tools.",
    epilog="""\b
Examples:
  communique export moves account.html -o moves.csv
  communique export tables account.json -o tables/
  communique export markdown account.json --articles articles/ -o account.md
\b
ACCOUNT is a page or account.json. The texts come from the page, or from the files that account.json names; --articles
  says where else they lie. What has no place in a format, or lacks its text, is counted on standard error. Words of
  articles are exact and escaped; same account, same bytes.
\b
Exit code 0: all of it; 1: something is missing, and was named; 2: there is nothing to write.""",
)
def export() -> None:
    """Write an account, or a part of it, in a format that other people's tools read."""


@export.command(
    short_help="What happened: a table, JSON, TimelineJS, a calendar.",
    epilog="""\b
Examples:
  communique export events account.json > events.csv
  communique export events account.html --format ics -o talks.ics
\b
csv: one row per event, columns named as POLECAT's where they mean the same, codes as in PLOVER's manual. Several actors
  stand in one cell, joined by "; ". A cell that a spreadsheet would take for a formula begins with an apostrophe.
json: the same, in the field names of PLOVER's manual.
timelinejs, ics: for Knight Lab's TimelineJS and for calendars. Events without a day of the calendar have no place
  there; they are left out and counted.
\b
Exit code 0: all events; 1: some were left out; 2: there is none to write, and nothing is written.""",
)
@ACCOUNT
@click.option("--format", "format_", type=click.Choice(EVENT_FORMATS), default="csv", help="Default: csv.")
@OUTPUT
@ARTICLES_FOLDER
def events(account: str, *, format_: str, output: str | None, folder: str | None) -> int:
    """Write the events of ACCOUNT, a page or account.json, as a table, JSON, a TimelineJS timeline or a calendar."""
    return _write_exported(export_events(open_account(account, articles=folder).account, format_), output)


@export.command(
    short_help="Who demands, offers or refuses what: a table, JSON.",
    epilog="""\b
Examples:
  communique export moves account.json > moves.csv
  communique export moves account.html --format json | jq '.[] | select(.move == "OFFER") | .proposal'
\b
csv: one row per move. Names and countries (ISO 3166-1 alpha-3) are spelled out, several in one cell joined by "; ".
  "Movement" stands in the row of a party's latest own move on an issue, "Moved From" is the id of the move before.
  A cell that a spreadsheet would take for a formula begins with an apostrophe.
json: the same with every place of the articles that tells the move.
\b
Exit code 0: all moves, whole; 1: some lack what is named; 2: there is none to write, and nothing is written.""",
)
@ACCOUNT
@click.option("--format", "format_", type=click.Choice(MOVE_FORMATS), default="csv", help="Default: csv.")
@OUTPUT
@ARTICLES_FOLDER
def moves(account: str, *, format_: str, output: str | None, folder: str | None) -> int:
    """Write the moves of ACCOUNT, who demands, offers or refuses what on which condition, as a table or JSON."""
    return _write_exported(export_moves(open_account(account, articles=folder).account, format_), output)


@export.command(
    short_help="Every table, joined by ids: a data package of CSV.",
    epilog="""\b
Examples:
  communique export tables account.json -o tables/             every table, and datapackage.json
  communique export tables account.json --table moves | less   one of them
  frictionless validate tables/datapackage.json
\b
The tables are joined by ids, for databases and statistics; the rows of `export events` and `export moves` spell out
  names and sentences. datapackage.json tells the type and the meaning of each column, and which table its ids lead to.
  A cell that a spreadsheet would take for a formula begins with an apostrophe.
\b
Exit code 0: all rows, whole; 1: some lack their words; 2: there is none to write, and nothing is written.""",
)
@ACCOUNT
@click.option("--table", type=click.Choice(TABLES), help="Only this one; --output then names a file.")
@click.option("-o", "--output", type=click.Path(), metavar="FOLDER", help="Default for one table: standard output.")
@ARTICLES_FOLDER
def tables(account: str, *, table: str | None, output: str | None, folder: str | None) -> int:
    """Write ACCOUNT, a page or account.json, as tables of comma-separated values: a data package in one folder."""
    if table is not None:
        return _write_exported(export_table(open_account(account, articles=folder).account, table), output)
    if output is None or output == "-":
        raise click.UsageError("Say which folder the tables go to, -o FOLDER, or name one of them, --table moves.")
    exported = export_tables(open_account(account, articles=folder).account)
    if not _report_exported(exported):
        return NOTHING_DONE
    _make_folder(output)
    for name, text in exported.files:
        write_whole(Path(output, name), text)
    _say(f"Written: {count_noun(len(exported.files), 'file')} into {output}")
    return PARTLY_DONE if exported.gaps else DONE


@export.command(
    short_help="The account written out, a footnote for every line.",
    epilog="""\b
Examples:
  communique export markdown account.html -o account.md
  communique export markdown account.html | pandoc --from markdown -o account.docx
\b
The sections are those of the page. Each line ends in notes: the whole sentences that it rests on, the outlet, the date,
  a link to the words where the article has a web address, and their offsets. Articles' words are escaped.
\b
Exit code 0: all of it; 1: lines or quotations are missing, for want of an article's text; 2: there is none.""",
)
@ACCOUNT
@OUTPUT
@ARTICLES_FOLDER
def markdown(account: str, *, output: str | None, folder: str | None) -> int:
    """Write ACCOUNT, a page or account.json, as Markdown: a footnote with the quotation for every line."""
    return _write_exported(export_markdown(open_account(account, articles=folder).account), output)


@export.command(
    short_help="The account as wikitext, a {{cite news}} for every line.",
    epilog="""\b
Examples:
  communique export citations account.html -o account.wiki
\b
The sections and lines of `export markdown`, with a {{cite news}} in each note: author, title, work, date, url, quote.
  An article without a headline has an empty title, which MediaWiki asks you to fill; a date that was inferred stands in
  a comment. Articles' words are escaped.
\b
Exit code 0: all of it; 1: lines or quotations are missing, for want of an article's text; 2: there is none.""",
)
@ACCOUNT
@OUTPUT
@ARTICLES_FOLDER
def citations(account: str, *, output: str | None, folder: str | None) -> int:
    """Write ACCOUNT, a page or account.json, as wikitext: a citation template with quotation for every line."""
    return _write_exported(export_citations(open_account(account, articles=folder).account), output)


@export.command(
    short_help="The articles as CSL-JSON, for Zotero and Pandoc.",
    epilog="""\b
Examples:
  communique export csl account.json -o articles.json        for Zotero: File, Import
  pandoc --citeproc --bibliography articles.json draft.md    [@a1c34cceacd21] in draft.md is an article's id
\b
One item for each article: title, author, outlet, date, address. A date that was worked out is an interval, marked as
  about; one whose year no article names is only told in the note.""",
)
@ACCOUNT
@OUTPUT
@ARTICLES_FOLDER
def csl(account: str, *, output: str | None, folder: str | None) -> int:
    """Write the articles of ACCOUNT, a page or account.json, as CSL-JSON for Zotero, Pandoc and other tools."""
    return _write_exported(export_csl(open_account(account, articles=folder).account), output)


@export.command(
    "annotations",
    short_help="All that was found, as W3C Web Annotations.",
    epilog="""\b
Examples:
  communique export annotations account.html -o account.jsonld
\b
An annotation for each place that carries a line: attributions, events, moves with their conditions, sides of disputes.
  Its target has the offsets, in code points, and the words with what stands around them. Its source is the article's
  web address; the offsets hold for the text that was read, which the state names by its digest (ni:///sha-256;...).
\b
Exit code 0: all, whole; 1: some have their offsets alone, for want of an article's text; 2: there is none.""",
)
@ACCOUNT
@OUTPUT
@ARTICLES_FOLDER
def web_annotations(account: str, *, output: str | None, folder: str | None) -> int:
    """Write what was found in the articles of ACCOUNT, a page or account.json, as W3C Web Annotations in JSON-LD."""
    return _write_exported(export_annotations(open_account(account, articles=folder).account), output)


@export.command(
    short_help="People, parties, events, moves for OpenAleph.",
    epilog="""\b
Examples:
  communique export ftm account.html -o account.ftm.json
  ftm validate -i account.ftm.json
\b
One line of JSON for each entity: articles; people, governments, organizations and groups, and what they belong to;
  events that took place or are announced, with their articles; moves as notes on their parties. Exact words alone.
\b
Left out are places, documents, people without a name of their own, and what did not happen.
\b
Exit code 0: all entities; 1: some were left out; 2: there is none to write, and nothing is written.""",
)
@ACCOUNT
@OUTPUT
@ARTICLES_FOLDER
def ftm(account: str, *, output: str | None, folder: str | None) -> int:
    """Write ACCOUNT, a page or account.json, as entities of FollowTheMoney for OpenAleph and its kin."""
    return _write_exported(export_ftm(open_account(account, articles=folder).account), output)


@export.command(
    short_help="A store's corrections, as corrections.yaml.",
    epilog="""\b
Examples:
  communique export corrections -o articles/corrections.yaml
  communique export corrections --store river.communique""",
)
@STORE
@OUTPUT
def corrections(store: str | None, output: str | None) -> int:
    """Write the corrections of a store as corrections.yaml, with who said each and when."""
    with Store.open(project.find_store(store)) as opened:
        written = project.write_corrections(opened)
    return _write_exported(Exported(written, len(parse_corrections(written)), "correction"), output)


def _write_exported(exported: Exported, output: str | None) -> int:
    """Write the export to the file, or to standard output, unless nothing is in it."""
    if not _report_exported(exported):
        return NOTHING_DONE
    if output is None or output == "-":
        _print(exported.text)
    else:
        _look_at_targets(output)
        write_whole(Path(output), exported.text)
        _say(f"Written: {output}")
    return PARTLY_DONE if exported.gaps else DONE


def _report_exported(exported: Exported | ExportedFolder) -> bool:
    """Say what is in the export and what is not; False where nothing is."""
    gaps = (f"{gap.number} {gap.why}" for gap in exported.gaps)
    _say("; ".join((count_noun(exported.count, exported.noun), *gaps)))
    if not exported.count:
        _say(f"There is no {exported.noun} to write; nothing was written.")
    return exported.count > 0


def _build_each_story(
    make: Callable[..., tuple[Account, ...]], output: str | None, json_: str | None, evidence: Evidence
) -> int:
    """Write story-1.html, story-2.html and on into the folder `output`, and the same in JSON into `json_`."""
    for folder in filter(None, (output, json_)):
        if folder == "-":
            raise click.UsageError("--each-story writes several files: name a folder.")
        _make_folder(folder)
    accounts = make(watch=_watched)
    skipped = accounts[0].skipped if accounts else ()
    _report_skipped(skipped)
    if not accounts:
        _say("No article could be read; nothing was written.")
        return NOTHING_DONE
    for number, account in enumerate(accounts, 1):
        _say(f"Story {number}: {account.title}")
        _report(account)
        _report_corrections(account)
        if json_:
            pipeline.write_json(account, Path(json_, f"story-{number}.json"))
        if output:
            pipeline.write_html(account, Path(output, f"story-{number}.html"), evidence=evidence)
    _say(f"Written: {count_noun(len(accounts), 'account')} into {' and '.join(filter(None, (output, json_)))}")
    return PARTLY_DONE if skipped or any(map(_has_unused_corrections, accounts)) else DONE


def _report_corrections(account: Account) -> None:
    for one in account.corrections:
        if one.problem is not None:
            _say(f"corrections, line {one.line}: {one.problem}")


def _has_unused_corrections(account: Account) -> bool:
    return any(one.problem is not None for one in account.corrections)


def _warn_of_stories(account: Account) -> None:
    found = sort_stories(account.articles)
    if len(found) > 1:
        sizes = ", ".join(
            f"{len(story.articles)} ({story.title or story.articles[0].article.path})" for story in found[:3]
        )
        more = f", and {len(found) - 3} more" if len(found) > 3 else ""
        _say(f"Warning: these articles look like {len(found)} stories, of so many articles: {sizes}{more}. "
             "`communique stories` lists them, --each-story builds one account of each.")  # fmt: skip


def _find_text(account: Account, wanted: str | None) -> str:
    """The text of the one article meant; raises InputError where it is not one, or its file is not found."""
    found = [each for each in account.articles if wanted in (None, each.id, each.path, each.outlet)]
    if len(found) != 1:
        raise InputError(f"--text prints one article: {', '.join(article.id for article in account.articles)}")
    if not found[0].text:
        raise InputError(f"{found[0].path}: is not found with the digest of {found[0].id}; say --articles DIR")
    return found[0].text


def _watched(results: Iterable[Item | Skipped]) -> Iterator[Item | Skipped]:
    """Pass results on; on a terminal, show how many have come."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("reading"),
        MofNCompleteColumn(),
        TextColumn("articles"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield from progress.track(results, description="reading")


def _report(account: Account) -> None:
    """Say on standard error what was found, and be plain about it when that is nothing."""
    found = (
        f"{count_noun(len(account.articles), 'article')} read, {len(account.skipped)} skipped",
        f"{count_noun(len(account.attributions), 'attribution')} in {count_noun(len(account.statements), 'statement')}",
        count_noun(len(account.events), "event"),
        f"{count_noun(len(account.unsure), 'question')} left open",
    )
    _say("; ".join(found))
    if not account.attributions:
        _say("Warning: nobody is quoted or reported in these articles, as far as could be seen.")
    if not account.events:
        _say("Warning: no event was found in these articles, as far as could be seen; the timeline is empty.")


def _report_skipped(skipped: Iterable[Skipped]) -> None:
    for each in skipped:
        _say(f"Skipped {each.path}: {each.reason}")


def _say(message: str) -> None:
    """A line on standard error."""
    click.echo(printable(message), err=True)


def _print(data: str) -> None:
    """Data on standard output; when nobody reads it any more, leave at once and quietly."""
    try:
        sys.stdout.buffer.write(data.encode("utf-8"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(READER_GONE)
