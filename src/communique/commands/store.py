"""`init`, `add`, `remove`, `status`: a store of articles over days and weeks."""

from __future__ import annotations

from pathlib import Path

import click

from communique import project
from communique.commands.options import DATES, STORE, THREADS
from communique.commands.streams import DONE, NOTHING_DONE, PARTLY_DONE, print_data, report_skipped, say, watched
from communique.export.counts import count_noun
from communique.ingest.folders import STORE_ENDING
from communique.ingest.given_dates import parse_given_dates
from communique.store.database import Store


@click.command(
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
@click.option(
    "--title", help="Title of the account [default: the headline of the article that shares most with the others]."
)
def init(name: str, title: str | None) -> int:
    """Make NAME.communique in the working folder: a store, to add articles to over days and weeks."""
    path = Path(name if name.endswith(STORE_ENDING) else name + STORE_ENDING)
    with Store.create(path, name=path.name.removesuffix(STORE_ENDING), title=title):
        say(f"Made: {path}. `communique add ARTICLES` puts articles into it.")
    return DONE


@click.command(
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
        added = project.add(opened, articles, dates=parse_given_dates(dates), threads=threads, watch=watched)
    report_skipped(added.skipped)
    for problem in added.problems:
        say(f"corrections, line {problem.line}: {problem.problem}")
    found = [
        f"{count_noun(added.files, 'file')} added",
        f"{added.unchanged} as before",
        f"{count_noun(added.read, 'article')} read",
        f"{len(added.skipped)} skipped",
    ]
    say("; ".join(found + ([f"{count_noun(added.corrections, 'correction')} added"] if added.corrections else [])))
    if articles and not added.files and not added.unchanged and not added.corrections:
        if not added.skipped:
            say(f"There is no file to be read in {', '.join(articles)}.")
        return NOTHING_DONE
    return PARTLY_DONE if added.skipped or added.problems else DONE


@click.command(
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
    say(f"{count_noun(removed, 'file')} removed")
    return DONE


@click.command(
    epilog="""\b
Examples:
  communique status
  communique status --store river.communique
\b
Exit code 0: sound; 1: the file is damaged, and where; 2: there is no store.""",
)
@STORE
def status(store: str | None) -> int:
    """Say what a store holds, what is still to be read, and whether its account is up to date."""
    with Store.open(project.find_store(store)) as opened:
        project.refresh(opened)
        found = project.find_status(opened)
    print_data(project.status_to_text(found))
    return PARTLY_DONE if found.damage else DONE
