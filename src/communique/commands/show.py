"""`show`, `check`, `diff`: look at an account, hold it against its articles, compare two of them."""

from __future__ import annotations

import click
from rich.console import Console

from communique.check import check_account, open_account
from communique.commands.options import ACCOUNT, ARTICLES_FOLDER
from communique.commands.streams import DONE, NOTHING_DONE, PARTLY_DONE, print_data, say
from communique.errors import InputError
from communique.export.diff import compare_accounts, difference_to_json, difference_to_text
from communique.show import show_account
from communique.types import Account


@click.command(
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
        print_data(_find_text(opened, wanted))
        return DONE
    console = Console()
    with console.capture() as printed:
        show_account(opened, wanted, console)
    print_data(printed.get())
    return DONE


def _find_text(account: Account, wanted: str | None) -> str:
    """The text of the one article meant; raises InputError where it is not one, or its file is not found."""
    found = [each for each in account.articles if wanted in (None, each.id, each.path, each.outlet)]
    if len(found) != 1:
        raise InputError(f"--text prints one article: {', '.join(article.id for article in account.articles)}")
    if not found[0].text:
        raise InputError(f"{found[0].path}: is not found with the digest of {found[0].id}; say --articles DIR")
    return found[0].text


@click.command(
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
        say(f"{problem.where}: {problem.reason}")
    print_data(result.summary + "\n")
    if not result.total:
        return NOTHING_DONE
    return PARTLY_DONE if result.problems or result.exact < result.total else DONE


@click.command(
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
    print_data(difference_to_json(difference) if format_ == "json" else difference_to_text(difference))
    return PARTLY_DONE if difference.differs else DONE
