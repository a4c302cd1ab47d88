"""`build`: the account of articles, or of a store, as a page and as account.json."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from communique import pipeline, project
from communique.commands.options import DATES, STORE, THREADS
from communique.commands.streams import (
    DONE,
    NOTHING_DONE,
    PARTLY_DONE,
    look_at_targets,
    make_folder,
    print_data,
    report_skipped,
    say,
    watched,
)
from communique.export.counts import count_noun
from communique.export.html import Evidence, account_to_html
from communique.export.json import account_to_json
from communique.ingest.given_dates import parse_given_dates
from communique.link.stories import sort_stories
from communique.store.database import Store
from communique.types import Account


@click.command(
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
        look_at_targets(output, json_)
        with Store.open(project.find_store(store)) as opened:
            account = project.build(opened, title=title, threads=threads, watch=watched)
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
    look_at_targets(output, json_)
    account = pipeline.build(
        articles, title=title, threads=threads, watch=watched, corrections=corrections, dates=given
    )
    return _write_account(account, output, json_, Evidence(evidence))


def _write_account(account: Account, output: str | None, json_: str | None, evidence: Evidence) -> int:
    report_skipped(account.skipped)
    if not account.articles:
        say("No article could be read; nothing was written.")
        return NOTHING_DONE
    _report(account)
    _report_corrections(account)
    _warn_of_stories(account)
    if json_ == "-":
        print_data(account_to_json(account))
    elif json_:
        pipeline.write_json(account, json_)
    if output == "-":
        print_data(account_to_html(account, evidence=evidence))
    elif output:
        pipeline.write_html(account, output, evidence=evidence)
    for written in (output, json_):
        if written and written != "-":
            say(f"Written: {written}")
    return PARTLY_DONE if account.skipped or _has_unused_corrections(account) else DONE


def _build_each_story(
    make: Callable[..., tuple[Account, ...]], output: str | None, json_: str | None, evidence: Evidence
) -> int:
    """Write story-1.html, story-2.html and on into the folder `output`, and the same in JSON into `json_`."""
    for folder in filter(None, (output, json_)):
        if folder == "-":
            raise click.UsageError("--each-story writes several files: name a folder.")
        make_folder(folder)
    accounts = make(watch=watched)
    skipped = accounts[0].skipped if accounts else ()
    report_skipped(skipped)
    if not accounts:
        say("No article could be read; nothing was written.")
        return NOTHING_DONE
    for number, account in enumerate(accounts, 1):
        say(f"Story {number}: {account.title}")
        _report(account)
        _report_corrections(account)
        if json_:
            pipeline.write_json(account, Path(json_, f"story-{number}.json"))
        if output:
            pipeline.write_html(account, Path(output, f"story-{number}.html"), evidence=evidence)
    say(f"Written: {count_noun(len(accounts), 'account')} into {' and '.join(filter(None, (output, json_)))}")
    return PARTLY_DONE if skipped or any(map(_has_unused_corrections, accounts)) else DONE


def _report(account: Account) -> None:
    """Say on standard error what was found, and be plain about it when that is nothing."""
    found = (
        f"{count_noun(len(account.articles), 'article')} read, {len(account.skipped)} skipped",
        f"{count_noun(len(account.attributions), 'attribution')} in {count_noun(len(account.statements), 'statement')}",
        count_noun(len(account.events), "event"),
        f"{count_noun(len(account.unsure), 'question')} left open",
    )
    say("; ".join(found))
    if not account.attributions:
        say("Warning: nobody is quoted or reported in these articles, as far as could be seen.")
    if not account.events:
        say("Warning: no event was found in these articles, as far as could be seen; the timeline is empty.")


def _report_corrections(account: Account) -> None:
    for one in account.corrections:
        if one.problem is not None:
            say(f"corrections, line {one.line}: {one.problem}")


def _has_unused_corrections(account: Account) -> bool:
    return any(one.problem is not None for one in account.corrections)


def _warn_of_stories(account: Account) -> None:
    found = sort_stories(account.articles)
    if len(found) > 1:
        sizes = ", ".join(
            f"{len(story.articles)} ({story.title or story.articles[0].article.path})" for story in found[:3]
        )
        more = f", and {len(found) - 3} more" if len(found) > 3 else ""
        say(f"Warning: these articles look like {len(found)} stories, of so many articles: {sizes}{more}. "
             "`communique stories` lists them, --each-story builds one account of each.")  # fmt: skip
